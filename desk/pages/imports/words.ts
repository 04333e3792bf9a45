import { html, nothing, type TemplateResult } from 'lit';
import { formatNumber, shortDateTime } from '../../core/format.ts';
import { speech, t } from '../../core/i18n.ts';
import { session, type Viewer } from '../../core/session.ts';
import type { ImportRun } from './documents.ts';
import { isRunning, secondsLeft } from './runs.ts';

/** "12 new · 3 changed": only what there is. */
export function countsOf(run: ImportRun): string {
  const parts = [
    run.created && t('imports.created', { count: run.created }),
    run.updated && t('imports.updated', { count: run.updated }),
    run.unchanged && t('imports.unchanged', { count: run.unchanged }),
    run.removed && t('imports.removed', { count: run.removed }),
  ];
  return parts.filter(Boolean).join(' · ');
}

export function scopeOf({ scope }: ImportRun): string | null {
  if (scope === 'FULL' || scope === 'PARTIAL') return t(`imports.scope.${scope}`);
  return scope;
}

/** What the state means for the reader, in a sentence. */
export function explain(run: ImportRun): string {
  if (run.waitingFor && isRunning(run)) return t(`imports.waits.${run.waitingFor}`);
  if (run.state === 'DONE' && run.decision) return t(`imports.decided.${run.decision}`);
  if (run.state === 'UNDONE' && run.undoneAt)
    return t('imports.explain.UNDONE', { date: shortDateTime(speech.value.locale, run.undoneAt) });
  return run.state === 'UNDONE' ? t('imports.state.UNDONE') : t(`imports.explain.${run.state}`);
}

/** A bar with count and time left; nothing once the run is over. */
export function progressView(run: ImportRun, now: number): TemplateResult | typeof nothing {
  if (!isRunning(run)) return nothing;
  const known = run.objectsTotal > 0;
  const seconds = secondsLeft(run, now);
  const left =
    seconds === undefined
      ? ''
      : seconds < 60
        ? t('imports.left.seconds', { count: Math.max(1, seconds) })
        : t('imports.left.minutes', { count: Math.round(seconds / 60) });
  return html`<div class="progress">
    <progress
      aria-label=${t(`imports.state.${run.state}`)}
      max=${known ? run.objectsTotal : nothing}
      value=${run.state === 'APPLYING' && known ? run.objectsApplied : run.state === 'QUEUED' ? 0 : nothing}
    ></progress>
    ${
      run.state === 'APPLYING' && known
        ? html`<span class="small muted num"
            >${t('imports.progress', { done: run.objectsApplied, total: run.objectsTotal })}${left ? ` · ${left}` : ''}</span
          >`
        : nothing
    }
  </div>`;
}

export const viewer = (): Viewer | undefined =>
  session.value.state === 'signed-in' ? session.value.viewer : undefined;
export const isAdmin = (): boolean => viewer()?.isAdmin ?? false;

/** Agencies this person answers for. */
export const ownAgencies = (): { id: string; name: string }[] =>
  viewer()?.memberships.flatMap(({ role, agency }) => (role === 'EXECUTIVE' ? [agency] : [])) ?? [];

/** Whether this person may take this delivery back or run it again. The server decides on its own. */
export const mayControl = ({ agency }: Pick<ImportRun, 'agency'>): boolean =>
  isAdmin() || ownAgencies().some(({ id }) => id === agency?.id);

/** "3.4 MB" in the reader's language. */
export function sizeOf(bytes: number): string {
  const { locale } = speech.value;
  if (bytes < 1_000_000)
    return formatNumber(locale, Math.max(1, Math.round(bytes / 1000)), { style: 'unit', unit: 'kilobyte' });
  if (bytes < 1_000_000_000)
    return formatNumber(locale, bytes / 1_000_000, { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 });
  return formatNumber(locale, bytes / 1_000_000_000, { style: 'unit', unit: 'gigabyte', maximumFractionDigits: 1 });
}
