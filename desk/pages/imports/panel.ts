import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { DeskElement } from '../../core/element.ts';
import { duration, shortDateTime } from '../../core/format.ts';
import { speech, t } from '../../core/i18n.ts';
import { alertIcon, checkIcon, importIcon } from '../../core/icons.ts';
import { Load } from '../../core/load.ts';
import { request } from '../../core/session.ts';
import { deskStyles } from '../../core/styles.ts';
import { blankView, errorView } from '../../core/views.ts';
import { type ImportIssue, type ImportRun, issuesDocument, runDocument } from './documents.ts';
import { groupIssues, type IssueGroup, isRunning, toneOf } from './runs.ts';
import { countsOf, progressView, scopeOf } from './words.ts';
import '../../core/dialog.ts';

const PAGE_SIZE = 100;
const severityTone: Readonly<Record<ImportIssue['severity'], string>> = { ERROR: 'bad', WARNING: 'warn', NOTE: 'off' };

/** One delivery beside the list: what became of it, and what to correct, object by object. */
export class DeskImportRun extends DeskElement {
  static override properties = { run: {}, seen: { attribute: false } };
  declare run: string;
  /** The run as the list has it, kept up to date by the live messages. */
  declare seen: ImportRun | undefined;

  static override styles = [
    deskStyles,
    css`
      .stack {
        display: grid;
        gap: 24px;
      }
      .progress {
        display: grid;
        gap: 4px;
        margin-top: 8px;
      }
      .issues {
        display: grid;
        gap: 20px;
      }
      .group {
        border: 1px solid var(--border);
        border-radius: var(--radius);
        overflow: hidden;
      }
      .group h3 {
        padding: 8px 12px;
        border-bottom: 1px solid var(--border);
        background: var(--hover);
        font-size: 13px;
        overflow-wrap: anywhere;
      }
      .group li {
        display: grid;
        gap: 2px;
        padding: 12px;
      }
      .group li + li {
        border-top: 1px solid var(--border);
      }
      .group p {
        overflow-wrap: anywhere;
      }
      .where {
        display: flex;
        flex-wrap: wrap;
        gap: 0 12px;
        color: var(--muted);
        font-size: 12px;
        overflow-wrap: anywhere;
      }
      .fine {
        display: flex;
        gap: 8px;
        color: var(--muted);
      }
      .fine .icon {
        color: var(--good);
      }
    `,
  ];

  private readonly load = new Load(this, async (signal) => (await request(runDocument, { id: this.run }, signal)).node);
  private readonly issues = new Load(this, async (signal) => {
    const { node } = await request(issuesDocument, { id: this.run, first: PAGE_SIZE }, signal);
    return {
      list: node?.issues.edges.flatMap((edge) => edge?.node ?? []) ?? [],
      end: node?.issues.pageInfo.hasNextPage ? node.issues.pageInfo.endCursor : null,
    };
  });

  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.seen) this.load.start();
    this.issues.start();
  }

  protected override willUpdate(changed: PropertyValues): void {
    const before = changed.get('seen') as ImportRun | undefined;
    if (before && isRunning(before) && this.seen && !isRunning(this.seen)) this.issues.start({ keep: true });
  }

  private async loadMore(): Promise<void> {
    const { value } = this.issues;
    if (!value?.end) return;
    const { node } = await request(issuesDocument, { id: this.run, first: PAGE_SIZE, after: value.end });
    this.issues.set({
      list: [...value.list, ...(node?.issues.edges.flatMap((edge) => edge?.node ?? []) ?? [])],
      end: node?.issues.pageInfo.hasNextPage ? node.issues.pageInfo.endCursor : null,
    });
  }

  protected override render(): TemplateResult {
    const run = this.seen ?? this.load.value;
    const { error } = this.load;
    const gone = !run && !this.load.busy && !error;
    return html`<desk-dialog
      side
      open
      heading=${run?.fileName ?? (gone ? t('imports.notFound.title') : t('app.loading'))}
      @desk:close=${() => this.dispatchEvent(new CustomEvent('desk:close'))}
    >
      ${
        run
          ? this.bodyView(run)
          : error
            ? errorView(error, () => this.load.start())
            : gone
              ? blankView({ icon: importIcon, title: t('imports.notFound.title'), text: t('imports.notFound.text') })
              : html`<div class="stack" aria-hidden="true">
                  <span class="bone w2"></span><span class="bone w4"></span><span class="bone w3"></span>
                </div>`
      }
    </desk-dialog>`;
  }

  private bodyView(run: ImportRun): TemplateResult {
    const { locale } = speech.value;
    const counts = countsOf(run);
    const facts: [string, unknown][] = [
      [t('imports.fact.received'), shortDateTime(locale, run.createdAt)],
      [
        t('imports.fact.took'),
        run.startedAt && run.finishedAt && duration(locale, Date.parse(run.finishedAt) - Date.parse(run.startedAt)),
      ],
      [t('imports.fact.scope'), scopeOf(run)],
      [t('imports.fact.software'), run.software],
      [t('imports.fact.agency'), run.agency.name],
    ];
    return html`<div class="stack">
      <div>
        <div class="row">
          <span class="tag ${toneOf[run.state]}">${t(`imports.state.${run.state}`)}</span>
          ${counts ? html`<span class="small muted num">${counts}</span>` : nothing}
        </div>
        ${progressView(run, Date.now())}
      </div>
      ${
        run.reason
          ? html`<div class="notice ${run.state === 'REFUSED' || run.state === 'FAILED' ? 'bad' : 'warn'}">
              ${alertIcon}
              <div><p>${run.reason.message}</p>${run.reason.hint ? html`<p>${run.reason.hint}</p>` : nothing}</div>
            </div>`
          : nothing
      }
      <dl class="facts num">
        ${facts.map(([label, value]) => (value ? html`<div><dt>${label}</dt><dd>${value}</dd></div>` : nothing))}
      </dl>
      ${this.issuesView(run)}
    </div>`;
  }

  private issuesView(run: ImportRun): TemplateResult | typeof nothing {
    const { value, error } = this.issues;
    // Refused as a whole: the reason above says what to do.
    if (run.reason && value?.list.length === 0 && !isRunning(run)) return nothing;
    const content = () => {
      if (error && !value) return errorView(error, () => this.issues.start());
      if (!value) return html`<span class="bone w4"></span><span class="bone w3"></span>`;
      if (value.list.length > 0) return groupIssues(value.list).map((group) => this.groupView(group));
      if (isRunning(run)) return html`<p class="muted small">${t('imports.issues.wait')}</p>`;
      return html`<p class="fine">${checkIcon}${t('imports.issues.none')}</p>`;
    };
    return html`<section class="issues" aria-labelledby="issues">
      <h2 id="issues">${t('imports.issues')}</h2>
      ${content()}
      ${
        value?.end
          ? html`<button class="button small" type="button" @click=${this.loadMore}>${t('imports.issues.more')}</button>`
          : nothing
      }
    </section>`;
  }

  private groupView({ key, position, issues }: IssueGroup): TemplateResult {
    const heading = key
      ? t('imports.issues.object', { key })
      : position !== null
        ? t('imports.issues.position', { position })
        : t('imports.issues.general');
    return html`<div class="group">
      <h3>${heading}</h3>
      <ul>
        ${issues.map(
          (issue) =>
            html`<li>
              <span class="tag ${severityTone[issue.severity]}">${t(`imports.severity.${issue.severity}`)}</span>
              <p>${issue.message}</p>
              ${issue.hint ? html`<p class="small muted">${issue.hint}</p>` : nothing}
              <p class="where mono"><span>${issue.path}</span><span>${issue.code}</span></p>
            </li>`,
        )}
      </ul>
    </div>`;
  }
}

customElements.define('desk-import-run', DeskImportRun);
