import { css, html, nothing, type TemplateResult } from 'lit';
import { GatepostError } from '../../../widgets/core/client.ts';
import { copy } from '../../core/clipboard.ts';
import { DeskElement } from '../../core/element.ts';
import { t } from '../../core/i18n.ts';
import { copyIcon } from '../../core/icons.ts';
import { Load } from '../../core/load.ts';
import { request, session } from '../../core/session.ts';
import { deskStyles } from '../../core/styles.ts';
import { toast } from '../../core/toast.ts';
import { type ApiKey, agenciesDocument, type IssueInput, issueDocument, type Kind, type Scope } from './documents.ts';
import { originsOf, problemsOf, scopesFor } from './input.ts';
import '../../core/dialog.ts';

const KINDS: readonly Kind[] = ['PUBLISHABLE', 'SECRET'];
/** Stands for the installation itself in the list of agencies. */
const INSTALLATION = '';

/**
 * Asks what the key is for, then shows its secret, once.
 *
 * @fires desk:issued - a key was made
 * @fires desk:close - the person is done
 */
export class DeskIssueKey extends DeskElement {
  static override properties = {
    kind: { state: true },
    agency: { state: true },
    problems: { state: true },
    busy: { state: true },
    issued: { state: true },
  };
  declare private kind: Kind;
  declare private agency: string | undefined;
  declare private problems: Readonly<Record<string, string>>;
  declare private busy: boolean;
  declare private issued: { apiKey: ApiKey; secret: string } | undefined;

  static override styles = [
    deskStyles,
    css`
      .kinds {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: 8px;
      }
      .kinds label {
        position: relative;
        display: grid;
        align-content: start;
        padding: 12px;
        border: 1px solid var(--field);
        border-radius: var(--radius);
        cursor: pointer;
      }
      .kinds label:has(:checked) {
        border-color: var(--accent);
        box-shadow: inset 0 0 0 1px var(--accent);
        background: var(--tint);
      }
      .kinds label:has(:focus-visible) {
        outline: 2px solid var(--accent);
        outline-offset: 2px;
      }
      .kinds input {
        position: absolute;
        inset: 0;
        opacity: 0;
        cursor: pointer;
      }
      .kinds strong {
        font-weight: 550;
      }
      .scopes {
        display: grid;
      }
      .scopes label {
        display: flex;
        align-items: center;
        gap: 12px;
        min-height: 32px;
        cursor: pointer;
      }
      .scopes input {
        flex: none;
        width: 18px;
        height: 18px;
        accent-color: var(--fill);
      }
      textarea.field {
        min-height: 72px;
        resize: vertical;
      }
      .secret {
        display: grid;
        gap: 12px;
        margin-top: 16px;
      }
      .secret .field {
        min-height: 64px;
        overflow-wrap: anywhere;
        word-break: break-all;
        resize: none;
      }
      @media (pointer: coarse) {
        .scopes label {
          min-height: 44px;
        }
      }
      @media (max-width: 480px) {
        .kinds {
          grid-template-columns: 1fr;
        }
      }
    `,
  ];

  /** The agencies this person may issue keys for, and for an admin the installation itself. */
  private readonly choices = new Load(this, async (signal) => {
    const now = session.value;
    if (now.state !== 'signed-in') return [];
    const own = now.viewer.memberships.filter(({ role }) => role === 'EXECUTIVE').map(({ agency }) => agency);
    if (!now.viewer.isAdmin) return own;
    const { agencies } = await request(agenciesDocument, { first: 100 }, signal);
    return [...agencies.edges.flatMap((edge) => edge?.node ?? []), { id: INSTALLATION, name: t('keys.agency.none') }];
  });

  constructor() {
    super();
    this.kind = 'PUBLISHABLE';
    this.problems = {};
    this.busy = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.choices.start();
  }

  private get possible() {
    return (this.choices.value ?? []).filter(({ id }) => this.kind === 'SECRET' || id !== INSTALLATION);
  }

  private get chosen(): string | undefined {
    const { possible } = this;
    return possible.some(({ id }) => id === this.agency) ? this.agency : possible[0]?.id;
  }

  private get scopes(): Scope[] {
    const now = session.value;
    const executive =
      now.state === 'signed-in' &&
      now.viewer.memberships.some(({ role, agency }) => role === 'EXECUTIVE' && agency.id === this.chosen);
    return scopesFor({ installation: this.chosen === INSTALLATION, executive });
  }

  private async submit(event: Event): Promise<void> {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    const { origins, bad } = originsOf(String(data.get('origins') ?? ''));
    const publishable = this.kind === 'PUBLISHABLE';
    const input: IssueInput = {
      agency: this.chosen || null,
      name: String(data.get('name') ?? '').trim(),
      kind: this.kind,
      scopes: publishable ? [] : (data.getAll('scopes') as Scope[]),
      origins: publishable ? origins : [],
    };
    this.problems = Object.fromEntries(Object.entries(problemsOf(input)).map(([field, key]) => [field, t(key)]));
    if (publishable && bad) this.problems = { ...this.problems, origins: t('keys.origins.bad', { origin: bad }) };
    if (Object.keys(this.problems).length === 0) await this.issue(input);
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }

  private async issue(input: IssueInput): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    try {
      const { issueApiKey: result } = await request(issueDocument, { input });
      if (result.__typename === 'IssueApiKeyPayload') {
        this.issued = result;
        this.dispatchEvent(new CustomEvent('desk:issued'));
        await this.updateComplete;
        this.renderRoot.querySelector<HTMLElement>('.secret .button')?.focus();
      } else this.problems = Object.fromEntries(result.fields.map(({ path, message }) => [path[0] ?? '', message]));
    } catch (error) {
      const code = error instanceof GatepostError ? error.code : 'SERVER';
      toast(
        t(
          code === 'FORBIDDEN'
            ? 'error.forbidden.title'
            : code === 'NETWORK'
              ? 'error.network.title'
              : 'error.server.title',
        ),
        {
          bad: true,
        },
      );
    }
    this.busy = false;
  }

  private close(): void {
    this.dispatchEvent(new CustomEvent('desk:close'));
  }

  protected override render(): TemplateResult {
    // Once the secret is shown, only the button closes: a stray key or click must not lose it.
    return html`<desk-dialog
      open
      heading=${this.issued ? t('keys.created.title') : t('keys.issue')}
      @desk:close=${() => this.issued || this.close()}
    >
      ${this.issued ? this.secretView(this.issued.apiKey, this.issued.secret) : this.formView()}
      <div slot="footer">
        ${
          this.issued
            ? html`<button class="button" type="button" @click=${this.close}>${t('keys.created.done')}</button>`
            : html`<button class="button" type="button" @click=${this.close}>${t('app.cancel')}</button>
                <button
                  class="button primary"
                  type="submit"
                  form="issue"
                  aria-disabled=${this.busy ? 'true' : nothing}
                >
                  ${t('keys.create')}
                </button>`
        }
      </div>
    </desk-dialog>`;
  }

  private problemView(field: string): TemplateResult {
    return html`<p class="problem" id="${field}-problem" role="alert" ?hidden=${!this.problems[field]}>
      ${this.problems[field]}
    </p>`;
  }

  private invalid(field: string) {
    return this.problems[field] ? 'true' : nothing;
  }

  private formView(): TemplateResult {
    const { possible } = this;
    return html`<form class="form" id="issue" novalidate @submit=${this.submit}>
      <fieldset>
        <legend class="label">${t('keys.kind')}</legend>
        <div class="kinds">
          ${KINDS.map(
            (kind) =>
              html`<label
                ><input
                  type="radio"
                  name="kind"
                  value=${kind}
                  .checked=${this.kind === kind}
                  @change=${() => {
                    this.kind = kind;
                    this.problems = {};
                  }}
                /><strong>${t(`keys.kind.${kind}`)}</strong>
                <span class="muted small">${t(`keys.kind.${kind}.help`)}</span></label
              >`,
          )}
        </div>
      </fieldset>
      <div>
        <label class="label" for="name">${t('keys.name')}</label>
        <input
          class="field"
          id="name"
          name="name"
          maxlength="100"
          autocomplete="off"
          aria-invalid=${this.invalid('name')}
          aria-describedby="name-help name-problem"
        />
        <p class="help" id="name-help">${t('keys.name.help')}</p>
        ${this.problemView('name')}
      </div>
      ${
        possible.length > 1
          ? html`<div>
              <label class="label" for="agency">${t('keys.agency')}</label>
              <select
                class="field"
                id="agency"
                @change=${(event: Event) => {
                  this.agency = (event.target as HTMLSelectElement).value;
                }}
              >
                ${possible.map(({ id, name }) => html`<option value=${id} ?selected=${id === this.chosen}>${name}</option>`)}
              </select>
              ${this.problemView('agency')}
            </div>`
          : nothing
      }
      ${this.kind === 'PUBLISHABLE' ? this.originsView() : this.scopesView()}
    </form>`;
  }

  private originsView(): TemplateResult {
    return html`<div>
      <label class="label" for="origins">${t('keys.origins')}</label>
      <textarea
        class="field"
        id="origins"
        name="origins"
        rows="3"
        inputmode="url"
        autocomplete="off"
        spellcheck="false"
        aria-invalid=${this.invalid('origins')}
        aria-describedby="origins-help origins-problem"
      ></textarea>
      <p class="help" id="origins-help">${t('keys.origins.help')}</p>
      ${this.problemView('origins')}
    </div>`;
  }

  private scopesView(): TemplateResult {
    return html`<fieldset aria-describedby="scopes-problem">
      <legend class="label">${t('keys.scopes')}</legend>
      <div class="scopes">
        ${this.scopes.map(
          (scope, at) =>
            html`<label
              ><input
                type="checkbox"
                name="scopes"
                value=${scope}
                aria-invalid=${at === 0 ? this.invalid('scopes') : nothing}
              />${t(`keys.scope.${scope}`)}</label
            >`,
        )}
      </div>
      ${this.problemView('scopes')}
    </fieldset>`;
  }

  private secretView({ name }: ApiKey, secret: string): TemplateResult {
    return html`<p>${t('keys.created.text')}</p>
      <div class="secret">
        <label class="sr" for="secret">${t('keys.created.label', { name })}</label>
        <textarea
          class="field mono"
          id="secret"
          readonly
          rows="2"
          .value=${secret}
          @focus=${(event: Event) => (event.target as HTMLTextAreaElement).select()}
        ></textarea>
        <button class="button primary" type="button" @click=${() => copy(secret, t('app.copied'))}>
          ${copyIcon}${t('app.copy')}
        </button>
      </div>`;
  }
}

customElements.define('desk-issue-key', DeskIssueKey);
