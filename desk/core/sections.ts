/** A page with views below its path: a list and what one of its rows opens, side by side with other lists. */
import { html, nothing, type TemplateResult } from 'lit';
import { DeskPage } from './element.ts';
import type { PlainKey } from './i18n.ts';
import { t } from './i18n.ts';
import { alertIcon } from './icons.ts';
import { partsBelow, route } from './router.ts';
import { blankView } from './views.ts';

export abstract class SectionsPage extends DeskPage {
  protected abstract override readonly base: string;
  private last: string | undefined;

  /** The view for what follows the page in the address; nothing for an address that there is not. */
  protected abstract view(parts: readonly string[]): TemplateResult | undefined;

  protected override render(): TemplateResult {
    return (
      this.view(partsBelow(this.base)) ??
      blankView({ icon: alertIcon, title: t('error.missing.title'), text: t('error.missing.text'), page: true })
    );
  }

  protected override routeChanged(): void {
    const { path } = route.value;
    const isFirst = this.last === undefined;
    const isSame = this.last === path;
    this.last = path;
    if (isFirst || isSame) return;
    this.updateComplete.then(() => {
      window.scrollTo(0, 0);
      this.focusHeading();
    });
  }

  override async focusHeading(): Promise<void> {
    await this.updateComplete;
    for (const view of this.renderRoot.querySelectorAll('*')) {
      const root = view.shadowRoot;
      const { updateComplete } = view as { updateComplete?: Promise<unknown> };
      await updateComplete;
      const heading = (root ?? this.renderRoot).querySelector<HTMLElement>('h1');
      if (heading) {
        heading.focus();
        return;
      }
    }
  }
}

export interface Tab {
  href: string;
  title: PlainKey;
}

/** The lists of a page, beside each other. */
export function tabsView(label: string, tabs: readonly Tab[]): TemplateResult | typeof nothing {
  if (tabs.length < 2) return nothing;
  return html`<nav class="tabs" aria-label=${label}>
    ${tabs.map(
      ({ href, title }) =>
        html`<a href=${href} aria-current=${route.value.path === href ? 'page' : nothing}>${t(title)}</a>`,
    )}
  </nav>`;
}
