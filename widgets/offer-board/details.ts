/** What the board's dialogs show: an offer in full, a decision asked for once, and offers side by side. */
import '../core/shared.ts';
import { css, html, nothing, type TemplateResult } from 'lit';
import { formatDateTime, formatMoney, formatRatio } from '../core/format.ts';
import type { Catalogue } from '../core/i18n.ts';
import { alertIcon, checkIcon, closeIcon, mailIcon, phoneIcon } from '../core/icons.ts';
import type { CoreWords } from '../core/words.ts';
import { bestOf, type CompareLine } from './compare.ts';
import type { HistoryEntry, Offer } from './documents.ts';
import type { DetailsWords, OfferBoardWords } from './words.ts';

export const catalogue: Catalogue<DetailsWords> = {
  en: () => import('./messages/details/en.ts'),
  fr: () => import('./messages/details/fr.ts'),
  de: () => import('./messages/details/de.ts'),
  ro: () => import('./messages/details/ro.ts'),
};

export type Decision = 'ACCEPTED' | 'REJECTED';

/** What the board says of an offer, in the same words everywhere. */
interface Shared {
  words: DetailsWords & OfferBoardWords & CoreWords;
  locale: string;
  nameOf(offer: Offer): string;
  termOf(offer: Offer): string;
  day(iso: string): string;
  when(iso: string): string;
}

function pair(label: string, value: unknown): TemplateResult | typeof nothing {
  return value ? html`<div><dt>${label}</dt><dd class="num">${value}</dd></div>` : nothing;
}

export function sheetView(
  options: Shared & { offer: Offer; history: readonly HistoryEntry[]; onDecide(offer: Offer, status: Decision): void },
): TemplateResult {
  const { offer, history, locale, words, nameOf, termOf, when, onDecide } = options;
  return html`<div class="sheet-body">
      <div>
        <span class="tag ${offer.status}">${words.status[offer.status]}</span>
        <strong class="big num">${formatMoney(locale, offer.amount)}</strong>
        <p class="muted num">
          ${offer.askingRatio === null ? nothing : words.ofAsking(formatRatio(locale, offer.askingRatio))}
          ${offer.askingPrice ? html` · ${formatMoney(locale, offer.askingPrice)}` : nothing}
        </p>
      </div>
      <section>
        <h3>${words.buyer}</h3>
        <p><strong>${nameOf(offer)}</strong></p>
        <div class="buttons ways">
          ${offer.buyer.email ? html`<a class="button" href="mailto:${offer.buyer.email}">${mailIcon}${offer.buyer.email}</a>` : nothing}
          ${offer.buyer.phone ? html`<a class="button num" href="tel:${offer.buyer.phone.replace(/[^\d+]/g, '')}">${phoneIcon}${offer.buyer.phone}</a>` : nothing}
        </div>
      </section>
      <section>
        <h3>${words.terms}</h3>
        <dl class="pairs">
          ${pair(words.property, offer.listing.title ?? offer.listing.city)}
          ${pair(words.column.financing, words.financing[offer.financing])}
          ${pair(words.column.term, termOf(offer))}
          ${pair(words.conditions, offer.conditions ?? words.noConditions)}
          ${offer.validUntil ? pair(words.validUntil, formatDateTime(locale, offer.validUntil)) : nothing}
          ${pair(words.reference, offer.reference)} ${pair(words.received, formatDateTime(locale, offer.createdAt))}
        </dl>
      </section>
      ${
        history.length > 0
          ? html`<section>
              <h3>${words.history}</h3>
              <ol class="time">
                ${history.map(
                  (entry) =>
                    html`<li>
                      ${words.status[entry.status]}
                      <span class="muted small num">${entry.actorName ?? words.byBuyer} · ${when(entry.at)}</span>
                    </li>`,
                )}
              </ol>
            </section>`
          : nothing
      }
    </div>
    ${footView(offer, words, onDecide)}`;
}

/** Going on and declining may follow each other; what the buyer or time has ended stays ended. */
function footView(
  offer: Offer,
  words: OfferBoardWords,
  onDecide: (offer: Offer, status: Decision) => void,
): TemplateResult | typeof nothing {
  const { status } = offer;
  if (!['NEW', 'VIEWED', 'ACCEPTED', 'REJECTED'].includes(status)) return nothing;
  return html`<div class="sheet-foot">
    ${
      status === 'ACCEPTED'
        ? nothing
        : html`<button class="button primary" part="accept-button" type="button" @click=${() => onDecide(offer, 'ACCEPTED')}>${words.accept}</button>`
    }
    ${
      status === 'REJECTED'
        ? nothing
        : html`<button class="button" part="reject-button" type="button" @click=${() => onDecide(offer, 'REJECTED')}>${words.reject}</button>`
    }
  </div>`;
}

export function askView(
  options: Shared & {
    offer: Offer;
    status: Decision;
    problem?: string;
    busy: boolean;
    onDecide(event: Event): void;
    onCancel(): void;
  },
): TemplateResult {
  const { offer, status, problem, busy, words, nameOf, onDecide, onCancel } = options;
  const going = status === 'ACCEPTED';
  const name = nameOf(offer);
  return html`<form @submit=${onDecide}>
  <div>
    <h2 id="ask-title">${going ? words.acceptTitle(name) : words.rejectTitle(name)}</h2>
    <p class="muted">${going ? words.acceptText : words.rejectText}</p>
  </div>
  <div>
    <label class="label" for="message">${words.messageLabel} <span class="optional">${words.optional}</span></label>
    <textarea class="field" id="message" rows="3" maxlength="2000" aria-describedby="message-help"></textarea>
    <p class="help" id="message-help">${words.messageHelp}</p>
  </div>
  <div role="alert">
    ${problem ? html`<p class="problem">${alertIcon}<span>${problem}</span></p>` : nothing}
  </div>
  <div class="buttons">
    <button class="button plain" type="button" @click=${onCancel}>${words.cancel}</button>
    <button class="button primary" part="confirm-button" type="submit" aria-disabled=${busy ? 'true' : 'false'}>
      ${going ? words.confirmAccept : words.confirmReject}
    </button>
  </div>
</form>`;
}

interface Comparison extends Shared {
  offers: readonly Offer[];
  onClose(): void;
}

export function compareView(options: Comparison): TemplateResult {
  const { words, onClose } = options;
  return html`<div class="sheet-head">
                <h2 id="compare-title">${words.compareTitle}</h2>
                <button class="button plain round" type="button" aria-label=${words.close} @click=${onClose}>${closeIcon}</button>
              </div>
              <div class="compare" tabindex="0" role="group" aria-labelledby="compare-title">${compareTable(options)}</div>`;
}

function compareTable({ offers, words, locale, nameOf, termOf, day, when }: Comparison): TemplateResult {
  const best = bestOf(offers);
  const line = (label: string, value: (offer: Offer) => unknown, key?: CompareLine) =>
    html`<tr>
      <th scope="row">${label}</th>
      ${offers.map((offer) => {
        const top = key !== undefined && best[key].has(offer.id);
        return html`<td class="num ${top ? 'best' : ''}">
          ${value(offer)}${top ? html`<span class="mark">${checkIcon}${words.best}</span>` : nothing}
        </td>`;
      })}
    </tr>`;
  return html`<table>
    <thead>
      <tr>
        <th scope="col"><span class="sr">${words.terms}</span></th>
        ${offers.map(
          (offer) => html`<th scope="col">${nameOf(offer)}<span class="of">${offer.listing.title ?? ''}</span></th>`,
        )}
      </tr>
    </thead>
    <tbody>
      ${line(words.column.amount, (offer) => formatMoney(locale, offer.amount), 'amount')}
      ${line(words.column.asking, (offer) => (offer.askingRatio === null ? '–' : formatRatio(locale, offer.askingRatio)), 'askingRatio')}
      ${line(words.column.financing, (offer) => words.financing[offer.financing], 'financing')}
      ${line(words.column.term, (offer) => termOf(offer), 'term')}
      ${line(words.conditions, (offer) => offer.conditions ?? words.none, 'conditions')}
      ${line(words.validUntil, (offer) => (offer.validUntil ? day(offer.validUntil) : '–'))}
      ${line(words.received, (offer) => when(offer.createdAt))}
      ${line(words.column.status, (offer) => html`<span class="tag ${offer.status}">${words.status[offer.status]}</span>`)}
    </tbody>
  </table>`;
}

export const styles = [
  css`
  .sheet-head {
    position: sticky;
    top: 0;
    z-index: 1;
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 12px;
    padding: 12px 12px 8px 24px;
    background: var(--gp-surface);
  }
  .ask {
    width: min(480px, calc(100% - 32px));
    border-radius: var(--gp-radius);
    border: 1px solid var(--gp-border);
  }
  .wide {
    width: min(1080px, calc(100% - 32px));
    max-height: calc(100% - 32px);
    border-radius: var(--gp-radius);
    border: 1px solid var(--gp-border);
  }
  .sheet-body {
    flex: 1;
    align-content: start;
    display: grid;
    gap: 28px;
    padding: 12px 24px 32px;
  }
  .sheet section {
    display: grid;
    gap: 8px;
  }
  .sheet section > h3 {
    font-size: 13px;
    font-weight: 500;
    color: var(--gp-muted);
  }
  .big {
    display: block;
    font-size: 28px;
    line-height: 1.25;
    font-weight: 700;
    letter-spacing: -0.01em;
  }
  .pairs {
    border-top: 1px solid var(--gp-border);
  }
  .pairs div {
    display: grid;
    grid-template-columns: 128px minmax(0, 1fr);
    gap: 12px;
    padding: 9px 0;
    border-bottom: 1px solid var(--gp-border);
  }
  .pairs dt {
    color: var(--gp-muted);
  }
  .pairs dd {
    white-space: pre-line;
  }
  .time {
    display: grid;
    gap: 0;
  }
  .time li {
    position: relative;
    padding: 0 0 14px 24px;
  }
  .time li::before {
    content: '';
    position: absolute;
    left: 3px;
    top: 7px;
    width: 9px;
    height: 9px;
    border-radius: 50%;
    background: var(--gp-ink);
  }
  .time li:not(:last-child)::after {
    content: '';
    position: absolute;
    left: 7px;
    top: 20px;
    bottom: -4px;
    width: 1px;
    background: var(--gp-border);
  }
  .sheet-foot {
    position: sticky;
    bottom: 0;
    display: flex;
    gap: 8px;
    padding: 12px 24px;
    border-top: 1px solid var(--gp-border);
    background: var(--gp-surface);
  }
  .sheet-foot .button {
    flex: 1;
  }
  .ask form {
    display: grid;
    gap: 20px;
    padding: 24px;
  }
  .buttons.ways {
    justify-content: start;
  }
  .compare {
    overflow-x: auto;
    padding-bottom: 8px;
  }
  .compare th,
  .compare td {
    min-width: 148px;
    padding: 12px;
    text-align: start;
    vertical-align: top;
    white-space: normal;
  }
  .compare th:first-child {
    min-width: 104px;
  }
  .compare thead th {
    color: var(--gp-text);
    font-size: 15px;
    font-weight: 600;
  }
  .compare tbody th {
    position: sticky;
    left: 0;
    border-block: 0;
    border-bottom: 1px solid var(--gp-border);
    background: var(--gp-surface);
  }
  .compare .best {
    font-weight: 650;
    background: var(--gp-good-soft);
  }
  .mark {
    display: flex;
    align-items: center;
    gap: 4px;
    font-size: 13px;
    font-weight: 550;
    color: var(--gp-good);
  }
  .mark .icon {
    width: 16px;
    height: 16px;
  }
  `,
];
