import { css, html, nothing, type TemplateResult } from 'lit';
import { Act } from '../../core/act.ts';
import { DeskElement } from '../../core/element.ts';
import { focusProblem, radioField, textField, textsOf } from '../../core/fields.ts';
import { shortDateTime } from '../../core/format.ts';
import { speech, t } from '../../core/i18n.ts';
import { plusIcon } from '../../core/icons.ts';
import { answersFor, request } from '../../core/session.ts';
import { deskStyles } from '../../core/styles.ts';
import { toast } from '../../core/toast.ts';
import {
  type Agency,
  addMemberDocument,
  changeMemberDocument,
  type Member,
  type PendingExecutive,
  ROLES,
  type Role,
  removeMemberDocument,
  sendInvitationDocument,
  stopExecutiveDocument,
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
    stopping: { state: true },
    picked: { state: true },
  };
  declare agency: Agency;
  /** A member, or a new one. */
  declare private editing: Member | 'new' | undefined;
  declare private removing: Member | undefined;
  declare private stopping: PendingExecutive | undefined;
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
      .pending {
        display: grid;
        gap: 8px;
        justify-items: start;
        margin-bottom: 16px;
        padding: 16px;
        border: 1px solid var(--warn);
        border-radius: var(--radius);
      }
      .pending strong {
        overflow-wrap: anywhere;
      }
      .invite {
        margin-inline-end: auto;
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

  private async invite(member: Member): Promise<void> {
    const input = { membership: member.id };
    const done = await this.act.run(async () => (await request(sendInvitationDocument, { input })).sendInvitation);
    if (done) toast(t('members.invited', { name: member.name }));
  }

  private async stop(): Promise<void> {
    const { stopping } = this;
    if (!stopping) return;
    const input = { pendingExecutive: stopping.id };
    const done = await this.act.run(async () => (await request(stopExecutiveDocument, { input })).stopExecutive);
    this.stopping = undefined;
    if (!done) return;
    toast(t('members.pending.stopped', { name: stopping.name }));
    this.dispatchEvent(new CustomEvent('desk:changed'));
  }

  private get members(): Member[] {
    return this.agency.members?.edges.flatMap((edge) => edge?.node ?? []) ?? [];
  }

  /** Only executives make executives; the first one is made by the operator. */
  private get mayMakeExecutives(): boolean {
    return answersFor(this.agency.id) || !this.members.some(({ role }) => role === 'EXECUTIVE');
  }

  /** The roles that can be chosen: the one somebody has stays among them. */
  private rolesFor(member: Member | undefined): readonly Role[] {
    return ROLES.filter((role) => role !== 'EXECUTIVE' || member?.role === role || this.mayMakeExecutives);
  }

  protected override render(): TemplateResult {
    const { members } = this;
    return html`${this.agency.pendingExecutives?.map((pending) => this.pendingView(pending))}
      ${this.tableView(members)}
      <button class="button add" type="button" @click=${() => this.edit('new')}>${plusIcon}${t('members.add')}</button>
      ${this.editing ? this.formView(this.editing) : nothing} ${this.removeView()} ${this.stopView()}`;
  }

  private pendingView(pending: PendingExecutive): TemplateResult {
    const { name, email, namedAt, dueAt } = pending;
    const { locale } = speech.value;
    return html`<div class="pending" role="status">
      <strong>${t('members.pending.title', { name, date: shortDateTime(locale, dueAt) })}</strong>
      <p class="small">${t('members.pending.text', { email, date: shortDateTime(locale, namedAt) })}</p>
      <button
        class="button danger"
        type="button"
        @click=${() => {
          this.stopping = pending;
        }}
      >
        ${t('members.pending.stop')}
      </button>
    </div>`;
  }

  private tableView(members: Member[]): TemplateResult {
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
      </table>`;
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
          choices: this.rolesFor(member).map((value) => ({
            value,
            label: t(`account.role.${value}`),
            help: t(`members.role.${value}.help`),
          })),
          change: (value) => {
            this.picked = value as Role;
          },
        })}
        ${answersFor(this.agency.id) ? nothing : html`<p class="muted small">${t('members.told')}</p>`}
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
        ${
          member
            ? html`<button class="button quiet invite" type="button" @click=${() => this.invite(member)}>
                ${t('members.invite')}
              </button>`
            : nothing
        }
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
      ${
        this.removing?.role === 'EXECUTIVE'
          ? html`<p>${t('members.remove.keys')} <a href="/desk/keys">${t('keys.title')}</a></p>`
          : nothing
      }
      <div slot="footer">
        <button class="button" type="button" @click=${close}>${t('app.cancel')}</button>
        <button class="button danger" type="button" @click=${this.end}>${t('members.remove')}</button>
      </div>
    </desk-dialog>`;
  }

  private stopView(): TemplateResult {
    const { stopping } = this;
    const close = () => {
      this.stopping = undefined;
    };
    return html`<desk-dialog
      .open=${Boolean(stopping)}
      heading=${stopping ? t('members.pending.ask', { name: stopping.name }) : ''}
      @desk:close=${close}
    >
      <p>${t('members.pending.askText')}</p>
      <div slot="footer">
        <button class="button" type="button" @click=${close}>${t('app.cancel')}</button>
        <button class="button danger" type="button" @click=${this.stop}>${t('members.pending.stop')}</button>
      </div>
    </desk-dialog>`;
  }
}

customElements.define('desk-members', DeskMembers);
