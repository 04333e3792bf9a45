/** The offer once more before it is sent: what was understood, in figures and in words. Fetched once the form is used. */
import type { Catalogue } from '../core/i18n.ts';
import '../core/shared.ts';
import { css, html, nothing, type TemplateResult } from 'lit';
import { formatDate, formatMoney, numberFormat } from '../core/format.ts';
import { alertIcon } from '../core/icons.ts';
import type { CoreWords, Financing, PaymentTerm } from '../core/words.ts';
import type { OfferForm } from './documents.ts';
import type { OfferValues } from './fields.ts';
import type { OfferFormWords, ReviewWords } from './words.ts';

export const catalogue: Catalogue<ReviewWords> = {
  en: () => import('./messages/review/en.ts'),
  fr: () => import('./messages/review/fr.ts'),
  de: () => import('./messages/review/de.ts'),
  ro: () => import('./messages/review/ro.ts'),
};

/** Parts of the asking price beyond which an amount is asked for once more: a zero or a sign too many or too few. */
const FAR = { below: 0.5, above: 1.6 };

/** Whether the amount has to be confirmed by itself: nothing says that it is meant. */
export const mustConfirm = (ratio: number | undefined): boolean =>
  ratio === undefined || ratio < FAR.below || ratio > FAR.above;

/** "eight hundred ninety-five thousand and 50/100 euros". */
export function amountInWords(amount: string, currency: string, locale: string, words: ReviewWords): string {
  const [whole = '0', cents = ''] = amount.split('.');
  const named = numberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'name',
    maximumFractionDigits: 0,
  });
  const part = named.formatToParts(Number(whole)).find(({ type }) => type === 'currency');
  // Romanian names bring the `de` along that only some numbers want.
  const name = part?.value.replace(/^de /, '') ?? currency;
  return words.inWords(Number(whole), Number(cents.padEnd(2, '0')), name);
}

export interface ReviewOptions {
  values: OfferValues;
  form: OfferForm;
  locale: string;
  words: ReviewWords & CoreWords & Pick<OfferFormWords, 'label'>;
  /** Of the asking price: the number, and in words. */
  ratio: number | undefined;
  share: string | undefined;
  confirmed: boolean;
  /** Said where the amount was not confirmed. */
  problem: boolean;
  sending: boolean;
  again: boolean;
  notice: unknown;
  onConfirm(confirmed: boolean): void;
  onSend(): void;
  onChange(): void;
}

function termOf({ paymentTerm, paymentDate, paymentTermText }: OfferValues, { locale, words }: ReviewOptions): string {
  if (paymentTerm === 'DATE') return formatDate(locale, paymentDate);
  return paymentTerm === 'OTHER' ? paymentTermText : words.term[paymentTerm as PaymentTerm];
}

export function reviewView(options: ReviewOptions): TemplateResult {
  const { values, form, locale, words, share, sending } = options;
  const { label } = words;
  const figures = formatMoney(locale, { amount: values.amount, currency: form.currency });
  const inWords = amountInWords(values.amount, form.currency, locale, words);
  const row = (name: string, value: string) => (value ? html`<div><dt>${name}</dt><dd>${value}</dd></div>` : nothing);
  return html`<div class="done review" part="review" role="group" aria-labelledby="review-title">
    <div>
      <h2 id="review-title" tabindex="-1">${words.title}</h2>
      <p class="muted">${words.lead}</p>
    </div>
    <dl class="receipt">
      <div class="sum">
        <dt>${label.amount}</dt>
        <dd>
          <strong class="num">${figures}</strong>
          <span>${inWords}</span>
          ${share ? html`<span class="muted">${share}</span>` : nothing}
        </dd>
      </div>
      ${row(label.financing, words.financing[values.financing as Financing])}
      ${row(label.paymentTerm, termOf(values, options))}
      ${row(label.conditions, values.conditions.trim())}
      ${row(label.validUntil, values.validUntil && formatDate(locale, values.validUntil))}
      ${row(label.fullName, values.fullName.trim())} ${row(label.email, values.email.trim())}
      ${row(label.phone, values.phone.trim())}
    </dl>
    ${mustConfirm(options.ratio) ? confirmView(options, figures, inWords) : nothing}
    <div class="submit">
      <div role="alert">${options.notice}</div>
      <div class="pair">
        <button class="button" part="change-button" type="button" @click=${options.onChange}>${words.change}</button>
        <button
          class="button primary"
          part="send-button"
          type="button"
          aria-disabled=${sending ? 'true' : 'false'}
          @click=${options.onSend}
        >
          ${sending ? words.sending : options.again ? words.sendAgain : words.send}
        </button>
      </div>
    </div>
  </div>`;
}

function confirmView(options: ReviewOptions, figures: string, inWords: string): TemplateResult {
  const { words, share, confirmed, problem } = options;
  return html`<div class="notice ${problem ? 'bad' : ''}" part="confirm">
    ${alertIcon}
    <h3 id="confirm-why">${share ? words.far(share) : words.noPrice}</h3>
    <label class="sure">
      <input
        type="checkbox"
        id="confirm"
        .checked=${confirmed}
        aria-invalid=${problem ? 'true' : 'false'}
        aria-describedby="confirm-why confirm-problem"
        @change=${(event: Event) => options.onConfirm((event.target as HTMLInputElement).checked)}
      /><span>${words.confirm(figures, inWords)}</span>
    </label>
    <p id="confirm-problem" class="problem" role="alert">${problem ? words.confirmMissing : nothing}</p>
  </div>`;
}

export const styles = [
  css`
  .receipt .sum dd {
    display: grid;
    gap: 4px;
    font-weight: 400;
  }
  .sum strong {
    font-size: 28px;
    line-height: 1.2;
    font-weight: 650;
  }
  .receipt dd {
    white-space: pre-line;
    overflow-wrap: anywhere;
  }
  .sure {
    display: grid;
    grid-template-columns: 24px minmax(0, 1fr);
    gap: 12px;
    min-height: 44px;
    align-items: start;
    padding-block: 10px;
    cursor: pointer;
  }
  .sure input {
    width: 20px;
    height: 20px;
    margin: 1px 0 0;
    accent-color: var(--gp-fill, var(--gp-accent));
  }
  .notice .problem:empty {
    display: none;
  }
  .review .pair {
    display: grid;
    gap: 12px;
  }
  form[hidden] {
    display: none;
  }
  @container gatepost (min-width: 480px) {
    .review .pair {
      grid-template-columns: minmax(0, 1fr) minmax(0, 2fr);
    }
  }
  `,
];
