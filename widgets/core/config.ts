/** Where Gatepost lives: the folder above `/widgets/`, which is where this very module was loaded from. */
function scriptBase(): string {
  const base = new URL('..', import.meta.url);
  return base.protocol.startsWith('http') ? base.href : '';
}

/** The base address of the gateway, with a slash at the end: the `api` attribute, else the origin of the script. */
export function apiBase(attribute: string | null | undefined): string {
  const given = attribute?.trim();
  if (given) return new URL(given.endsWith('/') ? given : `${given}/`, globalThis.location?.href).href;
  return scriptBase() || `${globalThis.location?.origin ?? ''}/`;
}

/** A Relay id of a listing, as opposed to the number the agency's software gave it. */
export function isGlobalId(value: string): boolean {
  try {
    return /^Listing:./.test(atob(value.replace(/-/g, '+').replace(/_/g, '/')));
  } catch {
    return false;
  }
}

/** Which of the two arguments of `listing(id, listingId)` a `listing` attribute means. */
export function listingArguments(value: string): { id: string | null; listingId: string | null } {
  return isGlobalId(value) ? { id: value, listingId: null } : { id: null, listingId: value };
}

/** Media addresses may be relative to the gateway. Anything but http(s) is dropped. */
export function mediaUrl(url: string | null | undefined, base: string): string | undefined {
  if (!url) return undefined;
  try {
    const resolved = new URL(url, base || undefined);
    return /^https?:$/.test(resolved.protocol) ? resolved.href : undefined;
  } catch {
    return undefined;
  }
}
