export interface ListingDetailWords {
  fact: Record<
    | 'rooms'
    | 'bedrooms'
    | 'bathrooms'
    | 'livingArea'
    | 'area'
    | 'lot'
    | 'building'
    | 'leasable'
    | 'usable'
    | 'office'
    | 'storage'
    | 'sales'
    | 'retail'
    | 'priceNet'
    | 'pricePerArea'
    | 'rentPerArea'
    | 'parking'
    | 'units'
    | 'floor'
    | 'stories'
    | 'elevator'
    | 'yearBuilt'
    | 'rentWithCosts'
    | 'rentWarm'
    | 'additionalCosts'
    | 'heatingCosts'
    | 'associationFee'
    | 'deposit'
    | 'commission'
    | 'number',
    string
  >;
  yes: string;
  no: string;
  price: string;
  rent: string;
  perMonth: string;
  addressOnRequest: string;
  statusPending: string;
  statusClosed: string;
  facts: string;
  description: string;
  location: string;
  equipment: string;
  other: string;
  readMore: string;
  gallery: string;
  picture: (at: number, of: number) => string;
  previous: string;
  next: string;
  fullScreen: string;
  noPicture: string;
  plans: string;
  documents: string;
  opensInNewTab: string;
  media: Record<'FLOOR_PLAN' | 'DOCUMENT' | 'VIDEO' | 'VIRTUAL_TOUR' | 'LINK', string>;
  energy: string;
  contact: string;
  makeOffer: string;
  offersUntil: (when: string) => string;
  offersFrom: (when: string) => string;
  missingTitle: string;
  missingText: string;
}

export interface EnergyWords {
  energyKind: Record<'DEMAND' | 'CONSUMPTION', string>;
  energyClass: (name: string) => string;
  energyFact: Record<
    'value' | 'carrier' | 'primaryEnergy' | 'co2' | 'renewables' | 'vintage' | 'issued' | 'validUntil',
    string
  >;
}
