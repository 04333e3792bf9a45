import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { Act } from '../../../core/act.ts';
import { DeskElement } from '../../../core/element.ts';
import { focusProblem, radioField, selectField, textField } from '../../../core/fields.ts';
import { shortDateTime } from '../../../core/format.ts';
import { speech, t } from '../../../core/i18n.ts';
import { request } from '../../../core/session.ts';
import { deskStyles } from '../../../core/styles.ts';
import { toast } from '../../../core/toast.ts';
import { zoneName } from '../../../core/zone.ts';
import { EVERY, nextTimes, readCron, type Schedule, toCron, toSchedule } from './cron.ts';
import { type Source, scheduleDocument, TRIGGERS, type Trigger } from './documents.ts';
import { dayName, describeCron, fromMonday } from './schedule-words.ts';

const KINDS = ['HOURS', 'DAILY', 'WEEKDAYS', 'WEEKLY', 'OWN'] as const;
const WEEK = fromMonday([0, 1, 2, 3, 4, 5, 6]);
const MORNING = '06:00';

/**
 * When a way in imports: as deliveries arrive, at times, or by hand.
 *
 * @fires desk:source - the way in as it is now
 */
export class DeskImportSchedule extends DeskElement {
  static override properties = {
    source: { attribute: false },
    trigger: { state: true },
    schedule: { state: true },
  };
  declare source: Source;
  declare private trigger: Trigger;
  declare private schedule: Schedule;

  static override styles = [
    deskStyles,
    css`
      .days {
        display: flex;
        flex-wrap: wrap;
        gap: 4px;
      }
      .days label {
        position: relative;
        display: grid;
        place-items: center;
        min-width: 48px;
        min-height: 36px;
        padding: 0 8px;
        border: 1px solid var(--field);
        border-radius: 6px;
        font-size: 13px;
        cursor: pointer;
      }
      .days label:has(:checked) {
        border-color: transparent;
        background: var(--fill);
        color: var(--on-fill);
      }
      .days label:has(:focus-visible) {
        outline: 2px solid var(--accent);
        outline-offset: 2px;
      }
      .days input {
        position: absolute;
        inset: 0;
        opacity: 0;
        cursor: pointer;
      }
      .preview {
        display: grid;
        gap: 4px;
        padding: 12px 16px;
        border-radius: var(--radius);
        background: var(--hover);
      }
      .choice .preview {
        background: var(--surface);
      }
      @media (pointer: coarse) {
        .days label {
          min-height: 44px;
        }
      }
    `,
  ];

  private readonly act = new Act(this, ['cron']);

  protected override willUpdate(changed: PropertyValues): void {
    const before = changed.get('source') as Source | undefined;
    const { trigger, cron } = this.source;
    if (!changed.has('source') || (before && before.trigger === trigger && before.cron === cron)) return;
    this.trigger = trigger;
    this.schedule = cron ? toSchedule(cron) : { kind: 'DAILY', time: MORNING };
  }

  private get timeZone(): string {
    return this.source.agency?.timeZone ?? 'UTC';
  }

  private async save(event: Event): Promise<void> {
    event.preventDefault();
    const cron = this.trigger === 'SCHEDULE' ? toCron(this.schedule) : undefined;
    if (this.trigger === 'SCHEDULE' && !cron) {
      this.act.refuse({ cron: t('schedule.incomplete') });
      await focusProblem(this);
      return;
    }
    const input = { source: this.source.id, trigger: this.trigger, ...(cron && { cron }) };
    const done = await this.act.run(async () => (await request(scheduleDocument, { input })).scheduleImport);
    if (!done) {
      await focusProblem(this);
      return;
    }
    toast(t('schedule.saved'));
    this.dispatchEvent(new CustomEvent('desk:source', { detail: done.source }));
  }

  private get isChanged(): boolean {
    const { trigger, cron } = this.source;
    if (this.trigger !== trigger) return true;
    return trigger === 'SCHEDULE' && toCron(this.schedule) !== cron;
  }

  protected override render(): TemplateResult {
    return html`<form class="form" novalidate @submit=${this.save}>
      ${radioField(this.act, {
        name: 'trigger',
        label: t('schedule.title'),
        value: this.trigger,
        choices: TRIGGERS.map((value) => ({
          value,
          label: t(`schedule.trigger.${value}`),
          help: t(`schedule.trigger.${value}.help`),
          ...(value === 'SCHEDULE' && { more: this.trigger === value ? this.editorView() : undefined }),
        })),
        change: (value) => {
          this.trigger = value as Trigger;
        },
      })}
      ${
        this.isChanged
          ? html`<div>
              <button class="button primary" type="submit" aria-disabled=${this.act.busy ? 'true' : nothing}>
                ${t('schedule.save')}
              </button>
            </div>`
          : nothing
      }
    </form>`;
  }

  private editorView(): TemplateResult {
    const { schedule } = this;
    return html`${selectField(this.act, {
      name: 'kind',
      label: t('schedule.kind'),
      value: schedule.kind,
      choices: KINDS.map((value) => ({ value, label: t(`schedule.kind.${value}`) })),
      change: (value) => this.become(value as Schedule['kind']),
    })}
      ${this.detailsView(schedule)} ${this.previewView()}`;
  }

  /** Another form of the same rule, as far as there is one. */
  private become(kind: Schedule['kind']): void {
    const now = this.schedule;
    const time = 'time' in now ? now.time : MORNING;
    this.act.refuse({});
    if (kind === 'OWN') this.schedule = { kind, cron: toCron(now) ?? '' };
    else if (kind === 'HOURS') this.schedule = { kind, every: 1, minute: 0 };
    else if (kind === 'WEEKLY') this.schedule = { kind, days: [1], time };
    else this.schedule = { kind, time };
  }

  private detailsView(schedule: Schedule): TemplateResult {
    switch (schedule.kind) {
      case 'HOURS':
        return html`<div class="pair">
          ${selectField(this.act, {
            name: 'every',
            label: t('schedule.every'),
            value: String(schedule.every),
            choices: EVERY.map((count) => ({ value: String(count), label: t('schedule.hours', { count }) })),
            change: (value) => {
              this.schedule = { ...schedule, every: Number(value) };
            },
          })}
          ${textField(this.act, {
            name: 'cron',
            label: t('schedule.minute'),
            type: 'number',
            min: 0,
            max: 59,
            value: Number.isNaN(schedule.minute) ? '' : schedule.minute,
            input: (value) => {
              this.schedule = { ...schedule, minute: value === '' ? Number.NaN : Number(value) };
            },
          })}
        </div>`;
      case 'OWN':
        return textField(this.act, {
          name: 'cron',
          label: t('schedule.cron'),
          help: t('schedule.cron.help'),
          value: schedule.cron,
          mono: true,
          input: (cron) => {
            this.schedule = { kind: 'OWN', cron };
          },
        });
      default:
        return html`${schedule.kind === 'WEEKLY' ? this.daysView(schedule) : nothing}
        ${textField(this.act, {
          name: 'cron',
          label: t('schedule.time'),
          help: t('schedule.zone', { zone: zoneName(speech.value.locale, this.timeZone) }),
          type: 'time',
          value: schedule.time,
          input: (time) => {
            this.schedule = { ...schedule, time };
          },
        })}`;
    }
  }

  private daysView(schedule: Extract<Schedule, { kind: 'WEEKLY' }>): TemplateResult {
    const toggle = (day: number, on: boolean) => {
      const days = schedule.days.filter((each) => each !== day);
      this.schedule = { ...schedule, days: on ? [...days, day] : days };
    };
    return html`<fieldset>
      <legend class="label">${t('schedule.days')}</legend>
      <div class="days">
        ${WEEK.map(
          (day) =>
            html`<label
              ><input
                type="checkbox"
                aria-label=${dayName(day)}
                .checked=${schedule.days.includes(day)}
                @change=${(event: Event) => toggle(day, (event.target as HTMLInputElement).checked)}
              />${dayName(day, 'short')}</label
            >`,
        )}
      </div>
    </fieldset>`;
  }

  private previewView(): TemplateResult | typeof nothing {
    const text = toCron(this.schedule);
    const cron = text && readCron(text);
    if (!text) return nothing;
    if (!cron) return html`<p class="preview small">${t('schedule.unread')}</p>`;
    const { locale } = speech.value;
    const times = nextTimes(cron, this.timeZone, new Date());
    return html`<div class="preview" role="status">
      <strong>${describeCron(text)}</strong>
      <p class="small muted num">
        ${
          times.length > 0
            ? t('schedule.next', {
                times: times.map((at) => shortDateTime(locale, at, { timeZone: this.timeZone })).join(' · '),
                zone: zoneName(locale, this.timeZone),
              })
            : t('schedule.never')
        }
      </p>
    </div>`;
  }
}

customElements.define('desk-import-schedule', DeskImportSchedule);
