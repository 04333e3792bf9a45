/** The wildcards of LIKE, which comparing in small and capital letters uses, as letters like others. */
export const asLetters = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

/** What contains the text, in small or capital letters. */
export const containing = (text: string) => ({
  contains: asLetters(text),
  mode: 'insensitive' as const,
});
