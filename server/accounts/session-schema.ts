import { builder } from '../graphql/builder.ts';
import { AccessDenied, InvalidInput, NotFound } from '../platform/index.ts';
import { isAdmin, isStaff, nothing } from './access.ts';
import type { Actor, PersonActor } from './actor.ts';
import { ViewerType } from './schema.ts';
import { endSession, endSessionsOf, revokeAdmin, signOutEverywhere } from './sessions.ts';

/** More sign-ins than anybody has; the oldest are left out. */
const MOST = 100;

/** A person who is an admin: no key takes a person’s rights. */
const isAdminInPerson = (actor: Actor): boolean => isStaff(actor) && isAdmin(actor);

function personOf(actor: Actor): PersonActor {
  if (actor.kind === 'person') return actor;
  throw new AccessDenied('FORBIDDEN', 'This is for people who are signed in.');
}

const SessionType = builder.prismaNode('Session', {
  nullable: true,
  id: { field: 'id', description: 'Global id, opaque.' },
  description: 'One of your own sign-ins: a browser, a program or a board.',
  authScopes: { may: isStaff },
  findUnique: (id, { actor }) => ({ id, AND: [actor.kind === 'person' ? { userId: actor.id } : nothing] }),
  fields: (t) => ({
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When you signed in.' }),
    lastUsedAt: t.expose('updatedAt', {
      type: 'DateTime',
      description: 'When it was last used: to the day, of a board to ten minutes.',
    }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime', description: 'When it ends unless it is used before.' }),
    userAgent: t.exposeString('userAgent', {
      nullable: true,
      description: 'What the browser or program calls itself, up to 300 characters.',
    }),
    site: t.exposeString('origin', {
      nullable: true,
      description:
        'The site a board was opened on; such a sign-in shows offers there and nothing else. Null for all others.',
    }),
    isCurrent: t.boolean({
      description: 'Whether it is the one you ask with.',
      resolve: ({ id }, _args, { actor }) => actor.kind === 'person' && actor.sessionId === id,
    }),
  }),
});

builder.objectField(ViewerType, 'sessions', (t) =>
  t.prismaField({
    type: [SessionType],
    description: `Your own sign-ins that have not ended, the newest first, at most ${MOST}; empty for keys and boards.`,
    resolve: (query, { actor }, _args, { platform }) =>
      actor.kind === 'person'
        ? platform.prisma.session.findMany({
            ...query,
            where: { userId: actor.id, expiresAt: { gt: platform.clock.now() } },
            orderBy: { id: 'desc' },
            take: MOST,
          })
        : [],
  }),
);

const AdminType = builder.objectRef<{ id: string; name: string; email: string }>('Admin').implement({
  description: 'Somebody who runs this installation.',
  authScopes: { may: isAdmin },
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Full name.' }),
    email: t.exposeString('email', { description: 'The address they sign in with.' }),
    isYou: t.boolean({
      description: 'Whether it is you.',
      resolve: ({ id }, _args, { actor }) => actor.kind === 'person' && actor.id === id,
    }),
  }),
});

builder.queryField('admins', (t) =>
  t.field({
    type: [AdminType],
    description: 'Who runs this installation, by name. For admins.',
    authScopes: { may: isAdmin },
    resolve: (_root, _args, { platform }) =>
      platform.prisma.person.findMany({
        where: { admin: true },
        select: { id: true, name: true, email: true },
        orderBy: [{ name: 'asc' }, { id: 'asc' }],
        take: MOST,
      }),
  }),
);

const EndSessionInput = builder.inputType('EndSessionInput', {
  description: 'A sign-in to end.',
  fields: (t) => ({
    session: t.globalID({ for: [SessionType], required: true, description: 'One of your own.' }),
  }),
});
const SignOutEverywhereInput = builder.inputType('SignOutEverywhereInput', {
  description: 'Where to sign out.',
  fields: (t) => ({
    keepCurrent: t.boolean({ required: true, description: 'Whether the sign-in you ask with stays.' }),
  }),
});
const emailInput = (name: string, description: string) =>
  builder.inputType(name, {
    description,
    fields: (t) => ({
      email: t.string({ required: true, description: 'The address they sign in with.' }),
    }),
  });
const EndSessionsOfInput = emailInput('EndSessionsOfInput', 'Whose sign-ins to end.');
const RevokeAdminInput = emailInput('RevokeAdminInput', 'Whose admin rights to take.');

const counted = (name: string, description: string, may: (actor: Actor) => boolean) =>
  builder.objectRef<{ ended: number }>(name).implement({
    description,
    authScopes: { may },
    fields: (t) => ({ ended: t.exposeInt('ended', { description: 'How many sign-ins that were.' }) }),
  });
const EndSessionPayload = counted('EndSessionPayload', 'It has ended.', isStaff);
const SignOutEverywherePayload = counted('SignOutEverywherePayload', 'All have ended.', isStaff);
const EndSessionsOfPayload = counted('EndSessionsOfPayload', 'All of theirs have ended.', isAdmin);
const RevokeAdminPayload = builder.objectRef<{ email: string }>('RevokeAdminPayload').implement({
  description: 'They are no admin any more.',
  authScopes: { may: isAdminInPerson },
  fields: (t) => ({ email: t.exposeString('email', { description: 'Whose rights were taken.' }) }),
});

builder.mutationFields((t) => ({
  endSession: t.field({
    type: EndSessionPayload,
    description: 'Ends one of your own sign-ins, and what is open with it, at once.',
    authScopes: { may: isStaff },
    errors: { types: [NotFound] },
    args: { input: t.arg({ type: EndSessionInput, required: true, description: 'Which.' }) },
    resolve: async (_root, { input }, { platform, actor }) => {
      await endSession(platform, personOf(actor), input.session.id);
      return { ended: 1 };
    },
  }),
  signOutEverywhere: t.field({
    type: SignOutEverywherePayload,
    description: 'Ends your own sign-ins, and what is open with them, at once.',
    authScopes: { may: isStaff },
    args: { input: t.arg({ type: SignOutEverywhereInput, required: true, description: 'Which.' }) },
    resolve: async (_root, { input }, { platform, actor }) => ({
      ended: await signOutEverywhere(platform, personOf(actor), input.keepCurrent),
    }),
  }),
  endSessionsOf: t.field({
    type: EndSessionsOfPayload,
    description: 'Ends all sign-ins of somebody. They are told by mail, and may sign in again. For admins.',
    authScopes: { may: isAdmin },
    errors: { types: [NotFound] },
    args: { input: t.arg({ type: EndSessionsOfInput, required: true, description: 'Whose.' }) },
    resolve: async (_root, { input }, { platform, actor }) => ({
      ended: await endSessionsOf(platform, actor, input.email),
    }),
  }),
  revokeAdmin: t.field({
    type: RevokeAdminPayload,
    description:
      'Takes somebody’s admin rights, at once; they are told by mail. The last admin stays, and only the command line makes new ones. Keys of the installation are revoked for themselves. For people who are admins.',
    authScopes: { may: isAdminInPerson },
    errors: { types: [InvalidInput, NotFound] },
    args: { input: t.arg({ type: RevokeAdminInput, required: true, description: 'Whose.' }) },
    resolve: async (_root, { input }, { platform, actor }) => {
      await revokeAdmin(platform, personOf(actor), input.email);
      return { email: input.email.trim().toLowerCase() };
    },
  }),
}));
