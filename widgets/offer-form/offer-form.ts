import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { GatepostElement } from '../core/base.ts';
import { GatepostError } from '../core/client.ts';
import { listingArguments, mediaUrl } from '../core/config.ts';
import {
  formatAddress,
  formatDateTime,
  formatMoney,
  formatNumber,
  formatRatio,
  formatUnit,
  numberFormat,
} from '../core/format.ts';
import type { Catalogue } from '../core/i18n.ts';
import { alertIcon, checkIcon, clockIcon, offlineIcon } from '../core/icons.ts';
import { Part } from '../core/part.ts';
import type { CoreWords, Financing, PaymentTerm } from '../core/words.ts';
import type { Written } from './amount-input.ts';
import { ByListing, ByToken, type OfferForm, type Receipt, type SubmitOfferResult } from './documents.ts';
import { Draft } from './draft.ts';
import { EMPTY, FIELDS, type FieldName, MAX_LENGTH, type OfferValues, today } from './fields.ts';
import type { Missing } from './instead.ts';
import { offerFormStyles } from './styles.ts';
import type { OfferFormWords, OutcomeWords } from './words.ts';

type Words = OfferFormWords & CoreWords;
type Outcome = typeof import('./outcome.ts');
type Review = typeof import('./review.ts');
type Notice = 'offline' | 'notSent' | 'busy' | 'broken';

const FINANCING: readonly Financing[] = ['CASH', 'CREDIT', 'MIXED'];
const TERMS: readonly PaymentTerm[] = ['AT_SIGNING', 'DAYS_30', 'DAYS_60', 'DAYS_90', 'DATE', 'OTHER'];
const LONGEST_TIMER = 2 ** 31 - 1;
const NOTHING: Written = { text: '', isOurs: false };

/**
 * The form with which a buyer makes an offer: property first, then the offer, then who makes it.
 *
 * @tag gatepost-offer-form
 * @attr key - publishable key, together with `listing`
 * @attr listing - Relay id of the listing, or the number the agency gave it
 * @attr token - token of an offer link, instead of the two
 * @fires gatepost:ready - the form is shown; no detail
 * @fires gatepost:offer-submitted - the offer is received; detail `{ reference, listing, receivedAt }`
 * @fires gatepost:error - something failed; detail `{ code, message }`
 */
export class GatepostOfferForm extends GatepostElement<OfferFormWords> {
  static override styles = [GatepostElement.styles, offerFormStyles];
  static override properties = {
    ...GatepostElement.properties,
    listing: {},
    token: {},
    form: { state: true },
    missing: { state: true },
    values: { state: true },
    written: { state: true },
    problems: { state: true },
    otherProblems: { state: true },
    attempted: { state: true },
    reviewing: { state: true },
    confirmed: { state: true },
    unconfirmed: { state: true },
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
  declare private missing: Missing | undefined;
  declare private values: OfferValues;
  /** What stands in the field of the amount. */
  declare private written: Written;
  /** Field → what is wrong, in words. */
  declare private problems: Partial<Record<FieldName, string>>;
  /** What the server found that belongs to no field of ours. */
  declare private otherProblems: string[];
  declare private attempted: boolean;
  /** The offer is shown once more, to be sent. */
  declare private reviewing: boolean;
  /** The amount that was confirmed by itself. */
  declare private confirmed: string | undefined;
  /** It was to be sent and its amount is not confirmed. */
  declare private unconfirmed: boolean;
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
  /** Fetched with the first focus. */
  readonly #outcome = new Part<Outcome>(this, () => import('./outcome.ts'));
  readonly #review = new Part<Review>(this, () => import('./review.ts'));
  readonly #instead = new Part<typeof import('./instead.ts')>(this, () => import('./instead.ts'));
  protected override sources = ['api', 'publishableKey', 'dataKey', 'listing', 'token'];
  #draft: Draft | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #pause: ReturnType<typeof setTimeout> | undefined;
  #sentTo = '';

  constructor() {
    super();
    this.values = EMPTY;
    this.written = NOTHING;
    this.problems = {};
    this.otherProblems = [];
    this.attempted = false;
    this.reviewing = false;
    this.unconfirmed = false;
    this.sending = false;
    this.restored = false;
    this.online = globalThis.navigator?.onLine ?? true;
    this.spokenShare = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('online', this.#connectionChanged);
    window.addEventListener('offline', this.#connectionChanged);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('online', this.#connectionChanged);
    window.removeEventListener('offline', this.#connectionChanged);
    clearTimeout(this.#timer);
    clearTimeout(this.#pause);
  }

  readonly #connectionChanged = () => {
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
    if (!this.#draft) this.#restore(token ?? form.listing.id);
    this.#wakeAt(form);
  }

  #restore(link: string): void {
    this.#draft = new Draft(link);
    this.values = this.#draft.restore();
    this.restored = FIELDS.some((field) => this.values[field] !== '');
    this.#showAmount();
  }

  /** As the language writes it, once it is known how. */
  #showAmount(): void {
    const { amount } = this.values;
    this.written = { text: amount, isOurs: false };
    if (amount) void this.#readAmount();
  }

  /** What was written before it could be read is read and grouped. */
  async #readAmount(): Promise<void> {
    const part = await this.#outcome.load(this.speech.language).catch(() => undefined);
    if (!part || !this.form) return;
    const { form, written, speech } = this;
    const amount = part.readAmount(written.text, form.currency);
    if (!amount) return;
    if (amount !== this.values.amount) this.#set('amount', amount);
    this.written = part.showAmount(amount, part.separatorsOf(speech.locale));
  }

  /** Opens and closes at the second the server means, whatever the clock of the device says. */
  #wakeAt(form: OfferForm): void {
    clearTimeout(this.#timer);
    const next = form.state === 'NOT_YET_OPEN' ? form.opensAt : form.state === 'OPEN' ? form.closesAt : null;
    if (!next) return;
    const wait = Math.max(1000, Date.parse(next) - Date.parse(form.serverTime) + 500);
    if (wait < LONGEST_TIMER) this.#timer = setTimeout(() => !this.receipt && this.reload(), wait);
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (this.sources.slice(3).some((name) => changed.has(name) && changed.get(name) !== undefined)) {
      this.#draft = undefined;
      this.receipt = undefined;
      this.reviewing = false;
    }
    if (changed.has('speech') && this.form) this.#showAmount();
    if (changed.has('words') && this.attempted) void this.#translateProblems();
  }

  // Filling in

  #set(field: FieldName, value: string): void {
    this.values = { ...this.values, [field]: value };
    this.#draft?.keep(this.values);
    if (this.problems[field] && !this.#problemText(field)) this.#clearProblem(field);
    if (field === 'paymentTerm') {
      this.#clearProblem('paymentDate');
      this.#clearProblem('paymentTermText');
    }
  }

  #clearProblem(field: FieldName): void {
    if (!this.problems[field]) return;
    const { [field]: _gone, ...rest } = this.problems;
    this.problems = rest;
  }

  readonly #onInput = (event: Event) => {
    const field = event.target as HTMLInputElement | HTMLTextAreaElement;
    if (field.name in EMPTY && field.name !== 'amount') this.#set(field.name as FieldName, field.value);
  };

  readonly #onEnter = () => {
    this.#outcome.use(this.speech.language);
    this.#review.use(this.speech.language);
  };

  /** A field that was filled in is checked when it is left; an empty one only when the offer is sent. */
  readonly #onLeave = (event: FocusEvent) => {
    const { name, type } = event.target as HTMLInputElement;
    if (name === 'amount') void this.#readAmount();
    if (!(name in EMPTY) || type === 'radio' || !this.values[name as FieldName]) return;
    const text = this.#problemText(name as FieldName);
    if (text) this.problems = { ...this.problems, [name]: text };
  };

  #problemText(field: FieldName): string | undefined {
    const part = this.#outcome.use(this.speech.language);
    const code = part?.checkField(field, this.values, today(), MAX_LENGTH[field]);
    return part && code && part.words.problem[code === 'REQUIRED' ? field : code];
  }

  get #outcomeWords(): OutcomeWords | undefined {
    return this.#outcome.use(this.speech.language)?.words;
  }

  #check(): Partial<Record<FieldName, string>> {
    const found: Partial<Record<FieldName, string>> = {};
    for (const field of FIELDS) {
      const text = this.#problemText(field);
      if (text) found[field] = text;
    }
    return found;
  }

  async #translateProblems(): Promise<void> {
    await this.#outcome.load(this.speech.language).catch(() => undefined);
    this.problems = this.#check();
  }

  /** Grouped as far as it is certain what is meant; without moving the caret from its digit. */
  readonly #onAmountInput = (event: Event) => {
    const input = event.target as HTMLInputElement;
    const { inputType, isComposing } = event as InputEvent;
    const { form, speech } = this;
    const part = isComposing ? undefined : this.#outcome.use(speech.language);
    const now = { text: input.value, caret: input.selectionStart ?? input.value.length };
    const separators = part?.separatorsOf(speech.locale);
    const direction = inputType === 'deleteContentForward' ? 'forward' : 'backward';
    const next = (separators && part?.editAmount(this.written, now, direction, separators)) ?? {
      ...now,
      isOurs: false,
    };
    const amount = part?.readAmount(next.text, form?.currency);
    // What is pasted is complete: it is shown as it was understood.
    if (separators && amount && inputType === 'insertFromPaste') {
      Object.assign(next, part?.showAmount(amount, separators));
      next.caret = next.text.length;
    }
    if (next.text !== input.value) {
      input.value = next.text;
      input.setSelectionRange(next.caret, next.caret);
    }
    this.written = next;
    this.#set('amount', amount ?? next.text.trim());
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => {
      this.spokenShare = this.#share ?? '';
    }, 900);
  };

  get #ratio(): number | undefined {
    const { form, values } = this;
    const ratio = Number(values.amount) / Number(form?.askingPrice?.amount);
    if (form?.askingPrice?.currency !== form?.currency) return undefined;
    return ratio > 0 && Number.isFinite(ratio) ? ratio : undefined;
  }

  get #share(): string | undefined {
    const { words } = this;
    const ratio = this.#ratio;
    return ratio === undefined || !words ? undefined : words.ofAsking(formatRatio(this.speech.locale, ratio));
  }

  // Sending

  readonly #onSubmit = (event: Event) => {
    event.preventDefault();
    if (!this.sending) void this.#try(() => this.#look());
  };

  readonly #onSend = () => {
    if (!this.sending) void this.#try(() => this.#send());
  };

  async #try(work: () => Promise<void>): Promise<void> {
    this.sending = true;
    this.attempted = true;
    this.otherProblems = [];
    this.notice = undefined;
    try {
      await work();
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

  /** Shows the offer once more: what is sent cannot be changed. */
  async #look(): Promise<void> {
    const { language } = this.speech;
    const unreachable = (error: unknown) => {
      throw new GatepostError('NETWORK', String(error));
    };
    await this.#outcome.load(language).catch(unreachable);
    await this.#readAmount();
    this.problems = this.#check();
    if (Object.keys(this.problems).length > 0) return this.#focusFirstProblem();
    await this.#review.load(language).catch(unreachable);
    this.unconfirmed = false;
    this.reviewing = true;
    await this.#focusOn('.review h2');
    this.scrollIntoView({ block: 'nearest' });
  }

  readonly #change = async () => {
    this.reviewing = false;
    this.notice = undefined;
    await this.updateComplete;
    this.#focusField('amount');
  };

  async #focusOn(selector: string): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  async #send(): Promise<void> {
    const { values, form, token, speech } = this;
    const [part, review] = await Promise.all([this.#outcome.load(speech.language), this.#review.load(speech.language)]);
    this.unconfirmed = review.mustConfirm(this.#ratio) && this.confirmed !== values.amount;
    if (this.unconfirmed) return this.#focusOn('#confirm');
    if (!navigator.onLine) {
      this.online = false;
      this.notice = 'offline';
      return;
    }
    const draft = this.#draft ?? new Draft('');
    const trap = this.renderRoot.querySelector<HTMLInputElement>('input[name=website]');
    const input = {
      ...(token ? { token } : { listing: form?.listing.id ?? '' }),
      idempotencyKey: part.sendingKey(draft, values),
      ...part.toInput(values, form),
      locale: speech.locale,
      website: trap?.value ?? '',
    };
    await this.#settle(await part.send(this.client, input), part);
  }

  async #settle(result: SubmitOfferResult, part: Outcome): Promise<void> {
    switch (result.__typename) {
      case 'SubmitOfferPayload': {
        this.#sentTo = this.values.email.trim();
        this.receipt = result.receipt;
        this.reviewing = false;
        this.#draft?.clear();
        this.restored = false;
        const { reference, receivedAt } = result.receipt;
        this.emit('gatepost:offer-submitted', { reference, receivedAt, listing: this.form?.listing.id });
        await this.#focusOn('.done h2');
        this.scrollIntoView({ block: 'nearest' });
        return;
      }
      case 'InvalidInput': {
        const { problems, others } = part.readProblems(result, EMPTY);
        this.problems = problems;
        this.otherProblems = others;
        this.reviewing = false;
        return this.#focusFirstProblem();
      }
      case 'OffersClosed':
        this.reviewing = false;
        if (this.form)
          this.form = { ...this.form, state: result.state, opensAt: result.opensAt, closesAt: result.closesAt };
        return;
      case 'NotFound':
        this.missing = 'unknown';
        this.form = undefined;
    }
  }

  async #focusFirstProblem(): Promise<void> {
    await this.updateComplete;
    const first = FIELDS.find((field) => this.problems[field]);
    if (first) this.#focusField(first);
    else this.renderRoot.querySelector<HTMLElement>('.errors')?.focus();
  }

  #focusField(field: FieldName): void {
    const inputs = [...this.renderRoot.querySelectorAll<HTMLInputElement>(`[name=${field}]`)];
    const target = inputs.find((input) => input.checked) ?? inputs[0];
    target?.focus();
    target?.closest('.item')?.scrollIntoView({ block: 'nearest' });
  }

  readonly #again = async () => {
    const { fullName, email, phone } = this.values;
    this.values = { ...EMPTY, fullName, email, phone };
    this.written = NOTHING;
    this.attempted = false;
    this.problems = {};
    this.receipt = undefined;
    await this.reload();
    await this.updateComplete;
    this.#focusField('amount');
  };

  readonly #startOver = async () => {
    this.#draft?.clear();
    this.values = EMPTY;
    this.written = NOTHING;
    this.problems = {};
    this.attempted = false;
    this.restored = false;
    await this.updateComplete;
    this.#focusField('amount');
  };

  // Drawing

  protected override body(words: Words): TemplateResult {
    const { form } = this;
    if (this.missing) {
      const part = this.#instead.use(this.speech.language);
      return part ? this.message(part.describeMissing(this.missing, part.words)) : this.waiting(words);
    }
    if (!form) return this.waiting(words);
    return html`<div class="frame card">
      ${this.#summaryView(form, words)} ${this.#mainView(form, words)}
    </div>`;
  }

  #mainView(form: OfferForm, words: Words): TemplateResult {
    const { language, locale } = this.speech;
    const { receipt, base } = this;
    if (receipt) {
      const part = this.#outcome.use(language);
      if (!part) return this.#bones();
      const all = { ...words, ...part.words };
      return part.receiptView({ receipt, form, sentTo: this.#sentTo, locale, words: all, onAgain: this.#again });
    }
    if (form.state === 'OPEN' && !form.signatureRequired)
      return html`${this.#formView(form, words)} ${this.reviewing ? this.#reviewView(form, words) : nothing}`;
    const part = this.#instead.use(language);
    return part ? part.insteadView({ form, locale, base, words: { ...words, ...part.words } }) : this.#bones();
  }

  #summaryView(form: OfferForm, words: Words): TemplateResult {
    const { locale } = this.speech;
    const { listing } = form;
    const picture = listing.media[0];
    const source = mediaUrl(picture?.url, this.base);
    const { street, town } = formatAddress(this.speech.language, listing);
    return html`<div class="summary" part="summary"><div class="inner">
      <div class="picture" part="picture">
        ${source ? html`<img class="cover" src=${source} alt=${picture?.title ?? ''} decoding="async" />` : nothing}
      </div>
      <div class="text">
        <p class="title" part="title">${listing.title ?? town}</p>
        <p class="muted">${[street, town].filter(Boolean).join(', ')}</p>
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

  #reviewView(form: OfferForm, words: Words): TemplateResult | typeof nothing {
    const part = this.#review.use(this.speech.language);
    if (!part) return nothing;
    const { values, sending } = this;
    return part.reviewView({
      values,
      form,
      locale: this.speech.locale,
      words: { ...words, ...part.words },
      ratio: this.#ratio,
      share: this.#share,
      confirmed: this.confirmed === values.amount,
      problem: this.unconfirmed,
      sending,
      again: Boolean(this.notice),
      notice: this.#noticeView(words),
      onConfirm: (yes) => {
        this.confirmed = yes ? values.amount : undefined;
        this.unconfirmed = false;
      },
      onSend: this.#onSend,
      onChange: this.#change,
    });
  }

  #formView(form: OfferForm, words: Words): TemplateResult {
    const closes = form.closesAt && formatDateTime(this.speech.locale, form.closesAt, form.agency.timeZone);
    return html`<form part="form" novalidate autocomplete="on" ?hidden=${this.reviewing} @submit=${this.#onSubmit} @input=${this.#onInput} @focusin=${this.#onEnter} @focusout=${this.#onLeave}>
      <div class="head">
        <h2>${words.heading}</h2>
        <p class="muted">${words.intro}</p>
        ${closes ? html`<p class="deadline muted">${clockIcon}<span>${words.until(closes)}</span></p>` : nothing}
      </div>
      ${
        this.restored
          ? html`<div class="notice" role="status">
              ${checkIcon}
              <p>${words.draftKept} <button class="link calm" type="button" @click=${this.#startOver}>${words.startOver}</button></p>
            </div>`
          : nothing
      }
      ${this.#problemSummary()}
      <section part="section">${this.#amountView(form, words)} ${this.#financingView(words)} ${this.#termView(words)}</section>
      <section part="section">
        <h3>${words.yourTerms}</h3>
        ${this.#textView('conditions', words, { help: words.conditionsHelp, optional: true, area: true })}
        ${this.#textView('validUntil', words, { help: words.validUntilHelp, optional: true, type: 'date' })}
      </section>
      <section part="section">
        <h3>${words.aboutYou}</h3>
        ${this.#textView('fullName', words, { autocomplete: 'name' })}
        <div class="pair">
          ${this.#textView('email', words, { help: words.emailHelp, type: 'email', autocomplete: 'email', mode: 'email' })}
          ${this.#textView('phone', words, { help: words.phoneHelp, type: 'tel', autocomplete: 'tel', mode: 'tel', enter: 'send' })}
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
        <div role="alert">${this.reviewing ? nothing : this.#noticeView(words)}</div>
        <button class="button primary" part="submit-button" type="submit">${words.check}</button>
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

  #problemSummary(): TemplateResult {
    const found = FIELDS.flatMap((field) => {
      const text = this.problems[field];
      return text ? { text, go: () => this.#focusField(field) } : [];
    });
    const shown = this.attempted && found.length + this.otherProblems.length > 0;
    const part = shown && this.#outcome.use(this.speech.language);
    return html`<div class="errors" role="alert" tabindex="-1" part="error-summary">${
      part ? part.summaryView(found, this.otherProblems, part.words) : nothing
    }</div>`;
  }

  #noticeView(words: Words): TemplateResult | typeof nothing {
    const notice = this.notice ?? (this.online ? undefined : 'offline');
    if (!notice) return nothing;
    const code = notice === 'busy' ? 'RATE_LIMITED' : notice === 'broken' ? 'SERVER' : undefined;
    const part = code && this.failing.use(this.speech.language);
    if (code && !part) return nothing;
    const late = this.#outcomeWords;
    const { title, text } = part
      ? part.describeFailure(code, part.words)
      : notice === 'offline'
        ? { title: words.offlineTitle, text: words.offlineText }
        : { title: late?.notSentTitle ?? words.unreachableTitle, text: late?.notSentText ?? words.unreachableText };
    return html`<div class="notice ${notice === 'offline' ? '' : 'bad'}" part="notice">
      ${notice === 'offline' ? offlineIcon : alertIcon}
      <h3>${title}</h3>
      <p>${text}</p>
    </div>`;
  }

  #below(field: FieldName, help?: unknown): TemplateResult {
    const problem = this.problems[field];
    return problem
      ? html`<p class="problem" part="error" id="${field}-below">${alertIcon}<span>${problem}</span></p>`
      : html`<p class="help" part="help" id="${field}-below">${help}</p>`;
  }

  #amountView(form: OfferForm, words: Words): TemplateResult {
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
    return html`<div class="item" part="field">
      <div class="label split">
        <label part="label" for="amount">${words.label.amount}<span class="sr"> (${form.currency})</span></label>
        <span class="share num" part="share">${this.#share}</span>
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
          .value=${this.written.text}
          @input=${this.#onAmountInput}
        />${before ? nothing : currency}
      </div>
      ${this.#below('amount', words.amountHelp)}
      <span class="sr" role="status">${this.spokenShare}</span>
    </div>`;
  }

  #choices<Value extends string>(options: {
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
      ${invalid ? this.#below(field) : html`<span id="${field}-below"></span>`}
    </fieldset>`;
  }

  #financingView(words: Words): TemplateResult {
    return this.#choices({
      field: 'financing',
      values: FINANCING,
      labels: words.financing,
      help: words.financingHelp,
      legend: words.label.financing,
    });
  }

  #termView(words: Words): TemplateResult {
    const term = this.values.paymentTerm;
    return html`<div>
      ${this.#choices({ field: 'paymentTerm', values: TERMS, labels: words.term, legend: words.label.paymentTerm })}
      ${term === 'DATE' ? html`<div class="reveal">${this.#textView('paymentDate', words, { type: 'date' })}</div>` : nothing}
      ${
        term === 'OTHER'
          ? html`<div class="reveal">${this.#textView('paymentTermText', words, { help: this.#outcomeWords?.paymentTermTextHelp, area: true })}</div>`
          : nothing
      }
    </div>`;
  }

  #textView(
    field: FieldName,
    words: Words,
    options: {
      help?: string | undefined;
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
      ${this.#below(field, help)}
    </div>`;
  }

  protected override skeleton(): TemplateResult {
    return html`<div class="frame card">
      <div class="summary">
        <div class="inner"><div class="picture"></div>
        <div class="text skeleton-text"><span class="bone line"></span><span class="bone line short"></span><span class="bone line tall"></span></div></div>
      </div>
      ${this.#bones()}
    </div>`;
  }

  #bones(): TemplateResult {
    return html`<form inert class="skeleton-form">
      ${['tall', 'box', 'block', 'block', 'block', 'block', 'block', 'box'].map((size) => html`<span class="bone ${size}"></span>`)}
    </form>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gatepost-offer-form': GatepostOfferForm;
  }
}
