import type { Platform } from '../platform/index.ts';
import { perOwner } from './batch.ts';

/** How many offers one client may send through one link within the window. */
export const OFFERS_PER_CLIENT = 60;
const WINDOW_MS = 3_600_000;
/** Above this many clients the oldest are forgotten: memory stays bounded, at worst a limit is laxer. */
const MAX_CLIENTS = 50_000;

const windows = perOwner((_platform: Platform) => new Map<string, number[]>());

/**
 * Takes one place in the client's sliding window for a link. Kept in this process's memory.
 * @returns 0, or the seconds until there is a place again.
 */
export function takePlace(platform: Platform, linkId: string, client: string): number {
  const clients = windows(platform);
  const key = `${linkId} ${client}`;
  const now = platform.clock.now().getTime();
  const recent = (clients.get(key) ?? []).filter((at) => at > now - WINDOW_MS);
  const oldest = recent[0];
  if (oldest !== undefined && recent.length >= OFFERS_PER_CLIENT) return Math.ceil((oldest + WINDOW_MS - now) / 1000);
  clients.delete(key);
  clients.set(key, [...recent, now]);
  if (clients.size > MAX_CLIENTS) clients.delete(clients.keys().next().value ?? '');
  return 0;
}
