import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { NumberedListing } from '../../listings/index.ts';
import { type IdentifyOptions, identify, type NamedElement } from './identify.ts';

// What must hold for any stock and any delivery; what becomes of single cases is told in identity.test.ts.

const OPTIONS: IdentifyOptions = { locale: 'de', sourceId: 's', sentAt: null, newId: (position) => `new ${position}` };

/** Numbers in a reproducible order: a failure comes again. */
function randomOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return Math.floor((state / 2 ** 31) * below);
  };
}

/** Few numbers, so that they meet; some of them stand for none. */
function world(random: (below: number) => number) {
  const pick = <T>(values: T[]): T => values[random(values.length)] as T;
  const obid = () => pick([null, 'O1', 'O2', 'O3', 'O4', '0']);
  const extern = () => pick([null, 'A', 'B', 'C', 'D', '-']);
  const intern = () => pick([null, '5', '6', '7', '0', '1234']);
  const office = () => pick(['T1', 'T1', 'T2']);
  const stock = Array.from({ length: random(6) }, (_, index): NumberedListing => {
    const numbers = [
      { kind: 'OBID' as const, value: obid(), current: random(4) > 0 },
      { kind: 'EXTERN' as const, value: extern(), current: random(4) > 0 },
      { kind: 'INTERN' as const, value: intern(), current: true },
    ].filter((number): number is NumberedListing['numbers'][number] => number.value !== null);
    const withdrawnAt = random(3) === 0 ? new Date(0) : null;
    const state = { sourceHashes: [], sourceId: 's', deliveredAt: new Date(0), withdrawnAt, languages: [] };
    return { ...state, id: `L${index}`, sourceProvider: office(), isDelivered: true, isWhole: true, numbers };
  });
  const elements = Array.from({ length: 1 + random(5) }, (_, index): NamedElement => {
    const request = pick<NamedElement['request']>(['UPSERT', 'UPSERT', 'UPSERT', 'DELETE', 'REFERENCE']);
    const numbers = { obid: obid(), extern: extern(), intern: intern() };
    return { ...numbers, position: index + 1, office: office(), language: null, request };
  });
  return { stock, elements };
}

describe('identifying any delivery', () => {
  const worlds = Array.from({ length: 5_000 }, (_, seed) => world(randomOf(seed + 1)));

  it('gives no listing to two objects, and none to another office', () => {
    for (const { stock, elements } of worlds) {
      const found = identify(elements, stock, OPTIONS);
      const owners = new Map<string, NamedElement>();
      for (const element of elements) {
        const { listingId } = found.get(element.position) ?? {};
        if (!listingId) continue;
        const listing = stock.find(({ id }) => id === listingId);
        assert.ok(!listing || listing.sourceProvider === element.office);
        const owner = owners.get(listingId) ?? element;
        owners.set(listingId, owner);
        assert.equal(owner.office, element.office);
        const differs = (one: string | null, other: string | null, none: string) =>
          one !== null && other !== null && one !== none && other !== none && one !== other;
        assert.ok(!differs(owner.obid, element.obid, '0'), JSON.stringify([owner, element]));
      }
    }
  });

  it('removes only by numbers that are current, and brings back only by an obid', () => {
    for (const { stock, elements } of worlds) {
      const found = identify(elements, stock, OPTIONS);
      for (const element of elements) {
        const { listingId } = found.get(element.position) ?? {};
        const listing = stock.find(({ id }) => id === listingId);
        if (!listing) continue;
        const object = elements.filter(({ position }) => found.get(position)?.listingId === listingId);
        const has = (kind: string, value: string | null) =>
          listing.numbers.some((number) => number.current && number.kind === kind && number.value === value);
        const named = (of: NamedElement[]) =>
          of.some(({ obid, extern, intern }) => has('OBID', obid) || has('EXTERN', extern) || has('INTERN', intern));
        if (object.every(({ request }) => request === 'DELETE'))
          assert.ok(named(object), JSON.stringify([element, listing]));
        if (listing.withdrawnAt) assert.ok(object.some(({ obid }) => has('OBID', obid)));
      }
    }
  });

  it('does not depend on the order of the objects', () => {
    for (const { stock, elements } of worlds) {
      const upserts = elements.map((element): NamedElement => ({ ...element, request: 'UPSERT' }));
      if (new Set(upserts.map(({ obid }) => obid)).size < upserts.length) continue;
      const known = (order: NamedElement[]) => {
        const found = identify(order, stock, OPTIONS);
        return upserts.map(({ position }) => found.get(position)?.listingId?.replace(/^new.*/, 'new') ?? null);
      };
      const turned = [...upserts].reverse();
      const moved = turned.map((element, index) => ({ ...element, position: index + 1 }));
      const back = identify(moved, stock, OPTIONS);
      const there = upserts.map(
        (_, index) => back.get(upserts.length - index)?.listingId?.replace(/^new.*/, 'new') ?? null,
      );
      assert.deepEqual(there, known(upserts), JSON.stringify({ upserts, stock }));
    }
  });
});
