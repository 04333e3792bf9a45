import { AgencyType } from '../accounts/index.ts';
import { builder } from '../graphql/builder.ts';
import { ImportState, IssueSeverity } from '../platform/generated/prisma/enums.ts';
import type { Prisma } from '../platform/index.ts';
import { importAccess } from './access.ts';
import type { Reason } from './import-error.ts';
import { type ImportProgress, watchImports } from './progress.ts';

const ImportStateType = builder.enumType(ImportState, {
  name: 'ImportState',
  description: 'How far a delivery has come.',
  values: {
    QUEUED: { description: 'Waits for its turn.' },
    READING: { description: 'Is read to its end; nothing has changed yet.' },
    APPLYING: { description: 'Its objects become listings.' },
    HELD: {
      description: 'What it holds was taken; what it leaves out was not removed, because that looks like a mistake.',
    },
    DONE: { description: 'Taken.' },
    UNCHANGED: { description: 'The same bytes as last time: nothing to do.' },
    REFUSED: { description: 'Not taken at all; nothing changed.' },
    FAILED: { description: 'Broke off on our side.' },
  },
});
const IssueSeverityType = builder.enumType(IssueSeverity, {
  name: 'IssueSeverity',
  description: 'How bad an issue is.',
  values: {
    ERROR: { description: 'The object was not taken.' },
    WARNING: { description: 'Something was left out or guessed.' },
    NOTE: { description: 'Nothing to do.' },
  },
});

const ImportReasonType = builder.objectRef<Reason>('ImportReason').implement({
  description: 'Why a delivery was not taken, or not wholly.',
  authScopes: { may: importAccess.list },
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Stable, for programs: `TRUNCATED`, `SEVERAL_XML`, …' }),
    message: t.exposeString('message', { description: 'What is wrong, in English.' }),
    hint: t.exposeString('hint', { nullable: true, description: 'What to do about it, in English.' }),
  }),
});

builder.prismaObject('ImportIssue', {
  description: 'Something to know about one object of a delivery, or about all of it.',
  authScopes: { may: importAccess.list },
  fields: (t) => ({
    position: t.exposeInt('position', {
      nullable: true,
      description: 'Which object of the file, from 1; null for the file itself.',
    }),
    key: t.exposeString('key', { nullable: true, description: 'The object’s number.' }),
    severity: t.expose('severity', { type: IssueSeverityType, description: 'How bad it is.' }),
    code: t.exposeString('code', { description: 'Stable, for programs.' }),
    path: t.exposeString('path', { description: 'Where in the object, in OpenImmo’s names: `preise/kaufpreis`.' }),
    message: t.exposeString('message', { description: 'What is wrong, in English.' }),
    hint: t.exposeString('hint', { description: 'What to correct, in English.' }),
  }),
});

export const ImportRunType = builder.prismaNode('ImportRun', {
  nullable: true,
  id: { field: 'id', description: 'Global id, opaque.' },
  description: 'One delivery of OpenImmo, from its arrival to its end.',
  authScopes: { may: importAccess.list },
  findUnique: (id, context) => ({ id, AND: [importAccess.visible(context.actor)] }),
  fields: (t) => ({
    agency: t.relation('agency', { type: AgencyType, description: 'Whose delivery it is.' }),
    fileName: t.exposeString('fileName', { description: 'The name it was delivered under.' }),
    state: t.expose('state', { type: ImportStateType, description: 'How far it has come.' }),
    scope: t.exposeString('scope', {
      nullable: true,
      description: '`FULL` is the whole stock, `PARTIAL` changes only; null until it is read.',
    }),
    software: t.exposeString('software', { nullable: true, description: 'What wrote it, with its version.' }),
    objectsTotal: t.exposeInt('objectsTotal', { description: 'Objects in the file; 0 until it is read.' }),
    objectsApplied: t.exposeInt('objectsApplied', { description: 'Objects worked off so far.' }),
    created: t.exposeInt('created', { description: 'New listings.' }),
    updated: t.exposeInt('updated', { description: 'Changed listings.' }),
    unchanged: t.exposeInt('unchanged', { description: 'Listings that were the same already.' }),
    removed: t.exposeInt('removed', { description: 'Listings taken off the market.' }),
    refused: t.exposeInt('refused', { description: 'Objects not taken; their issues say why.' }),
    warnings: t.exposeInt('warnings', { description: 'Issues of severity WARNING.' }),
    reason: t.field({
      type: ImportReasonType,
      nullable: true,
      description: 'Why it was refused, held or failed; else null.',
      select: { reason: true, reasonCode: true, reasonHint: true },
      resolve: ({ reason, reasonCode, reasonHint }): Reason | null =>
        reasonCode ? { code: reasonCode, message: reason ?? '', hint: reasonHint ?? '' } : null,
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it arrived.' }),
    startedAt: t.expose('startedAt', { type: 'DateTime', nullable: true, description: 'When its turn came.' }),
    finishedAt: t.expose('finishedAt', { type: 'DateTime', nullable: true, description: 'When it came to its end.' }),
    issues: t.relatedConnection(
      'issues',
      {
        cursor: 'id',
        description: 'What to know and to correct, in the order of the file.',
        totalCount: true,
        query: { orderBy: [{ position: { sort: 'asc', nulls: 'first' } }, { id: 'asc' }] },
      },
      { name: 'ImportIssueConnection' },
      { name: 'ImportIssueEdge' },
    ),
  }),
});

const ImportRunFilter = builder.inputType('ImportRunFilter', {
  description: 'Which runs; everything given must hold.',
  fields: (t) => ({
    agency: t.globalID({ for: [AgencyType], required: false, description: 'Of this agency.' }),
    state: t.field({ type: [ImportStateType], required: false, description: 'In any of these states.' }),
  }),
});

function whereFor(filter: typeof ImportRunFilter.$inferInput | null | undefined): Prisma.ImportRunWhereInput {
  if (!filter) return {};
  return {
    agencyId: filter.agency ? (filter.agency as unknown as { id: string }).id : undefined,
    state: filter.state ? { in: filter.state } : undefined,
  };
}

builder.queryFields((t) => ({
  importRuns: t.prismaConnection(
    {
      type: ImportRunType,
      cursor: 'id',
      description: 'The deliveries of your agencies, newest first; for an admin, all.',
      authScopes: { may: importAccess.list },
      args: { filter: t.arg({ type: ImportRunFilter, required: false, description: 'Which ones.' }) },
      totalCount: (_root, { filter }, { platform, actor }) =>
        platform.prisma.importRun.count({ where: { AND: [whereFor(filter), importAccess.visible(actor)] } }),
      resolve: (query, _root, { filter }, { platform, actor }) =>
        platform.prisma.importRun.findMany({
          ...query,
          where: { AND: [whereFor(filter), importAccess.visible(actor)] },
          orderBy: { id: 'desc' },
        }),
    },
    { name: 'ImportRunConnection' },
    { name: 'ImportRunEdge' },
  ),
}));

const ImportProgressType = builder.objectRef<ImportProgress>('ImportProgress').implement({
  description: 'A delivery as it stands now.',
  authScopes: { may: importAccess.list },
  fields: (t) => ({
    cursor: t.exposeString('cursor', { description: 'The place in the log; opaque.' }),
    run: t.prismaField({
      type: ImportRunType,
      description: 'The delivery.',
      resolve: (query, { runId }, _args, { platform }) =>
        platform.prisma.importRun.findUniqueOrThrow({ ...query, where: { id: runId } }),
    }),
  }),
});

builder.subscriptionFields((t) => ({
  importProgress: t.field({
    type: ImportProgressType,
    description:
      'The progress of one delivery, which ends with it; or of every delivery of the agency, or of all your agencies.',
    authScopes: { may: importAccess.list },
    args: {
      run: t.arg.globalID({ for: [ImportRunType], required: false, description: 'Only this one; told at once.' }),
      agency: t.arg.globalID({ for: [AgencyType], required: false, description: 'Only of this agency.' }),
    },
    subscribe: (_root, { run, agency }, { platform, actor }) =>
      watchImports(platform, actor, { runId: run?.id, agencyId: agency?.id }),
    resolve: (progress) => progress,
  }),
}));
