import { Report } from './report.ts';
import type { Element, Issue } from './types.ts';
import { copyOf, elementOf } from './versions/tree.ts';
import { LATEST_VERSION, OPENIMMO_VERSIONS, type OpenImmoVersion, parseVersion, STEPS } from './versions.ts';

export interface Conversion {
  /**
   * The version that the element was written for, as its file spells it. Without one, or with one that nobody knows,
   * the rules of every version are applied, as the reader does: files often name a version that they are not.
   */
  from?: string;
  to: OpenImmoVersion;
}

/**
 * Turns one `<immobilie>` into another version. Going up, what has no place in newer versions stays where it is. Going
 * down, elements and words that the older version does not have are left out or become more general ones, and the issues
 * say so. An ERROR means that the object must not be sent in that version: it is sold, which the version cannot say.
 * Gives a new tree.
 */
export function convertObject(element: Element, conversion: Conversion): { element: Element; issues: Issue[] } {
  const report = new Report();
  const tree = copyOf(element);
  const target = OPENIMMO_VERSIONS.indexOf(conversion.to);
  const given = parseVersion(conversion.from);
  const start = given === null ? 0 : OPENIMMO_VERSIONS.indexOf(given);
  const top = given === null ? OPENIMMO_VERSIONS.indexOf(LATEST_VERSION) : Math.max(start, target);
  // The step at index n leads from version n to version n + 1.
  for (const step of STEPS.slice(start, top)) step.up(tree, report);
  for (const step of STEPS.slice(target, top).reverse()) step.down(tree, report);
  return { element: tree, issues: report.issues };
}

/** As convertObject, for what stands in `<anbieter>` (or in the transfer) beside the objects. */
export function convertFields(
  fields: readonly Element[],
  conversion: Conversion,
): { fields: Element[]; issues: Issue[] } {
  const provider: Element = { ...elementOf('anbieter'), children: [...fields] };
  const { element, issues } = convertObject(provider, conversion);
  return { fields: element.children.filter((child) => typeof child !== 'string'), issues };
}

/** The attributes of `<uebertragung>` for another version. Those that it does not have are left out. */
export function convertHeader(
  header: Record<string, string>,
  { to }: Pick<Conversion, 'to'>,
): { header: Record<string, string>; issues: Issue[] } {
  const report = new Report();
  const newer = STEPS.slice(OPENIMMO_VERSIONS.indexOf(to));
  const converted: Record<string, string> = {};
  for (const [name, value] of Object.entries(header)) {
    const step = newer.find((candidate) => candidate.header.includes(name.toLowerCase()));
    if (step === undefined) converted[name] = value;
    else {
      const message = `OpenImmo ${to} has no ${name} for <uebertragung>. It was left out.`;
      const hint = `Write OpenImmo ${step.version} or a newer version to keep it.`;
      report.note('NOT_IN_VERSION', `uebertragung@${name}`, message, hint);
    }
  }
  return { header: { ...converted, version: to }, issues: report.issues };
}
