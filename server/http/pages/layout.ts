import { type Locale, locales } from '../../platform/locale.ts';
import { type Content, type Html, html, safeUrl } from './html.ts';
import { pageWords } from './words/index.ts';

/** Where `pagesCss` is served. */
export const pagesCssPath = '/assets/pages.css';

/** Content-Security-Policy of every page made here: nothing inline, nothing from elsewhere. */
export const pagesPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: https: http:",
  "media-src 'self' https:",
  "connect-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

export interface PageAgency {
  name: string;
  /** BCP 47; its region decides how money and dates look. */
  locale?: string | null;
  /** `#rrggbb`. */
  brandColor?: string | null;
  logoUrl?: string | null;
  email?: string | null;
  phone?: string | null;
  website?: string | null;
}

interface Layout {
  locale: Locale;
  title: string;
  /** Header of the agency; without one the page is Gatepost's own. */
  agency?: PageAgency | null;
  main: Html;
  /** Adds `?lang=` links to the same address. */
  languages?: boolean;
  privacyUrl?: string | null;
  /** Scripts of this origin. */
  scripts?: readonly string[];
  width?: 'text' | 'page' | 'wide';
}

export const isColour = (value: string | null | undefined): value is string => /^#[0-9a-f]{6}$/i.test(value ?? '');

/** The brand as a drawn line: a policy without inline styles leaves only attributes of SVG. */
function brandLine(colour: string | null | undefined): Content {
  if (!isColour(colour)) return null;
  return html`<svg class="brand-line" aria-hidden="true" focusable="false"><rect width="100%" height="100%" fill="${colour}"/></svg>`;
}

const gatepostMark = html`<svg class="mark" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false"><path d="M4 21V6.5L12 3l8 3.5V21M4 10.5h16M9 21v-6.5M15 21v-6.5M9 14.5h6" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"/></svg>`;

function agencyHeader(agency: PageAgency): Html {
  const logo = safeUrl(agency.logoUrl);
  const website = safeUrl(agency.website);
  const name = logo
    ? html`<img class="agency-logo" src="${logo}" alt="${agency.name}" height="40">`
    : html`<span class="agency-name">${agency.name}</span>`;
  const phone = agency.phone
    ? html`<a class="header-link" href="tel:${agency.phone.replace(/[^+\d]/g, '')}">${agency.phone}</a>`
    : null;
  return html`<header class="header">
    <div class="inner">${website ? html`<a class="home-link" href="${website}" rel="noopener">${name}</a>` : name}${phone}</div>
  </header>`;
}

function languageLinks(locale: Locale): Html {
  const items = locales.map((each) =>
    each === locale
      ? html`<li><span aria-current="true" lang="${each}">${pageWords[each].language}</span></li>`
      : html`<li><a href="?lang=${each}" lang="${each}" hreflang="${each}" rel="nofollow">${pageWords[each].language}</a></li>`,
  );
  return html`<nav aria-label="${pageWords[locale].languages}"><ul class="languages">${items}</ul></nav>`;
}

/** The one frame of every page the server writes. */
export function layout({
  locale,
  title,
  agency,
  main,
  languages = false,
  privacyUrl,
  scripts = [],
  width = 'page',
}: Layout): string {
  const words = pageWords[locale];
  const privacy = safeUrl(privacyUrl);
  const page = html`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${title}</title>
<link rel="stylesheet" href="${pagesCssPath}">
<link rel="icon" href="data:,">
${scripts.map((src) => html`<script src="${src}" async></script>`)}
</head>
<body class="${width}">
<a class="skip" href="#main">${words.skip}</a>
${brandLine(agency?.brandColor)}
${
  agency
    ? agencyHeader(agency)
    : html`<header class="header"><div class="inner"><a class="home-link own" href="/">${gatepostMark}<span>Gatepost</span></a></div></header>`
}
<main id="main" tabindex="-1">
${main}
</main>
<footer class="footer"><div class="inner">
${languages && languageLinks(locale)}
<p>${privacy && html`<a href="${privacy}">${words.privacy}</a>`}${agency && html`<span>${words.servedBy}</span>`}</p>
</div></footer>
</body>
</html>
`;
  return page.text;
}

/** Telephone and mail of whom to ask. */
export function contactLinks(
  locale: Locale,
  contact: { phone?: string | null; email?: string | null },
  subject?: string,
): Content {
  const words = pageWords[locale];
  const query = subject ? `?subject=${encodeURIComponent(subject)}` : '';
  if (!contact.phone && !contact.email) return null;
  return html`<ul class="contact">
    ${contact.phone && html`<li><span>${words.call}</span> <a href="tel:${contact.phone.replace(/[^+\d]/g, '')}">${contact.phone}</a></li>`}
    ${contact.email && html`<li><span>${words.write}</span> <a href="mailto:${contact.email}${query}">${contact.email}</a></li>`}
  </ul>`;
}

/** A page that is one message: what is, and what to do. */
export function messageCard(title: string, ...body: readonly Content[]): Html {
  return html`<section class="message"><h1>${title}</h1>${body}</section>`;
}
