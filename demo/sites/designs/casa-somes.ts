import { html } from '../../../server/http/pages/html.ts';
import { type Card, navLink, needsScript, type SiteDesign, type SiteWords, tel } from '../site.ts';

const PHONE = '+40 264 555 100';
const EMAIL = 'salut@casa-somes.example';

const words: SiteWords = {
  listings: 'Oferta noastră',
  contact: 'Contact',
  makeOffer: 'Faceți o ofertă',
  back: 'Înapoi la toate proprietățile',
  toListing: 'Vedeți fișa proprietății',
  more: 'Mai multe proprietăți',
  onRequest: 'Preț la cerere',
  perMonth: (price) => `${price} pe lună`,
  rooms: (count) => (count === '1' ? '1 cameră' : `${count} camere`),
  bedrooms: (count) => (count === 1 ? '1 dormitor' : `${count} dormitoare`),
  plot: (area) => `teren ${area}`,
  pending: 'Rezervat',
  reference: 'Referință',
  offersUntil: (when) => `Oferte până la ${when}`,
  needsScript: 'Această fișă are nevoie de JavaScript. Vă răspundem și la telefon:',
  troubleTitle: 'Proprietățile se încarcă',
  troubleText: 'Reveniți peste câteva clipe. Vă răspundem și la telefon.',
  tryAgain: 'Încercați din nou',
  missingTitle: 'Această proprietate nu mai este în ofertă',
  missingText: 'Și-a găsit proprietarul sau adresa paginii este incompletă.',
  offerTitle: (title) => `Faceți o ofertă: ${title}`,
};

const box = (each: Card) => html`<div class="card">
  <a class="photo" href="${each.path}" tabindex="-1" aria-hidden="true">${each.picture && html`<img src="${each.picture.url}" alt="" width="960" height="640" loading="lazy">`}</a>
  <h2><a href="${each.path}">${each.title}</a></h2>
  <p class="muted">${each.place}</p>
  <p>${each.facts.join(', ')}</p>
  <p class="price">${each.price}</p>
  ${each.note && html`<p class="tag">${each.note}</p>`}
  ${each.offersUntil && html`<p class="tag">${each.offersUntil}</p>`}
  ${each.offerPath && html`<p><a class="go" href="${each.offerPath}" aria-label="${words.makeOffer}: ${each.title}">${words.makeOffer}</a></p>`}
</div>`;

/**
 * A template of 2011 that nobody dares to touch: one pixel to the rem, sizes on every element, `!important`, and class
 * names as common as ours. What its rules would do inside a widget is what may not happen.
 */
export const casaSomes: SiteDesign = {
  slug: 'casa-somes',
  city: 'Cluj-Napoca',
  phone: PHONE,
  note: 'Romanian. An old template with hostile CSS: html at 1px, rules for every input, button and heading, !important. Nothing of it reaches a widget.',
  hero: { kind: 'facade', building: 'villa', seed: 31, hour: 'noon', season: 'summer', city: 'cluj', scheme: 'ochre' },
  words,
  frame: ({ site, current, main }) => html`
<div id="page">
  <div id="header" role="banner">
    <a href="/${site.slug}/" id="logo"><img src="/${site.slug}/logo.svg" alt="${site.name}" width="254" height="66"></a>
    <p id="slogan">Case și apartamente în Cluj, din 2004</p>
  </div>
  <div id="columns">
    <div id="side" role="navigation" aria-label="Meniu">
      <ul id="menu">
        <li>${navLink(`/${site.slug}/`, words.listings, current === 'listings')}</li>
        <li>${navLink(`/${site.slug}/contact`, words.contact, current === 'contact')}</li>
      </ul>
      <div id="call"><b>Sunați-ne</b><br><a href="${tel(PHONE)}">${PHONE}</a><br>luni–vineri 9–18</div>
    </div>
    <div id="content" role="main">${main}</div>
  </div>
  <div id="footer" role="contentinfo">Casa Someș Imobiliare S.R.L. | Strada Horea 12, Cluj-Napoca | <a href="${tel(PHONE)}">${PHONE}</a> | <a href="mailto:${EMAIL}">${EMAIL}</a></div>
</div>`,
  home: ({ site, cards, count, nextPath, further }) => html`
    ${
      !further &&
      html`<img id="banner" src="/${site.slug}/hero.webp" alt="Vilă cu grădină, într-o zi de vară" width="1600" height="1067">
      <h1>Bine ați venit</h1>
      <p>Suntem o agenție de familie. Cunoaștem fiecare stradă dintre Grigorescu și Gheorgheni și vă însoțim de la prima vizionare până la notar.</p>`
    }
    ${further ? html`<h1>${words.listings}</h1>` : html`<h2 class="bar">${words.listings}${count > 0 && ` (${count})`}</h2>`}
    ${cards.length === 0 && html`<p class="notice">Momentan toate proprietățile și-au găsit proprietarul. Sunați-ne pentru cele care urmează.</p>`}
    <div class="root">${cards.map(box)}</div>
    ${nextPath && html`<p><a class="go" href="${nextPath}">${words.more}</a></p>`}`,
  listing: ({ site, card: { title }, detail, form }) => html`
    <h1 class="offscreen">${title}</h1>
    <p><a class="go" href="/${site.slug}/">« ${words.back}</a></p>
    ${detail}
    ${form && html`<div class="field">${form}</div>`}
    ${needsScript(words, PHONE)}`,
  contact: ({ team }) => html`
    <h1>${words.contact}</h1>
    <p>Ne găsiți pe Strada Horea nr. 12, la parter, la zece minute de mers pe jos de gară. Program: luni–vineri 9–18, sâmbăta cu programare.</p>
    <p>Telefon: <a href="${tel(PHONE)}">${PHONE}</a><br>E-mail: <a href="mailto:${EMAIL}">${EMAIL}</a></p>
    ${team.length > 0 && html`<h2 class="bar">Echipa</h2>`}
    <div class="root">${team.map(
      (
        each,
      ) => html`<div class="card person">${each.imageUrl && html`<img src="${each.imageUrl}" alt="" width="120" height="120" loading="lazy">`}
        <h2>${each.name}</h2><p>${each.phone && html`<a href="${tel(each.phone)}">${each.phone}</a><br>`}${each.email && html`<a href="mailto:${each.email}">${each.email}</a>`}</p></div>`,
    )}</div>`,
  css: /* css */ `
/* reset */
html { font-size: 1px; }
* { margin: 0; padding: 0; box-sizing: content-box; }
body { background: #e9dfd2; font: 15rem/1.5 "Trebuchet MS", "Lucida Grande", Verdana, "DejaVu Sans", sans-serif; color: #3a2c25; overflow-wrap: break-word; }
/* typography */
h1, h2, h3 { font-family: Georgia, "Times New Roman", "Liberation Serif", serif; color: #8a3522 !important; letter-spacing: 0.5rem; font-weight: normal; }
h1 { font-size: 28rem; margin: 0 0 10rem; line-height: 1.2; }
h2 { font-size: 18rem; text-transform: uppercase; margin: 18rem 0 8rem; line-height: 1.3; }
p { margin: 0 0 12rem; text-indent: 0; text-align: left; }
a { color: #8a3522 !important; text-decoration: underline; }
a:hover { color: #c0472b !important; }
/* forms: kept from the guestbook */
input, select, textarea, button { font: 12rem Verdana, sans-serif !important; color: #060 !important; background: #ffc !important; border: 3rem double #c60 !important; width: 120rem; height: 20rem; border-radius: 0 !important; text-transform: uppercase; }
label { float: left; width: 90rem; font-weight: bold; color: #c00; }
fieldset { border: 2rem dashed #c60; padding: 20rem; }
img { border: 0; }
svg { width: 300rem; fill: red; }
button, .button { display: none !important; }
.label, .help, .num, .icon { display: none !important; }
.offscreen { position: absolute; left: -9999rem; }
/* layout */
#page { max-width: 1060rem; margin: 0 auto; background: #fffaf3; box-shadow: 0 0 24rem rgba(80, 40, 20, 0.25); }
#header { background: #fbeee0; border-bottom: 6rem solid #a8432d; padding: 20rem 24rem; }
#header::after, #columns::after { content: ""; display: block; clear: both; }
#logo img { display: block; width: 254rem; height: 66rem; }
#slogan { margin: 6rem 0 0; font: italic 16rem Georgia, "Liberation Serif", serif; color: #6b4a3c; }
#columns { padding: 24rem; }
#side { width: 190rem; float: left; }
#content { margin-left: 218rem; text-indent: 18rem; text-align: justify; letter-spacing: 0.3rem; word-spacing: 1rem; font-variant: small-caps; line-height: 1.15; cursor: help; }
#content > p, #content > h1, #content > h2, #content .card, #content .message, #content .single > h1, #content .single > p, .notice { font-variant: normal; text-indent: 0; letter-spacing: 0; word-spacing: 0; line-height: 1.5; cursor: auto; text-align: left; }
#menu { list-style: none; border: 1rem solid #d9c3ae; background: #fff; }
#menu a { display: block; padding: 11rem 14rem; min-height: 22rem; border-bottom: 1rem solid #eadccc; text-decoration: none; }
#menu li:last-child a { border-bottom: 0; }
#menu a:hover, #menu a[aria-current] { background: #a8432d; color: #fff !important; }
#call { margin-top: 20rem; padding: 14rem; background: #fbeee0; border: 1rem solid #d9c3ae; }
#call a { display: inline-block; padding: 4rem 0; font-weight: bold; }
#banner { display: block; width: 100%; height: 260rem; object-fit: cover; margin-bottom: 20rem; border: 1rem solid #d9c3ae; box-sizing: border-box; }
.bar { background: #a8432d; color: #fff !important; padding: 9rem 14rem; }
.root { display: flex !important; flex-wrap: wrap; gap: 20rem; margin-top: 16rem; }
.card { width: 232rem; flex: 1 1 232rem; max-width: 360rem; padding: 12rem; border: 1rem solid #d9c3ae; background: #fff; text-align: left; box-sizing: border-box; }
.photo { display: block; height: 160rem; background: #efe2d2; overflow: hidden; }
.photo img { display: block; width: 100%; height: 100%; object-fit: cover; }
.card h2 { text-transform: none; letter-spacing: 0; font-size: 18rem; margin: 12rem 0 4rem; }
.card h2 a { text-decoration: none; }
.card h2 a:hover { text-decoration: underline; }
.card p { margin: 0 0 4rem; }
.muted { color: #6e5647; }
.price { font: bold 19rem Georgia, "Liberation Serif", serif; color: #3a2c25; }
.tag { font-size: 13rem; color: #8a3522; font-style: italic; }
.person { text-align: center; overflow-wrap: anywhere; }
.person img { border-radius: 50%; width: 120rem; height: 120rem; object-fit: cover; }
.person p a { display: inline-block; padding: 3rem 0; }
.single > h1, .message h1 { font-size: 24rem; }
.go { display: inline-block; padding: 10rem 0; min-height: 24rem; }
.notice { padding: 16rem; background: #fdf3d8; border: 1rem solid #e0c98a; }
.field { margin-top: 28rem; clear: both; }
#footer { padding: 16rem 24rem; border-top: 1rem solid #d9c3ae; background: #fbeee0; font-size: 13rem; color: #6b4a3c; text-align: center; }
#footer a { display: inline-block; padding: 5rem 0; }
@media (max-width: 760px) {
  #side { float: none; width: auto; }
  #menu { display: flex; }
  #menu li { flex: 1; }
  #menu a { border-bottom: 0; text-align: center; }
  #call { display: none; }
  #content { margin: 20rem 0 0; }
  #columns { padding: 16rem; }
  #banner { height: 180rem; }
  .card { max-width: none; }
  .photo { height: 200rem; }
}
`,
};
