import { css, html, type TemplateResult } from 'lit';
import { DeskElement } from './element.ts';
import { chooseLanguage, LANGUAGES, type Language, languageNames, speech, t } from './i18n.ts';
import { Watch } from './store.ts';
import { deskStyles } from './styles.ts';
import { chooseTheme, THEMES, theme } from './theme.ts';
import { toast } from './toast.ts';

/** Language and appearance, kept in this browser. */
export class DeskPreferences extends DeskElement {
  static override styles = [
    deskStyles,
    css`
      :host {
        display: grid;
        gap: 12px;
      }
      .themes {
        display: grid;
        grid-auto-columns: 1fr;
        grid-auto-flow: column;
        gap: 2px;
        padding: 2px;
        border-radius: 8px;
        background: var(--chosen);
      }
      .themes label {
        position: relative;
        padding: 4px 8px;
        border: 1px solid transparent;
        border-radius: 6px;
        color: var(--muted);
        font-size: 13px;
        font-weight: 500;
        line-height: 22px;
        text-align: center;
        cursor: pointer;
      }
      .themes label:has(:checked) {
        border-color: var(--border);
        background: var(--surface);
        color: var(--text);
      }
      .themes label:has(:focus-visible) {
        outline: 2px solid var(--accent);
      }
      .themes input {
        position: absolute;
        inset: 0;
        opacity: 0;
        cursor: pointer;
      }
      @media (pointer: coarse) {
        .themes label {
          padding-block: 10px;
        }
      }
    `,
  ];

  constructor() {
    super();
    new Watch(this, theme);
  }

  private async speakAs(language: Language): Promise<void> {
    try {
      await chooseLanguage(language);
    } catch {
      toast(t('error.network.title'), { bad: true });
    }
  }

  protected override render(): TemplateResult {
    return html`<div>
        <label class="label" for="language">${t('account.language')}</label>
        <select
          class="field"
          id="language"
          @change=${(event: Event) => this.speakAs((event.target as HTMLSelectElement).value as Language)}
        >
          ${LANGUAGES.map(
            (each) =>
              html`<option value=${each} lang=${each} ?selected=${each === speech.value.language}>
                ${languageNames[each]}
              </option>`,
          )}
        </select>
      </div>
      <fieldset>
        <legend class="label">${t('account.theme')}</legend>
        <div class="themes">
          ${THEMES.map(
            (each) =>
              html`<label
                ><input
                  type="radio"
                  name="theme"
                  .checked=${theme.value === each}
                  @change=${() => chooseTheme(each)}
                />${t(`account.theme.${each}`)}</label
              >`,
          )}
        </div>
      </fieldset>`;
  }
}

customElements.define('desk-preferences', DeskPreferences);
