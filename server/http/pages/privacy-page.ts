import type { Locale } from '../../platform/locale.ts';
import { html } from './html.ts';
import { contactLinks, layout, type PageAgency } from './layout.ts';
import { pageWords } from './words/index.ts';

export interface PrivacyPageInput {
  locale: Locale;
  supportEmail: string;
  /** Whose offers; without one the page speaks of any agency. */
  agency?: PageAgency | null;
}

/** What is kept, why, on what legal basis, how long, and whom to ask. */
export function privacyPage({ locale, supportEmail, agency }: PrivacyPageInput): string {
  const words = pageWords[locale].privacyPage;
  const sections = words.sections({ agency: agency?.name ?? null });
  return layout({
    locale,
    agency,
    title: agency ? `${words.title} – ${agency.name}` : words.title,
    languages: true,
    width: 'text',
    main: html`<article class="prose">
      <h1>${words.title}</h1>
      <p class="lead">${words.lead}</p>
      ${sections.map(
        ({ title, body }) =>
          html`<section><h2>${title}</h2>${body.map((part) =>
            typeof part === 'string'
              ? html`<p>${part}</p>`
              : html`<ul>${part.map((item) => html`<li>${item}</li>`)}</ul>`,
          )}</section>`,
      )}
      <section><h2>${words.ask}</h2>
        ${agency && (agency.phone || agency.email) && html`<h3>${words.askAgency}</h3><p>${agency.name}</p>${contactLinks(locale, agency)}`}
        <h3>${words.askSupport}</h3>${contactLinks(locale, { email: supportEmail })}
      </section>
    </article>`,
  });
}
