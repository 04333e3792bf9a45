import { css, html, nothing, type TemplateResult } from 'lit';
import { Act } from '../../core/act.ts';
import { DeskElement } from '../../core/element.ts';
import { t } from '../../core/i18n.ts';
import { Load } from '../../core/load.ts';
import { request } from '../../core/session.ts';
import { deskStyles } from '../../core/styles.ts';
import { toast } from '../../core/toast.ts';
import { boneRows, errorView } from '../../core/views.ts';
import { SOURCES } from './places.ts';
import { configureImportsDocument, type ImportSettings, settingsDocument } from './sources/documents.ts';
import { importTabs } from './tabs.ts';
import '../../core/dialog.ts';

type Name = keyof ImportSettings;

/** What the operator decides about imports for the whole installation. */
export class DeskImportSettings extends DeskElement {
  static override properties = { asking: { state: true } };
  declare private asking: Name | undefined;

  static override styles = [
    deskStyles,
    css`
      .cards {
        max-width: 640px;
      }
      .switch {
        display: flex;
        align-items: start;
        justify-content: space-between;
        gap: 16px;
      }
      .switch .button {
        flex: none;
      }
      .switch h2 {
        margin-bottom: 4px;
      }
      @media (max-width: 480px) {
        .switch {
          flex-direction: column;
        }
      }
    `,
  ];

  private readonly load = new Load(
    this,
    async (signal) => (await request(settingsDocument, {}, signal)).importSettings,
  );
  private readonly act = new Act(this);

  override connectedCallback(): void {
    super.connectedCallback();
    this.load.start();
  }

  private async change(name: Name, value: boolean): Promise<void> {
    const input = { [name]: value };
    const done = await this.act.run(async () => (await request(configureImportsDocument, { input })).configureImports);
    this.asking = undefined;
    if (!done) return;
    this.load.set(done.settings);
    toast(t(`settings.${name}.${value ? 'done' : 'undone'}`));
  }

  protected override render(): TemplateResult {
    const { value, error } = this.load;
    return html`<div class="page">
        <header><h1 tabindex="-1">${t('imports.tab.settings')}</h1></header>
        ${importTabs()}
        ${
          error && !value
            ? errorView(error, () => this.load.start())
            : value
              ? html`<div class="stack cards">
                  ${this.switchView('enabled', value.enabled)} ${this.switchView('sharedDoor', value.sharedDoor)}
                </div>`
              : boneRows(1, { rows: 2 })
        }
      </div>
      ${this.askView()}`;
  }

  private switchView(name: Name, on: boolean): TemplateResult {
    return html`<section class="card" aria-labelledby=${name}>
      <div class="switch">
        <div>
          <h2 id=${name}>${t(`settings.${name}`)}</h2>
          <span class="tag ${on ? 'good' : 'off'}" role="status">${t(`settings.${name}.${on ? 'on' : 'off'}`)}</span>
        </div>
        <button
          class="button ${!on && name === 'enabled' ? 'primary' : ''}"
          type="button"
          aria-describedby="${name}-text"
          aria-disabled=${this.act.busy ? 'true' : nothing}
          @click=${() => {
            if (!on) this.change(name, true);
            else this.asking = name;
          }}
        >
          ${t(`settings.${name}.${on ? 'switchOff' : 'switchOn'}`)}
        </button>
      </div>
      <p class="muted" id="${name}-text">${t(`settings.${name}.text`)}</p>
      ${
        name === 'sharedDoor' && on
          ? html`<p class="small">
              ${t('settings.sharedDoor.next')}
              <a href="${SOURCES}?open=account">${t('sources.open')}</a>
            </p>`
          : nothing
      }
    </section>`;
  }

  private askView(): TemplateResult {
    const { asking } = this;
    const close = () => {
      this.asking = undefined;
    };
    return html`<desk-dialog
      .open=${asking !== undefined}
      heading=${asking ? t(`settings.${asking}.ask`) : ''}
      @desk:close=${close}
    >
      <p>${asking ? t(`settings.${asking}.consequence`) : nothing}</p>
      <div slot="footer">
        <button class="button" type="button" @click=${close}>${t('app.cancel')}</button>
        <button class="button danger" type="button" @click=${() => asking && this.change(asking, false)}>
          ${asking ? t(`settings.${asking}.switchOff`) : nothing}
        </button>
      </div>
    </desk-dialog>`;
  }
}

customElements.define('desk-import-settings', DeskImportSettings);
