import type { KnownListing } from '../../listings/index.ts';
import type { Issue } from '../../openimmo/index.ts';
import type { ImportAction } from '../../platform/generated/prisma/enums.ts';
import type { ImportItemModel } from '../../platform/generated/prisma/models.ts';
import type { RunProvider } from './identify-items.ts';
import type { RunContext } from './run-context.ts';
import { isSameLanguage } from './same-language.ts';

/** An object with its further languages, as far as it is needed to tell what becomes of its listing. */
export interface Decidable {
  item: Pick<ImportItemModel, 'request' | 'refused' | 'provider'>;
  /** Of its elements. */
  hashes: string[];
  /** Of its elements, BCP 47; null for an object that was here already when it was read. */
  languages: (string | null)[] | null;
}

/**
 * What applying an object does to the listing it is; a dry run says the same.
 * @param known the listing as it is then; undefined for a new one.
 */
export function decide(
  context: RunContext,
  object: Decidable,
  known: KnownListing | undefined,
): { action: ImportAction; issues: Issue[] } {
  const { request, refused } = object.item;
  if (refused) return { action: 'REFUSE', issues: [] };
  if (request === 'VARIANT') return { action: 'IGNORE', issues: [] };
  const isSame = known !== undefined && request !== 'DELETE' && isUnchanged(context, object, known);
  if (isSame) return { action: 'UNCHANGED', issues: [] };
  if (known && isOlder(context, known)) return { action: 'IGNORE', issues: [older] };
  if (request === 'DELETE') {
    return known && !known.withdrawnAt ? { action: 'REMOVE', issues: [] } : { action: 'IGNORE', issues: [unknown] };
  }
  return { action: known ? 'UPDATE' : 'CREATE', issues: [] };
}

function isUnchanged(context: RunContext, { item, hashes, languages }: Decidable, known: KnownListing): boolean {
  if (known.withdrawnAt || !hashes.every((hash) => known.sourceHashes.includes(hash))) return false;
  if (languages === null) return true;
  return !known.languages.some(
    (language) =>
      isLeftOut(context, item, language) &&
      !languages.some((it) => isSameLanguage(it, language, context.agency.locale)),
  );
}

/** How much a delivery speaks of. */
export interface Scope {
  run: { scope: string | null };
  agency: { locale: string };
  providers: RunProvider[];
}

/**
 * Whether a delivery that does not bring a listing in a language takes that language away: a full one does, when its
 * office sends other objects in the language. Software that sends a package for each language says nothing of the others.
 */
export const isLeftOut = (
  { run, agency, providers }: Scope,
  { provider }: Pick<ImportItemModel, 'provider'>,
  language: string | null,
): boolean =>
  run.scope === 'FULL' &&
  (providers[provider]?.languages ?? []).some((it) => isSameLanguage(it, language, agency.locale));

/** Deliveries of one source apply in the order they were written; without a time, in the order they came. */
const isOlder = ({ run }: RunContext, known: KnownListing): boolean =>
  run.sentAt !== null &&
  known.sourceId === run.sourceId &&
  known.deliveredAt !== null &&
  known.deliveredAt > run.sentAt;

const older: Issue = {
  severity: 'WARNING',
  code: 'OLDER_DELIVERY',
  path: 'uebertragung@timestamp',
  message: 'A delivery written later was applied already, so this one changed nothing.',
  hint: 'Nothing to do, unless the clock of the computer that sends is wrong.',
};

export const unknown: Issue = {
  severity: 'NOTE',
  code: 'UNKNOWN_OBJECT',
  path: 'verwaltung_techn',
  message: 'The object to delete is not here, or is deleted already.',
  hint: 'Nothing to do.',
};
