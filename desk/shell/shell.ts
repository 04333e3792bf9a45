import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { DeskElement, type DeskPage } from '../core/element.ts';
import { initials } from '../core/format.ts';
import { speak, speech, t } from '../core/i18n.ts';
import {
  alertIcon,
  checkIcon,
  closeIcon,
  gateIcon,
  lockIcon,
  moreIcon,
  offlineIcon,
  signOutIcon,
} from '../core/icons.ts';
import type { PageEntry } from '../core/page.ts';
import { BASE, isWithin, navigate, route, safeNext } from '../core/router.ts';
import {
  endSession,
  loadSession,
  request,
  session,
  signInAddress,
  signOut,
  type Viewer,
  viewerDocument,
} from '../core/session.ts';
import { Watch } from '../core/store.ts';
import { deskStyles } from '../core/styles.ts';
import { theme } from '../core/theme.ts';
import { dismiss, toast, toasts } from '../core/toast.ts';
import { blankView, errorView } from '../core/views.ts';
import { pages } from '../pages/index.ts';
import { shellStyles } from './styles.ts';
import '../core/preferences.ts';

const SIGN_IN = `${BASE}/sign-in`;
const CHECK_AFTER = 60_000;
type Fault = 'missing' | 'forbidden' | 'broken';

const entryOf = (path: string): PageEntry | undefined =>
  pages.find((each) => (each.deep ? isWithin(path, each.path) : each.path === path));

/** Holds the pages: navigation, who is signed in, what has happened, and what to do when something fails. */
export class Shell extends DeskElement {
  static override properties = {
    bare: { type: Boolean, reflect: true },
    page: { state: true },
    fault: { state: true },
    wordmark: { state: true },
    faceless: { state: true },
  };
  static override styles = [deskStyles, shellStyles];

  /** No navigation: the sign-in page. */
  declare bare: boolean;
  declare private page: DeskPage | undefined;
  declare private fault: Fault | undefined;
  /** The logo is much wider than high: it says the name itself. */
  declare private wordmark: boolean;
  /** The portrait could not be loaded: initials then. */
  declare private faceless: boolean;
  /** The path that `page`, `fault` or the chunk under way belongs to. */
  private shown = '';

  constructor() {
    super();
    this.bare = false;
    this.wordmark = false;
    this.faceless = false;
    new Watch(this, route, session, toasts, ...pages.flatMap(({ waiting }) => waiting?.count ?? []));
    this.addEventListener('desk:broken', () => this.fail('broken'));
    // Widgets talk to the gateway themselves.
    this.addEventListener('gatepost:error', (event) => {
      if ((event as CustomEvent<{ code?: string }>).detail?.code === 'UNAUTHENTICATED') endSession();
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('online', this.connectionChanged);
    window.addEventListener('offline', this.connectionChanged);
    document.addEventListener('visibilitychange', this.seenAgain);
    document.documentElement.dataset.theme = theme.value;
    this.counter = setInterval(this.count, CHECK_AFTER);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('online', this.connectionChanged);
    window.removeEventListener('offline', this.connectionChanged);
    document.removeEventListener('visibilitychange', this.seenAgain);
    clearInterval(this.counter);
  }

  private checked = Date.now();
  private counter: ReturnType<typeof setInterval> | undefined;

  /** Counts what waits on the pages this person may open. */
  private readonly count = () => {
    const now = session.value;
    if (document.hidden || now.state !== 'signed-in') return;
    for (const { waiting, allowed } of pages) if (waiting && allowed(now.viewer)) waiting.refresh(now.viewer);
  };

  /** Back after a while: whoever was signed out elsewhere meanwhile learns it now, not at the next click. */
  private readonly seenAgain = () => {
    if (document.hidden || session.value.state !== 'signed-in' || Date.now() - this.checked < CHECK_AFTER) return;
    this.checked = Date.now();
    request(viewerDocument, {})
      .then(({ viewer }) => viewer.person ?? endSession())
      .catch(() => undefined);
  };

  private readonly connectionChanged = () => {
    this.requestUpdate();
    if (!navigator.onLine || session.value.state !== 'failed') return;
    speak().catch(() => undefined);
    loadSession();
  };

  protected override willUpdate(): void {
    this.follow();
    const { state } = session.value;
    if (state === 'signed-in' && this.counted !== state) this.count();
    this.counted = state;
  }

  private counted: string | undefined;

  /** Decides which page belongs to the path and the session, and brings it. */
  private follow(): void {
    const { path, query } = route.value;
    const now = session.value;
    this.bare = now.state === 'anonymous' || path === SIGN_IN;
    if (now.state === 'unknown' || now.state === 'failed') return;
    if (now.state === 'anonymous') {
      if (path === SIGN_IN)
        this.open('sign-in', () => import('../pages/sign-in/page.ts').then((m) => new m.SignInPage()));
      else this.redirect(signInAddress());
      return;
    }
    if (path === SIGN_IN) {
      this.redirect(safeNext(query.get('next'), location.origin));
      return;
    }
    const allowed = pages.filter((each) => each.allowed(now.viewer));
    if (path === BASE) {
      const first = allowed[0];
      if (first) this.redirect(first.path);
      return;
    }
    const entry = entryOf(path);
    if (!entry) this.stand(path, 'missing');
    else if (!allowed.includes(entry)) this.stand(path, 'forbidden');
    else this.open(entry.path, entry.load);
  }

  private redirect(to: string): void {
    queueMicrotask(() => navigate(to, { replace: true }));
  }

  private stand(key: string, fault: Fault): void {
    if (this.shown === key && this.fault === fault) return;
    this.shown = key;
    this.fail(fault);
  }

  private fail(fault: Fault): void {
    this.page = undefined;
    this.fault = fault;
  }

  private open(key: string, load: () => Promise<DeskPage>): void {
    if (this.shown === key) return;
    const first = this.shown === '';
    this.shown = key;
    this.page = undefined;
    this.fault = undefined;
    load()
      .then(async (page) => {
        if (this.shown !== key) return;
        this.page = page;
        await this.updateComplete;
        window.scrollTo(0, 0);
        // The first page keeps the focus where the browser has it; later ones are told by their heading.
        if (!first || key === 'sign-in') await page.focusHeading();
      })
      .catch((error: unknown) => {
        console.error(error);
        if (this.shown === key) this.fail('broken');
      });
  }

  protected override updated(_changed: PropertyValues): void {
    document.title = `${this.heading()} · ${t('app.name')}`;
    const list = this.renderRoot.querySelector<HTMLElement>('.toasts');
    // In the top layer, so that a toast is seen above an open dialog.
    if (list && toasts.value.length > 0) {
      if (list.matches(':popover-open')) list.hidePopover();
      list.showPopover();
    } else if (list?.matches(':popover-open')) list.hidePopover();
  }

  private heading(): string {
    if (this.bare) return t('signIn.title');
    if (this.fault) return t(`error.${this.fault}.title`);
    const entry = entryOf(route.value.path);
    return entry ? t(entry.title) : t('app.loading');
  }

  private readonly closeAccount = () => {
    this.renderRoot.querySelector<HTMLElement>('#account')?.hidePopover();
  };

  private async leave(): Promise<void> {
    try {
      await signOut();
    } catch {
      toast(t('account.signOutFailed'), { bad: true });
    }
  }

  protected override render(): TemplateResult {
    const now = session.value;
    const viewer = now.state === 'signed-in' ? now.viewer : undefined;
    return html`${this.bare ? nothing : this.sideView(viewer)}
      <main id="main" tabindex="-1" lang=${speech.value.locale}>
        ${
          navigator.onLine
            ? nothing
            : html`<p class="offline" role="status">${offlineIcon}<span>${t('app.offline')}</span></p>`
        }
        ${now.state === 'failed' ? errorView(now.error, () => this.again(), true) : (this.faultView() ?? this.page ?? this.waitingView())}
      </main>
      ${this.toastsView()}`;
  }

  private again(): void {
    session.set({ state: 'unknown' });
    speak().catch(() => undefined);
    loadSession();
  }

  private waitingView(): TemplateResult {
    return html`<div class="page waiting">
      <span class="sr" role="status">${t('app.loading')}</span>
      ${['w1', 'w4', 'w3', 'w4'].map((width) => html`<span class="bone ${width}" aria-hidden="true"></span>`)}
    </div>`;
  }

  private faultView(): TemplateResult | undefined {
    if (!this.fault) return undefined;
    const start = html`<a class="button" href=${BASE}>${t('error.start')}</a>`;
    const reload = html`<button class="button primary" type="button" @click=${() => location.reload()}>
      ${t('app.reload')}
    </button>`;
    return blankView({
      icon: alertIcon,
      title: t(`error.${this.fault}.title`),
      text: t(`error.${this.fault}.text`),
      action: this.fault === 'broken' ? html`${reload}${start}` : start,
      alert: true,
      page: true,
    });
  }

  private sideView(viewer: Viewer | undefined): TemplateResult {
    return html`<header class="side">
      <button
        class="skip button"
        type="button"
        @click=${() => this.renderRoot.querySelector<HTMLElement>('main')?.focus()}
      >
        ${t('app.skip')}
      </button>
      ${this.brandView(viewer)}
      <nav aria-label=${t('app.navigation')}>
        <ul>
          ${viewer ? pages.filter((each) => !each.aside && each.allowed(viewer)).map((each) => this.linkView(each)) : nothing}
        </ul>
      </nav>
      ${viewer ? this.accountView(viewer) : nothing}
    </header>`;
  }

  private brandView(viewer: Viewer | undefined): TemplateResult {
    const agencies = viewer?.memberships.map(({ agency }) => agency) ?? [];
    const [agency] = agencies;
    const name = agencies.map((each) => each.name).join(', ') || (viewer ? t('account.admin') : t('app.name'));
    const measure = ({ target }: Event) => {
      const { naturalWidth, naturalHeight } = target as HTMLImageElement;
      this.wordmark = naturalWidth > 2 * naturalHeight;
    };
    return html`<div class="brand ${this.wordmark ? 'wordmark' : ''}">
      ${
        agency?.logoUrl
          ? html`<img class="logo" src=${agency.logoUrl} alt="" height="28" @load=${measure} />`
          : html`<span class="logo" aria-hidden="true">${agency ? initials(agency.name) : gateIcon}</span>`
      }
      <span class="agency" title=${name}>${name}</span>
    </div>`;
  }

  private linkView(entry: PageEntry): TemplateResult {
    const { path, title, icon, waiting } = entry;
    const current = entryOf(route.value.path) === entry;
    const count = waiting?.count.value ?? 0;
    return html`<li>
      <a href=${path} aria-current=${current ? 'page' : nothing}
        >${icon}<span>${t(title)}</span>${
          waiting && count > 0
            ? html`<span class="waiting-count num" title=${waiting.words(count)}
                ><span aria-hidden="true">${count > 99 ? '99+' : count}</span
                ><span class="sr">, ${waiting.words(count)}</span></span
              >`
            : nothing
        }</a
      >
    </li>`;
  }

  private accountView({ person, memberships, isAdmin }: Viewer): TemplateResult {
    const roles = [
      ...(isAdmin ? [t('account.role.admin')] : []),
      ...memberships.map(({ role, agency }) =>
        memberships.length > 1 ? `${t(`account.role.${role}`)}, ${agency.name}` : t(`account.role.${role}`),
      ),
    ];
    const face =
      person.imageUrl && !this.faceless
        ? html`<img
            class="face"
            src=${person.imageUrl}
            alt=""
            width="28"
            height="28"
            @error=${() => {
              this.faceless = true;
            }}
          />`
        : html`<span class="face" aria-hidden="true">${initials(person.name)}</span>`;
    return html`<button class="me" type="button" popovertarget="account" aria-haspopup="dialog">
        ${face}<span class="name cut">${person.name}</span><span class="sr">${t('account.title')}</span>${moreIcon}
      </button>
      <div class="account" id="account" popover role="dialog" aria-label=${t('account.title')}>
        <div class="who">
          <strong>${person.name}</strong>
          <div class="muted small">${person.email}</div>
          <div class="muted small">${roles.join(' · ')}</div>
        </div>
        <desk-preferences></desk-preferences>
        <a class="button" href="${BASE}/access" @click=${this.closeAccount}>${lockIcon}${t('access.title')}</a>
        <button class="button" type="button" @click=${() => this.leave()}>${signOutIcon}${t('account.signOut')}</button>
      </div>`;
  }

  private toastsView(): TemplateResult {
    return html`<div class="toasts" popover="manual" role="status" aria-live="polite">
      ${toasts.value.map(
        ({ id, text, bad }) =>
          html`<div class="toast ${bad ? 'bad' : ''}">
            ${bad ? alertIcon : checkIcon}<span>${text}</span>
            <button type="button" aria-label=${t('app.close')} @click=${() => dismiss(id)}>${closeIcon}</button>
          </div>`,
      )}
    </div>`;
  }
}
