import { html, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { navigate, route } from '../../core/router.ts';
import { SectionsPage } from '../../core/sections.ts';
import { IMPORTS, runAddress } from './places.ts';
import { isAdmin, ownAgencies } from './words.ts';
import './run-list.ts';
import './run/view.ts';
import './settings.ts';
import './sources/list.ts';
import './sources/view.ts';
import './upload.ts';

/** What agencies deliver: runs, the ways in, uploads by hand, and what holds for the whole installation. */
export class ImportsPage extends SectionsPage {
  protected override readonly base = IMPORTS;

  protected override routeChanged(): void {
    // Mails name runs in this way.
    const run = route.value.path === IMPORTS && route.value.query.get('run');
    if (run) queueMicrotask(() => navigate(runAddress(run), { replace: true }));
    super.routeChanged();
  }

  protected override view([section, id, ...rest]: readonly string[]): TemplateResult | undefined {
    if (rest.length > 0) return undefined;
    const mayManage = isAdmin() || ownAgencies().length > 0;
    if (!section) return html`<desk-import-runs></desk-import-runs>`;
    if (section === 'runs' && id) return html`${keyed(id, html`<desk-import-run .run=${id}></desk-import-run>`)}`;
    if (!mayManage) return undefined;
    if (section === 'upload' && !id) return html`<desk-import-upload></desk-import-upload>`;
    if (section === 'sources')
      return id
        ? html`${keyed(id, html`<desk-import-source .source=${id}></desk-import-source>`)}`
        : html`<desk-import-sources></desk-import-sources>`;
    return section === 'settings' && !id && isAdmin() ? html`<desk-import-settings></desk-import-settings>` : undefined;
  }
}

customElements.define('desk-imports', ImportsPage);
