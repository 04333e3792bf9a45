import { css, html, nothing, type TemplateResult } from 'lit';
import { Act } from '../../../core/act.ts';
import { DeskElement } from '../../../core/element.ts';
import { t } from '../../../core/i18n.ts';
import { Load } from '../../../core/load.ts';
import { Paged } from '../../../core/paged.ts';
import { request } from '../../../core/session.ts';
import { deskStyles } from '../../../core/styles.ts';
import { toast } from '../../../core/toast.ts';
import { errorView } from '../../../core/views.ts';
import {
  type ImportItem,
  type ImportRun,
  refuseDocument,
  releaseDocument,
  removalsDocument,
  stockDocument,
} from '../documents.ts';
import { countHeld } from '../held.ts';
import { shareOf } from '../runs.ts';
import { isAdmin, viewer } from '../words.ts';
import '../../../core/dialog.ts';

const PAGE_SIZE = 50;

/**
 * Listings that a delivery left out and that a guard keeps: which, how much of the stock, and the two ways on.
 *
 * @fires desk:run - the run after the decision
 */
export class DeskImportHeld extends DeskElement {
  static override properties = { run: { attribute: false }, asking: { state: true } };
  declare run: ImportRun;
  declare private asking: boolean;

  static override styles = [
    deskStyles,
    css`
      .card {
        border-color: color-mix(in srgb, var(--warn) 45%, var(--border));
        background: var(--warn-soft);
      }
      .share {
        display: grid;
        gap: 6px;
      }
      .bar {
        display: block;
        height: 8px;
        border-radius: 4px;
        background: var(--surface);
        overflow: hidden;
      }
      .bar rect {
        fill: var(--warn);
      }
      .bar svg {
        display: block;
        width: 100%;
        height: 8px;
      }
      .list {
        max-height: 400px;
        border: 1px solid var(--border);
        border-radius: var(--radius);
        background: var(--surface);
        overflow: auto;
      }
      .list table {
        table-layout: fixed;
      }
      .list td {
        overflow-wrap: anywhere;
      }
      .list a {
        display: inline-block;
        min-width: 24px;
        line-height: 24px;
      }
      .list .number {
        width: 22%;
      }
      .list .city {
        width: 26%;
      }
      .list .button {
        margin: 8px;
      }
      .list .bone {
        margin: 16px;
      }
      @media (max-width: 960px) {
        .list .number,
        .list .city {
          width: auto;
        }
      }
    `,
  ];

  private readonly removals = new Paged<ImportItem>(this, async (after, signal) => {
    const variables = { id: this.run.id, first: PAGE_SIZE, ...(after && { after }) };
    return (await request(removalsDocument, variables, signal)).node?.removals;
  });
  private readonly stock = new Load(this, async (signal) => {
    const { agency } = this.run;
    return agency ? (await request(stockDocument, { agency: agency.id }, signal)).listings.totalCount : 0;
  });
  private readonly act = new Act(this);

  constructor() {
    super();
    this.asking = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.removals.start();
    this.stock.start();
  }

  private async decide(release: boolean): Promise<void> {
    const { id } = this.run;
    const count = this.removals.value?.total ?? 0;
    const done = await this.act.run(async () =>
      release
        ? (await request(releaseDocument, { id })).releaseRemovals
        : (await request(refuseDocument, { id })).refuseRemovals,
    );
    this.asking = false;
    if (!done) return;
    toast(t(release ? 'imports.held.released' : 'imports.held.kept', { count }));
    countHeld(viewer());
    this.dispatchEvent(new CustomEvent('desk:run', { detail: done.run }));
  }

  protected override render(): TemplateResult {
    const { value, error } = this.removals;
    const total = value?.total ?? 0;
    const may = isAdmin();
    return html`<section class="card" aria-labelledby="held">
        <h2 id="held">${value ? t('imports.held.title', { count: total }) : t('app.loading')}</h2>
        <p>${this.run.reason?.message}</p>
        ${this.shareView(total)}
        ${error && !value ? errorView(error, () => this.removals.start()) : this.listView()}
        ${
          may
            ? html`<div class="row">
                <button
                  class="button danger"
                  type="button"
                  ?hidden=${!value}
                  @click=${() => {
                    this.asking = true;
                  }}
                >
                  ${t('imports.held.release', { count: total })}
                </button>
                <button
                  class="button"
                  type="button"
                  ?hidden=${!value}
                  aria-disabled=${this.act.busy ? 'true' : nothing}
                  @click=${() => this.decide(false)}
                >
                  ${t('imports.held.keep')}
                </button>
              </div>`
            : html`<p class="muted">${t('imports.held.operator')}</p>`
        }
      </section>
      ${may ? this.dialogView(total) : nothing}`;
  }

  private shareView(total: number): TemplateResult | typeof nothing {
    const share = shareOf(total, this.stock.value ?? 0);
    if (share === undefined) return nothing;
    return html`<div class="share">
      <div class="bar" aria-hidden="true">
        <svg viewBox="0 0 100 8" preserveAspectRatio="none"><rect width=${share * 100} height="8" /></svg>
      </div>
      <p class="small num">
        ${t('imports.held.share', { done: total, total: this.stock.value ?? 0, percent: Math.round(share * 100) })}
      </p>
    </div>`;
  }

  private listView(): TemplateResult {
    const { value } = this.removals;
    if (!value) return html`<div class="list"><span class="bone w4"></span><span class="bone w3"></span></div>`;
    return html`<div class="list" tabindex="0" role="region" aria-label=${t('imports.held.list')}>
      <table>
        <thead>
          <tr>
            <th scope="col" class="number">${t('listings.fact.number')}</th>
            <th scope="col">${t('listings.column.listing')}</th>
            <th scope="col" class="city">${t('listings.column.place')}</th>
          </tr>
        </thead>
        <tbody>
          ${value.items.map(
            ({ number, title, city, listing }) =>
              html`<tr>
                <td class="small num number">${number ?? t('app.unknown')}</td>
                <td>
                  ${
                    listing
                      ? html`<a href="/desk/listings?listing=${encodeURIComponent(listing.id)}">${title ?? t('listings.untitled')}</a>`
                      : (title ?? t('listings.untitled'))
                  }
                </td>
                <td class="small city">${city ?? t('app.unknown')}</td>
              </tr>`,
          )}
        </tbody>
      </table>
      ${
        value.end
          ? html`<button
              class="button small"
              type="button"
              aria-disabled=${this.removals.more ? 'true' : nothing}
              @click=${() => this.removals.loadMore()}
            >
              ${t('imports.moreOf', { done: value.items.length, total: value.total })}
            </button>`
          : nothing
      }
    </div>`;
  }

  private dialogView(total: number): TemplateResult {
    const close = () => {
      this.asking = false;
    };
    return html`<desk-dialog
      .open=${this.asking}
      heading=${t('imports.held.ask', { count: total })}
      @desk:close=${close}
    >
      <p>${t('imports.held.consequence')}</p>
      <div slot="footer">
        <button class="button" type="button" @click=${close}>${t('app.cancel')}</button>
        <button
          class="button danger"
          type="button"
          aria-disabled=${this.act.busy ? 'true' : nothing}
          @click=${() => this.decide(true)}
        >
          ${t('imports.held.release', { count: total })}
        </button>
      </div>
    </desk-dialog>`;
  }
}

customElements.define('desk-import-held', DeskImportHeld);
