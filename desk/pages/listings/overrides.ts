import { css, html, nothing, type TemplateResult } from 'lit';
import { DeskElement } from '../../core/element.ts';
import { t } from '../../core/i18n.ts';
import { alertIcon } from '../../core/icons.ts';
import { deskStyles } from '../../core/styles.ts';
import type { ListingDetail, Override } from './documents.ts';
import { fieldLabel, valueWords } from './edit-words.ts';
import { overrideView, Settle } from './settle.ts';

/**
 * The fields of a listing that were edited here: with `conflicts` those that the agency's software has changed since,
 * else the others.
 *
 * @fires desk:edited - the listing as it is now
 */
export class DeskOverrides extends DeskElement {
  static override properties = { listing: { attribute: false }, conflicts: { type: Boolean } };
  declare listing: ListingDetail;
  declare conflicts: boolean;

  static override styles = [
    deskStyles,
    css`
      section {
        display: grid;
        gap: 12px;
      }
      section.notice {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
      }
      .notice h2 {
        font-size: 15px;
        line-height: 20px;
      }
      ul {
        display: grid;
        gap: 16px;
      }
      .notice ul {
        grid-column: 1 / -1;
      }
      li {
        display: grid;
        gap: 4px;
        overflow-wrap: anywhere;
      }
      li .row {
        margin-top: 4px;
      }
      summary {
        padding: 4px 0;
        font-weight: 600;
        cursor: pointer;
      }
      details ul {
        padding-top: 12px;
      }
    `,
  ];

  constructor() {
    super();
    this.conflicts = false;
  }

  private readonly settle = new Settle(this, async (listing) => {
    this.listing = listing;
    this.dispatchEvent(new CustomEvent<ListingDetail>('desk:edited', { detail: listing }));
    await this.updateComplete;
    // What was pressed is gone: the next one, else the panel says where to go on.
    const next = this.renderRoot.querySelector<HTMLElement>('li button, summary');
    if (next) next.focus();
    else this.dispatchEvent(new CustomEvent('desk:settled'));
  });

  protected override render(): TemplateResult | typeof nothing {
    const shown = (this.listing.overrides ?? []).filter(({ conflict }) => conflict === this.conflicts);
    if (shown.length === 0) return nothing;
    const list = html`<ul>
      ${shown.map((override) => this.itemView(override))}
    </ul>`;
    if (!this.conflicts) {
      return html`<details>
        <summary>${t('edit.changed', { count: shown.length })}</summary>
        ${list}
      </details>`;
    }
    return html`<section class="notice warn" aria-labelledby="title">
      ${alertIcon}
      <h2 id="title">${t('edit.conflicts', { count: shown.length })}</h2>
      ${list}
    </section>`;
  }

  private itemView(override: Override): TemplateResult {
    const { listing, settle } = this;
    const ours = override.conflict ? '' : `: ${valueWords(listing, override.field, override.kind, override.value)}`;
    return html`<li>
      <span><strong>${fieldLabel(override.field)}</strong>${ours}</span>
      ${overrideView({ listing, override, settle, by: true })}
    </li>`;
  }
}

customElements.define('desk-overrides', DeskOverrides);
