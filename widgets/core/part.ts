/** A part of a widget that only some visits need: what draws it, its styles and its words, fetched when first asked for. */
import type { CSSResult, LitElement } from 'lit';
import type { Catalogue, Language } from './i18n.ts';

const RETRY_AFTER = 3000;

interface PartModule {
  styles?: readonly CSSResult[];
}

export type Loaded<Module, Words> = Module & { words: Words };

export class Part<Module extends object, Words extends object = object> {
  readonly #host: LitElement;
  readonly #fetch: () => Promise<Module>;
  readonly #catalogue: Catalogue<Words> | undefined;
  #language: Language | undefined;
  #asked: Promise<Loaded<Module, Words>> | undefined;
  #loaded: Loaded<Module, Words> | undefined;

  constructor(host: LitElement, fetch: () => Promise<Module>, catalogue?: Catalogue<Words>) {
    this.#host = host;
    this.#fetch = fetch;
    this.#catalogue = catalogue;
  }

  /** What is there of it now. Asking starts the fetching, and the host is drawn again when it is over. */
  use(language: Language): Loaded<Module, Words> | undefined {
    this.load(language).catch(() => undefined);
    return this.#loaded;
  }

  /** Fetched once per language. Fails when the network does, and is tried again a little later. */
  load(language: Language): Promise<Loaded<Module, Words>> {
    if (this.#asked && this.#language === language) return this.#asked;
    this.#language = language;
    const asked = this.#get(language);
    this.#asked = asked;
    asked.catch(() => setTimeout(() => this.#forget(asked), RETRY_AFTER));
    return asked;
  }

  async #get(language: Language): Promise<Loaded<Module, Words>> {
    const [module, words] = await Promise.all([this.#fetch(), this.#catalogue?.[language]()]);
    const root = this.#host.renderRoot;
    if (root instanceof ShadowRoot) {
      const sheets = ((module as PartModule).styles ?? []).flatMap(({ styleSheet }) => styleSheet ?? []);
      root.adoptedStyleSheets = [...new Set([...root.adoptedStyleSheets, ...sheets])];
    }
    const loaded = { ...module, words: words?.default as Words };
    if (this.#language === language) {
      this.#loaded = loaded;
      this.#host.requestUpdate();
    }
    return loaded;
  }

  #forget(asked: Promise<unknown>): void {
    if (this.#asked !== asked) return;
    this.#asked = undefined;
    this.#host.requestUpdate();
  }
}
