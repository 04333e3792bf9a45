import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { GatepostElement } from '../core/base.ts';
import { type Client, createClient, GatepostError } from '../core/client.ts';
import { dateFormat, formatDate, formatDateTime, formatMoney, formatRatio } from '../core/format.ts';
import type { Catalogue } from '../core/i18n.ts';
import {
  alertIcon,
  checkIcon,
  closeIcon,
  homeIcon,
  mailIcon,
  nextIcon,
  offlineIcon,
  phoneIcon,
} from '../core/icons.ts';
import { baseStyles } from '../core/styles.ts';
import type { CoreWords, Financing } from '../core/words.ts';
import { bestOf, type CompareLine } from './compare.ts';
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
import { Session, type SignInProblem } from './session.ts';
import { openOfferEvents } from './socket.ts';
import { offerBoardStyles } from './styles.ts';
import type { OfferBoardWords } from './words.ts';

type Words = OfferBoardWords & CoreWords;
type Decision = 'ACCEPTED' | 'REJECTED';

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

interface Toast {
  text: string;
  undo?: Offer;
}

/**
 * The agent's desk for offers: live, newest on top, filter, open, decide, compare.
 *
 * @tag gatepost-offer-board
 * @attr listing - Relay id; shows only the offers of this listing
 * @attr status - filter: statuses separated by spaces or commas
 * @attr financing - filter: CASH, CREDIT, MIXED
 * @attr offer - Relay id of the offer that is opened
 * @fires gatepost:ready - the first offers are shown; no detail
 * @fires gatepost:filter-changed - detail `{ status, financing, listing }`, as one may put them into a URL
 * @fires gatepost:offer-opened - detail `{ offer }`, the Relay id, or null when closed
 * @fires gatepost:offer-decided - detail `{ offer, status }`
 * @fires gatepost:error - something failed; detail `{ code, message }`
 */
export class GatepostOfferBoard extends GatepostElement<OfferBoardWords> {
  static override styles = [baseStyles, offerBoardStyles];
  static override properties = {
    ...GatepostElement.properties,
    listing: { reflect: true },
    status: { reflect: true },
    financing: { reflect: true },
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
  declare private signIn: { step: 'email' | 'code'; email: string; problem?: SignInProblem | 'field' } | undefined;
  declare private loaded: boolean;

  protected override readonly catalogue: Catalogue<OfferBoardWords> = {
    en: () => import('./messages/en.ts'),
    fr: () => import('./messages/fr.ts'),
    de: () => import('./messages/de.ts'),
    ro: () => import('./messages/ro.ts'),
  };
  protected override sources = ['api', 'listing', 'status', 'financing'];
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

  #say(text: string | undefined, undo?: Offer): void {
    this.toast = text ? { text, ...(undo && { undo }) } : undefined;
  }

  // Filters

  #setFilter(name: 'status' | 'financing' | 'listing', value: string): void {
    this[name] = value || null;
    this.chosen = [];
    const { status = null, financing = null, listing = null } = this;
    this.emit('gatepost:filter-changed', { status, financing, listing });
  }

  readonly #clearFilter = () => {
    this.status = null;
    this.financing = null;
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
      else {
        const { node } = await this.client.request(OfferById, { id, language: this.speech.language });
        if (node && this.offer === id) this.#adoptOffer(node);
        else if (!node) this.#hide();
      }
    } catch {
      // What the list knows is shown; the history comes with the next opening.
    }
  };

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

  async #setStatus(offer: Offer, status: OfferStatus, message?: string): Promise<string | undefined> {
    const input = { offer: offer.id, status, ...(message && { message }) };
    const { setOfferStatus } = await this.client.request(SetOfferStatus, { input, language: this.speech.language });
    if (setOfferStatus.__typename !== 'SetOfferStatusPayload') return setOfferStatus.message;
    this.#adoptOffer(setOfferStatus.offer);
    return undefined;
  }

  async #askFor(offer: Offer, status: Decision): Promise<void> {
    this.deciding = { offer, status };
    this.toast = undefined;
    await this.updateComplete;
    this.#openDialog('.ask');
  }

  readonly #decide = async (event: Event) => {
    event.preventDefault();
    const { deciding } = this;
    if (!deciding || this.busy) return;
    this.busy = true;
    const message = this.renderRoot.querySelector<HTMLTextAreaElement>('.ask textarea')?.value.trim();
    try {
      const problem = await this.#setStatus(deciding.offer, deciding.status, message);
      if (problem) {
        this.deciding = { ...deciding, problem };
        return;
      }
      this.#closeAsk();
      this.#say(this.words?.done[deciding.status](this.#nameOf(deciding.offer)), deciding.offer);
      this.emit('gatepost:offer-decided', { offer: deciding.offer.id, status: deciding.status });
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

  readonly #undo = async () => {
    const offer = this.toast?.undo;
    if (!offer) return;
    try {
      const problem = await this.#setStatus(offer, offer.status === 'NEW' ? 'VIEWED' : offer.status);
      this.#say(problem ?? this.words?.undone);
    } catch {
      this.#say(this.words?.failed, offer);
    }
  };

  // Sign-in

  readonly #submitSignIn = async (event: Event) => {
    event.preventDefault();
    const { signIn } = this;
    if (!signIn || this.busy) return;
    const field = (event.target as HTMLFormElement).querySelector('input');
    const value = field?.value.trim() ?? '';
    const right = signIn.step === 'email' ? /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value) : /^\d{4,8}$/.test(value);
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
      this.signIn = { ...signIn, problem };
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
    if (this.signIn) return this.#signInView(this.signIn, words);
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
          <th role="columnheader" scope="col"><span class="sr">${column.select}</span></th>
          <th role="columnheader" scope="col">${column.when}</th>
          <th role="columnheader" scope="col">${column.who}</th>
          <th role="columnheader" scope="col" class="right">${column.amount}</th>
          <th role="columnheader" scope="col" class="right">${column.asking}</th>
          <th role="columnheader" scope="col">${column.financing}</th>
          <th role="columnheader" scope="col">${column.term}</th>
          <th role="columnheader" scope="col">${column.status}</th>
          <th role="columnheader" scope="col"><span class="sr">${column.actions}</span></th>
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
        ${words.financing[offer.financing]}<span class="short" aria-hidden="true"> · ${this.#termOf(offer, words, words.shortTerm)}</span>
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

  #pair(label: string, value: unknown): TemplateResult | typeof nothing {
    return value ? html`<div><dt>${label}</dt><dd class="num">${value}</dd></div>` : nothing;
  }

  #sheetView(words: Words): TemplateResult {
    const offer = this.offer ? this.board.known.get(this.offer) : undefined;
    const { locale } = this.speech;
    const close = html`<button class="button plain round" type="button" aria-label=${words.close} @click=${this.#hide}>${closeIcon}</button>`;
    return html`<dialog class="sheet" part="details" aria-label=${offer ? words.offer(offer.number) : words.loading} @close=${this.#hide} @click=${this.#onBackdrop}>
      ${
        offer
          ? html`<div class="sheet-head">
                <span class="muted num">${words.offer(offer.number)}</span>
                ${close}
              </div>
              <div class="sheet-body">
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
                  <p><strong>${this.#nameOf(offer)}</strong></p>
                  <div class="buttons ways">
                    ${offer.buyer.email ? html`<a class="button" href="mailto:${offer.buyer.email}">${mailIcon}${offer.buyer.email}</a>` : nothing}
                    ${offer.buyer.phone ? html`<a class="button num" href="tel:${offer.buyer.phone.replace(/[^\d+]/g, '')}">${phoneIcon}${offer.buyer.phone}</a>` : nothing}
                  </div>
                </section>
                <section>
                  <h3>${words.terms}</h3>
                  <dl class="pairs">
                    ${this.#pair(words.property, offer.listing.title ?? offer.listing.city)}
                    ${this.#pair(words.column.financing, words.financing[offer.financing])}
                    ${this.#pair(words.column.term, this.#termOf(offer, words))}
                    ${this.#pair(words.conditions, offer.conditions ?? words.noConditions)}
                    ${offer.validUntil ? this.#pair(words.validUntil, formatDateTime(locale, offer.validUntil)) : nothing}
                    ${this.#pair(words.received, formatDateTime(locale, offer.createdAt))}
                  </dl>
                </section>
                ${
                  this.history.length > 0
                    ? html`<section>
                        <h3>${words.history}</h3>
                        <ol class="time">
                          ${this.history.map(
                            (entry) =>
                              html`<li>
                                ${words.status[entry.status]}
                                <span class="muted small num">${entry.actorName ?? words.byBuyer} · ${this.#when(entry.at)}</span>
                              </li>`,
                          )}
                        </ol>
                      </section>`
                    : nothing
                }
              </div>
              ${this.#sheetFoot(offer, words)}`
          : html`<div class="sheet-head"><span class="muted">${words.loading}</span>${close}</div>`
      }
    </dialog>`;
  }

  /** Going on and declining may follow each other; what the buyer or time has ended stays ended. */
  #sheetFoot(offer: Offer, words: Words): TemplateResult | typeof nothing {
    const { status } = offer;
    if (!['NEW', 'VIEWED', 'ACCEPTED', 'REJECTED'].includes(status)) return nothing;
    return html`<div class="sheet-foot">
      ${
        status === 'ACCEPTED'
          ? nothing
          : html`<button class="button primary" part="accept-button" type="button" @click=${() => this.#askFor(offer, 'ACCEPTED')}>${words.accept}</button>`
      }
      ${
        status === 'REJECTED'
          ? nothing
          : html`<button class="button" part="reject-button" type="button" @click=${() => this.#askFor(offer, 'REJECTED')}>${words.reject}</button>`
      }
    </div>`;
  }

  readonly #onBackdrop = (event: MouseEvent) => {
    const dialog = event.currentTarget as HTMLDialogElement;
    if (event.target === dialog) dialog.close();
  };

  #askView(words: Words): TemplateResult {
    const { deciding } = this;
    const going = deciding?.status === 'ACCEPTED';
    const name = deciding ? this.#nameOf(deciding.offer) : '';
    return html`<dialog class="ask" part="decision" aria-labelledby="ask-title" @close=${this.#closeAsk}>
      ${
        deciding
          ? html`<form @submit=${this.#decide}>
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
                ${deciding.problem ? html`<p class="problem">${alertIcon}<span>${deciding.problem}</span></p>` : nothing}
              </div>
              <div class="buttons">
                <button class="button plain" type="button" @click=${this.#closeAsk}>${words.cancel}</button>
                <button class="button primary" part="confirm-button" type="submit" aria-disabled=${this.busy ? 'true' : 'false'}>
                  ${going ? words.confirmAccept : words.confirmReject}
                </button>
              </div>
            </form>`
          : nothing
      }
    </dialog>`;
  }

  readonly #compare = async () => {
    this.comparing = true;
    await this.updateComplete;
    this.#openDialog('.wide');
  };

  readonly #closeCompare = () => {
    this.renderRoot.querySelector<HTMLDialogElement>('.wide')?.close();
    this.comparing = false;
  };

  #compareView(words: Words): TemplateResult {
    const offers = this.comparing ? this.chosen.flatMap((id) => this.board.known.get(id) ?? []) : [];
    return html`<dialog class="wide" part="comparison" aria-labelledby="compare-title" @close=${this.#closeCompare} @click=${this.#onBackdrop}>
      ${
        this.comparing
          ? html`<div class="sheet-head">
                <h2 id="compare-title">${words.compareTitle}</h2>
                <button class="button plain round" type="button" aria-label=${words.close} @click=${this.#closeCompare}>${closeIcon}</button>
              </div>
              <div class="compare" tabindex="0" role="group" aria-labelledby="compare-title">${this.#compareTable(offers, words)}</div>`
          : nothing
      }
    </dialog>`;
  }

  #compareTable(offers: readonly Offer[], words: Words): TemplateResult {
    const { locale } = this.speech;
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
            (offer) =>
              html`<th scope="col">${this.#nameOf(offer)}<span class="of">${offer.listing.title ?? ''}</span></th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${line(words.column.amount, (offer) => formatMoney(locale, offer.amount), 'amount')}
        ${line(words.column.asking, (offer) => (offer.askingRatio === null ? '–' : formatRatio(locale, offer.askingRatio)), 'askingRatio')}
        ${line(words.column.financing, (offer) => words.financing[offer.financing], 'financing')}
        ${line(words.column.term, (offer) => this.#termOf(offer, words), 'term')}
        ${line(words.conditions, (offer) => offer.conditions ?? words.none, 'conditions')}
        ${line(words.validUntil, (offer) => (offer.validUntil ? this.#day(offer.validUntil) : '–'))}
        ${line(words.received, (offer) => this.#when(offer.createdAt))}
        ${line(words.column.status, (offer) => html`<span class="tag ${offer.status}">${words.status[offer.status]}</span>`)}
      </tbody>
    </table>`;
  }

  #signInView(signIn: NonNullable<typeof this.signIn>, words: Words): TemplateResult {
    const code = signIn.step === 'code';
    const problem =
      signIn.problem === 'field'
        ? code
          ? words.codeProblem
          : words.emailProblem
        : signIn.problem && words.signInProblem[signIn.problem];
    const invalid = problem ? 'true' : 'false';
    return html`<div class="card">
      <form class="sign" part="sign-in" novalidate @submit=${this.#submitSignIn}>
        <div>
          <h2>${code ? words.codeTitle : words.signInTitle}</h2>
          <p class="muted">${code ? words.codeText(signIn.email) : words.signInText}</p>
        </div>
        ${
          code
            ? html`<div>
                <label class="label" for="code">${words.code}</label>
                <input class="field otp" id="code" name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="8" enterkeyhint="done" aria-invalid=${invalid} aria-describedby="sign-problem" />
              </div>`
            : html`<div>
                <label class="label" for="email">${words.email}</label>
                <input class="field" id="email" name="email" type="email" inputmode="email" autocomplete="username" enterkeyhint="send" .value=${signIn.email} aria-invalid=${invalid} aria-describedby="sign-problem" />
              </div>`
        }
        <div id="sign-problem" role="alert">
          ${problem ? html`<p class="problem">${signIn.problem === 'NETWORK' ? offlineIcon : alertIcon}<span>${problem}</span></p>` : nothing}
        </div>
        <button class="button primary" type="submit" aria-disabled=${this.busy ? 'true' : 'false'}>${code ? words.signIn : words.sendCode}</button>
        ${
          code
            ? html`<button
                class="button plain"
                type="button"
                @click=${() => {
                  this.signIn = { step: 'email', email: signIn.email };
                }}
              >
                ${words.otherEmail}
              </button>`
            : nothing
        }
      </form>
    </div>`;
  }

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
