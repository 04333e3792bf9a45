/** What the form holds, as it is checked before it is sent. The server checks again and has the last word. */
import type { PlainKey } from '../../core/i18n.ts';
import type { IssueInput, Scope } from './documents.ts';

/** Two sites one below the other, or with commas; a path that was copied along is dropped. */
export function originsOf(text: string): { origins: string[]; bad: string | undefined } {
  const origins: string[] = [];
  for (const entry of text.split(/[\s,]+/).filter(Boolean)) {
    let url: URL;
    try {
      url = new URL(entry);
    } catch {
      return { origins, bad: entry };
    }
    if (!/^https?:$/.test(url.protocol)) return { origins, bad: entry };
    if (!origins.includes(url.origin)) origins.push(url.origin);
  }
  return { origins, bad: undefined };
}

/** Scopes that may be given: buyers' data and edits only by an executive of the agency, ADMIN only to the installation. */
export function scopesFor(options: { installation: boolean; executive: boolean }): Scope[] {
  const { installation, executive } = options;
  return [
    'LISTINGS_READ',
    ...(executive && !installation ? (['LISTINGS_WRITE', 'OFFERS_READ', 'OFFERS_WRITE'] as const) : []),
    'IMPORTS_READ',
    'IMPORTS_WRITE',
    'KEYS_WRITE',
    ...(installation ? (['ADMIN'] as const) : []),
  ];
}

export function problemsOf(input: IssueInput): Partial<Record<'name' | 'origins' | 'scopes', PlainKey>> {
  return {
    ...(!input.name && { name: 'keys.name.missing' }),
    ...(input.kind === 'PUBLISHABLE' && input.origins.length === 0 && { origins: 'keys.origins.missing' }),
    ...(input.kind === 'SECRET' && input.scopes.length === 0 && { scopes: 'keys.scopes.missing' }),
  };
}
