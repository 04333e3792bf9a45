import { builder } from '../../graphql/builder.ts';
import type { ImportRunModel } from '../../platform/generated/prisma/models.ts';
import { InvalidInput, NotFound } from '../../platform/index.ts';
import { importAccess } from '../access.ts';
import { ImportRunType } from '../schema.ts';
import { ImportSourceType } from './source-schema.ts';
import { startImport } from './start-import.ts';

const StartImportPayload = builder.objectRef<{ runs: ImportRunModel[] }>('StartImportPayload').implement({
  description: 'What was started.',
  authScopes: { may: importAccess.manageSources },
  fields: (t) => ({
    runs: t.field({
      type: [ImportRunType],
      description: 'The deliveries that waited, oldest first; none when nothing did.',
      resolve: ({ runs }) => runs,
    }),
  }),
});

const StartImportInput = builder.inputType('StartImportInput', {
  description: 'What to start.',
  fields: (t) => ({
    source: t.globalID({ for: [ImportSourceType], required: true, description: 'The way in.' }),
  }),
});

builder.mutationField('startImport', (t) =>
  t.field({
    type: StartImportPayload,
    description: 'Imports what waits in a source now, whatever its times are. For admins.',
    authScopes: { may: importAccess.manageSources },
    errors: { types: [InvalidInput, NotFound] },
    args: { input: t.arg({ type: StartImportInput, required: true, description: 'What to start.' }) },
    resolve: async (_root, { input }, { platform, actor }) => ({
      runs: await startImport(platform, actor, input.source.id),
    }),
  }),
);
