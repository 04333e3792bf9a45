import { css, html, nothing, type TemplateResult } from 'lit';
import { DeskPage } from '../../core/element.ts';
import { t } from '../../core/i18n.ts';
import { gateIcon } from '../../core/icons.ts';
import { demoPeople, isDemo } from '../../core/meta.ts';
import { loadSession, SignInError, type SignInProblem, sendCode, session, signIn } from '../../core/session.ts';
import { deskStyles } from '../../core/styles.ts';
import { codeOf, looksLikeEmail } from './input.ts';
import '../../core/preferences.ts';

const WAIT_SECONDS = 30;

/** E-mail, then the code from the mail. Whether an address is known is never said. */
export class SignInPage extends DeskPage {
  static override properties = {
    step: { state: true },
    problem: { state: true },
    busy: { state: true },
    wait: { state: true },
    sentAgain: { state: true },
  };
  static override styles = [
    deskStyles,
    css`
      :host {
        display: grid;
        align-content: center;
        justify-items: center;
        gap: 24px;
        min-height: 100dvh;
        padding: 32px 16px;
        background: var(--ground);
      }
      .card {
        width: min(400px, 100%);
        padding: 32px;
        border: 1px solid var(--border);
        border-radius: 12px;
        background: var(--surface);
      }
      .brand {
        display: flex;
        align-items: center;
        gap: 8px;
        font-weight: 600;
      }
      .brand .mark {
        display: grid;
        place-items: center;
        width: 28px;
        height: 28px;
        border-radius: 6px;
        background: var(--fill);
        color: var(--on-fill);
      }
      .brand .icon {
        width: 16px;
        height: 16px;
      }
      h1 + p {
        margin-top: 4px;
        color: var(--muted);
        overflow-wrap: anywhere;
      }
      .form {
        margin-top: 24px;
        gap: 16px;
      }
      .field {
        min-height: 44px;
        padding: 10px 12px;
        font-size: 16px;
      }
      .field.code {
        font-size: 21px;
        letter-spacing: 0.3em;
        font-variant-numeric: tabular-nums;
      }
      .primary {
        min-height: 44px;
      }
      .after {
        display: flex;
        flex-wrap: wrap;
        justify-content: space-between;
        gap: 8px 16px;
        min-height: 24px;
        font-size: 13px;
      }
      .button.link {
        font-size: 13px;
        font-weight: 400;
      }
      .notice {
        margin-bottom: 20px;
      }
      .demo {
        margin-top: 24px;
        padding-top: 20px;
        border-top: 1px solid var(--border);
        font-size: 13px;
        line-height: 20px;
      }
      .demo h2 {
        font-size: 13px;
        line-height: 20px;
      }
      .people {
        max-height: 232px;
        margin: 8px 0 12px;
        border: 1px solid var(--border);
        border-radius: 6px;
        overflow-y: auto;
      }
      .people .button {
        display: block;
        width: 100%;
        border: 0;
        border-radius: 0;
        font-weight: 400;
        text-align: start;
      }
      .people .button + .button {
        border-top: 1px solid var(--border);
      }
      .people .button:focus-visible {
        outline-offset: -2px;
      }
      desk-preferences {
        width: min(400px, 100%);
        grid-template-columns: 1fr 1fr;
      }
      @media (max-width: 480px) {
        .card {
          padding: 24px 20px;
        }
        desk-preferences {
          grid-template-columns: 1fr;
        }
      }
    `,
  ];

  declare private step: 'email' | 'code';
  declare private problem: SignInProblem | 'email' | 'code' | undefined;
  declare private busy: boolean;
  declare private wait: number;
  declare private sentAgain: boolean;
  private email = '';
  /** Until it may be tried again, when there were too many. */
  private minutes = 1;
  private ticking: ReturnType<typeof setInterval> | undefined;

  constructor() {
    super();
    this.step = 'email';
    this.busy = false;
    this.wait = 0;
    this.sentAgain = false;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.ticking);
  }

  override async focusHeading(): Promise<void> {
    await this.focusField();
  }

  private get field(): HTMLInputElement | null {
    return this.renderRoot.querySelector('input.field');
  }

  private async focusField(): Promise<void> {
    await this.updateComplete;
    this.field?.focus();
    this.field?.select();
  }

  private async attempt(work: () => Promise<void>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.problem = undefined;
    this.sentAgain = false;
    try {
      await work();
    } catch (error) {
      this.problem = error instanceof SignInError ? error.problem : 'server';
      if (error instanceof SignInError) this.minutes = error.minutes;
    }
    this.busy = false;
  }

  private async send(event: Event): Promise<void> {
    event.preventDefault();
    this.email = this.field?.value.trim() ?? '';
    if (looksLikeEmail(this.email)) {
      await this.attempt(async () => {
        await sendCode(this.email);
        this.step = 'code';
        this.startWait();
      });
    } else this.problem = 'email';
    await this.focusField();
  }

  private async sendAgain(): Promise<void> {
    await this.attempt(async () => {
      await sendCode(this.email);
      if (this.field) this.field.value = '';
      this.startWait();
    });
    this.sentAgain = !this.problem;
    await this.focusField();
  }

  private startWait(): void {
    this.wait = WAIT_SECONDS;
    clearInterval(this.ticking);
    this.ticking = setInterval(() => {
      this.wait--;
      if (this.wait <= 0) clearInterval(this.ticking);
    }, 1000);
  }

  private async submit(event?: Event): Promise<void> {
    event?.preventDefault();
    const code = codeOf(this.field?.value ?? '');
    if (code.length === 6) {
      await this.attempt(async () => {
        await signIn(this.email, code);
        await loadSession();
        // The code was right, yet the gateway did not say who we are.
        if (session.value.state !== 'signed-in') throw new SignInError('server');
      });
      if (!this.problem) return;
    } else this.problem = 'code';
    await this.focusField();
  }

  private typed(event: InputEvent): void {
    const field = event.target as HTMLInputElement;
    const code = codeOf(field.value);
    if (field.value !== code) field.value = code;
    if (this.problem) this.problem = undefined;
    if (code.length === 6) this.submit();
  }

  private problemText(): string {
    if (!this.problem) return '';
    if (this.problem === 'email' || this.problem === 'code') return t(`signIn.${this.problem}.bad`);
    if (this.problem === 'busy') return t('signIn.problem.busy', { count: this.minutes });
    return t(`signIn.problem.${this.problem}`);
  }

  protected override render(): TemplateResult {
    const now = session.value;
    return html`<div class="brand"><span class="mark">${gateIcon}</span>${t('app.name')}</div>
      <div class="card">
        ${
          now.state === 'anonymous' && now.ended && this.step === 'email'
            ? html`<p class="notice" role="status">${t('signIn.ended')}</p>`
            : nothing
        }
        ${this.step === 'email' ? this.emailView() : this.codeView()} ${isDemo() ? this.demoView() : nothing}
      </div>
      <desk-preferences></desk-preferences>`;
  }

  private problemView(): TemplateResult {
    return html`<p class="problem" id="problem" role="alert" ?hidden=${!this.problem}>${this.problemText()}</p>`;
  }

  private emailView(): TemplateResult {
    return html`<h1 tabindex="-1">${t('signIn.title')}</h1>
      <p>${t('signIn.text')}</p>
      <form class="form" novalidate @submit=${this.send}>
        <div>
          <label class="label" for="email">${t('signIn.email')}</label>
          <input
            class="field"
            id="email"
            name="email"
            type="email"
            autocomplete="username"
            autocapitalize="none"
            enterkeyhint="send"
            spellcheck="false"
            aria-invalid=${this.problem === 'email' ? 'true' : nothing}
            aria-describedby="problem"
            .value=${this.email}
          />
          ${this.problemView()}
        </div>
        <button class="button primary" type="submit" aria-disabled=${this.busy ? 'true' : nothing}>
          ${t('signIn.send')}
        </button>
      </form>`;
  }

  private codeView(): TemplateResult {
    return html`<h1 tabindex="-1">${t('signIn.code.title')}</h1>
      <p>${t('signIn.code.text', { email: this.email })}</p>
      <form class="form" novalidate @submit=${this.submit}>
        <div>
          <label class="label" for="code">${t('signIn.code')}</label>
          <input
            class="field code"
            id="code"
            name="code"
            type="text"
            inputmode="numeric"
            autocomplete="one-time-code"
            enterkeyhint="done"
            spellcheck="false"
            aria-invalid=${this.problem === 'code' || this.problem === 'wrong' ? 'true' : nothing}
            aria-describedby="problem"
            @input=${this.typed}
          />
          ${this.problemView()}
          <p class="help" role="status">${this.sentAgain ? t('signIn.sentAgain') : ''}</p>
        </div>
        <button class="button primary" type="submit" aria-disabled=${this.busy ? 'true' : nothing}>
          ${t('signIn.submit')}
        </button>
        <div class="after">
          <button
            class="button link"
            type="button"
            @click=${() => {
              this.step = 'email';
              this.problem = undefined;
              this.focusField();
            }}
          >
            ${t('signIn.other')}
          </button>
          ${
            this.wait > 0
              ? html`<span class="muted num">${t('signIn.againIn', { count: this.wait })}</span>`
              : html`<button class="button link" type="button" @click=${this.sendAgain}>${t('signIn.again')}</button>`
          }
        </div>
      </form>`;
  }

  private demoView(): TemplateResult {
    const people = demoPeople();
    const [before = '', after = ''] = t('signIn.demo.outbox', { outbox: '\n' }).split('\n');
    return html`<section class="demo" aria-labelledby="demo">
      <h2 id="demo">${t('signIn.demo.title')}</h2>
      ${
        this.step === 'email' && people.length > 0
          ? html`<p class="muted">${t('signIn.demo.people')}</p>
              <div class="people">
                ${people.map(
                  ({ label, email }) =>
                    html`<button
                      class="button small"
                      type="button"
                      title=${email}
                      @click=${() => {
                        if (this.field) this.field.value = email;
                        this.problem = undefined;
                        this.focusField();
                      }}
                    >
                      ${label}
                    </button>`,
                )}
              </div>`
          : nothing
      }
      <p class="muted">
        ${before}<a href="/outbox" target="_blank" rel="noopener"
          >${t('signIn.demo.outboxLink')}<span class="sr"> ${t('app.opensNew')}</span></a
        >${after}
      </p>
    </section>`;
  }
}

customElements.define('desk-sign-in', SignInPage);
