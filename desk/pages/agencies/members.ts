import { css, html, nothing, type TemplateResult } from 'lit';
import { Act } from '../../core/act.ts';
import { DeskElement } from '../../core/element.ts';
import { focusProblem, radioField, textField, textsOf } from '../../core/fields.ts';
import { t } from '../../core/i18n.ts';
import { plusIcon } from '../../core/icons.ts';
import { request } from '../../core/session.ts';
import { deskStyles } from '../../core/styles.ts';
import { toast } from '../../core/toast.ts';
import {
  type Agency,
  addMemberDocument,
  changeMemberDocument,
  type Member,
  ROLES,
  type Role,
  removeMemberDocument,
} from './documents.ts';
import '../../core/dialog.ts';

/**
 * The people of an agency.
 *
 * @fires desk:changed - there are others now
 */
export class DeskMembers extends DeskElement {
  static override properties = {
    agency: { attribute: false },
    editing: { state: true },
    removing: { state: true },
    picked: { state: true },
  };
  declare agency: Agency;
  /** A member, or a new one. */
  declare private editing: Member | 'new' | undefined;
  declare private removing: Member | undefined;
  declare private picked: Role;

  static override styles = [
    deskStyles,
    css`
      .actions {
        text-align: end;
      }
      .name {
        width: 40%;
        overflow-wrap: anywhere;
      }
      .name strong {
        display: block;
        font-weight: 550;
      }
      .add {
        margin-top: 16px;
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

  private readonly act = new Act(this, ['name', 'email', 'phone', 'personnelNumber', 'role']);

  private edit(member: Member | 'new'): void {
    this.act.refuse({});
    this.picked = member === 'new' ? 'AGENT' : member.role;
    this.editing = member;
  }

  private async save(event: Event): Promise<void> {
    event.preventDefault();
    const { editing, picked: role } = this;
    const read = textsOf(event.target as HTMLFormElement, ['name', 'email', 'phone', 'personnelNumber']);
    const problems = {
      ...(!read.name && { name: t('members.name.missing') }),
      ...(editing === 'new' && !read.email && { email: t('members.email.missing') }),
    };
    if (this.act.refuse(problems) || !editing) {
      await focusProblem(this);
      return;
    }
    const input = { name: read.name ?? '', phone: read.phone, personnelNumber: read.personnelNumber, role };
    const done =
      editing === 'new'
        ? await this.act.run(
            async () =>
              (
                await request(addMemberDocument, {
                  input: { ...input, agency: this.agency.id, email: read.email ?? '' },
                })
              ).addMember,
          )
        : await this.act.run(
            async () =>
              (await request(changeMemberDocument, { input: { ...input, membership: editing.id } })).changeMember,
          );
    if (!done) {
      await focusProblem(this);
      return;
    }
    toast(t(editing === 'new' ? 'members.added' : 'members.changed', { name: done.membership.name }));
    this.editing = undefined;
    this.dispatchEvent(new CustomEvent('desk:changed'));
  }

  private async end(): Promise<void> {
    const { removing } = this;
    if (!removing) return;
    const done = await this.act.run(
      async () => (await request(removeMemberDocument, { id: removing.id })).removeMember,
    );
    this.removing = undefined;
    if (!done) return;
    toast(t('members.removed', { name: removing.name }));
    this.dispatchEvent(new CustomEvent('desk:changed'));
  }

  protected override render(): TemplateResult {
    const members = this.agency.members?.edges.flatMap((edge) => edge?.node ?? []) ?? [];
    return html`<table>
        <thead>
          <tr>
            <th scope="col">${t('members.name')}</th>
            <th scope="col">${t('members.role')}</th>
            <th scope="col">${t('members.personnelNumber')}</th>
            <th scope="col"><span class="sr">${t('keys.column.actions')}</span></th>
          </tr>
        </thead>
        <tbody>
          ${members.map(
            (member) =>
              html`<tr>
                <td class="name">
                  <strong>${member.name}</strong>
                  <span class="muted small">${[member.email, member.phone].filter(Boolean).join(' · ')}</span>
                </td>
                <td class="small">${t(`account.role.${member.role}`)}</td>
                <td class="small num">${member.personnelNumber ?? t('app.unknown')}</td>
                <td class="actions nowrap">
                  <button class="button quiet small" type="button" @click=${() => this.edit(member)}>
                    ${t('edit.open')}<span class="sr"> ${member.name}</span>
                  </button>
                  <button
                    class="button quiet small danger-text"
                    type="button"
                    @click=${() => {
                      this.removing = member;
                    }}
                  >
                    ${t('members.remove')}<span class="sr"> ${member.name}</span>
                  </button>
                </td>
              </tr>`,
          )}
        </tbody>
      </table>
      <button class="button add" type="button" @click=${() => this.edit('new')}>${plusIcon}${t('members.add')}</button>
      ${this.editing ? this.formView(this.editing) : nothing} ${this.removeView()}`;
  }

  private formView(editing: Member | 'new'): TemplateResult {
    const member = editing === 'new' ? undefined : editing;
    const close = () => {
      this.editing = undefined;
    };
    return html`<desk-dialog open heading=${member?.name ?? t('members.add')} @desk:close=${close}>
      <form class="form" id="member" novalidate @submit=${this.save}>
        ${textField(this.act, { name: 'name', label: t('members.name'), value: member?.name, maxlength: 200 })}
        ${
          member
            ? nothing
            : textField(this.act, {
                name: 'email',
                label: t('members.email'),
                help: t('members.email.help'),
                type: 'email',
              })
        }
        ${radioField(this.act, {
          name: 'role',
          label: t('members.role'),
          value: this.picked,
          choices: ROLES.map((value) => ({
            value,
            label: t(`account.role.${value}`),
            help: t(`members.role.${value}.help`),
          })),
          change: (value) => {
            this.picked = value as Role;
          },
        })}
        <div class="pair">
          ${textField(this.act, { name: 'phone', label: t('members.phone'), type: 'tel', value: member?.phone })}
          ${textField(this.act, {
            name: 'personnelNumber',
            label: t('members.personnelNumber'),
            help: t('members.personnelNumber.help'),
            value: member?.personnelNumber,
          })}
        </div>
      </form>
      <div slot="footer">
        <button class="button" type="button" @click=${close}>${t('app.cancel')}</button>
        <button class="button primary" type="submit" form="member" aria-disabled=${this.act.busy ? 'true' : nothing}>
          ${t(member ? 'edit.save' : 'members.add')}
        </button>
      </div>
    </desk-dialog>`;
  }

  private removeView(): TemplateResult {
    const close = () => {
      this.removing = undefined;
    };
    return html`<desk-dialog
      .open=${Boolean(this.removing)}
      heading=${this.removing ? t('members.remove.ask', { name: this.removing.name }) : ''}
      @desk:close=${close}
    >
      <p>${t('members.remove.text')}</p>
      <div slot="footer">
        <button class="button" type="button" @click=${close}>${t('app.cancel')}</button>
        <button class="button danger" type="button" @click=${this.end}>${t('members.remove')}</button>
      </div>
    </desk-dialog>`;
  }
}

customElements.define('desk-members', DeskMembers);
