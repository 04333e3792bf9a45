import { css, html, nothing, type TemplateResult } from 'lit';
import { DeskElement } from '../../core/element.ts';
import { ago, duration, shortDateTime } from '../../core/format.ts';
import { speech, t } from '../../core/i18n.ts';
import { alertIcon, importIcon, searchIcon, uploadIcon } from '../../core/icons.ts';
import { Load } from '../../core/load.ts';
import { supportEmail } from '../../core/meta.ts';
import { Paged } from '../../core/paged.ts';
import { hrefWith, navigate, route } from '../../core/router.ts';
import { request } from '../../core/session.ts';
import { Watch } from '../../core/store.ts';
import { deskStyles } from '../../core/styles.ts';
import { blankView, boneRows, errorView } from '../../core/views.ts';
import { agencyChoices, type Named, sourceChoices } from './choices.ts';
import { type ImportRun, type RunFilter, runsDocument } from './documents.ts';
import { countHeld, heldCount } from './held.ts';
import { LiveRuns } from './live.ts';
import { IMPORTS, runAddress, SOURCES, UPLOAD } from './places.ts';
import { FILTERS, type Filter, isRunning, mergeRun, toneOf } from './runs.ts';
import type { Source } from './sources/documents.ts';
import { nameOf } from './sources/words.ts';
import { importTabs } from './tabs.ts';
import { countsOf, isAdmin, ownAgencies, progressView, viewer } from './words.ts';

const PAGE_SIZE = 50;
const filters = Object.keys(FILTERS) as Filter[];

/** The deliveries of the agencies, newest first, as they happen. */
export class DeskImportRuns extends DeskElement {
  static override styles = [
    deskStyles,
    css`
      .filters {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px 12px;
        margin-bottom: 12px;
      }
      .filters select.field {
        width: auto;
        max-width: 240px;
        min-height: 36px;
      }
      .held {
        margin-bottom: 16px;
        align-items: center;
      }
      .held p {
        flex: 1;
        max-width: none;
      }
      .delivery {
        width: 32%;
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
      @media (prefers-reduced-motion: no-preference) {
        tr.fresh td {
          animation: arrive 2s ease-out;
        }
        @keyframes arrive {
          from {
            background: var(--tint);
          }
        }
      }
      @media (max-width: 960px) {
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
        .filters .segments {
          display: flex;
          width: 100%;
          flex-wrap: nowrap;
          overflow-x: auto;
        }
        .filters .segments a {
          flex: 1;
          padding-inline: 8px;
          text-align: center;
        }
        .filters select.field {
          flex: 1 1 140px;
          min-width: 0;
          min-height: 44px;
        }
      }
    `,
  ];

  private readonly list = new Paged<ImportRun>(this, async (after, signal) => {
    const { importRuns } = await request(
      runsDocument,
      { first: PAGE_SIZE, filter: this.filter, ...(after && { after }) },
      signal,
    );
    return importRuns;
  });
  private readonly choices = new Load(this, async (signal): Promise<{ agencies: Named[]; sources: Source[] }> => {
    const [agencies, sources] = await Promise.all([agencyChoices(signal), sourceChoices(undefined, signal)]);
    return { agencies, sources };
  });
  private readonly live = new LiveRuns(this, {
    changed: (run) => this.changed(run),
    back: () => this.list.start({ keep: true }),
  });
  private readonly fresh = new Set<string>();
  private asked: string | undefined;
  private clock: ReturnType<typeof setInterval> | undefined;

  constructor() {
    super();
    new Watch(this, route, heldCount);
  }

  private get show(): Filter | undefined {
    return filters.find((each) => each === route.value.query.get('show'));
  }

  private get filter(): RunFilter {
    const { query } = route.value;
    const [agency, source] = [query.get('agency'), query.get('source')];
    return { ...(this.show && { state: FILTERS[this.show] }), ...(agency && { agency }), ...(source && { source }) };
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.clock = setInterval(() => this.requestUpdate(), 5_000);
    if (isAdmin() || ownAgencies().length > 0) this.choices.start();
    countHeld(viewer());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.clock);
  }

  protected override willUpdate(): void {
    if (route.value.path !== IMPORTS) return;
    const asked = `${JSON.stringify(this.filter)} ${speech.value.language}`;
    if (asked === this.asked) return;
    const again = this.asked !== undefined;
    this.asked = asked;
    this.list.start({ keep: again });
  }

  private changed(run: ImportRun): void {
    const { value } = this.list;
    if (!value) return;
    const before = value.items.find((each) => each.id === run.id);
    if (run.state === 'HELD' || before?.state === 'HELD') countHeld(viewer());
    if (!before && !this.belongs(run)) return;
    if (!before) this.fresh.add(run.id);
    this.list.set({ ...value, total: value.total + (before ? 0 : 1), items: mergeRun(value.items, run) });
  }

  /** Whether a run that just came is among those asked for; by way in that is not known from the message. */
  private belongs(run: ImportRun): boolean {
    const { state, agency, source } = this.filter;
    if (source) {
      if (!state || state.includes(run.state)) this.list.start({ keep: true });
      return false;
    }
    return (!state || state.includes(run.state)) && (!agency || agency === run.agency?.id);
  }

  protected override render(): TemplateResult {
    const { value } = this.list;
    const mayUpload = isAdmin() || ownAgencies().length > 0;
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
        ${mayUpload ? html`<a class="button" href=${UPLOAD}>${uploadIcon}${t('imports.upload')}</a>` : nothing}
      </header>
      ${importTabs()} ${this.heldView()} ${this.filtersView()} ${this.listView()}
    </div>`;
  }

  private heldView(): TemplateResult | typeof nothing {
    const count = heldCount.value;
    if (count === 0 || this.show === 'held') return nothing;
    return html`<div class="notice warn held">
      ${alertIcon}
      <p>${t('imports.held.banner', { count })}</p>
      <a class="button small" href=${hrefWith({ show: 'held', agency: null, source: null })}>${t('imports.held.see')}</a>
    </div>`;
  }

  private filtersView(): TemplateResult {
    const { query } = route.value;
    const { agencies = [], sources = [] } = this.choices.value ?? {};
    const agency = query.get('agency');
    const shown = sources.filter((each) => !agency || !each.agency || each.agency.id === agency);
    const go = (changes: Record<string, string | null>) => navigate(hrefWith(changes), { replace: true });
    const choose = (name: string, all: string, list: readonly Named[], changes: Record<string, null> = {}) =>
      list.length < 2
        ? nothing
        : html`<select
            class="field"
            aria-label=${all}
            @change=${(event: Event) => go({ ...changes, [name]: (event.target as HTMLSelectElement).value })}
          >
            <option value="">${all}</option>
            ${list.map(
              (each) => html`<option value=${each.id} ?selected=${query.get(name) === each.id}>${each.name}</option>`,
            )}
          </select>`;
    return html`<div class="filters">
      <nav class="segments" aria-label=${t('imports.show')}>
        ${[undefined, ...filters].map(
          (each) =>
            html`<a href=${hrefWith({ show: each ?? null })} aria-current=${this.show === each ? 'true' : nothing}
              >${each ? t(`imports.show.${each}`) : t('app.all')}</a
            >`,
        )}
      </nav>
      ${choose('agency', t('imports.filter.agencies'), agencies, { source: null })}
      ${choose(
        'source',
        t('imports.filter.sources'),
        shown.map((each) => ({
          id: each.id,
          name: !agency && each.agency ? `${each.agency.name}: ${nameOf(each)}` : nameOf(each),
        })),
      )}
    </div>`;
  }

  private listView(): TemplateResult {
    const { value, error } = this.list;
    if (error && !value) return errorView(error, () => this.list.start());
    if (!value) return boneRows(5);
    if (value.items.length === 0) return this.emptyView();
    const agencies = isAdmin() || new Set(value.items.map((run) => run.agency?.id)).size > 1;
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
          ${value.items.map((run) => this.rowView(run, agencies))}
        </tbody>
      </table>
      ${
        value.end
          ? html`<button
              class="button small more"
              type="button"
              aria-disabled=${this.list.more ? 'true' : nothing}
              @click=${() => this.list.loadMore((run, runs) => runs.some(({ id }) => id === run.id))}
            >
              ${t('app.more')}
            </button>`
          : nothing
      }`;
  }

  private rowView(run: ImportRun, agencies: boolean): TemplateResult {
    const { locale } = speech.value;
    const took =
      run.startedAt && run.finishedAt
        ? duration(locale, Date.parse(run.finishedAt) - Date.parse(run.startedAt))
        : undefined;
    const below = [
      agencies ? (run.agency?.name ?? t('imports.nobody')) : '',
      t(`imports.door.${run.door}`),
      run.software,
    ].filter(Boolean);
    const said = countsOf(run);
    return html`<tr class=${this.fresh.has(run.id) ? 'fresh' : ''}>
      <td class="delivery">
        <a class="open" href=${runAddress(run.id)}>${run.fileName}</a>
        <span class="muted small cut">${below.join(' · ')}</span>
      </td>
      <td class="state">
        <span class="tag ${toneOf[run.state]}">${t(`imports.state.${run.state}`)}</span>
        ${took && !isRunning(run) ? html`<span class="muted small num nowrap"> · ${took}</span>` : nothing}
        ${progressView(run, Date.now())}
      </td>
      <td class="small num">
        ${
          run.state === 'WAITING'
            ? t('imports.explain.WAITING')
            : run.state === 'PREVIEWED'
              ? t('imports.would', { counts: said || t('imports.nothing') })
              : run.reason && !isRunning(run) && !said
                ? run.reason.message
                : run.state === 'HELD'
                  ? [said, t('imports.removalsWait')].filter(Boolean).join(' · ')
                  : said
        }
      </td>
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
    if (Object.keys(this.filter).length > 0) {
      return blankView({
        icon: searchIcon,
        title: t('imports.none.title'),
        text: t('imports.none.text'),
        action: html`<a class="button" href=${IMPORTS}>${t('imports.none.clear')}</a>`,
      });
    }
    const support = supportEmail();
    if (isAdmin()) {
      return blankView({
        icon: importIcon,
        title: t('imports.empty.title'),
        text: t('imports.empty.admin'),
        action: html`<a class="button primary" href="${SOURCES}?open=account">${t('sources.open')}</a>
          <a class="button" href=${UPLOAD}>${uploadIcon}${t('imports.upload')}</a>`,
      });
    }
    if (ownAgencies().length > 0) {
      return blankView({
        icon: importIcon,
        title: t('imports.empty.title'),
        text: t('imports.empty.executive'),
        action: html`<a class="button primary" href=${UPLOAD}>${uploadIcon}${t('imports.upload')}</a>
          <a class="button" href=${SOURCES}>${t('imports.empty.sources')}</a>`,
      });
    }
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

customElements.define('desk-import-runs', DeskImportRuns);
