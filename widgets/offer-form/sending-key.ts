import type { Draft } from './draft.ts';
import type { OfferValues } from './fields.ts';

function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * The same offer sent again carries the same key, also after a reload, so that it counts once. A changed offer is
 * another offer and gets another key: otherwise a first sending that did arrive would hide the change.
 */
export function sendingKey(draft: Draft, values: OfferValues): string {
  const print = draft.print(values);
  const { key, of } = draft.sent();
  if (typeof key === 'string' && of === print) return key;
  const fresh = newKey();
  draft.noteSent({ key: fresh, of: print });
  return fresh;
}
