/** What the server says in the head of the page. */

export interface DemoPerson {
  label: string;
  email: string;
}

const meta = (name: string): string | undefined =>
  document.querySelector<HTMLMetaElement>(`meta[name="gatepost-${name}"]`)?.content || undefined;

export const isDemo = (): boolean => meta('mode') === 'demo';

/** Where to ask for help. */
export const supportEmail = (): string | undefined => meta('support');

export function demoPeople(): DemoPerson[] {
  return isDemo() ? readPeople(meta('demo-people')) : [];
}

/** Anything that is not a list of labels and addresses is taken for an empty one. */
export function readPeople(json: string | undefined): DemoPerson[] {
  try {
    const list: unknown = JSON.parse(json ?? '[]');
    if (!Array.isArray(list)) return [];
    return list.filter(
      (each: Partial<DemoPerson> | null): each is DemoPerson =>
        typeof each?.label === 'string' && typeof each.email === 'string',
    );
  } catch {
    return [];
  }
}
