import { css, html, nothing, type TemplateResult } from 'lit';
import { Act } from '../../core/act.ts';
import { DeskElement } from '../../core/element.ts';
import { focusProblem, radioField, selectField } from '../../core/fields.ts';
import { speech, t } from '../../core/i18n.ts';
import { fileIcon, previousIcon, uploadIcon } from '../../core/icons.ts';
import { Load } from '../../core/load.ts';
import { navigate } from '../../core/router.ts';
import { deskStyles } from '../../core/styles.ts';
import { agencyChoices } from './choices.ts';
import { uploadDocument } from './documents.ts';
import { IMPORTS, runAddress } from './places.ts';
import { send } from './send.ts';
import { sizeOf } from './words.ts';

const MODES = ['check', 'import'] as const;
type Mode = (typeof MODES)[number];

/** A file by hand: looked at without importing it, or imported. */
export class DeskImportUpload extends DeskElement {
  static override properties = {
    file: { state: true },
    mode: { state: true },
    over: { state: true },
    share: { state: true },
    agency: { state: true },
  };
  declare private file: File | undefined;
  declare private mode: Mode;
  declare private over: boolean;
  declare private share: number | undefined;
  declare private agency: string;

  static override styles = [
    deskStyles,
    css`
      form {
        max-width: 640px;
      }
      .drop {
        position: relative;
        display: grid;
        justify-items: center;
        gap: 4px;
        padding: 32px 16px;
        border: 1.5px dashed var(--field);
        border-radius: 12px;
        text-align: center;
        cursor: pointer;
      }
      .drop:hover,
      .drop.over {
        border-color: var(--accent);
        background: var(--tint);
      }
      .drop:has(:focus-visible) {
        outline: 2px solid var(--accent);
        outline-offset: 2px;
      }
      .drop.bad {
        border-color: var(--bad);
      }
      .drop input {
        position: absolute;
        inset: 0;
        opacity: 0;
        cursor: pointer;
      }
      .drop .icon {
        width: 28px;
        height: 28px;
        color: var(--muted);
      }
      .drop strong {
        font-weight: 550;
        overflow-wrap: anywhere;
      }
      .sending {
        display: grid;
        gap: 4px;
      }
    `,
  ];

  private readonly agencies = new Load(this, (signal) => agencyChoices(signal));
  private readonly act = new Act(this, ['agency', 'file']);
  private abort: AbortController | undefined;

  constructor() {
    super();
    this.mode = 'check';
    this.over = false;
    this.agency = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.agencies.start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.abort?.abort();
  }

  private choose(files: FileList | null | undefined): void {
    const [file] = files ?? [];
    if (!file) return;
    this.file = file;
    this.act.refuse(/\.(zip|xml)$/i.test(file.name) ? {} : { file: t('upload.file.bad') });
  }

  private async submit(event: Event): Promise<void> {
    event.preventDefault();
    const { file } = this;
    const agencies = this.agencies.value ?? [];
    const agency = agencies.length === 1 ? agencies[0]?.id : this.agency;
    const problems = {
      ...(!agency && { agency: t('sources.agency.missing') }),
      ...(!file && { file: t('upload.file.missing') }),
      ...(file && file.size === 0 && { file: t('upload.file.empty') }),
    };
    if (this.act.refuse(problems) || !file || !agency) {
      await focusProblem(this);
      return;
    }
    this.abort = new AbortController();
    this.share = 0;
    const { signal } = this.abort;
    const progress = (share: number) => {
      this.share = share;
    };
    const input = { agency, file: null, dryRun: this.mode === 'check' };
    const done = await this.act.run(
      async () => (await send(uploadDocument, { input }, file, { progress, signal })).uploadPackage,
    );
    this.share = undefined;
    if (done) navigate(runAddress(done.run.id), { replace: true });
    else await focusProblem(this);
  }

  protected override render(): TemplateResult {
    const agencies = this.agencies.value ?? [];
    return html`<div class="page">
      <a class="back" href=${IMPORTS}>${previousIcon}${t('imports.title')}</a>
      <header><h1 tabindex="-1">${t('upload.title')}</h1></header>
      <form class="form" novalidate @submit=${this.submit}>
        <p class="muted">${t('upload.intro')}</p>
        ${
          agencies.length > 1
            ? selectField(this.act, {
                name: 'agency',
                label: t('keys.agency'),
                value: this.agency,
                choices: [
                  { value: '', label: t('sources.agency.choose') },
                  ...agencies.map(({ id, name }) => ({ value: id, label: name })),
                ],
                change: (value) => {
                  this.agency = value;
                },
              })
            : nothing
        }
        ${this.fileView()}
        ${radioField(this.act, {
          name: 'mode',
          label: t('upload.mode'),
          value: this.mode,
          choices: MODES.map((value) => ({
            value,
            label: t(`upload.mode.${value}`),
            help: t(`upload.mode.${value}.help`),
          })),
          change: (value) => {
            this.mode = value as Mode;
          },
        })}
        ${this.share === undefined ? nothing : this.sendingView(this.share)}
        <div class="row">
          <button class="button primary" type="submit" aria-disabled=${this.act.busy ? 'true' : nothing}>
            ${uploadIcon}${t(`upload.submit.${this.mode}`)}
          </button>
          ${
            this.act.busy
              ? html`<button class="button" type="button" @click=${() => this.abort?.abort()}>${t('app.cancel')}</button>`
              : nothing
          }
        </div>
      </form>
    </div>`;
  }

  private fileView(): TemplateResult {
    const { file } = this;
    const problem = this.act.problems.file;
    return html`<div>
      <span class="label" id="file-label">${t('upload.file')}</span>
      <div
        class="drop ${this.over ? 'over' : ''} ${problem ? 'bad' : ''}"
        @dragover=${(event: DragEvent) => {
          event.preventDefault();
          this.over = true;
        }}
        @dragleave=${() => {
          this.over = false;
        }}
        @drop=${(event: DragEvent) => {
          event.preventDefault();
          this.over = false;
          this.choose(event.dataTransfer?.files);
        }}
      >
        <input
          id="file"
          type="file"
          accept=".zip,.xml,application/zip,text/xml,application/xml"
          aria-labelledby="file-label"
          aria-describedby="file-chosen file-problem"
          aria-invalid=${problem ? 'true' : nothing}
          @change=${(event: Event) => this.choose((event.target as HTMLInputElement).files)}
        />
        ${file ? fileIcon : uploadIcon}
        <span id="file-chosen" role="status">
          ${
            file
              ? html`<strong>${file.name}</strong> <span class="muted num">${sizeOf(file.size)}</span>`
              : html`<strong>${t('upload.file.drop')}</strong>`
          }
        </span>
        <span class="small muted">${file ? t('upload.file.other') : t('upload.file.help')}</span>
      </div>
      <p class="problem" id="file-problem" role="alert" ?hidden=${!problem}>${problem}</p>
    </div>`;
  }

  private sendingView(share: number): TemplateResult {
    const { locale } = speech.value;
    const percent = new Intl.NumberFormat(locale, { style: 'percent' }).format(share);
    return html`<div class="sending">
      <progress max="1" value=${share} aria-label=${t('upload.sending')}></progress>
      <span class="small muted num">${t('upload.sent', { percent, size: sizeOf(this.file?.size ?? 0) })}</span>
    </div>`;
  }
}

customElements.define('desk-import-upload', DeskImportUpload);
