import type { nothing, TemplateResult } from 'lit';
import { t } from '../../core/i18n.ts';
import { type Tab, tabsView } from '../../core/sections.ts';
import { IMPORTS, SETTINGS, SOURCES } from './places.ts';
import { isAdmin, ownAgencies } from './words.ts';

/** Runs, ways in and settings, as far as they are this person's business. */
export function importTabs(): TemplateResult | typeof nothing {
  const admin = isAdmin();
  const tabs: Tab[] = [
    { href: IMPORTS, title: 'imports.tab.runs' },
    ...(admin || ownAgencies().length > 0 ? [{ href: SOURCES, title: 'imports.tab.sources' } as const] : []),
    ...(admin ? [{ href: SETTINGS, title: 'imports.tab.settings' } as const] : []),
  ];
  return tabsView(t('imports.title'), tabs);
}
