import { css, html, nothing, type TemplateResult } from 'lit';
import { DeskElement } from '../../../core/element.ts';
import { ago, shortDate } from '../../../core/format.ts';
import { speech, t } from '../../../core/i18n.ts';
import { folderIcon, keyIcon, plusIcon, uploadIcon } from '../../../core/icons.ts';
import { Load } from '../../../core/load.ts';
import { Paged } from '../../../core/paged.ts';
import { hrefWith, navigate, route } from '../../../core/router.ts';
import { request } from '../../../core/session.ts';
import { Watch } from '../../../core/store.ts';
import { deskStyles } from '../../../core/styles.ts';
import { blankView, boneRows, errorView } from '../../../core/views.ts';
import { SETTINGS, sourceAddress } from '../places.ts';
import { importTabs } from '../tabs.ts';
import { isAdmin } from '../words.ts';
import { type Source, settingsDocument, sourcesDocument } from './documents.ts';
import { nameOf, nextOf, ownerOf, placeOf, whenOf } from './words.ts';
import './open.ts';

const PAGE_SIZE = 100;

/** The ways in: drop accounts, watched folders and uploads. */
export class DeskImportSources extends DeskElement {
  static override styles = [
    deskStyles,
    css`
      .intro {
        margin-bottom: 16px;
      }
      .name {
        width: 30%;
      }
      .name > * {
        display: block;
      }
      .when {
        width: 32%;
      }
      .closed .open {
        color: var(--muted);
        font-weight: 400;
      }
      .after {
        margin-top: 12px;
      }
      .off {
        margin-bottom: 16px;
      }
      @media (max-width: 960px) {
        .name,
        .when {
          width: auto;
        }
      }
    `,
  ];

  private readonly list = new Paged<Source>(this, async (after, signal) => {
    const agency = route.value.query.get('agency');
    const variables = { first: PAGE_SIZE, filter: agency ? { agency } : {}, ...(after && { after }) };
    return (await request(sourcesDocument, variables, signal)).importSources;
  });
  private readonly settings = new Load(this, async (signal) =>
    isAdmin() ? (await request(settingsDocument, {}, signal)).importSettings : undefined,
  );
  private asked: string | undefined;

  constructor() {
    super();
    new Watch(this, route);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.settings.start();
  }

  protected override willUpdate(): void {
    const asked = route.value.query.get('agency') ?? '';
    if (asked === this.asked) return;
    this.asked = asked;
    this.list.start();
  }

  protected override render(): TemplateResult {
    const { value } = this.list;
    const opening = isAdmin() ? route.value.query.get('open') : null;
    const empty = value?.items.length === 0;
    return html`<div class="page">
        <header>
          <h1 tabindex="-1">${t('imports.tab.sources')}</h1>
          <span class="grow"></span>
          ${isAdmin() && !empty ? this.openView() : nothing}
        </header>
        ${importTabs()}
        ${
          this.settings.value?.enabled === false
            ? html`<p class="notice warn off">
                <span>${t('settings.isOff')} <a href=${SETTINGS}>${t('imports.tab.settings')}</a></span>
              </p>`
            : nothing
        }
        ${this.listView()}
      </div>
      ${
        opening
          ? html`<desk-open-source
              .kind=${opening === 'folder' ? 'FOLDER' : 'ACCOUNT'}
              .shared=${this.settings.value?.sharedDoor ?? false}
              .agency=${route.value.query.get('agency') ?? ''}
              @desk:source=${() => this.list.start({ keep: true })}
              @desk:close=${() => navigate(hrefWith({ open: null }), { replace: true })}
            ></desk-open-source>`
          : nothing
      }`;
  }

  private openView(): TemplateResult {
    return html`<a class="button" href=${hrefWith({ open: 'folder' })}>${folderIcon}${t('sources.openFolder')}</a>
      <a class="button primary" href=${hrefWith({ open: 'account' })}>${plusIcon}${t('sources.open')}</a>`;
  }

  private listView(): TemplateResult {
    const { value, error } = this.list;
    if (error && !value) return errorView(error, () => this.list.start());
    if (!value) return boneRows(4, { rows: 4 });
    if (value.items.length === 0) {
      return blankView({
        icon: keyIcon,
        title: t('sources.empty.title'),
        text: t(isAdmin() ? 'sources.empty.admin' : 'sources.empty.text'),
        action: isAdmin() ? this.openView() : undefined,
      });
    }
    const all = route.value.query.get('closed') === '1';
    const closed = value.items.filter((source) => source.revokedAt);
    const shown = [...value.items.filter((source) => !source.revokedAt), ...(all ? closed : [])];
    return html`<p class="muted small intro">${t('sources.intro')}</p>
      <table aria-busy=${this.list.busy ? 'true' : nothing}>
        <thead>
          <tr>
            <th scope="col">${t('sources.column.name')}</th>
            <th scope="col">${t('sources.column.place')}</th>
            <th scope="col">${t('sources.column.when')}</th>
            <th scope="col">${t('sources.column.used')}</th>
          </tr>
        </thead>
        <tbody>
          ${shown.map((source) => this.rowView(source))}
        </tbody>
      </table>
      ${
        closed.length > 0
          ? html`<p class="after">
              <a class="small" href=${hrefWith({ closed: all ? null : '1' })}
                >${t(all ? 'sources.hideClosed' : 'sources.showClosed')}</a
              >
            </p>`
          : nothing
      }
      ${
        value.end
          ? html`<button class="button small after" type="button" @click=${() => this.list.loadMore()}>${t('app.more')}</button>`
          : nothing
      }`;
  }

  private rowView(source: Source): TemplateResult {
    const { locale } = speech.value;
    const { revokedAt, lastUsedAt, kind, agency } = source;
    const icon = { ACCOUNT: keyIcon, FOLDER: folderIcon, UPLOAD: uploadIcon }[kind];
    return html`<tr class=${revokedAt ? 'closed' : ''}>
      <td class="name">
        <a class="open" href=${sourceAddress(source.id)}>${nameOf(source)}</a>
        <span class="muted small">${ownerOf(source)}</span>
      </td>
      <td class="small">
        <span class="row small-icon">${icon}<span class=${kind === 'UPLOAD' ? '' : 'mono'}>${placeOf(source)}</span></span>
        ${source.plainFtp && !revokedAt ? html`<span class="tag warn">${t('sources.plainFtp.on')}</span>` : nothing}
        ${
          agency?.importsAllowed === false && !revokedAt
            ? html`<span class="tag bad">${t('sources.notAllowed')}</span>`
            : nothing
        }
      </td>
      <td class="when small">
        ${
          revokedAt
            ? html`<span class="muted">${t('sources.closedAt', { date: shortDate(locale, revokedAt) })}</span>`
            : html`${kind === 'UPLOAD' ? t('schedule.trigger.ON_ARRIVAL') : whenOf(source)}
                ${nextOf(source) ? html`<div class="muted num">${nextOf(source)}</div>` : nothing}`
        }
        ${source.waiting > 0 ? html`<div class="tag warn num">${t('sources.waiting', { count: source.waiting })}</div>` : nothing}
      </td>
      <td class="small muted num nowrap">${lastUsedAt ? ago(locale, lastUsedAt) : t('keys.never')}</td>
    </tr>`;
  }
}

customElements.define('desk-import-sources', DeskImportSources);
