import { css, html, nothing, type TemplateResult } from 'lit';
import { Act } from '../../../core/act.ts';
import { DeskElement } from '../../../core/element.ts';
import { duration, shortDateTime } from '../../../core/format.ts';
import { speech, t } from '../../../core/i18n.ts';
import { alertIcon, importIcon, playIcon, previousIcon, retryIcon, searchIcon, undoIcon } from '../../../core/icons.ts';
import { Load } from '../../../core/load.ts';
import { navigate } from '../../../core/router.ts';
import { request } from '../../../core/session.ts';
import { deskStyles } from '../../../core/styles.ts';
import { toast } from '../../../core/toast.ts';
import { blankView, errorView } from '../../../core/views.ts';
import { type ImportRun, type RunDetail, repeatDocument, runDocument, undoDocument } from '../documents.ts';
import { LiveRuns } from '../live.ts';
import { IMPORTS, runAddress, sourceAddress } from '../places.ts';
import { isNewer, isRunning, toneOf } from '../runs.ts';
import { startDocument } from '../sources/documents.ts';
import { nameOf } from '../sources/words.ts';
import { explain, isAdmin, mayControl, ownAgencies, progressView, scopeOf } from '../words.ts';
import '../../../core/dialog.ts';
import './changes.ts';
import './held.ts';
import './issues.ts';

/** One delivery: what became of it, what to correct, what changed, and what can be done with it now. */
export class DeskImportRun extends DeskElement {
  static override properties = { run: {}, undoing: { state: true } };
  declare run: string;
  declare private undoing: boolean;

  static override styles = [
    deskStyles,
    css`
      .page > header h1 {
        overflow-wrap: anywhere;
      }
      .page > header {
        margin-bottom: 4px;
      }
      .lead {
        margin-bottom: 20px;
      }
      .actions {
        margin-bottom: 24px;
      }
      .progress {
        display: grid;
        gap: 4px;
        max-width: 480px;
      }
      .counts {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(112px, 1fr));
        border: 1px solid var(--border);
        border-radius: 12px;
        overflow: hidden;
      }
      .counts div {
        padding: 12px 16px;
        box-shadow: 1px 1px 0 var(--border);
      }
      .counts dt {
        color: var(--muted);
        font-size: 13px;
        line-height: 20px;
      }
      .counts dd {
        font-size: 21px;
        line-height: 28px;
      }
      .counts .bad dd {
        color: var(--bad);
      }
      .counts .warn dd {
        color: var(--warn);
      }
      .split {
        display: grid;
        grid-template-columns: minmax(0, 2fr) minmax(240px, 1fr);
        align-items: start;
        gap: 24px 40px;
      }
      .timeline {
        display: grid;
        margin-top: 12px;
      }
      .timeline li {
        position: relative;
        padding: 0 0 16px 24px;
      }
      .timeline li::before {
        content: "";
        position: absolute;
        top: 6px;
        left: 3px;
        width: 8px;
        height: 8px;
        border-radius: 50%;
        background: var(--good);
      }
      .timeline li.now::before {
        background: var(--accent);
      }
      .timeline li.bad::before {
        background: var(--bad);
      }
      .timeline li.warn::before {
        background: var(--warn);
      }
      .timeline li:not(:last-child)::after {
        content: "";
        position: absolute;
        top: 18px;
        bottom: -2px;
        left: 6.5px;
        width: 1px;
        background: var(--border);
      }
      .timeline strong {
        display: block;
        font-size: 13px;
        font-weight: 550;
        line-height: 20px;
      }
      @media (max-width: 900px) {
        .split {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ];

  private readonly load = new Load(
    this,
    async (signal): Promise<RunDetail | null> => (await request(runDocument, { id: this.run }, signal)).node,
  );
  protected readonly live = new LiveRuns(this, {
    changed: (run) => this.changed(run),
    back: () => this.load.start({ keep: true }),
  });
  private readonly act = new Act(this);
  private clock: ReturnType<typeof setInterval> | undefined;
  private spoken = speech.value.language;

  constructor() {
    super();
    this.undoing = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.load.start();
    this.clock = setInterval(() => this.load.value && isRunning(this.load.value) && this.requestUpdate(), 1_000);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.clock);
  }

  protected override willUpdate(): void {
    if (this.spoken === speech.value.language) return;
    // The reason is in words of the server.
    this.spoken = speech.value.language;
    this.load.start({ keep: true });
  }

  private changed(run: ImportRun): void {
    const { value } = this.load;
    if (!value || run.id !== value.id || !isNewer(value, run)) return;
    this.load.set({ ...value, ...run });
    // How many removals wait is not in the message.
    if (!isRunning(run)) this.load.start({ keep: true });
  }

  private async repeat(dryRun: boolean): Promise<void> {
    const done = await this.act.run(async () => (await request(repeatDocument, { id: this.run, dryRun })).repeatImport);
    if (!done) return;
    toast(t(dryRun ? 'imports.action.checking' : 'imports.action.running'));
    navigate(runAddress(done.run.id));
  }

  private async undo(): Promise<void> {
    const done = await this.act.run(async () => (await request(undoDocument, { id: this.run })).undoImport);
    this.undoing = false;
    if (done) this.changed(done.run);
  }

  private async startSource(source: string): Promise<void> {
    const done = await this.act.run(async () => (await request(startDocument, { input: { source } })).startImport);
    if (done) toast(t('sources.started', { count: done.runs.length }));
    this.load.start({ keep: true });
  }

  protected override render(): TemplateResult {
    const { value: run, error } = this.load;
    const back = html`<a class="back" href=${IMPORTS}>${previousIcon}${t('imports.title')}</a>`;
    if (run) return html`<div class="page">${back}${this.bodyView(run)}</div>${this.undoView(run)}`;
    if (error) return html`<div class="page">${back}${errorView(error, () => this.load.start(), true)}</div>`;
    if (run === null && !this.load.busy) {
      return html`<div class="page">
        ${back}
        ${blankView({
          icon: importIcon,
          title: t('imports.notFound.title'),
          text: t('imports.notFound.text'),
          page: true,
        })}
      </div>`;
    }
    return html`<div class="page">
      ${back}
      <header><h1 tabindex="-1">${t('app.loading')}</h1></header>
      <div class="stack" aria-hidden="true">
        <span class="bone w2"></span><span class="bone w4"></span><span class="bone w3"></span>
      </div>
    </div>`;
  }

  private bodyView(run: RunDetail): TemplateResult {
    return html`<header>
        <h1 tabindex="-1">${run.fileName}</h1>
        <span class="tag ${toneOf[run.state]}" role="status">${t(`imports.state.${run.state}`)}</span>
        ${run.dryRun ? html`<span class="tag off">${t('imports.dryRun')}</span>` : nothing}
      </header>
      <p class="muted lead">${explain(run)}</p>
      ${this.actionsView(run)}
      <div class="stack">
        ${progressView(run, Date.now())} ${this.reasonView(run)}
        ${
          run.state === 'HELD'
            ? html`<desk-import-held
                .run=${run}
                @desk:run=${({ detail }: CustomEvent<ImportRun>) => this.changed(detail)}
              ></desk-import-held>`
            : nothing
        }
        ${this.countsView(run)}
        <desk-import-changes .run=${run}></desk-import-changes>
        <div class="split">
          <desk-import-issues .run=${run}></desk-import-issues>
          ${this.factsView(run)}
        </div>
      </div>`;
  }

  private actionsView(run: RunDetail): TemplateResult | typeof nothing {
    if (!mayControl(run) || isRunning(run)) return nothing;
    const button = (icon: TemplateResult, words: string, act: () => void, primary = false) =>
      html`<button
        class="button ${primary ? 'primary' : ''}"
        type="button"
        aria-disabled=${this.act.busy ? 'true' : nothing}
        @click=${act}
      >
        ${icon}${words}
      </button>`;
    const isWaiting = run.state === 'WAITING';
    return html`<div class="row actions">
      ${
        isWaiting && isAdmin()
          ? button(playIcon, t('sources.start'), () => this.startSource(run.source.id), true)
          : nothing
      }
      ${run.dryRun ? button(playIcon, t('imports.action.forGood'), () => this.repeat(false), run.state === 'PREVIEWED') : nothing}
      ${
        run.undoableUntil
          ? button(undoIcon, t('imports.action.undo'), () => {
              this.undoing = true;
            })
          : nothing
      }
      ${run.dryRun || isWaiting ? nothing : button(retryIcon, t('imports.action.again'), () => this.repeat(false))}
      ${button(searchIcon, t(run.dryRun ? 'imports.action.checkAgain' : 'imports.action.check'), () => this.repeat(true))}
    </div>`;
  }

  private reasonView({ reason, state }: RunDetail): TemplateResult | typeof nothing {
    if (!reason || state === 'HELD') return nothing;
    const isBad = state === 'REFUSED' || state === 'FAILED';
    return html`<div class="notice ${isBad ? 'bad' : 'warn'}">
      ${alertIcon}
      <div><p>${reason.message}</p>${reason.hint ? html`<p>${reason.hint}</p>` : nothing}</div>
    </div>`;
  }

  private countsView(run: RunDetail): TemplateResult | typeof nothing {
    if (run.objectsTotal === 0 && run.removed === 0) return nothing;
    const counts: [string, number, string?][] = [
      [t('imports.counts.objects'), run.objectsTotal],
      [t('imports.counts.created'), run.created],
      [t('imports.counts.updated'), run.updated],
      [t('imports.counts.unchanged'), run.unchanged],
      [t('imports.counts.removed'), run.removed],
      [t('imports.counts.refused'), run.refused, run.refused ? 'bad' : ''],
      [t('imports.counts.warnings'), run.warnings, run.warnings ? 'warn' : ''],
    ];
    const { locale } = speech.value;
    return html`<dl class="counts num">
      ${counts.map(
        ([label, count, tone = '']) =>
          html`<div class=${tone}><dt>${label}</dt><dd>${new Intl.NumberFormat(locale).format(count)}</dd></div>`,
      )}
    </dl>`;
  }

  private factsView(run: RunDetail): TemplateResult {
    const { locale } = speech.value;
    const { source } = run;
    const mayOpen = isAdmin() || ownAgencies().some(({ id }) => id === run.agency?.id);
    const from = html`${
      mayOpen ? html`<a href=${sourceAddress(source.id)}>${nameOf(source)}</a>` : nameOf(source)
    }, ${t(`imports.door.${run.door}`)}`;
    const facts: [string, unknown][] = [
      [t('imports.fact.agency'), run.agency?.name ?? t('imports.nobody')],
      [t('imports.fact.source'), from],
      [t('imports.fact.software'), run.software],
      [t('imports.fact.version'), run.version],
      [t('imports.fact.scope'), scopeOf(run)],
      [
        t('imports.fact.took'),
        run.startedAt && run.finishedAt && duration(locale, Date.parse(run.finishedAt) - Date.parse(run.startedAt)),
      ],
    ];
    return html`<div class="stack">
      <section aria-labelledby="course">
        <h2 id="course">${t('imports.course')}</h2>
        <ol class="timeline num">
          ${stepsOf(run).map(
            ([words, at, tone = '']) =>
              html`<li class=${tone}>
                <strong>${words}</strong>
                ${at ? html`<time class="small muted" datetime=${at}>${shortDateTime(locale, at)}</time>` : nothing}
              </li>`,
          )}
        </ol>
      </section>
      <dl class="facts num">
        ${facts.map(([label, value]) => (value ? html`<div><dt>${label}</dt><dd>${value}</dd></div>` : nothing))}
      </dl>
    </div>`;
  }

  private undoView(run: RunDetail): TemplateResult | typeof nothing {
    if (!run.undoableUntil || !mayControl(run)) return nothing;
    const close = () => {
      this.undoing = false;
    };
    const { created, updated, removed } = run;
    return html`<desk-dialog
      .open=${this.undoing}
      heading=${t('imports.undo.title', { name: run.fileName })}
      @desk:close=${close}
    >
      <ul class="stack">
        ${created ? html`<li>${t('imports.undo.created', { count: created })}</li>` : nothing}
        ${updated ? html`<li>${t('imports.undo.updated', { count: updated })}</li>` : nothing}
        ${removed ? html`<li>${t('imports.undo.removed', { count: removed })}</li>` : nothing}
        <li class="muted">${t('imports.undo.rest')}</li>
        <li class="muted">
          ${t('imports.undo.until', { date: shortDateTime(speech.value.locale, run.undoableUntil) })}
        </li>
      </ul>
      <div slot="footer">
        <button class="button" type="button" @click=${close}>${t('imports.undo.keep')}</button>
        <button
          class="button danger"
          type="button"
          aria-disabled=${this.act.busy ? 'true' : nothing}
          @click=${() => this.undo()}
        >
          ${t('imports.action.undo')}
        </button>
      </div>
    </desk-dialog>`;
  }
}

type Step = [words: string, at: string | null, tone?: string];

/** What happened when, and what is happening now. */
function stepsOf(run: ImportRun): Step[] {
  const steps: Step[] = [[t('imports.step.received'), run.createdAt]];
  if (run.startedAt) steps.push([t('imports.step.started'), run.startedAt]);
  const end = (): Step => {
    const tone = { REFUSED: 'bad', FAILED: 'bad', HELD: 'warn' }[run.state as string];
    return [t(`imports.state.${run.state}`), run.finishedAt, tone ?? ''];
  };
  if (run.decision && run.decidedAt) steps.push([t(`imports.step.${run.decision}`), run.decidedAt]);
  if (isRunning(run) || run.state === 'WAITING') steps.push([t(`imports.state.${run.state}`), null, 'now']);
  else if (run.state === 'UNDONE') steps.push([t('imports.state.UNDONE'), run.undoneAt]);
  else steps.push(end());
  return steps;
}

customElements.define('desk-import-run', DeskImportRun);
