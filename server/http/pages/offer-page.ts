import type { Locale } from '../../platform/locale.ts';
import { formatDateTime, formatMoney, formatNumber, regionOf } from './format.ts';
import { type Content, type Html, html, safeUrl } from './html.ts';
import { contactLinks, layout, messageCard, type PageAgency } from './layout.ts';
import { pageWords } from './words/index.ts';

export interface OfferPageListing {
  title: string | null;
  /** One line, as far as the address is released. */
  place: string | null;
  price: { amount: string; currency: string } | null;
  /** The price is a monthly rent. */
  perMonth?: boolean;
  /** The price is for a square metre. */
  perSquareMetre?: boolean;
  roomsTotal?: number | null;
  /** m². */
  livingArea?: number | null;
  lotSizeArea?: number | null;
  /** Plain text; lines are kept. */
  description?: string | null;
  picture?: { url: string; alt?: string | null; width?: number | null; height?: number | null } | null;
}

export interface OfferPageAgent {
  name: string;
  phone?: string | null;
  email?: string | null;
  imageUrl?: string | null;
}

export interface OfferPageInput {
  locale: Locale;
  token: string;
  agency: PageAgency & { timeZone?: string };
  listing: OfferPageListing;
  agent?: OfferPageAgent | null;
  state: 'OPEN' | 'NOT_YET_OPEN' | 'CLOSED';
  /** ISO 8601. */
  opensAt?: string | null;
  closesAt?: string | null;
  /** By the server's clock; lets the closed page tell the end of the period from a link switched off. */
  now?: Date;
  privacyUrl: string;
  /** Of this origin. */
  scriptUrl?: string;
}

function summary({ listing, locale, agency }: OfferPageInput): Html {
  const words = pageWords[locale].offer;
  const region = regionOf(locale, agency.locale);
  const { picture, price } = listing;
  const src = safeUrl(picture?.url);
  const area = (value: number) => `${formatNumber(region, value)} m²`;
  const facts = [
    listing.roomsTotal ? words.rooms(formatNumber(region, listing.roomsTotal)) : null,
    listing.livingArea ? `${words.livingArea} ${area(listing.livingArea)}` : null,
    listing.lotSizeArea ? `${words.lotArea} ${area(listing.lotSizeArea)}` : null,
  ].filter((each) => each !== null);
  const paragraphs = (listing.description ?? '').split(/\n+/).filter((line) => line.trim() !== '');
  return html`<section class="property" aria-labelledby="property">
    <div class="picture">${src && html`<img src="${src}" alt="${picture?.alt ?? ''}" width="${picture?.width ?? 960}" height="${picture?.height ?? 640}">`}</div>
    <div class="property-text">
      <h1 id="property">${listing.title ?? listing.place ?? words.property}</h1>
      ${listing.title && listing.place && html`<p class="place">${listing.place}</p>`}
      <p class="price">${
        price
          ? html`${!listing.perMonth && html`<span class="price-label">${words.askingPrice}</span> `}<strong>${formatMoney(region, price)}${listing.perSquareMetre && '\u00a0/\u00a0m²'}</strong>${listing.perMonth && html` <span class="price-label">${words.perMonth}</span>`}`
          : html`<strong>${words.onRequest}</strong>`
      }</p>
      ${facts.length > 0 && html`<ul class="facts">${facts.map((fact) => html`<li>${fact}</li>`)}</ul>`}
      ${paragraphs.map((text) => html`<p class="description">${text}</p>`)}
    </div>
  </section>`;
}

function contactCard({ agent, agency, locale, listing }: OfferPageInput): Content {
  const words = pageWords[locale].offer;
  const face = safeUrl(agent?.imageUrl);
  const contact = {
    name: agent?.name ?? agency.name,
    phone: agent?.phone ?? agency.phone,
    email: agent?.email ?? agency.email,
  };
  return html`<div class="agent">
    ${face && html`<img class="face" src="${face}" alt="" width="56" height="56">`}
    <div><p class="agent-label">${words.agent}</p><p class="agent-name">${contact.name}</p>
    ${contactLinks(locale, contact, listing.title ?? undefined)}</div>
  </div>`;
}

/** GET /o/:token. The property first, then the form; without a form, whom to ask. */
export function offerPage(input: OfferPageInput): string {
  const { locale, token, agency, listing, state, closesAt, now } = input;
  const words = pageWords[locale].offer;
  const when = (iso: string) => formatDateTime(regionOf(locale, agency.locale), iso, agency.timeZone);
  const closed = state === 'CLOSED';
  const ended = now && closesAt && Date.parse(closesAt) <= now.getTime() ? closesAt : null;
  const form = closed
    ? html`<section class="message aside"><h2>${words.closedTitle}</h2>
        <p>${ended && `${words.closedSince(when(ended))} `}${words.closedText}</p>
        ${contactCard(input)}
        ${safeUrl(agency.website) && html`<p><a class="button" href="${safeUrl(agency.website)}">${words.otherListings}</a></p>`}
      </section>`
    : html`<gatepost-offer-form token="${token}"></gatepost-offer-form>
      <noscript><section class="message aside"><h2>${words.noScriptTitle}</h2><p>${words.noScriptText}</p>${contactCard(input)}</section></noscript>`;
  return layout({
    locale,
    agency,
    title: words.title(listing.title ?? listing.place ?? agency.name),
    languages: true,
    privacyUrl: input.privacyUrl,
    scripts: closed ? [] : [input.scriptUrl ?? '/widgets/gatepost.js'],
    main: html`<div class="offer">${summary(input)}<div class="offer-form">${form}</div></div>`,
  });
}

/** GET /o/:token when there is no such link; send it with status 404. */
export function unknownOfferPage({ locale, supportEmail }: { locale: Locale; supportEmail?: string }): string {
  const words = pageWords[locale].offer;
  return layout({
    locale,
    title: words.unknownTitle,
    languages: true,
    privacyUrl: '/privacy',
    width: 'text',
    main: messageCard(
      words.unknownTitle,
      html`<p>${words.unknownText}</p><ol>${words.unknownSteps.map((step) => html`<li>${step}</li>`)}</ol>`,
      contactLinks(locale, { email: supportEmail }),
    ),
  });
}
