import { css, html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { DeskPage } from '../../core/element.ts';
import { ago, duration, shortDateTime } from '../../core/format.ts';
import { speech, t } from '../../core/i18n.ts';
import { importIcon, searchIcon } from '../../core/icons.ts';
import { Load } from '../../core/load.ts';
import { supportEmail } from '../../core/meta.ts';
import { hrefWith, navigate, route } from '../../core/router.ts';
import { request } from '../../core/session.ts';
import { deskStyles } from '../../core/styles.ts';
import { blankView, boneRows, errorView } from '../../core/views.ts';
import { type ImportRun, runsDocument } from './documents.ts';
import { LiveRuns } from './live.ts';
import { FILTERS, type Filter, isRunning, mergeRun, toneOf } from './runs.ts';
import { countsOf, progressView } from './words.ts';
import './panel.ts';

const PAGE_SIZE = 50;
const filters = Object.keys(FILTERS) as Filter[];

/** The deliveries of the agency's software, newest first, as they happen. */
export class ImportsPage extends DeskPage {
  static override styles = [
    deskStyles,
    css`
      .delivery {
        width: 30%;
        overflow-wrap: anywhere;
      }
      .delivery .open {
        font-size: 13px;
        line-height: 20px;
      }
      .delivery > * {
        display: block;
      }
      .state {
        width: 22%;
      }
      .progress {
        display: grid;
        gap: 4px;
        margin-top: 4px;
      }
      .more {
        margin-top: 16px;
      }
      .received {
        width: 1%;
        white-space: nowrap;
      }
      @media (max-width: 720px) {
        tbody tr {
          display: grid;
          grid-template-columns: minmax(0, 1fr) auto;
          gap: 2px 12px;
        }
        .delivery,
        .state {
          width: auto;
        }
        .delivery {
          grid-column: 1 / -1;
        }
        .received {
          grid-column: 2;
          grid-row: 2;
          width: auto;
        }
        .segments {
          display: flex;
          width: 100%;
          flex-wrap: nowrap;
          overflow-x: auto;
        }
        .segments a {
          flex: 1;
          padding-inline: 8px;
          text-align: center;
        }
      }
    `,
  ];

  private readonly list = new Load(this, async (signal) => {
    const { filter } = this;
    const { importRuns } = await request(
      runsDocument,
      { first: PAGE_SIZE, ...(filter && { state: [...FILTERS[filter]] }) },
      signal,
    );
    return {
      total: importRuns.totalCount,
      runs: importRuns.edges.flatMap((edge) => edge?.node ?? []),
      end: importRuns.pageInfo.hasNextPage ? importRuns.pageInfo.endCursor : null,
    };
  });
  private readonly live = new LiveRuns(this, {
    changed: (run) => this.changed(run),
    back: () => this.list.start({ keep: true }),
  });
  private asked: string | undefined;
  private clock: ReturnType<typeof setInterval> | undefined;

  private get filter(): Filter | undefined {
    return filters.find((each) => each === route.value.query.get('show'));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.clock = setInterval(() => this.requestUpdate(), 5_000);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.clock);
  }

  protected override routeChanged(): void {
    const asked = `${this.filter} ${speech.value.language}`;
    if (asked === this.asked) return;
    const again = this.asked !== undefined;
    this.asked = asked;
    this.list.start({ keep: again });
  }

  protected override willUpdate(): void {
    this.routeChanged();
  }

  private changed(run: ImportRun): void {
    const { value } = this.list;
    if (!value) return;
    const known = value.runs.some((each) => each.id === run.id);
    const { filter } = this;
    const states: readonly string[] = filter ? FILTERS[filter] : [];
    if (!known && filter && !states.includes(run.state)) return;
    this.list.set({ ...value, total: value.total + (known ? 0 : 1), runs: mergeRun(value.runs, run) });
  }

  private async loadMore(): Promise<void> {
    const { value } = this.list;
    if (!value?.end) return;
    const { filter } = this;
    const { importRuns } = await request(runsDocument, {
      first: PAGE_SIZE,
      after: value.end,
      ...(filter && { state: [...FILTERS[filter]] }),
    });
    const known = new Set(value.runs.map((run) => run.id));
    this.list.set({
      total: importRuns.totalCount,
      runs: [
        ...value.runs,
        ...importRuns.edges.flatMap((edge) => edge?.node ?? []).filter((run) => !known.has(run.id)),
      ],
      end: importRuns.pageInfo.hasNextPage ? importRuns.pageInfo.endCursor : null,
    });
  }

  protected override render(): TemplateResult {
    const chosen = route.value.query.get('run');
    const { value } = this.list;
    return html`<div class="page">
      <header>
        <h1 tabindex="-1">${t('imports.title')}</h1>
        <span class="muted small num" role="status">${value ? t('imports.count', { count: value.total }) : ''}</span>
        ${
          this.live.state === 'connecting'
            ? nothing
            : html`<span class="tag muted ${this.live.state === 'live' ? 'good' : 'warn'}" role="status"
                >${this.live.state === 'live' ? t('imports.live') : t('imports.reconnecting')}</span
              >`
        }
        <span class="grow"></span>
        <nav class="segments" aria-label=${t('imports.show')}>
          ${[undefined, ...filters].map(
            (each) =>
              html`<a href=${hrefWith({ show: each ?? null })} aria-current=${this.filter === each ? 'true' : nothing}
                >${each ? t(`imports.show.${each}`) : t('app.all')}</a
              >`,
          )}
        </nav>
      </header>
      ${this.listView(chosen)}
    </div>
    ${
      chosen
        ? keyed(
            chosen,
            html`<desk-import-run
              .run=${chosen}
              .seen=${value?.runs.find((run) => run.id === chosen)}
              @desk:close=${() => navigate(hrefWith({ run: null }), { replace: true })}
            ></desk-import-run>`,
          )
        : nothing
    }`;
  }

  private listView(chosen: string | null): TemplateResult {
    const { value, error } = this.list;
    if (error && !value) return errorView(error, () => this.list.start());
    if (!value) return boneRows(5);
    if (value.runs.length === 0) return this.emptyView();
    const agencies = new Set(value.runs.map((run) => run.agency.id)).size > 1;
    return html`<table aria-busy=${this.list.busy ? 'true' : nothing}>
        <thead>
          <tr>
            <th scope="col">${t('imports.column.delivery')}</th>
            <th scope="col">${t('imports.column.state')}</th>
            <th scope="col">${t('imports.column.result')}</th>
            <th scope="col">${t('imports.column.issues')}</th>
            <th scope="col">${t('imports.column.received')}</th>
          </tr>
        </thead>
        <tbody>
          ${value.runs.map((run) => this.rowView(run, run.id === chosen, agencies))}
        </tbody>
      </table>
      ${
        value.end
          ? html`<button class="button small more" type="button" @click=${this.loadMore}>${t('app.more')}</button>`
          : nothing
      }`;
  }

  private rowView(run: ImportRun, chosen: boolean, agencies: boolean): TemplateResult {
    const { locale } = speech.value;
    const took =
      run.startedAt && run.finishedAt
        ? duration(locale, Date.parse(run.finishedAt) - Date.parse(run.startedAt))
        : undefined;
    const below = [agencies ? run.agency.name : '', run.software].filter(Boolean).join(' · ');
    return html`<tr class=${chosen ? 'chosen' : ''}>
      <td class="delivery">
        <a class="open" href=${hrefWith({ run: run.id })}>${run.fileName}</a>
        <span class="muted small cut">${below || nothing}</span>
      </td>
      <td class="state">
        <span class="tag ${toneOf[run.state]}">${t(`imports.state.${run.state}`)}</span>
        ${took && !isRunning(run) ? html`<span class="muted small num nowrap"> · ${took}</span>` : nothing}
        ${progressView(run, Date.now())}
      </td>
      <td class="small num">${run.reason && !isRunning(run) && !countsOf(run) ? run.reason.message : countsOf(run)}</td>
      <td class="small num nowrap">
        ${run.refused ? html`<span class="tag bad">${t('imports.refused', { count: run.refused })}</span>` : nothing}
        ${run.warnings ? html`<span class="muted">${t('imports.warnings', { count: run.warnings })}</span>` : nothing}
      </td>
      <td class="received small num muted">
        <time datetime=${run.createdAt} title=${shortDateTime(locale, run.createdAt)}>${ago(locale, run.createdAt)}</time>
      </td>
    </tr>`;
  }

  private emptyView(): TemplateResult {
    if (this.filter) {
      return blankView({
        icon: searchIcon,
        title: t('imports.none.title'),
        text: t('imports.none.text'),
        action: html`<a class="button" href=${route.value.path}>${t('imports.none.clear')}</a>`,
      });
    }
    const support = supportEmail();
    return blankView({
      icon: importIcon,
      title: t('imports.empty.title'),
      text: t('imports.empty.text'),
      action: support
        ? html`<a class="button primary" href="mailto:${support}">${t('imports.empty.support')}</a>`
        : undefined,
    });
  }
}

customElements.define('desk-imports', ImportsPage);
