import { shortDateTime } from '../../../core/format.ts';
import { speech, t } from '../../../core/i18n.ts';
import { sizeOf } from '../words.ts';
import type { Source } from './documents.ts';
import { describeCron } from './schedule-words.ts';

/** Uploads by hand have a name that nobody gave them. */
export const nameOf = ({ kind, name }: Pick<Source, 'kind' | 'name'>): string =>
  kind === 'UPLOAD' && name === 'Uploads' ? t('sources.kind.UPLOAD') : name;

/** Whose way in it is. */
export const ownerOf = ({ agency }: Source): string => agency?.name ?? t('sources.shared');

/** How much of what it may store it has stored; nothing where that was not asked for. */
export const storedOf = ({ storedBytes, quotaBytes }: Source): string[] =>
  storedBytes === undefined || quotaBytes === undefined
    ? []
    : [t('sources.stored', { used: sizeOf(storedBytes), quota: sizeOf(quotaBytes) })];

/** When it imports: "As deliveries arrive", "At 6:00 AM, every day". */
export function whenOf({ trigger, cron }: Source): string {
  if (trigger !== 'SCHEDULE') return t(`schedule.trigger.${trigger}`);
  return (cron && describeCron(cron)) || cron || t('schedule.trigger.SCHEDULE');
}

/** The next time, by the clocks of the agency; nothing unless it imports at times. */
export function nextOf({ nextRunAt, agency }: Source): string | undefined {
  if (!nextRunAt) return undefined;
  const { locale } = speech.value;
  return t('schedule.nextAt', { time: shortDateTime(locale, nextRunAt, { timeZone: agency?.timeZone ?? 'UTC' }) });
}

/** Where it is: user name, folder, or uploads. */
export function placeOf({ kind, account, folder }: Source): string {
  if (kind === 'ACCOUNT') return account ?? '';
  return kind === 'FOLDER' ? (folder ?? '') : t('sources.kind.UPLOAD');
}
