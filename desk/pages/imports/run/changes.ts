import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { DeskElement } from '../../../core/element.ts';
import { formatNumber } from '../../../core/format.ts';
import { speech, t } from '../../../core/i18n.ts';
import { Paged } from '../../../core/paged.ts';
import { request } from '../../../core/session.ts';
import { deskStyles } from '../../../core/styles.ts';
import { errorView } from '../../../core/views.ts';
import { type ImportItem, type ImportRun, type ItemAction, itemsDocument, removalsDocument } from '../documents.ts';
import { isRunning } from '../runs.ts';
import { changeLabel, changeValue } from './change-words.ts';

const PAGE_SIZE = 10;

const number = (value: number): string => formatNumber(speech.value.locale, value);

/** What a delivery did, or would do: new, changed field by field, and gone, beside each other. */
export class DeskImportChanges extends DeskElement {
  static override properties = { run: { attribute: false } };
  declare run: ImportRun;

  static override styles = [
    deskStyles,
    css`
      :host {
        container-type: inline-size;
      }
      section {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 16px;
      }
      .columns {
        display: grid;
        grid-template-columns: minmax(0, 1fr) minmax(0, 1.4fr) minmax(0, 1fr);
        align-items: start;
        gap: 16px;
      }
      .column {
        min-width: 0;
        border: 1px solid var(--border);
        border-radius: var(--radius);
      }
      .column h3 {
        display: flex;
        justify-content: space-between;
        gap: 8px;
        padding: 8px 12px;
        border-bottom: 1px solid var(--border);
        border-radius: var(--radius) var(--radius) 0 0;
        background: var(--hover);
        font-size: 13px;
      }
      .column li {
        padding: 10px 12px;
      }
      .column li + li {
        border-top: 1px solid var(--border);
      }
      .column > p,
      .column > .button,
      .column > .bone {
        margin: 12px;
      }
      .title {
        font-weight: 550;
        line-height: 20px;
        overflow-wrap: anywhere;
      }
      a.title {
        display: inline-block;
        min-width: 24px;
        line-height: 24px;
        color: inherit;
      }
      dl {
        display: grid;
        gap: 8px;
        margin: 8px 0 0;
      }
      dt {
        color: var(--muted);
        font-size: 12px;
        line-height: 16px;
      }
      dd {
        font-size: 13px;
        line-height: 20px;
        overflow-wrap: anywhere;
      }
      del {
        color: var(--muted);
        text-decoration: line-through;
      }
      ins {
        text-decoration: none;
        font-weight: 550;
      }
      .text {
        display: -webkit-box;
        overflow: hidden;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 3;
      }
      @container (max-width: 760px) {
        .columns {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ];

  private readonly created = this.items('CREATE');
  private readonly altered = this.items('UPDATE');
  private readonly deleted = this.items('REMOVE');
  private readonly absent = new Paged<ImportItem>(this, async (after, signal) => {
    const variables = { id: this.run.id, first: PAGE_SIZE, ...(after && { after }) };
    return (await request(removalsDocument, variables, signal)).node?.removals;
  });

  private items(action: ItemAction): Paged<ImportItem> {
    return new Paged<ImportItem>(this, async (after, signal) => {
      const variables = { id: this.run.id, action: [action], first: PAGE_SIZE, ...(after && { after }) };
      return (await request(itemsDocument, variables, signal)).node?.items;
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.load();
  }

  private load(keep = false): void {
    for (const list of [this.created, this.altered, this.deleted, this.absent]) list.start({ keep });
  }

  protected override willUpdate(changed: PropertyValues): void {
    const before = changed.get('run') as ImportRun | undefined;
    if (before && before.state !== this.run.state && !isRunning(this.run)) this.load(true);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { run } = this;
    const lists = [this.created, this.altered, this.deleted, this.absent];
    const failed = lists.find(({ error, value }) => error && !value)?.error;
    if (failed) return errorView(failed, () => this.load());
    if (lists.every(({ value }) => value?.total === 0) && !isRunning(run)) return nothing;
    const would = run.dryRun;
    const gone = (this.deleted.value?.total ?? 0) + (this.isDecided ? (this.absent.value?.total ?? 0) : 0);
    return html`<section aria-labelledby="changes">
      <h2 id="changes">${t(would ? 'imports.changes.would' : 'imports.changes')}</h2>
      <div class="columns">
        <div class="column">
          <h3><span>${t('imports.column.new')}</span><span class="num">${number(run.created)}</span></h3>
          ${this.listView(this.created, (item) => this.itemView(item))}
        </div>
        <div class="column">
          <h3><span>${t('imports.column.changed')}</span><span class="num">${number(run.updated)}</span></h3>
          ${this.listView(this.altered, (item) => this.changedView(item))}
        </div>
        <div class="column">
          <h3><span>${t('imports.column.gone')}</span><span class="num">${number(gone)}</span></h3>
          ${
            run.state === 'HELD'
              ? html`<p class="small muted">${t('imports.gone.held')}</p>`
              : run.decision === 'REFUSED' && this.deleted.value?.total === 0
                ? html`<p class="small muted">${t('imports.decided.REFUSED')}</p>`
                : this.goneView()
          }
        </div>
      </div>
    </section>`;
  }

  /** Whether what the delivery left out has gone, or would go: not while it waits, not when it was kept. */
  private get isDecided(): boolean {
    return this.run.state !== 'HELD' && this.run.decision !== 'REFUSED';
  }

  private goneView(): unknown {
    const [deleted, absent] = [this.deleted.value, this.isDecided ? this.absent.value : undefined];
    if (deleted?.total === 0 && absent?.total === 0) return html`<p class="small muted">${t('imports.none')}</p>`;
    return html`${deleted?.total ? this.listView(this.deleted, (item) => this.itemView(item)) : nothing}
    ${absent?.total ? this.listView(this.absent, (item) => this.itemView(item)) : nothing}
    ${deleted ? nothing : html`<span class="bone w3"></span>`}`;
  }

  private listView(list: Paged<ImportItem>, row: (item: ImportItem) => TemplateResult): unknown {
    const { value } = list;
    if (!value) return html`<span class="bone w4"></span><span class="bone w3"></span>`;
    if (value.items.length === 0) return html`<p class="small muted">${t('imports.none')}</p>`;
    return html`<ul>
        ${value.items.map((item) => html`<li>${row(item)}</li>`)}
      </ul>
      ${
        value.end
          ? html`<button
              class="button small"
              type="button"
              aria-disabled=${list.more ? 'true' : nothing}
              @click=${() => list.loadMore()}
            >
              ${t('imports.moreOf', { done: value.items.length, total: value.total })}
            </button>`
          : nothing
      }`;
  }

  private itemView(item: ImportItem): TemplateResult {
    const below = [item.number, item.city].filter(Boolean).join(' · ');
    const title = item.title ?? t('listings.untitled');
    return html`${
      item.listing
        ? html`<a class="title" href="/desk/listings?listing=${encodeURIComponent(item.listing.id)}">${title}</a>`
        : html`<span class="title">${title}</span>`
    }
      <div class="small muted">${below}${item.undone ? ` · ${t('imports.undone')}` : ''}</div>`;
  }

  private changedView(item: ImportItem): TemplateResult {
    const { listing, changes } = item;
    const currency =
      listing?.listPrice?.currency ?? listing?.leaseAmount?.currency ?? this.run.agency?.currency ?? 'EUR';
    return html`${this.itemView(item)}
      ${
        changes.length === 0
          ? html`<p class="small muted">${t('imports.changes.inside')}</p>`
          : html`<dl>
              ${changes.map(({ field, before, after }) => {
                const [was, now] = [before, after].map((value) => changeValue(field, value, currency));
                return html`<div>
                  <dt>${changeLabel(field)}</dt>
                  <dd>
                    <del class="text"><span class="sr">${t('imports.before')} </span>${was ?? t('edit.nothingThere')}</del>
                    <ins class="text"><span class="sr">${t('imports.after')} </span>${now ?? t('edit.nothingThere')}</ins>
                  </dd>
                </div>`;
              })}
            </dl>`
      }`;
  }
}

customElements.define('desk-import-changes', DeskImportChanges);
