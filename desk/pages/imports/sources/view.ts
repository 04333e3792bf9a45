import { css, html, nothing, type TemplateResult } from 'lit';
import { Act } from '../../../core/act.ts';
import { DeskElement } from '../../../core/element.ts';
import { ago, shortDate } from '../../../core/format.ts';
import { speech, t } from '../../../core/i18n.ts';
import { importIcon, keyIcon, playIcon, previousIcon, retryIcon } from '../../../core/icons.ts';
import { Load } from '../../../core/load.ts';
import { request } from '../../../core/session.ts';
import { deskStyles } from '../../../core/styles.ts';
import { toast } from '../../../core/toast.ts';
import { blankView, errorView } from '../../../core/views.ts';
import { agencyAddress } from '../../agencies/places.ts';
import type { ImportRun } from '../documents.ts';
import { LiveRuns } from '../live.ts';
import { IMPORTS, SOURCES } from '../places.ts';
import { isAdmin } from '../words.ts';
import type { Access } from './access.ts';
import {
  resetPasswordDocument,
  revokeSourceDocument,
  type Source,
  sourceDocument,
  startDocument,
} from './documents.ts';
import { nameOf, nextOf, ownerOf, storedOf, whenOf } from './words.ts';
import '../../../core/dialog.ts';
import './credentials.ts';
import './guards.ts';
import './schedule.ts';

type Question = 'reset' | 'close';

/** One way in: how to deliver there, when it imports, and its limits. */
export class DeskImportSource extends DeskElement {
  static override properties = { source: {}, asking: { state: true }, password: { state: true } };
  declare source: string;
  declare private asking: Question | undefined;
  /** A new one, until the page is left. */
  declare private password: string | undefined;

  static override styles = [
    deskStyles,
    css`
      .lead {
        margin-bottom: 20px;
      }
      .waiting {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: 12px;
      }
      .columns {
        display: grid;
        grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
        align-items: start;
        gap: 24px;
      }
      .once {
        margin-bottom: 16px;
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
    async (signal): Promise<Source | null> => (await request(sourceDocument, { id: this.source }, signal)).node,
  );
  protected readonly live = new LiveRuns(this, {
    changed: (run) => this.changed(run),
    back: () => this.load.start({ keep: true }),
  });
  private readonly act = new Act(this);
  private seen = new Map<string, string>();

  override connectedCallback(): void {
    super.connectedCallback();
    this.load.start();
  }

  /** A delivery began or ended to wait, perhaps here. */
  private changed({ id, state }: ImportRun): void {
    const before = this.seen.get(id);
    this.seen.set(id, state);
    if (before !== state && (state === 'WAITING' || before === 'WAITING' || state === 'QUEUED'))
      this.load.start({ keep: true });
  }

  private become(source: Source): void {
    this.load.set(source);
  }

  private async start(): Promise<void> {
    const input = { source: this.source };
    const done = await this.act.run(async () => (await request(startDocument, { input })).startImport);
    if (done) toast(t('sources.started', { count: done.runs.length }));
    this.load.start({ keep: true });
  }

  private async reset(): Promise<void> {
    const { source: id } = this;
    const done = await this.act.run(async () => (await request(resetPasswordDocument, { id })).resetDropPassword);
    this.asking = undefined;
    if (done) this.password = done.password;
  }

  private async close(): Promise<void> {
    const { source: id } = this;
    const done = await this.act.run(async () => (await request(revokeSourceDocument, { id })).revokeImportSource);
    this.asking = undefined;
    if (!done) return;
    toast(t('sources.closed', { name: done.source.name }));
    this.become(done.source);
  }

  protected override render(): TemplateResult {
    const { value, error } = this.load;
    const back = html`<a class="back" href=${SOURCES}>${previousIcon}${t('imports.tab.sources')}</a>`;
    if (value) {
      return html`<div class="page">${back}${this.bodyView(value)}</div>
        ${this.questionView(value)}`;
    }
    if (error) return html`<div class="page">${back}${errorView(error, () => this.load.start(), true)}</div>`;
    if (value === null && !this.load.busy) {
      return html`<div class="page">
        ${back}
        ${blankView({
          icon: keyIcon,
          title: t('sources.notFound.title'),
          text: t('sources.notFound.text'),
          page: true,
        })}
      </div>`;
    }
    return html`<div class="page">
      ${back}
      <header><h1 tabindex="-1">${t('app.loading')}</h1></header>
      <div class="stack" aria-hidden="true">
        <span class="bone w2"></span><span class="bone w4"></span><span class="bone w3"></span>
      </div>
    </div>`;
  }

  private bodyView(source: Source): TemplateResult {
    const { locale } = speech.value;
    const { revokedAt, lastUsedAt } = source;
    const isOpen = !revokedAt;
    const manages = isAdmin() && isOpen;
    const lead = [
      ownerOf(source),
      t(`sources.kind.${source.kind}`),
      lastUsedAt ? t('sources.usedAt', { time: ago(locale, lastUsedAt) }) : t('sources.unused'),
      ...storedOf(source),
    ];
    return html`<header>
        <h1 tabindex="-1">${nameOf(source)}</h1>
        ${
          revokedAt
            ? html`<span class="tag off">${t('sources.closedAt', { date: shortDate(locale, revokedAt) })}</span>`
            : nothing
        }
        <span class="grow"></span>
        <a class="button" href="${IMPORTS}?source=${encodeURIComponent(source.id)}">${importIcon}${t('sources.runs')}</a>
      </header>
      <p class="muted lead">${lead.join(' · ')}</p>
      <div class="stack">
        ${isOpen ? this.waitingView(source) : nothing}
        ${source.agency?.importsAllowed === false ? this.deniedView(source) : nothing}
        <div class="columns">
          ${isOpen && source.kind !== 'UPLOAD' ? this.accessView(source) : nothing}
          ${
            source.kind === 'UPLOAD'
              ? nothing
              : html`<section class="card" aria-labelledby="when">
                  <h2 id="when">${t('sources.column.when')}</h2>
                  ${
                    manages
                      ? html`<desk-import-schedule
                          .source=${source}
                          @desk:source=${({ detail }: CustomEvent<Source>) => this.become(detail)}
                        ></desk-import-schedule>`
                      : html`<p>${whenOf(source)}</p>`
                  }
                  ${isOpen && nextOf(source) ? html`<p class="small muted num">${nextOf(source)}</p>` : nothing}
                </section>`
          }
          ${
            manages
              ? html`<section class="card" aria-labelledby="limits">
                  <h2 id="limits">${t('sources.settings')}</h2>
                  <desk-source-guards
                    .source=${source}
                    @desk:source=${({ detail }: CustomEvent<Source>) => this.become(detail)}
                  ></desk-source-guards>
                </section>`
              : nothing
          }
          ${manages && source.kind !== 'UPLOAD' ? this.endView(source) : nothing}
        </div>
      </div>`;
  }

  private waitingView({ trigger, waiting }: Source): TemplateResult | typeof nothing {
    if (waiting === 0 && trigger !== 'MANUAL') return nothing;
    return html`<div class="card waiting" role="status">
      <p>${waiting > 0 ? t('sources.waiting', { count: waiting }) : t('sources.waiting.none')}</p>
      ${
        isAdmin() && waiting > 0
          ? html`<button
              class="button primary"
              type="button"
              aria-disabled=${this.act.busy ? 'true' : nothing}
              @click=${this.start}
            >
              ${playIcon}${t('sources.start')}
            </button>`
          : nothing
      }
    </div>`;
  }

  private deniedView({ agency }: Source): TemplateResult {
    return html`<p class="notice warn">
      <span
        >${t('sources.denied', { agency: agency?.name ?? '' })}
        ${
          isAdmin() && agency ? html`<a href=${agencyAddress(agency.id)}>${t('sources.denied.change')}</a>` : nothing
        }</span
      >
    </p>`;
  }

  private accessView(source: Source): TemplateResult {
    return html`<section class="card" aria-labelledby="access">
      <h2 id="access">${t('sources.access')}</h2>
      ${
        source.kind === 'FOLDER'
          ? html`<p>${t('sources.folder.text')}</p>
              <p class="mono">${source.addresses[0]?.url.replace('file://', '') ?? source.folder}</p>`
          : html`<desk-credentials
                .access=${accessOf(source)}
                .agency=${source.agency?.name ?? ''}
              ></desk-credentials>
              <p class="small muted">${t(isAdmin() ? 'sources.password.hidden' : 'sources.password.ask')}</p>
              ${
                isAdmin()
                  ? html`<div>
                      <button
                        class="button"
                        type="button"
                        @click=${() => {
                          this.asking = 'reset';
                        }}
                      >
                        ${retryIcon}${t('sources.reset')}
                      </button>
                    </div>`
                  : nothing
              }`
      }
    </section>`;
  }

  private endView({ kind }: Source): TemplateResult {
    return html`<section class="card" aria-labelledby="end">
      <h2 id="end">${t('sources.close.heading')}</h2>
      <p class="small muted">${t(`sources.close.text.${kind}`)}</p>
      <div>
        <button
          class="button danger-text"
          type="button"
          @click=${() => {
            this.asking = 'close';
          }}
        >
          ${t(`sources.close.${kind}`)}
        </button>
      </div>
    </section>`;
  }

  private questionView(source: Source): TemplateResult {
    const { asking } = this;
    const stop = () => {
      this.asking = undefined;
    };
    return html`<desk-dialog
        .open=${asking !== undefined}
        heading=${
          asking === 'close'
            ? t('sources.close.ask', { name: source.name })
            : asking === 'reset'
              ? t('sources.reset.ask')
              : ''
        }
        @desk:close=${stop}
      >
        <p>
          ${asking === 'close' ? t(`sources.close.text.${source.kind}`) : asking ? t('sources.reset.text') : nothing}
        </p>
        <div slot="footer">
          <button class="button" type="button" @click=${stop}>${t('app.cancel')}</button>
          <button
            class="button danger"
            type="button"
            aria-disabled=${this.act.busy ? 'true' : nothing}
            @click=${() => (asking === 'close' ? this.close() : this.reset())}
          >
            ${asking === 'close' ? t(`sources.close.${source.kind}`) : t('sources.reset')}
          </button>
        </div>
      </desk-dialog>
      ${
        this.password
          ? html`<desk-dialog open heading=${t('sources.reset.done')}>
              <p class="once">${t('sources.once')}</p>
              <desk-credentials
                .access=${{ ...accessOf(source), password: this.password }}
                .agency=${source.agency?.name ?? ''}
              ></desk-credentials>
              <div slot="footer">
                <button
                  class="button"
                  type="button"
                  @click=${() => {
                    this.password = undefined;
                  }}
                >
                  ${t('sources.saved')}
                </button>
              </div>
            </desk-dialog>`
          : nothing
      }`;
  }
}

const accessOf = ({ account, addresses, plainFtp }: Source): Access => ({
  user: account ?? '',
  password: undefined,
  plainFtp,
  addresses,
});

customElements.define('desk-import-source', DeskImportSource);
