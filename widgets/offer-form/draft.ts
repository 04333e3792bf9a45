/**
 * Keeps what was typed over a reload or a lost connection. What says who the buyer is stays in the session;
 * the rest stays on the device. Both are cleared once the offer is received.
 */
import { EMPTY, type FieldName, type OfferValues } from './fields.ts';

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

export interface Stores {
  session: Store | undefined;
  local: Store | undefined;
}

const PERSONAL: readonly FieldName[] = ['fullName', 'email', 'phone', 'conditions', 'paymentTermText'];

/** FNV-1a: a link token does not belong into the names of stored items. */
export function shortHash(text: string): string {
  let hash = 0x811c9dc5;
  for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash.toString(36);
}

/** Storage may be forbidden (third-party cookies off, private mode): then there is simply no draft. */
export function browserStores(): Stores {
  const open = (name: 'sessionStorage' | 'localStorage') => {
    try {
      return globalThis[name];
    } catch {
      return undefined;
    }
  };
  return { session: open('sessionStorage'), local: open('localStorage') };
}

function read(store: Store | undefined, key: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(store?.getItem(key) ?? '{}');
    return value && typeof value === 'object' ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function write(store: Store | undefined, key: string, value: object): void {
  try {
    store?.setItem(key, JSON.stringify(value));
  } catch {
    // Full or forbidden: the form works without a draft.
  }
}

export class Draft {
  readonly #key: string;

  constructor(
    link: string,
    private readonly stores: Stores = browserStores(),
  ) {
    this.#key = `gatepost:draft:${shortHash(link)}`;
  }

  restore(): OfferValues {
    const stored = { ...read(this.stores.local, this.#key), ...read(this.stores.session, this.#key) };
    const values = { ...EMPTY };
    for (const field of Object.keys(EMPTY) as FieldName[])
      if (typeof stored[field] === 'string') (values as Record<FieldName, string>)[field] = stored[field];
    return values;
  }

  keep(values: OfferValues): void {
    const part = (personal: boolean) =>
      Object.fromEntries(
        Object.entries(values).filter(([field, value]) => value && PERSONAL.includes(field as FieldName) === personal),
      );
    write(this.stores.local, this.#key, part(false));
    write(this.stores.session, this.#key, part(true));
  }

  /** Tells one offer from another. */
  print(values: OfferValues): string {
    return shortHash(JSON.stringify(values));
  }

  /** What the last sending noted in this session. */
  sent(): Record<string, unknown> {
    return read(this.stores.session, `${this.#key}:sent`);
  }

  noteSent(value: object): void {
    write(this.stores.session, `${this.#key}:sent`, value);
  }

  clear(): void {
    try {
      this.stores.local?.removeItem(this.#key);
      this.stores.session?.removeItem(this.#key);
      this.stores.session?.removeItem(`${this.#key}:sent`);
    } catch {
      // Nothing was kept, then.
    }
  }
}
