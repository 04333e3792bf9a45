import { css, html, nothing, type TemplateResult } from 'lit';
import { Act } from '../../core/act.ts';
import { DeskElement } from '../../core/element.ts';
import { focusProblem } from '../../core/fields.ts';
import { t } from '../../core/i18n.ts';
import { agencyIcon, importIcon, keyIcon, plusIcon, previousIcon } from '../../core/icons.ts';
import { Load } from '../../core/load.ts';
import { request, runsInstallation } from '../../core/session.ts';
import { deskStyles } from '../../core/styles.ts';
import { toast } from '../../core/toast.ts';
import { blankView, errorView } from '../../core/views.ts';
import { IMPORTS, SOURCES } from '../imports/places.ts';
import { type Agency, agencyDocument, configureAgencyDocument } from './documents.ts';
import { agencyFields, agencyProblems, FIELDS, readAgency } from './form.ts';
import { AGENCIES } from './places.ts';
import { rightsTag } from './words.ts';
import './licence.ts';
import './members.ts';
import './rights.ts';

/** One agency: what it may do, who works there, and what it is called. */
export class DeskAgency extends DeskElement {
  static override properties = { agency: {} };
  declare agency: string;

  static override styles = [
    deskStyles,
    css`
      .columns {
        display: grid;
        grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
        align-items: start;
        gap: 24px;
      }
      .wide {
        grid-column: 1 / -1;
      }
      .lead {
        margin-bottom: 20px;
      }
      summary {
        padding: 10px 0;
        color: var(--accent);
        cursor: pointer;
      }
      .more {
        padding-top: 16px;
      }
      @media (max-width: 900px) {
        .columns {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ];

  private readonly load = new Load(
    this,
    async (signal): Promise<Agency | null> => (await request(agencyDocument, { id: this.agency }, signal)).node,
  );
  private readonly act = new Act(this, FIELDS);

  override connectedCallback(): void {
    super.connectedCallback();
    this.load.start();
  }

  private async save(event: Event): Promise<void> {
    event.preventDefault();
    const agency = readAgency(event.target as HTMLFormElement);
    if (!this.act.refuse(agencyProblems(agency))) {
      const input = { id: this.agency, ...agency };
      const done = await this.act.run(async () => (await request(configureAgencyDocument, { input })).configureAgency);
      if (done) {
        this.load.set(done.agency);
        toast(t('agencies.saved'));
      }
    }
    await focusProblem(this);
  }

  protected override render(): TemplateResult {
    const { value: agency, error } = this.load;
    const back = html`<a class="back" href=${AGENCIES}>${previousIcon}${t('agencies.title')}</a>`;
    if (agency) return html`<div class="page">${back}${this.bodyView(agency)}</div>`;
    if (error) return html`<div class="page">${back}${errorView(error, () => this.load.start(), true)}</div>`;
    if (agency === null && !this.load.busy) {
      return html`<div class="page">
        ${back}
        ${blankView({
          icon: agencyIcon,
          title: t('agencies.notFound.title'),
          text: t('agencies.notFound.text'),
          page: true,
        })}
      </div>`;
    }
    return html`<div class="page">
      ${back}
      <header><h1 tabindex="-1">${t('app.loading')}</h1></header>
      <div class="stack" aria-hidden="true"><span class="bone w2"></span><span class="bone w4"></span></div>
    </div>`;
  }

  private bodyView(agency: Agency): TemplateResult {
    const query = `agency=${encodeURIComponent(agency.id)}`;
    const isAdmin = runsInstallation();
    return html`<header>
        <h1 tabindex="-1">${agency.name}</h1>
        <span class="grow"></span>
        <a class="button" href="${IMPORTS}?${query}">${importIcon}${t('sources.runs')}</a>
        <a class="button" href="${SOURCES}?${query}">${keyIcon}${t('imports.tab.sources')}</a>
        ${
          isAdmin
            ? html`<a class="button primary" href="${SOURCES}?${query}&open=account">${plusIcon}${t('sources.open')}</a>`
            : nothing
        }
      </header>
      <p class="lead">${rightsTag(agency)}</p>
      <div class="columns">
        ${isAdmin ? this.rightsView(agency) : nothing}
        ${agency.members ? this.peopleView(agency) : nothing} ${isAdmin ? this.factsView(agency) : nothing}
      </div>`;
  }

  private peopleView(agency: Agency): TemplateResult {
    return html`<section class="card wide" aria-labelledby="people">
      <h2 id="people">${t('members.title')}</h2>
      <desk-members .agency=${agency} @desk:changed=${() => this.load.start({ keep: true })}></desk-members>
    </section>`;
  }

  private rightsView(agency: Agency): TemplateResult {
    return html`<section class="card" aria-labelledby="rights">
        <h2 id="rights">${t('agencies.rights')}</h2>
        <desk-agency-rights
          .agency=${agency}
          @desk:agency=${({ detail }: CustomEvent<Agency>) => this.load.set(detail)}
        ></desk-agency-rights>
      </section>
      <section class="card" aria-labelledby="licence">
        <h2 id="licence">${t('licence.title')}</h2>
        <desk-licence-key .agency=${agency}></desk-licence-key>
      </section>`;
  }

  private factsView(agency: Agency): TemplateResult {
    return html`<section class="card wide" aria-labelledby="facts">
      <h2 id="facts">${t('agencies.facts')}</h2>
      <form class="form" novalidate @submit=${this.save}>
        ${agencyFields(this.act, agency)}
        <div>
          <button class="button primary" type="submit" aria-disabled=${this.act.busy ? 'true' : nothing}>
            ${t('edit.save')}
          </button>
        </div>
      </form>
    </section>`;
  }
}

customElements.define('desk-agency', DeskAgency);
