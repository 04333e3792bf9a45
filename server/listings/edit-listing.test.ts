import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { keyActor, testAgency, testPerson } from '../../test/harness/agency.ts';
import { ask, data, globalId } from '../../test/harness/graphql.ts';
import { type TestPlatform, testPlatform } from '../../test/harness/platform.ts';
import type { Actor } from '../accounts/index.ts';
import type { ListingOrigin } from '../platform/generated/prisma/enums.ts';
import { blankText } from './editable-fields.ts';
import { blankListing, type ListingInput, saveListing } from './index.ts';

let platform: TestPlatform;

before(async () => {
  platform = await testPlatform();
});
after(() => platform.close());

const LISTING = `id version title listPrice { amount currency } livingArea roomsTotal heating priceOnRequest latitude
  languages texts { language title publicRemarks }
  overrides { field value origin originAtEdit conflict by }`;
const mutation = (name: string, input: string) => `mutation ($input: ${input}!) { ${name}(input: $input) {
  __typename
  ... on ${name.charAt(0).toUpperCase()}${name.slice(1)}Payload { listing { ${LISTING} } }
  ... on InvalidInput { fields { path code message } }
} }`;

interface Override {
  field: string;
  value: string | null;
  origin: string | null;
  conflict: boolean;
  by: string | null;
}
interface Shown {
  version: number;
  title: string | null;
  listPrice: { amount: string; currency: string } | null;
  latitude: number | null;
  languages: string[];
  texts: object[];
  overrides: Override[] | null;
  [field: string]: unknown;
}
interface Answer {
  __typename: string;
  listing: Shown;
  fields: { path: string[]; code: string; message: string }[];
}

async function change(actor: Actor, name: string, input: string, values: object): Promise<Answer> {
  const answer = await data<Record<string, Answer>>(platform, { actor }, mutation(name, input), { input: values });
  return answer[name] as Answer;
}
const edit = (actor: Actor, id: string, values: object) =>
  change(actor, 'editListing', 'EditListingInput', { id: globalId('Listing', id), ...values });
const reset = (actor: Actor, id: string, field: string) =>
  change(actor, 'resetListingField', 'ListingFieldInput', { id: globalId('Listing', id), field });
const keep = (actor: Actor, id: string, field: string) =>
  change(actor, 'keepListingField', 'ListingFieldInput', { id: globalId('Listing', id), field });

async function read(actor: Actor, id: string): Promise<Shown> {
  const query = `query ($id: ID!) { listing(id: $id) { ${LISTING} } }`;
  return (await data<{ listing: Shown }>(platform, { actor }, query, { id: globalId('Listing', id) })).listing;
}

let deliveries = 0;

/** An agency whose software delivers a flat for 400 000; `deliver` sends it again with changes. */
async function delivered(origin: ListingOrigin = 'IMPORT') {
  const agency = await testAgency(platform);
  const broker = {
    firstName: 'Anna',
    lastName: 'Weber',
    email: agency.broker.email,
    phone: null,
    mobile: null,
    number: null,
    officeName: null,
  };
  const input: ListingInput = {
    ...blankListing,
    listingId: 'L-1',
    listPrice: '400000',
    currency: 'EUR',
    livingArea: '80.5',
    heating: ['Oil', 'Sauna'],
    latitude: '52.5',
    longitude: '13.4',
    addressReleased: true,
    texts: [{ ...blankText('de'), language: null, title: 'Altbau am Park', publicRemarks: 'Hell.' }],
    brokers: [broker],
  };
  const deliver = (changes: Partial<ListingInput> = {}) =>
    platform.change((tx, emit) =>
      saveListing(
        tx,
        emit,
        {
          agencyId: agency.agency.id,
          locale: 'de',
          origin,
          sourceId: null,
          deliveredAt: new Date(),
          actor: `import:${++deliveries}`,
        },
        { EXTERN: `L-1-${agency.agency.id}` },
        { ...input, ...changes },
        `hash ${deliveries}`,
      ),
    );
  const { id } = await deliver();
  return { ...agency, id, deliver };
}

const amount = ({ listPrice }: Shown) => listPrice?.amount ?? null;
const told = ({ overrides }: Shown) =>
  (overrides ?? []).map(({ field, value, origin, conflict }) => [field, value, origin, conflict]);

describe('an edit', () => {
  test('is shown, says what it lies over, and survives the next delivery', async () => {
    const { id, broker, deliver } = await delivered();
    const { listing } = await edit(broker.actor, id, {
      fields: { listPrice: '380000.00', roomsTotal: 3.5 },
      texts: [{ language: 'de', title: ' Altbau\n mit Balkon ' }],
    });
    assert.deepEqual([amount(listing), listing.roomsTotal, listing.title], ['380000', 3.5, 'Altbau mit Balkon']);
    assert.equal(listing.version, 2);
    const edits = [
      ['listPrice', '"380000"', '"400000"', false],
      ['roomsTotal', '"3.5"', null, false],
      ['texts.de.title', '"Altbau mit Balkon"', '"Altbau am Park"', false],
    ];
    assert.deepEqual(told(listing), edits);
    assert.equal(listing.overrides?.[0]?.by, broker.name);

    await deliver({ livingArea: '81' });
    const after = await read(broker.actor, id);
    assert.deepEqual(
      [amount(after), after.title, after.livingArea, after.version],
      ['380000', 'Altbau mit Balkon', 81, 3],
    );
    assert.deepEqual(told(after), edits);
    assert.deepEqual(after.texts, [{ language: 'de', title: 'Altbau mit Balkon', publicRemarks: 'Hell.' }]);
  });

  test('is told in the log by whom, without what it says', async () => {
    const { id, executive } = await delivered();
    await edit(executive.actor, id, { fields: { streetName: 'Geheimweg' } });
    const event = await platform.prisma.event.findFirstOrThrow({ where: { subjectId: id }, orderBy: { seq: 'desc' } });
    assert.deepEqual(
      [event.type, event.actor, event.data],
      ['listing.updated', `person:${executive.id}`, { fields: ['streetName'] }],
    );
  });

  test('conflicts when the software says something new, until it is kept or given back', async () => {
    const { id, broker, deliver } = await delivered();
    await edit(broker.actor, id, { fields: { listPrice: '380000' } });
    await deliver({ listPrice: '390000' });
    const conflict = ['listPrice', '"380000"', '"390000"', true];
    assert.deepEqual(told(await read(broker.actor, id)), [conflict]);
    // Another edit does not settle it.
    const again = await edit(broker.actor, id, { fields: { listPrice: '385000' } });
    assert.deepEqual(told(again.listing), [['listPrice', '"385000"', '"390000"', true]]);
    const kept = await keep(broker.actor, id, 'listPrice');
    assert.deepEqual(told(kept.listing), [['listPrice', '"385000"', '"390000"', false]]);
    assert.equal(amount(kept.listing), '385000');
    await deliver({ listPrice: '370000' });
    assert.deepEqual(told(await read(broker.actor, id)), [['listPrice', '"385000"', '"370000"', true]]);
    const given = await reset(broker.actor, id, 'listPrice');
    assert.deepEqual([amount(given.listing), told(given.listing)], ['370000', []]);
    await deliver({ listPrice: '360000' });
    assert.equal(amount(await read(broker.actor, id)), '360000');
  });

  test('to what the software says is none, and one that the software catches up with is over', async () => {
    const { id, broker, deliver } = await delivered();
    await edit(broker.actor, id, { fields: { listPrice: '380000' } });
    const back = await edit(broker.actor, id, { fields: { listPrice: '400000.0' } });
    assert.deepEqual(told(back.listing), []);
    await edit(broker.actor, id, { fields: { listPrice: '380000' } });
    await deliver({ listPrice: '380000' });
    assert.deepEqual(told(await read(broker.actor, id)), []);
    await deliver({ listPrice: '375000' });
    assert.equal(amount(await read(broker.actor, id)), '375000');
  });

  test('that changes nothing leaves the version', async () => {
    const { id, broker } = await delivered();
    const { listing } = await edit(broker.actor, id, { fields: { listPrice: '400000', heating: ['Oil', 'Sauna'] } });
    assert.deepEqual([listing.version, listing.overrides], [1, []]);
    assert.equal((await keep(broker.actor, id, 'listPrice')).listing.version, 1);
    assert.equal((await reset(broker.actor, id, 'listPrice')).listing.version, 1);
  });

  test('empties a field where the software says something, and fills one where it says nothing', async () => {
    const { id, broker, deliver } = await delivered();
    await edit(broker.actor, id, {
      fields: { livingArea: null, biddingTerms: { closesAt: '2030-05-01T18:00', minimumPrice: '300000' } },
    });
    await deliver({ listPrice: '1' });
    const listing = await read(broker.actor, id);
    assert.equal(listing.livingArea, null);
    const [terms, area] = told(listing);
    assert.deepEqual(area, ['livingArea', null, '"80.5"', false]);
    assert.deepEqual(terms?.toSpliced(1, 1), ['biddingTerms', null, false]);
    assert.deepEqual(JSON.parse(String(terms?.[1])), {
      phaseStart: null,
      viewing: null,
      opensAt: null,
      closesAt: '2030-05-01T18:00:00',
      showHighest: null,
      minimumPrice: '300000',
    });
    const given = await reset(broker.actor, id, 'livingArea');
    assert.equal(given.listing.livingArea, 80.5);
  });

  test('moves a position as a whole', async () => {
    const { id, broker, deliver } = await delivered();
    await edit(broker.actor, id, { fields: { latitude: '52.51' } });
    await deliver({ latitude: '48.1', longitude: '11.5' });
    const listing = await read(broker.actor, id);
    assert.deepEqual(told(listing), [
      ['latitude', '"52.51"', '"48.1"', true],
      ['longitude', '"13.4"', '"11.5"', true],
    ]);
    assert.deepEqual(told((await reset(broker.actor, id, 'longitude')).listing), []);
    assert.equal((await read(broker.actor, id)).latitude, 48.1);
  });

  test('adds a language and takes it away', async () => {
    const { id, broker, deliver } = await delivered();
    const french = { language: 'FR-ca', title: 'Vieux', publicRemarks: 'Clair.\r\nGrand.' };
    const { listing } = await edit(broker.actor, id, { texts: [french] });
    assert.deepEqual(listing.texts[1], { language: 'fr-CA', title: 'Vieux', publicRemarks: 'Clair.\nGrand.' });
    assert.equal(listing.title, 'Altbau am Park');
    await deliver({ listPrice: '2' });
    assert.deepEqual((await read(broker.actor, id)).languages, ['de', 'fr-CA']);
    const gone = await edit(broker.actor, id, {
      texts: [{ language: 'fr-CA', title: '', publicRemarks: null }],
    });
    assert.deepEqual([gone.listing.languages, told(gone.listing)], [['de'], []]);
  });

  test('of what somebody else has changed since is refused', async () => {
    const { id, broker, deliver } = await delivered();
    await deliver({ listPrice: '395000' });
    const refused = await edit(broker.actor, id, { version: 1, fields: { listPrice: '380000' } });
    assert.deepEqual(
      refused.fields.map(({ path, code }) => [path, code]),
      [[['version'], 'CHANGED_SINCE']],
    );
    assert.equal(amount(await read(broker.actor, id)), '395000');
    const taken = await edit(broker.actor, id, { version: 2, fields: { listPrice: '380000' } });
    assert.equal(taken.listing.version, 3);
  });

  test('of two people at once both count', async () => {
    const { id, broker, executive } = await delivered();
    await Promise.all([
      edit(broker.actor, id, { fields: { listPrice: '380000' } }),
      edit(executive.actor, id, { fields: { livingArea: '82' } }),
    ]);
    const listing = await read(broker.actor, id);
    assert.deepEqual([amount(listing), listing.livingArea, listing.version], ['380000', 82, 3]);
  });
});

describe('the origin itself', () => {
  test('by hand: the listing is changed, nothing lies over anything', async () => {
    const { listing, broker } = await testAgency(platform);
    const edited = await edit(broker.actor, listing.id, {
      fields: { listPrice: '380000', onMarketDate: '2026-05-01' },
    });
    assert.deepEqual([amount(edited.listing), edited.listing.overrides], ['380000', []]);
    const row = await platform.prisma.listing.findUniqueOrThrow({ where: { id: listing.id } });
    assert.equal(row.onMarketDate?.toISOString(), '2026-05-01T00:00:00.000Z');
  });

  test('the CRM’s key: a person’s edit stays over what it says', async () => {
    const { id, broker, agency } = await delivered('CRM');
    const crm = keyActor(agency.id, ['LISTINGS_WRITE']);
    await edit(crm, id, { fields: { listPrice: '395000', livingArea: '79' } });
    assert.deepEqual(told(await read(broker.actor, id)), []);
    await edit(broker.actor, id, { fields: { listPrice: '380000' } });
    await edit(crm, id, { fields: { listPrice: '390000' } });
    const listing = await read(broker.actor, id);
    assert.equal(amount(listing), '380000');
    assert.deepEqual(told(listing), [['listPrice', '"380000"', '"390000"', true]]);
  });

  test('a key is not the origin of what software delivers', async () => {
    const { id, broker, agency, deliver } = await delivered();
    const key = await platform.prisma.apiKey.create({
      data: { agencyId: agency.id, name: 'Our CRM', kind: 'SECRET', prefix: 'x', secretHash: id },
    });
    const actor: Actor = {
      kind: 'key',
      id: key.id,
      agencyId: agency.id,
      publishable: false,
      scopes: ['LISTINGS_WRITE'],
    };
    await edit(actor, id, { fields: { listPrice: '380000' } });
    await deliver({ listPrice: '390000' });
    const listing = await read(broker.actor, id);
    assert.deepEqual([amount(listing), listing.overrides?.[0]?.by], ['380000', 'Our CRM']);
  });
});

describe('who may', () => {
  const nobody = ['editListing', 'resetListingField', 'keepListingField'] as const;

  test('edit: brokers of the listing, executives, a key with the scope; nobody else', async () => {
    const { id, agency, broker, executive, colleague } = await delivered();
    const other = await testAgency(platform);
    const admin = await testPerson(platform, null, 'AGENT', { admin: true });
    const left: Actor = { ...broker.actor, memberships: [] } as Actor;
    for (const actor of [broker.actor, executive.actor, keyActor(agency.id, ['LISTINGS_WRITE'])]) {
      assert.equal((await edit(actor, id, { fields: {} })).__typename, 'EditListingPayload');
    }
    const key = keyActor(other.agency.id, ['LISTINGS_WRITE']);
    for (const actor of [colleague.actor, other.executive.actor, other.broker.actor, admin.actor, left, key]) {
      assert.equal((await edit(actor, id, { fields: { listPrice: '1' } })).__typename, 'NotFound');
      assert.equal((await reset(actor, id, 'listPrice')).__typename, 'NotFound');
      assert.equal((await keep(actor, id, 'listPrice')).__typename, 'NotFound');
    }
    for (const actor of [keyActor(agency.id, ['LISTINGS_READ']), keyActor(agency.id, 'publishable')]) {
      for (const name of nobody) {
        const input = name === 'editListing' ? 'EditListingInput' : 'ListingFieldInput';
        const values = { id: globalId('Listing', id), ...(name !== 'editListing' && { field: 'listPrice' }) };
        const { errors } = await ask(platform, { actor }, mutation(name, input), { input: values });
        assert.equal((errors?.[0]?.originalError as { code?: string } | undefined)?.code, 'FORBIDDEN');
      }
    }
    assert.equal(amount(await read(broker.actor, id)), '400000');
  });

  test('give a key that edits: an executive, not an admin', async () => {
    const { agency, executive } = await delivered();
    const admin = await testPerson(platform, null, 'AGENT', { admin: true });
    const ISSUE = 'mutation ($input: IssueApiKeyInput!) { issueApiKey(input: $input) { __typename } }';
    const input = { agency: globalId('Agency', agency.id), name: 'CRM', kind: 'SECRET', scopes: ['LISTINGS_WRITE'] };
    const issue = async (actor: Actor) =>
      (await data<{ issueApiKey: { __typename: string } }>(platform, { actor }, ISSUE, { input })).issueApiKey;
    assert.equal((await issue(executive.actor)).__typename, 'IssueApiKeyPayload');
    assert.equal((await issue(admin.actor)).__typename, 'InvalidInput');
  });

  test('not a withdrawn listing', async () => {
    const { id, executive } = await delivered();
    await platform.prisma.listing.update({ where: { id }, data: { withdrawnAt: new Date() } });
    assert.equal((await edit(executive.actor, id, { fields: {} })).__typename, 'NotFound');
  });

  test('see edits: the agency and admins, not its pages', async () => {
    const { id, agency, broker } = await delivered();
    await edit(broker.actor, id, { fields: { listPrice: '380000' } });
    const admin = await testPerson(platform, null, 'AGENT', { admin: true });
    assert.equal((await read(admin.actor, id)).overrides?.length, 1);
    const page = await read(keyActor(agency.id, 'publishable'), id);
    assert.deepEqual([page.overrides, amount(page)], [null, '380000']);
  });

  test('get the form: who may edit', async () => {
    const { id, broker, agency } = await delivered();
    const FORM = 'query ($id: ID!) { listing(id: $id) { editableFields { field kind group required choices value } } }';
    const form = async (actor: Actor) =>
      (
        await data<{ listing: { editableFields: { field: string }[] | null } }>(platform, { actor }, FORM, {
          id: globalId('Listing', id),
        })
      ).listing.editableFields;
    const fields = await form(broker.actor);
    assert.deepEqual(
      fields?.find(({ field }) => field === 'listPrice'),
      {
        field: 'listPrice',
        kind: 'MONEY',
        group: 'PRICE',
        required: false,
        choices: [],
        value: '"400000"',
      },
    );
    const heating = fields?.find(({ field }) => field === 'heating') as unknown as { choices: string[]; value: string };
    assert.ok(heating.choices.includes('Sauna') && heating.choices.includes('HeatPump'));
    assert.equal(await form(keyActor(agency.id, ['LISTINGS_READ'])), null);
  });
});

describe('what cannot be taken names the field and the cure', () => {
  const wrong: [object, string[], string][] = [
    [{ fields: { listPrice: '0' } }, ['fields', 'listPrice'], 'NOT_POSITIVE'],
    [{ fields: { listPrice: '-5' } }, ['fields', 'listPrice'], 'NOT_POSITIVE'],
    [{ fields: { deposit: '-5' } }, ['fields', 'deposit'], 'OUT_OF_RANGE'],
    [{ fields: { listPrice: '1000000000000' } }, ['fields', 'listPrice'], 'TOO_LARGE'],
    [{ fields: { listPrice: '10.005' } }, ['fields', 'listPrice'], 'TOO_PRECISE'],
    [{ fields: { livingArea: '10000000000' } }, ['fields', 'livingArea'], 'OUT_OF_RANGE'],
    [{ fields: { bedroomsTotal: '-1' } }, ['fields', 'bedroomsTotal'], 'OUT_OF_RANGE'],
    [{ fields: { storiesTotal: -1 } }, ['fields', 'storiesTotal'], 'OUT_OF_RANGE'],
    [{ fields: { latitude: '91' } }, ['fields', 'latitude'], 'OUT_OF_RANGE'],
    [{ fields: { latitude: null } }, ['fields', 'latitude'], 'POSITION_HALF'],
    [{ fields: { city: 'x'.repeat(256) } }, ['fields', 'city'], 'TOO_LONG'],
    [{ fields: { country: 'EU' } }, ['fields', 'country'], 'NOT_A_COUNTRY'],
    [{ fields: { country: 'Deutschland' } }, ['fields', 'country'], 'NOT_A_COUNTRY'],
    [{ fields: { currency: '€' } }, ['fields', 'currency'], 'NOT_A_CURRENCY_CODE'],
    [{ fields: { standardStatus: 'SOLD' } }, ['fields', 'standardStatus'], 'NOT_A_CHOICE'],
    [{ fields: { standardStatus: null } }, ['fields', 'standardStatus'], 'REQUIRED'],
    [{ fields: { addressReleased: null } }, ['fields', 'addressReleased'], 'REQUIRED'],
    [{ fields: { heating: null } }, ['fields', 'heating'], 'REQUIRED'],
    [{ fields: { heating: ['Campfire'] } }, ['fields', 'heating'], 'NOT_A_CHOICE'],
    [
      { fields: { onMarketDate: '2026-05-02', expirationDate: '2026-05-01' } },
      ['fields', 'expirationDate'],
      'PERIOD_REVERSED',
    ],
    [{ fields: { energyCertificates: Array(11).fill({ value: '1' }) } }, ['fields', 'energyCertificates'], 'TOO_MANY'],
    [
      { fields: { energyCertificates: [{ class: 'x'.repeat(256) }] } },
      ['fields', 'energyCertificates', '0', 'class'],
      'TOO_LONG',
    ],
    [{ fields: { biddingTerms: { opensAt: 'soon' } } }, ['fields', 'biddingTerms', 'opensAt'], 'NOT_A_MOMENT'],
    [{ fields: { biddingTerms: { minimumPrice: '0' } } }, ['fields', 'biddingTerms', 'minimumPrice'], 'NOT_POSITIVE'],
    [
      { fields: { biddingTerms: { opensAt: '2030-01-02', closesAt: '2030-01-01' } } },
      ['fields', 'biddingTerms', 'closesAt'],
      'PERIOD_REVERSED',
    ],
    [{ texts: [{ language: 'deutsch!', title: 'x' }] }, ['texts', '0', 'language'], 'NOT_A_LANGUAGE'],
    [{ texts: [{ language: 'fr' }, { language: 'de', title: 'x'.repeat(501) }] }, ['texts', '1', 'title'], 'TOO_LONG'],
  ];

  test('each kind', async () => {
    const { id, broker } = await delivered();
    for (const [input, path, code] of wrong) {
      const { __typename, fields = [] } = await edit(broker.actor, id, input);
      assert.deepEqual([__typename, fields[0]?.path, fields[0]?.code], ['InvalidInput', path, code]);
      assert.ok(fields[0]?.message && !/[{}]/.test(fields[0].message));
    }
    assert.equal((await read(broker.actor, id)).version, 1);
  });

  test('all at once, and then nothing is changed', async () => {
    const { id, broker } = await delivered();
    const { fields } = await edit(broker.actor, id, { fields: { listPrice: '0', country: '??', livingArea: '90' } });
    assert.deepEqual(
      fields.map(({ path }) => path[1]),
      ['listPrice', 'country'],
    );
    assert.equal((await read(broker.actor, id)).livingArea, 80.5);
  });

  test('a field that is none', async () => {
    const { id, broker } = await delivered();
    for (const field of ['sourceHash', 'texts.de.id', '', '__proto__']) {
      assert.deepEqual((await reset(broker.actor, id, field)).fields[0]?.path, ['field']);
      assert.equal((await keep(broker.actor, id, field)).fields[0]?.code, 'NOT_A_CHOICE');
    }
  });

  test('what is spelled in another way is taken', async () => {
    const { id, broker } = await delivered();
    const { listing } = await edit(broker.actor, id, {
      fields: { currency: ' chf ', country: 'ch', heating: ['Sauna', 'HeatPump', 'Sauna'], city: '  Zürich\t ' },
    });
    assert.equal(listing.listPrice?.currency, 'CHF');
    assert.deepEqual(listing.heating, ['Sauna', 'HeatPump']);
    assert.equal(told(listing).find(([field]) => field === 'city')?.[1], '"Zürich"');
  });
});
