import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { createDecoder, type Decoder } from './encoding.ts';
import { OpenImmoError, type OpenImmoErrorCode } from './error.ts';
import { missingHeader, readHeader } from './header.ts';
import { isLayout, keepsSpace } from './layout.ts';
import { MarkupRepair } from './repair.ts';
import { exactValue, limited } from './text.ts';
import type { Element, Issue, OutlineEvent, Provider, ReadLimits, Transfer, TransferEvent } from './types.ts';

/** 4 GiB a file, 100 levels, 50,000 elements and 134 million characters an object. */
export const DEFAULT_LIMITS: Readonly<ReadLimits> = Object.freeze({
  maxBytes: 4 * 1024 ** 3,
  maxDepth: 100,
  maxObjectElements: 50_000,
  maxObjectCharacters: 128 * 1024 ** 2,
});

/** Bytes parsed between two hand-overs of events; bounds memory when the source gives one large piece. */
const SLICE_BYTES = 64 * 1024;

const ROOTS = new Set(['openimmo', 'immoxml']);

/** Fields of a provider by the element that holds them; ImmoXML and older senders have their own names. */
const PROVIDER_FIELDS = new Map<string, Exclude<keyof Provider, 'index'>>([
  ['anbieternr', 'providerNumber'],
  ['firma', 'companyName'],
  ['openimmo_anid', 'openimmoAnid'],
  ['immoxml_anid', 'openimmoAnid'],
  ['anid', 'openimmoAnid'],
  ['lizenzkennung', 'licenceKey'],
]);

/** What the parser complains about but a reader can live with: the text is complete all the same. */
const HARMLESS = [
  'the string "]]>" is disallowed in char data.',
  'duplicate attribute',
  'malformed comment.',
  'an XML declaration must be at the start of the document.',
  'encoding value must match',
  'standalone value must match',
  'XML declaration is incomplete.',
  'XML declaration must contain a version.',
  'version number must match',
  'did not expect any more name/value pairs.',
  'expected the name',
  'expected one of',
  'no whitespace between attributes.',
];

/**
 * Reads a transfer as a stream; memory does not grow with the file. Order of events: an `object` comes before the
 * `provider` that it belongs to, `transfer` once and before `end`. Objects outside of any `<anbieter>` belong to a
 * provider of their own.
 *
 * Errors of the source itself pass through unchanged.
 * @throws OpenImmoError the file is refused whole; throw away what was read before
 */
export function readTransfer(
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  limits: Partial<ReadLimits> = {},
): AsyncGenerator<TransferEvent> {
  // A parser that was not asked for the outline gives none.
  return parse(source, limits, false) as AsyncGenerator<TransferEvent>;
}

/**
 * As readTransfer, and also everything that stands around the objects, in the order of the document: enough for
 * `rewriteTransfer` to write the file again. An unknown element around objects or providers is left out; the objects
 * inside are given as usual.
 *
 * @throws OpenImmoError as readTransfer
 */
export function readWhole(
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  limits: Partial<ReadLimits> = {},
): AsyncGenerator<TransferEvent | OutlineEvent> {
  return parse(source, limits, true);
}

async function* parse(
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  limits: Partial<ReadLimits>,
  hasOutline: boolean,
): AsyncGenerator<TransferEvent | OutlineEvent> {
  const parser = new TransferParser({ ...DEFAULT_LIMITS, ...limits }, hasOutline);
  for await (const bytes of source) {
    for (let from = 0; from < bytes.length; from += SLICE_BYTES) {
      parser.write(bytes.subarray(from, from + SLICE_BYTES));
      yield* parser.take();
    }
  }
  parser.end();
  yield* parser.take();
}

interface OpenProvider {
  provider: Provider;
  objectCount: number;
  /** Depth of `<anbieter>`, or of the root for objects outside of any provider. */
  depth: number;
}

class TransferParser {
  private readonly limits: ReadLimits;
  private readonly hasOutline: boolean;
  private readonly decoder: Decoder = createDecoder();
  private readonly repair = new MarkupRepair();
  private readonly xml = new SaxesParser({ xmlns: false as const, defaultXMLVersion: '1.0', forceXMLVersion: true });

  private events: (TransferEvent | OutlineEvent)[] = [];
  private readonly issues: Issue[] = [];
  private transfer: Transfer | null = null;

  private bytes = 0;
  private depth = 0;
  private isRootClosed = false;
  private isEnding = false;
  private hasText = false;
  private hasTrailingText = false;
  private charactersSinceEvent = 0;

  private provider: OpenProvider | null = null;
  /** For objects and provider fields that stand directly under the root. */
  private outer: OpenProvider = { provider: { index: -1 }, objectCount: 0, depth: 1 };
  private providerCount = 0;
  private objectCount = 0;

  /** The elements from `<immobilie>`, or a field of the outline, down to the open one; else empty. */
  private readonly open: Element[] = [];
  private isField = false;
  private pendingText = '';
  private keepSpaceDepth = 0;
  private objectLine = 0;
  private objectElements = 0;
  private objectCharacters = 0;

  private field: { key: Exclude<keyof Provider, 'index'>; owner: OpenProvider; depth: number; text: string } | null =
    null;

  constructor(limits: ReadLimits, hasOutline: boolean) {
    this.limits = limits;
    this.hasOutline = hasOutline;
    this.xml.on('opentag', (tag) => this.onOpen(tag));
    this.xml.on('closetag', () => this.onClose());
    this.xml.on('text', (text) => this.onText(text));
    this.xml.on('cdata', (text) => this.onText(text));
    this.xml.on('error', (error) => this.onError(error));
  }

  write(bytes: Uint8Array): void {
    this.bytes += bytes.length;
    if (this.bytes > this.limits.maxBytes) throw this.tooLarge('The file');
    this.feed(() => this.repair.write(this.decoder.write(bytes)));
  }

  end(): void {
    if (this.bytes === 0) throw emptyFile();
    this.feed(() => this.repair.write(this.decoder.end()) + this.repair.end());
    this.isEnding = true;
    this.guard(() => this.xml.close());
    this.finish();
  }

  /** The events since the last call. */
  take(): (TransferEvent | OutlineEvent)[] {
    const taken = this.events;
    this.events = [];
    return taken;
  }

  private feed(next: () => string): void {
    this.guard(() => {
      this.writeText(next());
      if (this.repair.refusal !== null) throw this.repair.refusal;
    });
  }

  private writeText(text: string): void {
    if (text === '') return;
    this.charactersSinceEvent += text.length;
    if (!this.hasText) this.hasText = text.trim() !== '';
    this.xml.write(text);
    if (this.charactersSinceEvent > this.limits.maxObjectCharacters) throw this.tooLarge('A part of the file');
  }

  /** Lets our own refusals pass and turns everything else, such as a string that grew too long, into one. */
  private guard(work: () => void): void {
    try {
      work();
    } catch (error) {
      if (error instanceof OpenImmoError) throw error.line === undefined ? this.at(error) : error;
      if (error instanceof RangeError) throw this.tooLarge('A part of the file');
      throw error;
    }
  }

  private onOpen(tag: SaxesTagPlain): void {
    this.charactersSinceEvent = 0;
    this.depth += 1;
    if (this.depth > this.limits.maxDepth) throw this.tooDeep();
    const name = localName(tag.name);
    if (this.depth === 1) this.openRoot(name, tag);
    else if (this.open.length > 0) this.openInObject(name, tag);
    else this.openOutside(name, tag);
  }

  private openRoot(name: string, tag: SaxesTagPlain): void {
    this.checkRoot(name);
    if (!this.hasOutline) return;
    this.events.push({ type: 'root', element: { name, attributes: this.attributesOf(tag), children: [] } });
  }

  private checkRoot(name: string): void {
    if (ROOTS.has(name.toLowerCase())) return;
    const isFeedback = name.toLowerCase().startsWith('openimmo_feedback');
    throw this.refuse(
      'NOT_OPENIMMO',
      isFeedback
        ? 'The file is an OpenImmo feedback (an enquiry to a broker), not a transfer of listings.'
        : `The file is XML but not OpenImmo: its outermost element is <${limited(name, 60)}>.`,
      'Export the listings as OpenImmo. The file must start with <openimmo>.',
    );
  }

  private openOutside(name: string, tag: SaxesTagPlain): void {
    const lower = name.toLowerCase();
    if (lower === 'immobilie') this.openObject(name, tag);
    else if (lower === 'anbieter' && this.provider === null) this.openProvider(name, tag);
    else {
      if (lower === 'uebertragung') this.readHeader(tag);
      else this.openField(lower);
      this.openOutline(name, tag);
    }
  }

  /** A field of the outline is kept like an object; what is deeper belongs to it or to an unknown element. */
  private openOutline(name: string, tag: SaxesTagPlain): void {
    if (!this.hasOutline || this.depth !== (this.provider ?? this.outer).depth + 1) return;
    this.isField = true;
    this.openTree(name, tag);
  }

  private openField(lower: string): void {
    const owner = this.provider ?? this.outer;
    const key = PROVIDER_FIELDS.get(lower);
    if (key !== undefined && this.field === null && this.depth === owner.depth + 1) {
      this.field = { key, owner, depth: this.depth, text: '' };
    }
  }

  private openProvider(name: string, tag: SaxesTagPlain): void {
    const index = this.providerCount;
    this.provider = { provider: { index }, objectCount: 0, depth: this.depth };
    this.providerCount += 1;
    if (!this.hasOutline) return;
    const element: Element = { name, attributes: this.attributesOf(tag), children: [] };
    this.events.push({ type: 'open-provider', providerIndex: index, element });
  }

  private openObject(name: string, tag: SaxesTagPlain): void {
    const owner = this.provider ?? this.outer;
    if (owner.provider.index < 0) {
      owner.provider.index = this.providerCount;
      this.providerCount += 1;
    }
    this.field = null;
    this.objectLine = this.xml.line;
    this.openTree(name, tag);
  }

  private openTree(name: string, tag: SaxesTagPlain): void {
    this.objectElements = 0;
    this.objectCharacters = 0;
    this.pendingText = '';
    this.keepSpaceDepth = 0;
    this.push({ name, attributes: this.attributesOf(tag), children: [] });
  }

  private openInObject(name: string, tag: SaxesTagPlain): void {
    if (this.isField && this.isStructure(name.toLowerCase())) {
      this.leaveOutline(name, tag);
      return;
    }
    this.flushText(true);
    if (name === 'uebertragung') this.readHeader(tag);
    const element: Element = { name, attributes: this.attributesOf(tag), children: [] };
    this.open[this.open.length - 1]?.children.push(element);
    this.push(element);
  }

  private isStructure(lower: string): boolean {
    return lower === 'immobilie' || (lower === 'anbieter' && this.provider === null);
  }

  /** What looked like a field holds objects, and one that holds a thousand must not stay in memory. */
  private leaveOutline(name: string, tag: SaxesTagPlain): void {
    this.isField = false;
    this.open.length = 0;
    this.openOutside(name, tag);
  }

  private push(element: Element): void {
    this.open.push(element);
    this.objectElements += 1;
    if (this.objectElements > this.limits.maxObjectElements) throw this.tooLarge('An object');
    if (this.keepSpaceDepth === 0 && keepsSpace(element.name)) this.keepSpaceDepth = this.open.length;
  }

  private attributesOf(tag: SaxesTagPlain): Record<string, string> {
    const attributes: Record<string, string> = {};
    for (const name in tag.attributes) {
      const value = tag.attributes[name] ?? '';
      this.countCharacters(name.length + value.length);
      const colon = name.indexOf(':');
      if (colon < 0) {
        if (name !== 'xmlns' && name !== '__proto__') attributes[name] = value;
      } else if (!name.startsWith('xmlns:')) {
        const local = name.slice(colon + 1);
        if (!Object.hasOwn(attributes, local) && !(local in tag.attributes)) attributes[local] = value;
      }
    }
    return attributes;
  }

  private countCharacters(count: number): void {
    this.objectCharacters += count;
    if (this.objectCharacters > this.limits.maxObjectCharacters) throw this.tooLarge('An object');
  }

  private onText(text: string): void {
    this.charactersSinceEvent = 0;
    if (this.open.length > 0) {
      this.countCharacters(text.length);
      this.pendingText = this.pendingText === '' ? text : this.pendingText + text;
    }
    if (this.field !== null) this.field.text = limited(this.field.text + text, 1000);
  }

  /** White space with a line break between elements is layout, except in texts and user-defined blocks. */
  private flushText(isBeforeElement: boolean): void {
    if (this.pendingText === '') return;
    const text = this.pendingText;
    this.pendingText = '';
    const parent = this.open[this.open.length - 1];
    if (parent === undefined) return;
    const isBetweenElements = isBeforeElement || parent.children.length > 0;
    if (isBetweenElements && this.keepSpaceDepth === 0 && isLayout(text)) return;
    parent.children.push(text);
  }

  private onClose(): void {
    if (this.isEnding) return;
    this.charactersSinceEvent = 0;
    if (this.open.length > 0) this.closeInObject();
    else if (this.provider?.depth === this.depth) this.closeProvider(this.provider);
    if (this.field?.depth === this.depth) this.closeField();
    this.depth -= 1;
    if (this.depth === 0) this.isRootClosed = true;
  }

  private closeInObject(): void {
    this.flushText(false);
    if (this.keepSpaceDepth === this.open.length) this.keepSpaceDepth = 0;
    const element = this.open.pop();
    if (this.open.length > 0 || element === undefined) return;
    if (this.isField) this.closeOutline(element);
    else this.closeObject(element);
  }

  private closeOutline(element: Element): void {
    this.isField = false;
    this.events.push({ type: 'field', providerIndex: this.provider?.provider.index ?? null, element });
  }

  private closeObject(element: Element): void {
    const owner = this.provider ?? this.outer;
    owner.objectCount += 1;
    const position = this.objectCount;
    this.objectCount += 1;
    const providerIndex = owner.provider.index;
    this.events.push({ type: 'object', providerIndex, position, line: this.objectLine, element });
  }

  private closeField(): void {
    if (this.field === null) return;
    const { key, owner, text } = this.field;
    const value = exactValue(text);
    if (value !== null && owner.provider[key] === undefined) owner.provider[key] = limited(value, 255);
    this.field = null;
  }

  private closeProvider(closing: OpenProvider): void {
    this.events.push({ type: 'provider', provider: closing.provider, objectCount: closing.objectCount });
    this.provider = null;
  }

  private readHeader(tag: SaxesTagPlain): void {
    const { transfer, issues } = readHeader(this.attributesOf(tag));
    if (this.transfer === null) {
      this.transfer = transfer;
      this.events.push({ type: 'transfer', transfer, issues });
      return;
    }
    if (transfer.scope === this.transfer.scope) return;
    this.issues.push({
      severity: 'ERROR',
      code: 'CONFLICTING_TRANSFER_HEADERS',
      path: 'uebertragung@umfang',
      message: 'The file says in one place that it holds the whole stock and in another that it holds only changes.',
      hint: 'Send one <uebertragung> per file. Until then treat the file as a partial one.',
    });
  }

  private finish(): void {
    if (this.transfer === null) this.events.push({ type: 'transfer', ...missingHeader() });
    if (this.outer.provider.index >= 0) this.closeProvider(this.outer);
    this.noteRepairs();
    this.events.push({ type: 'end', objectCount: this.objectCount, issues: this.issues });
  }

  private noteRepairs(): void {
    const { illegalCharacters, bareAmpersands, unknownEntities } = this.repair.counts;
    const hint = 'Nothing is lost for the other objects. Tell the maker of the sending software.';
    const note = (severity: Issue['severity'], code: string, message: string): void => {
      this.issues.push({ severity, code, path: '', message, hint });
    };
    if (illegalCharacters > 0) {
      note('WARNING', 'ILLEGAL_CHARACTERS', `${illegalCharacters} forbidden control characters were left out.`);
    }
    if (bareAmpersands > 0) {
      note(
        'NOTE',
        'BARE_AMPERSANDS',
        `${bareAmpersands} "&" characters were not written as XML demands; they were kept.`,
      );
    }
    if (unknownEntities > 0) {
      note(
        'WARNING',
        'UNKNOWN_ENTITIES',
        `${unknownEntities} unknown character names such as "&name;" were kept as text.`,
      );
    }
    if (this.decoder.repairedBytes > 0) {
      const count = this.decoder.repairedBytes;
      note(
        'WARNING',
        'MIXED_ENCODING',
        `The file should be UTF-8, but ${count} bytes are not. They were read as Western European.`,
      );
    }
    if (this.decoder.wrongLabel !== null) {
      const label = limited(this.decoder.wrongLabel, 40).toUpperCase();
      note('WARNING', 'WRONG_ENCODING', `The file says that it is ${label}, but it is UTF-8. It was read as UTF-8.`);
    }
    if (this.decoder.unknownLabel !== null) {
      const label = limited(this.decoder.unknownLabel, 40);
      note('WARNING', 'UNKNOWN_ENCODING', `The encoding "${label}" is not known. The file was read as UTF-8.`);
    }
    if (this.hasTrailingText) note('WARNING', 'TRAILING_CONTENT', 'Text after the end of the file was ignored.');
  }

  private onError(error: Error): void {
    const message = error.message.replace(/^\d+:\d+: /, '');
    if (this.isEnding) throw this.endedTooSoon();
    if (HARMLESS.some((start) => message.startsWith(start))) return;
    if (message.startsWith('text data outside of root node') && this.isRootClosed) {
      this.hasTrailingText = true;
      return;
    }
    throw this.refuse(
      'NOT_XML',
      `The file is not correct XML at line ${this.xml.line}: ${message.replace(/\.$/, '')}.`,
      'Nothing was imported from it. Export the file again, or tell the maker of the sending software.',
    );
  }

  private endedTooSoon(): OpenImmoError {
    if (!this.hasText) return emptyFile();
    return this.refuse(
      'TRUNCATED',
      'The file ends too soon: its last part is missing.',
      'The upload was probably cut off. Nothing was imported from it. Send the file again.',
    );
  }

  private tooLarge(what: string): OpenImmoError {
    const hint = 'Send pictures beside the XML instead of inside it, or split the file.';
    return this.refuse('TOO_LARGE', `${what} is larger than allowed.`, hint);
  }

  private tooDeep(): OpenImmoError {
    const message = `The file has more than ${this.limits.maxDepth} elements inside one another.`;
    return this.refuse('TOO_DEEP', message, 'Such a file is not OpenImmo. Tell the maker of the sending software.');
  }

  private refuse(code: OpenImmoErrorCode, message: string, hint: string): OpenImmoError {
    return new OpenImmoError({ code, message, hint, line: this.xml.line, column: this.xml.column + 1 });
  }

  private at(error: OpenImmoError): OpenImmoError {
    return this.refuse(error.code, error.message, error.hint);
  }
}

function emptyFile(): OpenImmoError {
  return new OpenImmoError({
    code: 'EMPTY_FILE',
    message: 'The file is empty.',
    hint: 'Check that the export finished, and send the file again.',
  });
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}
