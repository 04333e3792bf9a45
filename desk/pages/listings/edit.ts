import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { DeskElement } from '../../core/element.ts';
import { speech, t } from '../../core/i18n.ts';
import { alertIcon, closeIcon, plusIcon } from '../../core/icons.ts';
import { request } from '../../core/session.ts';
import { deskStyles } from '../../core/styles.ts';
import { toast } from '../../core/toast.ts';
import {
  type EditableField,
  type EditResult,
  editDocument,
  GROUPS,
  type ListingDetail,
  listingDocument,
  type Override,
  TEXT_COLUMNS,
} from './documents.ts';
import { fieldOf, type Json, parseJson, textField, textOf, toDraft, toEdit } from './edit-values.ts';
import { choiceLabel, currencyOf, fieldLabel, languageName } from './edit-words.ts';
import { failure, overrideView, Settle } from './settle.ts';

/** The languages one can add, besides those of the listing. */
const LANGUAGES = ['de', 'en', 'fr', 'ro', 'es', 'hu', 'it', 'nl', 'pl', 'pt', 'ru', 'tr', 'uk'];
const OPEN = ['MARKET', 'PRICE', 'SIZE', 'PLACE'];
const CERTIFICATE = [
  'class',
  'value',
  'carrier',
  'issued',
  'validUntil',
  'vintage',
  'primaryEnergy',
  'co2',
  'renewables',
  'heatingDemand',
  'heatingDemandClass',
  'totalEnergyEfficiency',
  'totalEnergyEfficiencyClass',
] as const;
const TERMS = ['phaseStart', 'viewing', 'opensAt', 'closesAt'] as const;

type Certificate = Record<string, string | null>;

/**
 * The form of a listing, made from the fields the server says may be edited. What was typed stays until it is saved,
 * also when the listing changes meanwhile.
 *
 * @fires desk:edited - the listing as it is now
 * @fires desk:saved - the form has done its work
 */
export class DeskEditListing extends DeskElement {
  static override properties = {
    listing: { attribute: false },
    problems: { state: true },
    stale: { state: true },
    added: { state: true },
    busy: { type: Boolean, reflect: true },
  };
  declare listing: ListingDetail;
  declare busy: boolean;
  declare private problems: Readonly<Record<string, string>>;
  declare private stale: boolean;
  declare private added: readonly string[];
  /** What was typed and is not saved, by field. */
  private readonly drafts = new Map<string, Json>();

  static override styles = [
    deskStyles,
    css`
      form {
        display: grid;
        gap: 8px;
      }
      details {
        border-top: 1px solid var(--border);
      }
      summary {
        padding: 12px 0;
        font-weight: 600;
        cursor: pointer;
      }
      .group {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(208px, 100%), 1fr));
        gap: 16px;
        align-items: start;
        padding-bottom: 20px;
      }
      .wide {
        grid-column: 1 / -1;
      }
      textarea.field {
        min-height: 72px;
        resize: vertical;
        field-sizing: content;
        max-height: 60vh;
      }
      textarea.field[rows='1'] {
        min-height: 0;
      }
      .checks {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 24px;
      }
      .check {
        display: flex;
        gap: 8px;
        align-items: start;
        min-height: 24px;
        line-height: 24px;
      }
      .check input {
        flex: none;
        width: 18px;
        height: 18px;
        margin-top: 3px;
        accent-color: var(--accent);
      }
      .choices {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(160px, 100%), 1fr));
        gap: 4px 16px;
      }
      .mark {
        display: grid;
        gap: 6px;
        margin-top: 6px;
        padding-inline-start: 10px;
        border-inline-start: 2px solid var(--accent);
        overflow-wrap: anywhere;
      }
      .mark.conflict {
        border-color: var(--warn);
      }
      .mark.conflict .words {
        color: var(--warn);
      }
      .certificate {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(176px, 100%), 1fr));
        gap: 12px 16px;
        padding: 12px;
        border: 1px solid var(--border);
        border-radius: var(--radius);
      }
      .certificate + .certificate,
      .certificate + .button {
        margin-top: 12px;
      }
      .certificate legend {
        float: left;
        grid-column: 1 / -1;
        font-weight: 600;
      }
      .language {
        padding: 12px 0;
        border-top: 1px solid var(--border);
      }
      .hidden {
        display: none;
      }
      @media (pointer: coarse) {
        .check {
          min-height: 44px;
          padding-block: 10px;
        }
        summary {
          padding-block: 14px;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.problems = {};
    this.stale = false;
    this.added = [];
    this.busy = false;
  }

  private readonly settle = new Settle(this, async (listing, field) => {
    this.drafts.delete(field);
    this.take(listing);
    await this.updateComplete;
    this.control(field)?.focus();
  });

  /** Whether anything typed would be lost. */
  get isDirty(): boolean {
    return this.drafts.size > 0;
  }

  private get fields(): EditableField[] {
    return this.listing.editableFields ?? [];
  }

  private take(listing: ListingDetail): void {
    this.listing = listing;
    this.dispatchEvent(new CustomEvent<ListingDetail>('desk:edited', { detail: listing }));
  }

  protected override firstUpdated(changed: PropertyValues): void {
    super.firstUpdated(changed);
    this.renderRoot.querySelector<HTMLElement>('summary')?.focus();
  }

  /** Sends what was typed; says at each field what is wrong with it. */
  async save(): Promise<void> {
    if (this.busy) return;
    if (!this.isDirty) {
      toast(t('edit.nothing'));
      return;
    }
    const kinds = new Map(this.fields.map(({ field, kind }) => [field, kind]));
    const { unread, ...edit } = toEdit(this.drafts, kinds, {
      locale: speech.value.locale,
      currency: currencyOf(this.listing),
    });
    const broken = [...this.renderRoot.querySelectorAll('input')].filter(({ validity }) => validity.badInput);
    this.problems = Object.fromEntries([
      ...unread.map((field) => [field === 'biddingTerms' ? 'biddingTerms.minimumPrice' : field, t('edit.number')]),
      ...broken.map(({ name }) => [name, t('edit.date')]),
    ]);
    if (Object.keys(this.problems).length > 0) return this.focusProblem();
    this.busy = true;
    try {
      const input = { id: this.listing.id, version: this.listing.version, ...edit };
      const { editListing: result } = await request(editDocument, { input, language: speech.value.language });
      await this.answered(result, edit.texts);
    } catch (error) {
      toast(failure(error), { bad: true });
    }
    this.busy = false;
  }

  private async answered(result: EditResult, texts: ReturnType<typeof toEdit>['texts']): Promise<void> {
    if ('listing' in result) {
      this.drafts.clear();
      this.take(result.listing);
      toast(t('edit.saved'));
      this.dispatchEvent(new CustomEvent('desk:saved'));
      return;
    }
    if (result.__typename !== 'InvalidInput') {
      toast(result.message, { bad: true });
      return;
    }
    if (result.fields.some(({ code }) => code === 'CHANGED_SINCE')) return this.lookAgain();
    this.problems = Object.fromEntries(result.fields.map(({ path, message }) => [fieldOf(path, texts), message]));
    await this.focusProblem();
  }

  /** Somebody was faster: shows the listing as it is now under what was typed. */
  private async lookAgain(): Promise<void> {
    const { listing } = await request(listingDocument, { id: this.listing.id, language: speech.value.language });
    if (!listing) return;
    this.take(listing);
    this.stale = true;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#stale')?.focus();
  }

  private control(field: string): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>(`[name="${CSS.escape(field)}"]`);
  }

  private async focusProblem(): Promise<void> {
    await this.updateComplete;
    const first = this.renderRoot.querySelector<HTMLElement>('[aria-invalid="true"]');
    const group = first?.closest('details');
    if (group) group.open = true;
    first?.focus();
  }

  private draft(field: string, value: Json): void {
    if (JSON.stringify(value) === JSON.stringify(this.saved(field))) this.drafts.delete(field);
    else this.drafts.set(field, value);
    this.stale = false;
    this.requestUpdate();
  }

  private shownIn({ field }: EditableField): Json {
    return this.drafts.get(field) ?? this.saved(field);
  }

  /** What the control of a field shows before anything is typed. */
  private saved(name: string): Json {
    const text = textOf(name);
    if (text) return this.listing.texts.find(({ language }) => language === text.language)?.[text.column] ?? '';
    const field = this.fields.find((each) => each.field === name);
    return field ? toDraft(field.kind, parseJson(field.value), speech.value.locale) : '';
  }

  private overrideOf(field: string): Override | undefined {
    return this.listing.overrides?.find((override) => override.field === field);
  }

  // ---------------------------------------------------------------- drawing

  protected override render(): TemplateResult {
    const count = Object.keys(this.problems).length;
    return html`<form
      novalidate
      @submit=${(event: Event) => {
        event.preventDefault();
        void this.save();
      }}
    >
      <p class="muted small">${t('edit.intro')}</p>
      <div role="alert">
        ${
          this.stale
            ? html`<p class="notice warn" id="stale" tabindex="-1">${alertIcon}${t('edit.stale')}</p>`
            : count > 0
              ? html`<p class="notice bad">${alertIcon}${t('edit.problems', { count })}</p>`
              : nothing
        }
      </div>
      ${this.groupView('MARKET')} ${this.languages.map((language, at) => this.textsView(language, at === 0))}
      ${this.addLanguageView()} ${GROUPS.slice(1).map((group) => this.groupView(group))}
      <button class="hidden" type="submit" tabindex="-1"></button>
    </form>`;
  }

  private get languages(): string[] {
    const own = this.listing.texts.map(({ language }) => language);
    const first = own.length > 0 ? own : [this.listing.agency.locale];
    return [...new Set([...first, ...this.added])];
  }

  private groupView(group: (typeof GROUPS)[number]): TemplateResult | typeof nothing {
    const fields = this.fields.filter((field) => field.group === group);
    if (fields.length === 0) return nothing;
    const isCheck = ({ kind, required, field }: EditableField) =>
      kind === 'BOOLEAN' && required && field !== 'addressReleased';
    const checks = fields.filter(isCheck);
    return html`<details ?open=${OPEN.includes(group)}>
      <summary>${t(`edit.group.${group}`)}</summary>
      <div class="group">
        ${fields.filter((field) => !isCheck(field)).map((field) => this.fieldView(field))}
        ${checks.length > 0 ? html`<div class="wide checks">${checks.map((field) => this.fieldView(field))}</div>` : nothing}
      </div>
    </details>`;
  }

  private textsView(language: string, open: boolean): TemplateResult {
    return html`<details ?open=${open || this.added.includes(language)}>
      <summary>${t('edit.texts', { language: languageName(language) })}</summary>
      <div class="group">
        ${TEXT_COLUMNS.map((column) => {
          const field = textField(language, column);
          const value = this.drafts.get(field) ?? this.saved(field);
          return this.shellView({
            field,
            wide: true,
            label: t(`edit.text.${column}`),
            control: html`<textarea
              class="field"
              id=${field}
              name=${field}
              lang=${language}
              rows=${column === 'title' ? 1 : 3}
              .value=${String(value)}
              aria-invalid=${this.invalid(field)}
              aria-describedby="${field}-problem ${field}-mark"
              @input=${(event: Event) => this.draft(field, (event.target as HTMLTextAreaElement).value)}
              @keydown=${(event: KeyboardEvent) => column === 'title' && this.noBreak(event)}
            ></textarea>`,
          });
        })}
      </div>
    </details>`;
  }

  /** A title is one line, however many it takes on the screen. */
  private noBreak(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.isComposing) return;
    event.preventDefault();
    void this.save();
  }

  private addLanguageView(): TemplateResult {
    const shown = this.languages.map((language) => language.split('-')[0]);
    const left = LANGUAGES.filter((language) => !shown.includes(language));
    return html`<div class="language">
      <label class="label" for="language">${t('edit.language')}</label>
      <select
        class="field"
        id="language"
        .value=${''}
        @change=${(event: Event) => this.addLanguage(event.target as HTMLSelectElement)}
      >
        <option value="">${t('edit.language.choose')}</option>
        ${left.map((language) => html`<option value=${language}>${languageName(language)}</option>`)}
      </select>
    </div>`;
  }

  private async addLanguage(select: HTMLSelectElement): Promise<void> {
    const language = select.value;
    if (!language) return;
    this.added = [...this.added, language];
    select.value = '';
    await this.updateComplete;
    this.control(textField(language, 'title'))?.focus();
  }

  private invalid(field: string) {
    return this.problems[field] ? 'true' : nothing;
  }

  private problemView(field: string): TemplateResult {
    return html`<p class="problem" id="${field}-problem" ?hidden=${!this.problems[field]}>${this.problems[field]}</p>`;
  }

  /** Label, control, what is wrong, and what the software says. */
  private shellView(options: {
    field: string;
    label: string | typeof nothing;
    control: TemplateResult;
    wide?: boolean;
    group?: boolean;
    help?: string;
  }): TemplateResult {
    const { field, label, control, wide, group, help } = options;
    const override = this.overrideOf(field);
    const { listing, settle } = this;
    return html`<div class=${wide ? 'wide' : ''} role=${group ? 'group' : nothing} aria-labelledby=${group ? `${field}-label` : nothing}>
      ${
        label === nothing
          ? nothing
          : group
            ? html`<span class="label" id="${field}-label">${label}</span>`
            : html`<label class="label" for=${field}>${label}</label>`
      }
      ${control} ${help ? html`<p class="help" id="${field}-help">${help}</p>` : nothing} ${this.problemView(field)}
      ${
        override
          ? html`<div class="mark ${override.conflict ? 'conflict' : ''}" id="${field}-mark">
              ${overrideView({ listing, override, settle })}
            </div>`
          : nothing
      }
    </div>`;
  }

  private fieldView(field: EditableField): TemplateResult {
    switch (field.kind) {
      case 'BOOLEAN':
        return field.required ? this.checkView(field) : this.selectView(field, ['true', 'false']);
      case 'ENUM':
        return this.selectView(field, field.choices);
      case 'LIST':
        return this.choicesView(field);
      case 'CERTIFICATES':
        return this.certificatesView(field);
      case 'TERMS':
        return this.termsView(field);
      default:
        return this.inputView(field);
    }
  }

  private inputView(field: EditableField): TemplateResult {
    const { field: name, kind } = field;
    const unit = kind === 'MONEY' ? currencyOf(this.listing) : kind === 'AREA' ? 'm²' : '';
    const isCode = kind === 'COUNTRY' || kind === 'CURRENCY';
    const inputmode = kind === 'INTEGER' ? 'numeric' : unit || kind === 'DECIMAL' ? 'decimal' : nothing;
    return this.shellView({
      field: name,
      label: unit ? `${fieldLabel(name)} (${unit})` : fieldLabel(name),
      help: name === 'latitude' || name === 'longitude' ? t('edit.help.position') : undefined,
      control: html`<input
        class="field num"
        id=${name}
        name=${name}
        type=${kind === 'DATE' ? 'date' : 'text'}
        inputmode=${inputmode}
        autocomplete="off"
        autocapitalize=${isCode ? 'characters' : nothing}
        maxlength=${kind === 'COUNTRY' ? 2 : kind === 'CURRENCY' ? 3 : nothing}
        .value=${String(this.shownIn(field))}
        aria-invalid=${this.invalid(name)}
        aria-describedby="${name}-help ${name}-problem ${name}-mark"
        @input=${(event: Event) => this.draft(name, (event.target as HTMLInputElement).value)}
      />`,
    });
  }

  private selectView(field: EditableField, choices: readonly string[]): TemplateResult {
    const { field: name, kind, required } = field;
    const value = this.shownIn(field);
    const label = (choice: string) =>
      kind === 'BOOLEAN' ? t(choice === 'true' ? 'edit.yes' : 'edit.no') : choiceLabel(name, choice);
    return this.shellView({
      field: name,
      label: fieldLabel(name),
      control: html`<select
        class="field"
        id=${name}
        name=${name}
        aria-invalid=${this.invalid(name)}
        aria-describedby="${name}-problem ${name}-mark"
        @change=${(event: Event) => this.draft(name, (event.target as HTMLSelectElement).value)}
      >
        ${required ? nothing : html`<option value="" .selected=${value === ''}>${t('edit.unknown')}</option>`}
        ${choices.map((choice) => html`<option value=${choice} .selected=${value === choice}>${label(choice)}</option>`)}
      </select>`,
    });
  }

  private checkView(field: EditableField): TemplateResult {
    const { field: name } = field;
    return this.shellView({
      field: name,
      label: nothing,
      wide: name === 'addressReleased',
      control: html`<label class="check"
        ><input
          type="checkbox"
          id=${name}
          name=${name}
          .checked=${this.shownIn(field) === 'true'}
          aria-describedby="${name}-problem ${name}-mark"
          @change=${(event: Event) => this.draft(name, String((event.target as HTMLInputElement).checked))}
        />${fieldLabel(name)}</label
      >`,
    });
  }

  private choicesView(field: EditableField): TemplateResult {
    const { field: name, choices } = field;
    const chosen = this.shownIn(field) as string[];
    const toggle = (choice: string, on: boolean) =>
      this.draft(name, on ? [...chosen, choice] : chosen.filter((each) => each !== choice));
    return this.shellView({
      field: name,
      label: fieldLabel(name),
      wide: true,
      group: true,
      control: html`<div class="choices">
        ${choices.map(
          (choice) =>
            html`<label class="check"
              ><input
                type="checkbox"
                name=${name}
                .checked=${chosen.includes(choice)}
                aria-invalid=${this.invalid(name)}
                @change=${(event: Event) => toggle(choice, (event.target as HTMLInputElement).checked)}
              />${choiceLabel(name, choice)}</label
            >`,
        )}
      </div>`,
    });
  }

  private certificatesView(field: EditableField): TemplateResult {
    const { field: name } = field;
    const all = this.shownIn(field) as Certificate[];
    const change = (at: number, part: string, value: string) =>
      this.draft(
        name,
        all.map((each, index) => (index === at ? { ...each, [part]: value || null } : each)),
      );
    return this.shellView({
      field: name,
      label: nothing,
      wide: true,
      control: html`${all.map((certificate, at) => this.certificateView(name, certificate, at, change, () => this.draft(name, all.toSpliced(at, 1))))}
        <button class="button small" type="button" name=${name} @click=${() => this.draft(name, [...all, {}])}>
          ${plusIcon}${t('edit.certificate.add')}
        </button>`,
    });
  }

  private certificateView(
    name: string,
    certificate: Certificate,
    at: number,
    change: (at: number, part: string, value: string) => void,
    remove: () => void,
  ): TemplateResult {
    const id = (part: string) => `${name}.${at}.${part}`;
    return html`<fieldset class="certificate">
      <legend>${t('edit.certificate.number', { number: at + 1 })}</legend>
      <div>
        <label class="label" for=${id('kind')}>${t('edit.certificate.kind')}</label>
        <select
          class="field"
          id=${id('kind')}
          @change=${(event: Event) => change(at, 'kind', (event.target as HTMLSelectElement).value)}
        >
          <option value="" .selected=${!certificate.kind}>${t('edit.unknown')}</option>
          ${(['DEMAND', 'CONSUMPTION'] as const).map(
            (kind) =>
              html`<option value=${kind} .selected=${certificate.kind === kind}>${t(`edit.certificate.${kind}`)}</option>`,
          )}
        </select>
      </div>
      ${CERTIFICATE.map((part) => this.partView(id(part), t(`edit.certificate.${part}`), certificate[part] ?? '', (value) => change(at, part, value)))}
      <div class="wide">
        <button class="button quiet small" type="button" @click=${remove}>
          ${closeIcon}${t('edit.certificate.remove')}<span class="sr"> ${at + 1}</span>
        </button>
      </div>
    </fieldset>`;
  }

  private termsView(field: EditableField): TemplateResult {
    const { field: name } = field;
    const terms = this.shownIn(field) as Record<string, Json>;
    const change = (part: string, value: Json) => this.draft(name, { ...terms, [part]: value });
    const part = (each: string, label: string) =>
      this.partView(`${name}.${each}`, label, String(terms[each] ?? ''), (value) => change(each, value || null));
    return this.shellView({
      field: name,
      label: nothing,
      wide: true,
      help: t('edit.terms.help'),
      control: html`<div class="group">
        ${TERMS.map((each) => part(each, t(`edit.terms.${each}`)))}
        ${part('minimumPrice', `${t('edit.terms.minimumPrice')} (${currencyOf(this.listing)})`)}
        <label class="check wide"
          ><input
            type="checkbox"
            name=${name}
            .checked=${terms.showHighest === true}
            @change=${(event: Event) => change('showHighest', (event.target as HTMLInputElement).checked)}
          />${t('edit.terms.showHighest')}</label
        >
      </div>`,
    });
  }

  /** One line of something that has several. */
  private partView(id: string, label: string, value: string, change: (value: string) => void): TemplateResult {
    return html`<div>
      <label class="label" for=${id}>${label}</label>
      <input
        class="field num"
        id=${id}
        autocomplete="off"
        .value=${value}
        aria-invalid=${this.invalid(id)}
        aria-describedby="${id}-problem"
        @input=${(event: Event) => change((event.target as HTMLInputElement).value)}
      />
      ${this.problemView(id)}
    </div>`;
  }
}

customElements.define('desk-edit-listing', DeskEditListing);
