/** History routes under `/desk`. Paths name pages; the query holds filters and what is open. */
import { Store } from './store.ts';

export const BASE = '/desk';

export interface Route {
  path: string;
  query: URLSearchParams;
}

function here(): Route {
  if (typeof location === 'undefined') return { path: BASE, query: new URLSearchParams() };
  return { path: location.pathname.replace(/\/+$/, '') || BASE, query: new URLSearchParams(location.search) };
}

export const route = new Store<Route>(here());

export function navigate(to: string, { replace = false } = {}): void {
  const next = new URL(to, location.href);
  if (next.href !== location.href) history[replace ? 'replaceState' : 'pushState'](null, '', next);
  route.set(here());
}

/** The address of this page with some of the query changed; null and '' take a name away. */
export function withQuery(query: URLSearchParams, changes: Readonly<Record<string, string | null>>): string {
  const next = new URLSearchParams(query);
  for (const [name, value] of Object.entries(changes)) {
    if (value) next.set(name, value);
    else next.delete(name);
  }
  const text = next.toString();
  return text && `?${text}`;
}

export function hrefWith(changes: Readonly<Record<string, string | null>>): string {
  const { path, query } = route.value;
  return path + withQuery(query, changes);
}

/** Whether a path is this page or one below it. */
export const isWithin = (path: string, base: string): boolean => path === base || path.startsWith(`${base}/`);

/** What follows a page in the address, part by part: `/desk/imports/runs/x` below `/desk/imports` is `['runs', 'x']`. */
export function partsBelow(base: string, path = route.value.path): string[] {
  if (!isWithin(path, base)) return [];
  const parts = path.slice(base.length + 1).split('/');
  return parts.filter(Boolean).map((part) => {
    try {
      return decodeURIComponent(part);
    } catch {
      return part;
    }
  });
}

/** The address of something below a page; ids may hold any character. */
export const addressBelow = (base: string, ...parts: readonly string[]): string =>
  [base, ...parts.map(encodeURIComponent)].join('/');

/** Where to go after sign-in: only into the desk itself, never to another site. */
export function safeNext(next: string | null, origin: string): string {
  if (!next) return BASE;
  try {
    const url = new URL(next, origin);
    const inside = url.pathname === BASE || url.pathname.startsWith(`${BASE}/`);
    if (url.origin !== origin || !inside || url.pathname.startsWith(`${BASE}/sign-in`)) return BASE;
    return url.pathname + url.search;
  } catch {
    return BASE;
  }
}

/** Links into the desk change the page without loading it anew, wherever in a shadow tree they are. */
function onClick(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
    return;
  const link = event.composedPath().find((node): node is HTMLAnchorElement => node instanceof HTMLAnchorElement);
  if (!link?.href || link.target || link.hasAttribute('download')) return;
  const url = new URL(link.href);
  if (url.origin !== location.origin || (url.pathname !== BASE && !url.pathname.startsWith(`${BASE}/`))) return;
  if (url.pathname.startsWith(`${BASE}/assets/`)) return;
  event.preventDefault();
  navigate(url.href);
}

export function startRouter(): void {
  window.addEventListener('popstate', () => route.set(here()));
  window.addEventListener('click', onClick);
}
