import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { outOfReach } from '../../test/harness/reach.ts';
import { openWidgetPages, type WidgetPages } from '../../test/harness/widget-page.ts';
import type { Offer, OfferStatus } from './documents.ts';

let pages: WidgetPages;
before(async () => {
  pages = await openWidgetPages();
});
after(() => pages.close());

/** As long as each gets: eight-digit amounts with cents, long names and words, every status. */
const offer = (status: OfferStatus, index: number): Offer => ({
  id: `T2ZmZXI6${index}`,
  number: 1200 + index,
  reference: 'K7MP-3QXD-9RTW',
  version: 1,
  createdAt: `2025-09-2${index}T22:38:00Z`,
  amount: { amount: '88888888.88', currency: index % 2 ? 'CAD' : 'EUR' },
  askingPrice: { amount: '900000', currency: 'EUR' },
  askingRatio: 98.765,
  financing: 'MIXED',
  paymentTerm: index % 2 ? 'AT_SIGNING' : 'OTHER',
  paymentDate: null,
  paymentTermText: 'Die Hälfte bei der Beurkundung, der Rest bei der Schlüsselübergabe',
  conditions: 'Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenanspruch',
  validUntil: '2026-12-31T22:59:59Z',
  status,
  listing: {
    id: 'TGlzdGluZzox',
    title: 'Lichtdurchflutete Altbauwohnung mit Stuck, Dielen und Blick in den Park',
    city: 'Berlin',
    listingId: 'A-1',
  },
  buyer: {
    fullName:
      index % 2 ? 'Maximiliane von Hohenstein-Lichtenberg zu Sayn-Wittgenstein' : 'Wolfeschlegelsteinhausenbergerdorff',
    email: 'maximiliane.von.hohenstein-lichtenberg@grundstuecksverwaltung.example',
    phone: '+49 30 1234567890',
  },
});
const STATUSES: OfferStatus[] = ['NEW', 'VIEWED', 'ACCEPTED', 'REJECTED', 'WITHDRAWN', 'SUPERSEDED', 'EXPIRED'];
const offers = STATUSES.map(offer);

const answers = {
  BoardViewer: () => ({ viewer: { kind: 'PERSON', memberships: [] } }),
  BoardOffers: () => ({
    offers: {
      totalCount: offers.length,
      edges: offers.map((node) => ({ node })),
      pageInfo: { hasNextPage: true, endCursor: 'c' },
    },
  }),
  BoardOffer: ({ id }: { id: string }) => ({ node: { ...offers.find((each) => each.id === id), history: [] } }),
};

/** Phones, tablets, laptops, and every width that a desk or a column of somebody's page leaves. */
const WIDTHS = [320, 390, 600, 768, 900, ...Array.from({ length: 27 }, (_, step) => 940 + step * 20), 1920];

for (const locale of ['en-IE', 'fr-CA', 'de-DE', 'ro-RO'])
  test(`everything on the board can be pressed at every width, with long data: ${locale}`, async () => {
    const page = await pages.open('<gatepost-offer-board></gatepost-offer-board>', answers, { locale });
    const board = page.locator('gatepost-offer-board');
    await board.locator('.opener').first().waitFor();
    await board.locator('.tick input').nth(0).check();
    await board.locator('.tick input').nth(1).check();
    const measure = async (what: string, widths: readonly number[]) => {
      const cut: string[] = [];
      for (const width of widths) {
        await page.setViewportSize({ width, height: 900 });
        cut.push(...(await outOfReach(page)).map((text) => `${what} at ${width} px: ${text}`));
      }
      assert.deepEqual(cut, []);
    };
    await measure('list', WIDTHS);
    const some = [320, 390, 768, 1280];
    await board.locator('[part=accept-button]').first().click();
    await board.locator('dialog.ask textarea').waitFor();
    await measure('question', some);
    await page.keyboard.press('Escape');
    await board.locator('[part=compare-button]').click();
    await board.locator('dialog.wide h2').waitFor();
    await measure('comparison', some);
    await page.keyboard.press('Escape');
    await board.locator('.opener').nth(2).click();
    await board.locator('dialog.sheet a').first().waitFor();
    await measure('sheet', some);
    await page.context().close();
  });
