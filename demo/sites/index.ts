import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Html, html } from '../../server/http/pages/html.ts';
import { drawnName, type LogoTone, readDrawn } from '../drawn.ts';
import { type Api, ApiTrouble, createApi } from './api.ts';
import { toCard, toTeamMember } from './card.ts';
import { chooser, chooserCss } from './chooser.ts';
import { designs } from './designs/index.ts';
import {
  type Current,
  type DemoSiteAgency,
  detailTag,
  document,
  formDiv,
  formTag,
  needsScript,
  type Site,
  type SiteDesign,
} from './site.ts';

export type { DemoDelivery, DemoSiteAgency } from './site.ts';

export interface DemoSitesOptions {
  /** Origin of the gateway; the sites themselves run on another one. */
  apiUrl: string;
  /** Those without a design of their own are left out. */
  agencies: readonly DemoSiteAgency[];
}

interface Answer {
  status?: number;
  type?: string;
  headers?: Record<string, string>;
  body: string | Buffer;
}

interface Home {
  site: Site;
  design: SiteDesign;
  api: Api;
}

const HTML = 'text/html; charset=utf-8';
const CSS = 'text/css; charset=utf-8';
const SVG = 'image/svg+xml';
const LASTING = { 'cache-control': 'public, max-age=3600' };

/** The square mark of a logo, for the tab of the browser. */
const asIcon = (logo: string): string =>
  logo.replace(/viewBox="[^"]*" width="[^"]*" height="[^"]*"/, 'viewBox="0 0 120 120"');

async function asset({ design: { slug, css, hero } }: Home, name: string): Promise<Answer | undefined> {
  const logo = async (tone: LogoTone) => (await readDrawn(drawnName.logoSvg(slug, tone))).toString();
  switch (name) {
    case 'site.css':
      return { type: CSS, body: css };
    case 'logo.svg':
      return { type: SVG, headers: LASTING, body: await logo('colour') };
    case 'logo-light.svg':
      return { type: SVG, headers: LASTING, body: await logo('light') };
    case 'icon.svg':
      return { type: SVG, headers: LASTING, body: asIcon(await logo('colour')) };
    case 'hero.webp':
      return { type: 'image/webp', headers: LASTING, body: await readDrawn(drawnName.picture(hero)) };
    default:
      return undefined;
  }
}

function page(
  { site, design }: Home,
  { current, title, main }: { current: Current; title: string; main: Html },
): Answer {
  const embeds = current === 'listing' || current === 'offer';
  const policy = design.policy?.(new URL(site.apiUrl).origin);
  return {
    headers: policy ? { 'content-security-policy': policy } : undefined,
    body: document({ site, title: `${title} · ${site.name}`, body: design.frame({ site, current, main }), embeds }),
  };
}

function missing(home: Home): Answer {
  const { words } = home.design;
  const main = html`<div class="message"><h1>${words.missingTitle}</h1><p>${words.missingText}</p>
    <p><a href="/${home.site.slug}/">${words.back}</a></p></div>`;
  return { ...page(home, { current: 'message', title: words.missingTitle, main }), status: 404 };
}

function trouble(home: Home, path: string): Answer {
  const { words } = home.design;
  const main = html`<div class="message" role="status"><h1>${words.troubleTitle}</h1><p>${words.troubleText}</p>
    <p><a href="${path}">${words.tryAgain}</a></p></div>`;
  const answer = page(home, { current: 'message', title: words.troubleTitle, main });
  return { ...answer, status: 503, headers: { ...answer.headers, 'retry-after': '10' } };
}

async function list(home: Home, after: string | null): Promise<Answer> {
  const { site, design, api } = home;
  const { listings, totalCount, endCursor } = await api.listings(after ?? undefined);
  const cards = listings.map((listing) => toCard(listing, site, design.words));
  const nextPath = endCursor && `/${site.slug}/?after=${encodeURIComponent(endCursor)}`;
  const main = design.home({ site, cards, count: totalCount, nextPath, further: Boolean(after) });
  return page(home, { current: 'listings', title: design.words.listings, main });
}

async function listing(home: Home, number: string): Promise<Answer> {
  const { site, design, api } = home;
  const found = await api.listing(number);
  if (!found) return missing(home);
  const card = toCard(found, site, design.words);
  const form = found.offerForm ? formTag(site, card.listingId) : null;
  const main = design.listing({ site, card, detail: detailTag(site, card.listingId), form });
  return page(home, { current: 'listing', title: card.title, main });
}

/** The form on a page of its own, as a content management system that strips unknown tags lets it be pasted. */
async function offer(home: Home, number: string): Promise<Answer> {
  const { site, design, api } = home;
  const found = await api.listing(number);
  if (!found?.offerForm) return missing(home);
  const card = toCard(found, site, design.words);
  const title = design.words.offerTitle(card.title);
  const main = html`<div class="single"><h1>${title}</h1>${formDiv(site, card.listingId)}
    ${needsScript(design.words, design.phone)}<p class="back"><a href="${card.path}">${design.words.toListing}</a></p></div>`;
  return page(home, { current: 'offer', title, main });
}

/** The page says where to call even while the API is away. */
async function contact(home: Home): Promise<Answer> {
  const { site, design, api } = home;
  const brokers = await api.brokers().catch((error: unknown) => {
    if (error instanceof ApiTrouble) return [];
    throw error;
  });
  const main = design.contact({ site, team: brokers.map((broker) => toTeamMember(broker, site)) });
  return page(home, { current: 'contact', title: design.words.contact, main });
}

function decode(part: string | undefined): string | undefined {
  try {
    return part === undefined ? undefined : decodeURIComponent(part);
  } catch {
    return undefined;
  }
}

async function route(home: Home, url: URL, parts: readonly string[]): Promise<Answer> {
  const [first, second, ...rest] = parts;
  if (first === undefined || first === '') {
    if (!url.pathname.endsWith('/')) return { status: 308, headers: { location: `/${home.site.slug}/` }, body: '' };
    return list(home, url.searchParams.get('after'));
  }
  const number = decode(second);
  if (rest.length === 0 && number && first === 'listing') return listing(home, number);
  if (rest.length === 0 && number && first === 'offer') return offer(home, number);
  if (second === undefined && first === 'contact') return contact(home);
  return (second === undefined && (await asset(home, first))) || missing(home);
}

/**
 * The websites of the demo's agencies, for `http.createServer`. They stand for sites that others wrote: no framework,
 * their own CSS, on another origin than the gateway.
 */
export function createDemoSites({
  apiUrl,
  agencies,
}: DemoSitesOptions): (request: IncomingMessage, response: ServerResponse) => void {
  const homes = new Map<string, Home>();
  for (const agency of agencies) {
    const design = designs.find(({ slug }) => slug === agency.slug);
    if (design) homes.set(agency.slug, { site: { ...agency, apiUrl }, design, api: createApi({ apiUrl, ...agency }) });
  }

  async function answer(url: URL): Promise<Answer> {
    const [, slug = '', ...parts] = url.pathname.split('/');
    if (slug === '') return { body: chooser(apiUrl, [...homes.values()]) };
    if (slug === 'chooser.css') return { type: CSS, body: chooserCss };
    const home = homes.get(slug);
    if (!home) return { status: 404, type: 'text/plain; charset=utf-8', body: 'There is no site at this address.\n' };
    try {
      return await route(home, url, parts);
    } catch (error) {
      if (error instanceof ApiTrouble) return trouble(home, `${url.pathname}${url.search}`);
      throw error;
    }
  }

  return (request, response) => {
    const send = ({ status = 200, type = HTML, headers = {}, body }: Answer) => {
      response.writeHead(status, {
        'content-type': type,
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'strict-origin-when-cross-origin',
        ...headers,
      });
      response.end(request.method === 'HEAD' ? undefined : body);
    };
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return send({ status: 405, type: 'text/plain', headers: { allow: 'GET, HEAD' }, body: 'GET only.\n' });
    const url = URL.canParse(request.url ?? '', 'http://site.invalid')
      ? new URL(request.url ?? '', 'http://site.invalid')
      : undefined;
    if (!url) return send({ status: 400, type: 'text/plain', body: 'This address cannot be read.\n' });
    answer(url).then(send, () => send({ status: 500, type: 'text/plain', body: 'This site has a fault.\n' }));
  };
}
