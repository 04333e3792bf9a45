/**
 * Which white space of a file is only layout. The reader drops it and the writer adds it by the same rule: text with a
 * line break and nothing else, between elements, outside of these blocks.
 */
export function keepsSpace(name: string): boolean {
  return name === 'freitexte' || name.startsWith('user_defined');
}

export function isLayout(text: string): boolean {
  return text.includes('\n') && text.trim() === '';
}
