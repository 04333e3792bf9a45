import { css, html, nothing, type TemplateResult } from 'lit';
import { GatepostError } from '../../../widgets/core/client.ts';
import { copy } from '../../core/clipboard.ts';
import { DeskElement } from '../../core/element.ts';
import { shortDateTime } from '../../core/format.ts';
import { type PlainKey, speech, t } from '../../core/i18n.ts';
import { copyIcon, externalIcon, mailIcon, messageIcon, shareIcon } from '../../core/icons.ts';
import { request } from '../../core/session.ts';
import { deskStyles } from '../../core/styles.ts';
import { toast } from '../../core/toast.ts';
import { fromWall, toWall, zoneName } from '../../core/zone.ts';
import { configureDocument, type LinkSettings, type ListingDetail, type OfferLink } from './documents.ts';
import { mailLink, periodOf, smsLink } from './share.ts';
import { titleOf } from './words.ts';

/**
 * How offers on a listing are taken: the switches, the period and the link.
 *
 * @fires desk:link - the link as it is now
 */
export class DeskOfferLink extends DeskElement {
  static override properties = {
    listing: { attribute: false },
    saving: { state: true },
    problems: { state: true },
  };
  declare listing: ListingDetail;
  /** What is being saved: its control is shown as it will be. */
  declare private saving: LinkSettings | undefined;
  declare private problems: Readonly<Record<string, string>>;

  static override styles = [
    deskStyles,
    css`
      section {
        display: grid;
        gap: 16px;
        padding-top: 20px;
        border-top: 1px solid var(--border);
      }
      .switch {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: 0 16px;
        align-items: center;
      }
      .switch .label {
        margin: 0;
        font-size: 15px;
        font-weight: 500;
      }
      .switch .help {
        margin: 0;
        grid-row: 2;
      }
      .switch button {
        appearance: none;
        grid-row: 1 / 3;
        grid-column: 2;
        position: relative;
        width: 40px;
        height: 24px;
        padding: 0;
        border: 1px solid var(--field);
        border-radius: 12px;
        background: var(--chosen);
        cursor: pointer;
        transition: background-color 140ms;
      }
      .switch button::before {
        content: '';
        position: absolute;
        inset: -10px -4px;
      }
      .switch button::after {
        content: '';
        position: absolute;
        top: 3px;
        left: 3px;
        width: 16px;
        height: 16px;
        border-radius: 50%;
        background: var(--field);
        transition: transform 140ms;
      }
      .switch button[aria-checked='true'] {
        border-color: transparent;
        background: var(--fill);
      }
      .switch button[aria-checked='true']::after {
        background: var(--on-fill);
        transform: translateX(16px);
      }
      .address {
        display: flex;
        gap: 8px;
      }
      .address .field {
        flex: 1;
        min-width: 0;
        background: var(--hover);
        border-color: var(--border);
        text-overflow: ellipsis;
      }
      .period {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: 8px 12px;
      }
      .period > .wide {
        grid-column: 1 / -1;
      }
      .period input {
        min-width: 0;
        padding-inline: 8px;
      }
      @media (max-width: 480px) {
        .period {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ];

  constructor() {
    super();
    this.problems = {};
  }

  /** The link, as it is or is about to be; a listing that never took offers has none. */
  private get link(): OfferLink {
    const none: OfferLink = {
      id: '',
      url: '',
      acceptsOffers: false,
      onWebsite: false,
      opensAt: null,
      closesAt: null,
      state: 'CLOSED',
      offerCount: 0,
    };
    return { ...none, ...this.listing.offerLink, ...this.saving };
  }

  private async save(settings: LinkSettings, said: PlainKey): Promise<void> {
    if (this.saving) return;
    this.saving = settings;
    this.problems = {};
    try {
      const { configureOfferLink: result } = await request(configureDocument, {
        input: { listing: this.listing.id, ...settings },
      });
      if (result.__typename === 'ConfigureOfferLinkPayload') {
        this.dispatchEvent(new CustomEvent<OfferLink>('desk:link', { detail: result.offerLink }));
        toast(t(said));
      } else if (result.__typename === 'InvalidInput') {
        this.problems = Object.fromEntries(result.fields.map(({ path, message }) => [path.at(-1) ?? '', message]));
        if (!this.problems.opensAt && !this.problems.closesAt) toast(result.message, { bad: true });
      } else toast(result.message, { bad: true });
    } catch (error) {
      const kind = error instanceof GatepostError && error.code === 'NETWORK' ? 'network' : 'server';
      toast(t(`error.${kind}.title`), { bad: true });
    }
    this.saving = undefined;
    if (Object.keys(this.problems).length > 0) await this.focusProblem();
  }

  private async focusProblem(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }

  private async savePeriod(event: Event): Promise<void> {
    event.preventDefault();
    const fields = [...(event.target as HTMLFormElement).querySelectorAll('input')];
    const { timeZone } = this.listing.agency;
    const [opens, closes] = fields.map(({ value, validity }) =>
      validity.badInput ? undefined : value ? fromWall(value, timeZone) : null,
    );
    const { settings, problems } = periodOf(opens, closes);
    if (settings) {
      await this.save(settings, 'link.period.saved');
      return;
    }
    this.problems = Object.fromEntries(Object.entries(problems).map(([name, key]) => [name, t(key)]));
    await this.focusProblem();
  }

  protected override render(): TemplateResult {
    const { link } = this;
    return html`<section aria-labelledby="title">
      <div class="row">
        <h2 id="title">${t('link.title')}</h2>
      </div>
      ${this.switchView('accepts', link.acceptsOffers, t('link.accepts'), t('link.accepts.help'), (on) =>
        this.save({ acceptsOffers: on }, on ? 'link.on' : 'link.off'),
      )}
      ${
        link.url && this.listing.offerLink
          ? html`<p class="small row">
                <span class="tag long ${link.state === 'OPEN' ? 'good' : link.state === 'NOT_YET_OPEN' ? 'warn' : 'off'}"
                  >${this.stateText(this.listing.offerLink)}</span
                >
                ${
                  link.offerCount > 0
                    ? html`<a href="/desk/offers?listing=${encodeURIComponent(this.listing.id)}"
                        >${t('link.received', { count: link.offerCount })}</a
                      >`
                    : html`<span class="muted">${t('link.received', { count: 0 })}</span>`
                }
              </p>
              ${this.addressView(link)} ${this.periodView(link)}
              ${this.switchView('website', link.onWebsite, t('link.website'), t('link.website.help'), (on) =>
                this.save({ onWebsite: on }, on ? 'link.websiteOn' : 'link.websiteOff'),
              )}`
          : nothing
      }
    </section>`;
  }

  private stateText({ state, acceptsOffers, opensAt, closesAt }: OfferLink): string {
    const { locale } = speech.value;
    const { timeZone } = this.listing.agency;
    const date = (iso: string) => shortDateTime(locale, iso, { timeZone });
    if (state === 'NOT_YET_OPEN' && opensAt) return t('link.state.NOT_YET_OPEN', { date: date(opensAt) });
    if (state === 'OPEN') return closesAt ? t('link.state.OPEN.until', { date: date(closesAt) }) : t('link.state.OPEN');
    if (!acceptsOffers) return t('link.state.CLOSED');
    // Switched on and yet closed: the period is over, or the listing itself is.
    const over = closesAt !== null && closesAt <= new Date().toISOString();
    return over ? t('link.state.CLOSED.since', { date: date(closesAt) }) : t('link.state.CLOSED.listing');
  }

  private switchView(
    id: string,
    on: boolean,
    label: string,
    help: string,
    change: (on: boolean) => void,
  ): TemplateResult {
    return html`<div class="switch">
      <span class="label" id=${id}>${label}</span>
      <span class="help" id="${id}-help">${help}</span>
      <button
        type="button"
        role="switch"
        aria-checked=${on ? 'true' : 'false'}
        aria-labelledby=${id}
        aria-describedby="${id}-help"
        @click=${() => change(!on)}
      ></button>
    </div>`;
  }

  private addressView({ url }: OfferLink): TemplateResult {
    const title = titleOf(this.listing);
    const subject = t('link.mail.subject', { title });
    const body = t('link.mail.body', { url });
    const share = typeof navigator.share === 'function';
    return html`<div>
      <label class="label" for="url">${t('link.address')}</label>
      <div class="address">
        <input
          class="field mono"
          id="url"
          type="text"
          readonly
          .value=${url}
          @focus=${(event: Event) => (event.target as HTMLInputElement).select()}
        />
        <button class="button primary" type="button" @click=${() => copy(url, t('link.copied'))}>
          ${copyIcon}${t('link.copy')}
        </button>
      </div>
      <div class="row small-icon share">
        <a class="button small quiet" href=${mailLink(subject, body)}>${mailIcon}${t('link.mail')}</a>
        <a class="button small quiet" href=${smsLink(body)}>${messageIcon}${t('link.sms')}</a>
        ${
          share
            ? html`<button
                class="button small quiet"
                type="button"
                @click=${() => navigator.share({ title: subject, url }).catch(() => undefined)}
              >
                ${shareIcon}${t('link.share')}
              </button>`
            : nothing
        }
        <a class="button small quiet" href=${url} target="_blank" rel="noopener"
          >${externalIcon}${t('link.page')}<span class="sr"> ${t('app.opensNew')}</span></a
        >
      </div>
    </div>`;
  }

  private periodView({ opensAt, closesAt }: OfferLink): TemplateResult {
    const { timeZone } = this.listing.agency;
    const field = (id: 'opensAt' | 'closesAt', label: string, value: string | null) =>
      html`<div>
        <label class="label" for=${id}>${label}</label>
        <input
          class="field num"
          id=${id}
          type="datetime-local"
          .value=${value ? toWall(value, timeZone) : ''}
          aria-invalid=${this.problems[id] ? 'true' : nothing}
          aria-describedby="${id}-problem zone"
        />
        <p class="problem" id="${id}-problem" role="alert" ?hidden=${!this.problems[id]}>${this.problems[id]}</p>
      </div>`;
    return html`<form novalidate @submit=${this.savePeriod}>
      <h3 class="sr">${t('link.period')}</h3>
      <div class="period">
        ${field('opensAt', t('link.opens'), opensAt)} ${field('closesAt', t('link.closes'), closesAt)}
        <p class="help wide" id="zone">${t('link.period.help', { zone: zoneName(speech.value.locale, timeZone) })}</p>
        <div class="row wide">
          <button class="button small" type="submit" aria-disabled=${this.saving ? 'true' : nothing}>
            ${t('link.period.save')}
          </button>
          ${
            opensAt || closesAt
              ? html`<button
                  class="button small quiet"
                  type="button"
                  @click=${() => this.save({ opensAt: null, closesAt: null }, 'link.period.saved')}
                >
                  ${t('link.period.clear')}
                </button>`
              : nothing
          }
        </div>
      </div>
    </form>`;
  }
}

customElements.define('desk-offer-link', DeskOfferLink);
