import { AgencyType } from '../../accounts/index.ts';
import { builder } from '../../graphql/builder.ts';
import { InvalidInput, NotFound } from '../../platform/index.ts';
import { importAccess } from '../access.ts';
import { ImportRunType } from '../schema.ts';
import { uploadPackage } from './upload-package.ts';

const UploadPackageInput = builder.inputType('UploadPackageInput', {
  description: 'A package to import.',
  fields: (t) => ({
    agency: t.globalID({
      for: [AgencyType],
      required: false,
      description: 'Whose objects it holds; your own agency when left out.',
    }),
    file: t.field({
      type: 'Upload',
      required: true,
      description:
        'A ZIP with one XML and the files it names, or an XML alone; up to 64 MiB. Deliver larger ones by PUT, SFTP or FTP.',
    }),
    dryRun: t.boolean({ required: false, description: 'Whether to read and compare only, and change nothing.' }),
  }),
});

const UploadPackagePayload = builder
  .objectRef<Awaited<ReturnType<typeof uploadPackage>>>('UploadPackagePayload')
  .implement({
    description: 'The delivery that came of it.',
    authScopes: { may: importAccess.mayUpload },
    fields: (t) => ({
      run: t.prismaField({
        type: ImportRunType,
        description: 'The delivery, queued.',
        resolve: (query, { run }, _args, { platform }) =>
          platform.prisma.importRun.findUniqueOrThrow({ ...query, where: { id: run.id } }),
      }),
    }),
  });

builder.mutationField('uploadPackage', (t) =>
  t.field({
    type: UploadPackagePayload,
    description: 'Imports a package that is sent along (GraphQL multipart request).',
    authScopes: { may: importAccess.mayUpload },
    errors: { types: [InvalidInput, NotFound] },
    args: { input: t.arg({ type: UploadPackageInput, required: true, description: 'The package.' }) },
    resolve: (_root, { input }, { platform, actor }) =>
      uploadPackage(platform, actor, {
        agencyId: input.agency?.id,
        file: input.file,
        dryRun: input.dryRun ?? undefined,
      }),
  }),
);
