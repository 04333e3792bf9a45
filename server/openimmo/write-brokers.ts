import { alone, elementOf } from './alone.ts';
import { arrange, pairUp } from './arrange.ts';
import { Block } from './block.ts';
import { isSame } from './is-same.ts';
import { mapBrokers } from './map-brokers.ts';
import { Report } from './report.ts';
import type { Element, MappedBroker } from './types.ts';
import type { Draft } from './write-types.ts';

type Person = Omit<MappedBroker, 'position'>;

const NAMES: readonly [keyof Person, string][] = [
  ['lastName', 'name'],
  ['firstName', 'vorname'],
  ['mobile', 'tel_handy'],
  ['number', 'personennummer'],
  ['officeName', 'firma'],
];

/**
 * `<kontaktperson>`, one for each broker. A broker keeps the element in which the number, the address or the whole name
 * is the same: an element also holds a salutation, an address and more, which must not pass to somebody else.
 */
export function writeBrokers({ root, wanted, found, due, report }: Draft): void {
  if (!due.has('brokers')) return;
  const own = Block.of(root);
  const all = own.all('kontaktperson');
  const current = all.filter((element) => mapBrokers(alone(null, [element]), new Report()).length > 0);
  const pairs = pairUp(wanted.brokers, found.brokers, [
    (one, other) => isSame(personOf(one), personOf(other)),
    (one, other) => one.number !== null && one.number === other.number,
    (one, other) => one.email !== null && one.email === other.email,
    (one, other) => one.lastName !== null && one.lastName === other.lastName && one.firstName === other.firstName,
  ]);
  const elements = wanted.brokers.map((broker, index) => {
    const pair = pairs[index] ?? null;
    const element = (pair === null ? undefined : current[pair]) ?? elementOf('kontaktperson', {}, [elementOf('name')]);
    const before = pair === null ? null : (found.brokers[pair] ?? null);
    writePerson(Block.of(element), broker, before);
    return element;
  });
  arrangePeople(own, current, elements);
  if (elements.length <= 1) return;
  const message = 'OpenImmo 1.2.7 has one contact; all were written.';
  report.note('NOT_IN_SCHEMA', 'kontaktperson', message, 'A portal may take the first one only.');
}

/** OpenImmo demands a contact: an empty one is used for the first broker, or takes the place of the last. */
function arrangePeople(own: Block, current: Element[], wanted: Element[]): void {
  const empty = own.all('kontaktperson').find((element) => !current.includes(element));
  if (empty !== undefined && empty.children.length <= 1 && wanted.length > 0) own.drop(empty);
  arrange({ blocks: [own], current, wanted });
  if (own.all('kontaktperson').length === 0) own.add(elementOf('kontaktperson', {}, [elementOf('name')]));
}

function personOf({ position: _, ...person }: MappedBroker): Person {
  return person;
}

function writePerson(person: Block, wanted: MappedBroker, before: MappedBroker | null): void {
  for (const [field, name] of NAMES) {
    if (wanted[field] !== (before?.[field] ?? null)) person.setText(name, wanted[field]?.toString() ?? null);
  }
  if (wanted.email !== (before?.email ?? null)) {
    if (wanted.email === null) person.remove('email_zentrale');
    person.setExact('email_direkt', wanted.email);
  }
  if (wanted.phone !== (before?.phone ?? null)) {
    if (wanted.phone === null) person.remove('tel_zentrale');
    person.setText('tel_durchw', wanted.phone);
  }
}
