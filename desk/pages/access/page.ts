import { css, html, nothing, type TemplateResult } from 'lit';
import { Act } from '../../core/act.ts';
import { DeskPage } from '../../core/element.ts';
import { textField } from '../../core/fields.ts';
import { ago, shortDate } from '../../core/format.ts';
import { speech, t } from '../../core/i18n.ts';
import { Load } from '../../core/load.ts';
import { endSession, request, session } from '../../core/session.ts';
import { deskStyles } from '../../core/styles.ts';
import { toast } from '../../core/toast.ts';
import { boneRows, errorView } from '../../core/views.ts';
import { deviceOf } from './device.ts';
import {
  type Admin,
  adminsDocument,
  endDocument,
  endOfDocument,
  endOthersDocument,
  revokeAdminDocument,
  type SignIn,
  signInsDocument,
} from './documents.ts';
import '../../core/dialog.ts';

/** One’s own sign-ins; for admins, who the admins are, and the sign-ins of somebody else. */
export class AccessPage extends DeskPage {
  static override properties = { revoking: { state: true }, email: { state: true } };
  declare private revoking: Admin | undefined;
  /** Whose sign-ins are to end. */
  declare private email: string;

  static override styles = [
    deskStyles,
    css`
      section {
        max-width: 860px;
      }
      section + section {
        margin-top: 40px;
      }
      section > p {
        margin: 4px 0 16px;
      }
      .what {
        width: 50%;
        overflow-wrap: anywhere;
      }
      .what strong {
        display: block;
        font-weight: 550;
      }
      .actions {
        width: 1%;
        text-align: end;
      }
      .after {
        margin-top: 16px;
      }
      form {
        display: grid;
        gap: 12px;
        max-width: 400px;
      }
      form .button {
        justify-self: start;
      }
      @media (max-width: 960px) {
        tbody tr {
          display: grid;
          grid-template-columns: minmax(0, 1fr) auto;
          gap: 2px 12px;
        }
        .what,
        .when {
          grid-column: 1;
          width: auto;
        }
        .actions {
          grid-column: 2;
          grid-row: 1 / 4;
          width: auto;
        }
      }
    `,
  ];

  private readonly own = new Load(this, (signal) =>
    request(signInsDocument, {}, signal).then(({ viewer }) => viewer.sessions),
  );
  private readonly admins = new Load(this, (signal) =>
    request(adminsDocument, {}, signal).then(({ admins }) => admins),
  );
  private readonly ending = new Act(this);
  private readonly endingOf = new Act(this, ['email']);
  private readonly taking = new Act(this);

  constructor() {
    super();
    this.email = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.own.start();
    if (this.isAdmin) this.admins.start();
  }

  private get isAdmin(): boolean {
    const now = session.value;
    return now.state === 'signed-in' && now.viewer.isAdmin;
  }

  private async end(one: SignIn): Promise<void> {
    const done = await this.ending.run(async () => {
      const { endSession: result } = await request(endDocument, { input: { session: one.id } });
      return result;
    });
    if (!done) return;
    if (one.isCurrent) return endSession();
    toast(t('access.ended', { count: 1 }));
    this.own.start({ keep: true });
  }

  private async endOthers(): Promise<void> {
    const done = await this.ending.run(async () => {
      const { signOutEverywhere } = await request(endOthersDocument, { input: { keepCurrent: true } });
      return signOutEverywhere;
    });
    if (!done) return;
    toast(t('access.ended', { count: done.ended }));
    this.own.start({ keep: true });
  }

  private async endOf(event: Event): Promise<void> {
    event.preventDefault();
    const email = this.email.trim();
    if (this.endingOf.refuse(email.includes('@') ? {} : { email: t('access.email.bad') })) return;
    const done = await this.endingOf.run(async () => {
      const { endSessionsOf } = await request(endOfDocument, { input: { email } });
      return endSessionsOf;
    });
    if (!done) return;
    toast(t('access.ended', { count: done.ended }));
    this.email = '';
    this.own.start({ keep: true });
  }

  private async take(): Promise<void> {
    const admin = this.revoking;
    if (!admin) return;
    const done = await this.taking.run(async () => {
      const { revokeAdmin } = await request(revokeAdminDocument, { input: { email: admin.email } });
      return revokeAdmin;
    });
    this.revoking = undefined;
    if (!done) return;
    toast(t('access.admin.taken', { name: admin.name }));
    // What the desk shows depends on it.
    if (admin.isYou) location.reload();
    else this.admins.start({ keep: true });
  }

  protected override render(): TemplateResult {
    return html`<div class="page">
        <header><h1 tabindex="-1">${t('access.title')}</h1></header>
        <section>
          <p class="muted small">${t('access.own.text')}</p>
          ${this.ownView()}
        </section>
        ${this.isAdmin ? html`${this.adminsView()} ${this.otherView()}` : nothing}
      </div>
      ${this.takeView()}`;
  }

  private ownView(): TemplateResult {
    const { value, error } = this.own;
    if (error && !value) return errorView(error, () => this.own.start());
    if (!value) return boneRows(3, { rows: 2 });
    return html`<table aria-busy=${this.own.busy ? 'true' : nothing}>
        <thead>
          <tr>
            <th scope="col">${t('access.column.what')}</th>
            <th scope="col">${t('access.column.since')}</th>
            <th scope="col">${t('access.column.used')}</th>
            <th scope="col"><span class="sr">${t('access.column.actions')}</span></th>
          </tr>
        </thead>
        <tbody>
          ${value.map((one) => this.signInView(one))}
        </tbody>
      </table>
      ${
        value.length > 1
          ? html`<button
              class="button after"
              type="button"
              aria-disabled=${this.ending.busy ? 'true' : nothing}
              @click=${this.endOthers}
            >
              ${t('access.endOthers')}
            </button>`
          : nothing
      }`;
  }

  private signInView(one: SignIn): TemplateResult {
    const { locale } = speech.value;
    const what = deviceOf(one.userAgent) ?? t('access.unknown');
    const about = one.isCurrent
      ? t('access.current')
      : one.site
        ? t('access.board', { site: one.site.replace(/^https?:\/\//, '') })
        : '';
    return html`<tr>
      <td class="what">
        <strong>${what}</strong>
        ${about ? html`<span class="muted small">${about}</span>` : nothing}
      </td>
      <td class="when small muted num nowrap">${shortDate(locale, one.createdAt)}</td>
      <td class="when small muted num nowrap">${ago(locale, one.lastUsedAt)}</td>
      <td class="actions small nowrap">
        <button
          class="button quiet small"
          type="button"
          aria-disabled=${this.ending.busy ? 'true' : nothing}
          @click=${() => this.end(one)}
        >
          ${t('access.end')}<span class="sr"> ${what}</span>
        </button>
      </td>
    </tr>`;
  }

  private adminsView(): TemplateResult {
    const { value, error } = this.admins;
    return html`<section>
      <h2>${t('access.admins.title')}</h2>
      <p class="muted small">${t('access.admins.text')}</p>
      ${
        error && !value
          ? errorView(error, () => this.admins.start())
          : value
            ? html`<table>
                <thead class="sr">
                  <tr>
                    <th scope="col">${t('access.admins.title')}</th>
                    <th scope="col">${t('access.column.actions')}</th>
                  </tr>
                </thead>
                <tbody>
                  ${value.map(
                    (admin) => html`<tr>
                      <td class="what">
                        <strong>${admin.name}</strong><span class="muted small">${admin.email}</span>
                      </td>
                      <td class="actions small nowrap">
                        <button
                          class="button quiet small"
                          type="button"
                          @click=${() => {
                            this.revoking = admin;
                          }}
                        >
                          ${t('access.admin.take')}<span class="sr"> ${admin.name}</span>
                        </button>
                      </td>
                    </tr>`,
                  )}
                </tbody>
              </table>`
            : boneRows(2, { rows: 2 })
      }
    </section>`;
  }

  private otherView(): TemplateResult {
    return html`<section>
      <h2>${t('access.other.title')}</h2>
      <p class="muted small">${t('access.other.text')}</p>
      <form novalidate @submit=${this.endOf}>
        ${textField(this.endingOf, {
          name: 'email',
          label: t('access.email'),
          type: 'email',
          value: this.email,
          input: (value) => {
            this.email = value;
          },
        })}
        <button class="button" type="submit" aria-disabled=${this.endingOf.busy ? 'true' : nothing}>
          ${t('access.other.end')}
        </button>
      </form>
    </section>`;
  }

  private takeView(): TemplateResult {
    const admin = this.revoking;
    const close = () => {
      this.revoking = undefined;
    };
    return html`<desk-dialog
      .open=${Boolean(admin)}
      heading=${admin ? t('access.admin.take.title', { name: admin.name }) : ''}
      @desk:close=${close}
    >
      <p>${t(admin?.isYou ? 'access.admin.take.you' : 'access.admin.take.text')}</p>
      <div slot="footer">
        <button class="button" type="button" @click=${close}>${t('access.admin.keep')}</button>
        <button
          class="button danger"
          type="button"
          aria-disabled=${this.taking.busy ? 'true' : nothing}
          @click=${this.take}
        >
          ${t('access.admin.take')}
        </button>
      </div>
    </desk-dialog>`;
  }
}

customElements.define('desk-access', AccessPage);
