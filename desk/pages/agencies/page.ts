import { html, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { SectionsPage } from '../../core/sections.ts';
import { AGENCIES } from './places.ts';
import './create.ts';
import './list.ts';
import './packages.ts';
import './view.ts';

/** The operator's customers: agencies, what they have booked, and their people. */
export class AgenciesPage extends SectionsPage {
  protected override readonly base = AGENCIES;

  protected override view([section, id, ...rest]: readonly string[]): TemplateResult | undefined {
    if (rest.length > 0) return undefined;
    if (!section) return html`<desk-agency-list></desk-agency-list>`;
    if (section === 'new' && !id) return html`<desk-agency-new></desk-agency-new>`;
    if (section === 'packages' && !id) return html`<desk-packages></desk-packages>`;
    return section === 'of' && id ? html`${keyed(id, html`<desk-agency .agency=${id}></desk-agency>`)}` : undefined;
  }
}

customElements.define('desk-agencies', AgenciesPage);
