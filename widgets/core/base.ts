import { type CSSResultGroup, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { type Client, createClient, GatepostError } from './client.ts';
import { apiBase } from './config.ts';
import { type Catalogue, coreCatalogue, languageTags, negotiate, type Speech } from './i18n.ts';
import { alertIcon, offlineIcon, retryIcon } from './icons.ts';
import { Part } from './part.ts';
import { baseStyles } from './styles.ts';
import { accentRule } from './theme.ts';
import type { CoreWords } from './words.ts';

/** Shown when not even the words could be loaded. */
const WORDLESS = 'This part of the page could not be loaded. Reload the page to try again.';

const alive = new Set<GatepostElement<object>>();
let watching = false;

/** One watcher a page: the language and colours of the host may change at any time. */
function watchHost(): void {
  if (watching) return;
  watching = true;
  const refresh = () => {
    for (const element of alive) element.hostChanged();
  };
  new MutationObserver(refresh).observe(document.documentElement, { attributes: true, attributeFilter: ['lang'] });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', refresh);
}

/**
 * What every widget has: where the gateway is, which language and colours to use, and how to say that something
 * went wrong, to whom it concerns.
 */
export abstract class GatepostElement<Words extends object> extends LitElement {
  static override styles: CSSResultGroup = baseStyles;
  static override properties = {
    api: {},
    publishableKey: { attribute: 'key' },
    dataKey: { attribute: 'data-key' },
    lang: {},
    theme: { reflect: true },
    words: { state: true },
    speech: { state: true },
    failure: { state: true },
    wordless: { state: true },
  };

  /** Base address of the gateway; default: where the script came from. */
  declare api: string | null;
  /** `gp_pk_…`. Frameworks that keep `key` for themselves write `data-key`. */
  declare publishableKey: string | null;
  declare dataKey: string | null;
  declare lang: string;
  /** `light` or `dark`; default: the color-scheme of the host. */
  declare theme: string | null;
  declare protected words: (Words & CoreWords) | undefined;
  declare protected speech: Speech;
  declare protected failure: GatepostError | undefined;
  declare private wordless: boolean;

  protected abstract readonly catalogue: Catalogue<Words>;
  protected readonly failing = new Part<typeof import('./failure.ts')>(this, () => import('./failure.ts'));
  protected get cookies(): boolean {
    return false;
  }
  /** The agency's colour, once known. */
  protected brand: string | null | undefined;
  #agencyLocale: string | null | undefined;
  readonly #sheet = typeof CSSStyleSheet === 'undefined' ? undefined : new CSSStyleSheet();
  #rule = '';
  #ready = false;

  constructor() {
    super();
    this.speech = { language: 'en', locale: 'en' };
    this.wordless = false;
  }

  /** What is drawn once the words are there. */
  protected abstract body(words: Words & CoreWords): TemplateResult | typeof nothing;
  /** The final size, without words. */
  protected abstract skeleton(): TemplateResult;
  /** Fetches what the widget shows. Throws a GatepostError. */
  protected abstract load(signal: AbortSignal): Promise<void>;

  protected get base(): string {
    return apiBase(this.api);
  }

  protected get authorization(): string | undefined {
    return this.publishableKey || this.dataKey || undefined;
  }

  protected get client(): Client {
    return createClient({
      endpoint: new URL('graphql', this.base).href,
      authorization: this.authorization,
      language: this.speech.locale,
      cookies: this.cookies,
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    alive.add(this as unknown as GatepostElement<object>);
    watchHost();
    this.hostChanged();
    window.addEventListener('online', this.#onOnline);
    this.#upgradeProperties();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    alive.delete(this as unknown as GatepostElement<object>);
    window.removeEventListener('online', this.#onOnline);
    this.#loading?.abort();
    this.#loading = undefined;
  }

  /** Properties that a framework set before the class was there. */
  #upgradeProperties(): void {
    for (const name of (this.constructor as typeof LitElement).elementProperties.keys()) {
      if (!Object.hasOwn(this, name)) continue;
      const own = this as unknown as Record<PropertyKey, unknown>;
      const value = own[name];
      delete own[name];
      own[name] = value;
    }
  }

  readonly #onOnline = () => {
    if (this.wordless) this.speak(true);
    if (this.failure?.code === 'NETWORK') this.reload();
  };

  /** The host page changed its language or colours. */
  hostChanged(): void {
    this.speak();
    this.#paint();
  }

  #spoken = '';

  protected speak(again = false): void {
    const speech = negotiate([this.lang, ...languageTags(this)], this.#agencyLocale);
    if (speech.locale !== this.speech.locale || speech.language !== this.speech.language) this.speech = speech;
    if (this.#spoken === speech.language && !again) return;
    this.#spoken = speech.language;
    Promise.all([coreCatalogue[speech.language](), this.catalogue[speech.language]()])
      .then(([core, own]) => {
        if (this.#spoken !== speech.language) return;
        this.wordless = false;
        this.words = { ...core.default, ...own.default };
      })
      .catch(() => {
        this.wordless = !this.words;
        this.#spoken = '';
      });
  }

  /** The agency decides the default accent, and the region of a bare language. */
  protected adopt(agency: { brandColor?: string | null; locale?: string | null } | null | undefined): void {
    this.brand = agency?.brandColor;
    this.#agencyLocale = agency?.locale;
    this.speak();
    this.#paint();
  }

  readonly #paint = () => {
    const probe = this.renderRoot?.querySelector?.('.probe');
    if (!probe || !this.#sheet) return;
    // The brand first, so that the probe shows it; then what follows from it.
    for (let pass = 0; pass < 2; pass++) {
      const rule = accentRule(probe, this.brand);
      if (rule === this.#rule) return;
      this.#rule = rule;
      this.#sheet.replaceSync(rule);
    }
  };

  #loading: AbortController | undefined;

  /** Loads again; an earlier load in flight is dropped. */
  reload(): Promise<void> {
    this.#loading?.abort();
    const mine = new AbortController();
    this.#loading = mine;
    this.failure = undefined;
    return this.load(mine.signal)
      .then(() => {
        if (mine.signal.aborted || this.#ready) return;
        this.#ready = true;
        this.emit('gatepost:ready');
      })
      .catch((error: unknown) => {
        if (mine.signal.aborted) return;
        this.fail(error);
      });
  }

  protected fail(error: unknown): void {
    this.failure = error instanceof GatepostError ? error : new GatepostError('SERVER', String(error));
    console.warn(`${this.localName}: ${this.failure.code}: ${this.failure.message}`);
    this.emit('gatepost:error', { code: this.failure.code, message: this.failure.message });
  }

  /** Bubbles out of every shadow root. Details never hold personal data. */
  protected emit<Detail>(name: string, detail?: Detail, cancelable = false): boolean {
    return this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, cancelable, detail }));
  }

  protected override firstUpdated(_changed: PropertyValues): void {
    const root = this.renderRoot;
    if (root instanceof ShadowRoot && this.#sheet) root.adoptedStyleSheets = [...root.adoptedStyleSheets, this.#sheet];
    root.querySelector('.probe')?.addEventListener('transitionend', this.#paint);
    this.#paint();
  }

  /** Attributes that decide what is loaded. */
  protected sources: string[] = ['api', 'publishableKey', 'dataKey'];

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('lang') && this.isConnected) this.speak();
    const before = changed.get('speech') as Speech | undefined;
    if (before && before.language !== this.speech.language && this.#loading) this.sourceChanged();
    if (this.isConnected && (!this.#loading || this.sources.some((name) => changed.has(name)))) this.sourceChanged();
  }

  /** Something that decides what is loaded has changed. */
  protected sourceChanged(): void {
    this.#loading ??= new AbortController();
    queueMicrotask(() => this.isConnected && this.reload());
  }

  protected override render(): TemplateResult {
    const { words } = this;
    const content = this.wordless
      ? html`<div class="whole card" role="alert"><p>${WORDLESS}</p></div>`
      : words
        ? this.failure
          ? this.#failureView(this.failure, words)
          : this.body(words)
        : this.skeleton();
    return html`<div class="root" part="base" lang=${this.speech.language}>
      <span class="probe" aria-hidden="true"></span>${content}
    </div>`;
  }

  /** Skeleton with a name for those who cannot see it. */
  protected waiting(words: CoreWords): TemplateResult {
    return html`<div aria-busy="true">
      <span class="sr" role="status">${words.loading}</span>
      <div aria-hidden="true">${this.skeleton()}</div>
    </div>`;
  }

  /** A widget that is nothing but a message: what is, and what to do. */
  protected message(options: {
    icon?: TemplateResult;
    title: string;
    text?: unknown;
    more?: unknown;
    alert?: boolean;
  }): TemplateResult {
    const { icon = alertIcon, title, text, more, alert } = options;
    return html`<div class="whole card" part="message" role=${alert ? 'alert' : 'group'}>
      ${icon}
      <h2>${title}</h2>
      ${text ? html`<p class="muted">${text}</p>` : nothing} ${more}
    </div>`;
  }

  /** The words for a lost connection are always there; those for the rest can still be fetched. */
  #failureView({ code }: GatepostError, words: CoreWords): TemplateResult {
    const retry = html`<button class="button" type="button" @click=${() => this.reload()}>${retryIcon}${words.retry}</button>`;
    if (code === 'NETWORK')
      return navigator.onLine
        ? this.message({ title: words.unreachableTitle, text: words.unreachableText, more: retry, alert: true })
        : this.message({ icon: offlineIcon, title: words.offlineTitle, text: words.offlineText, more: retry });
    const part = this.failing.use(this.speech.language);
    if (!part) return this.waiting(words);
    const { title, text, again, owner } = part.describeFailure(code, part.words);
    const forOwner = owner
      ? html`<details open part="owner-notice">
          <summary>${part.words.ownerTitle}</summary>
          <p>${owner}</p>
        </details>`
      : nothing;
    return this.message({ title, text, more: again ? retry : forOwner, alert: Boolean(again) });
  }
}
