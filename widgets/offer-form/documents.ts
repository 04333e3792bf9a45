import { document } from '../core/client.ts';
import type { Money } from '../core/format.ts';
import type { Financing, PaymentTerm } from '../core/words.ts';

export type OfferFormState = 'OPEN' | 'NOT_YET_OPEN' | 'CLOSED';

export interface Contact {
  firstName: string | null;
  lastName: string | null;
  email: string | null;
  phone: string | null;
  mobile: string | null;
  imageUrl: string | null;
}

export interface FormAgency {
  name: string;
  brandColor: string | null;
  locale: string;
  timeZone: string;
  email: string | null;
  phone: string | null;
}

export interface OfferForm {
  state: OfferFormState;
  opensAt: string | null;
  closesAt: string | null;
  serverTime: string;
  signatureRequired: boolean;
  currency: string;
  askingPrice: Money | null;
  privacyUrl: string;
  listing: {
    id: string;
    title: string | null;
    country: string | null;
    streetName: string | null;
    streetNumber: string | null;
    postalCode: string | null;
    city: string | null;
    livingArea: number | null;
    lotSizeArea: number | null;
    roomsTotal: number | null;
    media: { url: string; title: string | null }[];
  };
  agency: FormAgency;
  agent: Contact | null;
}

const FORM = `
  state opensAt closesAt serverTime signatureRequired currency privacyUrl
  askingPrice { amount currency }
  listing {
    id title(language: $language) country streetName streetNumber postalCode city livingArea lotSizeArea roomsTotal
    media(category: [PHOTO]) { url(size: MEDIUM) title }
  }
  agency { name brandColor locale timeZone email phone }
  agent { firstName lastName email phone mobile imageUrl }
`;

export const ByToken = document<{ offerForm: OfferForm | null }, { token: string; language: string }>(
  `query OfferFormByToken($token: String!, $language: String) { offerForm(token: $token) { ${FORM} } }`,
);

export const ByListing = document<
  { listing: { id: string; offerForm: OfferForm | null; agency: FormAgency } | null },
  { id: string | null; listingId: string | null; language: string }
>(
  `query OfferFormByListing($id: ID, $listingId: String, $language: String) {
    listing(id: $id, listingId: $listingId) {
      id agency { name brandColor locale timeZone email phone } offerForm { ${FORM} }
    }
  }`,
);

export interface SubmitOfferInput {
  token?: string;
  listing?: string;
  idempotencyKey: string;
  fullName: string;
  email: string;
  phone: string;
  amount: string;
  currency: string;
  financing: Financing;
  paymentTerm: PaymentTerm;
  paymentDate?: string;
  paymentTermText?: string;
  conditions?: string;
  validUntil?: string;
  locale: string;
  website: string;
  proof?: { challenge: string; solution: string };
}

export interface Receipt {
  /** What the buyer calls the offer by. */
  reference: string;
  receivedAt: string;
  amount: Money;
}

export type SubmitOfferResult =
  | { __typename: 'SubmitOfferPayload'; receipt: Receipt }
  | { __typename: 'InvalidInput'; message: string; fields: { path: string[]; code: string; message: string }[] }
  | {
      __typename: 'OffersClosed';
      message: string;
      state: OfferFormState;
      opensAt: string | null;
      closesAt: string | null;
    }
  | { __typename: 'NotFound'; message: string };
