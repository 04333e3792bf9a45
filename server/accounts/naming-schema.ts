import { builder } from '../graphql/builder.ts';
import { memberAccess } from './member-access.ts';

// As with Membership, no way leads from here to the Person.
export const PendingExecutiveType = builder.prismaNode('ExecutiveNaming', {
  name: 'PendingExecutive',
  nullable: true,
  id: { field: 'id', description: 'Global id, opaque.' },
  description: 'Somebody who the operator says is to be an executive of an agency, until it holds or is stopped.',
  authScopes: { may: memberAccess.manage },
  findUnique: (id, { actor }) => ({ id, endedAt: null, AND: [memberAccess.managedNamings(actor)] }),
  fields: (t) => ({
    name: t.exposeString('name', { description: 'The person’s name, as the operator wrote it.' }),
    email: t.string({
      description: 'The address they will sign in with.',
      select: { person: { select: { email: true } } },
      resolve: ({ person }) => person.email,
    }),
    namedAt: t.expose('createdAt', { type: 'DateTime', description: 'When the operator named them.' }),
    dueAt: t.expose('dueAt', { type: 'DateTime', description: 'When they become an executive unless it is stopped.' }),
  }),
});
