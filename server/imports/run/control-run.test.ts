import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { ask, data, globalId } from '../../../test/harness/graphql.ts';
import type { Actor } from '../../accounts/index.ts';
import { type ImportWorld, importWorld, objects, openImmo, operator, type Sender, zipOf } from '../test-support.ts';

const full = (count: number, first = 1, timestamp?: string) =>
  zipOf({ 'o.xml': openImmo(objects(count, first), { scope: 'VOLL', ...(timestamp ? { timestamp } : {}) }) });

const RUN = `id state dryRun created updated unchanged removed refused decision undoableUntil undoneAt
  reason { code } removals(first: 50) { totalCount edges { node { number title action } } }
  items(first: 50) { totalCount edges { node { position number request action title undone changes { field before after } } } }`;

interface Item {
  position: number;
  number: string;
  request: string;
  action: string | null;
  title: string | null;
  undone: boolean;
  changes: { field: string; before: string | null; after: string | null }[];
}

interface RunAnswer {
  id: string;
  state: string;
  created: number;
  updated: number;
  unchanged: number;
  removed: number;
  decision: string | null;
  undoableUntil: string | null;
  removals: { totalCount: number; edges: { node: Item }[] };
  items: { totalCount: number; edges: { node: Item }[] };
}

describe('what people do with a delivery', () => {
  let world: ImportWorld;
  before(async () => {
    world = await importWorld();
  });
  after(() => world.close());

  const admin: Actor = operator;
  const member = ({ agencyId }: Sender, role: 'AGENT' | 'EXECUTIVE'): Actor => ({
    ...operator,
    admin: false,
    memberships: [{ agencyId, role }],
  });
  const idOf = (run: { id: string }) => globalId('ImportRun', run.id);

  async function act(name: string, actor: Actor, run: { id: string }, more = '') {
    const source = `mutation($id: ID!) { ${name}(run: $id${more}) { __typename
      ... on ${name[0]?.toUpperCase()}${name.slice(1)}Payload { run { ${RUN} } }
      ... on InvalidInput { fields { path code } } } }`;
    return ask<Record<string, { __typename: string; run?: RunAnswer; fields?: { code: string }[] }>>(
      world.platform,
      { actor },
      source,
      { id: idOf(run) },
    );
  }

  async function look(run: { id: string }, actor: Actor = admin): Promise<RunAnswer> {
    const { node } = await data<{ node: RunAnswer }>(
      world.platform,
      { actor },
      `query($id: ID!) { node(id: $id) { ... on ImportRun { ${RUN} } } }`,
      { id: idOf(run) },
    );
    return node;
  }

  const numbers = async (sender: Sender) => (await world.listings(sender)).map(({ key }) => key);

  describe('removals that are held', () => {
    it('are shown, released by an admin, and gone', async () => {
      const sender = await world.sender();
      await world.deliver(sender, await full(10));
      const held = await world.deliver(sender, await full(2));
      assert.equal(await look(held, member(sender, 'AGENT')), null, 'an agent sees no runs');
      const seen = await look(held, member(sender, 'EXECUTIVE'));
      assert.equal(seen.state, 'HELD');
      assert.equal(seen.removals.totalCount, 8);
      assert.deepEqual(
        seen.removals.edges.slice(0, 2).map(({ node }) => [node.number, node.title, node.action]),
        [
          ['W-003', 'Haus W-003', null],
          ['W-004', 'Haus W-004', null],
        ],
      );
      for (const role of ['AGENT', 'EXECUTIVE'] as const) {
        const { errors } = await act('releaseRemovals', member(sender, role), held);
        assert.ok(errors?.length, role);
      }
      assert.equal((await numbers(sender)).length, 10);
      const { data: released } = await act('releaseRemovals', admin, held);
      assert.equal(released?.releaseRemovals?.run?.decision, 'RELEASED');
      await world.work();
      assert.deepEqual(await numbers(sender), ['W-001', 'W-002']);
      const after = await look(held);
      assert.deepEqual([after.state, after.removed, after.decision], ['DONE', 8, 'RELEASED']);
      const again = await act('releaseRemovals', admin, held);
      assert.deepEqual(again.data?.releaseRemovals?.fields?.[0]?.code, 'NOTHING_HELD');
    });

    it('stay when an admin refuses them', async () => {
      const sender = await world.sender();
      await world.deliver(sender, await full(10));
      const held = await world.deliver(sender, await full(2));
      await act('refuseRemovals', admin, held);
      await world.work();
      assert.equal((await numbers(sender)).length, 10);
      assert.deepEqual([(await look(held)).state, (await look(held)).decision], ['DONE', 'REFUSED']);
    });

    it('spare what was delivered again before the release', async () => {
      const sender = await world.sender();
      await world.deliver(sender, await full(10));
      const held = await world.deliver(sender, await full(2));
      await world.deliver(sender, await zipOf({ 'o.xml': openImmo([{ number: 'W-007', price: '1' }]) }));
      await act('releaseRemovals', admin, held);
      await world.work();
      assert.deepEqual(await numbers(sender), ['W-001', 'W-002', 'W-007']);
    });

    it('are overtaken by the next full delivery', async () => {
      const sender = await world.sender();
      await world.deliver(sender, await full(10));
      const held = await world.deliver(sender, await full(2));
      await world.deliver(sender, await full(9));
      const { data: late } = await act('releaseRemovals', admin, held);
      assert.equal(late?.releaseRemovals?.fields?.[0]?.code, 'NOTHING_HELD');
      assert.equal((await numbers(sender)).length, 9);
    });

    it('come to the same when the release is killed', async () => {
      const sender = await world.sender();
      await world.deliver(sender, await full(120));
      const held = await world.deliver(sender, await full(2));
      await act('releaseRemovals', admin, held);
      const kill = () => {
        throw new Error('killed');
      };
      await world.work({ step: kill });
      assert.equal((await look(held)).state, 'APPLYING');
      await world.work();
      assert.deepEqual(await numbers(sender), ['W-001', 'W-002']);
      assert.equal((await look(held)).removed, 118);
    });
  });

  describe('a dry run', () => {
    it('says what would happen, field by field, and changes nothing', async () => {
      const sender = await world.sender();
      await world.deliver(sender, await full(4));
      const second = openImmo(
        [
          { number: 'W-001' },
          { number: 'W-002', price: '199000', title: 'Neues Haus' },
          { number: 'W-009' },
          { number: 'W-003', action: 'DELETE' },
        ],
        { scope: 'VOLL' },
      );
      await world.upload(sender, 'b.zip', await zipOf({ 'o.xml': second }));
      await world.work();
      const [applied] = await world.runs(sender);
      assert.ok(applied);
      // Taken back, so that the same package has something to say again.
      await act('undoImport', member(sender, 'EXECUTIVE'), applied);
      await world.work();
      const before = await world.listings(sender);
      const { data: repeated } = await act('repeatImport', member(sender, 'EXECUTIVE'), applied, ', dryRun: true');
      assert.equal(repeated?.repeatImport?.run?.state, 'QUEUED');
      await world.work();
      const [dry] = await world.runs(sender);
      assert.ok(dry);
      const seen = await look(dry);
      assert.equal(seen.state, 'PREVIEWED');
      assert.deepEqual(
        seen.items.edges.map(({ node }) => [node.number, node.action]),
        [
          ['W-001', 'UNCHANGED'],
          ['W-002', 'UPDATE'],
          ['W-009', 'CREATE'],
          ['W-003', 'REMOVE'],
        ],
      );
      assert.deepEqual(
        seen.removals.edges.map(({ node }) => [node.number, node.action]),
        [['W-004', 'REMOVE']],
      );
      assert.deepEqual(seen.items.edges[1]?.node.changes, [
        { field: 'listPrice', before: '250000', after: '199000' },
        { field: 'texts.de.title', before: 'Haus W-002', after: 'Neues Haus' },
      ]);
      assert.equal(seen.items.edges[2]?.node.title, 'Haus W-009');
      assert.deepEqual(await world.listings(sender), before);
      assert.equal(seen.undoableUntil, null);
    });
  });

  describe('a delivery', () => {
    it('tells what it changed', async () => {
      const sender = await world.sender();
      await world.deliver(sender, await full(2));
      const run = await world.deliver(sender, await zipOf({ 'o.xml': openImmo([{ number: 'W-001', price: '1000' }]) }));
      const [item] = (await look(run)).items.edges;
      assert.deepEqual(item?.node.changes, [{ field: 'listPrice', before: '250000', after: '1000' }]);
    });

    it('is taken back whole: new ones go, changed and removed ones are as before', async () => {
      const sender = await world.sender();
      await world.deliver(sender, await full(5));
      const before = await world.listings(sender);
      const sources = () =>
        world.platform.prisma.listingText.findMany({
          where: { listing: { agencyId: sender.agencyId, withdrawnAt: null } },
          orderBy: { title: 'asc' },
          select: { listingId: true, language: true, title: true },
        });
      const texts = await sources();
      const run = await world.deliver(
        sender,
        await zipOf({
          'o.xml': openImmo(
            [
              { number: 'W-001', price: '1', title: 'Anders' },
              { number: 'W-001', price: '2', title: 'Noch anders' },
              { number: 'W-002', action: 'DELETE' },
              { number: 'W-050' },
              { number: 'W-050', price: '3' },
              { number: 'W-003' },
              { number: 'W-004' },
            ],
            { scope: 'VOLL' },
          ),
        }),
      );
      assert.deepEqual(await numbers(sender), ['W-001', 'W-003', 'W-004', 'W-050']);
      const { errors } = await act('undoImport', member(sender, 'AGENT'), run);
      assert.ok(errors?.length);
      const { data: undoing } = await act('undoImport', admin, run);
      assert.equal(undoing?.undoImport?.run?.state, 'UNDOING');
      await world.work();
      assert.deepEqual(await world.listings(sender), before);
      assert.deepEqual(await sources(), texts);
      assert.equal((await look(run)).state, 'UNDONE');
      const again = await act('undoImport', admin, run);
      assert.equal(again.data?.undoImport?.fields?.[0]?.code, 'CANNOT_UNDO');
      const repeated = await world.deliver(sender, await full(5));
      assert.deepEqual([repeated.state, repeated.created, repeated.updated, repeated.unchanged], ['DONE', 0, 0, 5]);
    });

    it('leaves alone what changed since it came', async () => {
      const sender = await world.sender();
      await world.deliver(sender, await full(3));
      const one = (price: string) =>
        zipOf({
          'o.xml': openImmo([
            { number: 'W-001', price },
            { number: 'W-002', price },
          ]),
        });
      const run = await world.deliver(sender, await one('100'));
      await world.deliver(sender, await zipOf({ 'o.xml': openImmo([{ number: 'W-001', price: '200' }]) }));
      await act('undoImport', admin, run);
      await world.work();
      const prices = (await world.listings(sender)).map(({ listPrice }) => listPrice);
      assert.deepEqual(prices, ['200', '250000', '250000']);
    });

    it('cannot be taken back after a week, nor by another agency', async () => {
      const sender = await world.sender();
      const stranger = await world.sender();
      const run = await world.deliver(sender, await full(3));
      const { errors, data: other } = await act('undoImport', member(stranger, 'EXECUTIVE'), run);
      assert.ok(errors?.length || other?.undoImport?.__typename === 'NotFound');
      world.platform.setNow(new Date(Date.now() + 8 * 86_400_000));
      try {
        const late = await act('undoImport', admin, run);
        assert.equal(late.data?.undoImport?.fields?.[0]?.code, 'CANNOT_UNDO');
      } finally {
        world.platform.setNow(undefined);
      }
    });
  });
});
