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

  /**
   * The same offer sent again carries the same key, also after a reload, so that it counts once. A changed offer is
   * another offer and gets another key: otherwise a first sending that did arrive would hide the change.
   */
  idempotencyKey(values: OfferValues, make: () => string): string {
    const name = `${this.#key}:sent`;
    const print = shortHash(JSON.stringify(values));
    const { key, of } = read(this.stores.session, name);
    if (typeof key === 'string' && of === print) return key;
    const fresh = make();
    write(this.stores.session, name, { key: fresh, of: print });
    return fresh;
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

export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
