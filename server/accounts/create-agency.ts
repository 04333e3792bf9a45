import { AccessDenied, type FieldProblem, InvalidInput, type Platform } from '../platform/index.ts';
import { type Actor, actorName } from './actor.ts';
import { agencyAccess } from './agency-access.ts';
import {
  type AgencyRights,
  type AgencyText,
  agencyRules,
  importsProblem,
  packageProblem,
  slugOf,
} from './agency-input.ts';
import { oweInvitation } from './invitations.ts';
import { memberChanged, memberRules, personWith } from './members.ts';
import { readTexts, refuse, refuseTaken } from './read-texts.ts';

type Required = 'name' | 'locale' | 'country' | 'currency' | 'timeZone';

export interface CreateAgency extends AgencyRights {
  texts: Record<Required, string> & { [Field in Exclude<AgencyText, Required>]?: string | null };
  /** Who signs for it: somebody known by this address, or a new person. */
  executive: { name: string; email: string };
}

/** How many agencies of one name get a slug made for them. */
const MOST_NAMESAKES = 50;

/**
 * Sets up an agency with its first executive. Without a slug one is made from the name, with a number when it is taken.
 * @throws {InvalidInput} for what cannot be taken, a slug or customer number of another agency among it.
 * @throws {AccessDenied} unless an admin asks.
 */
export async function createAgency(platform: Platform, actor: Actor, input: CreateAgency) {
  if (!agencyAccess.create(actor)) throw new AccessDenied('FORBIDDEN', 'Only an admin sets up agencies.');
  const { slug: _given, ...rules } = agencyRules;
  const texts = readTexts(rules, input.texts);
  const given = readTexts({ slug: agencyRules.slug }, { slug: input.texts.slug ?? undefined });
  const executive = readTexts(memberRules, input.executive, ['executive']);
  const made = slugOf(input.texts.name);
  const unmade: FieldProblem[] =
    input.texts.slug || made || !texts.values.name ? [] : [{ path: ['slug'], code: 'REQUIRED' }];
  refuse([...texts.problems, ...given.problems, ...unmade, ...importsProblem(input), ...executive.problems]);

  const create = (slug: string) =>
    refuseTaken(() => save(platform, actor, input, { ...texts.values, slug } as Texts, executive.values as Executive));
  if (given.values.slug) return create(given.values.slug);
  for (let namesake = 1; namesake < MOST_NAMESAKES; namesake++) {
    try {
      return await create(namesake === 1 ? made : `${made}-${namesake}`);
    } catch (error) {
      if (!(error instanceof InvalidInput && error.fields[0]?.path[0] === 'slug')) throw error;
    }
  }
  return create(`${made}-${MOST_NAMESAKES}`);
}

type Texts = Record<Required | 'slug', string>;
type Executive = { name: string; email: string };

function save(
  platform: Platform,
  actor: Actor,
  { imports, packageId }: AgencyRights,
  texts: Texts,
  { name, email }: Executive,
) {
  return platform.change(async (tx, emit) => {
    refuse(await packageProblem(tx, packageId));
    const agency = await tx.agency.create({ data: { ...texts, imports: imports ?? undefined, packageId } });
    const person = await personWith(tx, { name, email });
    const membership = await tx.membership.create({
      data: { agencyId: agency.id, personId: person.id, role: 'EXECUTIVE', name },
    });
    emit({
      type: 'agency.created',
      subjectType: 'Agency',
      subjectId: agency.id,
      agencyId: agency.id,
      actor: actorName(actor),
    });
    emit(memberChanged(actorName(actor), membership, 'ADDED', { was: null }));
    await oweInvitation(tx, platform, membership, actor);
    return agency;
  });
}
