import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { GatepostElement } from '../core/base.ts';
import { GatepostError } from '../core/client.ts';
import { listingArguments, mediaUrl } from '../core/config.ts';
import { contactView } from '../core/contact.ts';
import { contactStyles } from '../core/contact-styles.ts';
import { formatAddress, formatDateTime, formatMoney } from '../core/format.ts';
import type { Catalogue } from '../core/i18n.ts';
import { Part } from '../core/part.ts';
import type { CoreWords } from '../core/words.ts';
import { type Listing, ListingDetail, type Media } from './documents.ts';
import { allFacts, type Fact, headline, mainPrice, paragraphs } from './facts.ts';
import type { FileMedia } from './files.ts';
import { galleryView } from './gallery.ts';
import { imageIcon, pinIcon } from './icons.ts';
import { listingDetailStyles } from './styles.ts';
import type { ListingDetailWords } from './words.ts';

type Words = ListingDetailWords & CoreWords;

const isDrawn = ({ contentType }: Media): boolean => !contentType || contentType.startsWith('image/');
/** What is neither a photo nor a plan that can be shown. */
const isFile = (each: Media): each is FileMedia =>
  each.category !== 'PHOTO' && !(each.category === 'FLOOR_PLAN' && isDrawn(each));

/**
 * A property: picture first, then title, place and price at one glance, facts, texts, energy, plans, and whom to write to.
 *
 * @tag gatepost-listing-detail
 * @attr key - publishable key
 * @attr listing - Relay id of the listing, or the number the agency gave it
 * @attr offer-href - where "Make an offer" leads; without it an offer form on the page is used, else one opens here
 * @fires gatepost:ready - the listing is shown; no detail
 * @fires gatepost:make-offer - "Make an offer" was pressed; detail `{ listing }`; cancelable
 * @fires gatepost:error - something failed; detail `{ code, message }`
 */
export class GatepostListingDetail extends GatepostElement<ListingDetailWords> {
  static override styles = [GatepostElement.styles, contactStyles, listingDetailStyles];
  static override properties = {
    ...GatepostElement.properties,
    listing: {},
    offerHref: { attribute: 'offer-href' },
    data: { state: true },
    missing: { state: true },
    at: { state: true },
    viewer: { state: true },
    viewerAt: { state: true },
    offering: { state: true },
  };

  declare listing: string | null;
  declare offerHref: string | null;
  declare private data: Listing | undefined;
  declare private missing: boolean;
  declare private at: number;
  /** What the full-screen viewer shows, while it is open. */
  declare private viewer: readonly Media[] | undefined;
  declare private viewerAt: number;
  declare private offering: boolean;

  protected override readonly catalogue: Catalogue<ListingDetailWords> = {
    en: () => import('./messages/en.ts'),
    fr: () => import('./messages/fr.ts'),
    de: () => import('./messages/de.ts'),
    ro: () => import('./messages/ro.ts'),
  };
  readonly #energy = new Part<typeof import('./certificate.ts')>(this, () => import('./certificate.ts'));
  readonly #files = new Part<typeof import('./files.ts')>(this, () => import('./files.ts'));
  readonly #viewer = new Part<typeof import('./viewer.ts')>(this, () => import('./viewer.ts'));
  protected override sources = ['api', 'publishableKey', 'dataKey', 'listing'];
  readonly #reached = new Set<number>();
  readonly #viewerReached = new Set<number>();

  constructor() {
    super();
    this.missing = false;
    this.at = 0;
    this.viewerAt = 0;
    this.offering = false;
  }

  protected override async load(signal: AbortSignal): Promise<void> {
    const { listing, authorization, speech } = this;
    if (!listing || !authorization) throw new GatepostError('MISCONFIGURED');
    const variables = { ...listingArguments(listing), language: speech.language };
    const answer = await this.client.request(ListingDetail, variables, signal);
    if (signal.aborted) return;
    this.missing = !answer.listing;
    if (answer.listing?.id !== this.data?.id) {
      this.at = 0;
      this.#reached.clear();
      this.offering = false;
    }
    this.data = answer.listing ?? undefined;
    this.adopt(answer.listing?.agency);
  }

  get #photos(): Media[] {
    return this.data?.media.filter((each) => each.category === 'PHOTO') ?? [];
  }

  // Gallery

  #near(reached: Set<number>, at: number): void {
    for (const index of [at, at + 1, at - 1]) if (index >= 0) reached.add(index);
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.#near(this.#reached, this.at);
    if (changed.has('viewer')) this.#viewerReached.clear();
    this.#near(this.#viewerReached, this.viewerAt);
  }

  #track(large: boolean): HTMLElement | null {
    return this.renderRoot.querySelector(large ? 'dialog .track' : '.track');
  }

  readonly #move = (to: number, smooth: boolean, large = false) => {
    const track = this.#track(large);
    if (!track) return;
    if (large) this.viewerAt = to;
    else this.at = to;
    const still = !smooth || matchMedia('(prefers-reduced-motion: reduce)').matches;
    track.scrollTo({ left: to * track.clientWidth, behavior: still ? 'instant' : 'smooth' });
  };

  #settleTimer: ReturnType<typeof setTimeout> | undefined;

  /** Where a swipe ended. */
  readonly #scrolled = (event: Event) => {
    const track = event.currentTarget as HTMLElement;
    clearTimeout(this.#settleTimer);
    this.#settleTimer = setTimeout(() => {
      const at = Math.round(track.scrollLeft / (track.clientWidth || 1));
      if (track.closest('dialog')) this.viewerAt = at;
      else this.at = at;
    }, 80);
  };

  async #openViewer(pictures: readonly Media[], at: number): Promise<void> {
    await this.#viewer.load(this.speech.language).catch(() => undefined);
    this.viewer = pictures;
    this.viewerAt = at;
    await this.updateComplete;
    this.renderRoot.querySelector('dialog')?.showModal();
    this.#move(at, false, true);
    this.#track(true)?.focus();
  }

  readonly #closeViewer = () => {
    const { viewer, viewerAt } = this;
    this.renderRoot.querySelector('dialog')?.close();
    this.viewer = undefined;
    if (viewer?.[0]?.category === 'PHOTO') this.#move(viewerAt, false);
  };

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (!changed.has('at')) return;
    const strip = this.renderRoot.querySelector<HTMLElement>('.thumbs');
    const thumb = strip?.children[this.at] as HTMLElement | undefined;
    if (strip && thumb)
      strip.scrollLeft = thumb.offsetLeft - strip.offsetLeft - (strip.clientWidth - thumb.clientWidth) / 2;
  }

  // Offer

  readonly #offer = async (event: Event) => {
    const handled = !this.emit('gatepost:make-offer', { listing: this.data?.id }, true);
    if (handled) return event.preventDefault();
    if (this.offerHref) return;
    const form = document.querySelector<HTMLElement>('gatepost-offer-form');
    if (form) {
      form.scrollIntoView({ block: 'start', behavior: 'smooth' });
      return;
    }
    this.offering = true;
    await Promise.all([import('../offer-form/define.ts'), this.updateComplete]);
    this.renderRoot.querySelector('.offer-slot')?.scrollIntoView({ block: 'start', behavior: 'smooth' });
  };

  // Drawing

  protected override body(words: Words): TemplateResult {
    if (this.missing) return this.message({ title: words.missingTitle, text: words.missingText });
    const { data } = this;
    if (!data) return this.waiting(words);
    return html`<article class="card">
        ${this.#picturesView(data, words)}
        <div class="page">
          <div class="main">
            ${this.#leadView(data, words)} ${this.#factsView(data, words)} ${this.#textsView(data, words)}
            ${this.#energyView(data, words)} ${this.#plansView(words)} ${this.#filesView(words)}
          </div>
          <div class="side">${this.#sideView(data, words)}</div>
        </div>
        ${
          this.offering
            ? html`<gatepost-offer-form
                class="offer-slot"
                .api=${this.api}
                .publishableKey=${this.authorization ?? null}
                .listing=${data.id}
                .theme=${this.theme}
                lang=${this.speech.locale}
              ></gatepost-offer-form>`
            : nothing
        }
      </article>
      ${this.#viewerView(data, words)}`;
  }

  #picturesView(data: Listing, words: Words): TemplateResult {
    const pictures = this.#photos;
    if (pictures.length === 0)
      return html`<div class="none" part="gallery">${imageIcon}<p>${words.noPicture}</p></div>`;
    return html`${galleryView({
      pictures,
      at: this.at,
      reached: this.#reached,
      large: false,
      base: this.base,
      alt: data.title ?? '',
      words,
      onMove: (to, smooth) => this.#move(to, smooth),
      onScroll: this.#scrolled,
      onExpand: () => void this.#openViewer(pictures, this.at),
    })}
    ${
      pictures.length > 1
        ? html`<div class="thumbs" part="thumbs">
            ${pictures.map((picture, index) => {
              const source = mediaUrl(picture.thumb, this.base);
              return html`<button
                class="thumb"
                type="button"
                aria-label=${words.picture(index + 1, pictures.length)}
                aria-current=${index === this.at ? 'true' : 'false'}
                @click=${() => this.#move(index, false)}
              >
                ${source ? html`<img src=${source} alt="" loading="lazy" decoding="async" width="84" height="56" />` : nothing}
              </button>`;
            })}
          </div>`
        : nothing
    }`;
  }

  #viewerView(data: Listing, words: Words): TemplateResult | typeof nothing {
    const pictures = this.viewer;
    if (!pictures) return nothing;
    const gallery = galleryView({
      pictures,
      at: this.viewerAt,
      reached: this.#viewerReached,
      large: true,
      base: this.base,
      alt: data.title ?? '',
      words,
      onMove: (to, smooth) => this.#move(to, smooth, true),
      onScroll: this.#scrolled,
      onClose: this.#closeViewer,
    });
    return html`<dialog aria-label=${words.gallery} @close=${this.#closeViewer} @cancel=${this.#closeViewer}>${gallery}</dialog>`;
  }

  #leadView(data: Listing, words: Words): TemplateResult {
    const { locale } = this.speech;
    const { street, town } = formatAddress(this.speech.language, data);
    const place = [town, data.cityRegion].filter(Boolean).join(', ');
    const price = mainPrice(data);
    const status =
      data.standardStatus === 'PENDING'
        ? words.statusPending
        : data.standardStatus === 'CLOSED'
          ? words.statusClosed
          : undefined;
    return html`<header class="lead">
      ${status ? html`<span class="badge" part="status">${status}</span>` : nothing}
      <h2 part="title">${data.title ?? place}</h2>
      <p class="place muted" part="place">
        ${pinIcon}<span>${[street, place].filter(Boolean).join(', ')}${
          data.addressReleased || !place ? nothing : html` · ${words.addressOnRequest}`
        }</span>
      </p>
      <dl class="glance num" part="glance">
        <div class="price" part="price">
          <dt>${price?.kind === 'rent' ? `${words.rent} ${words.perMonth}` : words.price}</dt>
          <dd>${price ? `${formatMoney(locale, price.amount)}${price.isPerArea ? '\u00a0/\u00a0m²' : ''}` : words.priceOnRequest}</dd>
        </div>
        ${headline(data, locale, words).map((fact) => html`<div><dt>${fact.label}</dt><dd>${fact.value}</dd></div>`)}
      </dl>
      <div class="only-narrow">${this.#offerView(data, words)}</div>
    </header>`;
  }

  readonly #grid = (facts: readonly Fact[]): TemplateResult =>
    html`<dl class="grid" part="facts">
      ${facts.map(({ label, value }) => html`<div class=${value.length > 40 ? 'wide' : ''}><dt>${label}</dt><dd>${value}</dd></div>`)}
    </dl>`;

  #factsView(data: Listing, words: Words): TemplateResult | typeof nothing {
    const facts = allFacts(data, this.speech.locale, words);
    return facts.length === 0
      ? nothing
      : html`<section part="section"><h3>${words.facts}</h3>${this.#grid(facts)}</section>`;
  }

  #textsView(data: Listing, words: Words): TemplateResult | typeof nothing {
    const { text } = data;
    if (!text) return nothing;
    const block = (title: string, value: string | null, lead?: string | null) =>
      value || lead
        ? html`<section class="prose" part="section">
            <h3>${title}</h3>
            ${lead && lead !== value ? html`<p class="short">${lead}</p>` : nothing}
            <div>
              ${paragraphs(value ?? '').map(
                (lines) => html`<p>${lines.map((line, index) => (index > 0 ? html`<br />${line}` : line))}</p>`,
              )}
            </div>
          </section>`
        : nothing;
    return html`${block(words.description, text.publicRemarks, text.shortDescription)}
    ${block(words.equipment, text.equipmentRemarks)} ${block(words.location, text.locationRemarks)}
    ${block(words.other, text.otherRemarks)}`;
  }

  #energyView(data: Listing, words: Words): TemplateResult | typeof nothing {
    const certificates = data.energyCertificates.filter((each) => each.value || each.class || each.primaryEnergy);
    if (certificates.length === 0) return nothing;
    const { language, locale } = this.speech;
    const part = this.#energy.use(language);
    const { country } = data;
    return html`<section part="section">
      <h3>${words.energy}</h3>
      ${certificates.map((certificate) =>
        part
          ? part.certificateView({ certificate, country, locale, words: part.words, grid: this.#grid })
          : html`<span class="bone block"></span>`,
      )}
    </section>`;
  }

  #plansView(words: Words): TemplateResult | typeof nothing {
    const plans = this.data?.media.filter((each) => each.category === 'FLOOR_PLAN') ?? [];
    const drawn = plans.filter(isDrawn);
    if (drawn.length === 0) return nothing;
    return html`<section part="section">
      <h3>${words.plans}</h3>
      <div class="plans">
        ${drawn.map((plan, index) => {
          const source = mediaUrl(plan.medium, this.base);
          const title = plan.title ?? words.media.FLOOR_PLAN;
          return html`<button class="plan" part="plan" type="button" @click=${() => void this.#openViewer(drawn, index)}>
            ${source ? html`<img src=${source} alt="" loading="lazy" decoding="async" />` : nothing}<span>${title}</span>
          </button>`;
        })}
      </div>
    </section>`;
  }

  #filesView(words: Words): TemplateResult | typeof nothing {
    const files = this.data?.media.filter(isFile) ?? [];
    if (files.length === 0) return nothing;
    const part = this.#files.use(this.speech.language);
    return html`<section part="section">
      <h3>${words.documents}</h3>
      ${part ? part.filesView({ files, base: this.base, words }) : html`<span class="bone block"></span>`}
    </section>`;
  }

  #sideView(data: Listing, words: Words): TemplateResult {
    const { agency } = data;
    const person = data.brokers[0] ?? { firstName: agency.name, email: agency.email, phone: agency.phone };
    return html`<aside class="call" part="contact-card" aria-label=${words.contact}>
      <div class="only-wide">${this.#offerView(data, words)}</div>
      <h3>${words.contact}</h3>
      ${contactView({
        person,
        office: agency.name,
        base: this.base,
        words,
        subject: [data.title, data.listingId].filter(Boolean).join(' · '),
      })}
    </aside>`;
  }

  /** Beside the texts where there is room, right below the price where there is none. */
  #offerView(data: Listing, words: Words): TemplateResult | typeof nothing {
    const { agency, offerForm } = data;
    const when = (iso: string) => formatDateTime(this.speech.locale, iso, agency.timeZone);
    const open = offerForm?.state === 'OPEN';
    const note =
      open && offerForm.closesAt
        ? words.offersUntil(when(offerForm.closesAt))
        : offerForm?.state === 'NOT_YET_OPEN' && offerForm.opensAt
          ? words.offersFrom(when(offerForm.opensAt))
          : undefined;
    const call = this.offerHref
      ? html`<a class="button primary" part="offer-button" href=${this.offerHref} @click=${this.#offer}>${words.makeOffer}</a>`
      : html`<button class="button primary" part="offer-button" type="button" @click=${this.#offer}>${words.makeOffer}</button>`;
    if (!open && !note) return nothing;
    return html`<div class="offer" part="offer">${open ? call : nothing} ${note ? html`<p class="small muted">${note}</p>` : nothing}</div>`;
  }

  protected override skeleton(): TemplateResult {
    return html`<div class="card">
      <div class="gallery"><div class="track"></div></div>
      <div class="page">
        <div class="main">
          <div class="lead"><span class="bone title"></span><span class="bone line"></span></div>
          <span class="bone block"></span><span class="bone block"></span>
        </div>
        <div class="side"><span class="bone block"></span></div>
      </div>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gatepost-listing-detail': GatepostListingDetail;
  }
}
