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

/** Scopes that may be given: to the installation's keys ADMIN and nothing else, buyers' data and edits only by an executive of the agency. */
export function scopesFor({ installation, executive }: { installation: boolean; executive: boolean }): Scope[] {
  if (installation) return ['ADMIN'];
  return [
    'LISTINGS_READ',
    ...(executive ? (['LISTINGS_WRITE', 'OFFERS_READ', 'OFFERS_WRITE'] as const) : []),
    'IMPORTS_READ',
    'IMPORTS_WRITE',
    'KEYS_WRITE',
  ];
}

export function problemsOf(input: IssueInput): Partial<Record<'name' | 'origins' | 'scopes', PlainKey>> {
  return {
    ...(!input.name && { name: 'keys.name.missing' }),
    ...(input.kind === 'PUBLISHABLE' && input.origins.length === 0 && { origins: 'keys.origins.missing' }),
    ...(input.kind === 'SECRET' && input.scopes.length === 0 && { scopes: 'keys.scopes.missing' }),
  };
}
