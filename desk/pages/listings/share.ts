/** The link as mail and SMS, and the period as it is checked before it is sent. Pure, so that it can be tested. */
import type { PlainKey } from '../../core/i18n.ts';
import type { LinkSettings } from './documents.ts';

export function mailLink(subject: string, body: string): string {
  return `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
}

/** `?&` is what both iOS and Android understand. */
export function smsLink(body: string): string {
  return `sms:?&body=${encodeURIComponent(body)}`;
}

/** Undefined stands for a field that was filled in half. */
export function periodOf(
  opensAt: string | null | undefined,
  closesAt: string | null | undefined,
): { settings?: LinkSettings; problems: Record<string, PlainKey> } {
  const problems: Record<string, PlainKey> = {};
  if (opensAt === undefined) problems.opensAt = 'link.period.incomplete';
  if (closesAt === undefined) problems.closesAt = 'link.period.incomplete';
  if (opensAt && closesAt && closesAt <= opensAt) problems.closesAt = 'link.period.order';
  return Object.keys(problems).length > 0 ? { problems } : { settings: { opensAt, closesAt }, problems };
}
