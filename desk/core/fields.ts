/** Fields of forms: label above, help below, the error in place of the help. */
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Act } from './act.ts';

interface Field {
  /** Its name in the form, and in the problems. */
  name: string;
  label: string;
  help?: unknown;
}

export interface TextField extends Field {
  value?: string | number | null | undefined;
  type?: 'text' | 'email' | 'tel' | 'url' | 'number' | 'time' | 'search' | 'color';
  autocomplete?: string;
  inputmode?: string;
  maxlength?: number;
  min?: number;
  max?: number;
  list?: string;
  mono?: boolean;
  input?: (value: string) => void;
}

const idOf = (name: string): string => name.replaceAll('.', '-');

export function textField(act: Act, field: TextField): TemplateResult {
  const { name, label, help, value, type = 'text', input } = field;
  const id = idOf(name);
  return html`<div>
    <label class="label" for=${id}>${label}</label>
    <input
      class="field ${field.mono ? 'mono' : ''}"
      id=${id}
      name=${name}
      type=${type}
      .value=${input ? live(String(value ?? '')) : String(value ?? '')}
      autocomplete=${field.autocomplete ?? 'off'}
      inputmode=${field.inputmode ?? nothing}
      maxlength=${field.maxlength ?? nothing}
      min=${field.min ?? nothing}
      max=${field.max ?? nothing}
      list=${field.list ?? nothing}
      spellcheck="false"
      aria-invalid=${act.problems[name] ? 'true' : nothing}
      aria-describedby="${id}-help ${id}-problem"
      @input=${(event: Event) => input?.((event.target as HTMLInputElement).value)}
    />
    ${below(act, { name, label, help })}
  </div>`;
}

export interface Choice {
  value: string;
  label: string;
}

export interface ChoiceField extends Field {
  value?: string | null | undefined;
  choices: readonly Choice[];
  change?: (value: string) => void;
}

export function selectField(act: Act, field: ChoiceField): TemplateResult {
  const { name, label, help, value, choices, change } = field;
  const id = idOf(name);
  return html`<div>
    <label class="label" for=${id}>${label}</label>
    <select
      class="field"
      id=${id}
      name=${name}
      aria-invalid=${act.problems[name] ? 'true' : nothing}
      aria-describedby="${id}-help ${id}-problem"
      @change=${(event: Event) => change?.((event.target as HTMLSelectElement).value)}
    >
      ${choices.map(
        (choice) =>
          html`<option value=${choice.value} ?selected=${choice.value === (value ?? '')}>${choice.label}</option>`,
      )}
    </select>
    ${below(act, { name, label, help })}
  </div>`;
}

export interface RadioField extends Field {
  value: string;
  choices: readonly (Choice & { help?: unknown; more?: unknown })[];
  change: (value: string) => void;
}

/** Choices that need a word of explanation; each may hold more fields once it is chosen. */
export function radioField(act: Act, { name, label, help, value, choices, change }: RadioField): TemplateResult {
  const id = idOf(name);
  return html`<fieldset aria-describedby="${id}-help ${id}-problem">
    <legend class="label">${label}</legend>
    <div class="choices">
      ${choices.map(
        (choice) =>
          html`<div class="choice">
            <label
              ><input
                type="radio"
                name=${name}
                value=${choice.value}
                .checked=${live(choice.value === value)}
                @change=${() => change(choice.value)}
              /><span
                ><strong>${choice.label}</strong>${choice.help ? html`<span class="muted small">${choice.help}</span>` : nothing}</span
              ></label
            >
            ${choice.value === value && choice.more ? html`<div class="more">${choice.more}</div>` : nothing}
          </div>`,
      )}
    </div>
    ${below(act, { name, label, help })}
  </fieldset>`;
}

export function checkField(act: Act, { name, label, help, checked }: Field & { checked: boolean }): TemplateResult {
  const id = idOf(name);
  return html`<div>
    <label class="check"
      ><input
        type="checkbox"
        id=${id}
        name=${name}
        .checked=${checked}
        aria-describedby="${id}-help ${id}-problem"
      /><span>${label}</span></label
    >
    ${below(act, { name, label, help })}
  </div>`;
}

function below(act: Act, { name, help }: Field): TemplateResult {
  const id = idOf(name);
  return html`<p class="help" id="${id}-help" ?hidden=${!help}>${help}</p>
    <p class="problem" id="${id}-problem" role="alert" ?hidden=${!act.problems[name]}>${act.problems[name]}</p>`;
}

/** What a form holds, without spaces around it; an empty field is null. */
export function textsOf<Name extends string>(
  form: HTMLFormElement,
  names: readonly Name[],
): Record<Name, string | null> {
  const data = new FormData(form);
  const read = (name: string) => String(data.get(name) ?? '').trim() || null;
  return Object.fromEntries(names.map((name) => [name, read(name)])) as Record<Name, string | null>;
}

/** After a refused try: to the first field that says why. */
export async function focusProblem(host: { updateComplete: Promise<unknown>; renderRoot: ParentNode }): Promise<void> {
  await host.updateComplete;
  host.renderRoot.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
}
