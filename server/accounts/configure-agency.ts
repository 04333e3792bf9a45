import { AccessDenied, NotFound, type Platform, type Prisma } from '../platform/index.ts';
import { isAdmin } from './access.ts';
import { type Actor, actorName } from './actor.ts';
import { agencyAccess } from './agency-access.ts';
import { type AgencyRights, type AgencyText, agencyRules, importsProblem, packageProblem } from './agency-input.ts';
import { readTexts, refuse, refuseTaken } from './read-texts.ts';

export interface ConfigureAgency extends AgencyRights {
  id: string;
  /** What is left out stays; null clears what need not be there. */
  texts: { [Field in AgencyText]?: string | null };
}

/** What an agency says of itself, and so its executives may change. */
const OWN: readonly AgencyText[] = ['name', 'email', 'phone', 'website', 'locale', 'brandColor'];

/**
 * Changes an agency: an admin everything, an executive what their own agency shows of itself. Saying again what is
 * already so changes nothing.
 * @throws {InvalidInput} for what cannot be taken, a slug or customer number of another agency among it.
 * @throws {NotFound} when there is none, or none that this actor may configure.
 * @throws {AccessDenied} when an executive names a field that is the operator's.
 */
export async function configureAgency(platform: Platform, actor: Actor, input: ConfigureAgency) {
  const { values, problems } = readTexts(agencyRules, input.texts);
  const { imports, packageId } = input;
  const wanted: Prisma.AgencyUncheckedUpdateInput = definedOf({ ...values, imports: imports ?? undefined, packageId });
  return refuseTaken(() =>
    platform.change(async (tx, emit) => {
      const agency = await tx.agency.findFirst({
        where: { AND: [{ id: input.id }, agencyAccess.configurable(actor)] },
      });
      if (!agency) throw new NotFound('agency');
      mustBeOwn(actor, wanted);
      refuse([...problems, ...importsProblem(input), ...(await packageProblem(tx, packageId, agency.packageId))]);
      const fields = Object.keys(wanted).filter((field) => wanted[field as never] !== agency[field as never]);
      if (fields.length === 0) return agency;
      emit({
        type: 'agency.changed',
        subjectType: 'Agency',
        subjectId: agency.id,
        agencyId: agency.id,
        actor: actorName(actor),
        data: { fields },
      });
      return tx.agency.update({ where: { id: agency.id }, data: wanted });
    }),
  );
}

function mustBeOwn(actor: Actor, wanted: object): void {
  if (isAdmin(actor)) return;
  const others = Object.keys(wanted).filter((field) => !OWN.some((own) => own === field));
  if (others.length === 0) return;
  const names = others.map((field) => (field === 'packageId' ? 'package' : field)).join(', ');
  throw new AccessDenied('FORBIDDEN', `Only an admin changes ${names}. Leave it out, or ask the operator.`);
}

const definedOf = <T extends object>(fields: T): Partial<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>;
