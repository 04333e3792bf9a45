import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { CANAL } from './deliver.ts';
import { transfer, zip } from './openimmo.ts';
import { offerInput, type Run, SUBMIT, type World } from './world.ts';

interface GraphqlError {
  message: string;
  extensions?: { code?: string };
}

const KATRIN = 'katrin.brandt@spreeufer.example';
const ANDREI = 'andrei.muresan@casa-somes.example';

/** What cannot be taken is refused in words that help, and everything stays as it was. */
export function badInput(world: World): void {
  let before: Awaited<ReturnType<World['listings']>>;

  it('never sees an upload that is cut off', async () => {
    before = await world.listings();
    const client = await world.ftp();
    const endless = new PassThrough();
    endless.write((await zip({ 'openimmo.xml': transfer([{ number: 'HL-CUT' }]) })).subarray(0, 400));
    const upload = assert.rejects(client.uploadFrom(endless, 'cut.zip'));
    await sleep(200);
    client.close();
    await upload;
    // That no run came of it is seen below, when later uploads have had theirs.
    const again = await world.ftp();
    assert.deepEqual(await again.list(), []);
    again.close();
  });

  it('refuses what is no package, is empty or was cut short, each with a reason and a cure', async () => {
    const known = new Set((await world.runs()).map(({ id }) => id));
    const xml = transfer([{ number: CANAL, title: 'Must not arrive' }, { number: 'HL-900' }]);
    const whole = await zip({ 'openimmo.xml': xml });
    await world.upload({
      'letter.zip': 'Dear all, please find the listings attached.',
      'empty.zip': '',
      'half.zip': whole.subarray(0, Math.floor(whole.length / 2)),
      'two.zip': await zip({ 'a.xml': xml, 'b.xml': xml }),
    });
    const refusals: [string, string][] = [];
    for (const name of ['letter.zip', 'empty.zip', 'half.zip', 'two.zip']) {
      refusals.push([name, explained(await world.finished(name, known))]);
    }
    // On its own: a bare XML waits until its folder is quiet.
    const cutXml = await world.deliver({ 'cut.xml': xml.slice(0, Math.floor(xml.length * 0.8)) });
    refusals.push(['cut.xml', explained(cutXml)]);
    const prose = await world.deliver({ 'page.xml': '<!doctype html><html><body>Not found</body></html>' });
    refusals.push(['page.xml', explained(prose)]);
    assert.equal(Object.fromEntries(refusals)['letter.zip'], 'NOT_A_PACKAGE');
    assert.equal(Object.fromEntries(refusals)['empty.zip'], 'EMPTY_FILE');
    assert.equal(Object.fromEntries(refusals)['half.zip'], 'CORRUPT_ZIP');
    assert.equal(new Set(refusals.map(([, code]) => code)).size >= 5, true, JSON.stringify(refusals));
    assert.deepEqual(await world.listings(), before);
    assert.ok(!(await world.runs()).some(({ fileName }) => fileName === 'cut.zip'), 'the cut upload made no run');
  });

  it('refuses one object and takes the others', async () => {
    const houses = [{ number: '' }, { number: CANAL, title: 'Terrace by the canal', price: 419_000 }];
    const run = await world.deliver({ 'mixed.zip': await zip({ 'openimmo.xml': transfer(houses) }) });
    assert.deepEqual([run.state, run.objectsTotal, run.refused], ['DONE', 2, 1]);
    const errors = run.issues.edges.map(({ node }) => node).filter(({ severity }) => severity === 'ERROR');
    assert.equal(errors.length, 1, JSON.stringify(run.issues));
    assert.ok(errors.every(({ path, message, hint }) => path && message.length > 10 && hint.length > 10));
    const { totalCount } = await world.listings();
    assert.equal(totalCount, before.totalCount);
  });

  it('lets nobody deliver with a wrong password', async () => {
    await assert.rejects(world.ftp('wrong'), (error: { code?: number; message: string }) => {
      assert.equal(error.code, 530);
      assert.match(error.message, /account or the password/i);
      return true;
    });
  });

  it('names each field of an offer that cannot be taken', async () => {
    const { token } = await world.offerLink('spreeufer');
    const count = () => offersOf(world, token, KATRIN);
    const wrong: [object, string, string][] = [
      [{ fullName: '  ' }, 'fullName', 'REQUIRED'],
      [{ email: 'nora@nowhere' }, 'email', 'NOT_AN_EMAIL'],
      [{ phone: 'call me' }, 'phone', 'NOT_A_PHONE'],
      [{ amount: '-5' }, 'amount', 'NOT_POSITIVE'],
      [{ amount: '0' }, 'amount', 'NOT_POSITIVE'],
      [{ currency: 'GBP' }, 'currency', 'NOT_A_CURRENCY'],
      [{ paymentTerm: 'DATE' }, 'paymentDate', 'REQUIRED'],
      [{ validUntil: '2020-01-01T00:00:00Z' }, 'validUntil', 'IN_THE_PAST'],
      [{ website: 'https://spam.example' }, 'website', 'NOT_A_HUMAN'],
    ];
    const earlier = await count();
    for (const [input, field, code] of wrong) {
      const answer = await world.submitOffer({ token, ...input });
      assert.equal(answer.__typename, 'InvalidInput', `${field}: ${JSON.stringify(answer)}`);
      assert.deepEqual(
        answer.fields.map(({ path, code }: { path: string[]; code: string }) => [path.join('.'), code]),
        [[field, code]],
      );
      assert.ok(answer.fields[0].message.length > 10);
    }
    const several = await world.submitOffer({ token, fullName: '', email: 'x', amount: '-1' });
    assert.deepEqual(several.fields.map(({ path }: { path: string[] }) => path[0]).sort(), [
      'amount',
      'email',
      'fullName',
    ]);
    const german = await world.post(
      '/graphql',
      { query: SUBMIT, variables: { input: { ...offerInput(), token, fullName: '' } } },
      { 'accept-language': 'de-AT,de;q=0.9' },
    );
    assert.match(await german.text(), /Füllen Sie dieses Feld aus/);
    assert.equal(await count(), earlier);
  });

  it('takes the same offer once, and no other under the same key', async () => {
    const { token } = await world.offerLink('casa-somes');
    const earlier = await offersOf(world, token, ANDREI);
    const input = {
      token,
      idempotencyKey: `twice-${process.pid}-0001`,
      email: 'twice@buyers.example',
      currency: 'EUR',
    };
    const currency = await world.ask(undefined, 'query ($t: String!) { offerForm(token: $t) { currency } }', {
      t: token,
    });
    const offer = { ...input, currency: currency.offerForm.currency };
    const [one, two] = await Promise.all([world.submitOffer(offer), world.submitOffer(offer)]);
    assert.equal(one.__typename, 'SubmitOfferPayload', JSON.stringify(one));
    assert.deepEqual(one, two);
    const other = await world.submitOffer({ ...offer, amount: '1' });
    assert.deepEqual(
      [other.__typename, other.fields?.[0]?.path, other.fields?.[0]?.code],
      ['InvalidInput', ['idempotencyKey'], 'ALREADY_USED'],
    );
    assert.equal(await offersOf(world, token, ANDREI), earlier + 1);
  });

  it('takes no offer on a closed or unknown link', async () => {
    const executive = await world.staff(world.demo.people.executive);
    const { id } = await world.listing(CANAL);
    const configure = async (input: object) => {
      const { configureOfferLink } = await world.ask(
        executive,
        `mutation ($input: ConfigureOfferLinkInput!) { configureOfferLink(input: $input) {
          __typename
          ... on ConfigureOfferLinkPayload { offerLink { url state offerCount } }
          ... on InvalidInput { message fields { path code message } }
        } }`,
        { input: { listing: id, ...input } },
      );
      return configureOfferLink;
    };
    const reversed = await configure({ opensAt: '2026-03-02T00:00:00Z', closesAt: '2026-03-01T00:00:00Z' });
    assert.deepEqual([reversed.__typename, reversed.fields?.[0]?.code], ['InvalidInput', 'PERIOD_REVERSED']);
    const closed = await configure({
      acceptsOffers: true,
      onWebsite: true,
      closesAt: new Date(Date.now() - 60_000).toISOString(),
    });
    assert.deepEqual([closed.offerLink?.state, closed.offerLink?.offerCount], ['CLOSED', 0], JSON.stringify(closed));
    const { url } = closed.offerLink;
    const late = await world.submitOffer({ token: url.slice(url.lastIndexOf('/') + 1) });
    assert.deepEqual([late.__typename, late.state], ['OffersClosed', 'CLOSED']);
    assert.match(late.message, /agent/);
    const page = await fetch(url, { headers: { accept: 'text/html', 'accept-language': 'en' } });
    assert.match(await page.text(), /Offers are closed/);

    const nowhere = 'A'.repeat(43);
    const unknown = await world.submitOffer({ token: nowhere });
    assert.equal(unknown.__typename, 'NotFound');
    assert.ok(unknown.message.length > 10);
    const missing = await fetch(`${world.demo.url}/o/${nowhere}`, { headers: { accept: 'text/html' } });
    assert.equal(missing.status, 404);
    assert.match(missing.headers.get('content-type') ?? '', /text\/html/);

    const open = await configure({ closesAt: null });
    assert.deepEqual([open.offerLink.state, open.offerLink.offerCount], ['OPEN', 0]);
  });

  it('says with a code which limit a question passes', async () => {
    const nest = (levels: number): string => (levels === 0 ? 'id' : `id offerForm { listing { ${nest(levels - 1)} } }`);
    const aliases = Array.from({ length: 60 }, (_, index) => `a${index}: viewer { kind }`).join(' ');
    const questions: [string, string, RegExp][] = [
      ['too deep', `{ listings(first: 1) { edges { node { ${nest(8)} } } } }`, /depth/i],
      ['too many aliases', `{ ${aliases} }`, /alias/i],
      ['unknown field', '{ listings { secrets } }', /secrets/],
      ['syntax', '{ listings { totalCount ', /Syntax Error/],
      ['negative page', '{ listings(first: -1) { totalCount } }', /first/],
    ];
    const without: string[] = [];
    for (const [name, query, message] of questions) {
      const { errors, data } = await world.product.graphql(world.demo.keys.crm, query);
      assert.ok(!data, name);
      assert.match(errors?.[0]?.message ?? '', message, name);
      if (!errors?.[0]?.extensions?.code) without.push(name);
    }
    assert.deepEqual(without, [], 'answers without a code');
  });

  it('answers a body that is none of its kind', async () => {
    const bodies: [string, string, string, number][] = [
      [
        'too large',
        'application/json',
        JSON.stringify({ query: `{ viewer { kind } } # ${'x'.repeat(2_000_000)}` }),
        413,
      ],
      ['not JSON', 'application/json', '{ "query": "{ viewer ', 400],
      ['no query', 'application/json', '{}', 400],
      ['text', 'text/plain', 'viewer, please', 415],
      ['a form', 'application/xml', '<query/>', 415],
    ];
    const unclear: string[] = [];
    for (const [name, type, body, status] of bodies) {
      const response = await world.post('/graphql', body, { 'content-type': type });
      assert.equal(response.status, status, name);
      const answer = JSON.parse(await response.text()) as { errors?: GraphqlError[] } | null;
      const [error] = answer?.errors ?? [];
      if (!error?.extensions?.code || error.message.length < 10) unclear.push(`${name}: ${JSON.stringify(answer)}`);
    }
    assert.deepEqual(unclear, [], 'answers without a message or code');
    assert.equal((await world.ask(world.demo.keys.crm, '{ viewer { kind } }')).viewer.kind, 'SECRET_KEY');
  });

  it('answers addresses that lead nowhere, for people and for programs', async () => {
    const page = await fetch(`${world.demo.url}/no/such/page`, {
      headers: { accept: 'text/html', 'accept-language': 'de' },
    });
    assert.equal(page.status, 404);
    assert.match(await page.text(), /<html lang="de/);
    const json = await fetch(`${world.demo.url}/no/such/page`);
    const { errors } = (await json.json()) as { errors: GraphqlError[] };
    assert.deepEqual([json.status, errors[0]?.extensions?.code], [404, 'NOT_FOUND']);
    for (const path of [
      '/media/not-a-uuid/large',
      '/media/00000000-0000-7000-8000-000000000000/large',
      '/widgets/..%2f..%2fpackage.json',
    ]) {
      assert.equal((await fetch(`${world.demo.url}${path}`)).status, 404, path);
    }
  });
}

/** The refusal's code; it must come with words and a cure, and have changed nothing. */
function explained({ fileName, state, reason, created, updated, removed }: Run): string {
  assert.equal(state, 'REFUSED', fileName);
  assert.ok(reason && reason.message.length > 10 && reason.hint.length > 10, `${fileName}: ${JSON.stringify(reason)}`);
  assert.deepEqual([created, updated, removed], [0, 0, 0]);
  return reason.code;
}

/** How many offers a link has got, as an executive of the agency sees it. */
async function offersOf(world: World, token: string, executive: string): Promise<number> {
  const { offerForm } = await world.ask(undefined, 'query ($t: String!) { offerForm(token: $t) { listing { id } } }', {
    t: token,
  });
  const query = 'query ($id: ID!) { offers(filter: { listing: $id }) { totalCount } }';
  return (await world.ask(await world.staff(executive), query, { id: offerForm.listing.id })).offers.totalCount;
}
