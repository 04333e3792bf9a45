import { css, html, nothing, type TemplateResult } from 'lit';
import { Act } from '../../../core/act.ts';
import { DeskElement } from '../../../core/element.ts';
import { checkField, focusProblem, textField, textsOf } from '../../../core/fields.ts';
import { t } from '../../../core/i18n.ts';
import { request } from '../../../core/session.ts';
import { deskStyles } from '../../../core/styles.ts';
import { toast } from '../../../core/toast.ts';
import { configureSourceDocument, type Source } from './documents.ts';

/** What holds for a source that sets no limits of its own; the importer's. */
export const USUAL = { share: 30, count: 3 } as const;

/**
 * What a way in is called, whom it lets in, and when removals wait for an admin.
 *
 * @fires desk:source - the way in as it is now
 */
export class DeskSourceGuards extends DeskElement {
  static override properties = { source: { attribute: false } };
  declare source: Source;

  static override styles = [
    deskStyles,
    css`
      fieldset > .help {
        margin: 0 0 8px;
      }
    `,
  ];

  private readonly act = new Act(this, ['name', 'goneShare', 'goneCount', 'plainFtp']);

  private async save(event: Event): Promise<void> {
    event.preventDefault();
    const read = textsOf(event.target as HTMLFormElement, [
      'name',
      'goneShare',
      'goneCount',
      'plainFtp',
      'addressReleased',
    ]);
    const percent = read.goneShare === null ? null : Number(read.goneShare);
    const count = read.goneCount === null ? null : Number(read.goneCount);
    const problems = {
      ...(!read.name && { name: t('sources.name.missing') }),
      ...(percent !== null && !(percent >= 0 && percent <= 100) && { goneShare: t('sources.goneShare.bad') }),
      ...(count !== null && !(Number.isInteger(count) && count >= 0) && { goneCount: t('sources.goneCount.bad') }),
    };
    if (!this.act.refuse(problems)) {
      const input = {
        id: this.source.id,
        name: read.name ?? '',
        goneShare: percent === null ? null : Math.round(percent * 10) / 1000,
        goneCount: count,
        addressReleased: read.addressReleased !== null,
        ...(this.source.kind === 'ACCOUNT' && { plainFtp: read.plainFtp !== null }),
      };
      const done = await this.act.run(
        async () => (await request(configureSourceDocument, { input })).configureImportSource,
      );
      if (done) {
        toast(t('sources.settings.saved'));
        this.dispatchEvent(new CustomEvent('desk:source', { detail: done.source }));
      }
    }
    await focusProblem(this);
  }

  protected override render(): TemplateResult {
    const { name, kind, plainFtp, goneShare, goneCount, addressReleased } = this.source;
    return html`<form class="form" novalidate @submit=${this.save}>
      ${textField(this.act, { name: 'name', label: t('keys.name'), value: name, maxlength: 100 })}
      ${
        kind === 'ACCOUNT'
          ? checkField(this.act, {
              name: 'plainFtp',
              label: t('sources.plainFtp'),
              help: t('sources.plainFtp.help'),
              checked: plainFtp,
            })
          : nothing
      }
      <fieldset>
        <legend class="label">${t('sources.guards')}</legend>
        <p class="help">${t('sources.guards.help')}</p>
        <div class="pair">
          ${textField(this.act, {
            name: 'goneShare',
            label: t('sources.goneShare'),
            help: t('sources.usual', { value: USUAL.share }),
            type: 'number',
            min: 0,
            max: 100,
            value: goneShare === null ? '' : Math.round(goneShare * 1000) / 10,
          })}
          ${textField(this.act, {
            name: 'goneCount',
            label: t('sources.goneCount'),
            help: t('sources.usual', { value: USUAL.count }),
            type: 'number',
            min: 0,
            value: goneCount ?? '',
          })}
        </div>
      </fieldset>
      ${checkField(this.act, {
        name: 'addressReleased',
        label: t('sources.addressReleased'),
        help: t('sources.addressReleased.help'),
        checked: addressReleased,
      })}
      <div>
        <button class="button primary" type="submit" aria-disabled=${this.act.busy ? 'true' : nothing}>
          ${t('edit.save')}
        </button>
      </div>
    </form>`;
  }
}

customElements.define('desk-source-guards', DeskSourceGuards);
