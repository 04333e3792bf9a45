import assert from 'node:assert/strict';
import { it } from 'node:test';
import { eventually } from '../harness/product.ts';
import type { World } from './world.ts';

const ISSUE = `mutation ($input: IssueApiKeyInput!) { issueApiKey(input: $input) {
  __typename
  ... on IssueApiKeyPayload { secret apiKey { id name prefix scopes revokedAt } }
  ... on InvalidInput { message fields { path code message } }
} }`;
const REVOKE = `mutation ($id: ID!) { revokeApiKey(id: $id) {
  __typename ... on RevokeApiKeyPayload { apiKey { id revokedAt } } ... on NotFound { message }
} }`;
const COUNT = '{ listings { totalCount } }';

/** Who gets in, who no longer does, and what they are told. */
export function access(world: World): void {
  let executive: string;
  let agency: string;

  it('signs an executive in with the code from the mail: on a page of their agency’s site for offers, there', async () => {
    const origin = world.demo.demoSite;
    const preflight = await fetch(`${world.demo.url}/graphql`, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type',
      },
    });
    assert.equal(preflight.status, 204);
    assert.match(preflight.headers.get('access-control-allow-headers') ?? '', /authorization/i);
    const otp = await world.code(world.demo.people.executive);
    const signedIn = await world.post(
      '/auth/sign-in/email-otp',
      { email: world.demo.people.executive, otp },
      { origin },
    );
    assert.equal(signedIn.status, 200);
    assert.match(signedIn.headers.get('access-control-expose-headers') ?? '', /set-auth-token/i);
    assert.equal(signedIn.headers.get('access-control-allow-origin'), origin);
    const board = signedIn.headers.get('set-auth-token') ?? '';
    const authorization = `Bearer ${board}`;
    const query = '{ viewer { kind memberships { role agency { slug } } } offers { totalCount } }';
    const answer = await world.post('/graphql', { query }, { origin, authorization });
    assert.equal(answer.headers.get('access-control-allow-origin'), '*');
    const { data } = (await answer.json()) as { data: { viewer: object; offers: object } };
    assert.deepEqual(data.viewer, {
      kind: 'PERSON',
      memberships: [{ role: 'EXECUTIVE', agency: { slug: 'harbour-lane' } }],
    });
    assert.ok(data.offers);
    const elsewhere = await world.product.graphql(board, query);
    assert.equal(elsewhere.errors?.[0]?.extensions?.code, 'ORIGIN_NOT_ALLOWED');
    executive = await world.bearer(world.demo.people.executive);
  });

  it('issues a key that works, and ends it with its sockets when it is revoked', async () => {
    const input = { name: 'Reporting', kind: 'SECRET', scopes: ['LISTINGS_READ', 'OFFERS_READ'] };
    agency = (await world.ask(executive, '{ agencies { edges { node { id } } } }')).agencies.edges[0].node.id;
    const { issueApiKey } = await world.ask(executive, ISSUE, { input: { ...input, agency } });
    assert.equal(issueApiKey.__typename, 'IssueApiKeyPayload', JSON.stringify(issueApiKey));
    const { secret, apiKey } = issueApiKey;
    assert.match(secret, /^gp_sk_/);
    assert.ok(secret.startsWith(apiKey.prefix));
    assert.equal((await world.ask(secret, COUNT)).listings.totalCount, 2);

    const closes: number[] = [];
    let live = false;
    const socket = world.socket(secret, { closed: (event) => closes.push((event as { code: number }).code) });
    socket.subscribe(
      { query: 'subscription { offerEvents { __typename } }' },
      {
        next: () => {
          live = true;
        },
        error: () => {},
        complete: () => {},
      },
    );
    await eventually(() => assert.ok(live, 'the subscription is not live'));

    const { revokeApiKey } = await world.ask(executive, REVOKE, { id: apiKey.id });
    assert.ok(revokeApiKey.apiKey.revokedAt);
    const refused = await world.product.graphql(secret, COUNT);
    assert.equal(refused.status, 401);
    assert.equal(refused.errors?.[0]?.extensions?.code, 'KEY_REVOKED');
    assert.match(refused.errors?.[0]?.message ?? '', /new one/);
    await eventually(() => assert.deepEqual(closes, [4403]), 5_000);
    await socket.dispose();

    const late: number[] = [];
    const again = world.socket(secret, { closed: (event) => late.push((event as { code: number }).code) });
    await eventually(() => assert.deepEqual(late, [4403]), 5_000);
    await again.dispose();
  });

  it('names the field and the cure when a key cannot be issued', async () => {
    const { issueApiKey } = await world.ask(executive, ISSUE, {
      input: { agency, name: ' ', kind: 'PUBLISHABLE', origins: ['harbour-lane.example/'] },
    });
    assert.equal(issueApiKey.__typename, 'InvalidInput', JSON.stringify(issueApiKey));
    const codes = issueApiKey.fields.map(
      ({ path, code }: { path: string[]; code: string }) => `${path.join('.')} ${code}`,
    );
    assert.ok(codes.includes('name REQUIRED'), codes.join());
    assert.ok(codes.includes('origins.0 NOT_AN_ORIGIN'), codes.join());
    assert.ok(issueApiKey.fields.every(({ message }: { message: string }) => message.length > 10));
  });

  it('refuses a key it does not know, and anonymous questions', async () => {
    const wrong = await world.product.graphql('gp_sk_thisKeyWasNeverIssuedByAnybodyAtAll0000000', COUNT);
    assert.deepEqual([wrong.status, wrong.errors?.[0]?.extensions?.code], [401, 'UNAUTHENTICATED']);
    assert.equal(wrong.data, undefined);
    const stale = await world.product.graphql('no-such-session.token', COUNT);
    assert.deepEqual([stale.status, stale.errors?.[0]?.extensions?.code], [401, 'UNAUTHENTICATED']);
    const nobody = await world.product.graphql(undefined, '{ offers { totalCount } }');
    assert.equal(nobody.errors?.[0]?.extensions?.code, 'UNAUTHENTICATED');
    assert.ok(!nobody.data?.offers);
  });

  it('keeps a publishable key to its pages and to what is public', async () => {
    const ask = (origin: string, query = COUNT) =>
      world.post('/graphql', { query }, { origin, authorization: `Bearer ${world.demo.keys.publishable}` });
    const foreign = await ask('https://elsewhere.example');
    assert.equal(foreign.status, 403);
    const { errors } = (await foreign.json()) as { errors: { message: string; extensions: { code: string } }[] };
    assert.equal(errors[0]?.extensions.code, 'ORIGIN_NOT_ALLOWED');
    assert.match(errors[0]?.message ?? '', /https:\/\/elsewhere\.example/);
    const home = await ask(world.demo.demoSite);
    assert.equal(home.status, 200);
    assert.equal(((await home.json()) as { data: { listings: { totalCount: number } } }).data.listings.totalCount, 2);
    const offers = (await (await ask(world.demo.demoSite, '{ offers { totalCount } }')).json()) as {
      errors?: object[];
    };
    assert.equal(offers.errors?.length, 1);
  });

  it('does not say whether an address has an account, and mails only those who have', async () => {
    const email = 'nobody@harbour-lane.example';
    const unknown = await world.sendCode(email);
    const before = await world.mailsTo(world.demo.people.agent);
    const known = await world.sendCode(world.demo.people.agent);
    assert.deepEqual([unknown.status, known.status], [200, 200]);
    assert.equal(await unknown.text(), await known.text());
    const names = (response: Response) => [...response.headers.keys()].sort();
    assert.deepEqual(names(unknown), names(known));
    await world.newMail(world.demo.people.agent, before);
    assert.deepEqual(await world.mailsTo(email), []);
    const guess = await world.post('/auth/sign-in/email-otp', { email, otp: '123456' });
    const wrong = await world.post('/auth/sign-in/email-otp', { email: world.demo.people.agent, otp: '000000' });
    assert.deepEqual([guess.status, wrong.status], [400, 400]);
    const [one, two] = [await guess.json(), await wrong.json()] as { code: string }[];
    assert.equal(two?.code, 'INVALID_OTP');
    assert.deepEqual(one, two);
  });

  it('ends a code after too many wrong tries', async () => {
    const email = world.demo.people.admin;
    const otp = await world.code(email);
    const wrong = otp === '111111' ? '222222' : '111111';
    const answers: string[] = [];
    for (const code of [wrong, wrong, wrong, otp]) {
      const response = await world.post('/auth/sign-in/email-otp', { email, otp: code });
      answers.push(((await response.json()) as { code?: string }).code ?? 'signed in');
    }
    assert.deepEqual(answers.slice(0, 3), ['INVALID_OTP', 'INVALID_OTP', 'INVALID_OTP']);
    assert.match(answers[3] ?? '', /TOO_MANY_ATTEMPTS|INVALID_OTP/);
  });

  it('ends a session, and its bearer with it, when one signs out', async () => {
    const token = await world.bearer(world.demo.people.agent);
    assert.equal((await world.ask(token, '{ viewer { kind } }')).viewer.kind, 'PERSON');
    const closes: number[] = [];
    let live = false;
    const socket = world.socket(token, {
      connected: () => {
        live = true;
      },
      closed: (event) => closes.push((event as { code: number }).code),
    });
    await eventually(() => assert.ok(live));
    const out = await world.post('/auth/sign-out', {}, { authorization: `Bearer ${token}`, origin: world.demo.url });
    assert.equal(out.status, 200, await out.text());
    const { status, errors } = await world.product.graphql(token, COUNT);
    assert.deepEqual([status, errors?.[0]?.extensions?.code], [401, 'UNAUTHENTICATED']);
    await eventually(() => assert.deepEqual(closes, [4403]), 5_000);
    await socket.dispose();
  });
}
