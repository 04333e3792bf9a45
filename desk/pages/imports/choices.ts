/** What the filters and forms of imports offer: agencies and ways in by name. */
import { request } from '../../core/session.ts';
import { agenciesDocument } from '../keys/documents.ts';
import { type Source, sourcesDocument } from './sources/documents.ts';
import { isAdmin, ownAgencies } from './words.ts';

export interface Named {
  id: string;
  name: string;
}

/** The agencies one may deliver for: for an admin all, else those one answers for. */
export async function agencyChoices(signal?: AbortSignal): Promise<Named[]> {
  if (!isAdmin()) return ownAgencies();
  const { agencies } = await request(agenciesDocument, { first: 100 }, signal);
  return agencies.edges.flatMap((edge) => edge?.node ?? []);
}

/** The ways in one may see; none for an agent. */
export async function sourceChoices(agency: string | undefined, signal?: AbortSignal): Promise<Source[]> {
  if (!isAdmin() && ownAgencies().length === 0) return [];
  const { importSources } = await request(sourcesDocument, { first: 100, filter: agency ? { agency } : {} }, signal);
  return importSources.edges.flatMap((edge) => edge?.node ?? []);
}
