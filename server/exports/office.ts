import { officeFields } from '../imports/index.ts';
import { convertFields, type Element, type Issue, type OpenImmoVersion } from '../openimmo/index.ts';
import type { AgencyModel } from '../platform/generated/prisma/models.ts';
import type { Platform } from '../platform/index.ts';
import type { Office } from './read-stock.ts';

/** What stands in an office's part of the file before its objects and behind them. */
export interface OfficeFrame {
  before: Element[];
  after: Element[];
  /** What stood beside the offices in its file. */
  beside: Element[];
  issues: Issue[];
}

const AFTER = /^(impressum|impressum_strukt|user_defined_.*)$/i;

/** What the office said of itself when it last delivered, else what we know of the agency. */
export async function frameOf(
  platform: Platform,
  { agency, office, version }: { agency: AgencyModel; office: Office; version: OpenImmoVersion | null },
): Promise<OfficeFrame> {
  const { sourceId, provider } = office;
  const kept = sourceId ? await officeFields(platform, { sourceId, provider }) : undefined;
  if (!kept) return { before: fieldsOfAgency(agency, provider), after: [], beside: [], issues: [] };
  const convert = (fields: Element[]) =>
    version ? convertFields(fields, { from: kept.version ?? undefined, to: version }) : { fields, issues: [] };
  const { fields, issues } = convert(kept.fields);
  // All that comes last anyway stands behind the objects, as OpenImmo has it; the order stays that of the sender.
  const lastBefore = fields.findLastIndex(({ name }) => !AFTER.test(name));
  const beside = convert(kept.root).fields;
  return { before: fields.slice(0, lastBefore + 1), after: fields.slice(lastBefore + 1), beside, issues };
}

/** OpenImmo demands a name and an anid. */
function fieldsOfAgency(agency: AgencyModel, provider: string | null): Element[] {
  const number = provider ?? agency.customerNumber;
  return [
    ...(number ? [field('anbieternr', number)] : []),
    field('firma', agency.legalName ?? agency.name),
    field('openimmo_anid', agency.openimmoAnid ?? agency.slug),
  ];
}

const field = (name: string, text: string): Element => ({ name, attributes: {}, children: [text] });
