import { css, html, nothing, type TemplateResult } from 'lit';
import { Act } from '../../../core/act.ts';
import { DeskElement } from '../../../core/element.ts';
import { checkField, focusProblem, selectField, textField, textsOf } from '../../../core/fields.ts';
import { t } from '../../../core/i18n.ts';
import { Load } from '../../../core/load.ts';
import { navigate } from '../../../core/router.ts';
import { request } from '../../../core/session.ts';
import { deskStyles } from '../../../core/styles.ts';
import { toast } from '../../../core/toast.ts';
import { agencyChoices } from '../choices.ts';
import { sourceAddress } from '../places.ts';
import { type Credentials, createAccountDocument, createFolderDocument, type SourceKind } from './documents.ts';
import '../../../core/dialog.ts';
import './credentials.ts';

/** Stands for all agencies in the list. */
const SHARED = 'shared';

/**
 * Opens a way in: a drop account, whose password is then shown once, or a watched folder.
 *
 * @fires desk:source - there is one more
 * @fires desk:close - the person is done
 */
export class DeskOpenSource extends DeskElement {
  static override properties = {
    kind: {},
    shared: { type: Boolean },
    agency: {},
    opened: { state: true },
  };
  declare kind: Extract<SourceKind, 'ACCOUNT' | 'FOLDER'>;
  /** Whether there may be an account of all agencies. */
  declare shared: boolean;
  /** Chosen at first. */
  declare agency: string;
  declare private opened: Credentials | undefined;

  static override styles = [
    deskStyles,
    css`
      .once {
        margin-bottom: 16px;
      }
    `,
  ];

  private readonly agencies = new Load(this, (signal) => agencyChoices(signal));
  private readonly act = new Act(this, ['name', 'agency', 'folder']);

  override connectedCallback(): void {
    super.connectedCallback();
    this.agencies.start();
  }

  private async submit(event: Event): Promise<void> {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const { name, agency, folder, plainFtp } = textsOf(form, ['name', 'agency', 'folder', 'plainFtp']);
    const isFolder = this.kind === 'FOLDER';
    const problems = {
      ...(!name && { name: t('sources.name.missing') }),
      ...(!agency && { agency: t('sources.agency.missing') }),
      ...(isFolder && !folder && { folder: t('sources.folder.missing') }),
    };
    if (!this.act.refuse(problems)) {
      if (isFolder) await this.watchFolder(name ?? '', agency ?? '', folder ?? '');
      else await this.openAccount(name ?? '', agency === SHARED ? null : agency, plainFtp !== null);
    }
    await focusProblem(this);
  }

  private async openAccount(name: string, agency: string | null, plainFtp: boolean): Promise<void> {
    const input = { name, agency, plainFtp };
    const done = await this.act.run(async () => (await request(createAccountDocument, { input })).createDropAccount);
    if (!done) return;
    this.opened = done;
    this.dispatchEvent(new CustomEvent('desk:source'));
  }

  private async watchFolder(name: string, agency: string, folder: string): Promise<void> {
    const input = { name, agency, folder };
    const done = await this.act.run(async () => (await request(createFolderDocument, { input })).createWatchedFolder);
    if (!done) return;
    toast(t('sources.folder.opened'));
    this.dispatchEvent(new CustomEvent('desk:source'));
    this.close();
    navigate(sourceAddress(done.source.id));
  }

  private close(): void {
    this.dispatchEvent(new CustomEvent('desk:close'));
  }

  private done(): void {
    const id = this.opened?.source.id;
    this.close();
    if (id) navigate(sourceAddress(id));
  }

  protected override render(): TemplateResult {
    const { opened } = this;
    const isFolder = this.kind === 'FOLDER';
    // Once the password is shown, only the button closes: a stray key or click must not lose it.
    return html`<desk-dialog
      open
      heading=${opened ? t('sources.opened') : t(isFolder ? 'sources.openFolder' : 'sources.open')}
      @desk:close=${() => opened || this.close()}
    >
      ${opened ? this.openedView(opened) : this.formView(isFolder)}
      <div slot="footer">
        ${
          opened
            ? html`<button class="button" type="button" @click=${this.done}>${t('sources.saved')}</button>`
            : html`<button class="button" type="button" @click=${this.close}>${t('app.cancel')}</button>
                <button
                  class="button primary"
                  type="submit"
                  form="open"
                  aria-disabled=${this.act.busy ? 'true' : nothing}
                >
                  ${t(isFolder ? 'sources.create.folder' : 'sources.create')}
                </button>`
        }
      </div>
    </desk-dialog>`;
  }

  private openedView({ source, user, password, addresses }: Credentials): TemplateResult {
    return html`<p class="once">${t('sources.once')}</p>
      <desk-credentials
        .access=${{ user, password, addresses, plainFtp: source.plainFtp }}
        .agency=${source.agency?.name ?? ''}
      ></desk-credentials>`;
  }

  private formView(isFolder: boolean): TemplateResult {
    const agencies = this.agencies.value ?? [];
    return html`<form class="form" id="open" novalidate @submit=${this.submit}>
      ${selectField(this.act, {
        name: 'agency',
        label: t('keys.agency'),
        value: this.agency || '',
        choices: [
          { value: '', label: t('sources.agency.choose') },
          ...(this.shared && !isFolder ? [{ value: SHARED, label: t('sources.shared') }] : []),
          ...agencies.map(({ id, name }) => ({ value: id, label: name })),
        ],
      })}
      ${textField(this.act, { name: 'name', label: t('keys.name'), help: t('sources.name.help'), maxlength: 100 })}
      ${
        isFolder
          ? textField(this.act, {
              name: 'folder',
              label: t('sources.folder'),
              help: t('sources.folder.help'),
              mono: true,
            })
          : checkField(this.act, {
              name: 'plainFtp',
              label: t('sources.plainFtp'),
              help: t('sources.plainFtp.help'),
              checked: false,
            })
      }
    </form>`;
  }
}

customElements.define('desk-open-source', DeskOpenSource);
