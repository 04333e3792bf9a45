import { css, html, nothing, type TemplateResult } from 'lit';
import { DeskPage } from '../../core/element.ts';
import { speech, t } from '../../core/i18n.ts';
import { navigate, route, withQuery } from '../../core/router.ts';
import { deskStyles } from '../../core/styles.ts';
import { theme } from '../../core/theme.ts';
import '../../../widgets/offer-board/define.ts';

interface BoardFilter {
  status?: string | null;
  financing?: string | null;
  listing?: string | null;
  reference?: string | null;
}

/** The board, with its filters and the open offer in the address. */
export class OffersPage extends DeskPage {
  static override styles = [
    deskStyles,
    css`
      gatepost-offer-board {
        min-height: 480px;
      }
    `,
  ];

  private filtered({ detail }: CustomEvent<BoardFilter>): void {
    const { status = null, financing = null, listing = null, reference = null } = detail;
    this.go({ status, financing, listing, reference });
  }

  private opened({ detail }: CustomEvent<{ offer: string | null }>): void {
    this.go({ offer: detail.offer });
  }

  /** Replaced, not pushed: the board does not close an offer by itself when the address no longer names it. */
  private go(changes: Record<string, string | null>): void {
    const { path, query } = route.value;
    navigate(path + withQuery(query, changes), { replace: true });
  }

  protected override render(): TemplateResult {
    const { query } = route.value;
    const given = (name: string) => query.get(name) ?? nothing;
    return html`<div class="page">
      <h1 class="sr" tabindex="-1">${t('offers.title')}</h1>
      <gatepost-offer-board
        api="/"
        lang=${speech.value.locale}
        theme=${theme.value === 'system' ? nothing : theme.value}
        listing=${given('listing')}
        status=${given('status')}
        financing=${given('financing')}
        reference=${given('reference')}
        offer=${given('offer')}
        @gatepost:filter-changed=${this.filtered}
        @gatepost:offer-opened=${this.opened}
      ></gatepost-offer-board>
    </div>`;
  }
}

customElements.define('desk-offers', OffersPage);
