import { css, html, nothing, type TemplateResult } from 'lit';
import { DeskPage } from '../../core/element.ts';
import { ago, shortDate, shortDateTime } from '../../core/format.ts';
import { speech, t } from '../../core/i18n.ts';
import { keyIcon, plusIcon } from '../../core/icons.ts';
import { Load } from '../../core/load.ts';
import { hrefWith, route } from '../../core/router.ts';
import { request } from '../../core/session.ts';
import { deskStyles } from '../../core/styles.ts';
import { toast } from '../../core/toast.ts';
import { blankView, boneRows, errorView } from '../../core/views.ts';
import { type ApiKey, keysDocument, revokeDocument } from './documents.ts';
import '../../core/dialog.ts';
import './issue.ts';

const PAGE_SIZE = 100;

/** The keys of the agency's sites and servers. */
export class KeysPage extends DeskPage {
  static override properties = { issuing: { state: true }, revoking: { state: true }, busy: { state: true } };
  declare private issuing: boolean;
  declare private revoking: ApiKey | undefined;
  declare private busy: boolean;

  static override styles = [
    deskStyles,
    css`
      .intro {
        margin-bottom: 16px;
      }
      .name {
        width: 28%;
      }
      .name strong {
        display: block;
        font-weight: 550;
        overflow-wrap: anywhere;
      }
      .opens {
        overflow-wrap: anywhere;
      }
      .revoked strong {
        font-weight: 400;
        color: var(--muted);
        text-decoration: line-through;
      }
      .actions {
        width: 1%;
        text-align: end;
      }
      .actions .button.danger-text {
        color: var(--bad);
      }
      .after {
        margin-top: 12px;
      }
      .after a {
        display: inline-block;
        padding: 4px 0;
      }
      p + .row {
        margin-top: 16px;
      }
      @media (min-width: 720.1px) {
        .phone {
          display: none;
        }
      }
      @media (max-width: 960px) {
        tbody tr {
          display: grid;
          grid-template-columns: minmax(0, 1fr) auto;
          gap: 2px 12px;
        }
        .name,
        .opens {
          grid-column: 1;
          width: auto;
        }
        .actions {
          grid-column: 2;
          grid-row: 1 / 3;
          width: auto;
        }
        .used {
          grid-column: 1 / -1;
        }
        .issued {
          display: none;
        }
      }
    `,
  ];

  private readonly list = new Load(this, async (signal) => {
    const keys: ApiKey[] = [];
    let after: string | null = null;
    do {
      const { apiKeys }: Awaited<ReturnType<typeof this.fetch>> = await this.fetch(after, signal);
      keys.push(...apiKeys.edges.flatMap((edge) => edge?.node ?? []));
      after = apiKeys.pageInfo.hasNextPage ? apiKeys.pageInfo.endCursor : null;
    } while (after);
    return keys;
  });

  constructor() {
    super();
    this.issuing = false;
    this.busy = false;
  }

  private fetch(after: string | null, signal: AbortSignal) {
    return request(keysDocument, { first: PAGE_SIZE, ...(after && { after }) }, signal);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.list.start();
  }

  private async revoke(): Promise<void> {
    const key = this.revoking;
    if (!key || this.busy) return;
    this.busy = true;
    try {
      const { revokeApiKey: result } = await request(revokeDocument, { id: key.id });
      if (result.__typename === 'RevokeApiKeyPayload') toast(t('keys.revoked', { name: key.name }));
      else toast(result.message, { bad: true });
      this.revoking = undefined;
      this.list.start({ keep: true });
    } catch {
      toast(t(navigator.onLine ? 'error.server.title' : 'error.offline.title'), { bad: true });
    }
    this.busy = false;
  }

  protected override render(): TemplateResult {
    const issue = (primary: boolean) =>
      html`<button
        class="button ${primary ? 'primary' : ''}"
        type="button"
        @click=${() => {
          this.issuing = true;
        }}
      >
        ${plusIcon}${t('keys.issue')}
      </button>`;
    const empty = this.list.value?.length === 0;
    return html`<div class="page">
        <header>
          <h1 tabindex="-1">${t('keys.title')}</h1>
          <span class="grow"></span>
          ${empty ? nothing : issue(true)}
        </header>
        ${this.listView(issue(true))}
      </div>
      ${
        this.issuing
          ? html`<desk-issue-key
              @desk:issued=${() => this.list.start({ keep: true })}
              @desk:close=${() => {
                this.issuing = false;
              }}
            ></desk-issue-key>`
          : nothing
      }
      ${this.revokeView()}`;
  }

  private listView(issue: TemplateResult): TemplateResult {
    const { value, error } = this.list;
    if (error && !value) return errorView(error, () => this.list.start());
    if (!value) return boneRows(5, { rows: 4 });
    if (value.length === 0)
      return blankView({ icon: keyIcon, title: t('keys.empty.title'), text: t('keys.empty.text'), action: issue });
    const all = route.value.query.get('revoked') === '1';
    const revoked = value.filter((key) => key.revokedAt);
    const shown = [...value.filter((key) => !key.revokedAt), ...(all ? revoked : [])];
    const agencies = new Set(value.map((key) => key.agency?.id ?? '')).size > 1;
    return html`<p class="muted small intro">${t('keys.intro')}</p>
      <table aria-busy=${this.list.busy ? 'true' : nothing}>
        <thead>
          <tr>
            <th scope="col">${t('keys.column.name')}</th>
            <th scope="col">${t('keys.kind')}</th>
            <th scope="col">${t('keys.column.opens')}</th>
            <th scope="col">${t('keys.column.used')}</th>
            <th scope="col">${t('keys.column.issued')}</th>
            <th scope="col"><span class="sr">${t('keys.column.actions')}</span></th>
          </tr>
        </thead>
        <tbody>
          ${shown.map((key) => this.rowView(key, agencies))}
        </tbody>
      </table>
      ${
        revoked.length > 0
          ? html`<p class="after">
              <a class="small" href=${hrefWith({ revoked: all ? null : '1' })} aria-current=${all ? 'true' : nothing}
                >${all ? t('keys.hideRevoked') : t('keys.showRevoked')}</a
              >
            </p>`
          : nothing
      }`;
  }

  private rowView(key: ApiKey, agencies: boolean): TemplateResult {
    const { locale } = speech.value;
    const owner = agencies ? (key.agency?.name ?? t('keys.agency.none')) : '';
    const opens =
      key.kind === 'PUBLISHABLE'
        ? key.origins.map((origin) => origin.replace(/^https?:\/\//, ''))
        : key.scopes.map((scope) => t(`keys.scope.${scope}`));
    return html`<tr class=${key.revokedAt ? 'revoked' : ''}>
      <td class="name">
        <strong>${key.name}</strong>
        <span class="muted small"><span class="mono">${key.prefix}…</span>${owner ? ` · ${owner}` : ''}</span>
      </td>
      <td class="small nowrap">${t(`keys.kind.${key.kind}`)}</td>
      <td class="opens small">${opens.join(' · ')}</td>
      <td class="used small muted num nowrap"><span class="phone">${t('keys.column.used')}: </span>${key.lastUsedAt ? ago(locale, key.lastUsedAt) : t('keys.never')}</td>
      <td class="issued small muted num nowrap">${shortDate(locale, key.createdAt)}</td>
      <td class="actions small nowrap">
        ${
          key.revokedAt
            ? html`<span class="muted" title=${shortDateTime(locale, key.revokedAt)}
                >${t('keys.revokedAt', { date: shortDate(locale, key.revokedAt) })}</span
              >`
            : html`<button
                class="button quiet small danger-text"
                type="button"
                @click=${() => {
                  this.revoking = key;
                }}
              >
                ${t('keys.revoke')}<span class="sr"> ${key.name}</span>
              </button>`
        }
      </td>
    </tr>`;
  }

  private revokeView(): TemplateResult {
    const key = this.revoking;
    const close = () => {
      this.revoking = undefined;
    };
    return html`<desk-dialog
      .open=${Boolean(key)}
      heading=${key ? t('keys.revoke.title', { name: key.name }) : ''}
      @desk:close=${close}
    >
      <p>${key ? t(`keys.revoke.text.${key.kind}`) : nothing}</p>
      <div slot="footer">
        <button class="button" type="button" @click=${close}>${t('keys.revoke.keep')}</button>
        <button
          class="button danger"
          type="button"
          aria-disabled=${this.busy ? 'true' : nothing}
          @click=${this.revoke}
        >
          ${t('keys.revoke')}
        </button>
      </div>
    </desk-dialog>`;
  }
}

customElements.define('desk-keys', KeysPage);
