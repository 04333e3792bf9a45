import type { DemoAgency } from './types.ts';

/** An agency without listings: somebody to deliver to. */
export const harbourLane: DemoAgency = {
  slug: 'harbour-lane',
  name: 'Harbour & Lane',
  legalName: 'Harbour & Lane Property Limited',
  locale: 'en',
  country: 'IE',
  currency: 'EUR',
  brandColour: '#5566b8',
  timezone: 'Europe/Dublin',
  openimmoAnid: 'HARBR04IE0000000000000000004',
  customerNumber: 'GP-1004',
  phone: '+353 1 555 0100',
  email: 'hello@harbour-lane.example',
  people: [
    {
      name: 'Aoife Byrne',
      email: 'aoife.byrne@harbour-lane.example',
      phone: '+353 1 555 0101',
      role: 'EXECUTIVE',
      personnelNumber: 'HL-01',
      portrait: {
        seed: 31,
        skin: 'porcelain',
        hair: 'bob',
        hairColour: 'red',
        outfit: 'blazer',
        outfitColour: '#3a4576',
        background: '#cfd4ea',
      },
    },
    {
      name: 'Conor Walsh',
      email: 'conor.walsh@harbour-lane.example',
      phone: '+353 1 555 0102',
      role: 'AGENT',
      personnelNumber: 'HL-02',
      portrait: {
        seed: 32,
        skin: 'light',
        hair: 'bald',
        hairColour: 'chestnut',
        outfit: 'turtleneck',
        outfitColour: '#36505a',
        background: '#d8d8c6',
        beard: true,
      },
    },
  ],
  listings: [],
};
