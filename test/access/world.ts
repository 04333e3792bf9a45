import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Auth, createAuth } from '../../server/accounts/index.ts';
import { createHttpServer } from '../../server/http/server.ts';
import { createDropLogin } from '../../server/imports/index.ts';
import { blankListing, type ListingInput, saveListing } from '../../server/listings/index.ts';
import { configureOfferLink, offerUrl, setOfferStatus, submitOffer } from '../../server/offers/index.ts';
import { hashToken, type Platform, uuidv7 } from '../../server/platform/index.ts';
import { type TestPlatform, testPlatform } from '../harness/platform.ts';
import type { Role } from './roles.ts';

export interface World {
  platform: TestPlatform;
  url: string;
  routes: { method: string; url: string; access: string }[];
  headers: Record<Role, Record<string, string>>;
  /** Plain database ids. */
  ids: Record<
    | 'agencyA'
    | 'agencyB'
    | 'listingA'
    | 'listingB'
    | 'offerA'
    | 'linkA'
    | 'keyA'
    | 'spareKeyA'
    | 'runA'
    | 'sourceA'
    | 'spareSourceA'
    | 'exportA'
    | 'mediaA'
    | 'packageA'
    | 'sparePackage'
    | 'colleagueInA'
    | 'spareInA'
    | 'sessionOfBroker'
    | 'spareSession'
    | 'namingA'
    | 'spareNamingA'
    | 'broker',
    string
  >;
  token: string;
  close(): Promise<void>;
}

/** Global ids as Pothos makes them. */
export const globalId = (type: string, id: string): string => Buffer.from(`${type}:${id}`).toString('base64');

/** Where A's own pages are. */
const SITE = 'https://site.test';

/** What is planted to be looked for: each stands in one place, and nobody else's answer may hold it. */
export const KEPT = {
  street: 'Hauptstraße',
  price: '350017',
  customerNumber: 'customer-17',
  named: 'named-by-the-operator@staff.test',
  plan: 'Lageplan mit Hausnummer',
  buyer: 'Ada Lovelace',
  buyerMail: 'ada@buyers.test',
  delivery: 'delivery-of-a.zip',
  issue: 'words of an issue of A',
  object: 'number-of-an-object',
  password: 'scrypt$salt$hash-of-a-password',
  licenceKey: 'hash-of-a-licence-key',
} as const;

type KeyScopes = [kind: 'SECRET' | 'PUBLISHABLE', agencyId: string | null, ...scopes: string[]];

/** Two agencies with all there is to see, and one of each role, on a real server. */
export async function makeWorld(): Promise<World> {
  const platform = await testPlatform();
  const { prisma } = platform;
  const agency = (slug: string) => prisma.agency.create({ data: { slug, name: slug, country: 'DE', locale: 'de' } });
  const [agencyA, agencyB] = [await agency('a'), await agency('b')];
  const person = async (name: string, admin: boolean, ...memberships: [string, 'AGENT' | 'EXECUTIVE'][]) =>
    prisma.person.create({
      data: {
        name,
        email: `${name}@staff.test`.toLowerCase(),
        admin,
        memberships: { create: memberships.map(([agencyId, role]) => ({ agencyId, role })) },
      },
    });
  const packageA = await prisma.package.create({ data: { name: 'A has it', entitlements: ['IMPORTS'] } });
  await prisma.agency.update({
    where: { id: agencyA.id },
    data: {
      customerNumber: KEPT.customerNumber,
      openimmoAnid: 'anid-a',
      packageId: packageA.id,
      licenceKeyHash: KEPT.licenceKey,
    },
  });
  const naming = async (email: string) => {
    const { id: personId } = await prisma.person.create({ data: { name: 'To be', email } });
    const now = new Date();
    const dueAt = new Date(now.getTime() + 86_400_000);
    const data = { agencyId: agencyA.id, personId, name: 'To be', dueAt, createdAt: now };
    return (await prisma.executiveNaming.create({ data })).id;
  };
  const inA = async (personId: string) =>
    (await prisma.membership.findFirstOrThrow({ where: { agencyId: agencyA.id, personId } })).id;
  const broker = await person('broker', false, [agencyA.id, 'AGENT']);
  const colleague = await person('colleague', false, [agencyA.id, 'AGENT']);
  const spare = await person('spare', false, [agencyA.id, 'AGENT']);
  const executive = await person('executive', false, [agencyA.id, 'EXECUTIVE']);
  const host = await person('host', false, [agencyA.id, 'EXECUTIVE']);
  await person('stranger', false, [agencyB.id, 'EXECUTIVE']);
  await person('admin', true);
  await person('mixed', false, [agencyB.id, 'EXECUTIVE'], [agencyA.id, 'AGENT']);
  await person('twoHats', false, [agencyA.id, 'EXECUTIVE'], [agencyB.id, 'EXECUTIVE']);

  const listingA = await listing(platform, agencyA.id, 'A-1', broker.email);
  const listingB = await listing(platform, agencyB.id, 'B-1', 'nobody@staff.test');
  const media = await prisma.media.create({
    data: { listingId: listingA, category: 'LINK', order: 0, sourceUrl: 'https://example.com/tour' },
  });
  await prisma.media.create({
    data: {
      listingId: listingA,
      category: 'DOCUMENT',
      order: 1,
      title: KEPT.plan,
      sourceUrl: 'https://example.com/plan',
    },
  });
  const actor = {
    kind: 'person' as const,
    id: executive.id,
    sessionId: '',
    admin: false,
    memberships: [{ agencyId: agencyA.id, role: 'EXECUTIVE' as const }],
  };
  const linkA = await configureOfferLink(platform, actor, { listingId: listingA, onWebsite: true });
  const link = await prisma.offerLink.findUniqueOrThrow({ where: { id: linkA } });
  const token = offerUrl(platform, link).split('/o/')[1] ?? '';
  const { id: offerA } = await submitOffer(
    platform,
    { actor: { kind: 'anonymous' }, client: 'c', locale: 'de' },
    {
      token,
      idempotencyKey: 'world-offer-1',
      fullName: KEPT.buyer,
      email: KEPT.buyerMail,
      phone: '+49 30 123456',
      amount: '300000',
      financing: 'CASH',
      paymentTerm: 'OTHER',
      paymentTermText: 'soon',
      conditions: 'none',
    },
  );
  await setOfferStatus(platform, actor, { offerId: offerA, status: 'VIEWED' });
  const source = await prisma.importSource.create({
    data: { agencyId: agencyA.id, name: 'ftp', kind: 'ACCOUNT', account: 'drop-a', passwordHash: KEPT.password },
  });
  const spareSource = await prisma.importSource.create({
    data: { agencyId: agencyA.id, name: 'spare', kind: 'ACCOUNT', account: 'drop-spare' },
  });
  const run = await prisma.importRun.create({
    data: {
      agencyId: agencyA.id,
      sourceId: source.id,
      fileName: KEPT.delivery,
      storageKey: 'imports/x',
      sha256: 'x',
      bytes: 1n,
      state: 'REFUSED',
      reason: 'r',
      reasonCode: 'NO_XML',
      reasonHint: 'h',
      issues: { create: [{ severity: 'ERROR', code: 'C', path: 'p', message: KEPT.issue, hint: 'h' }] },
      items: { create: [{ position: 1, number: KEPT.object, request: 'UPSERT', hash: '' }] },
    },
  });

  const exportA = await prisma.export.create({
    data: { agencyId: agencyA.id, scope: 'FULL', actor: `person:${executive.id}` },
  });

  const key = async (name: string, [kind, agencyId, ...scopes]: KeyScopes) => {
    const secret = `gp_${kind === 'SECRET' ? 'sk' : 'pk'}_${name}-${'0'.repeat(30)}`;
    const { id } = await prisma.apiKey.create({
      data: {
        name,
        kind,
        agencyId,
        scopes,
        origins: kind === 'PUBLISHABLE' ? [SITE] : [],
        prefix: secret.slice(0, 12),
        secretHash: hashToken(secret),
      },
    });
    return { id, headers: { authorization: `Bearer ${secret}` } };
  };
  const all = ['LISTINGS_READ', 'LISTINGS_WRITE', 'OFFERS_READ', 'OFFERS_WRITE', 'IMPORTS_READ', 'KEYS_WRITE'];
  const keyListings = await key('keyListings', ['SECRET', agencyA.id, 'LISTINGS_READ']);
  const auth = createAuth(platform);
  const session = (email: string) => signIn(platform, auth, `${email}@staff.test`);
  const headers: World['headers'] = {
    anonymous: {},
    publishable: (await key('publishable', ['PUBLISHABLE', agencyA.id])).headers,
    broker: await session('broker'),
    colleague: await session('colleague'),
    executive: await session('executive'),
    stranger: await session('stranger'),
    admin: await session('admin'),
    twoHats: await session('twohats'),
    mixed: await session('mixed'),
    expired: await otherSession(platform, auth, executive, { expiresAt: new Date(Date.now() - 60_000) }),
    board: { ...(await otherSession(platform, auth, host, { origin: SITE })), origin: SITE },
    keyListings: keyListings.headers,
    keyListingsWrite: (await key('keyListingsWrite', ['SECRET', agencyA.id, 'LISTINGS_WRITE'])).headers,
    keyOffersRead: (await key('keyOffersRead', ['SECRET', agencyA.id, 'OFFERS_READ'])).headers,
    keyOffersWrite: (await key('keyOffersWrite', ['SECRET', agencyA.id, 'OFFERS_WRITE'])).headers,
    keyImports: (await key('keyImports', ['SECRET', agencyA.id, 'IMPORTS_READ'])).headers,
    keyImportsWrite: (await key('keyImportsWrite', ['SECRET', agencyA.id, 'IMPORTS_WRITE'])).headers,
    keyKeys: (await key('keyKeys', ['SECRET', agencyA.id, 'KEYS_WRITE'])).headers,
    keyOfB: (await key('keyOfB', ['SECRET', agencyB.id, ...all])).headers,
    keyAdmin: (await key('keyAdmin', ['SECRET', null, 'ADMIN'])).headers,
    dropAccount: { authorization: `Basic ${Buffer.from('drop-a:secret').toString('base64')}` },
  };

  const dropDir = mkdtempSync(join(tmpdir(), 'gatepost-access-'));
  const login = createDropLogin(platform, dropDir, platform.settings.doors.quotaBytes);
  const { app, routes } = await createHttpServer(platform, auth, {
    trustProxy: false,
    assets: { widgets: resolve('dist/widgets'), desk: resolve('dist/desk') },
    drop: { login: login.login, delivered: () => {}, maxFileBytes: 1000 },
  });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  return {
    platform,
    url,
    routes,
    headers,
    ids: {
      agencyA: agencyA.id,
      agencyB: agencyB.id,
      listingA,
      listingB,
      offerA,
      linkA,
      keyA: keyListings.id,
      spareKeyA: (await key('spare', ['SECRET', agencyA.id, 'LISTINGS_READ'])).id,
      runA: run.id,
      sourceA: source.id,
      spareSourceA: spareSource.id,
      exportA: exportA.id,
      mediaA: media.id,
      packageA: packageA.id,
      sparePackage: (await prisma.package.create({ data: { name: 'nobody has it', entitlements: [] } })).id,
      colleagueInA: await inA(colleague.id),
      spareInA: await inA(spare.id),
      sessionOfBroker: (await prisma.session.findFirstOrThrow({ where: { userId: broker.id } })).id,
      spareSession: await spareSession(platform, colleague.id),
      namingA: await naming(KEPT.named),
      spareNamingA: await naming('stopped-by-the-walk@staff.test'),
      broker: broker.id,
    },
    token,
    async close() {
      await app.close();
      login.close();
      rmSync(dropDir, { recursive: true });
      await platform.close();
    },
  };
}

async function listing(platform: Platform, agencyId: string, number: string, brokerEmail: string): Promise<string> {
  const input: ListingInput = {
    ...blankListing,
    listingId: number,
    streetName: number === 'A-1' ? KEPT.street : 'Nebenweg',
    streetNumber: '1',
    latitude: '52.5',
    longitude: '13.4',
    listPrice: number === 'A-1' ? KEPT.price : '350000',
    priceOnRequest: true,
    leaseAmount: '900',
    listPriceNet: '300000',
    listPriceGross: '350000',
    listPricePerArea: '5000',
    leaseAmountPerArea: '12',
    rentWithCosts: '1000',
    rentWarm: '1100',
    deposit: '2700',
    depositText: '2.700 EUR',
    buyerCommissionText: '12 495 €',
    currency: 'EUR',
    energyCertificates: [
      {
        kind: 'DEMAND',
        value: '100',
        class: 'C',
        carrier: null,
        issued: null,
        validUntil: null,
        vintage: null,
        heatingDemand: null,
        heatingDemandClass: null,
        totalEnergyEfficiency: null,
        totalEnergyEfficiencyClass: null,
      },
    ],
    texts: [
      {
        language: 'de',
        title: `Haus ${number}`,
        shortDescription: null,
        publicRemarks: null,
        locationRemarks: null,
        equipmentRemarks: null,
        otherRemarks: null,
      },
    ],
    brokers: [
      {
        firstName: 'Bo',
        lastName: 'Ker',
        email: brokerEmail,
        phone: '1',
        mobile: null,
        number: null,
        officeName: null,
      },
    ],
  };
  const delivery = {
    agencyId,
    locale: 'de',
    origin: 'HAND' as const,
    sourceId: null,
    sourceProvider: null,
    deliveredAt: new Date(),
    actor: 'system',
  };
  const { id } = await platform.change((tx, emit) =>
    saveListing(tx, emit, delivery, { EXTERN: number }, input, number),
  );
  return id;
}

async function spareSession({ prisma }: Platform, userId: string): Promise<string> {
  const [id, now] = [uuidv7(), new Date()];
  const expiresAt = new Date(now.getTime() + 3_600_000);
  await prisma.session.create({ data: { id, token: id, userId, expiresAt, createdAt: now, updatedAt: now } });
  return id;
}

/** Another session of somebody who goes on being signed in elsewhere. */
async function otherSession(
  platform: Platform,
  auth: Auth,
  { id, email }: { id: string; email: string },
  data: { expiresAt?: Date; origin?: string },
) {
  const headers = await signIn(platform, auth, email);
  const where = { userId: id };
  const { id: session } = await platform.prisma.session.findFirstOrThrow({ where, orderBy: { id: 'desc' } });
  await platform.prisma.session.update({ where: { id: session }, data });
  return headers;
}

/** Through the real door: the code is read from the mail owed. */
async function signIn(platform: Platform, auth: Auth, email: string): Promise<Record<string, string>> {
  await auth.api.sendVerificationOTP({ body: { email, type: 'sign-in' } });
  const mail = await platform.prisma.mail.findFirstOrThrow({
    where: { template: 'sign-in-code' },
    orderBy: { id: 'desc' },
  });
  const { data } = platform.vault.open<{ data: { code: string } }>(mail.sealed, `mail:${mail.dedupeKey}`);
  const response = await auth.handler(
    new Request(`${platform.settings.publicUrl}/auth/sign-in/email-otp`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, otp: data.code }),
    }),
  );
  const token = response.headers.get('set-auth-token');
  if (!token) throw new Error(`no session for ${email}: ${await response.text()}`);
  return { authorization: `Bearer ${token}` };
}
