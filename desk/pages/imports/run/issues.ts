import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { DeskElement } from '../../../core/element.ts';
import { t } from '../../../core/i18n.ts';
import { checkIcon } from '../../../core/icons.ts';
import { Paged } from '../../../core/paged.ts';
import { request } from '../../../core/session.ts';
import { deskStyles } from '../../../core/styles.ts';
import { errorView } from '../../../core/views.ts';
import { type ImportIssue, type ImportRun, issuesDocument } from '../documents.ts';
import { groupIssues, type IssueGroup, isRunning } from '../runs.ts';

const PAGE_SIZE = 100;
const severityTone: Readonly<Record<ImportIssue['severity'], string>> = { ERROR: 'bad', WARNING: 'warn', NOTE: 'off' };

/** What to correct in a delivery, object by object. */
export class DeskImportIssues extends DeskElement {
  static override properties = { run: { attribute: false } };
  declare run: ImportRun;

  static override styles = [
    deskStyles,
    css`
      :host([empty]) {
        display: none;
      }
      section {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 16px;
      }
      .group {
        border: 1px solid var(--border);
        border-radius: var(--radius);
        overflow: hidden;
      }
      .group h3 {
        padding: 8px 16px;
        border-bottom: 1px solid var(--border);
        background: var(--hover);
        font-size: 13px;
        overflow-wrap: anywhere;
      }
      .group li {
        display: grid;
        grid-template-columns: 104px minmax(0, 1fr);
        gap: 2px 16px;
        padding: 12px 16px;
      }
      .group li > * {
        grid-column: 2;
      }
      .group li > .tag {
        grid-column: 1;
        grid-row: 1 / span 3;
        align-self: start;
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
      @media (max-width: 720px) {
        .group li {
          grid-template-columns: minmax(0, 1fr);
          padding-inline: 12px;
        }
        .group li > *,
        .group li > .tag {
          grid-column: 1;
          grid-row: auto;
        }
      }
    `,
  ];

  private readonly issues = new Paged<ImportIssue>(this, async (after, signal) => {
    const variables = { id: this.run.id, first: PAGE_SIZE, ...(after && { after }) };
    return (await request(issuesDocument, variables, signal)).node?.issues;
  });

  override connectedCallback(): void {
    super.connectedCallback();
    this.issues.start();
  }

  protected override willUpdate(changed: PropertyValues): void {
    const before = changed.get('run') as ImportRun | undefined;
    if (before && before.state !== this.run.state && !isRunning(this.run)) this.issues.start({ keep: true });
  }

  protected override render(): TemplateResult | typeof nothing {
    const { value } = this.issues;
    // Refused as a whole: the reason says what to do.
    const { state } = this.run;
    const isRefused = (state === 'REFUSED' || state === 'FAILED') && value?.items.length === 0;
    this.toggleAttribute('empty', isRefused);
    if (isRefused) return nothing;
    return html`<section aria-labelledby="issues">
      <h2 id="issues">
        ${t('imports.issues')}${value?.total ? html` <span class="muted num">${value.total}</span>` : nothing}
      </h2>
      ${this.contentView()}
      ${
        value?.end
          ? html`<div>
              <button
                class="button small"
                type="button"
                aria-disabled=${this.issues.more ? 'true' : nothing}
                @click=${() => this.issues.loadMore()}
              >
                ${t('imports.issues.more')}
              </button>
            </div>`
          : nothing
      }
    </section>`;
  }

  private contentView(): unknown {
    const { value, error } = this.issues;
    if (error && !value) return errorView(error, () => this.issues.start());
    if (!value) return html`<span class="bone w4"></span><span class="bone w3"></span>`;
    if (value.items.length > 0) return groupIssues(value.items).map((group) => this.groupView(group));
    if (isRunning(this.run) || this.run.state === 'WAITING')
      return html`<p class="muted small">${t('imports.issues.wait')}</p>`;
    return html`<p class="fine">${checkIcon}${t('imports.issues.none')}</p>`;
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

customElements.define('desk-import-issues', DeskImportIssues);
