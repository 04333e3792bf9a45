import { type Actor, actorName } from '../accounts/index.ts';
import {
  type Emit,
  type FieldProblem,
  InvalidInput,
  NotFound,
  type Platform,
  Prisma,
  type Tx,
} from '../platform/index.ts';
import { listingAccess } from './access.ts';
import { checkColumn, checkLanguage, checkText } from './check-edit.ts';
import {
  blankText,
  canonical,
  EDITABLE,
  type EditableColumn,
  editableColumns,
  findText,
  isBlankText,
  type Json,
  parseField,
  sameValue,
  type TextColumn,
  textColumns,
  textField,
  unitOf,
} from './editable-fields.ts';

/** What is left out stays as it is; null or an empty text empties a field. */
export interface EditListing {
  listingId: string;
  /** The version the editor saw; when the listing has changed since, nothing is changed. */
  version?: number | null;
  fields?: Partial<Record<EditableColumn, unknown>> | null;
  /** Amounts and areas are decimal strings, days `YYYY-MM-DD`. */
  texts?: ({ language: string } & Partial<Record<TextColumn, string | null>>)[] | null;
}

export interface FieldOfListing {
  listingId: string;
  /** A column such as `listPrice`, or `texts.<language>.<column>`. */
  field: string;
}

/**
 * Changes what is shown of a listing. Where the editor is the listing's origin the column itself changes; else the
 * edit lies over what the origin says and stays when that is delivered again (`ListingOverride`). A field set to what
 * the origin says is the origin's again.
 * @returns the id of the listing.
 * @throws {NotFound} when there is no such listing that this actor may edit.
 * @throws {InvalidInput} naming each field that cannot be taken; CHANGED_SINCE at `version` when it is no longer the newest.
 */
export function editListing(platform: Platform, actor: Actor, input: EditListing): Promise<string> {
  return platform.change(async (tx, emit) => {
    const listing = await lockListing(tx, actor, input.listingId);
    if (input.version != null && input.version !== listing.version) {
      throw new InvalidInput([{ path: ['version'], code: 'CHANGED_SINCE' }]);
    }
    const edits = checkEdits(listing, input);
    const change = new Change(listing, actor, platform.clock.now());
    for (const unit of unitsOf(edits)) change.edit(unit);
    return change.save(tx, emit);
  });
}

/**
 * Gives a field back to the listing's origin: the edit goes, and what the origin says now is shown. A field that was
 * not edited stays as it is.
 * @throws {NotFound} @throws {InvalidInput} NOT_A_CHOICE when there is no such field.
 */
export function resetListingField(platform: Platform, actor: Actor, input: FieldOfListing): Promise<string> {
  return platform.change(async (tx, emit) => {
    const listing = await lockListing(tx, actor, input.listingId);
    const change = new Change(listing, actor, platform.clock.now());
    for (const field of fieldsMeant(input.field)) change.reset(field);
    return change.save(tx, emit);
  });
}

/**
 * Keeps an edit although the origin has changed what it says: the conflict has been seen and is over.
 * @throws {NotFound} @throws {InvalidInput} NOT_A_CHOICE when there is no such field.
 */
export function keepListingField(platform: Platform, actor: Actor, input: FieldOfListing): Promise<string> {
  return platform.change(async (tx, emit) => {
    const listing = await lockListing(tx, actor, input.listingId);
    const change = new Change(listing, actor, platform.clock.now());
    for (const field of fieldsMeant(input.field)) change.keep(field);
    return change.save(tx, emit);
  });
}

const parts = {
  agency: { select: { locale: true } },
  texts: { orderBy: { id: 'asc' } },
  overrides: true,
} satisfies Prisma.ListingInclude;
type EditedListing = Prisma.ListingGetPayload<{ include: typeof parts }>;

/** The listing as it is, which nobody else changes before this transaction ends. */
async function lockListing(tx: Tx, actor: Actor, id: string): Promise<EditedListing> {
  const where = { AND: [{ id }, listingAccess.editable(actor)] };
  if (!(await tx.listing.findFirst({ where, select: { id: true } }))) throw new NotFound('listing');
  await tx.$queryRaw`SELECT 1 FROM "Listing" WHERE id = ${id}::uuid FOR UPDATE`;
  const listing = await tx.listing.findFirst({ where, include: parts });
  if (!listing) throw new NotFound('listing');
  return listing;
}

function fieldsMeant(field: string): readonly string[] {
  if (!parseField(field)) throw new InvalidInput([{ path: ['field'], code: 'NOT_A_CHOICE' }]);
  return unitOf(field);
}

/** What is shown of a field now, in one spelling. */
export function shownValue(listing: Pick<EditedListing, EditableColumn | 'texts'>, field: string): Json {
  const name = parseField(field);
  if (!name) return null;
  if ('column' in name) return canonical(name.column, listing[name.column]);
  return findText(listing.texts, name.language)?.[name.text] ?? null;
}

type Edits = Map<string, Json>;

/** Everything given, as it can be kept. */
function checkEdits(listing: EditedListing, { fields, texts }: EditListing): Edits {
  const edits: Edits = new Map();
  const problems: FieldProblem[] = [];
  for (const column of editableColumns) {
    const given = fields?.[column];
    if (given === undefined) continue;
    const override = listing.overrides.find(({ field }) => field === column);
    const checked = checkColumn(column, given, [shownValue(listing, column), (override?.originNow ?? null) as Json]);
    if ('value' in checked) edits.set(column, checked.value);
    else problems.push({ ...checked.problem, path: ['fields', column, ...(checked.problem.path ?? [])] });
  }
  for (const [index, { language: given, ...text }] of (texts ?? []).entries()) {
    const language = checkLanguage(given);
    if (!language) problems.push({ path: ['texts', String(index), 'language'], code: 'NOT_A_LANGUAGE' });
    const known = language && (findText(listing.texts, language)?.language ?? language);
    for (const column of textColumns) {
      if (text[column] === undefined) continue;
      const checked = checkText(column, text[column]);
      if ('problem' in checked) problems.push({ ...checked.problem, path: ['texts', String(index), column] });
      else if (known) edits.set(textField(known, column), checked.value);
    }
  }
  problems.push(...checkTogether(listing, edits));
  if (problems.length > 0) throw new InvalidInput(problems);
  return edits;
}

/** What must fit each other; a problem is told at a field that was given. */
function checkTogether(listing: EditedListing, edits: Edits): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const after = (field: string) => (edits.has(field) ? edits.get(field) : shownValue(listing, field));
  const given = (...fields: string[]) => fields.find((field) => edits.has(field));
  const half = given('latitude', 'longitude');
  if (half && (after('latitude') === null) !== (after('longitude') === null)) {
    problems.push({ path: ['fields', half], code: 'POSITION_HALF' });
  }
  const period = given('expirationDate', 'onMarketDate');
  const [from, until] = [after('onMarketDate'), after('expirationDate')];
  if (period && from && until && from > until) problems.push({ path: ['fields', period], code: 'PERIOD_REVERSED' });
  return problems;
}

/** The edits, those that go together as one. */
function unitsOf(edits: Edits): Edits[] {
  const units = new Map<string, Edits>();
  for (const [field, value] of edits) {
    const key = unitOf(field).join();
    units.set(key, (units.get(key) ?? new Map()).set(field, value));
  }
  return [...units.values()];
}

type Override = Pick<
  EditedListing['overrides'][number],
  'value' | 'originAtEdit' | 'originNow' | 'actor' | 'createdAt'
>;

/** What becomes of a listing and its overrides; nothing is written before `save`. */
class Change {
  private readonly shown: Edits = new Map();
  private readonly overrides: Map<string, Override>;
  private readonly touched = new Set<string>();
  private readonly listing: EditedListing;
  private readonly actor: string;
  private readonly now: Date;
  private readonly isOrigin: boolean;

  constructor(listing: EditedListing, actor: Actor, now: Date) {
    this.listing = listing;
    this.actor = actorName(actor);
    this.now = now;
    this.overrides = new Map(listing.overrides.map((override) => [override.field, override]));
    // Which of an agency's keys its CRM holds is nowhere said: each of its keys speaks for it.
    this.isOrigin = listing.origin === 'HAND' || (listing.origin === 'CRM' && actor.kind === 'key');
  }

  /** One field, or several that go together. */
  edit(unit: Edits): void {
    const fields = [...new Set([...unit.keys()].flatMap(unitOf))];
    const values = fields.map((field) => ({
      field,
      value: unit.get(field) ?? (unit.has(field) ? null : this.shownValueOf(field)),
    }));
    const isTheirs = values.every(({ field, value }) => sameValue(value, this.originOf(field)));
    for (const { field, value } of values) {
      if (this.isOrigin) this.say(field, value);
      else if (isTheirs) this.reset(field, value);
      else this.lay(field, value);
    }
  }

  /** The origin says something else from now on. */
  private say(field: string, value: Json): void {
    const override = this.overrides.get(field);
    if (!override || this.listing.origin === 'HAND') {
      this.overrides.delete(field);
      this.show(field, value);
    } else if (!sameValue(override.originNow as Json, value)) {
      this.overrides.set(field, { ...override, originNow: value });
      this.touched.add(field);
    }
  }

  /** Somebody else says something over it. */
  private lay(field: string, value: Json): void {
    const override = this.overrides.get(field);
    if (override && sameValue(override.value as Json, value)) return;
    const origin = this.shownValueOf(field);
    const { originAtEdit, originNow } = override ?? { originAtEdit: origin, originNow: origin };
    this.overrides.set(field, { value, originAtEdit, originNow, actor: this.actor, createdAt: this.now });
    this.touched.add(field);
    this.show(field, value);
  }

  reset(field: string, value = this.originOf(field)): void {
    if (!this.overrides.delete(field)) return;
    this.touched.add(field);
    this.show(field, value);
  }

  keep(field: string): void {
    const override = this.overrides.get(field);
    if (!override || sameValue(override.originAtEdit as Json, override.originNow as Json)) return;
    this.overrides.set(field, { ...override, originAtEdit: override.originNow });
    this.touched.add(field);
  }

  private show(field: string, value: Json): void {
    if (sameValue(value, this.shownValueOf(field))) return;
    this.shown.set(field, value);
    this.touched.add(field);
  }

  private shownValueOf(field: string): Json {
    return shownValue(this.listing, field);
  }

  private originOf(field: string): Json {
    const override = this.overrides.get(field);
    return override ? (override.originNow as Json) : this.shownValueOf(field);
  }

  /** Writes what is different now; a change that changes nothing leaves the version as it is. */
  async save(tx: Tx, emit: Emit): Promise<string> {
    const { id, agencyId } = this.listing;
    if (this.touched.size === 0) return id;
    const texts = await this.saveTexts(tx);
    const title = texts && titleOf(texts, this.listing.agency.locale);
    await tx.listing.update({
      where: { id },
      data: { ...this.columns(), ...(texts && { title }), version: { increment: 1 } },
    });
    for (const field of this.touched) await this.saveOverride(tx, field);
    emit({
      type: 'listing.updated',
      subjectType: 'Listing',
      subjectId: id,
      agencyId,
      actor: this.actor,
      data: { fields: [...this.touched] },
    });
    return id;
  }

  private columns(): Prisma.ListingUpdateInput {
    const data = [...this.shown].flatMap(([field, value]) => {
      const name = parseField(field);
      return name && 'column' in name ? [[name.column, toColumn(name.column, value)]] : [];
    });
    return Object.fromEntries(data);
  }

  /** @returns the texts as they are now; undefined when none of them changed. */
  private async saveTexts(tx: Tx): Promise<EditedListing['texts'] | undefined> {
    const listingId = this.listing.id;
    const languages = new Map<string, Partial<Record<TextColumn, string | null>>>();
    for (const [field, value] of this.shown) {
      const name = parseField(field);
      if (!name || 'column' in name) continue;
      const language = findText(this.listing.texts, name.language)?.language ?? name.language;
      languages.set(language, { ...languages.get(language), [name.text]: value });
    }
    if (languages.size === 0) return undefined;
    for (const [language, changes] of languages) {
      const where = { listingId_language: { listingId, language } };
      const text = await tx.listingText.upsert({
        where,
        create: { ...blankText(language), ...changes, listingId },
        update: changes,
      });
      if (isBlankText(text)) await tx.listingText.delete({ where });
    }
    return tx.listingText.findMany({ where: { listingId }, orderBy: { id: 'asc' } });
  }

  private async saveOverride(tx: Tx, field: string): Promise<void> {
    const listingId = this.listing.id;
    const override = this.overrides.get(field);
    if (!override) {
      await tx.listingOverride.deleteMany({ where: { listingId, field } });
      return;
    }
    const { actor, createdAt } = override;
    const data = {
      value: toJson(override.value),
      originAtEdit: toJson(override.originAtEdit),
      originNow: toJson(override.originNow),
      actor,
      createdAt,
    };
    await tx.listingOverride.upsert({
      where: { listingId_field: { listingId, field } },
      create: { ...data, listingId, field },
      update: data,
    });
  }
}

const toJson = (value: unknown) => (value === null ? Prisma.JsonNull : (value as Prisma.InputJsonValue));

function toColumn(column: EditableColumn, value: Json): unknown {
  const { kind } = EDITABLE[column];
  if (kind === 'date') return value === null ? null : new Date(`${value}T00:00:00Z`);
  return kind === 'terms' && value === null ? Prisma.DbNull : value;
}

/** The title in lists and search: that of the agency's language, else of the first. */
function titleOf(texts: { language: string; title: string | null }[], locale: string): string | null {
  return (texts.find(({ language }) => language.slice(0, 2) === locale.slice(0, 2)) ?? texts[0])?.title ?? null;
}
