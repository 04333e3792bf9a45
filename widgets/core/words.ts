/** The words every widget shares. */
export type Financing = 'CASH' | 'CREDIT' | 'MIXED';
export type PaymentTerm = 'AT_SIGNING' | 'DAYS_30' | 'DAYS_60' | 'DAYS_90' | 'DATE' | 'OTHER';

export interface CoreWords {
  loading: string;
  retry: string;
  close: string;
  offlineTitle: string;
  offlineText: string;
  unreachableTitle: string;
  unreachableText: string;
  write: string;
  call: string;
  financing: Record<Financing, string>;
  term: Record<PaymentTerm, string>;
  ofAsking: (ratio: string) => string;
  priceOnRequest: string;
}

export interface FailureWords {
  busyTitle: string;
  busyText: string;
  brokenTitle: string;
  brokenText: string;
  unavailableTitle: string;
  unavailableText: string;
  ownerTitle: string;
  ownerKeyMissing: string;
  ownerKeyRevoked: string;
  ownerKeyUnknown: string;
  ownerOrigin: (origin: string) => string;
}
