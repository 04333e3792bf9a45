import { AgencyType } from '../accounts/index.ts';
import { builder } from '../graphql/builder.ts';
import { MoneyType, money } from '../graphql/money.ts';
import { MediaCategory, PropertyType, StandardStatus } from '../platform/generated/prisma/enums.ts';
import { asLetters, containing, type Prisma } from '../platform/index.ts';
import { isReached, listingAccess } from './access.ts';
import { type Keeper, keeper, shown, shownCaption, shownMedia } from './hiding.ts';
import type { EnergyCertificate } from './listing-input.ts';
import { mediaUrl } from './media.ts';

builder.enumType(StandardStatus, {
  name: 'StandardStatus',
  description: 'Where a listing stands on the market; RESO StandardStatus.',
  values: {
    ACTIVE: { description: 'On the market.' },
    PENDING: { description: 'Reserved.' },
    CLOSED: { description: 'Sold or let.' },
  },
});
builder.enumType(PropertyType, {
  name: 'PropertyType',
  description: 'RESO PropertyType.',
  values: {
    RESIDENTIAL: { description: 'A home for sale.' },
    RESIDENTIAL_LEASE: { description: 'A home to rent.' },
    RESIDENTIAL_INCOME: { description: 'A residential building for its rents.' },
    COMMERCIAL_SALE: { description: 'Business premises for sale.' },
    COMMERCIAL_LEASE: { description: 'Business premises to rent.' },
    LAND: { description: 'A plot of land.' },
    FARM: { description: 'Agricultural or forest property.' },
  },
});
const MediaCategoryType = builder.enumType(MediaCategory, {
  name: 'MediaCategory',
  description: 'RESO MediaCategory.',
  values: {
    PHOTO: { description: 'A photograph.' },
    FLOOR_PLAN: { description: 'A floor plan.' },
    DOCUMENT: { description: 'A document.' },
    VIDEO: { description: 'A film, or a link to one.' },
    VIRTUAL_TOUR: { description: 'A tour to walk through on the screen.' },
    LINK: { description: 'Another page.' },
  },
});
const MediaSizeType = builder.enumType('MediaSize', {
  description: 'How wide a picture is delivered; it is never enlarged.',
  values: {
    THUMB: { description: '320 pixels wide, WebP.' },
    MEDIUM: { description: '960 pixels wide, WebP.' },
    LARGE: { description: '1920 pixels wide, WebP.' },
    ORIGINAL: { description: 'Full size; a picture as JPEG without position data, anything else as delivered.' },
  },
});
export const EnergyCertificateKind = builder.enumType('EnergyCertificateKind', {
  description: 'What a certificate was made from.',
  values: { DEMAND: { description: 'Calculated demand.' }, CONSUMPTION: { description: 'Measured consumption.' } },
});

const certificateText = (name: Exclude<keyof EnergyCertificate, 'kind'>, description: string) => ({
  name,
  description,
});
const EnergyCertificateType = builder.objectRef<EnergyCertificate>('EnergyCertificate').implement({
  description: 'An energy certificate as delivered: dates and units vary with the law of the place.',
  authScopes: { public: true },
  fields: (t) => ({
    kind: t.field({
      type: EnergyCertificateKind,
      nullable: true,
      description: 'What it was made from.',
      resolve: (c) => c.kind,
    }),
    ...Object.fromEntries(
      [
        certificateText('value', 'Final energy, kWh per square metre and year.'),
        certificateText('class', 'Efficiency class, such as `B`.'),
        certificateText('carrier', 'Main source of energy.'),
        certificateText('issued', 'When it was issued.'),
        certificateText('validUntil', 'How long it is valid.'),
        certificateText('vintage', 'The rules it was made under.'),
        certificateText('heatingDemand', 'Austria: heating demand (HWB).'),
        certificateText('heatingDemandClass', 'Austria: its class.'),
        certificateText('totalEnergyEfficiency', 'Austria: total energy efficiency factor (fGEE).'),
        certificateText('totalEnergyEfficiencyClass', 'Austria: its class.'),
        certificateText('primaryEnergy', 'Primary energy, kWh per square metre and year.'),
        certificateText('co2', 'Emissions, kg CO₂ equivalent per square metre and year.'),
        certificateText('renewables', 'Share of renewable energy.'),
      ].map(({ name, description }) => [
        name,
        t.string({ nullable: true, description, resolve: (certificate) => certificate[name] ?? null }),
      ]),
    ),
  }),
});

export const ListingTextType = builder.prismaObject('ListingText', {
  description: 'What is said of a listing in one language; plain text with line breaks.',
  authScopes: { public: true },
  fields: (t) => ({
    language: t.exposeString('language', { description: 'BCP 47.' }),
    title: t.exposeString('title', { nullable: true, description: 'The headline.' }),
    shortDescription: t.exposeString('shortDescription', { nullable: true, description: 'Two or three lines.' }),
    publicRemarks: t.exposeString('publicRemarks', {
      nullable: true,
      description: 'The description; RESO PublicRemarks.',
    }),
    locationRemarks: t.exposeString('locationRemarks', { nullable: true, description: 'The neighbourhood.' }),
    equipmentRemarks: t.exposeString('equipmentRemarks', { nullable: true, description: 'How it is fitted out.' }),
    otherRemarks: t.exposeString('otherRemarks', { nullable: true, description: 'Anything else.' }),
  }),
});

const _MediaType = builder.prismaNode('Media', {
  nullable: true,
  id: { field: 'id', description: 'Global id, opaque.' },
  description:
    'A picture, plan, document or link of a listing. Documents, site plans among them, are shown only to those who may know the address.',
  authScopes: { public: true },
  findUnique: (id, { actor, platform }) => ({
    id,
    listing: listingAccess.visible(actor, platform.clock.now()),
    AND: [shownMedia(actor)],
  }),
  fields: (t) => ({
    category: t.expose('category', { type: MediaCategory, description: 'What it is.' }),
    order: t.exposeInt('order', { description: 'Its place, from 0.' }),
    preferred: t.exposeBoolean('preferred', { description: 'Whether it is the title picture.' }),
    title: t.string({
      nullable: true,
      description: 'The caption; null also when it names the street and you may not know the address.',
      select: { title: true, listing: { select: { ...keeper, streetName: true } } },
      resolve: (media, _args, { actor }) => shownCaption(actor, media),
    }),
    url: t.string({
      description:
        'Where to fetch it. What is not for everybody is given only to a request with your session or secret key.',
      args: {
        size: t.arg({ type: MediaSizeType, required: false, description: 'How wide; `ORIGINAL` when left out.' }),
      },
      resolve: (media, { size }, { platform }) => mediaUrl(platform.settings.publicUrl, media, size ?? 'ORIGINAL'),
    }),
    contentType: t.exposeString('contentType', {
      nullable: true,
      description: 'What was delivered, by its first bytes.',
    }),
    width: t.exposeInt('width', { nullable: true, description: 'Pixels.' }),
    height: t.exposeInt('height', { nullable: true, description: 'Pixels.' }),
  }),
});

export const ListingBrokerType = builder.prismaObject('ListingBroker', {
  description: 'Who sells the listing, as the agency shows it.',
  authScopes: { public: true },
  select: { id: true },
  fields: (t) => ({
    position: t.exposeInt('position', { description: 'From 1; the first is the one to ask.' }),
    firstName: t.exposeString('firstName', { nullable: true, description: 'First name.' }),
    lastName: t.exposeString('lastName', { nullable: true, description: 'Last name.' }),
    email: t.exposeString('email', { nullable: true, description: 'Where to write to.' }),
    phone: t.exposeString('phone', { nullable: true, description: 'Where to call.' }),
    mobile: t.exposeString('mobile', { nullable: true, description: 'Mobile phone.' }),
    officeName: t.exposeString('officeName', { nullable: true, description: 'The office.' }),
    imageUrl: t.string({
      nullable: true,
      description: 'A portrait.',
      select: { person: { select: { id: true, image: true } } },
      resolve: ({ person }, _args, { platform }) =>
        person?.image ? `${platform.settings.publicUrl}/media/portrait/${person.id}` : null,
    }),
  }),
});

const ADDRESS_KEPT = 'null unless the address is released or you belong to the agency.';
const PRICE_KEPT = 'null while `priceOnRequest`, unless you belong to the agency.';

/** A decimal column as a float: areas and counts, never money. */
const decimal = (value: Prisma.Decimal | null): number | null => value?.toNumber() ?? null;

export const ListingType = builder.prismaNode('Listing', {
  nullable: true,
  id: { field: 'id', description: 'Global id, opaque.' },
  description: 'A property on offer. Names follow the RESO Data Dictionary.',
  // Reached only through fields that decide: `listings`, an offer form, an offer.
  authScopes: { public: true },
  findUnique: (id, context) =>
    isReached(context, id) ? { id } : { id, AND: [listingAccess.visible(context.actor, context.platform.clock.now())] },
  fields: (t) => {
    const text = (
      name:
        | 'listingId'
        | 'propertySubType'
        | 'country'
        | 'stateOrProvince'
        | 'cityRegion'
        | 'city'
        | 'postalCode'
        | 'entryLevel'
        | 'basement'
        | 'furnished'
        | 'propertyCondition'
        | 'yearBuilt',
      description: string,
    ) => t.exposeString(name, { nullable: true, description });
    const yesNo = (name: 'fireplaceYN' | 'coolingYN' | 'elevatorYN' | 'accessibilityYN', description: string) =>
      t.exposeBoolean(name, { nullable: true, description });
    const amount = (
      name:
        | 'listPrice'
        | 'listPriceNet'
        | 'listPriceGross'
        | 'listPricePerArea'
        | 'leaseAmountPerArea'
        | 'leaseAmount'
        | 'rentWithCosts'
        | 'rentWarm'
        | 'additionalCosts'
        | 'heatingCosts'
        | 'deposit'
        | 'associationFee'
        | 'totalActualRent'
        | 'grossScheduledIncome',
      description: string,
    ) =>
      t.field({
        type: MoneyType,
        nullable: true,
        description,
        select: { ...keeper, [name]: true, currency: true } as Record<typeof name | keyof Keeper | 'currency', true>,
        resolve: (listing, _args, { actor }) => money(shown(actor, listing, name, listing[name]), listing.currency),
      });
    const keptText = (
      name: 'streetName' | 'streetNumber' | 'depositText' | 'buyerCommissionText',
      description: string,
    ) =>
      t.string({
        nullable: true,
        description,
        select: { ...keeper, [name]: true } as Record<typeof name | keyof Keeper, true>,
        resolve: (listing, _args, { actor }) => shown(actor, listing, name, listing[name]),
      });
    const degrees = (name: 'latitude' | 'longitude', description: string) =>
      t.float({
        nullable: true,
        description,
        select: { ...keeper, [name]: true } as Record<typeof name | keyof Keeper, true>,
        resolve: (listing, _args, { actor }) => decimal(shown(actor, listing, name, listing[name])),
      });
    const number = (
      name:
        | 'livingArea'
        | 'buildingAreaTotal'
        | 'lotSizeArea'
        | 'leasableArea'
        | 'usableArea'
        | 'officeArea'
        | 'storageArea'
        | 'salesArea'
        | 'retailArea'
        | 'roomsTotal'
        | 'bedroomsTotal'
        | 'bathroomsTotal'
        | 'bathroomsHalf',
      description: string,
    ) =>
      t.float({
        nullable: true,
        description,
        select: { [name]: true } as Record<typeof name, true>,
        resolve: (listing) => decimal(listing[name]),
      });
    return {
      listingId: text('listingId', 'The number people know it by; RESO ListingId.'),
      agency: t.relation('agency', { type: AgencyType, description: 'Whose listing it is.' }),
      title: t.string({
        nullable: true,
        description: 'The headline, in the language asked for or the listing’s first.',
        args: { language: t.arg.string({ required: false, description: 'BCP 47, such as `fr`.' }) },
        select: ({ language }) => (language ? { title: true, texts: true } : { title: true }),
        resolve: (listing, { language }) => {
          const texts = (listing as { texts?: { language: string; title: string | null }[] }).texts ?? [];
          return pickText(texts, language)?.title ?? listing.title;
        },
      }),
      text: t.field({
        type: ListingTextType,
        nullable: true,
        description: 'All texts, in the language asked for or the listing’s first.',
        args: { language: t.arg.string({ required: false, description: 'BCP 47, such as `fr`.' }) },
        select: { texts: { orderBy: { id: 'asc' } } },
        resolve: (listing, { language }) => pickText(listing.texts, language) ?? listing.texts[0] ?? null,
      }),
      languages: t.stringList({
        description: 'The languages it is described in; the first is its own.',
        select: { texts: { orderBy: { id: 'asc' } } },
        resolve: (listing) => listing.texts.map((entry) => entry.language),
      }),
      standardStatus: t.expose('standardStatus', {
        type: StandardStatus,
        description: 'Where it stands on the market.',
      }),
      isReference: t.exposeBoolean('isReference', { description: 'Whether it is shown as a closed deal.' }),
      onMarketDate: t.expose('onMarketDate', {
        type: 'Date',
        nullable: true,
        description: 'Since when it is on the market.',
      }),
      propertyType: t.expose('propertyType', {
        type: PropertyType,
        nullable: true,
        description: 'What kind of property.',
      }),
      propertySubType: text('propertySubType', 'More closely; RESO PropertySubType.'),
      saleYN: t.exposeBoolean('saleYN', { description: 'Whether it is for sale.' }),
      leaseYN: t.exposeBoolean('leaseYN', { description: 'Whether it is to rent.' }),
      country: text('country', 'ISO 3166-1 alpha-2.'),
      stateOrProvince: text('stateOrProvince', 'State, province or county.'),
      cityRegion: text('cityRegion', 'District or quarter.'),
      city: text('city', 'Town.'),
      postalCode: text('postalCode', 'Postal code, with leading zeros.'),
      addressReleased: t.exposeBoolean('addressReleased', {
        description: 'Whether the public may know the exact address.',
      }),
      streetName: keptText('streetName', `Street; ${ADDRESS_KEPT}`),
      streetNumber: keptText('streetNumber', `House number; ${ADDRESS_KEPT}`),
      latitude: degrees('latitude', `Degrees north; ${ADDRESS_KEPT}`),
      longitude: degrees('longitude', `Degrees east; ${ADDRESS_KEPT}`),
      listPrice: amount(
        'listPrice',
        `The price asked, with tax where both are known, else what is known; ${PRICE_KEPT}`,
      ),
      priceOnRequest: t.exposeBoolean('priceOnRequest', {
        description: 'Whether price, rents and deposit are told on request only.',
      }),
      listPriceNet: amount('listPriceNet', `The price without tax; ${PRICE_KEPT}`),
      listPriceGross: amount('listPriceGross', `The price with tax; ${PRICE_KEPT}`),
      listPricePerArea: amount('listPricePerArea', `The price of a square metre; ${PRICE_KEPT}`),
      leaseAmountPerArea: amount('leaseAmountPerArea', `Rent a month for a square metre; ${PRICE_KEPT}`),
      leaseAmount: amount('leaseAmount', `Rent a month, without costs where they are known apart; ${PRICE_KEPT}`),
      rentWithCosts: amount('rentWithCosts', `Rent a month with costs, without heating; ${PRICE_KEPT}`),
      rentWarm: amount('rentWarm', `Rent a month with costs and heating; ${PRICE_KEPT}`),
      additionalCosts: amount('additionalCosts', 'Running costs a month.'),
      heatingCosts: amount('heatingCosts', 'Heating a month.'),
      deposit: amount('deposit', `Deposit; ${PRICE_KEPT}`),
      depositText: keptText('depositText', `Deposit in words; where they say an amount, ${PRICE_KEPT}`),
      associationFee: amount('associationFee', 'What the owners’ association asks a month.'),
      totalActualRent: amount('totalActualRent', `Rents received a year; ${PRICE_KEPT}`),
      grossScheduledIncome: amount('grossScheduledIncome', `Rents to be expected a year; ${PRICE_KEPT}`),
      buyerCommissionText: keptText(
        'buyerCommissionText',
        `What the buyer pays the broker, in words; where they say an amount, ${PRICE_KEPT}`,
      ),
      livingArea: number('livingArea', 'Square metres to live in.'),
      buildingAreaTotal: number('buildingAreaTotal', 'Square metres in all.'),
      lotSizeArea: number('lotSizeArea', 'Square metres of land.'),
      leasableArea: number('leasableArea', 'Square metres that can be let.'),
      usableArea: number('usableArea', 'Square metres of usable space.'),
      officeArea: number('officeArea', 'Square metres of offices.'),
      storageArea: number('storageArea', 'Square metres of storage.'),
      salesArea: number('salesArea', 'Square metres to sell on.'),
      retailArea: number('retailArea', 'Square metres of shops.'),
      roomsTotal: number('roomsTotal', 'Rooms; halves are possible.'),
      bedroomsTotal: number('bedroomsTotal', 'Bedrooms.'),
      bathroomsTotal: number('bathroomsTotal', 'Bathrooms.'),
      bathroomsHalf: number('bathroomsHalf', 'Separate toilets.'),
      parkingTotal: t.exposeInt('parkingTotal', { nullable: true, description: 'Parking spaces.' }),
      numberOfUnitsTotal: t.exposeInt('numberOfUnitsTotal', {
        nullable: true,
        description: 'Flats or units in the building.',
      }),
      entryLevel: text('entryLevel', 'The floor it is on.'),
      storiesTotal: t.exposeInt('storiesTotal', { nullable: true, description: 'Floors of the building.' }),
      heating: t.exposeStringList('heating', { description: 'How it is heated.' }),
      flooring: t.exposeStringList('flooring', { description: 'Floors inside.' }),
      fireplaceYN: yesNo('fireplaceYN', 'Whether there is a fireplace.'),
      coolingYN: yesNo('coolingYN', 'Whether it is cooled.'),
      elevatorYN: yesNo('elevatorYN', 'Whether there is a lift.'),
      accessibilityYN: yesNo('accessibilityYN', 'Whether it can be reached and used without steps.'),
      basement: text('basement', 'What cellar there is.'),
      furnished: text('furnished', 'How far it is furnished.'),
      propertyCondition: text('propertyCondition', 'Its condition.'),
      yearBuilt: text('yearBuilt', 'When it was built.'),
      energyCertificates: t.field({
        type: [EnergyCertificateType],
        description: 'Its energy certificates.',
        select: { energyCertificates: true },
        resolve: (listing) => listing.energyCertificates as unknown as EnergyCertificate[],
      }),
      media: t.relation('media', {
        description: 'Pictures, plans, documents and links you may see, in order.',
        args: { category: t.arg({ type: [MediaCategoryType], required: false, description: 'Only these.' }) },
        query: ({ category }, { actor }) => ({
          orderBy: { order: 'asc' },
          where: { AND: [shownMedia(actor), category ? { category: { in: category } } : {}] },
        }),
      }),
      brokers: t.relation('brokers', {
        description: 'Who sells it, in order.',
        query: { orderBy: { position: 'asc' } },
      }),
      version: t.exposeInt('version', { description: 'Grows with each change.' }),
      updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it last changed.' }),
    };
  },
});

function pickText<Text extends { language: string }>(
  texts: Text[],
  language: string | null | undefined,
): Text | undefined {
  if (!language) return texts[0];
  const wanted = language.toLowerCase();
  const exact = texts.find((text) => text.language.toLowerCase() === wanted);
  return exact ?? texts.find((text) => text.language.slice(0, 2).toLowerCase() === wanted.slice(0, 2));
}

const ListingFilter = builder.inputType('ListingFilter', {
  description: 'Which listings; everything given must hold.',
  fields: (t) => ({
    listingId: t.string({ required: false, description: 'The number people know it by.' }),
    standardStatus: t.field({ type: [StandardStatus], required: false, description: 'Any of these.' }),
    city: t.string({ required: false, description: 'The town, case ignored.' }),
    search: t.string({ required: false, description: 'Words in the title, town, district or number.' }),
    agency: t.globalID({ for: [AgencyType], required: false, description: 'Of this agency.' }),
  }),
});

function whereFor(filter: typeof ListingFilter.$inferInput | null | undefined): Prisma.ListingWhereInput {
  if (!filter) return {};
  const words = filter.search?.trim().split(/\s+/).filter(Boolean).slice(0, 8) ?? [];
  return {
    listingId: filter.listingId ?? undefined,
    standardStatus: filter.standardStatus ? { in: filter.standardStatus } : undefined,
    city: filter.city ? { equals: asLetters(filter.city), mode: 'insensitive' } : undefined,
    agencyId: filter.agency ? (filter.agency as unknown as { id: string }).id : undefined,
    AND: words.map((word) => ({
      OR: [
        { title: containing(word) },
        { city: containing(word) },
        { cityRegion: containing(word) },
        { listingId: containing(word) },
      ],
    })),
  };
}

builder.queryFields((t) => ({
  listing: t.prismaField({
    type: ListingType,
    nullable: true,
    description:
      'One listing, by its global id or by the number people know it by; null when there is none that you may see.',
    authScopes: { may: listingAccess.list },
    args: {
      id: t.arg.globalID({ for: [ListingType], required: false, description: 'Global id.' }),
      listingId: t.arg.string({ required: false, description: 'The number people know it by.' }),
    },
    resolve: (query, _root, { id, listingId }, { platform, actor }) => {
      if (!id && !listingId) return null;
      const wanted = id ? { id: id.id } : { listingId };
      return platform.prisma.listing.findFirst({
        ...query,
        where: { AND: [wanted, listingAccess.visible(actor, platform.clock.now())] },
        orderBy: { id: 'desc' },
      });
    },
  }),
  listings: t.prismaConnection(
    {
      type: ListingType,
      cursor: 'id',
      description: 'The listings you may see, newest first.',
      authScopes: { may: listingAccess.list },
      args: { filter: t.arg({ type: ListingFilter, required: false, description: 'Which ones.' }) },
      totalCount: (_root, { filter }, { platform, actor }) =>
        platform.prisma.listing.count({
          where: { AND: [whereFor(filter), listingAccess.visible(actor, platform.clock.now())] },
        }),
      resolve: (query, _root, { filter }, { platform, actor }) =>
        platform.prisma.listing.findMany({
          ...query,
          where: { AND: [whereFor(filter), listingAccess.visible(actor, platform.clock.now())] },
          orderBy: { id: 'desc' },
        }),
    },
    { name: 'ListingConnection' },
    { name: 'ListingEdge' },
  ),
}));
