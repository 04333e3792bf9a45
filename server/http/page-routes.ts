import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { graphql } from 'graphql';
import { anonymous } from '../accounts/index.ts';
import type { Context } from '../graphql/context.ts';
import { schema } from '../graphql/schema.ts';
import { type Locale, NotFound, type Platform, pickLocale } from '../platform/index.ts';
import type { Outbox } from '../platform/mail.ts';
import {
  escapeHtml,
  type HomePageInput,
  homePage,
  type OfferPageInput,
  offerPage,
  outboxMailHtml,
  outboxMailPolicy,
  outboxPage,
  pagesCss,
  pagesCssPath,
  pagesPolicy,
  privacyPage,
  unknownOfferPage,
} from './pages/index.ts';

/** What the demo shows besides the product; undefined in production. */
export interface DemoPages {
  outbox: Outbox;
  /** What the start page links to. */
  home: Omit<Extract<HomePageInput, { mode: 'demo' }>, 'mode' | 'locale' | 'links'>;
  /** Buttons on the sign-in page. */
  people: { label: string; email: string }[];
  /** The key that GraphiQL opens with. */
  graphiqlKey: string;
}

export interface PageOptions {
  demo?: DemoPages;
  /** The folder the desk was built into. */
  desk: string;
}

/** The pages the server writes itself, and the desk's one page. */
export function addPages(app: FastifyInstance, platform: Platform, { demo, desk }: PageOptions): void {
  const { publicUrl, supportEmail, mode } = platform.settings;

  app.get('/', { config: { access: 'public' } }, async (request, reply) => {
    const locale = localeOf(request);
    const links = { desk: `${publicUrl}/desk` };
    const input: HomePageInput = demo
      ? {
          mode: 'demo',
          locale,
          links: { ...links, graphiql: `${publicUrl}/graphql`, outbox: `${publicUrl}/outbox` },
          ...demo.home,
        }
      : { mode: 'production', locale, links };
    return page(reply, homePage(input));
  });

  app.get(pagesCssPath, { config: { access: 'public' } }, async (_request, reply) =>
    reply.type('text/css; charset=utf-8').header('cache-control', 'public, max-age=300').send(pagesCss),
  );

  app.get('/privacy', { config: { access: 'public' } }, async (request, reply) =>
    page(reply, privacyPage({ locale: localeOf(request), supportEmail })),
  );

  app.get<{ Params: { token: string } }>(
    '/o/:token',
    { config: { access: 'token', budget: 'offer-pages' } },
    async (request, reply) => {
      const { token } = request.params;
      reply
        .header('cache-control', 'no-store')
        .header('x-robots-tag', 'noindex')
        .header('referrer-policy', 'no-referrer');
      const form = await readOfferForm(platform, request, token);
      if (!form) return page(reply.status(404), unknownOfferPage({ locale: localeOf(request), supportEmail }));
      return page(reply, offerPage(form));
    },
  );

  addDesk(app, desk, deskMeta(mode, supportEmail, demo));
  if (demo) addOutbox(app, demo.outbox);
}

function page(reply: FastifyReply, body: string) {
  return reply.type('text/html; charset=utf-8').header('content-security-policy', pagesPolicy).send(body);
}

/** `?lang=` beats what the browser says. */
function localeOf(request: FastifyRequest): Locale {
  const { lang } = request.query as { lang?: string };
  return pickLocale(lang, request.headers['accept-language']);
}

export const offerPageQuery = /* GraphQL */ `
  query OfferPage($token: String!, $language: String!) {
    offerForm(token: $token) {
      state opensAt closesAt privacyUrl
      agency { name locale timeZone brandColor logoUrl website phone email }
      agent { firstName lastName phone mobile email imageUrl }
      listing {
        title(language: $language) city cityRegion postalCode streetName streetNumber
        listPrice { amount currency } leaseAmount { amount currency }
        listPricePerArea { amount currency } leaseAmountPerArea { amount currency }
        roomsTotal livingArea lotSizeArea
        text(language: $language) { shortDescription }
        media(category: [PHOTO]) { url(size: LARGE) title width height }
      }
    }
  }
`;

/** The page is a client of our own API: it sees what a buyer may see, and nothing else. */
async function askOfferForm(platform: Platform, request: FastifyRequest, token: string, language: Locale) {
  const contextValue: Context = {
    platform,
    actor: anonymous,
    locale: language,
    client: platform.vault.blindIndex(request.ip, 'client'),
  };
  const variableValues = { token, language };
  const { data, errors } = await graphql({ schema, source: offerPageQuery, variableValues, contextValue });
  if (errors?.[0]) throw errors[0].originalError ?? errors[0];
  // biome-ignore lint/suspicious/noExplicitAny: the shape is the query just above
  return (data as any)?.offerForm;
}

async function readOfferForm(
  platform: Platform,
  request: FastifyRequest,
  token: string,
): Promise<OfferPageInput | null> {
  const wished = localeOf(request);
  let form = await askOfferForm(platform, request, token, wished);
  if (!form) return null;
  // A buyer who says no language we speak reads the agency's.
  const { lang } = request.query as { lang?: string };
  const locale = pickLocale(lang, request.headers['accept-language'], form.agency.locale);
  if (locale !== wished) form = await askOfferForm(platform, request, token, locale);
  if (!form) return null;
  const { listing, agency, agent } = form;
  return {
    locale,
    token,
    agency,
    state: form.state,
    opensAt: form.opensAt?.toISOString?.() ?? form.opensAt,
    closesAt: form.closesAt?.toISOString?.() ?? form.closesAt,
    now: platform.clock.now(),
    privacyUrl: form.privacyUrl,
    agent: agent && {
      name: [agent.firstName, agent.lastName].filter(Boolean).join(' '),
      phone: agent.phone ?? agent.mobile,
      email: agent.email,
      imageUrl: agent.imageUrl,
    },
    listing: {
      title: listing.title,
      place: placeOf(listing),
      ...priceOf(listing),
      roomsTotal: listing.roomsTotal,
      livingArea: listing.livingArea,
      lotSizeArea: listing.lotSizeArea,
      description: listing.text?.shortDescription,
      picture: listing.media[0] && { ...listing.media[0], alt: listing.media[0].title },
    },
  };
}

/** A price for the whole goes before a rent, and both before one for a square metre. */
function priceOf({ listPrice, leaseAmount, listPricePerArea, leaseAmountPerArea }: Prices) {
  return {
    price: listPrice ?? leaseAmount ?? listPricePerArea ?? leaseAmountPerArea,
    perMonth: !listPrice && Boolean(leaseAmount ?? (!listPricePerArea && leaseAmountPerArea)),
    perSquareMetre: !listPrice && !leaseAmount,
  };
}

type Prices = Record<
  'listPrice' | 'leaseAmount' | 'listPricePerArea' | 'leaseAmountPerArea',
  OfferPageInput['listing']['price']
>;

type Place = Record<'streetName' | 'streetNumber' | 'postalCode' | 'city' | 'cityRegion', string | null>;

function placeOf({ streetName, streetNumber, postalCode, city, cityRegion }: Place): string | null {
  const street = [streetName, streetNumber].filter(Boolean).join(' ');
  const town = [postalCode, city].filter(Boolean).join(' ');
  return [street, town, cityRegion].filter(Boolean).join(', ') || null;
}

function deskMeta(mode: string, support: string, demo: DemoPages | undefined): string {
  const meta = (name: string, content: string) => `<meta name="${name}" content="${escapeHtml(content)}" />`;
  const people = demo ? meta('gatepost-demo-people', JSON.stringify(demo.people)) : '';
  return meta('gatepost-mode', mode) + meta('gatepost-support', support) + people;
}

/** The desk is one page; what it shows is in the path, and its data comes over GraphQL. */
function addDesk(app: FastifyInstance, folder: string, meta: string): void {
  const html = readFileSync(join(folder, 'index.html'), 'utf8').replace('<!--gatepost-meta-->', meta);
  const handler = (_request: FastifyRequest, reply: FastifyReply) =>
    reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(html);
  app.get('/desk', { config: { access: 'public' } }, handler);
  app.get('/desk/*', { config: { access: 'public' } }, handler);
}

/** The demo's post, for people as a page and for scripts as JSON. */
function addOutbox(app: FastifyInstance, outbox: Outbox): void {
  app.get<{ Querystring: { mail?: string } }>('/outbox', { config: { access: 'demo' } }, async (request, reply) => {
    const mails = await outbox.list();
    reply.header('cache-control', 'no-store');
    if (!request.headers.accept?.includes('text/html')) return reply.send(mails);
    return page(reply, outboxPage({ locale: localeOf(request), mails, selectedId: request.query.mail }));
  });
  app.get<{ Params: { file: string } }>('/outbox/:file', { config: { access: 'demo' } }, async (request, reply) => {
    const id = request.params.file.replace(/\.html$/, '');
    const mail = (await outbox.list()).find((candidate) => candidate.id === id);
    if (!mail) throw new NotFound('mail');
    return reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', outboxMailPolicy)
      .header('x-frame-options', 'SAMEORIGIN')
      .send(outboxMailHtml(mail));
  });
  type Attached = { Params: { id: string; name: string } };
  app.get<Attached>('/outbox/:id/:name', { config: { access: 'demo' } }, async (request, reply) => {
    const { id, name } = request.params;
    const mail = (await outbox.list()).find((candidate) => candidate.id === id);
    const file = mail?.attachments?.find((candidate) => candidate.name === name);
    if (!file) throw new NotFound('attachment');
    return reply
      .type(`${file.contentType}; charset=utf-8`)
      .header('content-disposition', `attachment; filename="${file.name.replace(/[^\w.-]/g, '_')}"`)
      .send(file.content);
  });
}
