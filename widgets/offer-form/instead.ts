/** What stands in the place of a form that nobody can fill in: closed, not open yet, to be signed, or not there. */
import type { Catalogue } from '../core/i18n.ts';
import '../core/shared.ts';
import { css, html, type TemplateResult } from 'lit';
import { contactView } from '../core/contact.ts';
import { contactStyles } from '../core/contact-styles.ts';
import { formatDateTime } from '../core/format.ts';
import { clockIcon, penIcon } from '../core/icons.ts';
import type { CoreWords } from '../core/words.ts';
import type { OfferForm } from './documents.ts';
import type { InsteadWords } from './words.ts';

export const catalogue: Catalogue<InsteadWords> = {
  en: () => import('./messages/instead/en.ts'),
  fr: () => import('./messages/instead/fr.ts'),
  de: () => import('./messages/instead/de.ts'),
  ro: () => import('./messages/instead/ro.ts'),
};

export type Missing = 'unknown' | 'notOnline';

export function describeMissing(missing: Missing, words: InsteadWords): { title: string; text: string } {
  return missing === 'notOnline'
    ? { title: words.noOnlineTitle, text: words.noOnlineText }
    : { title: words.unknownTitle, text: words.unknownText };
}

function reason({ state, opensAt, closesAt, agency }: OfferForm, locale: string, words: InsteadWords) {
  const when = (iso: string | null) => (iso ? formatDateTime(locale, iso, agency.timeZone) : undefined);
  if (state === 'CLOSED') return { icon: clockIcon, title: words.closedTitle, text: words.closedText(when(closesAt)) };
  if (state === 'NOT_YET_OPEN')
    return { icon: clockIcon, title: words.notYetTitle, text: words.notYetText(when(opensAt) ?? '') };
  return { icon: penIcon, title: words.signatureTitle, text: words.signatureText };
}

export function insteadView(options: {
  form: OfferForm;
  locale: string;
  base: string;
  words: InsteadWords & CoreWords;
}): TemplateResult {
  const { form, locale, base, words } = options;
  const { agent, agency, listing } = form;
  const { icon, title, text } = reason(form, locale, words);
  const person = agent ?? { firstName: agency.name, email: agency.email, phone: agency.phone };
  return html`<div class="aside-message" part="message" role="status">
    ${icon}
    <div>
      <h2>${title}</h2>
      <p class="muted">${text}</p>
    </div>
    ${contactView({ person, office: agency.name, base, words, subject: listing.title ?? '' })}
  </div>`;
}

export const styles = [
  contactStyles,
  css`
  .aside-message {
    display: grid;
    align-content: center;
    gap: 20px;
    padding: 32px 20px;
    max-width: 560px;
    width: 100%;
    justify-self: center;
  }
  .aside-message > .icon {
    width: 28px;
    height: 28px;
    color: var(--gp-muted);
  }
  .aside-message h2 {
    font-size: 21px;
    margin-bottom: 4px;
  }
  .aside-message .contact {
    padding-top: 20px;
    border-top: 1px solid var(--gp-border);
  }
  @container gatepost (min-width: 860px) {
    .aside-message {
      padding: 48px 40px;
    }
  }
  `,
];
