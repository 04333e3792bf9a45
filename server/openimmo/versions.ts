import { V1_2_0 } from './versions/v1-2-0.ts';
import { V1_2_1 } from './versions/v1-2-1.ts';
import { V1_2_2 } from './versions/v1-2-2.ts';
import { V1_2_3 } from './versions/v1-2-3.ts';
import { V1_2_4 } from './versions/v1-2-4.ts';
import { V1_2_5 } from './versions/v1-2-5.ts';
import { V1_2_6 } from './versions/v1-2-6.ts';
import { V1_2_7 } from './versions/v1-2-7.ts';

/**
 * What each version after 1.1 changed, oldest first. A new version is a file beside the others and a line here. The
 * letters of 1.2.7 (a to d) only add to it, so they are one version.
 */
export const STEPS = [V1_2_0, V1_2_1, V1_2_2, V1_2_3, V1_2_4, V1_2_5, V1_2_6, V1_2_7] as const;

const OLDEST = '1.1';

export type OpenImmoVersion = typeof OLDEST | (typeof STEPS)[number]['version'];

/** Oldest first. */
export const OPENIMMO_VERSIONS: readonly OpenImmoVersion[] = [OLDEST, ...STEPS.map(({ version }) => version)];

export const LATEST_VERSION: OpenImmoVersion = OPENIMMO_VERSIONS[OPENIMMO_VERSIONS.length - 1] ?? OLDEST;

/** Two or three digits, with points between them or not. */
const VERSION = /(?:^|[^\d.,])(\d)[.,_ -]?(\d)(?:[.,_ -]?(\d)(?!\d)|(?![.,]?\d))/;

/** Reads what senders write: `1.2.7c`, `1.27`, `OpenImmo 1.2.5`, `V1.2.4`, `1.2` (is 1.2.0). Null when it is none. */
export function parseVersion(text: string | null | undefined): OpenImmoVersion | null {
  const match = VERSION.exec(text?.trim() ?? '');
  if (match === null) return null;
  const [, major, minor, patch] = match;
  const names = [`${major}.${minor}.${patch ?? 0}`, `${major}.${minor}`];
  return OPENIMMO_VERSIONS.find((known) => names.includes(known)) ?? null;
}

const WITH_NAMESPACE: readonly OpenImmoVersion[] = ['1.1', '1.2.0'];

/** The namespace of the elements of a version: removed with 1.2.1. Empty for all others, also unknown ones. */
export function namespaceOf(version: string): string {
  const known = parseVersion(version);
  return known !== null && WITH_NAMESPACE.includes(known) ? 'http://www.openimmo.de' : '';
}
