import { AgencyType } from '../accounts/index.ts';
import { builder } from '../graphql/builder.ts';
import { ListingType, listingAccess } from '../listings/index.ts';
import {
  ImportAction,
  ImportState,
  ImportWait,
  IssueSeverity,
  RemovalDecision,
} from '../platform/generated/prisma/enums.ts';
import type { ImportRunModel } from '../platform/generated/prisma/models.ts';
import { InvalidInput, NotFound, type Prisma } from '../platform/index.ts';
import { importAccess } from './access.ts';
import type { Reason } from './import-error.ts';
import { describeIssue } from './issue-words/index.ts';
import { decideRemovals, repeatImport, undoableUntil, undoImport } from './run/control-run.ts';
import { type ListedItem, listItems } from './run/list-items.ts';
import { type ImportProgress, watchImports } from './run/progress.ts';
import type { FieldChange } from './run/run-changes.ts';
import { DoorKindType, ImportSourceType } from './sources/source-schema.ts';

const ImportStateType = builder.enumType(ImportState, {
  name: 'ImportState',
  description: 'How far a delivery has come.',
  values: {
    WAITING: { description: 'Is kept until its source is due: started by hand, or by its schedule.' },
    QUEUED: { description: 'Waits for its turn.' },
    READING: { description: 'Is read to its end; nothing has changed yet.' },
    APPLYING: { description: 'Its objects become listings.' },
    HELD: {
      description: 'What it holds was taken; what it leaves out was not removed, because that looks like a mistake.',
    },
    DONE: { description: 'Taken.' },
    UNCHANGED: { description: 'The same bytes as last time: nothing to do.' },
    PREVIEWED: { description: 'A dry run: read and compared, and nothing changed.' },
    REFUSED: { description: 'Not taken at all; nothing changed.' },
    FAILED: { description: 'Broke off on our side.' },
    UNDOING: { description: 'Is being taken back.' },
    UNDONE: { description: 'Taken back: its listings are as they were before it.' },
  },
});
const ImportWaitType = builder.enumType(ImportWait, {
  name: 'ImportWait',
  description: 'What keeps a delivery from going on; none of it ends it, and it goes on by itself.',
  values: {
    DATABASE: { description: 'The database was away.' },
    STORAGE: { description: 'Files cannot be written or read: the disk is full or away.' },
    PROCESS: { description: 'The process that was at it ended, more than once; it is tried again alone.' },
    RETRY: { description: 'It failed and is tried again, three times in all.' },
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
    message: t.string({
      description: 'What is wrong, in your language (Accept-Language).',
      resolve: (reason, _args, { locale }) => describeIssue(reason, locale).message,
    }),
    hint: t.string({
      nullable: true,
      description: 'What to do about it, in your language.',
      resolve: (reason, _args, { locale }) => describeIssue(reason, locale).hint || null,
    }),
  }),
});

/** What an issue's words are made from. */
const words = { code: true, message: true, hint: true, values: true } as const;

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
    message: t.string({
      description: 'What is wrong, in your language (Accept-Language).',
      select: words,
      resolve: (issue, _args, { locale }) => describeIssue(issue, locale).message,
    }),
    hint: t.string({
      description: 'What to correct, in your language.',
      select: words,
      resolve: (issue, _args, { locale }) => describeIssue(issue, locale).hint,
    }),
  }),
});

const ImportActionType = builder.enumType(ImportAction, {
  name: 'ImportAction',
  description: 'What came of an object of a delivery.',
  values: {
    CREATE: { description: 'A new listing.' },
    UPDATE: { description: 'A listing that changed.' },
    UNCHANGED: { description: 'A listing that was the same already.' },
    REMOVE: { description: 'A listing that went off the market.' },
    REFUSE: { description: 'Not taken; its issues say why.' },
    IGNORE: { description: 'Nothing to do: unknown, older than what is here, or part of another object.' },
  },
});
const RemovalDecisionType = builder.enumType(RemovalDecision, {
  name: 'RemovalDecision',
  description: 'What was decided about held removals.',
  values: {
    RELEASED: { description: 'What the delivery left out went off the market.' },
    REFUSED: { description: 'It stayed.' },
  },
});

const FieldChangeType = builder.objectRef<FieldChange>('ListingFieldChange').implement({
  description: 'One field of a listing before and after a delivery.',
  authScopes: { may: importAccess.list },
  fields: (t) => ({
    field: t.exposeString('field', {
      description: 'Its name: `listPrice`, `texts.de.title`, or `media` for the number of pictures and documents.',
    }),
    before: t.exposeString('before', { nullable: true, description: 'What it was.' }),
    after: t.exposeString('after', { nullable: true, description: 'What it is now, or would be.' }),
  }),
});

const ImportItemType = builder.objectRef<ListedItem>('ImportItem').implement({
  description: 'One object of a delivery.',
  authScopes: { may: importAccess.list },
  fields: (t) => ({
    position: t.exposeInt('position', { description: 'Where in the file, from 1; what it leaves out comes after it.' }),
    number: t.exposeString('number', { nullable: true, description: 'The number people know it by.' }),
    request: t.exposeString('request', {
      description: '`UPSERT`, `DELETE`, `REFERENCE`, `VARIANT` (another language), or `ABSENT` (left out).',
    }),
    action: t.field({
      type: ImportActionType,
      nullable: true,
      description: 'What came of it; null while it waits.',
      resolve: ({ action }) => action,
    }),
    title: t.exposeString('title', { nullable: true, description: 'The title of the listing.' }),
    city: t.exposeString('city', { nullable: true, description: 'Where it is.' }),
    listing: t.prismaField({
      type: ListingType,
      nullable: true,
      description: 'The listing; null when it is not here, not yours to see, or off the market.',
      resolve: (query, { listingId }, _args, { platform, actor }) =>
        listingId
          ? platform.prisma.listing.findFirst({
              ...query,
              where: { AND: [{ id: listingId }, listingAccess.visible(actor, platform.clock.now())] },
            })
          : null,
    }),
    undone: t.boolean({ description: 'Whether it was taken back.', resolve: ({ undoneAt }) => undoneAt !== null }),
    changes: t.field({
      type: [FieldChangeType],
      description: 'What changed in the listing, field by field; empty unless it was updated.',
      resolve: ({ changes }) => changes,
    }),
  }),
});

const IN_ALL = 'How many there are in all, on every page.';
const countOf = (count: number | (() => number | Promise<number>)) => (typeof count === 'function' ? count() : count);

export const ImportRunType = builder.prismaNode('ImportRun', {
  nullable: true,
  id: { field: 'id', description: 'Global id, opaque.' },
  description: 'One delivery of OpenImmo, from its arrival to its end.',
  authScopes: { may: importAccess.list },
  findUnique: (id, context) => ({ id, AND: [importAccess.visible(context.actor)] }),
  fields: (t) => ({
    agency: t.relation('agency', {
      type: AgencyType,
      nullable: true,
      description: 'Whose delivery it is; null only where a file through the shared account was nobody’s.',
    }),
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
    waitingFor: t.expose('waitingFor', {
      type: ImportWaitType,
      nullable: true,
      description: 'What it waits for before it goes on; null while nothing is in its way, and once it is at its end.',
    }),
    nextTryAt: t.expose('nextTryAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it goes on at the earliest; null unless it waits for something.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it arrived.' }),
    startedAt: t.expose('startedAt', { type: 'DateTime', nullable: true, description: 'When its turn came.' }),
    finishedAt: t.expose('finishedAt', { type: 'DateTime', nullable: true, description: 'When it came to its end.' }),
    source: t.relation('source', { type: ImportSourceType, description: 'The way in it came by.' }),
    door: t.expose('door', { type: DoorKindType, description: 'The door it came through.' }),
    dryRun: t.exposeBoolean('dryRun', { description: 'Whether it only says what would happen.' }),
    version: t.exposeString('version', { nullable: true, description: 'The version of OpenImmo it names.' }),
    decision: t.expose('decision', {
      type: RemovalDecisionType,
      nullable: true,
      description: 'What was decided about removals that were held; null while they wait, or when none were.',
    }),
    decidedAt: t.expose('decidedAt', { type: 'DateTime', nullable: true, description: 'When that was decided.' }),
    undoableUntil: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'Until when it can be taken back; null when it cannot.',
      resolve: (run, _args, { platform }) => undoableUntil(run as ImportRunModel, platform.clock.now()),
    }),
    undoneAt: t.expose('undoneAt', { type: 'DateTime', nullable: true, description: 'When it was taken back.' }),
    items: t.connection(
      {
        type: ImportItemType,
        description: 'Its objects in the order of the file, with what came of each; in a dry run, what would.',
        args: {
          action: t.arg({ type: [ImportActionType], required: false, description: 'Only with one of these outcomes.' }),
        },
        resolve: ({ id }, args, { platform, actor }) => listItems(platform, actor, id, args),
      },
      {
        name: 'ImportItemConnection',
        fields: (t) => ({
          totalCount: t.int({ description: IN_ALL, resolve: ({ totalCount }) => countOf(totalCount) }),
        }),
      },
      { name: 'ImportItemEdge' },
    ),
    removals: t.connection(
      {
        type: ImportItemType,
        description: 'The listings that it leaves out as a full delivery: gone, or waiting for a decision.',
        resolve: ({ id }, args, { platform, actor }) => listItems(platform, actor, id, args, 'ABSENT'),
      },
      {
        name: 'ImportRemovalConnection',
        fields: (t) => ({
          totalCount: t.int({ description: IN_ALL, resolve: ({ totalCount }) => countOf(totalCount) }),
        }),
      },
      { name: 'ImportRemovalEdge' },
    ),
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
    source: t.globalID({ for: [ImportSourceType], required: false, description: 'Through this way in.' }),
    state: t.field({ type: [ImportStateType], required: false, description: 'In any of these states.' }),
  }),
});

function whereFor(filter: typeof ImportRunFilter.$inferInput | null | undefined): Prisma.ImportRunWhereInput {
  if (!filter) return {};
  return {
    agencyId: filter.agency ? (filter.agency as unknown as { id: string }).id : undefined,
    sourceId: filter.source ? (filter.source as unknown as { id: string }).id : undefined,
    state: filter.state ? { in: filter.state } : undefined,
  };
}

builder.queryFields((t) => ({
  importRuns: t.prismaConnection(
    {
      type: ImportRunType,
      cursor: 'id',
      description: 'The deliveries of the agencies you answer for, newest first; for an admin, all.',
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
      'The progress of one delivery, which ends with it; or of every delivery of the agency, or of all agencies you answer for.',
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

const runPayload = (name: string, description: string) =>
  builder.objectRef<{ run: ImportRunModel }>(name).implement({
    description,
    authScopes: { may: importAccess.list },
    fields: (t) => ({ run: t.field({ type: ImportRunType, description: 'The delivery.', resolve: ({ run }) => run }) }),
  });
const ReleaseRemovalsPayload = runPayload('ReleaseRemovalsPayload', 'The delivery whose removals were released.');
const RefuseRemovalsPayload = runPayload('RefuseRemovalsPayload', 'The delivery whose removals were refused.');
const UndoImportPayload = runPayload('UndoImportPayload', 'The delivery that is being taken back.');
const RepeatImportPayload = runPayload('RepeatImportPayload', 'The new run of the delivery.');
const problems = { types: [InvalidInput, NotFound] };

builder.mutationFields((t) => {
  const run = t.arg.globalID({ for: [ImportRunType], required: true, description: 'The delivery.' });
  return {
    releaseRemovals: t.field({
      type: ReleaseRemovalsPayload,
      description: 'Takes off the market what a held delivery left out, except what was delivered again since.',
      authScopes: { may: importAccess.decide },
      errors: problems,
      args: { run },
      resolve: async (_root, { run }, { platform, actor }) => ({
        run: await decideRemovals(platform, actor, { runId: run.id, decision: 'RELEASED' }),
      }),
    }),
    refuseRemovals: t.field({
      type: RefuseRemovalsPayload,
      description: 'Leaves on the market what a held delivery left out.',
      authScopes: { may: importAccess.decide },
      errors: problems,
      args: { run },
      resolve: async (_root, { run }, { platform, actor }) => ({
        run: await decideRemovals(platform, actor, { runId: run.id, decision: 'REFUSED' }),
      }),
    }),
    undoImport: t.field({
      type: UndoImportPayload,
      description:
        'Takes a delivery back: its listings become what they were before it, except those that changed since.',
      authScopes: { may: importAccess.control },
      errors: problems,
      args: { run },
      resolve: async (_root, { run }, { platform, actor }) => ({ run: await undoImport(platform, actor, run.id) }),
    }),
    repeatImport: t.field({
      type: RepeatImportPayload,
      description: 'Runs a stored delivery once more, or as a dry run that only says what would happen.',
      authScopes: { may: importAccess.control },
      errors: problems,
      args: {
        run,
        dryRun: t.arg.boolean({ required: false, description: 'Only say what would happen; false when left out.' }),
      },
      resolve: async (_root, { run, dryRun }, { platform, actor }) => ({
        run: await repeatImport(platform, actor, { runId: run.id, dryRun: dryRun ?? false }),
      }),
    }),
  };
});
