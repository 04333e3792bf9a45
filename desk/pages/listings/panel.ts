import { css, html, nothing, type TemplateResult } from 'lit';
import { DeskElement } from '../../core/element.ts';
import { formatNumber, formatUnit, shortDateTime } from '../../core/format.ts';
import { speech, t } from '../../core/i18n.ts';
import { editIcon, homeIcon } from '../../core/icons.ts';
import { Load } from '../../core/load.ts';
import { isMember, request, session } from '../../core/session.ts';
import { deskStyles } from '../../core/styles.ts';
import { blankView, errorView } from '../../core/views.ts';
import { type ListingDetail, listingDocument, type OfferLink } from './documents.ts';
import { agentOf, placeOf, priceOf, statusTone, titleOf } from './words.ts';
import '../../core/dialog.ts';
import './edit.ts';
import './offer-link.ts';
import './overrides.ts';
import type { DeskEditListing } from './edit.ts';

/** One listing beside the list: its facts, and how offers on it are taken. */
export class DeskListing extends DeskElement {
  static override properties = {
    listing: {},
    editing: { state: true },
    leaving: { state: true },
  };
  declare listing: string;
  declare private editing: boolean;
  /** Asks whether to lose what was typed: on the way back to the listing, or out of it. */
  declare private leaving: 'form' | 'panel' | undefined;

  static override styles = [
    deskStyles,
    css`
      img {
        display: block;
        width: 100%;
        aspect-ratio: 16 / 9;
        border-radius: var(--radius);
        object-fit: cover;
        background: var(--chosen);
      }
      .stack {
        display: grid;
        gap: 24px;
      }
      .bone.wide {
        height: auto;
        aspect-ratio: 16 / 9;
        border-radius: var(--radius);
      }
    `,
  ];

  private readonly load = new Load(this, async (signal) => {
    const { listing } = await request(listingDocument, { id: this.listing, language: speech.value.language }, signal);
    return { listing };
  });

  constructor() {
    super();
    this.editing = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.load.start();
  }

  private linkChanged(listing: ListingDetail, offerLink: OfferLink): void {
    this.load.set({ listing: { ...listing, offerLink } });
    this.dispatchEvent(new CustomEvent('desk:changed'));
  }

  private get form(): DeskEditListing | null {
    return this.renderRoot.querySelector('desk-edit-listing');
  }

  private edited(listing: ListingDetail): void {
    this.load.set({ listing });
    this.dispatchEvent(new CustomEvent('desk:changed'));
  }

  /** Back to the listing or out of it; what was typed is not lost without a word. */
  private leave(to: 'form' | 'panel'): void {
    if (this.editing && this.form?.isDirty) this.leaving = to;
    else this.left(to);
  }

  private left(to: 'form' | 'panel'): void {
    this.leaving = undefined;
    this.editing = false;
    if (to === 'panel') this.dispatchEvent(new CustomEvent('desk:close'));
    else void this.focusEdit();
  }

  private async focusEdit(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#edit')?.focus();
  }

  protected override render(): TemplateResult {
    const { value, error } = this.load;
    const heading = value ? (value.listing ? titleOf(value.listing) : t('listings.notFound.title')) : t('app.loading');
    return html`<desk-dialog
      side
      open
      heading=${this.editing ? t('edit.title') : heading}
      @desk:close=${() => this.leave('panel')}
    >
      ${error ? errorView(error, () => this.load.start()) : value ? this.bodyView(value.listing) : this.waitingView()}
      ${this.editing ? this.buttonsView() : nothing}
    </desk-dialog>
    ${this.leavingView()}`;
  }

  private buttonsView(): TemplateResult {
    return html`<div slot="footer">
      <button class="button" type="button" @click=${() => this.leave('form')}>${t('app.cancel')}</button>
      <button class="button primary" type="button" @click=${() => this.form?.save()}>${t('edit.save')}</button>
    </div>`;
  }

  private leavingView(): TemplateResult {
    const { leaving } = this;
    const stay = () => {
      this.leaving = undefined;
    };
    return html`<desk-dialog .open=${Boolean(leaving)} heading=${t('edit.discard.title')} @desk:close=${stay}>
      <p>${t('edit.discard.text')}</p>
      <div slot="footer">
        <button class="button" type="button" @click=${stay}>${t('edit.discard.keep')}</button>
        <button class="button danger" type="button" @click=${() => leaving && this.left(leaving)}>
          ${t('edit.discard')}
        </button>
      </div>
    </desk-dialog>`;
  }

  private waitingView(): TemplateResult {
    return html`<div class="stack" aria-hidden="true">
      <span class="bone wide"></span><span class="bone w3"></span><span class="bone w4"></span><span class="bone w2"></span>
    </div>`;
  }

  private bodyView(listing: ListingDetail | null): TemplateResult {
    if (!listing)
      return blankView({ icon: homeIcon, title: t('listings.notFound.title'), text: t('listings.notFound.text') });
    const edited = (event: CustomEvent<ListingDetail>) => this.edited(event.detail);
    if (this.editing) {
      return html`<desk-edit-listing
        .listing=${listing}
        @desk:edited=${edited}
        @desk:saved=${() => this.left('form')}
      ></desk-edit-listing>`;
    }
    const picture = listing.media[0]?.url;
    const now = session.value;
    const member = now.state === 'signed-in' && isMember(now.viewer);
    return html`<div class="stack">
      <desk-overrides
        conflicts
        .listing=${listing}
        ?hidden=${!listing.overrides?.some(({ conflict }) => conflict)}
        @desk:edited=${edited}
        @desk:settled=${this.focusEdit}
      ></desk-overrides>
      ${picture ? html`<img src=${picture} alt="" />` : nothing} ${this.factsView(listing)}
      ${
        listing.editableFields
          ? html`<div class="row">
              <button
                class="button"
                type="button"
                id="edit"
                @click=${() => {
                  this.editing = true;
                }}
              >
                ${editIcon}${t('edit.open')}
              </button>
            </div>`
          : nothing
      }
      <desk-overrides
        .listing=${listing}
        ?hidden=${!listing.overrides?.some(({ conflict }) => !conflict)}
        @desk:edited=${edited}
        @desk:settled=${this.focusEdit}
      ></desk-overrides>
      ${
        member
          ? html`<desk-offer-link
              .listing=${listing}
              @desk:link=${(event: CustomEvent<OfferLink>) => this.linkChanged(listing, event.detail)}
            ></desk-offer-link>`
          : nothing
      }
    </div>`;
  }

  private factsView(listing: ListingDetail): TemplateResult {
    const { locale } = speech.value;
    const area = (value: number | null) => value && formatUnit(locale, value, 'm²');
    const count = (value: number | null) => value && formatNumber(locale, value);
    const address = [[listing.streetName, listing.streetNumber].filter(Boolean).join(' '), placeOf(listing)]
      .filter(Boolean)
      .join(', ');
    const facts: [string, unknown][] = [
      [
        t('listings.column.status'),
        html`<span class="tag ${statusTone[listing.standardStatus]}">${t(`listings.status.${listing.standardStatus}`)}</span>`,
      ],
      [
        listing.listPrice || !listing.leaseAmount ? t('listings.fact.price') : t('listings.fact.rent'),
        priceOf(listing, locale),
      ],
      [t('listings.fact.number'), listing.listingId],
      [t('listings.fact.livingArea'), area(listing.livingArea)],
      [t('listings.fact.lot'), area(listing.lotSizeArea)],
      [t('listings.fact.rooms'), count(listing.roomsTotal)],
      [t('listings.fact.bedrooms'), count(listing.bedroomsTotal)],
      [t('listings.fact.year'), listing.yearBuilt],
      [t('listings.fact.agent'), agentOf(listing)],
      [t('listings.fact.updated'), shortDateTime(locale, listing.updatedAt)],
    ];
    return html`<dl class="facts num" aria-label=${t('listings.facts')}>
      ${address ? html`<div class="wide"><dt>${t('listings.fact.address')}</dt><dd>${address}</dd></div>` : nothing}
      ${facts.map(([label, value]) => (value ? html`<div><dt>${label}</dt><dd>${value}</dd></div>` : nothing))}
    </dl>`;
  }
}

customElements.define('desk-listing', DeskListing);
