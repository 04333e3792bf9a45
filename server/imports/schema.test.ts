import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type DocumentNode, execute, parse, subscribe } from 'graphql';
import { type Actor, anonymous } from '../accounts/index.ts';
import type { Context } from '../graphql/context.ts';
import { schema } from '../graphql/schema.ts';
import { type ImportWorld, importWorld, openImmo, operator, type Sender, zipOf } from './test-support.ts';

interface Answer {
  data?: { importRuns?: { totalCount: number; edges: { node: Record<string, unknown> }[] } | null } | null;
  errors?: readonly { message: string }[];
}

const RUNS = parse(`{ importRuns { totalCount edges { node {
  id fileName state scope software objectsTotal created refused warnings reason { code message hint } createdAt finishedAt
  agency { slug } issues(first: 5) { totalCount edges { node { key severity code path message hint } } }
} } } }`);

describe('import runs over GraphQL', () => {
  let world: ImportWorld;
  let one: Sender;
  let two: Sender;
  before(async () => {
    world = await importWorld();
    [one, two] = [await world.sender(), await world.sender()];
    await world.deliver(one, await zipOf({ 'o.xml': openImmo([{ number: 'A1', files: ['x.jpg'] }]) }), 'one.zip');
    await world.deliver(two, Buffer.from('nothing'), 'two.zip');
  });
  after(() => world.close());

  const context = (actor: Actor): Context => ({ platform: world.platform, actor, locale: 'en', client: 'test' });
  const ask = async (actor: Actor, document: DocumentNode = RUNS): Promise<Answer> =>
    (await execute({ schema, document, contextValue: context(actor) })) as Answer;
  const member = (agencyId: string, role: 'AGENT' | 'EXECUTIVE'): Actor => ({
    ...operator,
    admin: false,
    memberships: [{ agencyId, role }],
  });
  const key = (agencyId: string, scopes: ('IMPORTS_READ' | 'LISTINGS_READ')[]): Actor => ({
    kind: 'key',
    id: '',
    agencyId,
    publishable: false,
    scopes,
  });
  const names = ({ data }: Answer) => data?.importRuns?.edges.map(({ node }) => node.fileName);

  it('shows each actor its own', async () => {
    assert.deepEqual(names(await ask(operator)), ['two.zip', 'one.zip']);
    assert.deepEqual(names(await ask(member(one.agencyId, 'EXECUTIVE'))), ['one.zip']);
    assert.deepEqual(names(await ask(member(two.agencyId, 'EXECUTIVE'))), ['two.zip']);
    assert.deepEqual(names(await ask(key(one.agencyId, ['IMPORTS_READ']))), ['one.zip']);
    const elsewhere = [
      { agencyId: one.agencyId, role: 'AGENT' as const },
      { agencyId: two.agencyId, role: 'EXECUTIVE' as const },
    ];
    assert.deepEqual(names(await ask({ ...operator, admin: false, memberships: elsewhere })), ['two.zip']);
    const outside = [anonymous, key(one.agencyId, ['LISTINGS_READ']), { ...operator, admin: false }];
    for (const actor of [...outside, member(one.agencyId, 'AGENT')]) {
      const { errors } = await ask(actor);
      assert.ok(errors?.length, actor.kind);
    }
  });

  it('says what is wrong and what to do', async () => {
    const { data, errors } = await ask(operator);
    assert.equal(errors, undefined);
    const [refused, done] = data?.importRuns?.edges.map(({ node }) => node) ?? [];
    assert.equal((refused?.reason as { code: string } | undefined)?.code, 'NOT_A_PACKAGE');
    const issues = done?.issues as { totalCount: number; edges: { node: { code: string } }[] } | undefined;
    assert.deepEqual([issues?.totalCount, issues?.edges[0]?.node.code], [1, 'MISSING_ATTACHMENT']);
  });

  it('streams the progress of a run and ends with it; others hear nothing', async () => {
    const watch = async (actor: Actor) => {
      const document = parse('subscription { importProgress { cursor run { fileName state created } } }');
      return (await subscribe({ schema, document, contextValue: context(actor) })) as AsyncGenerator<{
        data: { importProgress: { run: { fileName: string; state: string } } };
      }>;
    };
    const mine = await watch(member(one.agencyId, 'EXECUTIVE'));
    const theirs = await watch(member(two.agencyId, 'EXECUTIVE'));
    const states: string[] = [];
    const heard = (async () => {
      for await (const { data } of mine) {
        states.push(data.importProgress.run.state);
        if (data.importProgress.run.state === 'DONE') return;
      }
    })();
    const other = theirs.next();
    await new Promise((resolve) => setTimeout(resolve, 100));
    await world.deliver(one, await zipOf({ 'o.xml': openImmo([{ number: 'B1' }]) }), 'live.zip');
    await heard;
    assert.equal(states.at(-1), 'DONE');
    await theirs.return(undefined);
    assert.deepEqual(await other, { value: undefined, done: true });
    const [run] = await world.runs(one);
    const id = Buffer.from(`ImportRun:${run?.id}`).toString('base64');
    const finished = (await subscribe({
      schema,
      document: parse(`subscription { importProgress(run: "${id}") { run { state } } }`),
      contextValue: context(operator),
    })) as AsyncGenerator<{ data: unknown }>;
    const all = [];
    for await (const message of finished) all.push(message);
    assert.equal(all.length, 1);
  });
});
