import { css, html, type PropertyValues, type TemplateResult } from 'lit';
import { DeskElement } from './element.ts';
import { t } from './i18n.ts';
import { closeIcon } from './icons.ts';
import { deskStyles } from './styles.ts';

/**
 * A question in the middle, or with `side` a page that slides in beside the list it belongs to.
 * The native dialog keeps focus inside, closes on Escape and gives focus back.
 *
 * @slot - what it holds; forms included
 * @slot footer - its buttons
 * @fires desk:close - the person wants it closed; the owner then sets `open` to false
 */
export class DeskDialog extends DeskElement {
  static override properties = { open: { type: Boolean }, side: { type: Boolean }, heading: {} };
  declare open: boolean;
  declare side: boolean;
  declare heading: string;

  static override styles = [
    deskStyles,
    css`
      dialog {
        width: min(480px, 100vw - 32px);
        max-height: calc(100dvh - 32px);
        padding: 0;
        border: 1px solid var(--border);
        border-radius: 12px;
        background: var(--raised);
        color: inherit;
        box-shadow: var(--shadow);
        overflow: hidden;
      }
      dialog[open] {
        display: flex;
        flex-direction: column;
      }
      dialog::backdrop {
        background: var(--shade);
      }
      dialog.side {
        width: min(560px, 100vw);
        max-width: none;
        height: 100dvh;
        max-height: none;
        margin: 0 0 0 auto;
        border-width: 0 0 0 1px;
        border-radius: 0;
        background: var(--surface);
      }
      header {
        display: flex;
        align-items: start;
        gap: 16px;
        padding: 16px 16px 12px 24px;
      }
      .side header {
        border-bottom: 1px solid var(--border);
      }
      header h2 {
        flex: 1;
        padding: 6px 0;
        overflow-wrap: anywhere;
      }
      .body {
        flex: 1;
        padding: 4px 24px 24px;
        overflow: auto;
        overscroll-behavior: contain;
      }
      .side .body {
        padding-top: 20px;
      }
      footer {
        display: flex;
        flex-wrap: wrap;
        justify-content: flex-end;
        gap: 8px;
      }
      ::slotted([slot='footer']) {
        display: flex;
        flex: 1;
        flex-wrap: wrap;
        justify-content: flex-end;
        gap: 8px;
        padding: 12px 24px;
        border-top: 1px solid var(--border);
      }
      @media (prefers-reduced-motion: no-preference) {
        dialog[open] {
          animation: appear 140ms ease-out;
        }
        dialog.side[open] {
          animation: slide 180ms ease-out;
        }
        @keyframes appear {
          from {
            opacity: 0;
            transform: translateY(8px);
          }
        }
        @keyframes slide {
          from {
            opacity: 0.4;
            transform: translateX(32px);
          }
        }
      }
      @media (max-width: 720px) {
        .body,
        ::slotted([slot='footer']) {
          padding-inline: 16px;
        }
        header {
          padding-inline: 16px 8px;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.open = false;
    this.side = false;
    this.heading = '';
  }

  /** What had the focus, to give it back: an element that is taken away while open is not closed by the browser. */
  private opener: Element | null = null;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    const { opener } = this;
    if (!this.open || !(opener instanceof HTMLElement)) return;
    requestAnimationFrame(() => opener.isConnected && opener.focus());
  }

  private get dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }

  protected override updated(changed: PropertyValues): void {
    if (!changed.has('open')) return;
    if (this.open && !this.dialog?.open) {
      this.opener = focused();
      this.dialog?.showModal();
    }
    if (!this.open && this.dialog?.open) this.dialog.close();
  }

  private ask(event?: Event): void {
    event?.preventDefault();
    this.dispatchEvent(new CustomEvent('desk:close'));
  }

  /** A press that began and ended beside the dialog; not a selection that was dragged out of it. */
  private pressed: EventTarget | null = null;

  protected override render(): TemplateResult {
    return html`<dialog
      class=${this.side ? 'side' : ''}
      aria-labelledby="heading"
      @cancel=${this.ask}
      @pointerdown=${(event: PointerEvent) => {
        this.pressed = event.target;
      }}
      @click=${(event: MouseEvent) => {
        if (event.target === this.dialog && this.pressed === this.dialog) this.ask();
      }}
    >
      <header>
        <h2 id="heading">${this.heading}</h2>
        <button class="button quiet square" type="button" aria-label=${t('app.close')} @click=${() => this.ask()}>
          ${closeIcon}
        </button>
      </header>
      <div class="body" tabindex=${this.side ? 0 : -1}><slot></slot></div>
      <footer><slot name="footer"></slot></footer>
    </dialog>`;
  }
}

/** The focused element, inside however many shadow roots. */
function focused(): Element | null {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at;
}

customElements.define('desk-dialog', DeskDialog);
