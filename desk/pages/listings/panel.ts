import { css, html, nothing, type TemplateResult } from 'lit';
import { DeskElement } from '../../core/element.ts';
import { formatNumber, formatUnit, shortDateTime } from '../../core/format.ts';
import { speech, t } from '../../core/i18n.ts';
import { homeIcon } from '../../core/icons.ts';
import { Load } from '../../core/load.ts';
import { isMember, request, session } from '../../core/session.ts';
import { deskStyles } from '../../core/styles.ts';
import { blankView, errorView } from '../../core/views.ts';
import { type ListingDetail, listingDocument, type OfferLink } from './documents.ts';
import { agentOf, placeOf, priceOf, statusTone, titleOf } from './words.ts';
import '../../core/dialog.ts';
import './offer-link.ts';

/** One listing beside the list: its facts, and how offers on it are taken. */
export class DeskListing extends DeskElement {
  static override properties = { listing: {} };
  declare listing: string;

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

  override connectedCallback(): void {
    super.connectedCallback();
    this.load.start();
  }

  private linkChanged(listing: ListingDetail, offerLink: OfferLink): void {
    this.load.set({ listing: { ...listing, offerLink } });
    this.dispatchEvent(new CustomEvent('desk:changed'));
  }

  protected override render(): TemplateResult {
    const { value, error } = this.load;
    const heading = value ? (value.listing ? titleOf(value.listing) : t('listings.notFound.title')) : t('app.loading');
    return html`<desk-dialog
      side
      open
      heading=${heading}
      @desk:close=${() => this.dispatchEvent(new CustomEvent('desk:close'))}
    >
      ${error ? errorView(error, () => this.load.start()) : value ? this.bodyView(value.listing) : this.waitingView()}
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
    const picture = listing.media[0]?.url;
    const now = session.value;
    const member = now.state === 'signed-in' && isMember(now.viewer);
    return html`<div class="stack">
      ${picture ? html`<img src=${picture} alt="" />` : nothing} ${this.factsView(listing)}
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
