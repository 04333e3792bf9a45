import { css, html, nothing, type TemplateResult } from 'lit';
import { Act } from '../../core/act.ts';
import { copy } from '../../core/clipboard.ts';
import { DeskElement } from '../../core/element.ts';
import { focusProblem, textField, textsOf } from '../../core/fields.ts';
import { t } from '../../core/i18n.ts';
import { copyIcon } from '../../core/icons.ts';
import { request } from '../../core/session.ts';
import { deskStyles } from '../../core/styles.ts';
import { toast } from '../../core/toast.ts';
import { type Agency, licenceKeyDocument } from './documents.ts';

/** The key by which an agency's files are believed when they come through the account of all agencies. */
export class DeskLicenceKey extends DeskElement {
  static override properties = { agency: { attribute: false }, made: { state: true } };
  declare agency: Agency;
  declare private made: string;

  static override styles = [
    deskStyles,
    css`
      .form {
        gap: 12px;
      }
    `,
  ];

  private readonly act = new Act(this, ['licenceKey']);

  constructor() {
    super();
    this.made = '';
  }

  private async set(licenceKey: string | null): Promise<void> {
    const input = { agency: this.agency.id, licenceKey };
    const done = await this.act.run(async () => (await request(licenceKeyDocument, { input })).setLicenceKey);
    if (done) toast(t(licenceKey ? 'licence.set' : 'licence.removed'));
    await focusProblem(this);
  }

  private save(event: Event): void {
    event.preventDefault();
    const { licenceKey } = textsOf(event.target as HTMLFormElement, ['licenceKey']);
    if (!licenceKey) {
      this.act.refuse({ licenceKey: t('licence.missing') });
      focusProblem(this);
    } else this.set(licenceKey);
  }

  protected override render(): TemplateResult {
    return html`<form class="form" novalidate @submit=${this.save}>
      <p class="muted small">${t('licence.text')}</p>
      ${textField(this.act, {
        name: 'licenceKey',
        label: t('licence.key'),
        help: t('licence.help'),
        value: this.made,
        mono: true,
        input: (value) => {
          this.made = value;
        },
      })}
      <div class="row">
        <button class="button" type="submit" aria-disabled=${this.act.busy ? 'true' : nothing}>${t('licence.save')}</button>
        <button
          class="button quiet"
          type="button"
          @click=${() => {
            this.made = makeKey();
          }}
        >
          ${t('licence.make')}
        </button>
        ${
          this.made
            ? html`<button class="button quiet" type="button" @click=${() => copy(this.made, t('app.copied'))}>
                ${copyIcon}${t('app.copy')}
              </button>`
            : nothing
        }
        <button class="button quiet danger-text" type="button" @click=${() => this.set(null)}>${t('licence.remove')}</button>
      </div>
    </form>`;
  }
}

/** 20 characters that nobody mistakes for another: 100 bits. */
function makeKey(): string {
  const letters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
  const random = crypto.getRandomValues(new Uint8Array(20));
  const text = [...random].map((byte) => letters[byte % letters.length]).join('');
  return text.replace(/(.{5})(?=.)/g, '$1-');
}

customElements.define('desk-licence-key', DeskLicenceKey);
