/**
 * Keeps the board complete. Subscribe first, wait for Live, then load the snapshot; after a loss subscribe again
 * with the last cursor and let the server replay. A cursor the server no longer knows leads to a new snapshot.
 */
import type { Offer, OfferNotice } from './documents.ts';

export type LiveState =
  | { kind: 'connecting' }
  | { kind: 'live' }
  | { kind: 'reconnecting'; since: number }
  | { kind: 'offline'; since: number }
  | { kind: 'ended' };

export interface Sink {
  notice(notice: OfferNotice): void;
  /** `ended`: access is over, do not retry. */
  closed(reason: 'lost' | 'ended'): void;
}

export interface LiveOptions {
  /** Opens a subscription; the answer closes it. */
  subscribe(after: string | undefined, sink: Sink): () => void;
  snapshot(): Promise<void>;
  apply(offer: Offer, kind: 'SUBMITTED' | 'STATUS_CHANGED'): void;
  onState(state: LiveState): void;
  isOnline?(): boolean;
  now?(): number;
  random?(): number;
}

const FIRST_WAIT = 500;
const LONGEST_WAIT = 30_000;
/** After this many failures in a row the state says offline: by then it is not a hiccup. */
const PATIENCE = 3;

export class Live {
  #cursor: string | undefined;
  /** Nothing loaded yet, or the last load failed: events alone would leave a hole. */
  #incomplete = true;
  #failures = 0;
  #since: number | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #close: (() => void) | undefined;
  #attempt = 0;

  constructor(private readonly options: LiveOptions) {}

  start(): void {
    this.options.onState({ kind: 'connecting' });
    this.#connect();
  }

  stop(): void {
    this.#attempt++;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#close?.();
    this.#close = undefined;
  }

  /** The network is back or the page is seen again: do not wait for the next attempt. */
  nudge(): void {
    if (this.#timer === undefined) return;
    clearTimeout(this.#timer);
    this.#connect();
  }

  /** The network is known to be gone: do not wait for the watchdog to notice. */
  interrupt(): void {
    if (this.#timer === undefined) this.#lost('lost');
  }

  #connect(): void {
    this.#timer = undefined;
    const mine = ++this.#attempt;
    const current = () => mine === this.#attempt;
    this.#close = this.options.subscribe(this.#incomplete ? undefined : this.#cursor, {
      notice: (notice) => current() && this.#take(notice),
      closed: (reason) => current() && this.#lost(reason),
    });
  }

  #take(notice: OfferNotice): void {
    if (notice.__typename === 'OfferChanged') {
      this.#cursor = notice.cursor;
      this.options.apply(notice.offer, notice.kind);
    } else if (notice.__typename === 'Resync') {
      this.#incomplete = true;
    } else {
      this.#cursor = notice.cursor;
      void this.#settle();
    }
  }

  async #settle(): Promise<void> {
    const mine = this.#attempt;
    if (this.#incomplete) {
      try {
        await this.options.snapshot();
      } catch {
        if (mine === this.#attempt) this.#lost('lost');
        return;
      }
      if (mine !== this.#attempt) return;
      this.#incomplete = false;
    }
    this.#failures = 0;
    this.#since = undefined;
    this.options.onState({ kind: 'live' });
  }

  #lost(reason: 'lost' | 'ended'): void {
    this.stop();
    if (reason === 'ended') {
      this.options.onState({ kind: 'ended' });
      return;
    }
    const { isOnline = () => true, now = Date.now, random = Math.random } = this.options;
    this.#since ??= now();
    this.#failures++;
    const offline = !isOnline() || this.#failures > PATIENCE;
    this.options.onState({ kind: offline ? 'offline' : 'reconnecting', since: this.#since });
    const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (this.#failures - 1));
    this.#timer = setTimeout(() => this.#connect(), wait * (0.5 + random() / 2));
  }
}
