/** What this browser remembers of its user: no more than language and theme. Private windows may refuse: then nothing. */
type Name = 'language' | 'theme';

export function remembered(name: Name): string | null {
  try {
    return localStorage.getItem(`gatepost.${name}`);
  } catch {
    return null;
  }
}

export function remember(name: Name, value: string): void {
  try {
    localStorage.setItem(`gatepost.${name}`, value);
  } catch {
    // Lasts until the page is closed.
  }
}
