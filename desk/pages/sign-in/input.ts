/** The digits of what was typed or pasted: "Your code: 123 456." is a code too. */
export function codeOf(text: string): string {
  return text.replace(/\D/g, '').slice(0, 6);
}

/** Only what can be said for certain; the mail itself is the check. */
export function looksLikeEmail(text: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text);
}
