import { css, html, nothing, type TemplateResult } from 'lit';
import { Act } from '../../core/act.ts';
import { DeskElement } from '../../core/element.ts';
import { checkField, focusProblem, textField, textsOf } from '../../core/fields.ts';
import { t } from '../../core/i18n.ts';
import { agencyIcon, plusIcon } from '../../core/icons.ts';
import { Paged } from '../../core/paged.ts';
import { hrefWith, route } from '../../core/router.ts';
import { request } from '../../core/session.ts';
import { Watch } from '../../core/store.ts';
import { deskStyles } from '../../core/styles.ts';
import { toast } from '../../core/toast.ts';
import { blankView, boneRows, errorView } from '../../core/views.ts';
import {
  archivePackageDocument,
  createPackageDocument,
  type Package,
  packagesDocument,
  updatePackageDocument,
} from './documents.ts';
import { agencyTabs } from './words.ts';
import '../../core/dialog.ts';

const PAGE_SIZE = 100;

/** What agencies can book. */
export class DeskPackages extends DeskElement {
  static override properties = { editing: { state: true }, archiving: { state: true } };
  declare private editing: Package | 'new' | undefined;
  declare private archiving: Package | undefined;

  static override styles = [
    deskStyles,
    css`
      .intro {
        margin-bottom: 16px;
      }
      .actions {
        text-align: end;
      }
      .name {
        width: 34%;
        font-weight: 550;
        overflow-wrap: anywhere;
      }
      .archived .name {
        color: var(--muted);
        font-weight: 400;
      }
      .after {
        margin-top: 12px;
      }
      @media (max-width: 960px) {
        .name {
          width: auto;
        }
        .actions {
          text-align: start;
        }
      }
    `,
  ];

  private readonly list = new Paged<Package>(
    this,
    async (after, signal) =>
      (await request(packagesDocument, { first: PAGE_SIZE, ...(after && { after }) }, signal)).packages,
  );
  private readonly act = new Act(this, ['name', 'entitlements']);

  constructor() {
    super();
    new Watch(this, route);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.list.start();
  }

  private async save(event: Event): Promise<void> {
    event.preventDefault();
    const { editing } = this;
    const { name, imports } = textsOf(event.target as HTMLFormElement, ['name', 'imports']);
    if (this.act.refuse(name ? {} : { name: t('packages.name.missing') }) || !editing) {
      await focusProblem(this);
      return;
    }
    const input = { name: name ?? '', entitlements: imports === null ? [] : ['IMPORTS' as const] };
    const done =
      editing === 'new'
        ? await this.act.run(async () => (await request(createPackageDocument, { input })).createPackage)
        : await this.act.run(
            async () => (await request(updatePackageDocument, { input: { ...input, id: editing.id } })).updatePackage,
          );
    if (!done) {
      await focusProblem(this);
      return;
    }
    toast(t('packages.saved', { name: done.package.name }));
    this.editing = undefined;
    this.list.start({ keep: true });
  }

  private async archive(): Promise<void> {
    const { archiving } = this;
    if (!archiving) return;
    const done = await this.act.run(
      async () => (await request(archivePackageDocument, { id: archiving.id })).archivePackage,
    );
    this.archiving = undefined;
    if (!done) return;
    toast(t('packages.archived', { name: archiving.name }));
    this.list.start({ keep: true });
  }

  private edit(editing: Package | 'new'): void {
    this.act.refuse({});
    this.editing = editing;
  }

  protected override render(): TemplateResult {
    const add = html`<button class="button primary" type="button" @click=${() => this.edit('new')}>
      ${plusIcon}${t('packages.new')}
    </button>`;
    const empty = this.list.value?.items.length === 0;
    return html`<div class="page">
        <header>
          <h1 tabindex="-1">${t('packages.title')}</h1>
          <span class="grow"></span>
          ${empty ? nothing : add}
        </header>
        ${agencyTabs()} ${this.listView(add)}
      </div>
      ${this.editing ? this.formView(this.editing) : nothing} ${this.archiveView()}`;
  }

  private listView(add: TemplateResult): TemplateResult {
    const { value, error } = this.list;
    if (error && !value) return errorView(error, () => this.list.start());
    if (!value) return boneRows(3, { rows: 3 });
    if (value.items.length === 0)
      return blankView({
        icon: agencyIcon,
        title: t('packages.empty.title'),
        text: t('packages.empty.text'),
        action: add,
      });
    const all = route.value.query.get('archived') === '1';
    const archived = value.items.filter(({ archivedAt }) => archivedAt);
    const shown = [...value.items.filter(({ archivedAt }) => !archivedAt), ...(all ? archived : [])];
    return html`<p class="muted small intro">${t('packages.intro')}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">${t('packages.name')}</th>
            <th scope="col">${t('packages.column.lets')}</th>
            <th scope="col">${t('packages.column.agencies')}</th>
            <th scope="col"><span class="sr">${t('keys.column.actions')}</span></th>
          </tr>
        </thead>
        <tbody>
          ${shown.map((each) => this.rowView(each))}
        </tbody>
      </table>
      ${
        archived.length > 0
          ? html`<p class="after">
              <a class="small" href=${hrefWith({ archived: all ? null : '1' })}
                >${t(all ? 'packages.hideArchived' : 'packages.showArchived')}</a
              >
            </p>`
          : nothing
      }`;
  }

  private rowView(each: Package): TemplateResult {
    return html`<tr class=${each.archivedAt ? 'archived' : ''}>
      <td class="name">${each.name}</td>
      <td class="small">${t(each.entitlements.includes('IMPORTS') ? 'packages.imports' : 'packages.nothing')}</td>
      <td class="small num">${t('agencies.count', { count: each.agencyCount ?? 0 })}</td>
      <td class="actions nowrap">
        ${
          each.archivedAt
            ? html`<span class="muted small">${t('packages.isArchived')}</span>`
            : html`<button class="button quiet small" type="button" @click=${() => this.edit(each)}>
                  ${t('edit.open')}<span class="sr"> ${each.name}</span>
                </button>
                <button
                  class="button quiet small"
                  type="button"
                  @click=${() => {
                    this.archiving = each;
                  }}
                >
                  ${t('packages.archive')}<span class="sr"> ${each.name}</span>
                </button>`
        }
      </td>
    </tr>`;
  }

  private formView(editing: Package | 'new'): TemplateResult {
    const known = editing === 'new' ? undefined : editing;
    const close = () => {
      this.editing = undefined;
    };
    return html`<desk-dialog open heading=${known?.name ?? t('packages.new')} @desk:close=${close}>
      <form class="form" id="package" novalidate @submit=${this.save}>
        ${textField(this.act, { name: 'name', label: t('packages.name'), value: known?.name, maxlength: 100 })}
        ${checkField(this.act, {
          name: 'imports',
          label: t('packages.imports'),
          help: t('packages.imports.help'),
          checked: known?.entitlements.includes('IMPORTS') ?? true,
        })}
        ${
          known?.agencyCount
            ? html`<p class="notice">${t('packages.change.text', { count: known.agencyCount })}</p>`
            : nothing
        }
      </form>
      <div slot="footer">
        <button class="button" type="button" @click=${close}>${t('app.cancel')}</button>
        <button class="button primary" type="submit" form="package" aria-disabled=${this.act.busy ? 'true' : nothing}>
          ${t(known ? 'edit.save' : 'packages.create')}
        </button>
      </div>
    </desk-dialog>`;
  }

  private archiveView(): TemplateResult {
    const close = () => {
      this.archiving = undefined;
    };
    return html`<desk-dialog
      .open=${Boolean(this.archiving)}
      heading=${this.archiving ? t('packages.archive.ask', { name: this.archiving.name }) : ''}
      @desk:close=${close}
    >
      <p>${t('packages.archive.text')}</p>
      <div slot="footer">
        <button class="button" type="button" @click=${close}>${t('app.cancel')}</button>
        <button class="button primary" type="button" @click=${this.archive}>${t('packages.archive')}</button>
      </div>
    </desk-dialog>`;
  }
}

customElements.define('desk-packages', DeskPackages);
