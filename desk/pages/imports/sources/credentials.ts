import { css, html, nothing, type TemplateResult } from 'lit';
import { copy } from '../../../core/clipboard.ts';
import { DeskElement } from '../../../core/element.ts';
import { t } from '../../../core/i18n.ts';
import { copyIcon, mailIcon } from '../../../core/icons.ts';
import { deskStyles } from '../../../core/styles.ts';
import { type Access, curlLine, mailText, type Place, placesOf } from './access.ts';

/** User, password and addresses of a drop account, to be copied: all that the agency's software asks for. */
export class DeskCredentials extends DeskElement {
  static override properties = { access: { attribute: false }, agency: {} };
  declare access: Access;
  /** Whose account it is, for the mail; empty for the account of all. */
  declare agency: string;

  static override styles = [
    deskStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 20px;
      }
      .line {
        display: flex;
        align-items: center;
        gap: 8px;
        min-height: 44px;
        padding: 4px 4px 4px 12px;
        border: 1px solid var(--border);
        border-radius: var(--radius);
        background: var(--hover);
      }
      .line code {
        flex: 1;
        min-width: 0;
        overflow-wrap: anywhere;
        user-select: all;
      }
      .secret .line {
        border-color: var(--accent);
        background: var(--tint);
      }
      dl {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 16px;
      }
      dt {
        margin-bottom: 4px;
        font-size: 13px;
        font-weight: 550;
        line-height: 20px;
      }
      .help {
        max-width: none;
        overflow-wrap: anywhere;
      }
    `,
  ];

  protected override render(): TemplateResult {
    const { user, password } = this.access;
    const places = placesOf(this.access);
    return html`<dl class="secret">
        ${this.lineView(t('sources.user'), user)}
        ${password ? this.lineView(t('sources.password'), password) : nothing}
      </dl>
      <dl>${places.map((place) => this.placeView(place))}</dl>
      <div class="row">
        <button
          class="button ${password ? 'primary' : ''}"
          type="button"
          @click=${() => copy(mailText(this.access, this.agency), t('app.copied'))}
        >
          ${mailIcon}${t('sources.copyAll')}
        </button>
      </div>`;
  }

  private lineView(label: string, text: string, more: unknown = nothing): TemplateResult {
    return html`<div>
      <dt>${label}</dt>
      <dd>
        <div class="line">
          <code class="mono">${text}</code>
          <button
            class="button quiet square"
            type="button"
            aria-label=${t('sources.copy', { name: label })}
            @click=${() => copy(text, t('app.copied'))}
          >
            ${copyIcon}
          </button>
        </div>
        ${more}
      </dd>
    </div>`;
  }

  private placeView(place: Place): TemplateResult {
    const { door, host, port, url, fingerprint } = place;
    const curl = door === 'HTTPS' ? curlLine(this.access, url) : undefined;
    const words = t(door === 'FTP' && this.access.plainFtp ? 'sources.door.FTP.plain' : `sources.door.${door}`);
    return this.lineView(
      port ? t('sources.hostPort', { door: words, host, port: String(port) }) : words,
      curl ?? url,
      fingerprint
        ? html`<p class="help">
            ${t(door === 'FTP' ? 'sources.certificate' : 'sources.fingerprint')}
            <code class="mono">${fingerprint}</code>
          </p>`
        : nothing,
    );
  }
}

customElements.define('desk-credentials', DeskCredentials);
