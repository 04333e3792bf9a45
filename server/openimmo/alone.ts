import { Report } from './report.ts';
import { Section } from './section.ts';
import type { Element } from './types.ts';

/**
 * An object that holds nothing but these elements, in one block or (`null`) directly, for the functions that read
 * blocks. The writers ask them what an element means, so that a rule or a list of words has one place: the reader.
 */
export function alone(block: string | null, elements: Element[]): Section {
  const blocks = block === null ? elements : [elementOf(block, {}, elements)];
  return new Section({ blocks: [elementOf('immobilie', {}, blocks)], path: '', report: new Report() });
}

export function elementOf(
  name: string,
  attributes: Record<string, string> = {},
  children: (Element | string)[] = [],
): Element {
  return { name, attributes, children };
}
