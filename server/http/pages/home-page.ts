import type { Locale } from '../../platform/locale.ts';
import { type Content, type Html, html, safeUrl } from './html.ts';
import { layout } from './layout.ts';
import { pageWords } from './words/index.ts';

export interface HomeSite {
  name: string;
  url: string;
  city?: string;
}

export interface HomePerson {
  name: string;
  email: string;
  role: 'ADMIN' | 'EXECUTIVE' | 'AGENT';
  agency?: string;
}

/** A drop account of the demo; its password is no secret. */
export interface HomeDoor {
  agency: string;
  account: string;
  password: string;
  /** Such as `ftp://127.0.0.1:2121`. */
  ftpUrl?: string;
  /** Such as `http://127.0.0.1:4000/drop/harbour-lane/`. */
  uploadUrl?: string;
}

interface HomeLinks {
  desk?: string;
  docs?: string;
}

export type HomePageInput =
  | { mode: 'production'; locale: Locale; links: HomeLinks }
  | {
      mode: 'demo';
      locale: Locale;
      links: HomeLinks & { graphiql: string; outbox: string };
      sites: readonly HomeSite[];
      people: readonly HomePerson[];
      doors?: readonly HomeDoor[];
    };

function card(title: string, text: string, ...rest: readonly Content[]): Html {
  return html`<section class="tile"><h2>${title}</h2><p>${text}</p>${rest}</section>`;
}

function button(url: string | undefined, text: string): Content {
  const href = safeUrl(url);
  return href && html`<p class="tile-action"><a class="button" href="${href}">${text}</a></p>`;
}

function peopleTable(people: readonly HomePerson[], locale: Locale): Html {
  const words = pageWords[locale].home;
  const cell = (label: string, value: Content) => html`<td data-label="${label}">${value}</td>`;
  const row = ({ name, email, role, agency }: HomePerson) => html`<tr>
      <th scope="row">${name}${agency && html`<span class="quiet">${agency}</span>`}</th>
      ${cell(words.signInRole, words.roles[role])}${cell(words.signInAddress, html`<code>${email}</code>`)}
    </tr>`;
  return html`<table class="table"><thead><tr><th scope="col">${words.signInName}</th><th scope="col">${words.signInRole}</th><th scope="col">${words.signInAddress}</th></tr></thead>
    <tbody>${people.map(row)}</tbody></table>`;
}

function doorTable(doors: readonly HomeDoor[], locale: Locale): Html {
  const words = pageWords[locale].home;
  const columns = [
    [words.doorAccount, (door: HomeDoor) => door.account],
    [words.doorPassword, (door: HomeDoor) => door.password],
    [words.doorFtp, (door: HomeDoor) => door.ftpUrl],
    [words.doorUpload, (door: HomeDoor) => door.uploadUrl],
  ] as const;
  const used = columns.filter(([, value]) => doors.some(value));
  return html`<table class="table"><thead><tr><th scope="col">${words.doorAgency}</th>${used.map(([label]) => html`<th scope="col">${label}</th>`)}</tr></thead>
    <tbody>${doors.map(
      (door) =>
        html`<tr><th scope="row">${door.agency}</th>${used.map(([label, value]) => html`<td data-label="${label}"><code>${value(door)}</code></td>`)}</tr>`,
    )}</tbody></table>`;
}

/** GET /: where to go from here. */
export function homePage(input: HomePageInput): string {
  const { locale } = input;
  const words = pageWords[locale].home;
  if (input.mode === 'production') {
    const { links } = input;
    return layout({
      locale,
      title: 'Gatepost',
      languages: true,
      privacyUrl: '/privacy',
      width: 'text',
      main: html`<section class="message"><h1>Gatepost</h1><p class="lead">${words.leadProduction}</p>
        <p class="actions">${safeUrl(links.desk) && html`<a class="button primary" href="${safeUrl(links.desk)}">${words.deskOpen}</a>`}${safeUrl(links.docs) && html`<a class="button" href="${safeUrl(links.docs)}">${words.docsOpen}</a>`}</p></section>`,
    });
  }
  const { links, sites, people, doors = [] } = input;
  return layout({
    locale,
    title: words.title,
    languages: true,
    privacyUrl: '/privacy',
    main: html`<div class="intro"><h1>${words.title}</h1><p class="lead">${words.lead}</p></div>
      <section class="block" aria-labelledby="sites"><h2 id="sites">${words.sites}</h2><p>${words.sitesText}</p>
        <ul class="site-list">${sites.map(({ name, url, city }) => html`<li><a href="${safeUrl(url)}"><strong>${name}</strong>${city && html`<span>${city}</span>`}</a></li>`)}</ul></section>
      <div class="tiles">
        ${links.desk && card(words.desk, words.deskText, button(links.desk, words.deskOpen))}
        ${card(words.outbox, words.outboxText, button(links.outbox, words.outboxOpen))}
        ${card(words.api, words.apiText, button(links.graphiql, words.apiOpen))}
        ${links.docs && card(words.docs, words.docsText, button(links.docs, words.docsOpen))}
      </div>
      ${people.length > 0 && html`<section class="block" aria-labelledby="people"><h2 id="people">${words.signIn}</h2><p>${words.signInText}</p>${peopleTable(people, locale)}</section>`}
      ${doors.length > 0 && html`<section class="block" aria-labelledby="doors"><h2 id="doors">${words.doors}</h2><p>${words.doorsText}</p>${doorTable(doors, locale)}</section>`}`,
  });
}
