/**
 * Whether two languages are one: `de` and `de-DE` are, `en-GB` and `en-US` are not.
 * @param locale what stands for a language that is not named; BCP 47.
 */
export function isSameLanguage(one: string | null, other: string | null, locale: string): boolean {
  const [a, b] = [one ?? locale, other ?? locale].map((tag) => tag.toLowerCase()) as [string, string];
  if (a === b) return true;
  const [general = '', special = ''] = a.length < b.length ? [a, b] : [b, a];
  return !general.includes('-') && special.startsWith(`${general}-`);
}
