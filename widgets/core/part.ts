/** A part of a widget that only some visits need: what draws it, its styles and its words, fetched when first asked for. */
import type { CSSResult, LitElement } from 'lit';
import type { Catalogue, Language } from './i18n.ts';

const RETRY_AFTER = 3000;

interface PartModule {
  styles?: readonly CSSResult[];
  catalogue?: Catalogue<object>;
}

type WordsOf<Module> = Module extends { catalogue: Catalogue<infer Words> } ? Words : undefined;
export type Loaded<Module> = Module & { words: WordsOf<Module> };

export class Part<Module extends object> {
  readonly #host: LitElement;
  readonly #fetch: () => Promise<Module>;
  #language: Language | undefined;
  #asked: Promise<Loaded<Module>> | undefined;
  #loaded: Loaded<Module> | undefined;

  constructor(host: LitElement, fetch: () => Promise<Module>) {
    this.#host = host;
    this.#fetch = fetch;
  }

  /** What is there of it now. Asking starts the fetching, and the host is drawn again when it is over. */
  use(language: Language): Loaded<Module> | undefined {
    this.load(language).catch(() => undefined);
    return this.#loaded;
  }

  /** Fetched once per language. Fails when the network does, and is tried again a little later. */
  load(language: Language): Promise<Loaded<Module>> {
    if (this.#asked && this.#language === language) return this.#asked;
    this.#language = language;
    const asked = this.#get(language);
    this.#asked = asked;
    asked.catch(() => setTimeout(() => this.#forget(asked), RETRY_AFTER));
    return asked;
  }

  async #get(language: Language): Promise<Loaded<Module>> {
    const module = await this.#fetch();
    const { styles = [], catalogue } = module as PartModule;
    const words = await catalogue?.[language]();
    const root = this.#host.renderRoot;
    if (root instanceof ShadowRoot) {
      const sheets = styles.flatMap(({ styleSheet }) => styleSheet ?? []);
      root.adoptedStyleSheets = [...new Set([...root.adoptedStyleSheets, ...sheets])];
    }
    const loaded = { ...module, words: words?.default as WordsOf<Module> };
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
