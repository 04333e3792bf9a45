import { normaliseMoment, parseDate } from './dates.ts';
import { type NumberStyle, parseNumber, parseYesNo } from './numbers.ts';
import type { Report } from './report.ts';
import { exactValue, isHtmlName, limited, plainText, quoted, singleLine } from './text.ts';
import type { Element } from './types.ts';

/** Longest value of an ordinary one-line field. */
const LINE_LENGTH = 255;

const NUMBER_HINT = 'Send digits with a point before the decimals, for example 250000.00.';

/**
 * One block of an object, such as `<preise>`, with typed access to its fields. Names are compared without case. A field
 * that stands there several times is read from its first place that is not empty. What cannot be read becomes null and
 * an issue. Several blocks of one name are read as one.
 */
export class Section {
  private readonly fields = new Map<string, Element[]>();
  private readonly path: string;
  private readonly report: Report;

  constructor(args: { blocks: Element[]; path: string; report: Report }) {
    this.path = args.path;
    this.report = args.report;
    for (const block of args.blocks) this.index(block);
  }

  private index(block: Element): void {
    for (const child of block.children) {
      if (typeof child === 'string') continue;
      const name = child.name.toLowerCase();
      const known = this.fields.get(name);
      if (known === undefined) this.fields.set(name, [child]);
      else known.push(child);
    }
  }

  all(name: string): Element[] {
    return this.fields.get(name) ?? [];
  }

  /** The text of every element called `name`. */
  texts(name: string): string[] {
    return this.all(name).map(innerText);
  }

  /** The block `name` inside this one; empty when it is missing. */
  section(name: string): Section {
    return new Section({ blocks: this.all(name), path: this.at(name), report: this.report });
  }

  /** A section for one element of this block. */
  of(element: Element, path: string): Section {
    return new Section({ blocks: [element], path: this.at(path), report: this.report });
  }

  at(name: string): string {
    return this.path === '' ? name : `${this.path}/${name}`;
  }

  /** A value for machines: trimmed, nothing decoded. */
  exact(name: string): string | null {
    for (const element of this.all(name)) {
      const value = exactValue(innerText(element));
      if (value !== null) return value;
    }
    return null;
  }

  /** One line for people. */
  line(name: string, length = LINE_LENGTH): string | null {
    for (const element of this.all(name)) {
      const value = singleLine(innerMarkup(element));
      if (value !== null) return this.shortened(value, length, name);
    }
    return null;
  }

  /** A text of several lines. */
  text(name: string, length: number): string | null {
    for (const element of this.all(name)) {
      const value = plainText(innerMarkup(element));
      if (value !== null) return this.shortened(value, length, name);
    }
    return null;
  }

  private shortened(value: string, length: number, name: string): string {
    if (value.length <= length) return value;
    const message = `The text has ${value.length} characters; only the first ${length} were kept.`;
    this.report.warn('TEXT_SHORTENED', this.at(name), message, `Shorten it to ${length} characters.`);
    return limited(value, length).trimEnd();
  }

  attribute(name: string, attribute: string): string | null {
    for (const element of this.all(name)) {
      const value = attributeOf(element, attribute);
      if (value !== null) return value;
    }
    return null;
  }

  /** The attribute, or the text of the element where senders put it there. */
  attributeOrText(name: string, attribute: string): string | null {
    return this.attribute(name, attribute) ?? this.exact(name);
  }

  /** Names of the attributes of `name` that say yes, in upper case. */
  flags(name: string): string[] {
    return this.readFlags(name)
      .filter(([, isOn]) => isOn)
      .map(([flag]) => flag);
  }

  /** Whether any attribute of `name` says yes; null when nothing is said. An element text counts too. */
  anyFlag(name: string): boolean | null {
    const flags = this.readFlags(name);
    if (flags.length > 0) return flags.some(([, isOn]) => isOn);
    return this.yesNo(name);
  }

  private readFlags(name: string): [string, boolean][] {
    const flags: [string, boolean][] = [];
    for (const element of this.all(name)) {
      for (const [key, value] of Object.entries(element.attributes)) {
        if (value.trim() === '') continue;
        const isOn = parseYesNo(value);
        if (isOn === null) this.badYesNo(`${name}@${key}`, value);
        else flags.push([key.toUpperCase(), isOn]);
      }
    }
    return flags;
  }

  yesNo(name: string): boolean | null {
    const text = this.exact(name);
    if (text === null) return null;
    const value = parseYesNo(text);
    if (value === null) this.badYesNo(name, text);
    return value;
  }

  private badYesNo(name: string, text: string): void {
    const message = `${quoted(text)} is neither yes nor no and was left out.`;
    this.report.warn('NOT_YES_OR_NO', this.at(name), message, 'Use true or false.');
  }

  /** A canonical decimal, never negative. */
  number(name: string, style: NumberStyle): string | null {
    const text = this.exact(name);
    return text === null ? null : this.readNumber(text, name, style);
  }

  /** As number, but zero means nothing: senders fill empty fields with 0. */
  positive(name: string, style: NumberStyle): string | null {
    const value = this.number(name, style);
    return value === '0' ? null : value;
  }

  /** A whole number such as a count of floors; at most 100,000. */
  integer(name: string, style: NumberStyle): number | null {
    const value = this.number(name, style);
    if (value === null) return null;
    const number = Number(value);
    if (Number.isInteger(number)) return number;
    this.report.warn(
      'NOT_A_WHOLE_NUMBER',
      this.at(name),
      `${quoted(value)} is not a whole number and was left out.`,
      'Send a whole number.',
    );
    return null;
  }

  /** Reads a number that was found at `name`; reports what is wrong with it. */
  readNumber(text: string, name: string, style: NumberStyle): string | null {
    if (/^[-–—]+$/.test(text)) return null;
    const parsed = parseNumber(text, style);
    const path = this.at(name);
    if (parsed.kind === 'NOT_A_NUMBER') {
      this.report.warn('NOT_A_NUMBER', path, `${quoted(text)} is not a number and was left out.`, NUMBER_HINT);
    } else if (parsed.kind === 'NEGATIVE') {
      this.report.warn(
        'NEGATIVE_NUMBER',
        path,
        `${quoted(text)} is less than zero and was left out.`,
        'Send a number of zero or more.',
      );
    } else if (parsed.kind === 'TOO_LARGE') {
      this.report.warn(
        'NUMBER_TOO_LARGE',
        path,
        `${quoted(text)} is too large to be true and was left out.`,
        NUMBER_HINT,
      );
    } else {
      if (parsed.isAmbiguous) {
        this.report.warn(
          'AMBIGUOUS_NUMBER',
          path,
          `${quoted(text)} can be read in two ways. It was read as ${parsed.value}.`,
          NUMBER_HINT,
        );
      }
      return parsed.value;
    }
    return null;
  }

  /** YYYY-MM-DD */
  date(name: string): string | null {
    return this.readDate(name, parseDate);
  }

  /** A date, or a date and time; see normaliseMoment. */
  moment(name: string): string | null {
    return this.readDate(name, normaliseMoment);
  }

  private readDate(name: string, parse: (text: string) => string | null): string | null {
    const text = this.exact(name);
    if (text === null || /^[0.\-/T: ]+$/.test(text)) return null;
    const value = parse(text);
    if (value === null) {
      this.report.warn(
        'UNREADABLE_DATE',
        this.at(name),
        `${quoted(text)} is not a date and was left out.`,
        'Use a date such as 2024-05-31.',
      );
    }
    return value;
  }
}

/** An attribute by name without case; trimmed, empty -> null. */
export function attributeOf(element: Element, name: string): string | null {
  const direct = element.attributes[name];
  if (direct !== undefined) return exactValue(direct);
  const wanted = name.toLowerCase();
  for (const [key, value] of Object.entries(element.attributes)) {
    if (key.toLowerCase() === wanted) return exactValue(value);
  }
  return null;
}

/** All text inside an element. */
export function innerText(element: Element): string {
  const [only] = element.children;
  if (element.children.length === 1 && typeof only === 'string') return only;
  return element.children.map((child) => (typeof child === 'string' ? child : innerText(child))).join('');
}

/**
 * The text with child elements as tags, so that real `<br/>` elements and escaped ones are cleaned the same way. Elements
 * that are none of HTML count for what is in them.
 */
export function innerMarkup(element: Element): string {
  return element.children
    .map((child) => {
      if (typeof child === 'string') return child;
      const inner = innerMarkup(child);
      return isHtmlName(child.name) ? `<${child.name}>${inner}</${child.name}>` : inner;
    })
    .join('');
}
