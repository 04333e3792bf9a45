import { repairC1Controls } from './encoding.ts';
import { decodeReferences } from './entities.ts';

const CONTROLS = /[^\t\n\r\u0020-\u007e\u0080-\ufffd]/g;
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const C1 = /[\u0080-\u009f]/;

/** A value for machines (number, key, path): no control characters, trimmed, empty -> null. */
export function exactValue(text: string | null | undefined): string | null {
  if (text === null || text === undefined) return null;
  const clean = text.replace(CONTROLS, '').replace(LONE_SURROGATE, '').trim();
  return clean === '' ? null : clean;
}

/** One line for people: HTML references decoded, tags out, white space collapsed. `-` alone means empty. */
export function singleLine(text: string | null | undefined): string | null {
  const plain = plainText(text);
  if (plain === null) return null;
  const line = plain.replace(/\s+/g, ' ').trim();
  return line === '' || line === '-' ? null : line;
}

/** Plain text of a text that may hold HTML. Lines are kept, at most one empty line in a row. */
export function plainText(text: string | null | undefined): string | null {
  const exact = exactValue(text);
  if (exact === null) return null;
  // One form of each letter, so that what is shown can be searched: some systems write "o" and two dots.
  const repaired = (C1.test(exact) ? repairC1Controls(exact) : exact).normalize('NFC');
  const unix = repaired.replace(/\r\n?/g, '\n').replace(/\u00ad/g, '');
  const plain = withoutMarkup(unix);
  const tidy = tidyLines(plain);
  // Only what was decoded just now can hold something that was not there before.
  if (plain !== unix) return exactValue(tidy);
  return tidy.trim() === '' ? null : tidy.trim();
}

/** Twice, because senders escape their HTML once or twice; so no tag is left in the result. */
function withoutMarkup(text: string): string {
  if (!text.includes('<') && !text.includes('&')) return text;
  return stripTags(decodeReferences(stripTags(text)));
}

function stripTags(text: string): string {
  if (!text.includes('<')) return text;
  return text
    .replace(/<(script|style)\b[^<>]*>[\s\S]*?(?:<\/\1\s*>|$)/gi, '')
    .replace(/<!--[\s\S]*?(?:-->|$)/g, '')
    .replace(/<br\b[^<>]*>[ \t]*\n?/gi, '\n')
    .replace(/<li\b[^<>]*>\s*/gi, '\n- ')
    .replace(/<\/?(?:p|div|ul|ol|tr|table|h[1-6]|blockquote|section|article)\b[^<>]*>/gi, '\n')
    .replace(/<\/?t[dh]\b[^<>]*>/gi, ' ')
    .replace(/<[!?][^<>]*>/g, '')
    .replace(TAG, '');
}

/** What HTML calls its elements, and Word's own with a colon. Anything else in angle brackets is what somebody wrote. */
const HTML_NAMES =
  'a abbr acronym address applet area article aside audio b base basefont bdi bdo big blink blockquote body br button ' +
  'canvas caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed fieldset ' +
  'figcaption figure font footer form frame frameset h[1-6] head header hgroup hr html i iframe img input ins kbd label ' +
  'legend li link main map mark marquee menu meta meter nav nobr noframes noscript object ol optgroup option output p ' +
  'param picture pre progress q s samp script section select small source span strike strong style sub summary sup svg ' +
  'table tbody td template textarea tfoot th thead time title tr track tt u ul var video wbr xml \\w+:\\w+';

const HTML_NAME = new RegExp(`^(?:${HTML_NAMES.replaceAll(' ', '|')})$`, 'i');

export const isHtmlName = (name: string): boolean => HTML_NAME.test(name);

/** Alone, closed, or with something like an attribute: `a<b und c>d` is a text. */
const TAG = new RegExp(
  `</?(?:${HTML_NAMES.replaceAll(' ', '|')})(?:\\s*/?|\\s[^<>]*[="'][^<>]*|\\s+(?:nowrap|noshade|compact|disabled|checked|hidden|controls|class|style)\\s*/?)>`,
  'gi',
);

function tidyLines(text: string): string {
  return (
    text
      // White space that is not one plain space: most of a text is, and need not be touched.
      .replace(/(?:[^\S\n ]| (?=[^\S\n]))[^\S\n]*/g, ' ')
      .replace(/ \n ?|\n /g, '\n')
      .replace(/\n{3,}/g, '\n\n')
  );
}

/** Cuts to at most `length` UTF-16 units, never through a character. */
export function limited(text: string, length: number): string {
  if (text.length <= length) return text;
  const last = text.charCodeAt(length - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? length - 1 : length);
}

/** A value from the file for a message to a person: short, on one line, in quotation marks. */
export function quoted(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 60 ? `"${limited(line, 59)}…"` : `"${line}"`;
}
