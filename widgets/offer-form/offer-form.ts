import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { GatepostElement } from '../core/base.ts';
import { GatepostError } from '../core/client.ts';
import { listingArguments, mediaUrl } from '../core/config.ts';
import { contactView } from '../core/contact.ts';
import { contactStyles } from '../core/contact-styles.ts';
import {
  endOfDay,
  formatDateTime,
  formatMoney,
  formatNumber,
  formatRatio,
  formatUnit,
  numberFormat,
} from '../core/format.ts';
import type { Catalogue } from '../core/i18n.ts';
import { alertIcon, checkIcon, clockIcon, offlineIcon, penIcon } from '../core/icons.ts';
import { baseStyles } from '../core/styles.ts';
import type { CoreWords, Financing, PaymentTerm } from '../core/words.ts';
import { deleteAround, groupAmount, normalise, parseAmount, separatorsOf } from './amount-input.ts';
import {
  ByListing,
  ByToken,
  type OfferForm,
  type Receipt,
  SubmitOffer,
  type SubmitOfferInput,
  type SubmitOfferResult,
} from './documents.ts';
import { Draft, newKey } from './draft.ts';
import { offerFormStyles } from './styles.ts';
import {
  checkField,
  EMPTY,
  FIELDS,
  type FieldName,
  MAX_LENGTH,
  type OfferValues,
  today,
  validate,
} from './validate.ts';
import type { OfferFormWords } from './words.ts';

type Words = OfferFormWords & CoreWords;
type Notice = 'offline' | 'notSent' | 'busy' | 'broken';

const FINANCING: readonly Financing[] = ['CASH', 'CREDIT', 'MIXED'];
const TERMS: readonly PaymentTerm[] = ['AT_SIGNING', 'DAYS_30', 'DAYS_60', 'DAYS_90', 'DATE', 'OTHER'];
const LONGEST_TIMER = 2 ** 31 - 1;

/**
 * The form with which a buyer makes an offer: property first, then the offer, then who makes it.
 *
 * @tag gatepost-offer-form
 * @attr key - publishable key, together with `listing`
 * @attr listing - Relay id of the listing, or the number the agency gave it
 * @attr token - token of an offer link, instead of the two
 * @fires gatepost:ready - the form is shown; no detail
 * @fires gatepost:offer-submitted - the offer is received; detail `{ number, listing, receivedAt }`
 * @fires gatepost:error - something failed; detail `{ code, message }`
 */
export class GatepostOfferForm extends GatepostElement<OfferFormWords> {
  static override styles = [baseStyles, contactStyles, offerFormStyles];
  static override properties = {
    ...GatepostElement.properties,
    listing: {},
    token: {},
    form: { state: true },
    missing: { state: true },
    values: { state: true },
    amountText: { state: true },
    problems: { state: true },
    otherProblems: { state: true },
    attempted: { state: true },
    sending: { state: true },
    notice: { state: true },
    receipt: { state: true },
    restored: { state: true },
    online: { state: true },
    spokenShare: { state: true },
  };

  declare listing: string | null;
  declare token: string | null;
  declare private form: OfferForm | undefined;
  declare private missing: 'unknown' | 'notOnline' | undefined;
  declare private values: OfferValues;
  declare private amountText: string;
  /** Field → what is wrong, in words. */
  declare private problems: Partial<Record<FieldName, string>>;
  /** What the server found that belongs to no field of ours. */
  declare private otherProblems: string[];
  declare private attempted: boolean;
  declare private sending: boolean;
  declare private notice: Notice | undefined;
  declare private receipt: Receipt | undefined;
  declare private restored: boolean;
  declare private online: boolean;
  /** The share of the asking price once typing has paused, for those who listen. */
  declare private spokenShare: string;

  protected override readonly catalogue: Catalogue<OfferFormWords> = {
    en: () => import('./messages/en.ts'),
    fr: () => import('./messages/fr.ts'),
    de: () => import('./messages/de.ts'),
    ro: () => import('./messages/ro.ts'),
  };
  protected override sources = ['api', 'publishableKey', 'dataKey', 'listing', 'token'];
  private draft: Draft | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private pause: ReturnType<typeof setTimeout> | undefined;
  private sentTo = '';

  constructor() {
    super();
    this.values = EMPTY;
    this.amountText = '';
    this.problems = {};
    this.otherProblems = [];
    this.attempted = false;
    this.sending = false;
    this.restored = false;
    this.online = globalThis.navigator?.onLine ?? true;
    this.spokenShare = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('online', this.connectionChanged);
    window.addEventListener('offline', this.connectionChanged);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('online', this.connectionChanged);
    window.removeEventListener('offline', this.connectionChanged);
    clearTimeout(this.timer);
    clearTimeout(this.pause);
  }

  private readonly connectionChanged = () => {
    this.online = navigator.onLine;
    if (this.online && this.notice === 'offline') this.notice = undefined;
  };

  protected override async load(signal: AbortSignal): Promise<void> {
    const { token, listing, authorization, speech } = this;
    if (!token && !(listing && authorization)) throw new GatepostError('MISCONFIGURED');
    let form: OfferForm | null;
    if (token) {
      form = (await this.client.request(ByToken, { token, language: speech.language }, signal)).offerForm;
      this.missing = form ? undefined : 'unknown';
    } else {
      const variables = { ...listingArguments(listing ?? ''), language: speech.language };
      const answer = await this.client.request(ByListing, variables, signal);
      form = answer.listing?.offerForm ?? null;
      this.missing = form ? undefined : answer.listing ? 'notOnline' : 'unknown';
      this.adopt(answer.listing?.agency);
    }
    if (signal.aborted) return;
    this.form = form ?? undefined;
    if (!form) return;
    this.adopt(form.agency);
    if (!this.draft) this.restore(token ?? form.listing.id);
    this.wakeAt(form);
  }

  private restore(link: string): void {
    this.draft = new Draft(link);
    this.values = this.draft.restore();
    this.restored = FIELDS.some((field) => this.values[field] !== '');
    this.showAmount();
  }

  private showAmount(): void {
    const separators = separatorsOf(this.speech.locale);
    const text = this.values.amount.replace('.', separators.decimal);
    this.amountText = groupAmount({ text, caret: 0 }, separators).text;
  }

  /** Opens and closes at the second the server means, whatever the clock of the device says. */
  private wakeAt(form: OfferForm): void {
    clearTimeout(this.timer);
    const next = form.state === 'NOT_YET_OPEN' ? form.opensAt : form.state === 'OPEN' ? form.closesAt : null;
    if (!next) return;
    const wait = Math.max(1000, Date.parse(next) - Date.parse(form.serverTime) + 500);
    if (wait < LONGEST_TIMER) this.timer = setTimeout(() => !this.receipt && this.reload(), wait);
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (this.sources.slice(3).some((name) => changed.has(name) && changed.get(name) !== undefined)) {
      this.draft = undefined;
      this.receipt = undefined;
    }
    if (changed.has('speech') && this.form) this.showAmount();
    if (changed.has('words') && this.attempted) this.problems = this.check();
  }

  // Filling in

  private set(field: FieldName, value: string): void {
    this.values = { ...this.values, [field]: value };
    this.draft?.keep(this.values);
    if (this.problems[field] && !checkField(field, this.values, today())) this.clearProblem(field);
    if (field === 'paymentTerm') {
      this.clearProblem('paymentDate');
      this.clearProblem('paymentTermText');
    }
  }

  private clearProblem(field: FieldName): void {
    if (!this.problems[field]) return;
    const { [field]: _gone, ...rest } = this.problems;
    this.problems = rest;
  }

  private readonly onInput = (event: Event) => {
    const field = event.target as HTMLInputElement | HTMLTextAreaElement;
    if (field.name in EMPTY && field.name !== 'amount') this.set(field.name as FieldName, field.value);
  };

  /** A field that was filled in is checked when it is left; an empty one only when the offer is sent. */
  private readonly onLeave = (event: FocusEvent) => {
    const { name, type } = event.target as HTMLInputElement;
    if (!(name in EMPTY) || type === 'radio' || !this.values[name as FieldName]) return;
    const text = this.problemText(name as FieldName);
    if (text) this.problems = { ...this.problems, [name]: text };
  };

  private problemText(field: FieldName): string | undefined {
    const code = checkField(field, this.values, today());
    if (!code || !this.words) return undefined;
    return code === 'REQUIRED' ? this.words.problem[field] : this.words.problem[code];
  }

  private check(): Partial<Record<FieldName, string>> {
    const found: Partial<Record<FieldName, string>> = {};
    for (const field of Object.keys(validate(this.values)) as FieldName[]) {
      const text = this.problemText(field);
      if (text) found[field] = text;
    }
    return found;
  }

  private applyAmount(input: HTMLInputElement, text: string, caret: number): void {
    const separators = separatorsOf(this.speech.locale);
    const next = groupAmount({ text, caret }, separators);
    input.value = next.text;
    input.setSelectionRange(next.caret, next.caret);
    this.amountText = next.text;
    this.set('amount', parseAmount(next.text, separators));
    clearTimeout(this.pause);
    this.pause = setTimeout(() => {
      this.spokenShare = this.share ?? '';
    }, 900);
  }

  private readonly onAmountInput = (event: Event) => {
    const input = event.target as HTMLInputElement;
    this.applyAmount(input, input.value, input.selectionStart ?? input.value.length);
  };

  private readonly onAmountKey = (event: InputEvent) => {
    const input = event.target as HTMLInputElement;
    const separators = separatorsOf(this.speech.locale);
    const [start, end] = [input.selectionStart ?? 0, input.selectionEnd ?? 0];
    const direction =
      event.inputType === 'deleteContentBackward'
        ? 'backward'
        : event.inputType === 'deleteContentForward'
          ? 'forward'
          : undefined;
    if (direction && start === end) {
      const next = deleteAround({ text: input.value, caret: start }, direction, separators);
      if (!next) return;
      event.preventDefault();
      this.applyAmount(input, next.text, next.caret);
    } else if (
      event.data &&
      /^[.,]$/.test(event.data) &&
      event.data !== separators.group &&
      event.data !== separators.decimal
    ) {
      event.preventDefault();
      this.applyAmount(input, input.value.slice(0, start) + separators.decimal + input.value.slice(end), start + 1);
    }
  };

  private readonly onAmountPaste = (event: ClipboardEvent) => {
    const pasted = event.clipboardData?.getData('text/plain');
    if (!pasted) return;
    event.preventDefault();
    const input = event.target as HTMLInputElement;
    const separators = separatorsOf(this.speech.locale);
    const [start, end] = [input.selectionStart ?? 0, input.selectionEnd ?? 0];
    const text = normalise(pasted, separators);
    this.applyAmount(input, input.value.slice(0, start) + text + input.value.slice(end), start + text.length);
  };

  private get ratio(): number | undefined {
    const { form, values } = this;
    const asking = Number(form?.askingPrice?.amount);
    if (!values.amount || !asking || form?.askingPrice?.currency !== form?.currency) return undefined;
    return Number(values.amount) / asking;
  }

  private get share(): string | undefined {
    const { ratio, words } = this;
    return ratio === undefined || !words ? undefined : words.ofAsking(formatRatio(this.speech.locale, ratio));
  }

  // Sending

  private readonly onSubmit = (event: Event) => {
    event.preventDefault();
    if (!this.sending) void this.submit();
  };

  private async submit(): Promise<void> {
    this.attempted = true;
    this.otherProblems = [];
    this.problems = this.check();
    if (Object.keys(this.problems).length > 0) return this.focusFirstProblem();
    if (!navigator.onLine) {
      this.online = false;
      this.notice = 'offline';
      return;
    }
    this.sending = true;
    this.notice = undefined;
    try {
      const { submitOffer } = await this.client.request(SubmitOffer, { input: this.input() });
      await this.settle(submitOffer);
    } catch (error) {
      const known = error instanceof GatepostError ? error : new GatepostError('SERVER', String(error));
      if (['NETWORK', 'RATE_LIMITED', 'SERVER'].includes(known.code)) {
        this.notice = known.code === 'RATE_LIMITED' ? 'busy' : known.code === 'SERVER' ? 'broken' : 'notSent';
        this.emit('gatepost:error', { code: known.code, message: known.message });
      } else this.fail(known);
    } finally {
      this.sending = false;
    }
  }

  private input(): SubmitOfferInput {
    const { values, form, token, speech } = this;
    const trap = this.renderRoot.querySelector<HTMLInputElement>('input[name=website]');
    const text = (field: FieldName) => values[field].trim();
    const idempotencyKey = this.draft?.idempotencyKey(values, newKey) ?? newKey();
    return {
      ...(token ? { token } : { listing: form?.listing.id ?? '' }),
      idempotencyKey,
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
      locale: speech.locale,
      website: trap?.value ?? '',
    };
  }

  private async settle(result: SubmitOfferResult): Promise<void> {
    switch (result.__typename) {
      case 'SubmitOfferPayload': {
        this.sentTo = this.values.email.trim();
        this.receipt = result.receipt;
        this.draft?.clear();
        this.restored = false;
        const { number, receivedAt } = result.receipt;
        this.emit('gatepost:offer-submitted', { number, receivedAt, listing: this.form?.listing.id });
        await this.updateComplete;
        this.renderRoot.querySelector<HTMLElement>('.done h2')?.focus();
        this.scrollIntoView({ block: 'nearest' });
        return;
      }
      case 'InvalidInput': {
        const problems: Partial<Record<FieldName, string>> = {};
        const others: string[] = [];
        for (const { path, message } of result.fields) {
          const field = path.at(-1) ?? '';
          if (field in EMPTY) problems[field as FieldName] = message;
          else others.push(message);
        }
        if (result.fields.length === 0) others.push(result.message);
        this.problems = problems;
        this.otherProblems = others;
        return this.focusFirstProblem();
      }
      case 'OffersClosed':
        if (this.form)
          this.form = { ...this.form, state: result.state, opensAt: result.opensAt, closesAt: result.closesAt };
        return;
      case 'NotFound':
        this.missing = 'unknown';
        this.form = undefined;
    }
  }

  private async focusFirstProblem(): Promise<void> {
    await this.updateComplete;
    const first = FIELDS.find((field) => this.problems[field]);
    if (first) this.focusField(first);
    else this.renderRoot.querySelector<HTMLElement>('.errors')?.focus();
  }

  private focusField(field: FieldName): void {
    const inputs = [...this.renderRoot.querySelectorAll<HTMLInputElement>(`[name=${field}]`)];
    const target = inputs.find((input) => input.checked) ?? inputs[0];
    target?.focus();
    target?.closest('.item')?.scrollIntoView({ block: 'nearest' });
  }

  private readonly again = async () => {
    const { fullName, email, phone } = this.values;
    this.values = { ...EMPTY, fullName, email, phone };
    this.amountText = '';
    this.attempted = false;
    this.problems = {};
    this.receipt = undefined;
    await this.reload();
    await this.updateComplete;
    this.focusField('amount');
  };

  private readonly startOver = async () => {
    this.draft?.clear();
    this.values = EMPTY;
    this.amountText = '';
    this.problems = {};
    this.attempted = false;
    this.restored = false;
    await this.updateComplete;
    this.focusField('amount');
  };

  // Drawing

  protected override body(words: Words): TemplateResult {
    const { form } = this;
    if (this.missing === 'notOnline') return this.message({ title: words.noOnlineTitle, text: words.noOnlineText });
    if (this.missing) return this.message({ title: words.unknownTitle, text: words.unknownText });
    if (!form) return this.waiting(words);
    return html`<div class="frame card">
      ${this.summaryView(form, words)} ${this.mainView(form, words)}
    </div>`;
  }

  private mainView(form: OfferForm, words: Words): TemplateResult {
    if (this.receipt) return this.receiptView(this.receipt, form, words);
    const when = (iso: string | null) =>
      iso ? formatDateTime(this.speech.locale, iso, form.agency.timeZone) : undefined;
    if (form.state === 'CLOSED')
      return this.instead(form, words, clockIcon, words.closedTitle, words.closedText(when(form.closesAt)));
    if (form.state === 'NOT_YET_OPEN')
      return this.instead(form, words, clockIcon, words.notYetTitle, words.notYetText(when(form.opensAt) ?? ''));
    if (form.signatureRequired) return this.instead(form, words, penIcon, words.signatureTitle, words.signatureText);
    return this.formView(form, words, when(form.closesAt));
  }

  private summaryView(form: OfferForm, words: Words): TemplateResult {
    const { locale } = this.speech;
    const { listing } = form;
    const picture = listing.media[0];
    const source = mediaUrl(picture?.url, this.base);
    const street = [listing.streetName, listing.streetNumber].filter(Boolean).join(' ');
    const place = [listing.postalCode, listing.city].filter(Boolean).join(' ');
    return html`<div class="summary" part="summary"><div class="inner">
      <div class="picture" part="picture">
        ${source ? html`<img class="cover" src=${source} alt=${picture?.title ?? ''} decoding="async" />` : nothing}
      </div>
      <div class="text">
        <p class="title" part="title">${listing.title ?? place}</p>
        <p class="muted">${[street, place].filter(Boolean).join(', ')}</p>
        <p class="facts muted num">
          ${listing.roomsTotal ? html`<span class="nowrap">${words.rooms(formatNumber(locale, listing.roomsTotal))}</span>` : nothing}
          ${listing.livingArea ? html`<span class="nowrap">${formatUnit(locale, listing.livingArea, 'm²')}</span>` : nothing}
        </p>
        ${
          form.askingPrice
            ? html`<p class="price num" part="price">
                <span class="small muted">${words.askingPrice}</span><strong>${formatMoney(locale, form.askingPrice)}</strong>
              </p>`
            : nothing
        }
      </div>
    </div></div>`;
  }

  private instead(form: OfferForm, words: Words, icon: TemplateResult, title: string, text: string): TemplateResult {
    const { agent, agency } = form;
    const person = agent ?? { firstName: agency.name, email: agency.email, phone: agency.phone };
    return html`<div class="aside-message" part="message" role="status">
      ${icon}
      <div>
        <h2>${title}</h2>
        <p class="muted">${text}</p>
      </div>
      ${contactView({ person, office: agency.name, base: this.base, words, subject: form.listing.title ?? '' })}
    </div>`;
  }

  private formView(form: OfferForm, words: Words, closes: string | undefined): TemplateResult {
    return html`<form part="form" novalidate autocomplete="on" @submit=${this.onSubmit} @input=${this.onInput} @focusout=${this.onLeave}>
      <div class="head">
        <h2>${words.heading}</h2>
        <p class="muted">${words.intro}</p>
        ${closes ? html`<p class="deadline muted">${clockIcon}<span>${words.until(closes)}</span></p>` : nothing}
      </div>
      ${
        this.restored
          ? html`<div class="notice" role="status">
              ${checkIcon}
              <p>${words.draftKept} <button class="link calm" type="button" @click=${this.startOver}>${words.startOver}</button></p>
            </div>`
          : nothing
      }
      ${this.problemSummary(words)}
      <section part="section">${this.amountView(form, words)} ${this.financingView(words)} ${this.termView(words)}</section>
      <section part="section">
        <h3>${words.yourTerms}</h3>
        ${this.textView('conditions', words, { help: words.conditionsHelp, optional: true, area: true })}
        ${this.textView('validUntil', words, { help: words.validUntilHelp, optional: true, type: 'date' })}
      </section>
      <section part="section">
        <h3>${words.aboutYou}</h3>
        ${this.textView('fullName', words, { autocomplete: 'name' })}
        <div class="pair">
          ${this.textView('email', words, { help: words.emailHelp, type: 'email', autocomplete: 'email', mode: 'email' })}
          ${this.textView('phone', words, { help: words.phoneHelp, type: 'tel', autocomplete: 'tel', mode: 'tel', enter: 'send' })}
        </div>
        <div class="trap" aria-hidden="true">
          <label>${words.website}<input type="text" name="website" tabindex="-1" autocomplete="off" /></label>
        </div>
      </section>
      <section class="next" part="next-steps">
        <h3>${words.whatNext}</h3>
        <ol class="steps">${words.beforeSending.map((step) => html`<li><span>${step}</span></li>`)}</ol>
      </section>
      <div class="submit">
        <div role="alert">${this.noticeView(words)}</div>
        <button class="button primary" part="submit-button" type="submit" aria-disabled=${this.sending ? 'true' : 'false'}>
          ${this.sending ? words.sending : this.notice ? words.sendAgain : words.send}
        </button>
        <p class="small muted">
          ${words.privacy(form.agency.name)}
          ${
            mediaUrl(form.privacyUrl, this.base)
              ? html`<a href=${mediaUrl(form.privacyUrl, this.base) ?? ''} target="_blank" rel="noopener">${words.privacyLink}</a>`
              : nothing
          }
        </p>
      </div>
    </form>`;
  }

  private problemSummary(words: Words): TemplateResult {
    const found = FIELDS.filter((field) => this.problems[field]);
    const count = found.length + this.otherProblems.length;
    return html`<div class="errors" role="alert" tabindex="-1" part="error-summary">${
      this.attempted && count > 0
        ? html`<div class="notice bad">
            ${alertIcon}
            <h3>${words.summaryTitle(count)}</h3>
            <ul>
              ${found.map(
                (field) =>
                  html`<li><button class="link" type="button" @click=${() => this.focusField(field)}>${this.problems[field]}</button></li>`,
              )}
              ${this.otherProblems.map((text) => html`<li>${text}</li>`)}
            </ul>
          </div>`
        : nothing
    }</div>`;
  }

  private noticeView(words: Words): TemplateResult | typeof nothing {
    const notice = this.notice ?? (this.online ? undefined : 'offline');
    if (!notice) return nothing;
    const { icon, title, text } = {
      offline: { icon: offlineIcon, title: words.offlineTitle, text: words.offlineText },
      notSent: { icon: alertIcon, title: words.notSentTitle, text: words.notSentText },
      busy: { icon: alertIcon, title: words.busyTitle, text: words.busyText },
      broken: { icon: alertIcon, title: words.brokenTitle, text: words.brokenText },
    }[notice];
    return html`<div class="notice ${notice === 'offline' ? '' : 'bad'}" part="notice">
      ${icon}
      <h3>${title}</h3>
      <p>${text}</p>
    </div>`;
  }

  private below(field: FieldName, help?: unknown): TemplateResult {
    const problem = this.problems[field];
    return problem
      ? html`<p class="problem" part="error" id="${field}-below">${alertIcon}<span>${problem}</span></p>`
      : html`<p class="help" part="help" id="${field}-below">${help}</p>`;
  }

  private amountView(form: OfferForm, words: Words): TemplateResult {
    const parts = numberFormat(this.speech.locale, {
      style: 'currency',
      currency: form.currency,
      currencyDisplay:
        form.currency === 'EUR' || (form.currency === 'RON' && this.speech.language === 'ro')
          ? 'narrowSymbol'
          : 'symbol',
    }).formatToParts(1);
    const symbol = parts.find((part) => part.type === 'currency')?.value ?? form.currency;
    const before =
      parts.findIndex((part) => part.type === 'currency') < parts.findIndex((part) => part.type === 'integer');
    const currency = html`<span class="currency" aria-hidden="true">${symbol}</span>`;
    const invalid = Boolean(this.problems.amount);
    const { ratio } = this;
    const far = ratio !== undefined && (ratio < 0.5 || ratio > 1.6);
    return html`<div class="item" part="field">
      <div class="label split">
        <label part="label" for="amount">${words.label.amount}<span class="sr"> (${form.currency})</span></label>
        <span class="share num" part="share">${this.share}</span>
      </div>
      <div class="amount ${invalid ? 'invalid' : ''}" part="amount">
        ${before ? currency : nothing}<input
          id="amount"
          name="amount"
          part="input"
          type="text"
          inputmode="decimal"
          enterkeyhint="next"
          autocomplete="off"
          spellcheck="false"
          required
          aria-invalid=${invalid ? 'true' : 'false'}
          aria-describedby="amount-below"
          .value=${this.amountText}
          @beforeinput=${this.onAmountKey}
          @input=${this.onAmountInput}
          @paste=${this.onAmountPaste}
        />${before ? nothing : currency}
      </div>
      ${this.below('amount', far ? words.amountFar : words.amountHelp)}
      <span class="sr" role="status">${this.spokenShare}</span>
    </div>`;
  }

  private choices<Value extends string>(options: {
    field: 'financing' | 'paymentTerm';
    values: readonly Value[];
    labels: Record<Value, string>;
    help?: Record<Value, string>;
    legend: string;
  }): TemplateResult {
    const { field, values, labels, help, legend } = options;
    const invalid = Boolean(this.problems[field]);
    return html`<fieldset
      class="item ${invalid ? 'invalid' : ''}"
      part="field"
      role="radiogroup"
      aria-required="true"
      aria-invalid=${invalid ? 'true' : 'false'}
      aria-describedby="${field}-below"
    >
      <legend part="label">${legend}</legend>
      <div class=${help ? 'cards' : 'pills'}>
        ${values.map(
          (value) =>
            html`<label class="choice" part="choice">
              <input type="radio" name=${field} .value=${value} .checked=${this.values[field] === value} />
              <span><strong>${labels[value]}</strong>${help ? html`<span class="small muted">${help[value]}</span>` : nothing}</span>
            </label>`,
        )}
      </div>
      ${invalid ? this.below(field) : html`<span id="${field}-below"></span>`}
    </fieldset>`;
  }

  private financingView(words: Words): TemplateResult {
    return this.choices({
      field: 'financing',
      values: FINANCING,
      labels: words.financing,
      help: words.financingHelp,
      legend: words.label.financing,
    });
  }

  private termView(words: Words): TemplateResult {
    const term = this.values.paymentTerm;
    return html`<div>
      ${this.choices({ field: 'paymentTerm', values: TERMS, labels: words.term, legend: words.label.paymentTerm })}
      ${term === 'DATE' ? html`<div class="reveal">${this.textView('paymentDate', words, { type: 'date' })}</div>` : nothing}
      ${
        term === 'OTHER'
          ? html`<div class="reveal">${this.textView('paymentTermText', words, { help: words.paymentTermTextHelp, area: true })}</div>`
          : nothing
      }
    </div>`;
  }

  private textView(
    field: FieldName,
    words: Words,
    options: {
      help?: string;
      optional?: boolean;
      area?: boolean;
      type?: string;
      autocomplete?: string;
      mode?: string;
      enter?: string;
    },
  ): TemplateResult {
    const { help, optional, area, type = 'text', autocomplete = 'off', mode = 'text', enter = 'next' } = options;
    const invalid = this.problems[field] ? 'true' : 'false';
    const max = MAX_LENGTH[field];
    const label = html`<label class="label" part="label" for=${field}
      >${words.label[field]} ${optional ? html`<span class="optional">${words.optional}</span>` : nothing}</label
    >`;
    return html`<div class="item" part="field">
      ${label}
      ${
        area
          ? html`<textarea
              class="field"
              part="input"
              id=${field}
              name=${field}
              rows="3"
              autocomplete="off"
              ?required=${!optional}
              aria-invalid=${invalid}
              aria-describedby="${field}-below"
              .value=${this.values[field]}
            ></textarea>`
          : html`<input
              class="field ${type === 'date' ? 'date num' : ''}"
              part="input"
              id=${field}
              name=${field}
              type=${type}
              inputmode=${type === 'date' ? nothing : mode}
              enterkeyhint=${enter}
              autocomplete=${autocomplete as 'off'}
              min=${type === 'date' ? today() : nothing}
              maxlength=${max && type !== 'date' ? max : nothing}
              ?required=${!optional}
              aria-invalid=${invalid}
              aria-describedby="${field}-below"
              .value=${this.values[field]}
            />`
      }
      ${this.below(field, help)}
    </div>`;
  }

  private receiptView(receipt: Receipt, form: OfferForm, words: Words): TemplateResult {
    const { locale } = this.speech;
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
        ${row(words.receiptNumber, String(receipt.number))}
        ${form.listing.title ? row(words.receiptProperty, form.listing.title) : nothing}
      </dl>
      <section class="next" part="next-steps">
        <h3>${words.whatNext}</h3>
        <ol class="steps">${words.afterSending(this.sentTo).map((step) => html`<li><span>${step}</span></li>`)}</ol>
      </section>
      <div><button class="button" part="again-button" type="button" @click=${this.again}>${words.anotherOffer}</button></div>
    </div>`;
  }

  protected override skeleton(): TemplateResult {
    return html`<div class="frame card">
      <div class="summary">
        <div class="inner"><div class="picture"></div>
        <div class="text skeleton-text"><span class="bone line"></span><span class="bone line short"></span><span class="bone line tall"></span></div></div>
      </div>
      <form inert class="skeleton-form">
        <span class="bone tall"></span><span class="bone box"></span><span class="bone block"></span><span class="bone block"></span
        ><span class="bone block"></span><span class="bone block"></span><span class="bone block"></span><span class="bone box"></span>
      </form>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gatepost-offer-form': GatepostOfferForm;
  }
}
