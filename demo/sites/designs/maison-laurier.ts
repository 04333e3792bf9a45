import { html } from '../../../server/http/pages/html.ts';
import { type Card, navLink, needsScript, type Site, type SiteDesign, type SiteWords, tel } from '../site.ts';

const PHONE = '+1 514 555-0100';
const EMAIL = 'bonjour@maison-laurier.example';

const words: SiteWords = {
  listings: 'Nos propriétés',
  contact: 'Nous joindre',
  makeOffer: 'Faire une offre',
  back: 'Toutes nos propriétés',
  toListing: 'Voir la fiche de la propriété',
  more: 'Voir d’autres propriétés',
  onRequest: 'Prix sur demande',
  perMonth: (price) => `${price} par mois`,
  rooms: (count) => (count === '1' ? '1 pièce' : `${count} pièces`),
  bedrooms: (count) => (count === 1 ? '1 chambre' : `${count} chambres`),
  plot: (area) => `terrain de ${area}`,
  pending: 'Offre en cours',
  reference: 'Vendue par nous',
  offersUntil: (when) => `Offres reçues jusqu’au ${when}`,
  needsScript: 'Cette fiche a besoin de JavaScript. Nous vous renseignons aussi au téléphone :',
  troubleTitle: 'Nos propriétés se chargent',
  troubleText: 'Revenez dans un instant. Nous vous renseignons aussi au téléphone.',
  tryAgain: 'Réessayer',
  missingTitle: 'Cette propriété n’est plus à vendre',
  missingText: 'Elle a trouvé preneur, ou l’adresse de la page est incomplète.',
  offerTitle: (title) => `Faire une offre : ${title}`,
};

const card = (each: Card) => html`<article class="card">
  ${each.picture ? html`<img src="${each.picture.url}" alt="${each.picture.alt}" width="960" height="640" loading="lazy">` : html`<div class="no-picture"></div>`}
  <p class="place">${each.place}${each.note && html` <em>${each.note}</em>`}</p>
  <h2><a href="${each.path}">${each.title}</a></h2>
  <p class="facts">${each.facts.join(' · ')}</p>
  <p class="price">${each.price}</p>
  ${each.offersUntil && html`<p class="until">${each.offersUntil}</p>`}
  ${each.offerPath && html`<p class="offer-link"><a href="${each.offerPath}" aria-label="${words.makeOffer} : ${each.title}">${words.makeOffer}</a></p>`}
</article>`;

const frame: SiteDesign['frame'] = ({ site, current, main }) => html`
<header class="top">
  <a class="logo" href="/${site.slug}/"><img src="/${site.slug}/logo.svg" alt="${site.name}" height="56"></a>
  <nav aria-label="Menu principal">
    ${navLink(`/${site.slug}/`, words.listings, current === 'listings')}
    ${navLink(`/${site.slug}/contact`, words.contact, current === 'contact')}
    <a class="phone" href="${tel(PHONE)}">${PHONE}</a>
  </nav>
</header>
<main>${main}</main>
<footer>
  <div><strong>Maison Laurier Immobilier inc.</strong><br>Agence immobilière</div>
  <div>4021, avenue Laurier Est<br>Montréal (Québec) H2H 1K7</div>
  <div><a href="${tel(PHONE)}">${PHONE}</a><br><a href="mailto:${EMAIL}">${EMAIL}</a></div>
</footer>`;

const hero = (site: Site, count: number) => html`<section class="hero">
  <div>
    <h1>Des maisons choisies, une rue à la fois.</h1>
    <p>Depuis 1987, nous vendons sur le Plateau, à Outremont et le long du canal. Nous visitons chaque propriété avant vous et nous vous disons ce que nous y avons vu.</p>
    <p><a class="button" href="#proprietes">${count > 0 ? `Voir nos ${count} propriétés` : 'Voir nos propriétés'}</a></p>
  </div>
  <img src="/${site.slug}/hero.webp" alt="Façade d’un triplex du Plateau, un soir d’automne" width="1600" height="1067">
</section>`;

export const maisonLaurier: SiteDesign = {
  slug: 'maison-laurier',
  city: 'Montréal',
  phone: PHONE,
  note: 'French (Canada). Colours and corners of the widgets set with CSS variables.',
  hero: {
    kind: 'facade',
    building: 'triplex',
    seed: 11,
    hour: 'dusk',
    season: 'autumn',
    city: 'montreal',
    scheme: 'brick',
  },
  words,
  frame,
  home: ({ site, cards, count, nextPath, further }) => html`
    ${!further && hero(site, count)}
    <section id="proprietes" class="list">
      ${further ? html`<h1>${words.listings}</h1>` : html`<p class="kicker">En ce moment</p>`}
      <div class="cards">${cards.map(card)}</div>
      ${cards.length === 0 && html`<p class="notice">Aucune propriété n’est en vente cette semaine. Appelez-nous : plusieurs se préparent.</p>`}
      ${nextPath && html`<p class="more"><a class="button" href="${nextPath}">${words.more}</a></p>`}
    </section>`,
  listing: ({ site, card: { title }, detail, form }) => html`
    <h1 class="visually-hidden">${title}</h1>
    <p class="back"><a href="/${site.slug}/">${words.back}</a></p>
    <div class="sheet${form && ' with-form'}"><div>${detail}</div>${form && html`<div>${form}</div>`}</div>
    ${needsScript(words, PHONE)}`,
  contact: ({ team }) => html`<section class="contact">
    <div class="intro">
      <h1>Passez nous voir, le café est prêt.</h1>
      <p>Notre bureau est au rez-de-chaussée, à l’angle de l’avenue Laurier et de la rue Fullum. Du lundi au vendredi de 9 h à 18 h, le samedi de 10 h à 16 h.</p>
      <p><a class="button" href="${tel(PHONE)}">Appeler le ${PHONE}</a> <a href="mailto:${EMAIL}">${EMAIL}</a></p>
    </div>
    ${team.length > 0 && html`<h2>Vos courtiers</h2>`}
    <ul class="team">${team.map(
      (
        each,
      ) => html`<li>${each.imageUrl && html`<img src="${each.imageUrl}" alt="" width="96" height="96" loading="lazy">`}
        <strong>${each.name}</strong>${each.phone && html`<a href="${tel(each.phone)}">${each.phone}</a>`}${each.email && html`<a href="mailto:${each.email}">${each.email}</a>`}</li>`,
    )}</ul>
  </section>`,
  css: /* css */ `
*, *::before, *::after { box-sizing: border-box; }
:root { color-scheme: light; --ink: #22302a; --green: #1f6b52; --soft: #5d6862; --line: #ddd6c8; --paper: #faf7f0; --sheet: #fffdf8; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 17px/1.6 "Avenir Next", Avenir, "Segoe UI", "Liberation Sans", sans-serif; overflow-wrap: break-word; }
h1, h2, .kicker { font-family: "Iowan Old Style", "Palatino Linotype", Palatino, "Book Antiqua", Georgia, "DejaVu Serif", serif; font-weight: 500; line-height: 1.15; text-wrap: balance; }
a { color: var(--green); text-underline-offset: 0.25em; text-decoration-thickness: 1px; }
:focus-visible { outline: 2px solid var(--green); outline-offset: 3px; }
img { max-width: 100%; }
.top, main, footer { max-width: 1240px; margin-inline: auto; padding-inline: 24px; }
.top { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 8px 32px; padding-block: 20px; border-bottom: 1px solid var(--line); }
.logo img { display: block; height: 56px; width: auto; }
.top nav { display: flex; flex-wrap: wrap; gap: 0 28px; }
.top nav a { display: inline-flex; align-items: center; min-height: 44px; color: var(--ink); text-decoration: none; }
.top nav a:hover { color: var(--green); }
.top nav [aria-current] { color: var(--green); box-shadow: inset 0 -2px var(--green); }
.phone { font-variant-numeric: tabular-nums; }
@media (max-width: 520px) { .top nav .phone { display: none; } }
.visually-hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
main { padding-block: 0 88px; min-height: 60vh; }
.button { display: inline-flex; align-items: center; min-height: 48px; padding: 8px 26px; background: var(--green); color: #fff; text-decoration: none; border-radius: 2px; }
.button:hover { background: #185742; }
.hero { display: grid; gap: 32px; padding-block: 40px 24px; align-items: center; }
.hero h1 { font-size: clamp(34px, 5vw, 58px); margin: 0 0 20px; letter-spacing: -0.01em; }
.hero p { max-width: 48ch; margin: 0 0 20px; color: var(--soft); }
.hero img { display: block; width: 100%; aspect-ratio: 4 / 3; object-fit: cover; border-radius: 240px 240px 2px 2px; height: auto; }
@media (min-width: 860px) { .hero { grid-template-columns: 1fr 1fr; gap: 64px; padding-block: 64px 40px; } .hero img { aspect-ratio: 1; border-radius: 400px 400px 2px 2px; } }
.kicker { margin: 0 0 28px; font-size: 30px; padding-top: 32px; border-top: 1px solid var(--line); }
.list h1 { margin: 40px 0 28px; font-size: 36px; }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 310px), 1fr)); gap: 48px 32px; }
.card { position: relative; display: flex; flex-direction: column; }
.card img, .no-picture { display: block; width: 100%; height: auto; aspect-ratio: 3 / 2; object-fit: cover; border-radius: 2px; background: #ece6d9; margin-bottom: 16px; }
.card p { margin: 0; }
.place { font-size: 14px; color: var(--soft); }
.place em { font-style: normal; color: #8a4b12; margin-left: 8px; }
.card h2 { margin: 4px 0 6px; font-size: 22px; line-height: 1.25; }
.card h2 a { color: inherit; text-decoration: none; }
.card h2 a::after { content: ""; position: absolute; inset: 0; }
.card h2 a:hover { color: var(--green); text-decoration: underline; text-decoration-thickness: 1px; }
.facts { font-size: 15px; color: var(--soft); }
.price { margin-top: auto !important; padding-top: 8px; font-size: 19px; font-weight: 600; font-variant-numeric: tabular-nums; }
.until { font-size: 14px; color: var(--soft); }
.offer-link { position: relative; z-index: 1; }
.offer-link a { display: inline-flex; align-items: center; min-height: 44px; }
.more { margin-top: 56px; text-align: center; }
.notice { padding: 24px; background: var(--sheet); border: 1px solid var(--line); }
.back { margin: 20px 0; }
.back a { display: inline-flex; align-items: center; min-height: 44px; }
.sheet { display: grid; gap: 32px; align-items: start; }
.sheet > div { min-width: 0; }
@media (min-width: 1060px) { .sheet.with-form { grid-template-columns: minmax(0, 7fr) minmax(0, 5fr); } }
gatepost-listing-detail, gatepost-offer-form { --gatepost-accent: #1f6b52; --gatepost-radius: 3px; --gatepost-surface: #fffdf8; --gatepost-text: #22302a; --gatepost-border: #ddd6c8; }
.sheet gatepost-offer-form::part(summary) { display: none; }
.single { max-width: 640px; margin: 40px auto 0; }
.single h1, .message h1 { font-size: 32px; margin: 0 0 24px; }
.message { max-width: 560px; padding-block: 88px; }
.contact .intro { max-width: 640px; padding-block: 48px 40px; }
.contact h1 { font-size: clamp(30px, 4vw, 46px); margin: 0 0 16px; }
.contact h2 { font-size: 30px; margin: 0 0 28px; padding-top: 32px; border-top: 1px solid var(--line); }
.intro p { display: flex; flex-wrap: wrap; gap: 12px 24px; align-items: center; }
.team { list-style: none; margin: 0; padding: 0; display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 260px), 1fr)); gap: 32px; }
.team li { display: grid; align-content: start; justify-items: start; gap: 2px; }
.team img { border-radius: 50%; object-fit: cover; margin-bottom: 12px; }
.team a { display: inline-flex; align-items: center; min-height: 32px; font-size: 15px; overflow-wrap: anywhere; }
footer { display: flex; flex-wrap: wrap; gap: 24px 72px; padding-block: 32px 48px; border-top: 1px solid var(--line); font-size: 15px; color: var(--soft); }
footer a { display: inline-block; padding-block: 4px; color: inherit; }
`,
};
