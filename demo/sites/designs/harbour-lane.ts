import { type Html, html } from '../../../server/http/pages/html.ts';
import {
  type Card,
  type DemoDelivery,
  navLink,
  needsScript,
  type Site,
  type SiteDesign,
  type SiteWords,
  tel,
} from '../site.ts';

const PHONE = '+353 1 555 0100';
const EMAIL = 'hello@harbour-lane.example';

const words: SiteWords = {
  listings: 'Homes',
  contact: 'Contact',
  makeOffer: 'Make an offer',
  back: 'All homes',
  toListing: 'See this home',
  more: 'More homes',
  onRequest: 'Price on request',
  perMonth: (price) => `${price} a month`,
  rooms: (count) => (count === '1' ? '1 room' : `${count} rooms`),
  bedrooms: (count) => (count === 1 ? '1 bedroom' : `${count} bedrooms`),
  plot: (area) => `${area} plot`,
  pending: 'Under offer',
  reference: 'Sold by us',
  offersUntil: (when) => `Offers until ${when}`,
  needsScript: 'This page needs JavaScript. You can also call us:',
  troubleTitle: 'Our homes are being loaded',
  troubleText: 'Try again in a moment. You can also call us.',
  tryAgain: 'Try again',
  missingTitle: 'This home is no longer listed',
  missingText: 'It has found its people, or the address of the page is incomplete.',
  offerTitle: (title) => `Make an offer: ${title}`,
};

const card = (each: Card) => html`<article class="home">
  <div class="shot">${each.picture && html`<img src="${each.picture.url}" alt="${each.picture.alt}" width="960" height="640" loading="lazy">`}${each.note && html`<span class="flag">${each.note}</span>`}</div>
  <div class="about">
    <p class="money">${each.price}</p>
    <h3><a href="${each.path}">${each.title}</a></h3>
    <p>${each.place}</p>
    <p>${each.facts.join(' · ')}</p>
    ${each.offersUntil && html`<p class="until">${each.offersUntil}</p>`}
    ${each.offerPath && html`<a class="offer-link" href="${each.offerPath}" aria-label="${words.makeOffer}: ${each.title}">${words.makeOffer}</a>`}
  </div>
</article>`;

/** curl says in one line what an upload is; the account's password is asked for when it is not known here. */
function deliveryHelp(site: Site, delivery: DemoDelivery | undefined): Html {
  if (!delivery) {
    return html`<p>Deliver an OpenImmo package to the agency’s account. Its address and password are on <a href="${new URL('/', site.apiUrl).href}">the start page of the gateway</a>.</p>`;
  }
  const login = delivery.password ? `${delivery.account}:${delivery.password}` : delivery.account;
  return html`<p>Deliver an OpenImmo package (ZIP or XML) to the agency’s account <code>${delivery.account}</code>. The homes appear here as soon as they are read.</p>
    <dl>
      ${delivery.uploadUrl && html`<div><dt>HTTP</dt><dd><code>curl -T listings.zip -u ${login} ${delivery.uploadUrl}</code></dd></div>`}
      ${delivery.ftpUrl && html`<div><dt>FTP</dt><dd><code>curl -T listings.zip -u ${login} ${delivery.ftpUrl.replace(/\/*$/, '/')}</code></dd></div>`}
    </dl>`;
}

const empty = (site: Site) => html`<div class="empty">
  <svg viewBox="0 0 96 72" width="96" height="72" aria-hidden="true" focusable="false"><path d="M10 62V34L32 16l22 18v28M54 62V40l16-13 16 13v22M4 62h88M26 62V46h12v16M66 62V50h8v12" fill="none" stroke="currentColor" stroke-width="3" stroke-linecap="round" stroke-linejoin="round"/></svg>
  <h3>Our first homes arrive soon</h3>
  <p>We opened in Ringsend this autumn. Tell us what you are looking for and we write to you before a home is listed.</p>
  <p><a class="button" href="mailto:${EMAIL}">Write to us</a></p>
  <aside aria-labelledby="deliver"><h4 id="deliver">For you who runs this demo</h4>${deliveryHelp(site, site.delivery)}
  <p><a href="/${site.slug}/">Look again</a></p></aside>
</div>`;

export const harbourLane: SiteDesign = {
  slug: 'harbour-lane',
  city: 'Dublin',
  phone: PHONE,
  note: 'English. Has no listings yet: deliver an OpenImmo package and watch them appear.',
  hero: {
    kind: 'facade',
    building: 'townhouses',
    seed: 41,
    hour: 'morning',
    season: 'summer',
    city: 'dublin',
    scheme: 'rose',
  },
  words,
  frame: ({ site, current, main }) => html`
<header class="top">
  <a class="logo" href="/${site.slug}/"><img src="/${site.slug}/logo.svg" alt="${site.name}" height="52"></a>
  <nav aria-label="Main">
    ${navLink(`/${site.slug}/`, words.listings, current === 'listings')}
    ${navLink(`/${site.slug}/contact`, words.contact, current === 'contact')}
  </nav>
</header>
<main>${main}</main>
<footer><p><strong>Harbour &amp; Lane Property Limited</strong><br>6 Pigeon House Road, Ringsend, Dublin 4</p>
<p><a href="${tel(PHONE)}">${PHONE}</a><br><a href="mailto:${EMAIL}">${EMAIL}</a></p></footer>`,
  home: ({ site, cards, count, nextPath, further }) => html`
    ${
      !further &&
      html`<section class="hero"><img src="/${site.slug}/hero.webp" alt="Town houses on a summer morning" width="1600" height="1067">
        <div><h1>Homes by the water, sold with care.</h1><p>A small agency between the Liffey and Sandymount Strand.</p></div></section>`
    }
    <section class="list">${further ? html`<h1>${words.listings}</h1>` : html`<h2>${count > 0 ? `${count} homes for you to see` : 'Homes'}</h2>`}
      ${cards.length === 0 ? empty(site) : html`<div class="homes">${cards.map(card)}</div>`}
      ${nextPath && html`<p class="more"><a class="button" href="${nextPath}">${words.more}</a></p>`}
    </section>`,
  listing: ({ site, card: { title }, detail, form }) => html`<div class="sheet">
    <h1 class="visually-hidden">${title}</h1>
    <p><a class="offer-link" href="/${site.slug}/">${words.back}</a></p>
    <div class="panel">${detail}</div>
    ${form && html`<div class="panel narrow">${form}</div>`}
    ${needsScript(words, PHONE)}</div>`,
  contact: ({ team }) => html`<section class="contact">
    <h1>Come in, or call.</h1>
    <p>Our door is on Pigeon House Road, opposite the rowing club. Monday to Friday, 9 am to 5.30 pm.</p>
    <p><a class="button" href="${tel(PHONE)}">${PHONE}</a> <a class="offer-link" href="mailto:${EMAIL}">${EMAIL}</a></p>
    ${
      team.length > 0 &&
      html`<ul class="team">${team.map(
        (each) =>
          html`<li>${each.imageUrl && html`<img src="${each.imageUrl}" alt="" width="88" height="88" loading="lazy">`}<strong>${each.name}</strong>${each.phone && html`<a href="${tel(each.phone)}">${each.phone}</a>`}${each.email && html`<a href="mailto:${each.email}">${each.email}</a>`}</li>`,
      )}</ul>`
    }
  </section>`,
  css: /* css */ `
*, *::before, *::after { box-sizing: border-box; }
:root { color-scheme: light; --ink: #1f2547; --soft: #555b7d; --indigo: #3d4a8a; --mist: #eef0f9; --line: #d5d9ec; }
body { margin: 0; background: #fff; color: var(--ink); font: 17px/1.6 Optima, Candara, "Gill Sans", "Noto Sans", "Liberation Sans", sans-serif; overflow-wrap: break-word; }
h1, h2, h3, h4, p, dl, dd, ul { margin: 0; }
a { color: var(--indigo); text-decoration-thickness: 1px; text-underline-offset: 0.2em; }
:focus-visible { outline: 3px solid #8d9bdd; outline-offset: 2px; border-radius: 6px; }
.top, main, footer { width: 100%; max-width: 1160px; margin-inline: auto; padding-inline: 20px; }
.top { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 4px 24px; padding-block: 16px; }
.logo img { display: block; height: 52px; width: auto; }
.top nav { display: flex; gap: 4px; }
.top nav a { display: inline-flex; align-items: center; min-height: 44px; padding-inline: 18px; border-radius: 22px; color: var(--ink); text-decoration: none; }
.top nav a:hover { background: var(--mist); }
.top nav [aria-current] { background: var(--indigo); color: #fff; }
main { min-height: 60vh; padding-bottom: 80px; }
.visually-hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.hero { position: relative; overflow: clip; border-radius: 28px; background: var(--mist); }
.hero img { display: block; width: 100%; height: auto; aspect-ratio: 16 / 9; object-fit: cover; }
.hero > div { padding: 28px; display: grid; gap: 8px; }
.hero h1 { font-size: clamp(30px, 4.6vw, 52px); line-height: 1.1; font-weight: 600; text-wrap: balance; }
.hero p { font-size: 18px; color: var(--soft); }
@media (min-width: 820px) {
  .hero img { aspect-ratio: 21 / 10; }
  .hero > div { position: absolute; left: 32px; bottom: 32px; max-width: 520px; padding: 32px; border-radius: 20px; background: #fff; }
}
.list h1, .list h2 { font-size: 32px; line-height: 1.2; font-weight: 600; margin: 56px 0 24px; }
.homes { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 320px), 1fr)); gap: 28px; }
.home { position: relative; display: flex; flex-direction: column; border-radius: 20px; overflow: clip; background: var(--mist); }
.shot { position: relative; aspect-ratio: 3 / 2; background: var(--line); }
.shot img { display: block; width: 100%; height: 100%; object-fit: cover; }
.flag { position: absolute; left: 12px; top: 12px; padding: 2px 12px; border-radius: 14px; background: #fff; font-size: 14px; }
.about { display: grid; gap: 4px; padding: 20px 22px; }
.money { font-size: 20px; font-weight: 600; font-variant-numeric: tabular-nums; }
.home h3 { font-size: 19px; line-height: 1.3; font-weight: 600; }
.home h3 a { color: inherit; text-decoration: none; }
.home h3 a::after { content: ""; position: absolute; inset: 0; }
.home h3 a:hover { color: var(--indigo); text-decoration: underline; }
.home p { color: var(--soft); }
.home .money { color: var(--ink); }
.offer-link { position: relative; z-index: 1; display: inline-flex; align-items: center; min-height: 44px; }
.empty { display: grid; justify-items: center; gap: 12px; padding: 48px 24px; border-radius: 28px; background: var(--mist); text-align: center; }
.empty svg { color: var(--indigo); }
.empty h3 { font-size: 24px; line-height: 1.25; font-weight: 600; }
.empty p { max-width: 56ch; color: var(--soft); }
.empty aside { width: 100%; max-width: 720px; margin-top: 24px; padding: 20px 24px; border: 1px dashed #9aa3cd; border-radius: 16px; background: #fff; text-align: left; display: grid; gap: 8px; }
.empty h4 { font-size: 17px; font-weight: 600; }
.empty dl { display: grid; gap: 8px; }
.empty dl div { display: grid; grid-template-columns: 52px minmax(0, 1fr); align-items: baseline; }
@media (max-width: 600px) { .empty { padding-inline: 16px; } .empty aside { padding: 16px; } .empty dl div { grid-template-columns: minmax(0, 1fr); } }
.empty dt { color: var(--soft); font-size: 15px; }
code { font: 14px/1.5 ui-monospace, Consolas, "Liberation Mono", monospace; overflow-wrap: anywhere; }
.button { display: inline-flex; align-items: center; min-height: 48px; padding: 8px 26px; border-radius: 24px; background: var(--indigo); color: #fff; text-decoration: none; }
.button:hover { background: #323e78; }
.more { margin-top: 40px; text-align: center; }
.notice { padding: 20px 24px; border-radius: 16px; background: var(--mist); }
.sheet { display: grid; gap: 28px; padding-top: 16px; }
.sheet > div { min-width: 0; }
.narrow { width: 100%; max-width: 720px; }
gatepost-listing-detail, gatepost-offer-form { --gatepost-radius: 18px; --gatepost-text: #1f2547; --gatepost-border: #d5d9ec; --gatepost-surface: #fff; }
.sheet gatepost-offer-form::part(summary) { display: none; }
.single { max-width: 680px; margin-inline: auto; padding-top: 32px; }
.single h1, .message h1 { font-size: 32px; line-height: 1.2; font-weight: 600; margin-bottom: 20px; }
.message { display: grid; justify-items: start; gap: 12px; max-width: 600px; padding-block: 72px; }
.contact { display: grid; gap: 16px; padding-block: 48px; max-width: 720px; }
.contact h1 { font-size: clamp(32px, 4.6vw, 52px); line-height: 1.1; font-weight: 600; }
.contact p { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 24px; }
.team { list-style: none; padding: 0; margin-top: 24px; display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 240px), 1fr)); gap: 28px; }
.team li { display: grid; align-content: start; justify-items: start; }
.team img { border-radius: 50%; object-fit: cover; margin-bottom: 8px; }
.team a { display: inline-flex; align-items: center; min-height: 32px; overflow-wrap: anywhere; }
footer { display: flex; flex-wrap: wrap; gap: 20px 72px; padding-block: 28px 44px; border-top: 1px solid var(--line); font-size: 15px; color: var(--soft); }
footer a { display: inline-block; padding-block: 4px; color: inherit; }
`,
};
