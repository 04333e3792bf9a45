import { type Actor, AgencyType } from '../accounts/index.ts';
import { builder } from '../graphql/builder.ts';
import type { Context } from '../graphql/context.ts';
import { MoneyType, money } from '../graphql/money.ts';
import { UserError } from '../graphql/user-errors.ts';
import { ListingBrokerType, ListingType, reachListing } from '../listings/index.ts';
import { Disclosure, Financing, OfferStatus, PaymentTerm } from '../platform/generated/prisma/enums.ts';
import { InvalidInput, NotFound, pickLocale } from '../platform/index.ts';
import { offerAccess } from './access.ts';
import { createBatch, perOwner } from './batch.ts';
import { configureOfferLink, offerUrl } from './configure-offer-link.ts';
import { asGraphqlError, describeClosed, OffersClosed } from './errors.ts';
import { type OfferNotice, watchOffers } from './offer-events.ts';
import { openParty, type Party } from './party.ts';
import { formCurrency, formState, readOfferForm, stateSelect } from './read-offer-form.ts';
import { actorDisplayName, offersWhere } from './read-offers.ts';
import { setOfferStatus } from './set-offer-status.ts';
import { type Receipt, submitOffer } from './submit-offer.ts';

const staffOrKey = (actor: Actor) => offerAccess.read(actor) || offerAccess.write(actor);

// ---------------------------------------------------------------- words

const FinancingType = builder.enumType(Financing, {
  name: 'Financing',
  description: 'How the buyer pays.',
  values: {
    CASH: { description: 'With own money.' },
    CREDIT: { description: 'With a loan.' },
    MIXED: { description: 'Partly with a loan.' },
  },
});
const PaymentTermType = builder.enumType(PaymentTerm, {
  name: 'PaymentTerm',
  description: 'When the buyer wishes to pay.',
  values: {
    AT_SIGNING: { description: 'When the contract is signed.' },
    DAYS_30: { description: 'Within 30 days of signing.' },
    DAYS_60: { description: 'Within 60 days of signing.' },
    DAYS_90: { description: 'Within 90 days of signing.' },
    DATE: { description: 'On the day in `paymentDate`.' },
    OTHER: { description: 'As said in `paymentTermText`.' },
  },
});
const OfferStatusType = builder.enumType(OfferStatus, {
  name: 'OfferStatus',
  description: 'Where an offer stands. None of these is a contract.',
  values: {
    NEW: { description: 'Received; nobody has opened it.' },
    VIEWED: { description: 'Opened by the agency.' },
    ACCEPTED: { description: 'The agent wishes to go on with it.' },
    REJECTED: { description: 'The agent does not go on with it.' },
    WITHDRAWN: { description: 'Taken back by the buyer.' },
    SUPERSEDED: { description: 'Replaced by a newer offer of the same buyer.' },
    EXPIRED: { description: 'Its `validUntil` has passed.' },
  },
});
const DisclosureType = builder.enumType(Disclosure, {
  name: 'Disclosure',
  description: 'What other buyers may learn of an offer.',
  values: {
    SEALED: { description: 'Nothing.' },
    COUNT: { description: 'How many there are.' },
    RANK: { description: 'Where their own stands.' },
    OPEN: { description: 'The amounts, without names.' },
  },
});
const OfferFormStateType = builder.enumType('OfferFormState', {
  description: 'Whether offers are taken, by the server’s clock.',
  values: {
    OPEN: { description: 'Offers are taken.' },
    NOT_YET_OPEN: { description: 'The period has not begun.' },
    CLOSED: { description: 'The period has ended, the agent stopped it, or the property is off the market.' },
  },
} as const);

// ---------------------------------------------------------------- the form

const OfferFormType = builder.prismaObject('OfferLink', {
  variant: 'OfferForm',
  description: 'What a buyer sees of a link: the property and whether an offer can be made.',
  authScopes: { public: true },
  select: { id: true, onWebsite: true },
  fields: (t) => ({
    state: t.field({
      type: OfferFormStateType,
      description: 'Whether offers are taken now.',
      select: stateSelect,
      resolve: (link, _args, { platform }) => formState(link, platform.clock.now()),
    }),
    opensAt: t.expose('opensAt', { type: 'DateTime', nullable: true, description: 'When the period begins.' }),
    closesAt: t.expose('closesAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the period ends; an offer at this instant is too late.',
    }),
    serverTime: t.field({
      type: 'DateTime',
      description: 'The server’s clock, which decides; for counting down.',
      resolve: (_link, _args, { platform }) => platform.clock.now(),
    }),
    signatureRequired: t.exposeBoolean('signatureRequired', { description: 'Whether an offer must be signed.' }),
    currency: t.string({
      description: 'ISO 4217; what the amount is in.',
      select: { listing: { select: { currency: true, agency: { select: { currency: true } } } } },
      resolve: ({ listing }) => formCurrency(listing),
    }),
    askingPrice: t.field({
      type: MoneyType,
      nullable: true,
      description: 'The price asked; null when it is told on request only.',
      select: {
        listing: {
          select: { listPrice: true, priceOnRequest: true, currency: true, agency: { select: { currency: true } } },
        },
      },
      resolve: ({ listing }) => (listing.priceOnRequest ? null : money(listing.listPrice, formCurrency(listing))),
    }),
    listing: t.prismaField({
      type: ListingType,
      description: 'The property.',
      select: (_args, _context, nested) => ({ listing: nested() }),
      resolve: (_query, { listing }, _args, context) => reachListing(context, listing),
    }),
    agency: t.relation('agency', { type: AgencyType, description: 'Who sells it.' }),
    agent: t.prismaField({
      type: ListingBrokerType,
      nullable: true,
      description: 'The person to ask.',
      select: { listingId: true },
      resolve: (query, { listingId }, _args, { platform }) =>
        platform.prisma.listingBroker.findFirst({ ...query, where: { listingId }, orderBy: { position: 'asc' } }),
    }),
    privacyUrl: t.string({
      description: 'What happens with the buyer’s data.',
      resolve: (_link, _args, { platform }) => `${platform.settings.publicUrl}/privacy`,
    }),
  }),
});

const OfferLinkType = builder.prismaNode('OfferLink', {
  id: { field: 'id', description: 'Global id, opaque.' },
  description: 'The way in for offers on one listing, as its agent sees it.',
  authScopes: { may: staffOrKey },
  nullable: true,
  findUnique: (id, context) => ({ id, AND: [offerAccess.visibleLinks(context.actor)] }),
  fields: (t) => ({
    listing: t.prismaField({
      type: ListingType,
      description: 'The property.',
      select: (_args, _context, nested) => ({ listing: nested() }),
      resolve: (_query, { listing }, _args, context) => reachListing(context, listing),
    }),
    url: t.string({
      description: 'The page to send to buyers. Whoever has it can make an offer.',
      select: { id: true, tokenSealed: true },
      resolve: (link, _args, { platform }) => offerUrl(platform, link),
    }),
    acceptsOffers: t.exposeBoolean('acceptsOffers', { description: 'The agent’s switch.' }),
    onWebsite: t.exposeBoolean('onWebsite', {
      description: 'Whether the agency’s website takes offers too, without the link.',
    }),
    opensAt: t.expose('opensAt', { type: 'DateTime', nullable: true, description: 'When the period begins.' }),
    closesAt: t.expose('closesAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the period ends; an offer at this instant is too late.',
    }),
    signatureRequired: t.exposeBoolean('signatureRequired', { description: 'Whether an offer must be signed.' }),
    disclosure: t.expose('disclosure', { type: DisclosureType, description: 'What other buyers may learn.' }),
    state: t.field({
      type: OfferFormStateType,
      description: 'Whether offers are taken now.',
      select: stateSelect,
      resolve: (link, _args, { platform }) => formState(link, platform.clock.now()),
    }),
    offerCount: t.relationCount('offers', { description: 'How many offers came in.' }),
  }),
});

/** Asks once for all links of an answer: listings are many, and a condition in the selection would be a query for each. */
const linkIsVisible = perOwner(({ platform, actor }: Context) =>
  createBatch(async (ids) => {
    const where = { AND: [{ id: { in: ids } }, offerAccess.visibleLinks(actor)] };
    const links = await platform.prisma.offerLink.findMany({ where, select: { id: true } });
    return new Map(links.map(({ id }) => [id, true]));
  }),
);

builder.prismaObjectFields(ListingType, (t) => ({
  offerForm: t.prismaField({
    type: OfferFormType,
    nullable: true,
    description: 'The form for an offer; null unless offers are taken on the website.',
    select: (_args, _context, nested) => ({ offerLinks: nested() }),
    resolve: (_query, { offerLinks: [link] }) => (link?.onWebsite ? link : null),
  }),
  offerLink: t.prismaField({
    type: OfferLinkType,
    nullable: true,
    description: 'The link to send to buyers; null when there is none, or it is not yours to see.',
    select: (_args, _context, nested) => ({ offerLinks: nested() }),
    resolve: async (_query, { offerLinks: [link] }, _args, context) =>
      link && staffOrKey(context.actor) && (await linkIsVisible(context)(link.id)) ? link : null,
  }),
}));

// ---------------------------------------------------------------- the offer

const BuyerType = builder.objectRef<Party | Record<string, null>>('Buyer').implement({
  description: 'Who made an offer; everything is null once the person was erased.',
  authScopes: { may: offerAccess.read },
  fields: (t) => ({
    fullName: t.string({ nullable: true, description: 'Full name.', resolve: (buyer) => buyer.fullName ?? null }),
    email: t.string({
      nullable: true,
      description: 'E-mail address, as the buyer gave it.',
      resolve: (buyer) => buyer.email ?? null,
    }),
    phone: t.string({
      nullable: true,
      description: 'Phone number, as the buyer gave it.',
      resolve: (buyer) => buyer.phone ?? null,
    }),
  }),
});

const OfferHistoryEntry = builder.prismaObject('OfferEvent', {
  name: 'OfferHistoryEntry',
  description: 'One entry of the log: what an offer became, when, by whom.',
  authScopes: { may: staffOrKey },
  select: { id: true },
  fields: (t) => ({
    position: t.exposeInt('position', { description: 'Its place in the log of the link, which all its offers share.' }),
    status: t.expose('status', { type: OfferStatusType, description: 'What the offer became.' }),
    at: t.expose('at', { type: 'DateTime', description: 'When.' }),
    actorName: t.string({
      nullable: true,
      description: 'The member of staff or the key that did it; null for the buyer.',
      select: { actor: true },
      resolve: (entry, _args, { platform }) => actorDisplayName(platform, entry.actor),
    }),
    hash: t.exposeString('hash', {
      description: 'SHA-256 over this entry and the hash before it: a changed past shows.',
    }),
  }),
});

export const OfferType = builder.prismaNode('Offer', {
  id: { field: 'id', description: 'Global id, opaque.' },
  description: 'What a buyer offers. It never changes; what became of it is in `status` and `history`.',
  authScopes: { may: staffOrKey },
  nullable: true,
  findUnique: (id, context) => ({ id, AND: [offerAccess.visible(context.actor)] }),
  fields: (t) => {
    const party = { party: true } as const;
    return {
      number: t.exposeInt('number', {
        description: '1, 2, 3 … per listing; what the agency calls it by. Buyers never learn it.',
      }),
      reference: t.exposeString('reference', { description: 'What its buyer calls it by, such as `K7MP-3QXD-9RTW`.' }),
      listing: t.prismaField({
        type: ListingType,
        description: 'The property.',
        select: (_args, _context, nested) => ({ listing: nested() }),
        resolve: (_query, { listing }, _args, context) => reachListing(context, listing),
      }),
      createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was received.' }),
      amount: t.field({
        type: MoneyType,
        description: 'What is offered.',
        select: { amount: true, currency: true },
        resolve: (offer) => ({ amount: offer.amount, currency: offer.currency }),
      }),
      askingPrice: t.field({
        type: MoneyType,
        nullable: true,
        description: 'The price asked when the offer was made.',
        select: { askingPrice: true, currency: true },
        resolve: (offer) => money(offer.askingPrice, offer.currency),
      }),
      askingRatio: t.float({
        nullable: true,
        description: 'The amount divided by the price asked when the offer was made.',
        select: { amount: true, askingPrice: true },
        resolve: ({ amount, askingPrice }) =>
          askingPrice?.isPositive() && !askingPrice.isZero() ? amount.div(askingPrice).toNumber() : null,
      }),
      financing: t.expose('financing', { type: FinancingType, description: 'How the buyer pays.' }),
      paymentTerm: t.expose('paymentTerm', { type: PaymentTermType, description: 'When the buyer wishes to pay.' }),
      paymentDate: t.expose('paymentDate', {
        type: 'Date',
        nullable: true,
        description: 'The day, for the term `DATE`.',
      }),
      paymentTermText: t.string({
        nullable: true,
        description: 'The buyer’s words for the term `OTHER`; null once erased.',
        authScopes: { may: offerAccess.read },
        select: party,
        resolve: (offer, _args, { platform }) => openParty(platform.vault, offer.party)?.paymentTermText ?? null,
      }),
      conditions: t.string({
        nullable: true,
        description: 'What the offer depends on, in the buyer’s words; null once erased.',
        authScopes: { may: offerAccess.read },
        select: party,
        resolve: (offer, _args, { platform }) => openParty(platform.vault, offer.party)?.conditions ?? null,
      }),
      validUntil: t.expose('validUntil', {
        type: 'DateTime',
        nullable: true,
        description: 'How long the buyer stands by it.',
      }),
      status: t.field({
        type: OfferStatusType,
        description: 'Where it stands.',
        select: { state: true },
        resolve: (offer) => offer.state?.status ?? 'NEW',
      }),
      version: t.int({
        description: 'Grows with each change of `status`.',
        select: { state: true },
        resolve: (offer) => offer.state?.version ?? 1,
      }),
      buyer: t.field({
        type: BuyerType,
        description: 'Who made it.',
        select: party,
        resolve: (offer, _args, { platform }) => openParty(platform.vault, offer.party) ?? {},
      }),
      history: t.relation('events', {
        type: OfferHistoryEntry,
        description: 'Everything it became, oldest first.',
        query: { orderBy: { position: 'asc' } },
      }),
    };
  },
});

const OfferFilterInput = builder.inputType('OfferFilter', {
  description: 'Which offers; everything given must hold.',
  fields: (t) => ({
    reference: t.string({ required: false, description: 'With this reference, however it is written.' }),
    listing: t.globalID({ for: [ListingType], required: false, description: 'On this listing.' }),
    status: t.field({ type: [OfferStatusType], required: false, description: 'Standing at any of these.' }),
    financing: t.field({ type: [FinancingType], required: false, description: 'Paid in any of these ways.' }),
    minAmount: t.field({ type: 'Decimal', required: false, description: 'Of this amount or more.' }),
    maxAmount: t.field({ type: 'Decimal', required: false, description: 'Of this amount or less.' }),
    from: t.field({ type: 'DateTime', required: false, description: 'Received at this instant or later.' }),
    until: t.field({ type: 'DateTime', required: false, description: 'Received before this instant.' }),
  }),
});

type GivenFilter = typeof OfferFilterInput.$inferInput | null | undefined;
// Global ids arrive parsed; the inferred type of an input object does not know.
const filterOf = (filter: GivenFilter) => ({
  ...filter,
  listingId: (filter?.listing as { id: string } | null | undefined)?.id,
});

builder.queryFields((t) => ({
  offerForm: t.prismaField({
    type: OfferFormType,
    nullable: true,
    description:
      'The form behind a link, or on the website for a listing with a publishable key; null when there is none.',
    authScopes: { public: true },
    args: {
      token: t.arg.string({ required: false, description: 'The token of the link; either this or `listing`.' }),
      listing: t.arg.globalID({ for: [ListingType], required: false, description: 'The listing.' }),
    },
    resolve: (query, _root, { token, listing }, { platform, actor }) =>
      readOfferForm(platform, actor, { token, listingId: listing?.id }, query),
  }),
  offers: t.prismaConnection(
    {
      type: OfferType,
      cursor: 'id',
      description: 'The offers you may see, newest first.',
      authScopes: { may: offerAccess.read },
      args: { filter: t.arg({ type: OfferFilterInput, required: false, description: 'Which ones.' }) },
      totalCount: (_root, { filter }, { platform, actor }) =>
        platform.prisma.offer.count({ where: { AND: [offersWhere(filterOf(filter)), offerAccess.visible(actor)] } }),
      resolve: (query, _root, { filter }, { platform, actor }) =>
        platform.prisma.offer.findMany({
          ...query,
          where: { AND: [offersWhere(filterOf(filter)), offerAccess.visible(actor)] },
          orderBy: { id: 'desc' },
        }),
    },
    { name: 'OfferConnection' },
    { name: 'OfferEdge' },
  ),
}));

// ---------------------------------------------------------------- changes

builder.objectType(OffersClosed, {
  name: 'OffersClosed',
  description: 'No offer is taken now. Nothing was kept.',
  interfaces: [UserError],
  authScopes: { public: true },
  fields: (t) => ({
    message: t.string({
      description: 'What to do about it.',
      resolve: (error, _args, { locale }) => describeClosed(error, locale),
    }),
    state: t.expose('state', { type: OfferFormStateType, description: 'Too early, or too late.' }),
    opensAt: t.expose('opensAt', { type: 'DateTime', nullable: true, description: 'When the period begins.' }),
    closesAt: t.expose('closesAt', { type: 'DateTime', nullable: true, description: 'When the period ends.' }),
  }),
});

const ProofInput = builder.inputType('ProofInput', {
  description: 'The solution of a challenge, asked for after many offers from one connection.',
  fields: (t) => ({
    challenge: t.string({ required: true, description: 'As the error `PROOF_OF_WORK_REQUIRED` gave it.' }),
    solution: t.string({
      required: true,
      description:
        'Any text for which the SHA-256 of `<challenge>:<solution>` begins with as many zero bits as `bits` said. Good once, for ten minutes.',
    }),
  }),
});

const SubmitOfferInput = builder.inputType('SubmitOfferInput', {
  description: 'An offer, as the buyer fills it in.',
  fields: (t) => ({
    token: t.string({ required: false, description: 'The token of the link; either this or `listing`.' }),
    listing: t.globalID({
      for: [ListingType],
      required: false,
      description: 'The listing, on a page with a publishable key.',
    }),
    idempotencyKey: t.string({
      required: true,
      description: '8 to 100 printable characters, made once per offer: sent again, it gives the same receipt.',
    }),
    fullName: t.string({ required: true, description: 'Up to 200 characters.' }),
    email: t.string({ required: true, description: 'Where the receipt goes to.' }),
    phone: t.string({ required: true, description: 'With its area code.' }),
    amount: t.field({ type: 'Decimal', required: true, description: 'Above zero, to the cent.' }),
    currency: t.string({ required: false, description: 'The form’s when left out, and no other.' }),
    financing: t.field({ type: FinancingType, required: true, description: 'How the buyer pays.' }),
    paymentTerm: t.field({ type: PaymentTermType, required: true, description: 'When the buyer wishes to pay.' }),
    paymentDate: t.field({ type: 'Date', required: false, description: 'The day, for the term `DATE`.' }),
    paymentTermText: t.string({ required: false, description: 'The term `OTHER` in words, up to 500 characters.' }),
    conditions: t.string({ required: false, description: 'What the offer depends on, up to 4000 characters.' }),
    validUntil: t.field({ type: 'DateTime', required: false, description: 'How long the buyer stands by it.' }),
    locale: t.string({
      required: false,
      description: 'The buyer’s language, BCP 47, for the mails; that of the request when left out.',
    }),
    website: t.string({ required: false, description: 'Leave empty: only machines fill it in.' }),
    proof: t.field({
      type: ProofInput,
      required: false,
      description:
        'Only when the error `PROOF_OF_WORK_REQUIRED` asked for it: after 20 offers an hour through one link.',
    }),
  }),
});

const OfferReceipt = builder.objectRef<Receipt>('OfferReceipt').implement({
  description: 'What the buyer keeps: the offer was received.',
  authScopes: { public: true },
  fields: (t) => ({
    reference: t.exposeString('reference', {
      description: 'What to call the offer by, such as `K7MP-3QXD-9RTW`. It is drawn at random.',
    }),
    number: t.int({
      nullable: true,
      deprecationReason: 'Always null: counting offers told buyers how many there are. Use `reference`.',
      description: 'Told to the agency only.',
      resolve: () => null,
    }),
    receivedAt: t.field({
      type: 'DateTime',
      description: 'When it was received, by the server’s clock.',
      resolve: (receipt) => receipt.createdAt,
    }),
    amount: t.field({
      type: MoneyType,
      description: 'What was offered.',
      resolve: ({ amount, currency }) => ({ amount, currency }),
    }),
    listing: t.prismaField({
      type: ListingType,
      description: 'The property.',
      resolve: async (query, { listingId }, _args, context) => {
        const where = { id: listingId };
        return reachListing(context, await context.platform.prisma.listing.findUniqueOrThrow({ ...query, where }));
      },
    }),
  }),
});

const SubmitOfferPayload = builder.objectRef<{ receipt: Receipt }>('SubmitOfferPayload').implement({
  description: 'The offer was received.',
  authScopes: { public: true },
  fields: (t) => ({
    receipt: t.expose('receipt', { type: OfferReceipt, description: 'What the buyer keeps.' }),
  }),
});

const SetOfferStatusInput = builder.inputType('SetOfferStatusInput', {
  description: 'What an offer becomes.',
  fields: (t) => ({
    offer: t.globalID({ for: [OfferType], required: true, description: 'The offer.' }),
    status: t.field({ type: OfferStatusType, required: true, description: '`VIEWED`, `ACCEPTED` or `REJECTED`.' }),
    message: t.string({
      required: false,
      description: 'A word to the buyer, up to 2000 characters; it goes into the mail and is kept nowhere else.',
    }),
    version: t.int({
      required: false,
      description:
        'The version of the offer you saw. When it has changed since, nothing is changed, and `CHANGED_SINCE` says to look again. `VIEWED` with it takes back a decision whose mail has not left; without it, `VIEWED` leaves a decision as it is.',
    }),
  }),
});

const SetOfferStatusPayload = builder.objectRef<{ offerId: string }>('SetOfferStatusPayload').implement({
  description: 'The offer, as it now stands.',
  authScopes: { may: offerAccess.write },
  fields: (t) => ({
    offer: t.prismaField({
      type: OfferType,
      description: 'The offer.',
      resolve: (query, { offerId }, _args, { platform }) =>
        platform.prisma.offer.findUniqueOrThrow({ ...query, where: { id: offerId } }),
    }),
  }),
});

const ConfigureOfferLinkInput = builder.inputType('ConfigureOfferLinkInput', {
  description: 'How offers on a listing are taken. What is left out stays as it is; null takes a date away.',
  fields: (t) => ({
    listing: t.globalID({ for: [ListingType], required: true, description: 'The listing.' }),
    acceptsOffers: t.boolean({ required: false, description: 'The agent’s switch; on when the link is made.' }),
    onWebsite: t.boolean({ required: false, description: 'Whether the agency’s website takes offers too.' }),
    opensAt: t.field({ type: 'DateTime', required: false, description: 'When the period begins.' }),
    closesAt: t.field({ type: 'DateTime', required: false, description: 'When the period ends.' }),
    signatureRequired: t.boolean({ required: false, description: 'Whether an offer must be signed.' }),
    disclosure: t.field({ type: DisclosureType, required: false, description: 'What other buyers may learn.' }),
  }),
});

const ConfigureOfferLinkPayload = builder.objectRef<{ linkId: string }>('ConfigureOfferLinkPayload').implement({
  description: 'The link, as it now is.',
  authScopes: { may: offerAccess.configure },
  fields: (t) => ({
    offerLink: t.prismaField({
      type: OfferLinkType,
      description: 'The link.',
      resolve: (query, { linkId }, _args, { platform }) =>
        platform.prisma.offerLink.findUniqueOrThrow({ ...query, where: { id: linkId } }),
    }),
  }),
});

builder.mutationFields((t) => ({
  submitOffer: t.field({
    type: SubmitOfferPayload,
    description: 'Makes an offer: with the token of a link, or for a listing on a page with a publishable key.',
    authScopes: { public: true },
    errors: { types: [InvalidInput, OffersClosed, NotFound] },
    args: { input: t.arg({ type: SubmitOfferInput, required: true, description: 'The offer.' }) },
    resolve: async (_root, { input: { listing, locale, ...input } }, { platform, actor, client, ...context }) => {
      const by = { actor, client, locale: pickLocale(locale, context.locale) };
      try {
        return { receipt: await submitOffer(platform, by, { ...input, listingId: listing?.id }) };
      } catch (error) {
        throw asGraphqlError(error, by.locale);
      }
    },
  }),
  setOfferStatus: t.field({
    type: SetOfferStatusPayload,
    description:
      'Notes that an offer was opened, or decides it. The buyer hears of a decision ten seconds later; until then it can be taken back.',
    authScopes: { may: offerAccess.write },
    errors: { types: [InvalidInput, NotFound] },
    args: { input: t.arg({ type: SetOfferStatusInput, required: true, description: 'What it becomes.' }) },
    resolve: async (_root, { input: { offer, ...input } }, { platform, actor }) => ({
      offerId: await setOfferStatus(platform, actor, { ...input, offerId: offer.id }),
    }),
  }),
  configureOfferLink: t.field({
    type: ConfigureOfferLinkPayload,
    description: 'Opens a listing to offers, or changes how they are taken.',
    authScopes: { may: offerAccess.configure },
    errors: { types: [InvalidInput, NotFound] },
    args: { input: t.arg({ type: ConfigureOfferLinkInput, required: true, description: 'How.' }) },
    resolve: async (_root, { input: { listing, ...input } }, { platform, actor }) => ({
      linkId: await configureOfferLink(platform, actor, { ...input, listingId: listing.id }),
    }),
  }),
}));

// ---------------------------------------------------------------- live

type Notice<Type extends OfferNotice['type']> = Extract<OfferNotice, { type: Type }>;

const OfferChangeKindType = builder.enumType('OfferChangeKind', {
  description: 'What happened to an offer.',
  values: {
    SUBMITTED: { description: 'It came in.' },
    STATUS_CHANGED: { description: 'It stands elsewhere.' },
  },
} as const);

const cursorDescription = 'The place in the log; pass the last one seen as `after` when subscribing again.';

const OfferChangedType = builder.objectRef<Notice<'OfferChanged'>>('OfferChanged').implement({
  description: 'An offer came in or changed. Apply it only when its `version` is newer than yours.',
  authScopes: { may: offerAccess.read },
  fields: (t) => ({
    cursor: t.exposeString('cursor', { description: cursorDescription }),
    kind: t.expose('kind', { type: OfferChangeKindType, description: 'What happened.' }),
    offer: t.prismaField({
      type: OfferType,
      description: 'The offer as it is now.',
      // The same document on many boards reads the offer once.
      resolve: (query, { offerId, shared }, _args, { platform }) =>
        shared.once(`offer ${JSON.stringify(query)}`, () =>
          platform.prisma.offer.findUniqueOrThrow({ ...query, where: { id: offerId } }),
        ),
    }),
  }),
});

const LiveType = builder.objectRef<Notice<'Live'>>('Live').implement({
  description: 'Everything missed was replayed; what comes now is happening. Without `after`, load the offers now.',
  authScopes: { may: offerAccess.read },
  fields: (t) => ({ cursor: t.exposeString('cursor', { description: cursorDescription }) }),
});

const ResyncType = builder.objectRef<Notice<'Resync'>>('Resync').implement({
  description: 'What was missed cannot be told: load the offers again. `Live` follows.',
  authScopes: { may: offerAccess.read },
  fields: (t) => ({
    cursor: t.exposeString('cursor', { description: cursorDescription }),
    reason: t.exposeString('reason', {
      description: '`UNKNOWN_CURSOR`, `TOO_OLD`, `TOO_FAR_BEHIND` or `TOO_SLOW`.',
    }),
  }),
});

const OfferNoticeType = builder.unionType('OfferNotice', {
  description: 'What a board hears.',
  types: [OfferChangedType, LiveType, ResyncType],
  resolveType: (notice) => notice.type,
});

builder.subscriptionFields((t) => ({
  offerEvents: t.field({
    type: OfferNoticeType,
    description:
      'The offers you may see, live. Without `after` it begins with `Live`; with it, everything missed comes first, or `Resync`.',
    authScopes: { may: offerAccess.read },
    args: {
      after: t.arg.string({ required: false, description: 'The last cursor you saw.' }),
      listing: t.arg.globalID({ for: [ListingType], required: false, description: 'Only offers on this listing.' }),
    },
    subscribe: (_root, { after, listing }, { platform, actor }) =>
      watchOffers(platform, actor, { after, listingId: listing?.id }),
    resolve: (notice) => notice,
  }),
}));
