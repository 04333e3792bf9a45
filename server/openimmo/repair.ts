import { namedCharacter, numberedCharacter } from './entities.ts';
import { OpenImmoError } from './error.ts';

/** How often something had to be mended. */
export interface RepairCounts {
  /** Characters that XML 1.0 forbids, dropped. */
  illegalCharacters: number;
  /** `&` that starts no reference, kept as the character. */
  bareAmpersands: number;
  /** References to names that nobody declares and HTML does not know, kept as text. */
  unknownEntities: number;
}

/** What XML 1.0 does not allow (production Char); surrogates are checked by the decoder. */
const ILLEGAL = /[^\t\n\r\u0020-\ufffd]/g;
const MARK = /&|<[!?]|<$/g;
const REFERENCE = /&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z_][\w.-]{0,30});/y;
const UNFINISHED_REFERENCE = /^&#?[\w.-]{0,31}$/;
const XML_NAMES = new Set(['amp', 'lt', 'gt', 'quot', 'apos']);
const OPENERS = ['<!--', '<![CDATA[', '<!DOCTYPE'];
const LONGEST_OPENER = 9;

type State = 'CONTENT' | 'CDATA' | 'COMMENT' | 'INSTRUCTION';
const CLOSERS = { CDATA: ']]>', COMMENT: '-->', INSTRUCTION: '?>' } as const;

/**
 * Mends what real files break, before the XML parser sees it: undeclared HTML entities, bare `&`, forbidden
 * characters. Comments lose their content but keep their line breaks, so that line numbers stay true.
 * Works on pieces of any size; the pieces' boundaries do not matter.
 */
export class MarkupRepair {
  readonly counts: RepairCounts = { illegalCharacters: 0, bareAmpersands: 0, unknownEntities: 0 };
  /** Set when a DOCTYPE was met; nothing of what follows it is passed on. */
  refusal: OpenImmoError | null = null;
  private state: State = 'CONTENT';
  private carry = '';

  write(piece: string): string {
    return this.mend(this.carry + this.dropIllegal(piece), false);
  }

  end(): string {
    return this.mend(this.carry, true);
  }

  private dropIllegal(text: string): string {
    return text.replace(ILLEGAL, () => {
      this.counts.illegalCharacters += 1;
      return '';
    });
  }

  private mend(text: string, isLast: boolean): string {
    this.carry = '';
    let out = '';
    let at = 0;
    while (at < text.length && this.refusal === null) {
      const step: Step =
        this.state === 'CONTENT' ? this.content(text, at, isLast) : this.untilClosed(text, at, this.state, isLast);
      out += step.out;
      if (step.wait) {
        this.carry = text.slice(step.next);
        return out;
      }
      at = step.next;
    }
    return out;
  }

  /** Copies up to the next `&` or `<!` or `<?` and deals with that. */
  private content(text: string, from: number, isLast: boolean): Step {
    MARK.lastIndex = from;
    const at = MARK.exec(text)?.index;
    if (at === undefined) return { out: from === 0 ? text : text.slice(from), next: text.length, wait: false };
    const before = text.slice(from, at);
    const step = text[at] === '&' ? this.reference(text, at, isLast) : this.opener(text, at, isLast);
    return { ...step, out: before + step.out };
  }

  private opener(text: string, at: number, isLast: boolean): Step {
    const start = text.slice(at, at + LONGEST_OPENER).toUpperCase();
    if (start.startsWith('<?')) return this.enter('INSTRUCTION', text, at, 2);
    if (start.startsWith('<!--')) return this.enter('COMMENT', text, at, 4);
    if (start === '<![CDATA[') return this.enter('CDATA', text, at, LONGEST_OPENER);
    if (start === '<!DOCTYPE') {
      this.refusal = doctypeRefused();
      return { out: '', next: text.length, wait: false };
    }
    if (!isLast && OPENERS.some((opener) => opener.startsWith(start))) return { out: '', next: at, wait: true };
    return { out: text.slice(at, at + 1), next: at + 1, wait: false };
  }

  private enter(state: State, text: string, at: number, length: number): Step {
    this.state = state;
    return { out: text.slice(at, at + length), next: at + length, wait: false };
  }

  private untilClosed(text: string, from: number, state: keyof typeof CLOSERS, isLast: boolean): Step {
    const closer = CLOSERS[state];
    const found = text.indexOf(closer, from);
    if (found >= 0) {
      this.state = 'CONTENT';
      const next = found + closer.length;
      return { out: passed(text.slice(from, found), state) + closer, next, wait: false };
    }
    const keep = isLast ? text.length : Math.max(from, text.length - closer.length + 1);
    return { out: passed(text.slice(from, keep), state), next: keep, wait: !isLast };
  }

  private reference(text: string, at: number, isLast: boolean): Step {
    REFERENCE.lastIndex = at;
    const body = REFERENCE.exec(text)?.[1];
    if (body !== undefined) return { out: this.resolve(body), next: at + body.length + 2, wait: false };
    if (!isLast && UNFINISHED_REFERENCE.test(text.slice(at, at + 40))) return { out: '', next: at, wait: true };
    this.counts.bareAmpersands += 1;
    return { out: '&amp;', next: at + 1, wait: false };
  }

  private resolve(body: string): string {
    if (XML_NAMES.has(body)) return `&${body};`;
    if (body.startsWith('#')) return this.resolveNumber(body);
    const character = namedCharacter(body);
    if (character === undefined) {
      this.counts.unknownEntities += 1;
      return `&amp;${body};`;
    }
    return `&#${character.codePointAt(0)};`;
  }

  private resolveNumber(body: string): string {
    const character = numberedCharacter(body);
    if (character !== undefined) return `&#${character.codePointAt(0)};`;
    this.counts.illegalCharacters += 1;
    return '';
  }
}

interface Step {
  out: string;
  next: number;
  /** Keep what follows `next` until more text comes. */
  wait: boolean;
}

function passed(text: string, state: keyof typeof CLOSERS): string {
  return state === 'COMMENT' ? text.replace(/[^\n\r]+/g, '') : text;
}

function doctypeRefused(): OpenImmoError {
  return new OpenImmoError({
    code: 'DOCTYPE_REFUSED',
    message: 'The file contains a DOCTYPE declaration. Such files are refused because they can be used for attacks.',
    hint: 'Export the file again without the line that starts with <!DOCTYPE.',
  });
}
