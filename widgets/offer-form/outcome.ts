/** What comes of filling in: what is wrong with it, sending it, and the receipt. Fetched once the form is used. */
import type { Catalogue } from '../core/i18n.ts';
import '../core/shared.ts';
import { css, html, nothing, type TemplateResult } from 'lit';
import { type Client, document, GatepostError } from '../core/client.ts';
import { endOfDay, formatDateTime, formatMoney } from '../core/format.ts';
import { alertIcon, checkIcon } from '../core/icons.ts';
import type { Financing, PaymentTerm } from '../core/words.ts';
import type { OfferForm, Receipt, SubmitOfferInput, SubmitOfferResult } from './documents.ts';
import type { FieldName, OfferValues } from './fields.ts';
import type { Challenge } from './proof.ts';
import type { OfferFormWords, OutcomeWords } from './words.ts';

export { editAmount, readAmount, separatorsOf, showAmount } from './amount-input.ts';
export { sendingKey } from './sending-key.ts';
export { checkField } from './validate.ts';

export const catalogue: Catalogue<OutcomeWords> = {
  en: () => import('./messages/outcome/en.ts'),
  fr: () => import('./messages/outcome/fr.ts'),
  de: () => import('./messages/outcome/de.ts'),
  ro: () => import('./messages/outcome/ro.ts'),
};

export const SubmitOffer = document<{ submitOffer: SubmitOfferResult }, { input: SubmitOfferInput }>(
  `mutation SubmitOffer($input: SubmitOfferInput!) {
    submitOffer(input: $input) {
      __typename
      ... on SubmitOfferPayload { receipt { reference receivedAt amount { amount currency } } }
      ... on InvalidInput { message fields { path code message } }
      ... on OffersClosed { message state opensAt closesAt }
      ... on NotFound { message }
    }
  }`,
);

/** Sends an offer; once more with a proof of work when the server asks for one. */
export async function send(client: Client, input: SubmitOfferInput): Promise<SubmitOfferResult> {
  const request = async (proof?: SubmitOfferInput['proof']) =>
    (await client.request(SubmitOffer, { input: { ...input, ...(proof && { proof }) } })).submitOffer;
  try {
    return await request();
  } catch (error) {
    if (!(error instanceof GatepostError && error.code === 'PROOF_OF_WORK_REQUIRED')) throw error;
    const { solve } = await import('./proof.ts');
    return request(await solve(error.extensions as Challenge));
  }
}

/** What was filled in, as the server takes it. */
export function toInput(values: OfferValues, form: OfferForm | undefined) {
  const text = (field: FieldName) => values[field].trim();
  return {
    fullName: text('fullName'),
    email: text('email'),
    phone: text('phone'),
    amount: values.amount,
    currency: form?.currency ?? '',
    financing: values.financing as Financing,
    paymentTerm: values.paymentTerm as PaymentTerm,
    ...(values.paymentTerm === 'DATE' && { paymentDate: values.paymentDate }),
    ...(values.paymentTerm === 'OTHER' && { paymentTermText: text('paymentTermText') }),
    ...(text('conditions') && { conditions: text('conditions') }),
    ...(values.validUntil && { validUntil: endOfDay(values.validUntil, form?.agency.timeZone) }),
  };
}

/** What the server found, by field, and what belongs to no field of ours. */
export function readProblems(
  { fields, message }: Extract<SubmitOfferResult, { __typename: 'InvalidInput' }>,
  values: OfferValues,
) {
  const problems: Partial<Record<FieldName, string>> = {};
  const others: string[] = [];
  for (const { path, message: text } of fields) {
    const field = path.at(-1) ?? '';
    if (field in values) problems[field as FieldName] = text;
    else others.push(text);
  }
  if (fields.length === 0) others.push(message);
  return { problems, others };
}

export interface Found {
  text: string;
  /** Leads to the field. */
  go(): void;
}

/** All that is wrong in one place: at fields, each a way to it, and otherwise. */
export function summaryView(found: readonly Found[], others: readonly string[], words: OutcomeWords): TemplateResult {
  return html`<div class="notice bad">
    ${alertIcon}
    <h3>${words.summaryTitle(found.length + others.length)}</h3>
    <ul>
      ${found.map(({ text, go }) => html`<li><button class="link" type="button" @click=${go}>${text}</button></li>`)}
      ${others.map((text) => html`<li>${text}</li>`)}
    </ul>
  </div>`;
}

export function receiptView(options: {
  receipt: Receipt;
  form: OfferForm;
  sentTo: string;
  locale: string;
  words: OutcomeWords & Pick<OfferFormWords, 'whatNext'>;
  onAgain(): void;
}): TemplateResult {
  const { receipt, form, sentTo, locale, words, onAgain } = options;
  const row = (label: string, value: string) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`;
  return html`<div class="done" part="receipt">
    <div>
      <span class="seal">${checkIcon}</span>
      <h2 tabindex="-1">${words.receivedTitle}</h2>
      <p class="muted">${words.receivedLead(form.agency.name)}</p>
    </div>
    <dl class="receipt">
      ${row(words.receiptAmount, formatMoney(locale, receipt.amount))}
      ${row(words.receiptTime, formatDateTime(locale, receipt.receivedAt, form.agency.timeZone))}
      ${row(words.receiptReference, receipt.reference)}
      ${form.listing.title ? row(words.receiptProperty, form.listing.title) : nothing}
    </dl>
    <section class="next" part="next-steps">
      <h3>${words.whatNext}</h3>
      <ol class="steps">${words.afterSending(sentTo).map((step) => html`<li><span>${step}</span></li>`)}</ol>
    </section>
    <div><button class="button" part="again-button" type="button" @click=${onAgain}>${words.anotherOffer}</button></div>
  </div>`;
}

export const styles = [
  css`
  .errors li {
    display: flex;
  }
  .done .seal {
    display: grid;
    place-items: center;
    width: 48px;
    height: 48px;
    margin-bottom: 12px;
    border-radius: 50%;
    background: var(--gp-good-soft);
    color: var(--gp-good);
  }
  .done h2 {
    font-size: 21px;
  }
  .receipt {
    border: 1px solid var(--gp-border);
    border-radius: calc(var(--gp-radius) * 0.8);
  }
  .receipt div {
    display: grid;
    grid-template-columns: minmax(88px, 1fr) minmax(0, 2.2fr);
    gap: 16px;
    padding: 12px 16px;
  }
  .receipt div + div {
    border-top: 1px solid var(--gp-border);
  }
  .receipt dt {
    color: var(--gp-muted);
  }
  .receipt dd {
    font-weight: 550;
    font-variant-numeric: tabular-nums;
  }
  `,
];
