import type { Actor } from '../accounts/index.ts';
import type { Locale, Platform } from '../platform/index.ts';

/** What every resolver gets: who asks, in which language, and the outside world. */
export interface Context {
  readonly platform: Platform;
  readonly actor: Actor;
  readonly locale: Locale;
  /** A keyed hash of the client's address, for limits; the address itself is kept nowhere. */
  readonly client: string;
}
