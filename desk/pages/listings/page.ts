import { css, html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { DeskPage } from '../../core/element.ts';
import { speech, t } from '../../core/i18n.ts';
import { homeIcon, nextIcon, pictureIcon, previousIcon, searchIcon } from '../../core/icons.ts';
import { Load } from '../../core/load.ts';
import { hrefWith, navigate, route } from '../../core/router.ts';
import { isExecutive, request, session } from '../../core/session.ts';
import { deskStyles } from '../../core/styles.ts';
import { blankView, boneRows, errorView } from '../../core/views.ts';
import { type ListingRow, listingsDocument, STATUSES, type Status } from './documents.ts';
import { linkWord, placeOf, priceOf, statusTone, titleOf } from './words.ts';
import './panel.ts';

const PAGE_SIZE = 25;

/** The listings one may see, twenty-five at a time; a row opens the listing beside the list. */
export class ListingsPage extends DeskPage {
  static override styles = [
    deskStyles,
    css`
      .thumb {
        display: grid;
        place-items: center;
        width: 64px;
        height: 48px;
        border-radius: 4px;
        object-fit: cover;
        background: var(--chosen);
        color: var(--muted);
      }
      .picture {
        width: 80px;
      }
      .listing {
        width: 38%;
        max-width: 0;
      }
      .listing > *,
      .offers > * {
        display: block;
      }
      .place {
        width: 24%;
      }
      .pages {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 8px;
        padding-top: 16px;
      }
      @media (max-width: 960px) {
        tbody tr {
          display: grid;
          grid-template-columns: 76px minmax(0, 1fr) auto;
          gap: 0 8px;
        }
        .picture {
          grid-row: 1 / 4;
          width: auto;
        }
        .listing {
          grid-column: 2 / 4;
          width: auto;
          max-width: none;
        }
        .place {
          grid-column: 2 / 4;
          width: auto;
          max-width: none;
        }
        .price.end {
          grid-column: 2;
          text-align: start;
        }
        .offers {
          display: flex;
          gap: 8px;
          grid-column: 2 / 4;
        }
        .picture {
          grid-row-end: 5;
        }
        .search {
          max-width: none;
          flex-basis: 100%;
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

  private readonly list = new Load(this, (signal) => this.fetch(signal));
  private asked = '';
  private typing: ReturnType<typeof setTimeout> | undefined;

  private get status(): Status | undefined {
    return STATUSES.find((each) => each === route.value.query.get('status'));
  }

  protected override routeChanged(): void {
    const { query } = route.value;
    const asked = JSON.stringify([
      ...['search', 'status', 'after', 'before'].map((name) => query.get(name)),
      speech.value,
    ]);
    if (asked === this.asked) return;
    const again = this.asked !== '';
    this.asked = asked;
    this.list.start({ keep: again });
  }

  protected override willUpdate(): void {
    this.routeChanged();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.typing);
  }

  private async fetch(signal: AbortSignal) {
    const { query } = route.value;
    const search = query.get('search') ?? '';
    const [after, before] = [query.get('after'), query.get('before')];
    const status = this.status;
    const { listings } = await request(
      listingsDocument,
      {
        filter: { ...(search && { search }), ...(status && { standardStatus: [status] }) },
        language: speech.value.language,
        ...(before ? { last: PAGE_SIZE, before } : { first: PAGE_SIZE, ...(after && { after }) }),
      },
      signal,
    );
    return listings;
  }

  private searched(event: Event): void {
    const search = (event.target as HTMLInputElement).value.trim();
    clearTimeout(this.typing);
    this.typing = setTimeout(
      () => navigate(hrefWith({ search, after: null, before: null }), { replace: true }),
      event.type === 'search' ? 0 : 250,
    );
  }

  protected override render(): TemplateResult {
    const { query } = route.value;
    const chosen = query.get('listing');
    return html`<div class="page">
      <header>
        <h1 tabindex="-1">${t('listings.title')}</h1>
        <span class="muted small num" role="status"
          >${this.list.value ? t('listings.count', { count: this.list.value.totalCount }) : ''}</span
        >
        <span class="grow"></span>
        <form
          class="search"
          role="search"
          @submit=${(event: Event) => {
            event.preventDefault();
          }}
        >
          ${searchIcon}
          <input
            class="field"
            type="search"
            name="search"
            aria-label=${t('app.search')}
            placeholder=${t('listings.search')}
            enterkeyhint="search"
            autocomplete="off"
            .value=${query.get('search') ?? ''}
            @input=${this.searched}
            @search=${this.searched}
          />
        </form>
        <nav class="segments" aria-label=${t('listings.status')}>
          ${[undefined, ...STATUSES].map(
            (each) =>
              html`<a
                href=${hrefWith({ status: each ?? null, after: null, before: null })}
                aria-current=${this.status === each ? 'true' : nothing}
                >${each ? t(`listings.status.${each}`) : t('app.all')}</a
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
            html`<desk-listing
              .listing=${chosen}
              @desk:changed=${() => this.list.start({ keep: true })}
              @desk:close=${() => navigate(hrefWith({ listing: null }), { replace: true })}
            ></desk-listing>`,
          )
        : nothing
    }`;
  }

  private listView(chosen: string | null): TemplateResult {
    const { error, value } = this.list;
    if (error && !value) return errorView(error, () => this.list.start());
    if (!value) return boneRows(4, { picture: true });
    const rows = value.edges.flatMap((edge) => edge?.node ?? []);
    if (rows.length === 0) return this.emptyView();
    return html`<table aria-busy=${this.list.busy ? 'true' : nothing}>
        <thead>
          <tr>
            <th scope="col" colspan="2">${t('listings.column.listing')}</th>
            <th scope="col">${t('listings.column.place')}</th>
            <th scope="col" class="end">${t('listings.column.price')}</th>
            <th scope="col">${t('listings.column.status')}</th>
            <th scope="col">${t('listings.column.offers')}</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map((row) => this.rowView(row, chosen === row.id))}
        </tbody>
      </table>
      ${this.pagesView()}`;
  }

  private rowView(row: ListingRow, chosen: boolean): TemplateResult {
    const { locale } = speech.value;
    const picture = row.media[0]?.url;
    return html`<tr class=${chosen ? 'chosen' : ''}>
      <td class="picture">
        ${
          picture
            ? html`<img class="thumb" src=${picture} alt="" width="64" height="48" loading="lazy" />`
            : html`<span class="thumb">${pictureIcon}</span>`
        }
      </td>
      <td class="listing">
        <a class="open cut" href=${hrefWith({ listing: row.id })}>${titleOf(row)}</a>
        <span class="muted small num cut">${row.listingId ?? nothing}</span>
      </td>
      <td class="place small one-line">${placeOf(row)}</td>
      <td class="price num end nowrap">${priceOf(row, locale)}</td>
      <td><span class="tag ${statusTone[row.standardStatus]}">${t(`listings.status.${row.standardStatus}`)}</span></td>
      <td class="offers small num nowrap">
        ${
          row.offerLink && row.offerLink.offerCount > 0
            ? html`<span>${t('listings.offers', { count: row.offerLink.offerCount })}</span>`
            : nothing
        }
        ${row.offerLink ? html`<span class="muted">${linkWord(row.offerLink)}</span>` : nothing}
      </td>
    </tr>`;
  }

  private pagesView(): TemplateResult | typeof nothing {
    const info = this.list.value?.pageInfo;
    if (!info || (!info.hasNextPage && !info.hasPreviousPage)) return nothing;
    return html`<nav class="pages" aria-label=${t('listings.pages')}>
      ${
        info.hasPreviousPage
          ? html`<a class="button small" href=${hrefWith({ before: info.startCursor, after: null })} @click=${this.toTop}
              >${previousIcon}${t('app.previous')}</a
            >`
          : html`<span></span>`
      }
      ${
        info.hasNextPage
          ? html`<a class="button small" href=${hrefWith({ after: info.endCursor, before: null })} @click=${this.toTop}
              >${t('app.next')}${nextIcon}</a
            >`
          : nothing
      }
    </nav>`;
  }

  private toTop(): void {
    window.scrollTo(0, 0);
    this.renderRoot.querySelector('h1')?.focus();
  }

  private emptyView(): TemplateResult {
    const { query } = route.value;
    const filtered = ['search', 'status', 'after', 'before'].some((name) => query.has(name));
    if (filtered) {
      return blankView({
        icon: searchIcon,
        title: t('listings.none.title'),
        text: t('listings.none.text'),
        action: html`<a class="button" href=${route.value.path}>${t('listings.none.clear')}</a>`,
      });
    }
    const now = session.value;
    const imports = now.state === 'signed-in' && (isExecutive(now.viewer) || now.viewer.isAdmin);
    return blankView({
      icon: homeIcon,
      title: t('listings.empty.title'),
      text: t('listings.empty.text'),
      action: imports
        ? html`<a class="button primary" href="/desk/imports">${t('listings.empty.imports')}</a>`
        : undefined,
    });
  }
}

customElements.define('desk-listings', ListingsPage);
