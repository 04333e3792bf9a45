import { builder } from '../graphql/builder.ts';
import { InvalidInput, NotFound, type Platform, type Prisma } from '../platform/index.ts';
import { listingAccess } from './access.ts';
import { editListing, keepListingField, resetListingField, shownValue } from './edit-listing.ts';
import {
  certificateTexts,
  EDITABLE,
  EDITABLE_TEXTS,
  type EditableColumn,
  editableColumns,
  type FieldGroup,
  type FieldKind,
  type Json,
  parseField,
  sameValue,
  type TextColumn,
  textColumns,
} from './editable-fields.ts';
import { EnergyCertificateKind, ListingTextType, ListingType } from './schema.ts';

// ---------------------------------------------------------------- what was edited

const JSON_TEXT = 'as JSON, such as `"380000"`, `true` or `["Oil"]`; null when it is empty';
const toText = (value: unknown): string | null => (value === null ? null : JSON.stringify(value));

type Override = Prisma.ListingOverrideGetPayload<object>;

const isConflict = ({ value, originAtEdit, originNow }: Override) =>
  !sameValue(originAtEdit as Json, originNow as Json) && !sameValue(value as Json, originNow as Json);

const FieldKindType = builder.enumType('EditableFieldKind', {
  description: 'What a field holds.',
  values: {
    MONEY: { description: 'An amount in the listing’s currency.' },
    AREA: { description: 'Square metres.' },
    INTEGER: { description: 'A whole number.' },
    DECIMAL: { description: 'A number, halves and less included.' },
    TEXT: { description: 'One line.' },
    DATE: { description: 'A day.' },
    BOOLEAN: { description: 'Yes or no; unknown when it is null.' },
    ENUM: { description: 'One of `choices`.' },
    LIST: { description: 'Any of `choices`.' },
    COUNTRY: { description: 'ISO 3166-1 alpha-2.' },
    CURRENCY: { description: 'ISO 4217.' },
    CERTIFICATES: { description: 'Energy certificates.' },
    TERMS: { description: 'Bidding terms.' },
  } satisfies Record<Uppercase<FieldKind>, object>,
});

const ListingOverrideType = builder.objectRef<Override>('ListingOverride').implement({
  description: 'A field that was edited here, and what the listing’s origin says instead.',
  authScopes: { may: listingAccess.mayKnowOverrides },
  fields: (t) => ({
    field: t.exposeString('field', { description: 'Its name: `listPrice`, or `texts.fr.title` for a text.' }),
    kind: t.field({
      type: FieldKindType,
      description: 'What it holds.',
      resolve: ({ field }) => kindOf(field),
    }),
    value: t.string({
      nullable: true,
      description: `What is shown, ${JSON_TEXT}.`,
      resolve: ({ value }) => toText(value),
    }),
    origin: t.string({
      nullable: true,
      description: `What the origin says now, ${JSON_TEXT}.`,
      resolve: ({ originNow }) => toText(originNow),
    }),
    originAtEdit: t.string({
      nullable: true,
      description: `What the origin said when the field was edited, ${JSON_TEXT}.`,
      resolve: ({ originAtEdit }) => toText(originAtEdit),
    }),
    conflict: t.boolean({
      description:
        'Whether the origin says something else since. `resetListingField` or `keepListingField` settles it.',
      resolve: isConflict,
    }),
    by: t.string({
      nullable: true,
      description: 'Who edited it: the name of a person or a key; null when there is none any more.',
      resolve: ({ actor }, _args, { platform }) => nameOf(platform, actor),
    }),
    at: t.field({ type: 'DateTime', description: 'When.', resolve: ({ createdAt }) => createdAt }),
  }),
});

const kindOf = (field: string): Uppercase<FieldKind> => {
  const name = parseField(field);
  const kind = name && 'column' in name ? EDITABLE[name.column].kind : 'text';
  return kind.toUpperCase() as Uppercase<FieldKind>;
};

/** Prisma asks for all of one answer in a single statement. */
async function nameOf({ prisma }: Platform, actor: string): Promise<string | null> {
  const [kind, id = ''] = actor.split(':');
  const query = { where: { id }, select: { name: true } };
  const found = await (kind === 'key' ? prisma.apiKey.findUnique(query) : prisma.person.findUnique(query));
  return found?.name ?? null;
}

const FieldGroupType = builder.enumType('EditableFieldGroup', {
  description: 'What a field belongs to, for a form.',
  values: {
    MARKET: { description: 'What it is, and where it stands on the market.' },
    PRICE: { description: 'Price and rents.' },
    COSTS: { description: 'Costs, deposit, commission and income.' },
    SIZE: { description: 'Areas and rooms.' },
    PLACE: { description: 'Address and position.' },
    BUILDING: { description: 'The building and its features.' },
    ENERGY: { description: 'Energy certificates.' },
    BIDDING: { description: 'Bidding terms.' },
  } satisfies Record<FieldGroup, object>,
});

const EditableFieldType = builder.objectRef<{ column: EditableColumn; value: Json }>('EditableField').implement({
  description: 'A field you may edit, as it is and as it may be.',
  authScopes: { may: listingAccess.edit },
  fields: (t) => ({
    field: t.exposeString('column', { description: 'Its name in `EditListingInput.fields`.' }),
    kind: t.field({
      type: FieldKindType,
      description: 'What it holds.',
      resolve: ({ column }) => kindOf(column),
    }),
    group: t.field({
      type: FieldGroupType,
      description: 'What it belongs to.',
      resolve: ({ column }) => EDITABLE[column].group,
    }),
    required: t.boolean({
      description: 'Whether it always has a value.',
      resolve: ({ column }) => EDITABLE[column].required ?? false,
    }),
    choices: t.stringList({
      description: 'What it may be, for `ENUM` and `LIST`; what the origin says besides is among them.',
      resolve: ({ column, value }) => [...new Set([...(EDITABLE[column].choices ?? []), ...wordsOf(column, value)])],
    }),
    max: t.float({
      nullable: true,
      description: 'The largest number, or the length of a text in characters.',
      resolve: ({ column }) => EDITABLE[column].max ?? null,
    }),
    scale: t.int({
      nullable: true,
      description: 'How many digits after the point are kept.',
      resolve: ({ column }) => EDITABLE[column].scale ?? null,
    }),
    value: t.string({
      nullable: true,
      description: `What it is now, ${JSON_TEXT}.`,
      resolve: ({ value }) => toText(value),
    }),
  }),
});

function wordsOf(column: EditableColumn, value: Json): string[] {
  if (EDITABLE[column].kind === 'list') return value as string[];
  return EDITABLE[column].kind === 'enum' && value !== null ? [value as string] : [];
}

const everyColumn = Object.fromEntries(editableColumns.map((column) => [column, true])) as Record<EditableColumn, true>;

builder.prismaObjectFields(ListingType, (t) => ({
  texts: t.field({
    type: [ListingTextType],
    description: 'All texts, the listing’s own language first.',
    select: { texts: { orderBy: { id: 'asc' } } },
    resolve: ({ texts }) => texts,
  }),
  overrides: t.field({
    type: [ListingOverrideType],
    nullable: true,
    description:
      'The fields that were edited here and where the origin says something else; null unless you belong to the agency.',
    select: { agencyId: true, overrides: { orderBy: [{ createdAt: 'asc' }, { field: 'asc' }] } },
    resolve: ({ overrides, ...listing }, _args, { actor }) =>
      listingAccess.seesOverrides(actor, listing) ? overrides.filter(differs) : null,
  }),
  editableFields: t.field({
    type: [EditableFieldType],
    nullable: true,
    description: 'What you may edit, texts aside, in the order of a form; null when you may not edit this listing.',
    select: { id: true, ...everyColumn },
    resolve: async ({ id, ...listing }, _args, { platform, actor }) => {
      const where = { AND: [{ id }, listingAccess.editable(actor)] };
      if (!(await platform.prisma.listing.findFirst({ where, select: { id: true } }))) return null;
      return editableColumns.map((column) => ({ column, value: shownValue({ ...listing, texts: [] }, column) }));
    },
  }),
}));

/** An edit that the origin has caught up with has nothing to say; one of a field that is no longer editable neither. */
const differs = ({ field, value, originNow }: Override) =>
  parseField(field) !== undefined && !sameValue(value as Json, originNow as Json);

// ---------------------------------------------------------------- editing

const CertificateInput = builder.inputType('EnergyCertificateInput', {
  description: 'An energy certificate. Texts of up to 255 characters: dates and units vary with the law of the place.',
  fields: (t) => ({
    kind: t.field({ type: EnergyCertificateKind, required: false, description: 'What it was made from.' }),
    ...(Object.fromEntries(
      certificateTexts.map((name) => [
        name,
        t.string({ required: false, description: `As in \`EnergyCertificate.${name}\`.` }),
      ]),
    ) as object),
  }),
});

const moment = 'A day `2026-05-01`, a time where the agency is `2026-05-01T18:00`, or an instant with its zone.';
const TermsInput = builder.inputType('BiddingTermsInput', {
  description: 'When and how bids are taken, as `bieterverfahren` of OpenImmo says it. What is left out is empty.',
  fields: (t) => ({
    phaseStart: t.string({ required: false, description: `When the phase of offers begins. ${moment}` }),
    viewing: t.string({ required: false, description: `When the property can be seen. ${moment}` }),
    opensAt: t.string({ required: false, description: `When bids are first taken. ${moment}` }),
    closesAt: t.string({ required: false, description: `When bids are last taken. ${moment}` }),
    showHighest: t.boolean({ required: false, description: 'Whether the highest bid is shown.' }),
    minimumPrice: t.field({ type: 'Decimal', required: false, description: 'The least that is taken.' }),
  }),
});

const describeColumn = (column: EditableColumn): string => {
  const { kind, max, required, choices } = EDITABLE[column];
  const limits: Partial<Record<FieldKind, string>> = {
    text: `One line of up to ${max} characters.`,
    area: 'Square metres.',
    money: 'An amount in `currency`.',
    country: 'ISO 3166-1 alpha-2.',
    currency: 'ISO 4217.',
    enum: `One of ${choices?.map((choice) => `\`${choice}\``).join(', ')}.`,
    list: `Any of ${choices?.map((choice) => `\`${choice}\``).join(', ')}.`,
    certificates: `At most ${max}; they replace those there are.`,
    terms: 'They replace those there are.',
    integer: `A whole number up to ${max}.`,
    decimal: `A number up to ${max}.`,
    date: 'A day.',
    boolean: 'Yes or no.',
  };
  return `${limits[kind]}${required ? ' It cannot be emptied.' : ''}`;
};

const FieldsInput = builder.inputType('ListingFieldsInput', {
  description: 'The fields to change, in RESO names. What is left out stays as it is; null empties a field.',
  fields: (t) => {
    const field = (column: EditableColumn) => {
      const options = { required: false as const, description: describeColumn(column) };
      switch (EDITABLE[column].kind) {
        case 'money':
        case 'area':
        case 'decimal':
          return t.field({ type: 'Decimal', ...options });
        case 'integer':
          return t.int(options);
        case 'boolean':
          return t.boolean(options);
        case 'date':
          return t.field({ type: 'Date', ...options });
        case 'list':
          return t.stringList(options);
        case 'certificates':
          return t.field({ type: [CertificateInput], ...options });
        case 'terms':
          return t.field({ type: TermsInput, ...options });
        default:
          return t.string(options);
      }
    };
    return Object.fromEntries(editableColumns.map((column) => [column, field(column)]));
  },
});

const TextInput = builder.inputType('ListingTextInput', {
  description:
    'The texts of a language to change. What is left out stays as it is; null empties a text, and a language without any text is gone.',
  fields: (t) => ({
    language: t.string({ required: true, description: 'BCP 47; a language the listing does not have yet is added.' }),
    ...(Object.fromEntries(
      textColumns.map((column) => {
        const { max, line } = EDITABLE_TEXTS[column];
        const description = `${line ? 'One line' : 'Plain text'} of up to ${max} characters.`;
        return [column, t.string({ required: false, description })];
      }),
    ) as object),
  }),
});

const EditListingInput = builder.inputType('EditListingInput', {
  description: 'What changes on a listing.',
  fields: (t) => ({
    id: t.globalID({ for: [ListingType], required: true, description: 'The listing.' }),
    version: t.int({
      required: false,
      description:
        'The version you saw. When the listing has changed since, nothing is changed and `CHANGED_SINCE` says to look again.',
    }),
    fields: t.field({ type: FieldsInput, required: false, description: 'Everything but texts.' }),
    texts: t.field({ type: [TextInput], required: false, description: 'Texts, by language.' }),
  }),
});

const FieldOfListingInput = builder.inputType('ListingFieldInput', {
  description: 'One edited field of a listing.',
  fields: (t) => ({
    id: t.globalID({ for: [ListingType], required: true, description: 'The listing.' }),
    field: t.string({ required: true, description: 'As `ListingOverride.field` names it.' }),
  }),
});

const payload = (name: string, description: string) =>
  builder.objectRef<{ listingId: string }>(name).implement({
    description,
    authScopes: { may: listingAccess.edit },
    fields: (t) => ({
      listing: t.prismaField({
        type: ListingType,
        description: 'The listing, as it now is.',
        resolve: (query, { listingId }, _args, { platform }) =>
          platform.prisma.listing.findUniqueOrThrow({ ...query, where: { id: listingId } }),
      }),
    }),
  });

type GivenTexts = ({ language: string } & Partial<Record<TextColumn, string | null>>)[];

/** Days come as dates from the scalar; the use case takes them as they are written. */
const written = (value: unknown) => (value instanceof Date ? value.toISOString().slice(0, 10) : value);

builder.mutationFields((t) => ({
  editListing: t.field({
    type: payload('EditListingPayload', 'The listing was edited.'),
    description:
      'Edits a listing. What its origin – the agency’s software – delivers later does not undo it: the edit stays until `resetListingField`.',
    authScopes: { may: listingAccess.edit },
    errors: { types: [InvalidInput, NotFound] },
    args: { input: t.arg({ type: EditListingInput, required: true, description: 'What changes.' }) },
    resolve: async (_root, { input: { id, version, fields, texts } }, { platform, actor }) => ({
      listingId: await editListing(platform, actor, {
        listingId: id.id,
        version,
        fields: fields && Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, written(value)])),
        texts: texts as GivenTexts | null | undefined,
      }),
    }),
  }),
  resetListingField: t.field({
    type: payload('ResetListingFieldPayload', 'The field is the origin’s again.'),
    description: 'Takes an edit back: what the listing’s origin says now is shown.',
    authScopes: { may: listingAccess.edit },
    errors: { types: [InvalidInput, NotFound] },
    args: { input: t.arg({ type: FieldOfListingInput, required: true, description: 'Which field.' }) },
    resolve: async (_root, { input: { id, field } }, { platform, actor }) => ({
      listingId: await resetListingField(platform, actor, { listingId: id.id, field }),
    }),
  }),
  keepListingField: t.field({
    type: payload('KeepListingFieldPayload', 'The edit is kept.'),
    description: 'Settles a conflict in favour of the edit: it is told again only when the origin changes once more.',
    authScopes: { may: listingAccess.edit },
    errors: { types: [InvalidInput, NotFound] },
    args: { input: t.arg({ type: FieldOfListingInput, required: true, description: 'Which field.' }) },
    resolve: async (_root, { input: { id, field } }, { platform, actor }) => ({
      listingId: await keepListingField(platform, actor, { listingId: id.id, field }),
    }),
  }),
}));
