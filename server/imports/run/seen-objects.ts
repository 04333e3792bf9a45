import type { Issue, ObjectIdentity } from '../../openimmo/index.ts';

/** What a file asks for at one place; VARIANT is another language of an object that came before it. */
export type Request = 'UPSERT' | 'DELETE' | 'REFERENCE' | 'VARIANT';

export interface Seen {
  identity: ObjectIdentity;
  request: Request;
  /** Whether the file spoke of the same object before. */
  again: boolean;
  issues: Issue[];
}

/** Knows the objects of a file that came before: another language of one, a second word on it, a number given twice. */
export function createSeen(): (identity: ObjectIdentity) => Seen {
  const languages = new Map<string, Set<string>>();
  const externOf = new Map<string, string>();
  return (given) => {
    const { identity, issues } = ownNumber(given, externOf);
    const { language, action } = identity;
    const key = identity.key && apart(identity.key);
    if (key === null) return { identity, request: action, again: false, issues };
    const before = languages.get(key);
    if (action === 'UPSERT' && language && before && before.size > 0 && !before.has(language)) {
      before.add(language);
      return { identity, request: 'VARIANT', again: true, issues };
    }
    languages.set(key, new Set(action === 'UPSERT' && language ? [language] : []));
    return { identity, request: action, again: before !== undefined, issues };
  };
}

/** A copy: a string cut out of the file would keep its part of the file in memory. */
const apart = (text: string): string => Buffer.from(text).toString();

/**
 * Software that copies an object may copy its technical number too. Two objects of one file that bear the same one
 * and different numbers of the broker's are two: the second goes by the broker's.
 */
function ownNumber(identity: ObjectIdentity, externOf: Map<string, string>) {
  const { obid, extern, intern } = identity.identifiers;
  if (!obid || !extern) return { identity, issues: [] };
  const first = externOf.get(obid);
  if (first === undefined) externOf.set(apart(obid), apart(extern));
  if (first === undefined || first === extern) return { identity, issues: [] };
  const own = { ...identity, key: extern, identifiers: { obid: null, extern, intern } };
  return { identity: own, issues: [copiedNumber(first)] };
}

const copiedNumber = (other: string): Issue => ({
  severity: 'WARNING',
  code: 'COPIED_OBID',
  path: 'verwaltung_techn/openimmo_obid',
  message: `The technical number is that of the object “${other}”. This one was taken under its own object number.`,
  hint: 'Copying an object may have copied the number too. Ask the maker of your software for a new openimmo_obid.',
});
