/** Signing in to the board: an address, then the code that was sent there. */
import '../core/shared.ts';
import { css, html, nothing, type TemplateResult } from 'lit';
import type { Catalogue } from '../core/i18n.ts';
import { alertIcon, offlineIcon } from '../core/icons.ts';
import type { SignInProblem } from './session.ts';
import type { SignInWords } from './words.ts';

export const catalogue: Catalogue<SignInWords> = {
  en: () => import('./messages/sign-in/en.ts'),
  fr: () => import('./messages/sign-in/fr.ts'),
  de: () => import('./messages/sign-in/de.ts'),
  ro: () => import('./messages/sign-in/ro.ts'),
};

export interface SignInState {
  step: 'email' | 'code';
  email: string;
  problem?: SignInProblem | 'field';
  /** After TOO_MANY_ATTEMPTS: until the next try. */
  minutes?: number;
}

export function signInView(
  options: SignInState & {
    words: SignInWords;
    busy: boolean;
    onSubmit(event: Event): void;
    onOtherEmail(email: string): void;
  },
): TemplateResult {
  const { step, email, problem: found, words, busy, onSubmit, onOtherEmail } = options;
  const code = step === 'code';
  const problem = found && describe(found, options);
  const invalid = problem ? 'true' : 'false';
  return html`<div class="card">
    <form class="sign" part="sign-in" novalidate @submit=${onSubmit}>
      <div>
        <h2>${code ? words.codeTitle : words.signInTitle}</h2>
        <p class="muted">${code ? words.codeText(email) : words.signInText}</p>
      </div>
      ${
        code
          ? html`<div>
              <label class="label" for="code">${words.code}</label>
              <input class="field otp" id="code" name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="8" enterkeyhint="done" aria-invalid=${invalid} aria-describedby="sign-problem" />
            </div>`
          : html`<div>
              <label class="label" for="email">${words.email}</label>
              <input class="field" id="email" name="email" type="email" inputmode="email" autocomplete="username" enterkeyhint="send" .value=${email} aria-invalid=${invalid} aria-describedby="sign-problem" />
            </div>`
      }
      <div id="sign-problem" role="alert">
        ${problem ? html`<p class="problem">${found === 'NETWORK' ? offlineIcon : alertIcon}<span>${problem}</span></p>` : nothing}
      </div>
      <button class="button primary" type="submit" aria-disabled=${busy ? 'true' : 'false'}>${code ? words.signIn : words.sendCode}</button>
      ${
        code
          ? html`<button
              class="button plain"
              type="button"
              @click=${() => onOtherEmail(email)}
            >
              ${words.otherEmail}
            </button>`
          : nothing
      }
    </form>
  </div>`;
}

function describe(
  problem: SignInProblem | 'field',
  { step, words, minutes = 1 }: SignInState & { words: SignInWords },
): string {
  if (problem === 'field') return step === 'code' ? words.codeProblem : words.emailProblem;
  return problem === 'TOO_MANY_ATTEMPTS' ? words.tooManyTries(minutes) : words.signInProblem[problem];
}

export const styles = [
  css`
  .sign {
    display: grid;
    gap: 20px;
    padding: 24px;
  }
  .sign {
    max-width: 440px;
    margin: 0 auto;
    min-height: 320px;
    align-content: center;
  }
  .sign h2 {
    font-size: 21px;
    margin-bottom: 4px;
  }
  .otp {
    font-size: 28px;
    font-weight: 600;
    letter-spacing: 0.3em;
    font-variant-numeric: tabular-nums;
  }
  `,
];
