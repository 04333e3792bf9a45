import { z } from 'zod';
import { AccessDenied, hashToken, InvalidInput, NotFound, type Platform, randomToken } from '../platform/index.ts';
import { type Actor, actorName, type Scope } from './actor.ts';
import { apiKeyAccess } from './api-key-access.ts';

export interface IssueApiKey {
  agencyId: string | null;
  name: string;
  kind: 'SECRET' | 'PUBLISHABLE';
  scopes: Scope[];
  /** For a publishable key: the origins of the pages it works on, such as `https://broker.example`. */
  origins: string[];
}

const isOrigin = (value: string) => {
  const url = z.url({ protocol: /^https?$/ }).safeParse(value);
  return url.success && new URL(value).origin === value;
};

/**
 * Makes a key. The secret is in the answer and nowhere else.
 * @throws {InvalidInput} for a missing name, an origin that is none, or scopes that the issuer has not itself.
 * @throws {NotFound} when there is no such agency, or none whose keys this actor manages.
 * @throws {AccessDenied} when a key of the installation is asked for by anybody but an admin.
 */
export async function issueApiKey(platform: Platform, actor: Actor, input: IssueApiKey) {
  const { agencyId } = input;
  if (!apiKeyAccess.issue(actor, agencyId)) {
    if (agencyId !== null) throw new NotFound('agency');
    throw new AccessDenied('FORBIDDEN', 'Only an admin makes keys of the installation. Name your agency.');
  }
  check(actor, input);
  const agency = agencyId !== null && (await platform.prisma.agency.count({ where: { id: agencyId } }));
  if (agency === 0) throw new NotFound('agency');
  const secret = `gp_${input.kind === 'SECRET' ? 'sk' : 'pk'}_${randomToken()}`;
  const apiKey = await platform.change(async (tx, emit) => {
    const key = await tx.apiKey.create({
      data: {
        ...input,
        scopes: [...new Set(input.scopes)],
        name: input.name.trim(),
        prefix: secret.slice(0, 12),
        secretHash: hashToken(secret),
        createdById: actor.kind === 'person' ? actor.id : null,
      },
    });
    emit({
      type: 'apiKey.issued',
      subjectType: 'ApiKey',
      subjectId: key.id,
      agencyId: key.agencyId,
      actor: actorName(actor),
    });
    return key;
  });
  return { apiKey, secret };
}

function check(actor: Actor, { agencyId, name, kind, scopes: wanted, origins }: IssueApiKey) {
  const fields: InvalidInput['fields'] = [];
  if (!name.trim()) fields.push({ path: ['name'], code: 'REQUIRED' });
  if (name.length > 100) fields.push({ path: ['name'], code: 'TOO_LONG', values: { max: 100 } });
  if (kind === 'PUBLISHABLE') {
    if (!agencyId) fields.push({ path: ['agency'], code: 'REQUIRED' });
    if (wanted.length > 0) fields.push({ path: ['scopes'], code: 'NOT_FOR_THIS_KEY' });
    if (origins.length === 0) fields.push({ path: ['origins'], code: 'REQUIRED' });
  } else {
    if (origins.length > 0) fields.push({ path: ['origins'], code: 'NOT_FOR_THIS_KEY' });
    if (wanted.length === 0) fields.push({ path: ['scopes'], code: 'REQUIRED' });
  }
  origins.forEach((origin, index) => {
    if (!isOrigin(origin)) fields.push({ path: ['origins', String(index)], code: 'NOT_AN_ORIGIN' });
  });
  // A key never gets what its issuer does not have.
  if (kind === 'SECRET' && !wanted.every((scope) => apiKeyAccess.mayGive(actor, agencyId, scope))) {
    fields.push({ path: ['scopes'], code: 'NOT_FOR_THIS_KEY' });
  }
  if (fields.length > 0) throw new InvalidInput(fields);
}

/**
 * Ends a key at once; sockets it opened are closed. Keys that it issued stay: each is the agency's own and in its list.
 * Revoking it again changes nothing.
 * @throws {NotFound} when there is none, or none that this actor may see.
 */
export async function revokeApiKey(platform: Platform, actor: Actor, id: string) {
  return platform.change(async (tx, emit) => {
    const key = await tx.apiKey.findFirst({ where: { AND: [{ id }, apiKeyAccess.visible(actor)] } });
    if (!key) throw new NotFound('API key');
    if (key.revokedAt) return key;
    emit({
      type: 'apiKey.revoked',
      subjectType: 'ApiKey',
      subjectId: id,
      agencyId: key.agencyId,
      actor: actorName(actor),
    });
    return tx.apiKey.update({ where: { id }, data: { revokedAt: platform.clock.now() } });
  });
}
