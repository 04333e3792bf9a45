import { type Content, type Html, html } from '../../server/http/pages/html.ts';
import type { FacadeSpec } from '../pictures/types.ts';

export interface DemoDelivery {
  account: string;
  password?: string;
  /** Such as `ftp://127.0.0.1:2121`. */
  ftpUrl?: string;
  /** Such as `http://127.0.0.1:4000/drop/harbour-lane/listings.zip`. */
  uploadUrl?: string;
}

export interface DemoSiteAgency {
  slug: string;
  name: string;
  /** BCP 47. */
  locale: string;
  publishableKey: string;
  /** Where an agency without listings delivers its first ones. */
  delivery?: DemoDelivery;
}

/** What a page of a site knows about itself. */
export interface Site extends DemoSiteAgency {
  apiUrl: string;
}

/** A listing as the sites show it in a list: everything in words. */
export interface Card {
  listingId: string;
  path: string;
  /** The page with nothing but the form, while offers are taken. */
  offerPath: string | null;
  title: string;
  place: string;
  price: string;
  facts: readonly string[];
  picture: { url: string; alt: string } | null;
  /** Why it stands apart: under offer, a reference. */
  note: string | null;
  offersUntil: string | null;
}

export interface TeamMember {
  name: string;
  email: string | null;
  phone: string | null;
  imageUrl: string | null;
}

export interface SiteWords {
  listings: string;
  contact: string;
  makeOffer: string;
  back: string;
  toListing: string;
  more: string;
  onRequest: string;
  perMonth: (price: string) => string;
  rooms: (count: string) => string;
  bedrooms: (count: number) => string;
  plot: (area: string) => string;
  pending: string;
  reference: string;
  offersUntil: (when: string) => string;
  needsScript: string;
  troubleTitle: string;
  troubleText: string;
  tryAgain: string;
  missingTitle: string;
  missingText: string;
  offerTitle: (title: string) => string;
}

export type Current = 'listings' | 'contact' | 'listing' | 'offer' | 'message';

/** One broker's website, as his web designer wrote it. */
export interface SiteDesign {
  slug: string;
  city: string;
  /** Of the office, for when the page itself can say nothing. */
  phone: string;
  /** For the chooser: what this site is there to show. */
  note: string;
  /** Drawn at the top of the site. */
  hero: FacadeSpec;
  words: SiteWords;
  css: string;
  /** Content-Security-Policy of every page. */
  policy?: (apiOrigin: string) => string;
  /** The body of every page. */
  frame: (page: { site: Site; current: Current; main: Html }) => Html;
  home: (page: {
    site: Site;
    cards: readonly Card[];
    count: number;
    nextPath: string | null;
    further: boolean;
  }) => Html;
  listing: (page: { site: Site; card: Card; detail: Html; form: Html | null }) => Html;
  contact: (page: { site: Site; team: readonly TeamMember[] }) => Html;
}

/** The whole document. The script is on the pages that have a widget, in one tag. */
export function document({
  site,
  title,
  body,
  embeds,
}: {
  site: Site;
  title: string;
  body: Html;
  embeds: boolean;
}): string {
  return html`<!doctype html>
<html lang="${site.locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="/${site.slug}/site.css">
<link rel="icon" href="/${site.slug}/icon.svg" type="image/svg+xml">
${embeds && html`<script src="${new URL('/widgets/gatepost.js', site.apiUrl).href}" async></script>`}
</head>
<body>
${body}
</body>
</html>
`.text;
}

export function detailTag(site: Site, listingId: string): Html {
  return html`<gatepost-listing-detail key="${site.publishableKey}" listing="${listingId}"></gatepost-listing-detail>`;
}

export function formTag(site: Site, listingId: string): Html {
  return html`<gatepost-offer-form id="offer" key="${site.publishableKey}" listing="${listingId}"></gatepost-offer-form>`;
}

/** For content management systems that strip tags they do not know. */
export function formDiv(site: Site, listingId: string): Html {
  return html`<div data-gatepost="offer-form" data-key="${site.publishableKey}" data-listing="${listingId}"></div>`;
}

export function needsScript(words: SiteWords, phone: string): Html {
  return html`<noscript><p class="notice">${words.needsScript} <a href="${tel(phone)}">${phone}</a></p></noscript>`;
}

export const tel = (phone: string): string => `tel:${phone.replace(/[^+\d]/g, '')}`;

/** A link of the navigation, told apart when it is where one is. */
export function navLink(href: string, text: string, here: boolean): Content {
  return html`<a href="${href}"${here && html` aria-current="page"`}>${text}</a>`;
}
