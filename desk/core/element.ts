import { type CSSResultGroup, LitElement } from 'lit';
import { speech } from './i18n.ts';
import { isWithin, route } from './router.ts';
import { Watch } from './store.ts';
import { deskStyles } from './styles.ts';

/** What every element of the desk has: its look, and words that follow the language. */
export abstract class DeskElement extends LitElement {
  static override styles: CSSResultGroup = deskStyles;

  constructor() {
    super();
    new Watch(this, speech);
  }

  /** A fault while drawing is told to the shell, which says what to do next. */
  protected override performUpdate(): void {
    try {
      super.performUpdate();
    } catch (error) {
      console.error(error);
      this.dispatchEvent(new CustomEvent('desk:broken', { bubbles: true, composed: true }));
    }
  }
}

/** A page: the shell shows it, focuses its `h1` and takes it away again. */
export abstract class DeskPage extends DeskElement {
  private stop: (() => void) | undefined;

  /** Of a page with views below it: its own path. It stays, whatever follows that in the address. */
  protected readonly base: string | undefined = undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    const path = this.base ?? route.value.path;
    this.stop = route.watch(() => {
      const now = route.value.path;
      if (this.base ? !isWithin(now, path) : now !== path) return;
      this.routeChanged();
      this.requestUpdate();
    });
    this.routeChanged();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop?.();
  }

  /** The query is another one, or the page has just been opened. */
  protected routeChanged(): void {}

  async focusHeading(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector('h1')?.focus();
  }
}
