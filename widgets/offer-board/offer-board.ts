import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { GatepostElement } from '../core/base.ts';
import { type Client, createClient, GatepostError } from '../core/client.ts';
import { dateFormat, formatDate, formatMoney, formatRatio } from '../core/format.ts';
import type { Catalogue } from '../core/i18n.ts';
import { closeIcon, homeIcon, nextIcon } from '../core/icons.ts';
import { type Loaded, Part } from '../core/part.ts';
import type { CoreWords, Financing } from '../core/words.ts';
import type { Decision } from './details.ts';
import {
  type HistoryEntry,
  type Offer,
  OfferById,
  type OfferFilter,
  type OfferStatus,
  Offers,
  SetOfferStatus,
  Viewer,
} from './documents.ts';
import { Live, type LiveState } from './live.ts';
import { applyOffer, type Board, EMPTY_BOARD, loadPage, loadSnapshot, showWaiting } from './offers.ts';
import { Session } from './session.ts';
import type { SignInState } from './sign-in.ts';
import { openOfferEvents } from './socket.ts';
import { offerBoardStyles } from './styles.ts';
import type { OfferBoardWords } from './words.ts';

type Words = OfferBoardWords & CoreWords;
type Details = typeof import('./details.ts');

const PAGE = 30;
const FRESH_FOR = 4000;
const STATUSES: readonly OfferStatus[] = [
  'NEW',
  'VIEWED',
  'ACCEPTED',
  'REJECTED',
  'WITHDRAWN',
  'SUPERSEDED',
  'EXPIRED',
];
const FINANCING: readonly Financing[] = ['CASH', 'CREDIT', 'MIXED'];
const MOST_TO_COMPARE = 4;

/** As long as the mail of a decision waits on the server. */
const UNDO_FOR = 10_000;

interface Undo {
  /** The offer as it was decided: its version is the one to take back. */
  decided: Offer;
  before: OfferStatus;
}

interface Toast {
  text: string;
  undo?: Undo;
}

/**
 * The agent's desk for offers: live, newest on top, filter, open, decide, compare.
 *
 * @tag gatepost-offer-board
 * @attr listing - Relay id; shows only the offers of this listing
 * @attr status - filter: statuses separated by spaces or commas
 * @attr financing - filter: CASH, CREDIT, MIXED
 * @attr reference - filter: what a buyer calls an offer by
 * @attr offer - Relay id of the offer that is opened
 * @fires gatepost:ready - the first offers are shown; no detail
 * @fires gatepost:filter-changed - detail `{ status, financing, listing, reference }`, as one may put them into a URL
 * @fires gatepost:offer-opened - detail `{ offer }`, the Relay id, or null when closed
 * @fires gatepost:offer-decided - detail `{ offer, status }`
 * @fires gatepost:error - something failed; detail `{ code, message }`
 */
export class GatepostOfferBoard extends GatepostElement<OfferBoardWords> {
  static override styles = [GatepostElement.styles, offerBoardStyles];
  static override properties = {
    ...GatepostElement.properties,
    listing: { reflect: true },
    status: { reflect: true },
    financing: { reflect: true },
    reference: { reflect: true },
    offer: { reflect: true },
    board: { state: true },
    total: { state: true },
    live: { state: true },
    fresh: { state: true },
    chosen: { state: true },
    history: { state: true },
    deciding: { state: true },
    comparing: { state: true },
    toast: { state: true },
    busy: { state: true },
    signIn: { state: true },
    loaded: { state: true },
  };

  declare listing: string | null;
  declare status: string | null;
  declare financing: string | null;
  declare reference: string | null;
  declare offer: string | null;
  declare private board: Board;
  declare private total: number;
  declare private live: LiveState;
  declare private fresh: ReadonlySet<string>;
  declare private chosen: readonly string[];
  declare private history: readonly HistoryEntry[];
  declare private deciding: { offer: Offer; status: Decision; problem?: string } | undefined;
  declare private comparing: boolean;
  declare private toast: Toast | undefined;
  declare private busy: boolean;
  declare private signIn: SignInState | undefined;
  declare private loaded: boolean;

  protected override readonly catalogue: Catalogue<OfferBoardWords> = {
    en: () => import('./messages/en.ts'),
    fr: () => import('./messages/fr.ts'),
    de: () => import('./messages/de.ts'),
    ro: () => import('./messages/ro.ts'),
  };
  readonly #details = new Part<Details>(this, () => import('./details.ts'));
  readonly #signIn = new Part<typeof import('./sign-in.ts')>(this, () => import('./sign-in.ts'));
  protected override sources = ['api', 'listing', 'status', 'financing', 'reference'];
  #session: Session | undefined;
  #connection: Live | undefined;
  #endCursor: string | null = null;
  #pointerOver = false;
  #titles = new Map<string, string>();

  constructor() {
    super();
    this.board = EMPTY_BOARD;
    this.total = 0;
    this.live = { kind: 'connecting' };
    this.fresh = new Set();
    this.chosen = [];
    this.history = [];
    this.comparing = false;
    this.busy = false;
    this.loaded = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('online', this.#nudge);
    window.addEventListener('offline', this.#wentOffline);
    document.addEventListener('visibilitychange', this.#nudge);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('online', this.#nudge);
    window.removeEventListener('offline', this.#wentOffline);
    document.removeEventListener('visibilitychange', this.#nudge);
    this.#connection?.stop();
    this.#connection = undefined;
  }

  readonly #nudge = () => {
    if (!document.hidden && navigator.onLine) this.#connection?.nudge();
  };

  readonly #wentOffline = () => {
    if (this.live.kind === 'live') this.#connection?.interrupt();
  };

  // Connection

  get #access(): Session {
    const { base } = this;
    if (this.#session?.base !== base) this.#session = new Session(base);
    return this.#session;
  }

  protected override get client(): Client {
    return createClient({
      endpoint: new URL('graphql', this.base).href,
      authorization: this.#access.bearer,
      language: this.speech.locale,
      cookies: this.#access.byCookie,
    });
  }

  get #filter(): OfferFilter {
    const list = <Value extends string>(text: string | null, allowed: readonly Value[]) =>
      allowed.filter((value) =>
        (text ?? '')
          .toUpperCase()
          .split(/[\s,]+/)
          .includes(value),
      );
    const status = list(this.status, STATUSES);
    const financing = list(this.financing, FINANCING);
    return {
      ...(this.listing && { listing: this.listing }),
      ...(this.reference && { reference: this.reference }),
      ...(status.length > 0 && { status }),
      ...(financing.length > 0 && { financing }),
    };
  }

  protected override async load(signal: AbortSignal): Promise<void> {
    this.#connection?.stop();
    this.#connection = undefined;
    const { viewer } = await this.client.request(Viewer, {}, signal).catch((error: unknown) => {
      if (error instanceof GatepostError && error.code === 'UNAUTHENTICATED') return { viewer: undefined };
      throw error;
    });
    if (signal.aborted) return;
    if (!viewer || viewer.kind === 'ANONYMOUS') {
      this.#access.forget();
      this.signIn ??= { step: 'email', email: '' };
      return;
    }
    this.signIn = undefined;
    this.adopt(viewer.memberships[0]?.agency);
    this.board = EMPTY_BOARD;
    this.loaded = false;
    await new Promise<void>((done, failed) => {
      const connection = new Live({
        subscribe: (after, sink) =>
          openOfferEvents({
            url: new URL('graphql', this.base).href.replace(/^http/, 'ws'),
            authorization: this.#access.bearer,
            after,
            listing: this.listing ?? undefined,
            language: this.speech.language,
            sink,
          }),
        snapshot: () => this.#snapshot(signal).then(done),
        apply: (offer, kind) => this.#take(offer, kind),
        onState: (state) => {
          if (!signal.aborted) this.#liveChanged(state, signal, done).catch(failed);
        },
        isOnline: () => navigator.onLine,
      });
      this.#connection = connection;
      connection.start();
    });
    if (this.offer) void this.#show(this.offer);
  }

  async #liveChanged(state: LiveState, signal: AbortSignal, done: () => void): Promise<void> {
    this.live = state;
    if (state.kind === 'ended') {
      this.#access.forget();
      this.#connection?.stop();
      this.signIn = { step: 'email', email: '' };
      return done();
    }
    // Without a socket there is still the list, and the state says that it is not live.
    if (state.kind === 'live' || state.kind === 'connecting' || this.loaded) return;
    await this.#snapshot(signal);
    done();
  }

  async #snapshot(signal: AbortSignal): Promise<void> {
    const filter = this.#filter;
    const variables = { first: PAGE, after: null, filter, language: this.speech.language };
    const { offers } = await this.client.request(Offers, variables, signal);
    if (signal.aborted) return;
    const list = (offers.edges ?? []).flatMap((edge) => edge?.node ?? []);
    this.#remember(list);
    this.board = loadSnapshot(this.board, list, offers.pageInfo.hasNextPage, filter);
    this.total = offers.totalCount;
    this.#endCursor = offers.pageInfo.endCursor;
    this.loaded = true;
  }

  #remember(offers: readonly Offer[]): void {
    for (const { listing } of offers)
      this.#titles.set(listing.id, listing.title ?? listing.city ?? listing.listingId ?? '');
  }

  readonly #loadMore = async () => {
    if (this.busy) return;
    this.busy = true;
    try {
      const variables = { first: PAGE, after: this.#endCursor, filter: this.#filter, language: this.speech.language };
      const { offers } = await this.client.request(Offers, variables);
      const list = (offers.edges ?? []).flatMap((edge) => edge?.node ?? []);
      this.#remember(list);
      this.board = loadPage(this.board, list, offers.pageInfo.hasNextPage);
      this.#endCursor = offers.pageInfo.endCursor;
    } catch {
      this.#say(this.words?.failed);
    } finally {
      this.busy = false;
    }
  };

  #take(offer: Offer, kind: 'SUBMITTED' | 'STATUS_CHANGED'): void {
    this.#remember([offer]);
    const { board, what } = applyOffer(this.board, offer, this.#filter, this.#someoneIsReading);
    this.board = board;
    if (what !== 'new') return;
    if (kind === 'SUBMITTED') this.total++;
    if (board.shown.includes(offer.id)) this.#highlight([offer.id]);
  }

  /** Rows must not move under a finger, an eye or the focus. */
  get #someoneIsReading(): boolean {
    if (!this.loaded) return false;
    const list = this.renderRoot.querySelector('.list');
    const top = list?.getBoundingClientRect().top ?? 0;
    const focused = Boolean(list?.contains((this.renderRoot as ShadowRoot).activeElement));
    return this.#pointerOver || top < -40 || focused || Boolean(this.offer) || this.comparing || Boolean(this.deciding);
  }

  #highlight(ids: readonly string[]): void {
    this.fresh = new Set([...this.fresh, ...ids]);
    setTimeout(() => {
      this.fresh = new Set([...this.fresh].filter((id) => !ids.includes(id)));
    }, FRESH_FOR);
  }

  readonly #showNew = () => {
    const ids = this.board.waiting;
    this.board = showWaiting(this.board);
    this.#highlight(ids);
    const list = this.renderRoot.querySelector('.list');
    if ((list?.getBoundingClientRect().top ?? 0) < 0) this.scrollIntoView({ block: 'start' });
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.list .opener')?.focus());
  };

  #say(text: string | undefined, undo?: Undo): void {
    const toast = text ? { text, ...(undo && { undo }) } : undefined;
    this.toast = toast;
    // What can no longer be taken back is not offered; what was done stays said.
    if (undo)
      setTimeout(() => {
        if (this.toast === toast) this.#say(text);
      }, UNDO_FOR);
  }

  // Filters

  #setFilter(name: 'status' | 'financing' | 'listing' | 'reference', value: string): void {
    this[name] = value || null;
    this.chosen = [];
    const { status = null, financing = null, listing = null, reference = null } = this;
    this.emit('gatepost:filter-changed', { status, financing, listing, reference });
  }

  readonly #clearFilter = () => {
    this.status = null;
    this.financing = null;
    this.reference = null;
    this.#setFilter('listing', '');
  };

  // One offer

  readonly #show = async (id: string) => {
    this.offer = id;
    this.history = [];
    this.emit('gatepost:offer-opened', { offer: id });
    await this.updateComplete;
    this.#openDialog('.sheet');
    const known = this.board.known.get(id);
    try {
      if (known?.status === 'NEW') await this.#setStatus(known, 'VIEWED');
      else if (!(await this.#refresh(id))) this.#hide();
    } catch {
      // What the list knows is shown; the history comes with the next opening.
    }
  };

  /** How the offer stands now; false when there is none any more. */
  async #refresh(id: string): Promise<boolean> {
    const { node } = await this.client.request(OfferById, { id, language: this.speech.language });
    if (node) this.#adoptOffer(node);
    return Boolean(node);
  }

  #adoptOffer(offer: Offer & { history?: HistoryEntry[] }): void {
    this.#remember([offer]);
    const known = new Map(this.board.known);
    if (offer.version >= (known.get(offer.id)?.version ?? -1)) known.set(offer.id, offer);
    this.board = { ...this.board, known };
    if (this.offer === offer.id && offer.history) this.history = offer.history;
  }

  readonly #hide = () => {
    if (!this.offer) return;
    this.renderRoot.querySelector<HTMLDialogElement>('.sheet')?.close();
    const id = this.offer;
    this.offer = null;
    this.emit('gatepost:offer-opened', { offer: null });
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>(`[data-offer="${CSS.escape(id)}"]`)?.focus(),
    );
  };

  #openDialog(selector: string): void {
    const dialog = this.renderRoot.querySelector<HTMLDialogElement>(selector);
    if (dialog && !dialog.open) dialog.showModal();
  }

  /**
   * Says which version was seen, so that nobody decides over somebody else's head. Opening does not: it changes no decision.
   * @returns what is wrong, in words.
   */
  async #setStatus(offer: Offer, status: OfferStatus, message?: string): Promise<string | undefined> {
    const opening = offer.status === 'NEW' && status === 'VIEWED';
    const input = { offer: offer.id, status, ...(!opening && { version: offer.version }), ...(message && { message }) };
    const { setOfferStatus } = await this.client.request(SetOfferStatus, { input, language: this.speech.language });
    if (setOfferStatus.__typename === 'InvalidInput') {
      void this.#refresh(offer.id).catch(() => undefined);
      return setOfferStatus.fields[0]?.message ?? setOfferStatus.message;
    }
    if (setOfferStatus.__typename === 'NotFound') return setOfferStatus.message;
    this.#adoptOffer(setOfferStatus.offer);
    return undefined;
  }

  readonly #askFor = async (offer: Offer, status: Decision) => {
    this.toast = undefined;
    if (!(await this.#fetchDetails())) return;
    this.deciding = { offer, status };
    await this.updateComplete;
    this.#openDialog('.ask');
  };

  /** What dialogs show; without it there is none to open. */
  async #fetchDetails(): Promise<boolean> {
    try {
      await this.#details.load(this.speech.language);
      return true;
    } catch {
      this.#say(this.words?.failed);
      return false;
    }
  }

  readonly #decide = async (event: Event) => {
    event.preventDefault();
    const { deciding } = this;
    if (!deciding || this.busy) return;
    this.busy = true;
    const { offer, status } = deciding;
    const message = this.renderRoot.querySelector<HTMLTextAreaElement>('.ask textarea')?.value.trim();
    try {
      const problem = await this.#setStatus(offer, status, message);
      if (problem) {
        // Seen now with what has changed: deciding again is a decision about that.
        this.deciding = { ...deciding, offer: this.board.known.get(offer.id) ?? offer, problem };
        return;
      }
      this.#closeAsk();
      const decided = this.board.known.get(offer.id);
      this.#say(this.words?.done[status](this.#nameOf(offer)), decided && { decided, before: offer.status });
      this.emit('gatepost:offer-decided', { offer: offer.id, status });
    } catch {
      this.deciding = { ...deciding, problem: this.words?.failed ?? '' };
    } finally {
      this.busy = false;
    }
  };

  readonly #closeAsk = () => {
    this.renderRoot.querySelector<HTMLDialogElement>('.ask')?.close();
    this.deciding = undefined;
  };

  /** Takes a decision back; one that had turned round an earlier one is turned round again. */
  readonly #undo = async () => {
    const undo = this.toast?.undo;
    if (!undo || this.busy) return;
    this.busy = true;
    const { decided, before } = undo;
    try {
      const problem = await this.#setStatus(decided, before === 'NEW' ? 'VIEWED' : before);
      this.#say(problem ?? this.words?.undone);
    } catch {
      this.#say(this.words?.failed, undo);
    } finally {
      this.busy = false;
    }
  };

  // Sign-in

  readonly #submitSignIn = async (event: Event) => {
    event.preventDefault();
    const { signIn } = this;
    if (!signIn || this.busy) return;
    const field = (event.target as HTMLFormElement).querySelector('input');
    const value = field?.value.trim() ?? '';
    const right = signIn.step === 'email' ? /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value) : /^\d{6}$/.test(value);
    if (!right) {
      this.signIn = { ...signIn, problem: 'field' };
      field?.focus();
      return;
    }
    this.busy = true;
    const problem =
      signIn.step === 'email' ? await this.#access.sendCode(value) : await this.#access.signIn(signIn.email, value);
    this.busy = false;
    if (problem) {
      this.signIn = { ...signIn, problem, minutes: this.#access.minutes };
      field?.focus();
      return;
    }
    if (signIn.step === 'code') {
      this.signIn = undefined;
      this.loaded = false;
      return void this.reload();
    }
    this.signIn = { step: 'code', email: value };
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.otp')?.focus();
  };

  readonly #signOut = async () => {
    this.#connection?.stop();
    await this.#access.signOut();
    this.board = EMPTY_BOARD;
    this.loaded = false;
    this.signIn = { step: 'email', email: '' };
  };

  // Drawing

  #nameOf(offer: Offer): string {
    return offer.buyer.fullName ?? this.words?.nameless ?? '';
  }

  #termOf(offer: Offer, words: Words, terms = words.term): string {
    if (offer.paymentTerm === 'DATE' && offer.paymentDate) return this.#day(offer.paymentDate);
    if (offer.paymentTerm === 'OTHER' && offer.paymentTermText) return offer.paymentTermText;
    return terms[offer.paymentTerm];
  }

  #day(iso: string): string {
    return formatDate(this.speech.locale, iso, { dateStyle: 'medium' });
  }

  /** The time today, the day before that. */
  #when(iso: string): string {
    const date = new Date(iso);
    const now = new Date();
    const time = dateFormat(this.speech.locale, { hour: 'numeric', minute: '2-digit' }).format(date);
    if (date.toDateString() === now.toDateString()) return time;
    const sameYear = date.getFullYear() === now.getFullYear();
    const day = dateFormat(this.speech.locale, {
      day: 'numeric',
      month: 'short',
      ...(!sameYear && { year: 'numeric' }),
    });
    return `${day.format(date)}, ${time}`;
  }

  protected override body(words: Words): TemplateResult {
    if (this.signIn) {
      const part = this.#signIn.use(this.speech.language);
      const otherEmail = (email: string) => {
        this.signIn = { step: 'email', email };
      };
      return part
        ? part.signInView({
            ...this.signIn,
            busy: this.busy,
            words: part.words,
            onSubmit: this.#submitSignIn,
            onOtherEmail: otherEmail,
          })
        : this.waiting(words);
    }
    if (!this.loaded) return this.waiting(words);
    const filtered = Object.keys(this.#filter).length > 0;
    const { board } = this;
    return html`<div class="card board">
        ${this.#barView(words)} ${board.shown.length > 0 || filtered ? this.#filtersView(words, filtered) : nothing}
        <div role="status" class="arrivals">
          ${
            board.waiting.length > 0
              ? html`<button class="button primary" part="arrivals-button" type="button" @click=${this.#showNew}>
                  ${words.newOffers(board.waiting.length)}
                </button>`
              : nothing
          }
        </div>
        ${board.shown.length > 0 ? this.#listView(words) : this.#emptyView(words, filtered)}
        ${
          board.more && board.shown.length > 0
            ? html`<div class="foot">
                <button class="button" part="more-button" type="button" aria-disabled=${this.busy ? 'true' : 'false'} @click=${this.#loadMore}>${words.more}</button>
              </div>`
            : nothing
        }
        ${this.#trayView(words)}
        <div class="toast" role="status">${this.toast ? this.#toastView(this.toast, words) : nothing}</div>
      </div>
      ${this.#sheetView(words)} ${this.#compareView(words)} ${this.#askView(words)}`;
  }

  #barView(words: Words): TemplateResult {
    return html`<div class="bar" part="bar">
      <h2>${words.title}</h2>
      <span class="muted num">${words.count(this.board.shown.length, Math.max(this.total, this.board.shown.length))}</span>
      <span class="grow"></span>
      ${this.#stateView(words)}
      ${
        this.#access.byCookie
          ? nothing
          : html`<button class="button plain" part="sign-out-button" type="button" @click=${this.#signOut}>${words.signOut}</button>`
      }
    </div>`;
  }

  #stateView(words: Words): TemplateResult {
    const { live } = this;
    const time =
      'since' in live ? dateFormat(this.speech.locale, { hour: 'numeric', minute: '2-digit' }).format(live.since) : '';
    const text =
      live.kind === 'live'
        ? words.live
        : live.kind === 'offline'
          ? words.offlineSince(time)
          : live.kind === 'reconnecting'
            ? words.reconnecting
            : words.connecting;
    return html`<span class="state ${live.kind}" part="state" role="status" title=${live.kind === 'live' ? words.liveHint : nothing}>${text}</span>`;
  }

  #filtersView(words: Words, filtered: boolean): TemplateResult {
    const one = (
      name: 'status' | 'financing' | 'listing',
      label: string,
      choices: readonly (readonly [string, string])[],
    ) => {
      const value = this[name] ?? '';
      const known = choices.some(([key]) => key === value) || !value ? choices : [...choices, [value, value] as const];
      return html`<label class=${value ? 'on' : ''}>
        <span>${label}</span>
        <select @change=${(event: Event) => this.#setFilter(name, (event.target as HTMLSelectElement).value)}>
          <option value="" ?selected=${!value}>${words.all}</option>
          ${known.map(([key, text]) => html`<option value=${key} ?selected=${key === value}>${text}</option>`)}
        </select>
        ${nextIcon}
      </label>`;
    };
    return html`<div class="filters" part="filters" role="group" aria-label=${words.filter}>
      ${one(
        'status',
        words.column.status,
        STATUSES.map((status) => [status, words.status[status]]),
      )}
      ${one(
        'financing',
        words.column.financing,
        FINANCING.map((kind) => [kind, words.financing[kind]]),
      )}
      ${this.#titles.size > 1 || this.listing ? one('listing', words.property, [...this.#titles]) : nothing}
      <label class=${this.reference ? 'on' : ''}>
        <span>${words.reference}</span>
        <input
          type="search"
          .value=${this.reference}
          @change=${(event: Event) => this.#setFilter('reference', (event.target as HTMLInputElement).value)}
        />
      </label>
      ${filtered ? html`<button class="button plain" type="button" @click=${this.#clearFilter}>${words.clearFilter}</button>` : nothing}
    </div>`;
  }

  #emptyView(words: Words, filtered: boolean): TemplateResult {
    return filtered
      ? html`<div class="empty" part="empty">
          <h3>${words.noMatchTitle}</h3>
          <p class="muted">${words.noMatchText}</p>
          <button class="button" type="button" @click=${this.#clearFilter}>${words.clearFilter}</button>
        </div>`
      : html`<div class="empty" part="empty">
          ${homeIcon}
          <h3>${words.emptyTitle}</h3>
          <p class="muted">${words.emptyText}</p>
        </div>`;
  }

  #listView(words: Words): TemplateResult {
    const { column } = words;
    const offers = this.board.shown.flatMap((id) => this.board.known.get(id) ?? []);
    return html`<table
      class="list"
      part="list"
      role="table"
      aria-label=${words.title}
      @pointerover=${(event: PointerEvent) => {
        this.#pointerOver = event.pointerType === 'mouse';
      }}
      @pointerleave=${() => {
        this.#pointerOver = false;
      }}
    >
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col" class="pick"><span class="sr">${column.select}</span></th>
          <th role="columnheader" scope="col" class="when">${column.when}</th>
          <th role="columnheader" scope="col" class="who">${column.who}</th>
          <th role="columnheader" scope="col" class="amount right">${column.amount}</th>
          <th role="columnheader" scope="col" class="asking right">${column.asking}</th>
          <th role="columnheader" scope="col" class="financing">${column.financing}</th>
          <th role="columnheader" scope="col" class="term">${column.term}</th>
          <th role="columnheader" scope="col" class="status">${column.status}</th>
          <th role="columnheader" scope="col" class="actions"><span class="sr">${column.actions}</span></th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${repeat(
          offers,
          (offer) => offer.id,
          (offer) => this.#rowView(offer, words),
        )}
      </tbody>
    </table>`;
  }

  readonly #openRow = (event: Event, offer: Offer) => {
    const target = event.target as HTMLElement;
    if (target.closest('button:not(.opener), a, label, input')) return;
    if (getSelection()?.type === 'Range') return;
    void this.#show(offer.id);
  };

  #rowView(offer: Offer, words: Words): TemplateResult {
    const { locale } = this.speech;
    const name = this.#nameOf(offer);
    const chosen = this.chosen.includes(offer.id);
    const classes = `${this.fresh.has(offer.id) ? 'fresh ' : ''}${offer.status === 'NEW' ? 'unread' : ''}`;
    return html`<tr role="row" part="row" class=${classes} @click=${(event: Event) => this.#openRow(event, offer)}>
      <td role="cell" class="pick">
        <label class="tick">
          <input
            type="checkbox"
            aria-label=${words.select(name)}
            .checked=${chosen}
            ?disabled=${!chosen && this.chosen.length >= MOST_TO_COMPARE}
            @change=${() => this.#choose(offer.id)}
          />
        </label>
      </td>
      <td role="cell" class="when num"><time datetime=${offer.createdAt}>${this.#when(offer.createdAt)}</time></td>
      <td role="cell" class="who">
        <button class="opener" type="button" data-offer=${offer.id} aria-haspopup="dialog">
          ${name}
        </button>
        ${this.listing ? nothing : html`<span class="of">${offer.listing.title ?? offer.listing.city}</span>`}
      </td>
      <td role="cell" class="amount right num"><strong>${formatMoney(locale, offer.amount)}</strong></td>
      <td role="cell" class="asking right num">${offer.askingRatio === null ? '–' : formatRatio(locale, offer.askingRatio)}</td>
      <td role="cell" class="financing">
        ${words.financing[offer.financing]}<span class="short" aria-hidden="true">${this.#termOf(offer, words, words.shortTerm)}</span>
      </td>
      <td role="cell" class="term"><span class="clip">${this.#termOf(offer, words, words.shortTerm)}</span></td>
      <td role="cell" class="status"><span class="tag ${offer.status}" part="status">${words.status[offer.status]}</span></td>
      <td role="cell" class="actions">${this.#decisions(offer, words)}</td>
    </tr>`;
  }

  #decisions(offer: Offer, words: Words): TemplateResult | typeof nothing {
    if (offer.status !== 'NEW' && offer.status !== 'VIEWED') return nothing;
    return html`<div class="decide">
      <button class="button" part="accept-button" type="button" @click=${() => this.#askFor(offer, 'ACCEPTED')}>${words.accept}</button>
      <button class="button plain" part="reject-button" type="button" @click=${() => this.#askFor(offer, 'REJECTED')}>${words.reject}</button>
    </div>`;
  }

  #choose(id: string): void {
    this.chosen = this.chosen.includes(id) ? this.chosen.filter((each) => each !== id) : [...this.chosen, id];
  }

  #trayView(words: Words): TemplateResult | typeof nothing {
    const { length } = this.chosen;
    if (length === 0) return nothing;
    return html`<div class="tray" part="tray">
      ${length < 2 ? html`<p class="muted">${words.compareHint}</p>` : nothing}
      <div class="buttons">
        <button
          class="button plain"
          type="button"
          @click=${() => {
            this.chosen = [];
          }}
        >
          ${words.compareClear}
        </button>
        ${
          length > 1
            ? html`<button class="button primary" part="compare-button" type="button" @click=${this.#compare}>${words.compare(length)}</button>`
            : nothing
        }
      </div>
    </div>`;
  }

  #toastView(toast: Toast, words: Words): TemplateResult {
    return html`<div part="toast">
      <p>${toast.text}</p>
      ${toast.undo ? html`<button class="button" type="button" @click=${this.#undo}>${words.undo}</button>` : nothing}
      <button class="button round" type="button" aria-label=${words.close} @click=${() => this.#say(undefined)}>${closeIcon}</button>
    </div>`;
  }

  readonly #onBackdrop = (event: MouseEvent) => {
    const dialog = event.currentTarget as HTMLDialogElement;
    if (event.target === dialog) dialog.close();
  };

  /** The dialogs are always there; what is in them comes with the first use. */
  #sheetView(words: Words): TemplateResult {
    const offer = this.offer ? this.board.known.get(this.offer) : undefined;
    const part = this.offer ? this.#details.use(this.speech.language) : undefined;
    const close = html`<button class="button plain round" type="button" aria-label=${words.close} @click=${this.#hide}>${closeIcon}</button>`;
    return html`<dialog class="sheet" part="details" aria-label=${offer ? words.offer(offer.number) : words.loading} @close=${this.#hide} @click=${this.#onBackdrop}>
      <div class="sheet-head"><span class="muted num">${offer ? words.offer(offer.number) : words.loading}</span>${close}</div>
      ${offer && part ? part.sheetView({ ...this.#shared(words, part), offer, history: this.history, onDecide: this.#askFor }) : nothing}
    </dialog>`;
  }

  #askView(words: Words): TemplateResult {
    const { deciding, busy } = this;
    const part = deciding ? this.#details.use(this.speech.language) : undefined;
    return html`<dialog class="ask" part="decision" aria-labelledby="ask-title" @close=${this.#closeAsk}>
      ${
        deciding && part
          ? part.askView({
              ...this.#shared(words, part),
              ...deciding,
              busy,
              onDecide: this.#decide,
              onCancel: this.#closeAsk,
            })
          : nothing
      }
    </dialog>`;
  }

  #compareView(words: Words): TemplateResult {
    const part = this.comparing ? this.#details.use(this.speech.language) : undefined;
    const offers = this.chosen.flatMap((id) => this.board.known.get(id) ?? []);
    return html`<dialog class="wide" part="comparison" aria-labelledby="compare-title" @close=${this.#closeCompare} @click=${this.#onBackdrop}>
      ${part ? part.compareView({ ...this.#shared(words, part), offers, onClose: this.#closeCompare }) : nothing}
    </dialog>`;
  }

  #shared(words: Words, part: Loaded<Details>) {
    return {
      locale: this.speech.locale,
      words: { ...words, ...part.words },
      nameOf: (offer: Offer) => this.#nameOf(offer),
      termOf: (offer: Offer) => this.#termOf(offer, words),
      day: (iso: string) => this.#day(iso),
      when: (iso: string) => this.#when(iso),
    };
  }

  readonly #compare = async () => {
    if (!(await this.#fetchDetails())) return;
    this.comparing = true;
    await this.updateComplete;
    this.#openDialog('.wide');
  };

  readonly #closeCompare = () => {
    this.renderRoot.querySelector<HTMLDialogElement>('.wide')?.close();
    this.comparing = false;
  };

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has('offer') && this.loaded && this.offer && changed.get('offer') === undefined && !this.#dialogOpen)
      queueMicrotask(() => this.offer && void this.#show(this.offer));
  }

  get #dialogOpen(): boolean {
    return Boolean(this.renderRoot.querySelector<HTMLDialogElement>('.sheet')?.open);
  }

  protected override skeleton(): TemplateResult {
    return html`<div class="card">
      <div class="bones">
        <span class="bone"></span><span class="bone"></span><span class="bone"></span><span class="bone"></span><span class="bone"></span
        ><span class="bone"></span>
      </div>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gatepost-offer-board': GatepostOfferBoard;
  }
}
