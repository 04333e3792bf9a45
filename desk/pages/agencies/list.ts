import { css, html, nothing, type TemplateResult } from 'lit';
import { DeskElement } from '../../core/element.ts';
import { t } from '../../core/i18n.ts';
import { agencyIcon, plusIcon, searchIcon } from '../../core/icons.ts';
import { Paged } from '../../core/paged.ts';
import { hrefWith, navigate, route } from '../../core/router.ts';
import { request, runsInstallation } from '../../core/session.ts';
import { Watch } from '../../core/store.ts';
import { deskStyles } from '../../core/styles.ts';
import { blankView, boneRows, errorView } from '../../core/views.ts';
import { type AgencyRow, agencyRowsDocument, PERMISSIONS, type Permission } from './documents.ts';
import { AGENCIES, agencyAddress, NEW_AGENCY } from './places.ts';
import { agencyTabs, rightsTag } from './words.ts';

const PAGE_SIZE = 50;

/** The agencies of this installation. */
export class DeskAgencyList extends DeskElement {
  static override styles = [
    deskStyles,
    css`
      .filters {
        display: flex;
        flex-wrap: wrap;
        gap: 8px 12px;
        margin-bottom: 12px;
      }
      .name {
        width: 34%;
      }
      .more {
        margin-top: 16px;
      }
      .filters select.field {
        width: auto;
        min-height: 36px;
      }
      @media (max-width: 960px) {
        .name {
          width: auto;
        }
      }
    `,
  ];

  private readonly list = new Paged<AgencyRow>(this, async (after, signal) => {
    const { search, imports } = this;
    const filter = { ...(search && { search }), ...(imports && { imports: [imports] }) };
    return (await request(agencyRowsDocument, { first: PAGE_SIZE, filter, ...(after && { after }) }, signal)).agencies;
  });
  private asked: string | undefined;
  private typing: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    new Watch(this, route);
  }

  private get search(): string {
    return route.value.query.get('q') ?? '';
  }

  private get imports(): Permission | undefined {
    return PERMISSIONS.find((each) => each === route.value.query.get('imports'));
  }

  protected override willUpdate(): void {
    if (route.value.path !== AGENCIES) return;
    const asked = `${this.search}\n${this.imports}`;
    if (asked === this.asked) return;
    const again = this.asked !== undefined;
    this.asked = asked;
    this.list.start({ keep: again });
  }

  private typed(event: Event): void {
    const { value } = event.target as HTMLInputElement;
    clearTimeout(this.typing);
    this.typing = setTimeout(() => navigate(hrefWith({ q: value.trim() }), { replace: true }), 250);
  }

  protected override render(): TemplateResult {
    const { value } = this.list;
    return html`<div class="page">
      <header>
        <h1 tabindex="-1">${t('agencies.title')}</h1>
        <span class="muted small num" role="status">${value ? t('agencies.count', { count: value.total }) : ''}</span>
        <span class="grow"></span>
        ${
          runsInstallation()
            ? html`<a class="button primary" href=${NEW_AGENCY}>${plusIcon}${t('agencies.new')}</a>`
            : nothing
        }
      </header>
      ${agencyTabs()}
      <div class="filters">
        <div class="search">
          ${searchIcon}
          <input
            class="field"
            type="search"
            aria-label=${t('agencies.search')}
            placeholder=${t('agencies.search')}
            .value=${this.search}
            @input=${this.typed}
          />
        </div>
        <select
          class="field"
          aria-label=${t('agencies.imports')}
          @change=${(event: Event) =>
            navigate(hrefWith({ imports: (event.target as HTMLSelectElement).value }), { replace: true })}
        >
          <option value="">${t('agencies.imports.all')}</option>
          ${PERMISSIONS.map(
            (each) =>
              html`<option value=${each} ?selected=${each === this.imports}>${t(`agencies.imports.${each}`)}</option>`,
          )}
        </select>
      </div>
      ${this.listView()}
    </div>`;
  }

  private listView(): TemplateResult {
    const { value, error } = this.list;
    if (error && !value) return errorView(error, () => this.list.start());
    if (!value) return boneRows(4, { rows: 5 });
    if (value.items.length === 0) {
      const filtered = this.search || this.imports;
      return blankView({
        icon: agencyIcon,
        title: t(filtered ? 'listings.none.title' : 'agencies.empty.title'),
        text: t(filtered ? 'agencies.none' : 'agencies.empty.text'),
        action: filtered
          ? html`<a class="button" href=${AGENCIES}>${t('agencies.all')}</a>`
          : html`<a class="button primary" href=${NEW_AGENCY}>${plusIcon}${t('agencies.new')}</a>`,
      });
    }
    return html`<table aria-busy=${this.list.busy ? 'true' : nothing}>
        <thead>
          <tr>
            <th scope="col">${t('agencies.column.name')}</th>
            <th scope="col">${t('agencies.imports')}</th>
            <th scope="col">${t('agencies.column.package')}</th>
            <th scope="col" class="end">${t('agencies.column.people')}</th>
          </tr>
        </thead>
        <tbody>
          ${value.items.map(
            (agency) =>
              html`<tr>
                <td class="name">
                  <a class="open" href=${agencyAddress(agency.id)}>${agency.name}</a>
                  <span class="muted small">${agency.customerNumber ?? agency.slug}</span>
                </td>
                <td class="small">${rightsTag(agency)}</td>
                <td class="small">${agency.package?.name ?? html`<span class="muted">${t('app.unknown')}</span>`}</td>
                <td class="small num end">${t('agencies.people', { count: agency.memberCount ?? 0 })}</td>
              </tr>`,
          )}
        </tbody>
      </table>
      ${
        value.end
          ? html`<button class="button small more" type="button" @click=${() => this.list.loadMore()}>${t('app.more')}</button>`
          : nothing
      }`;
  }
}

customElements.define('desk-agency-list', DeskAgencyList);
