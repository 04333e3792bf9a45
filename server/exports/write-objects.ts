import { mediaKey } from '../listings/index.ts';
import {
  attachmentsOf,
  convertObject,
  type Element,
  type Issue,
  identifyObject,
  LATEST_VERSION,
  mapObject,
  OPENIMMO_VERSIONS,
  type OpenImmoVersion,
  type WritableListing,
  writeFields,
} from '../openimmo/index.ts';
import type { Platform } from '../platform/index.ts';
import type { FileNames } from './file-names.ts';
import { biddingFields, editedFields, fieldsOf } from './listing-fields.ts';
import { editedTexts, type Wording, wholeTexts } from './listing-texts.ts';
import { type PackageFile, placeMedia } from './place-media.ts';
import type { StockListing } from './read-stock.ts';
import { withContents, withHashes } from './with-contents.ts';

export interface ObjectContext {
  platform: Pick<Platform, 'storage' | 'settings'>;
  names: FileNames;
  /** The version to write; null leaves each object in its own. */
  version: OpenImmoVersion | null;
  attachments: boolean;
  agency: { locale: string; timeZone: string };
  /** What holds in the source where an object does not say whether its address may be shown. */
  addressReleased: boolean;
}

/** A listing as OpenImmo: an element for each language. */
export interface WrittenObjects {
  elements: Element[];
  /** The files that the elements name. */
  files: Map<string, PackageFile>;
  issues: Issue[];
}

/** An element on its way. */
interface Draft {
  element: Element;
  /** The version it is in now. */
  from: string | undefined;
  issues: Issue[];
}

/**
 * Writes a listing: what it was received as, with what was edited here in its place and everything else as it came. One
 * that was made here is written whole. Elements that a version cannot say truly are left out, with an ERROR.
 */
export async function writeObjects(context: ObjectContext, listing: StockListing): Promise<WrittenObjects> {
  const follows = listing.origin === 'IMPORT' && listing.source !== undefined;
  const drafts = follows ? followSource(context, listing) : writeWhole(context, listing);
  const written: WrittenObjects = { elements: [], files: new Map(), issues: [] };
  for (const [index, draft] of oneLanguage(context, drafts, written.issues).entries()) {
    const { element, files, issues } = await finish(context, listing, draft, { isFirst: index === 0, follows });
    written.issues.push(...draft.issues, ...issues);
    if (element) written.elements.push(element);
    for (const [name, file] of files) written.files.set(name, file);
  }
  return written;
}

function followSource(context: ObjectContext, listing: StockListing): Draft[] {
  const { elements = [], version } = listing.source ?? {};
  const { locale } = context.agency;
  const wordings =
    editedTexts(listing, elements, locale) ?? elements.map((_, source): Partial<Wording> => ({ source }));
  const edited = editedFields(listing);
  return wordings.map(({ source = 0, texts, language }) => {
    const element = elements[source] as Element;
    const fields = { ...edited, ...bidding(context, listing, element, edited), ...definedOf({ texts, language }) };
    // What was deleted once and is here again is not to be deleted where the file goes.
    const action = identifyObject(element).action === 'DELETE' ? { action: 'UPSERT' as const } : {};
    return edit(context, element, version ?? undefined, { ...fields, ...action });
  });
}

function writeWhole(context: ObjectContext, listing: StockListing): Draft[] {
  const element = listing.source?.elements[0] ?? null;
  const fields = fieldsOf(listing);
  const contacts = Math.max(1, element ? countOf(element, 'kontaktperson') : 0);
  const brokers = fields.brokers.slice(0, contacts);
  const all = { ...fields, ...biddingFields(listing, fields.biddingTerms, context.agency.timeZone), brokers };
  const drafts = wholeTexts(listing, context.agency.locale).map(({ texts, language }) =>
    edit(context, element, listing.source?.version ?? undefined, { ...all, ...definedOf({ texts, language }) }),
  );
  if (brokers.length < fields.brokers.length) drafts[0]?.issues.push(contactsLeftOut);
  return drafts;
}

const countOf = ({ children }: Element, name: string): number =>
  children.filter((child) => typeof child !== 'string' && child.name.toLowerCase() === name).length;

const contactsLeftOut: Issue = {
  severity: 'NOTE',
  code: 'CONTACTS_LEFT_OUT',
  path: 'kontaktperson',
  message: 'OpenImmo has one contact for an object. The first broker was written, the others were left out.',
  hint: 'Put the broker to ask first.',
};

type Fields = Partial<WritableListing>;

/** Looks into the object only where offers are taken in a period. */
function bidding({ agency }: ObjectContext, listing: StockListing, element: Element, edited: Fields): Fields {
  if (listing.offerLinks.length === 0) return {};
  const said = edited.biddingTerms ?? mapObject(element).object.listing.biddingTerms;
  return biddingFields(listing, said, agency.timeZone);
}

const definedOf = (fields: { texts?: Wording['texts']; language?: string }): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

/** Our names for things are those of the newest version, so the object is brought there before they are written in. */
function edit(context: ObjectContext, element: Element | null, from: string | undefined, fields: Fields): Draft {
  const { version, addressReleased } = context;
  if (element && Object.keys(fields).length === 0) return { element, from, issues: [] };
  const raised = element && version ? convertObject(element, { from, to: LATEST_VERSION }) : { element, issues: [] };
  const written = writeFields(raised.element, fields, { addressReleased });
  return { element: written.element, from: LATEST_VERSION, issues: [...raised.issues, ...written.issues] };
}

const WITH_LANGUAGES: OpenImmoVersion = '1.2.5';

/** Before 1.2.5 an object cannot say its language: a second one of the same number would take the place of the first. */
function oneLanguage({ version }: ObjectContext, drafts: Draft[], issues: Issue[]): Draft[] {
  const isOlder = version && OPENIMMO_VERSIONS.indexOf(version) < OPENIMMO_VERSIONS.indexOf(WITH_LANGUAGES);
  if (!isOlder || drafts.length < 2) return drafts;
  issues.push({
    severity: 'WARNING',
    code: 'LANGUAGES_LEFT_OUT',
    path: 'verwaltung_techn/sprache',
    message: `OpenImmo ${version} has one language for each object. The others were left out.`,
    hint: `Write OpenImmo ${WITH_LANGUAGES} or a newer version to keep them.`,
  });
  return drafts.slice(0, 1);
}

/** Attachments into their places, then the version, then what came inside the XML back into it. */
async function finish(
  context: ObjectContext,
  listing: StockListing,
  draft: Draft,
  { isFirst, follows }: { isFirst: boolean; follows: boolean },
): Promise<{ element: Element | null; files: Map<string, PackageFile>; issues: Issue[] }> {
  const { platform, version } = context;
  const placed = await placeMedia({
    ...context,
    listing,
    element: withHashes(draft.element),
    keepsList: follows,
    takesOthers: isFirst || !follows,
  });
  const { element, issues } = version
    ? convertObject(placed.element, { from: draft.from, to: version })
    : { element: placed.element, issues: [] };
  const all = [...placed.issues, ...issues];
  if (issues.some(({ severity }) => severity === 'ERROR')) return { element: null, files: new Map(), issues: all };
  const whole = await withContents(element, async (sha256) => {
    const key = mediaKey(sha256);
    if (await platform.storage.exists(key)) return Buffer.from(await platform.storage.get(key)).toString('base64');
    all.push(contentNotHere);
    return null;
  });
  return { element: whole, files: version ? named(placed.files, element) : placed.files, issues: all };
}

/** A version may have no place for an attachment; then its file is not needed either. */
function named(files: Map<string, PackageFile>, element: Element): Map<string, PackageFile> {
  const paths = new Set(attachmentsOf(element).map(({ source }) => (source.kind === 'FILE' ? source.path : '')));
  return new Map([...files].filter(([name]) => paths.has(name)));
}

const contentNotHere: Issue = {
  severity: 'WARNING',
  code: 'CONTENT_NOT_HERE',
  path: 'anhanginhalt',
  message: 'What came inside the XML at one place was not kept, so its place is empty.',
  hint: 'Send the object again, then export it again.',
};
