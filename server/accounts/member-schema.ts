import { builder } from '../graphql/builder.ts';
import type { Membership as MembershipRow } from '../platform/generated/prisma/client.ts';
import { MemberRole } from '../platform/generated/prisma/enums.ts';
import { InvalidInput, NotFound } from '../platform/index.ts';
import { AgencyType } from './agency-schema.ts';
import { sendInvitation } from './invitations.ts';
import { memberAccess } from './member-access.ts';
import { addMember, changeMember, removeMember } from './members.ts';
import { stopNaming } from './name-executive.ts';
import { PendingExecutiveType } from './naming-schema.ts';

const MemberRoleType = builder.enumType(MemberRole, {
  name: 'MemberRole',
  description: 'What a member of staff is in an agency.',
  values: {
    AGENT: { description: 'Sees the listings where they are a broker.' },
    EXECUTIVE: { description: 'Answers for the agency: sees all of it and signs for it.' },
  },
});

// No way leads from here to the Person: its id and its own words would tell an agency what another one wrote.
export const MembershipType = builder.prismaNode('Membership', {
  nullable: true,
  id: { field: 'id', description: 'Global id, opaque.' },
  description: 'A person’s place in an agency.',
  authScopes: { may: memberAccess.read },
  findUnique: (id, { actor }) => ({ id, AND: [memberAccess.visible(actor)] }),
  fields: (t) => ({
    role: t.expose('role', { type: MemberRoleType, description: 'The role there.' }),
    agency: t.relation('agency', { type: AgencyType, description: 'The agency.' }),
    name: t.string({
      description: 'The person’s name, as this agency writes it.',
      select: { name: true, person: { select: { name: true } } },
      resolve: ({ name, person }) => name ?? person.name,
    }),
    email: t.string({
      description: 'The address the person signs in with.',
      select: { person: { select: { email: true } } },
      resolve: ({ person }) => person.email,
    }),
    phone: t.string({
      nullable: true,
      description: 'Phone number, as this agency writes it.',
      select: { name: true, phone: true, person: { select: { phone: true } } },
      resolve: ({ name, phone, person }) => phone ?? (name === null ? person.phone : null),
    }),
    personnelNumber: t.exposeString('personnelNumber', {
      nullable: true,
      description: 'The number by which the agency’s software names this person in its files.',
    }),
  }),
});

const AddMemberInput = builder.inputType('AddMemberInput', {
  description: 'A new member of an agency.',
  fields: (t) => ({
    agency: t.globalID({ for: [AgencyType], required: true, description: 'The agency.' }),
    name: t.string({ required: true, description: 'Full name, up to 200 characters.' }),
    email: t.string({ required: true, description: 'The address sign-in codes go to.' }),
    role: t.field({ type: MemberRoleType, required: true, description: 'The role there.' }),
    personnelNumber: t.string({
      required: false,
      description: 'The number by which its software names this person in its files; no other member has it.',
    }),
    phone: t.string({ required: false, description: 'Phone number with its area code.' }),
  }),
});
const ChangeMemberInput = builder.inputType('ChangeMemberInput', {
  description: 'Changes of a member; what is left out stays.',
  fields: (t) => ({
    membership: t.globalID({ for: [MembershipType], required: true, description: 'The membership.' }),
    role: t.field({ type: MemberRoleType, required: false, description: 'The new role.' }),
    name: t.string({ required: false, description: 'Full name, as this agency writes it.' }),
    phone: t.string({ required: false, description: 'Phone number; null for none.' }),
    personnelNumber: t.string({ required: false, description: 'The number in its software; null for none.' }),
  }),
});

const payload = (name: string, description: string) =>
  builder.objectRef<{ membership: MembershipRow }>(name).implement({
    description,
    authScopes: { may: memberAccess.manage },
    fields: (t) => ({
      membership: t.field({
        type: MembershipType,
        description: 'The membership.',
        resolve: ({ membership }) => membership,
      }),
    }),
  });
const AddMemberPayload = payload('AddMemberPayload', 'The new member.');
const ChangeMemberPayload = payload('ChangeMemberPayload', 'The member as they are now.');
const SendInvitationPayload = payload('SendInvitationPayload', 'The member who is invited again.');
const agencyPayload = (name: string, description: string, agency: string) =>
  builder.objectRef<{ agencyId: string }>(name).implement({
    description,
    authScopes: { may: memberAccess.manage },
    fields: (t) => ({
      agency: t.prismaField({
        type: AgencyType,
        description: agency,
        resolve: (query, { agencyId }, _args, { platform }) =>
          platform.prisma.agency.findUniqueOrThrow({ ...query, where: { id: agencyId } }),
      }),
    }),
  });
const StopExecutivePayload = agencyPayload('StopExecutivePayload', 'It is stopped.', 'The agency.');
const SendInvitationInput = builder.inputType('SendInvitationInput', {
  description: 'Whom to invite again.',
  fields: (t) => ({
    membership: t.globalID({ for: [MembershipType], required: true, description: 'The membership.' }),
  }),
});
const StopExecutiveInput = builder.inputType('StopExecutiveInput', {
  description: 'Who is not to become an executive.',
  fields: (t) => ({
    pendingExecutive: t.globalID({ for: [PendingExecutiveType], required: true, description: 'Who was named.' }),
  }),
});
const RemoveMemberPayload = agencyPayload('RemoveMemberPayload', 'What is left.', 'The agency, without the member.');

builder.mutationFields((t) => ({
  addMember: t.field({
    type: AddMemberPayload,
    description:
      'Makes somebody a member of an agency and tells them by mail; from then on they sign in with that address. For its executives and admins. Once an agency has an executive, only its executives add others or an admin; they hear by mail what an admin changes.',
    authScopes: { may: memberAccess.manage },
    errors: { types: [InvalidInput, NotFound] },
    args: { input: t.arg({ type: AddMemberInput, required: true, description: 'Who, and as what.' }) },
    resolve: async (_root, { input: { agency, ...input } }, { platform, actor }) => ({
      membership: await addMember(platform, actor, { ...input, agencyId: agency.id }),
    }),
  }),
  changeMember: t.field({
    type: ChangeMemberPayload,
    description:
      'Changes a member’s role or details, at once. For executives of the agency and admins; only executives make executives.',
    authScopes: { may: memberAccess.manage },
    errors: { types: [InvalidInput, NotFound] },
    args: { input: t.arg({ type: ChangeMemberInput, required: true, description: 'What changes.' }) },
    resolve: async (_root, { input: { membership, ...input } }, { platform, actor }) => ({
      membership: await changeMember(platform, actor, { ...input, id: membership.id }),
    }),
  }),
  sendInvitation: t.field({
    type: SendInvitationPayload,
    description:
      'Sends a member once more the mail that says how to sign in, a few times a day at most. For executives of the agency and admins.',
    authScopes: { may: memberAccess.manage },
    errors: { types: [InvalidInput, NotFound] },
    args: { input: t.arg({ type: SendInvitationInput, required: true, description: 'Who.' }) },
    resolve: async (_root, { input }, { platform, actor }) => ({
      membership: await sendInvitation(platform, actor, input.membership.id),
    }),
  }),
  stopExecutive: t.field({
    type: StopExecutivePayload,
    description:
      'Stops an executive whom the operator named, before it holds. For executives of the agency and admins.',
    authScopes: { may: memberAccess.manage },
    errors: { types: [NotFound] },
    args: { input: t.arg({ type: StopExecutiveInput, required: true, description: 'Who.' }) },
    resolve: async (_root, { input }, { platform, actor }) => ({
      agencyId: await stopNaming(platform, actor, input.pendingExecutive.id),
    }),
  }),
  removeMember: t.field({
    type: RemoveMemberPayload,
    description:
      'Ends a membership, and the person’s rights in the agency at once; its last executive stays. For its executives and admins.',
    authScopes: { may: memberAccess.manage },
    errors: { types: [InvalidInput, NotFound] },
    args: { membership: t.arg.globalID({ for: [MembershipType], required: true, description: 'The membership.' }) },
    resolve: async (_root, { membership }, { platform, actor }) => ({
      agencyId: await removeMember(platform, actor, membership.id),
    }),
  }),
}));
