import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { anonymous, type PersonActor } from '../server/accounts/index.ts';
import type { DemoPages } from '../server/http/page-routes.ts';
import { blankListing, keepMedia, type ListingInput, type MediaInput, saveListing } from '../server/listings/index.ts';
import { configureOfferLink, offerUrl, setOfferStatus, submitOffer } from '../server/offers/index.ts';
import { hashPassword, hashToken, type Platform, pickLocale, sha256Hex } from '../server/platform/index.ts';
import type { Addresses } from '../server/wire.ts';
import {
  type DemoAgency,
  type DemoListing,
  type DemoOffer,
  type DemoOfferSetting,
  demoAdmin,
  demoAgencies,
} from './data/index.ts';
import { drawnName, readDrawn } from './drawn.ts';

// Fills an empty installation with three agencies that work and one to deliver to. Runs once; a killed run starts over
// with what is missing.

const DAY = 86_400_000;
const HOUR = 3_600_000;
/** The agency that scripts and newcomers deliver to. */
const EMPTY = demoAgencies.find((agency) => agency.listings.length === 0)?.slug ?? '';
const DROP_USER = 'harbour-lane';

/** Secrets of the demo follow from its own key: nothing to store, and the same after each start. */
const demoKey = (platform: Platform, kind: 'sk' | 'pk', name: string) =>
  `gp_${kind}_${platform.vault.derive(`demo-key:${name}`)}`;
const dropPassword = (platform: Platform) => platform.vault.derive('demo-drop').slice(0, 20);

const seededAgencies = (prisma: Platform['prisma']) =>
  prisma.agency.findMany({ select: { slug: true, _count: { select: { listings: true } } } });

const isWhole = (agency: DemoAgency, known: Awaited<ReturnType<typeof seededAgencies>>): boolean =>
  known.some(({ slug, _count }) => slug === agency.slug && _count.listings >= agency.listings.length);

/** Whether everything `seedDemo` makes is there. */
export async function isSeeded(prisma: Platform['prisma']): Promise<boolean> {
  const known = await seededAgencies(prisma);
  return demoAgencies.every((agency) => isWhole(agency, known));
}

/** Makes the people and listings of the demo that are not there yet. */
export async function seedDemo(platform: Platform, say: (line: string) => void): Promise<void> {
  const known = await seededAgencies(platform.prisma);
  for (const agency of demoAgencies.filter((agency) => !isWhole(agency, known))) {
    const { length } = agency.listings;
    say(`Seeding ${agency.name}${length > 0 ? `: ${length} listings with their pictures` : ''} …`);
    await seedAgency(platform, agency);
  }
}

/** What changes with each start: keys know the origins of this run's sites. */
export async function refreshDemo(platform: Platform, addresses: Addresses): Promise<void> {
  await platform.prisma.person.upsert({
    where: { email: demoAdmin.email },
    create: { ...demoAdmin, admin: true, emailVerified: true },
    update: {},
  });
  await seedKeys(platform, addresses);
  await seedDrop(platform);
}

async function seedAgency(platform: Platform, agency: DemoAgency): Promise<void> {
  const { prisma, storage } = platform;
  const { id } = await prisma.agency.upsert({
    where: { slug: agency.slug },
    create: {
      slug: agency.slug,
      name: agency.name,
      legalName: agency.legalName,
      openimmoAnid: agency.openimmoAnid,
      customerNumber: agency.customerNumber,
      locale: agency.locale,
      country: agency.country,
      currency: agency.currency,
      timeZone: agency.timezone,
      brandColor: agency.brandColour,
      email: agency.email,
      phone: agency.phone,
    },
    update: {},
  });
  const logoKey = `logos/${id}.png`;
  await storage.put(logoKey, await readDrawn(drawnName.logo(agency.slug)));
  await prisma.agency.update({ where: { id }, data: { logoKey } });
  for (const person of agency.people) await seedPerson(platform, id, agency.locale, person);
  // Two at a time: looking into the pictures is the slow part, and there are two cores on the smallest machine.
  const rest = [...agency.listings];
  const work = async () => {
    for (let next = rest.shift(); next; next = rest.shift()) await seedListing(platform, id, agency, next);
  };
  await Promise.all([work(), work()]);
  await silence(platform);
}

async function seedPerson(platform: Platform, agencyId: string, locale: string, person: DemoAgency['people'][number]) {
  const { prisma, storage } = platform;
  const { id } = await prisma.person.upsert({
    where: { email: person.email },
    create: { email: person.email, name: person.name, phone: person.phone, locale, emailVerified: true },
    update: {},
  });
  const image = `portraits/${id}.png`;
  await storage.put(image, await readDrawn(drawnName.portrait(person.portrait)));
  await prisma.person.update({ where: { id }, data: { image } });
  await prisma.membership.upsert({
    where: { agencyId_personId: { agencyId, personId: id } },
    create: { agencyId, personId: id, role: person.role, personnelNumber: person.personnelNumber },
    update: {},
  });
}

async function seedListing(
  platform: Platform,
  agencyId: string,
  agency: DemoAgency,
  listing: DemoListing,
): Promise<void> {
  const media: MediaInput[] = [];
  for (const [index, { kind, caption, picture }] of listing.media.entries()) {
    media.push({
      ...(await keepMedia(platform, await readDrawn(drawnName.picture(picture)))),
      category: kind === 'PLAN' ? 'FLOOR_PLAN' : 'PHOTO',
      preferred: index === 0,
      title: caption,
      sourceUrl: null,
      sourceCheck: null,
      sourceEtag: null,
    });
  }
  const input = toInput(agency, listing, media);
  const { id } = await platform.change((tx, emit) =>
    saveListing(
      tx,
      emit,
      {
        agencyId,
        locale: agency.locale,
        origin: 'HAND',
        sourceId: null,
        deliveredAt: platform.clock.now(),
        actor: 'system',
      },
      { EXTERN: listing.listingId },
      input,
      sha256Hex(JSON.stringify(input)),
    ),
  );
  if (listing.offerSetting) await seedOffers(platform, agencyId, agency, listing, listing.offerSetting, id);
}

function toInput(agency: DemoAgency, listing: DemoListing, media: MediaInput[]): ListingInput {
  const { offerSetting: _offers, media: _media, texts, brokers, yearBuilt, ...fields } = listing;
  const people = brokers.flatMap((email) => agency.people.filter((person) => person.email === email));
  return {
    ...blankListing,
    ...(fields as Omit<typeof fields, 'heating' | 'flooring' | 'energyCertificates'>),
    heating: [...(listing.heating ?? [])],
    flooring: [...(listing.flooring ?? [])],
    energyCertificates: [...(listing.energyCertificates ?? [])],
    yearBuilt: yearBuilt === undefined ? null : String(yearBuilt),
    texts: texts.map((text) => ({ locationRemarks: null, equipmentRemarks: null, otherRemarks: null, ...text })),
    brokers: people.map(({ name, email, phone, personnelNumber }) => ({
      firstName: name.split(' ')[0] ?? null,
      lastName: name.split(' ').slice(1).join(' ') || null,
      email,
      phone,
      mobile: null,
      number: personnelNumber,
      officeName: agency.name,
    })),
    media,
  };
}

async function seedOffers(
  platform: Platform,
  agencyId: string,
  agency: DemoAgency,
  listing: DemoListing,
  setting: DemoOfferSetting,
  listingId: string,
): Promise<void> {
  const now = platform.clock.now();
  const days = (offset: number | undefined) => (offset === undefined ? null : new Date(now.getTime() + offset * DAY));
  const agent = await actorOf(platform, agencyId, listing.brokers[0] ?? '');
  const linkId = await configureOfferLink(platform, agent, {
    listingId,
    acceptsOffers: setting.acceptsOffers,
    onWebsite: true,
    opensAt: days(setting.opensAtDays),
    closesAt: days(setting.closesAtDays),
  });
  const url = offerUrl(platform, await platform.prisma.offerLink.findUniqueOrThrow({ where: { id: linkId } }));
  const token = url.slice(url.lastIndexOf('/') + 1);
  const inOrder = [...setting.offers].sort((a, b) => a.receivedAtHours - b.receivedAtHours);
  for (const [index, offer] of inOrder.entries()) {
    const at = new Date(now.getTime() + offer.receivedAtHours * HOUR);
    const then = { ...platform, clock: { now: () => at } };
    const by = { actor: anonymous, client: `demo-${index}`, locale: pickLocale(agency.locale) };
    const { id } = await submitOffer(then, by, {
      token,
      idempotencyKey: `demo-${listing.listingId}-${index}`,
      fullName: offer.name,
      email: offer.email,
      phone: offer.phone,
      amount: offer.amount,
      financing: offer.financing,
      ...termOf(offer),
      conditions: offer.message || null,
    });
    if (offer.status === 'NEW') continue;
    const later = { ...platform, clock: { now: () => new Date(at.getTime() + HOUR / 2) } };
    await setOfferStatus(later, agent, { offerId: id, status: offer.status });
  }
}

function termOf({ paymentTerm: term }: DemoOffer) {
  if (typeof term === 'string') return { paymentTerm: term };
  return 'date' in term
    ? { paymentTerm: 'DATE' as const, paymentDate: new Date(`${term.date}T00:00:00Z`) }
    : { paymentTerm: 'OTHER' as const, paymentTermText: term.other };
}

async function actorOf({ prisma }: Platform, agencyId: string, email: string): Promise<PersonActor> {
  const person = await prisma.person.findUniqueOrThrow({ where: { email }, include: { memberships: true } });
  const memberships = person.memberships.map(({ role }) => ({ agencyId, role }));
  return { kind: 'person', id: person.id, sessionId: '', admin: false, memberships };
}

/** Nobody is mailed about what was made up. */
async function silence({ prisma, events }: Platform): Promise<void> {
  const seq = await events.latest();
  await prisma.eventCursor.upsert({
    where: { consumer: 'notifications' },
    create: { consumer: 'notifications', seq },
    update: { seq },
  });
  await prisma.mail.deleteMany({ where: { state: 'QUEUED' } });
}

async function seedKeys(platform: Platform, { demoUrl }: Addresses): Promise<void> {
  const { prisma } = platform;
  const keep = async (
    secret: string,
    data: {
      name: string;
      agencyId: string | null;
      kind: 'SECRET' | 'PUBLISHABLE';
      scopes: string[];
      origins: string[];
    },
  ) => {
    const secretHash = hashToken(secret);
    await prisma.apiKey.upsert({
      where: { secretHash },
      create: { ...data, secretHash, prefix: secret.slice(0, 12) },
      // The demo sites may have moved to another port.
      update: { origins: data.origins },
    });
  };
  await keep(demoKey(platform, 'sk', 'admin'), {
    name: 'Demo: installation',
    agencyId: null,
    kind: 'SECRET',
    scopes: ['ADMIN'],
    origins: [],
  });
  for (const { id, slug } of await prisma.agency.findMany({
    where: { slug: { in: demoAgencies.map((agency) => agency.slug) } },
  })) {
    const origins = demoUrl ? [demoUrl, demoUrl.replace('127.0.0.1', 'localhost')] : [];
    await keep(demoKey(platform, 'pk', slug), {
      name: 'Demo: website',
      agencyId: id,
      kind: 'PUBLISHABLE',
      scopes: [],
      origins,
    });
    await keep(demoKey(platform, 'sk', slug), {
      name: 'Demo: CRM',
      agencyId: id,
      kind: 'SECRET',
      scopes: ['LISTINGS_READ', 'OFFERS_READ', 'OFFERS_WRITE', 'IMPORTS_READ'],
      origins: [],
    });
  }
}

async function seedDrop(platform: Platform): Promise<void> {
  const { prisma } = platform;
  if (await prisma.importSource.findUnique({ where: { account: DROP_USER } })) return;
  const { id } = await prisma.agency.findUniqueOrThrow({ where: { slug: EMPTY } });
  await prisma.importSource.create({
    data: {
      agencyId: id,
      name: 'Demo: broker software',
      kind: 'ACCOUNT',
      plainFtp: true,
      account: DROP_USER,
      passwordHash: await hashPassword(dropPassword(platform)),
    },
  });
}

const dropUrls = ({ ftpPort, publicUrl }: Addresses) => ({
  ftpUrl: `ftp://127.0.0.1:${ftpPort}`,
  uploadUrl: `${publicUrl}/drop/${DROP_USER}/listings.zip`,
});

/** The agencies with the keys their demo sites use; the empty one also with its drop account. */
export function demoSiteAgencies(platform: Platform, addresses: Addresses) {
  const delivery = { account: DROP_USER, password: dropPassword(platform), ...dropUrls(addresses) };
  return demoAgencies.map(({ slug, name, locale }) => ({
    slug,
    name,
    locale,
    publishableKey: demoKey(platform, 'pk', slug),
    ...(slug === EMPTY ? { delivery } : {}),
  }));
}

/** What the server's own pages show in the demo. */
export function demoPagesOf(platform: Platform, addresses: Addresses): Omit<DemoPages, 'outbox'> {
  const people = demoAgencies.flatMap(({ name: agency, people }) => people.map((person) => ({ ...person, agency })));
  const title = { EXECUTIVE: 'executive', AGENT: 'agent' };
  return {
    home: {
      sites: demoAgencies.map(({ slug, name }) => ({ name, url: `${addresses.demoUrl}/${slug}/` })),
      people: [
        { ...demoAdmin, role: 'ADMIN' },
        ...people.map(({ name, email, role, agency }) => ({ name, email, role, agency })),
      ],
      doors: [
        {
          agency: demoAgencies.find(({ slug }) => slug === EMPTY)?.name ?? '',
          account: DROP_USER,
          password: dropPassword(platform),
          ...dropUrls(addresses),
        },
      ],
    },
    people: [
      { label: 'Admin', email: demoAdmin.email },
      ...people.map(({ name, email, role, agency }) => ({ label: `${name} · ${title[role]}, ${agency}`, email })),
    ],
    graphiqlKey: demoKey(platform, 'sk', demoAgencies[0]?.slug ?? ''),
  };
}

/** An agent, not an executive, who sells a listing that has offers. */
function agentWithOffers(): string {
  for (const { people, listings } of demoAgencies) {
    const agents = new Set(people.filter(({ role }) => role === 'AGENT').map(({ email }) => email));
    const listing = listings.find(
      ({ brokers, offerSetting }) => offerSetting?.offers.length && agents.has(brokers[0] ?? ''),
    );
    if (listing?.brokers[0]) return listing.brokers[0];
  }
  return '';
}

export interface DemoFile {
  url: string;
  demoSite: string;
  outbox: string;
  keys: { admin: string; crm: string; publishable: string };
  /** Each with user and password; `https` takes a file's name at its end. */
  drop: { ftp: string; sftp: string; https: string };
  people: { admin: string; executive: string; agent: string; agentWithOffers: string };
  offerLinks: string[];
}

function dropAddresses(platform: Platform, { ftpPort, sftpPort, publicUrl }: Addresses): DemoFile['drop'] {
  const login = `${DROP_USER}:${dropPassword(platform)}`;
  return {
    ftp: `ftp://${login}@127.0.0.1:${ftpPort}/`,
    sftp: `sftp://${login}@127.0.0.1:${sftpPort}/`,
    https: `${publicUrl.replace('//', `//${login}@`)}/drop/${DROP_USER}/`,
  };
}

/** Writes `demo.json`, for scripts; only its owner may read it. */
export async function writeDemoFile(platform: Platform, dataDir: string, addresses: Addresses): Promise<DemoFile> {
  const empty = demoAgencies.find((agency) => agency.slug === EMPTY);
  const agent = agentWithOffers();
  const links = await platform.prisma.offerLink.findMany({
    where: { acceptsOffers: true },
    orderBy: { id: 'asc' },
    include: { listing: { select: { brokers: { where: { position: 1 }, select: { email: true } } } } },
  });
  const now = platform.clock.now();
  const open = links.filter(({ opensAt, closesAt }) => (!opensAt || opensAt <= now) && (!closesAt || closesAt > now));
  // The agent's own first: whoever makes an offer behind the first link finds it on that agent's board.
  const isTheirs = (link: (typeof links)[number]) => link.listing.brokers[0]?.email === agent;
  open.sort((a, b) => Number(isTheirs(b)) - Number(isTheirs(a)));
  const file: DemoFile = {
    url: addresses.publicUrl,
    demoSite: addresses.demoUrl ?? '',
    outbox: `${addresses.publicUrl}/outbox`,
    keys: {
      admin: demoKey(platform, 'sk', 'admin'),
      crm: demoKey(platform, 'sk', EMPTY),
      publishable: demoKey(platform, 'pk', EMPTY),
    },
    drop: dropAddresses(platform, addresses),
    people: {
      admin: demoAdmin.email,
      executive: empty?.people.find((person) => person.role === 'EXECUTIVE')?.email ?? '',
      agent: empty?.people.find((person) => person.role === 'AGENT')?.email ?? '',
      agentWithOffers: agent,
    },
    offerLinks: open.map((link) => offerUrl(platform, link)),
  };
  const path = join(dataDir, 'demo.json');
  writeFileSync(path, `${JSON.stringify(file, null, 2)}\n`, { mode: 0o600 });
  chmodSync(path, 0o600);
  return file;
}
