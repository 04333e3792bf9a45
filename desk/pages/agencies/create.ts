import { css, html, nothing, type TemplateResult } from 'lit';
import { Act } from '../../core/act.ts';
import { DeskElement } from '../../core/element.ts';
import { focusProblem, textField, textsOf } from '../../core/fields.ts';
import { t } from '../../core/i18n.ts';
import { previousIcon } from '../../core/icons.ts';
import { navigate } from '../../core/router.ts';
import { request } from '../../core/session.ts';
import { deskStyles } from '../../core/styles.ts';
import { toast } from '../../core/toast.ts';
import { createAgencyDocument } from './documents.ts';
import { agencyFields, agencyProblems, FIELDS, followCountry, readAgency } from './form.ts';
import { AGENCIES, agencyAddress } from './places.ts';

/** A new agency with its first executive. */
export class DeskAgencyNew extends DeskElement {
  static override styles = [
    deskStyles,
    css`
      form {
        max-width: 640px;
      }
      summary {
        padding: 10px 0;
        color: var(--accent);
        cursor: pointer;
      }
      .more {
        padding-top: 16px;
      }
    `,
  ];

  private readonly act = new Act(this, [...FIELDS, 'executive.name', 'executive.email']);

  private async save(event: Event): Promise<void> {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const agency = readAgency(form);
    const { 'executive.name': name, 'executive.email': email } = textsOf(form, ['executive.name', 'executive.email']);
    const problems = {
      ...agencyProblems(agency),
      ...(!name && { 'executive.name': t('members.name.missing') }),
      ...(!email && { 'executive.email': t('members.email.missing') }),
    };
    if (!this.act.refuse(problems)) {
      const given = Object.fromEntries(Object.entries(agency).filter(([, value]) => value !== null));
      const input = { ...given, executive: { name: name ?? '', email: email ?? '' } };
      const done = await this.act.run(async () => (await request(createAgencyDocument, { input })).createAgency);
      if (done) {
        toast(t('agencies.created', { name: done.agency.name }));
        navigate(agencyAddress(done.agency.id), { replace: true });
        return;
      }
    }
    await focusProblem(this);
  }

  protected override render(): TemplateResult {
    return html`<div class="page">
      <a class="back" href=${AGENCIES}>${previousIcon}${t('agencies.title')}</a>
      <header><h1 tabindex="-1">${t('agencies.new')}</h1></header>
      <form
        class="form"
        novalidate
        @submit=${this.save}
        @change=${(event: Event) => {
          const field = event.target as HTMLSelectElement;
          if (field.name === 'country' && field.form) followCountry(field.form, field.value);
        }}
      >
        ${agencyFields(this.act, { locale: 'en', currency: 'EUR', timeZone: 'UTC' })}
        <fieldset class="card">
          <h2>${t('agencies.executive')}</h2>
          <p class="muted small">${t('agencies.executive.help')}</p>
          <div class="pair">
            ${textField(this.act, { name: 'executive.name', label: t('members.name'), autocomplete: 'off' })}
            ${textField(this.act, { name: 'executive.email', label: t('members.email'), type: 'email' })}
          </div>
        </fieldset>
        <div class="row">
          <button class="button primary" type="submit" aria-disabled=${this.act.busy ? 'true' : nothing}>
            ${t('agencies.create')}
          </button>
          <a class="button" href=${AGENCIES}>${t('app.cancel')}</a>
        </div>
      </form>
    </div>`;
  }
}

customElements.define('desk-agency-new', DeskAgencyNew);
