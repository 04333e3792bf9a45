import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Conversion, convertObject, type Element, type Issue, writeElement } from './index.ts';
import { eventOf, fileOf, read } from './test-support.ts';

/** Helpers for the tests of conversion; the library does not use them. */

const FOLDER = fileURLToPath(new URL('../../../shared/openimmo/openestate-io/', import.meta.url));

/** Whether OpenEstate-IO's files are there, which are not part of the project. */
export const HAS_VECTORS = existsSync(FOLDER);

/** The objects of one of OpenEstate-IO's files, `openimmo-1-2-4-upgrade`. */
export async function vector(name: string): Promise<Element[]> {
  const events = await read(readFileSync(path.join(FOLDER, `${name}.xml`)));
  return events.filter((event) => event.type === 'object').map(({ element }) => element);
}

/** The inside of an object. */
export async function objectOf(inside: string): Promise<Element> {
  return eventOf(await read(fileOf(inside)), 'object').element;
}

/** An object as XML on one line, without its own tags. */
export function insideOf(element: Element): string {
  return writeElement(element)
    .replace(/>\s+</g, '><')
    .replace(/^<immobilie[^>]*?\/?>|<\/immobilie>$/g, '');
}

/** Converts the inside of an object; issues as `CODE path`. */
export async function convertInside(
  inside: string,
  conversion: Conversion,
): Promise<{ inside: string; codes: string[]; issues: Issue[] }> {
  const { element, issues } = convertObject(await objectOf(inside), conversion);
  return { inside: insideOf(element), codes: issues.map(({ code, path: at }) => `${code} ${at}`), issues };
}
