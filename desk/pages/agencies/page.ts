import { html, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { SectionsPage } from '../../core/sections.ts';
import { runsInstallation } from '../../core/session.ts';
import { AGENCIES } from './places.ts';
import './create.ts';
import './list.ts';
import './packages.ts';
import './view.ts';

/** Agencies and their people: for the operator all, with what they have booked; for an executive their own. */
export class AgenciesPage extends SectionsPage {
  protected override readonly base = AGENCIES;

  protected override view([section, id, ...rest]: readonly string[]): TemplateResult | undefined {
    if (rest.length > 0) return undefined;
    if (!section) return html`<desk-agency-list></desk-agency-list>`;
    const isAdmin = runsInstallation();
    if (isAdmin && section === 'new' && !id) return html`<desk-agency-new></desk-agency-new>`;
    if (isAdmin && section === 'packages' && !id) return html`<desk-packages></desk-packages>`;
    return section === 'of' && id ? html`${keyed(id, html`<desk-agency .agency=${id}></desk-agency>`)}` : undefined;
  }
}

customElements.define('desk-agencies', AgenciesPage);
