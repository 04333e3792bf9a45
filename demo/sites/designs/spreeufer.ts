import { html } from '../../../server/http/pages/html.ts';
import { type Card, navLink, needsScript, type SiteDesign, type SiteWords, tel } from '../site.ts';

const PHONE = '+49 30 5550 1000';
const EMAIL = 'kontakt@spreeufer.example';

const words: SiteWords = {
  listings: 'Immobilien',
  contact: 'Kontakt',
  makeOffer: 'Angebot abgeben',
  back: 'Alle Immobilien',
  toListing: 'Zum Exposé',
  more: 'Weitere Immobilien',
  onRequest: 'Preis auf Anfrage',
  perMonth: (price) => `${price} im Monat`,
  rooms: (count) => `${count} Zimmer`,
  bedrooms: (count) => (count === 1 ? '1 Schlafzimmer' : `${count} Schlafzimmer`),
  plot: (area) => `${area} Grund`,
  pending: 'Reserviert',
  reference: 'Referenz',
  offersUntil: (when) => `Angebote bis ${when}`,
  needsScript: 'Dieses Exposé benötigt JavaScript. Wir geben auch telefonisch Auskunft:',
  troubleTitle: 'Unsere Immobilien werden gerade geladen',
  troubleText: 'Versuchen Sie es in einem Augenblick noch einmal. Wir geben auch telefonisch Auskunft.',
  tryAgain: 'Noch einmal versuchen',
  missingTitle: 'Diese Immobilie ist nicht mehr online',
  missingText: 'Sie ist vergeben, oder die Adresse der Seite ist unvollständig.',
  offerTitle: (title) => `Angebot abgeben: ${title}`,
};

const row = (each: Card) => html`<li class="row">
  <div class="shot">${each.picture && html`<img src="${each.picture.url}" alt="${each.picture.alt}" width="960" height="640" loading="lazy">`}</div>
  <div class="what"><h2><a href="${each.path}">${each.title}</a></h2><p>${each.place}</p>
    ${(each.offersUntil || each.note) && html`<p class="tag">${[each.note, each.offersUntil].filter(Boolean).join(' · ')}</p>`}</div>
  <ul class="facts">${each.facts.map((fact) => html`<li>${fact}</li>`)}</ul>
  <p class="price">${each.price}${each.offerPath && html`<a class="offer-link" href="${each.offerPath}" aria-label="${words.makeOffer}: ${each.title}">${words.makeOffer}</a>`}</p>
</li>`;

export const spreeufer: SiteDesign = {
  slug: 'spreeufer',
  city: 'Berlin',
  phone: PHONE,
  note: 'German, light and dark. A strict Content-Security-Policy that allows scripts, requests and pictures from the API only.',
  hero: {
    kind: 'facade',
    building: 'altbau',
    seed: 21,
    hour: 'morning',
    season: 'spring',
    city: 'berlin',
    scheme: 'slate',
  },
  words,
  policy: (api) =>
    [
      "default-src 'none'",
      `script-src ${api}`,
      `connect-src ${api} ${api.replace(/^http/, 'ws')}`,
      `img-src 'self' ${api}`,
      "style-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
  frame: ({ site, current, main }) => html`
<header class="top"><div class="wrap">
  <a class="logo" href="/${site.slug}/"><picture><source srcset="/${site.slug}/logo-light.svg" media="(prefers-color-scheme: dark)"><img src="/${site.slug}/logo.svg" alt="${site.name}" height="48"></picture></a>
  <nav aria-label="Hauptnavigation">
    ${navLink(`/${site.slug}/`, words.listings, current === 'listings')}
    ${navLink(`/${site.slug}/contact`, words.contact, current === 'contact')}
  </nav>
</div></header>
<main>${main}</main>
<footer><div class="wrap">
  <p>Spreeufer Immobilien GmbH<br>Holzmarktstraße 31, 10243 Berlin</p>
  <p><a href="${tel(PHONE)}">${PHONE}</a><br><a href="mailto:${EMAIL}">${EMAIL}</a></p>
  <p>Amtsgericht Charlottenburg HRB 000000 B<br>Geschäftsführerin: Katrin Brandt</p>
</div></footer>`,
  home: ({ site, cards, count, nextPath, further }) => html`
    ${
      !further &&
      html`<section class="hero"><div class="wrap">
        <h1>Wohnen in Berlin,<br>sachlich vermittelt.</h1>
        <p>Drei Makler, fünfzehn Jahre, ein Kiez nach dem anderen. Unsere Exposés nennen auch, was nicht für eine Wohnung spricht.</p>
      </div><img src="/${site.slug}/hero.webp" alt="Gründerzeitfassade an einem Frühlingsmorgen" width="1600" height="1067"></section>`
    }
    <section class="wrap list"><div class="list-head"><${further ? html`h1` : html`h2`} class="list-title">Aktuell im Angebot</${further ? html`h1` : html`h2`}>${count > 0 && html`<span>${count} Immobilien</span>`}</div>
      ${cards.length === 0 && html`<p class="notice">Zurzeit ist alles vermittelt. Neues ist in Vorbereitung.</p>`}
      <ul class="rows">${cards.map(row)}</ul>
      ${nextPath && html`<p class="more"><a class="button" href="${nextPath}">${words.more}</a></p>`}
    </section>`,
  listing: ({ site, card, detail, form }) => html`<div class="wrap">
    <h1 class="visually-hidden">${card.title}</h1>
    <p class="back"><a href="/${site.slug}/">← ${words.back}</a></p>
    ${detail}
    ${form && html`<div class="form">${form}</div>`}
    ${needsScript(words, PHONE)}</div>`,
  contact: ({ team }) => html`<div class="wrap contact">
    <h1>Sprechen Sie mit uns.</h1>
    <div class="columns">
      <div><h2>Büro</h2><p>Holzmarktstraße 31<br>10243 Berlin<br>S Ostbahnhof, fünf Minuten zu Fuß</p></div>
      <div><h2>Zeiten</h2><p>Montag bis Freitag 9 bis 18 Uhr<br>Samstag nach Vereinbarung</p></div>
      <div><h2>Direkt</h2><p><a href="${tel(PHONE)}">${PHONE}</a><br><a href="mailto:${EMAIL}">${EMAIL}</a></p></div>
    </div>
    <ul class="team">${team.map(
      (
        each,
      ) => html`<li>${each.imageUrl && html`<img src="${each.imageUrl}" alt="" width="240" height="240" loading="lazy">`}
        <h2>${each.name}</h2><p>${each.phone && html`<a href="${tel(each.phone)}">${each.phone}</a>`}${each.email && html`<a href="mailto:${each.email}">${each.email}</a>`}</p></li>`,
    )}</ul>
  </div>`,
  css: /* css */ `
*, *::before, *::after { box-sizing: border-box; }
:root { color-scheme: light dark; --paper: #fff; --ink: #111418; --soft: #565d66; --rule: #111418; --hair: #d9dce0; --blue: #1d5c8f; --band: #e9eff4; }
@media (prefers-color-scheme: dark) { :root { --paper: #14171a; --ink: #eef1f4; --soft: #a4adb6; --rule: #eef1f4; --hair: #343a41; --blue: #86c0ec; --band: #1b2126; } }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 "Helvetica Neue", Helvetica, Arial, "Liberation Sans", sans-serif; overflow-wrap: break-word; }
h1, h2, p, ul { margin: 0; }
ul { list-style: none; padding: 0; }
a { color: var(--blue); text-decoration-thickness: 1px; text-underline-offset: 0.2em; }
:focus-visible { outline: 3px solid var(--blue); outline-offset: 2px; }
.wrap { width: 100%; max-width: 1200px; margin-inline: auto; padding-inline: 20px; }
.top { border-bottom: 2px solid var(--rule); }
.top .wrap { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 4px 32px; padding-block: 12px; }
.logo img { display: block; height: 48px; width: auto; }
.top nav { display: flex; gap: 28px; }
.top nav a { display: inline-flex; align-items: center; min-height: 44px; color: var(--ink); font-weight: 700; text-decoration: none; border-block: 3px solid transparent; }
.top nav a:hover, .top nav [aria-current] { border-bottom-color: var(--blue); }
main { min-height: 60vh; padding-bottom: 72px; }
.visually-hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.hero { position: relative; background: var(--band); }
.hero .wrap { padding-block: 40px 32px; }
.hero h1 { font-size: clamp(34px, 6vw, 72px); line-height: 1; letter-spacing: -0.035em; font-weight: 700; }
.hero p { max-width: 44ch; margin-top: 20px; font-size: 18px; }
.hero img { display: block; width: 100%; height: 220px; object-fit: cover; object-position: 50% 40%; }
@media (min-width: 900px) {
  .hero { display: grid; grid-template-columns: minmax(0, 1fr) 42vw; align-items: stretch; }
  .hero .wrap { padding-block: 88px; padding-left: max(20px, calc((100vw - 1200px) / 2 + 20px)); max-width: none; }
  .hero img { height: 100%; min-height: 420px; position: relative; }
}
.list-head { display: flex; align-items: baseline; justify-content: space-between; gap: 16px; padding-block: 48px 12px; border-bottom: 2px solid var(--rule); }
.list-title { font-size: 28px; letter-spacing: -0.02em; }
.list-head span { color: var(--soft); }
.row { position: relative; display: grid; gap: 12px 28px; padding-block: 20px; border-bottom: 1px solid var(--hair); }
.row:hover { background: color-mix(in srgb, var(--blue) 5%, transparent); }
.shot { aspect-ratio: 3 / 2; background: var(--band); }
.shot img { display: block; width: 100%; height: 100%; object-fit: cover; }
.what h2 { font-size: 19px; line-height: 1.3; letter-spacing: -0.01em; text-wrap: balance; }
.what h2 a { color: inherit; text-decoration: none; }
.what h2 a::after { content: ""; position: absolute; inset: 0; }
.what h2 a:hover { color: var(--blue); }
.what p { color: var(--soft); margin-top: 4px; }
.what .tag { color: var(--blue); font-size: 14px; font-weight: 700; margin-top: 8px; }
.row .facts { display: flex; flex-wrap: wrap; gap: 0 16px; color: var(--soft); font-variant-numeric: tabular-nums; }
.price { font-size: 19px; font-weight: 700; font-variant-numeric: tabular-nums; display: flex; flex-wrap: wrap; gap: 0 20px; align-items: center; justify-content: space-between; }
.offer-link { position: relative; z-index: 1; display: inline-flex; align-items: center; min-height: 44px; font-size: 15px; font-weight: 400; }
@media (min-width: 860px) {
  .row { grid-template-columns: 228px minmax(0, 1fr) 170px 190px; align-items: start; }
  .row .facts { display: block; }
  .price { display: grid; justify-content: end; justify-items: end; text-align: right; }
}
.more { padding-top: 32px; }
.button { display: inline-flex; align-items: center; min-height: 48px; padding: 8px 24px; border: 2px solid var(--rule); color: var(--ink); font-weight: 700; text-decoration: none; }
.button:hover { background: var(--ink); color: var(--paper); }
.notice { padding: 24px 0; font-size: 18px; }
.back a { display: inline-flex; align-items: center; min-height: 44px; margin-block: 16px; color: var(--ink); font-weight: 700; text-decoration: none; }
.back a:hover { text-decoration: underline; }
.form { max-width: 720px; margin-top: 48px; }
gatepost-listing-detail, gatepost-offer-form { --gatepost-radius: 0px; --gatepost-surface: var(--paper); --gatepost-text: var(--ink); --gatepost-border: var(--hair); }
.form gatepost-offer-form::part(summary) { display: none; }
.single { width: 100%; max-width: 720px; margin-inline: auto; padding: 40px 20px 0; }
.single h1, .message h1 { font-size: 30px; line-height: 1.15; letter-spacing: -0.02em; margin-bottom: 24px; }
.message { width: 100%; max-width: 1200px; margin-inline: auto; padding: 72px 20px; }
.message p { margin-bottom: 24px; max-width: 60ch; }
.contact { padding-top: 56px; }
.contact h1 { font-size: clamp(34px, 5vw, 60px); letter-spacing: -0.03em; line-height: 1; }
.columns { display: grid; grid-template-columns: repeat(auto-fit, minmax(240px, 1fr)); gap: 24px 40px; margin-top: 40px; padding-block: 24px 48px; border-top: 2px solid var(--rule); }
.contact h2 { font-size: 16px; margin-bottom: 4px; }
.columns a, .team a { display: inline-block; padding-block: 4px; overflow-wrap: anywhere; }
.team { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 240px), 1fr)); gap: 40px; }
.team img { display: block; width: 100%; height: auto; aspect-ratio: 1; object-fit: cover; background: var(--band); margin-bottom: 12px; }
.team p { display: grid; justify-items: start; }
footer { border-top: 2px solid var(--rule); font-size: 14px; color: var(--soft); }
footer .wrap { display: flex; flex-wrap: wrap; gap: 20px 64px; padding-block: 28px 40px; }
footer a { display: inline-block; padding-block: 4px; color: inherit; }
`,
};
