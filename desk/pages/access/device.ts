/** In the order in which one names itself after another: Edge says Chrome too, and Chrome says Safari. */
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/\bEdg(e|A|iOS)?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/(Chrome|CriOS)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/\b(iPhone|iPad)\b/, 'iOS'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
];

const first = (names: typeof BROWSERS, text: string) => names.find(([sign]) => sign.test(text))?.[1];

/** What somebody would call the thing they signed in with: “Firefox, Windows”; a program by its own name. */
export function deviceOf(userAgent: string | null): string | undefined {
  if (!userAgent) return undefined;
  const browser = first(BROWSERS, userAgent);
  if (!browser) return userAgent.split(/[\s/]/)[0]?.slice(0, 60) || undefined;
  return [browser, first(SYSTEMS, userAgent)].filter(Boolean).join(', ');
}
