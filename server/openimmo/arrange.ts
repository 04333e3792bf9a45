import type { Block } from './block.ts';
import type { Element } from './types.ts';

/**
 * For each wanted entry the found one that it continues, or null for a new one. The tests are tried in turn, the
 * strictest first; nothing is continued twice.
 */
export function pairUp<T>(wanted: T[], found: T[], tests: ((wanted: T, found: T) => boolean)[]): (number | null)[] {
  const pairs: (number | null)[] = wanted.map(() => null);
  const free = new Set(found.keys());
  for (const isSame of tests) {
    wanted.forEach((entry, index) => {
      if (pairs[index] !== null) return;
      const match = [...free].find((place) => isSame(entry, found[place] as T));
      if (match === undefined) return;
      pairs[index] = match;
      free.delete(match);
    });
  }
  return pairs;
}

/**
 * Turns a list of elements into `wanted`: those that stay keep the places that they have among everything else (in the
 * new order, where that changed), the others go, and a new one follows its predecessor in the list.
 *
 * @param blocks the blocks that may hold the list, in the order in which they are read; new elements begin in the first
 * @param current the elements of the list now, in the order in which they are read
 */
export function arrange(args: { blocks: Block[]; current: Element[]; wanted: Element[] }): void {
  const { blocks, current, wanted } = args;
  const places = new Set(current);
  const staying = new Set(wanted.filter((element) => places.has(element)));
  const order = [...staying];
  const occupant = new Map(current.filter((element) => staying.has(element)).map((place, at) => [place, order[at]]));
  for (const parent of parentsOf(blocks)) {
    parent.children = parent.children.flatMap((child) => {
      if (typeof child === 'string' || !places.has(child)) return [child];
      return occupant.get(child) ?? [];
    });
  }
  wanted.forEach((element, at) => {
    if (!places.has(element)) insert(blocks, element, wanted[at - 1] ?? null, order[0] ?? null);
  });
}

function insert(blocks: Block[], element: Element, before: Element | null, first: Element | null): void {
  for (const parent of parentsOf(blocks)) {
    const behind = before === null ? -1 : parent.children.indexOf(before);
    const place = behind >= 0 ? behind + 1 : before === null && first !== null ? parent.children.indexOf(first) : -1;
    if (place >= 0) {
      parent.children.splice(place, 0, element);
      return;
    }
  }
  blocks[0]?.add(element);
}

function parentsOf(blocks: Block[]): Element[] {
  return blocks.flatMap((block) => block.elements());
}
