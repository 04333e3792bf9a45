import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { Act } from '../../core/act.ts';
import { DeskElement } from '../../core/element.ts';
import { focusProblem, radioField, selectField } from '../../core/fields.ts';
import { t } from '../../core/i18n.ts';
import { Load } from '../../core/load.ts';
import { request } from '../../core/session.ts';
import { deskStyles } from '../../core/styles.ts';
import { toast } from '../../core/toast.ts';
import {
  type Agency,
  configureAgencyDocument,
  type Package,
  PERMISSIONS,
  type Permission,
  packagesDocument,
} from './documents.ts';
import { PACKAGES } from './places.ts';
import { rightsOf } from './words.ts';

/**
 * Whether an agency may import, by itself or by what it has booked, and what comes of that.
 *
 * @fires desk:agency - the agency as it is now
 */
export class DeskAgencyRights extends DeskElement {
  static override properties = { agency: { attribute: false }, imports: { state: true }, booked: { state: true } };
  declare agency: Agency;
  declare private imports: Permission;
  declare private booked: string;

  static override styles = deskStyles;

  private readonly packages = new Load(this, async (signal) => {
    const { packages } = await request(packagesDocument, { first: 100 }, signal);
    return packages.edges.flatMap((edge) => edge?.node ?? []);
  });
  private readonly act = new Act(this, ['imports', 'package']);

  override connectedCallback(): void {
    super.connectedCallback();
    this.packages.start();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has('agency')) return;
    this.imports = this.agency.imports ?? 'ALLOW';
    this.booked = this.agency.package?.id ?? '';
  }

  private async save(event: Event): Promise<void> {
    event.preventDefault();
    const input = { id: this.agency.id, imports: this.imports, package: this.booked || null };
    const done = await this.act.run(async () => (await request(configureAgencyDocument, { input })).configureAgency);
    if (done) {
      toast(t('agencies.rights.saved'));
      this.dispatchEvent(new CustomEvent('desk:agency', { detail: done.agency }));
    }
    await focusProblem(this);
  }

  /** What holds with what is chosen now, before it is saved. */
  private get outcome() {
    const chosen = this.choices.find(({ id }) => id === this.booked) ?? null;
    const importsAllowed =
      this.imports === 'ALLOW' || (this.imports === 'BY_PACKAGE' && Boolean(chosen?.entitlements.includes('IMPORTS')));
    return { imports: this.imports, importsAllowed, package: chosen };
  }

  /** Packages that can be given, and the one the agency has. */
  private get choices(): Package[] {
    const { package: own } = this.agency;
    return (this.packages.value ?? []).filter(({ id, archivedAt }) => !archivedAt || id === own?.id);
  }

  protected override render(): TemplateResult {
    const { agency, outcome } = this;
    const isChanged = this.imports !== agency.imports || this.booked !== (agency.package?.id ?? '');
    return html`<form class="form" novalidate @submit=${this.save}>
      ${radioField(this.act, {
        name: 'imports',
        label: t('agencies.imports'),
        value: this.imports,
        choices: PERMISSIONS.map((value) => ({
          value,
          label: t(`agencies.imports.${value}`),
          help: t(`agencies.imports.${value}.help`),
        })),
        change: (value) => {
          this.imports = value as Permission;
        },
      })}
      ${selectField(this.act, {
        name: 'package',
        label: t('agencies.column.package'),
        help: html`<a href=${PACKAGES}>${t('agencies.packages.all')}</a>`,
        value: this.booked,
        choices: [
          { value: '', label: t('agencies.package.none') },
          ...this.choices.map(({ id, name, entitlements }) => ({
            value: id,
            label: entitlements.includes('IMPORTS') ? t('packages.withImports', { name }) : name,
          })),
        ],
        change: (value) => {
          this.booked = value;
        },
      })}
      ${
        isChanged
          ? html`<p class="tag long ${outcome.importsAllowed ? 'good' : 'bad'}" role="status">${rightsOf(outcome)}</p>
              <div>
              <button class="button primary" type="submit" aria-disabled=${this.act.busy ? 'true' : nothing}>
                ${t('edit.save')}
              </button>
            </div>`
          : nothing
      }
    </form>`;
  }
}

customElements.define('desk-agency-rights', DeskAgencyRights);
