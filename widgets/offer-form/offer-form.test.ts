import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { openWidgetPages, type WidgetPages } from '../../test/harness/widget-page.ts';
import type { OfferForm, SubmitOfferInput } from './documents.ts';

let pages: WidgetPages;
before(async () => {
  pages = await openWidgetPages();
});
after(() => pages.close());

const form = (asking: string | null): OfferForm => ({
  state: 'OPEN',
  opensAt: null,
  closesAt: null,
  serverTime: '2026-06-15T12:00:00Z',
  signatureRequired: false,
  currency: 'EUR',
  askingPrice: asking ? { amount: asking, currency: 'EUR' } : null,
  privacyUrl: 'https://gatepost.test/privacy',
  listing: {
    id: 'TGlzdGluZzox',
    title: 'Altbau am Park',
    country: 'DE',
    streetName: null,
    streetNumber: null,
    postalCode: '10405',
    city: 'Berlin',
    livingArea: 84,
    lotSizeArea: null,
    roomsTotal: 3,
    media: [],
  },
  agency: { name: 'Spreeufer', brandColor: null, locale: 'de-DE', timeZone: 'Europe/Berlin', email: null, phone: null },
  agent: null,
});

interface Opened {
  page: Page;
  widget: Locator;
  amount: Locator;
  sent: SubmitOfferInput[];
}

async function open(locale: string, asking: string | null = '900000'): Promise<Opened> {
  const sent: SubmitOfferInput[] = [];
  const page = await pages.open(
    '<gatepost-offer-form token="t"></gatepost-offer-form>',
    {
      OfferFormByToken: () => ({ offerForm: form(asking) }),
      SubmitOffer: ({ input }) => {
        sent.push(input);
        const receipt = {
          reference: 'K7MP-3QXD-9RTW',
          receivedAt: '2026-06-15T12:00:00Z',
          amount: { amount: input.amount, currency: 'EUR' },
        };
        return { submitOffer: { __typename: 'SubmitOfferPayload', receipt } };
      },
    },
    { locale },
  );
  const widget = page.locator('gatepost-offer-form');
  const amount = widget.locator('#amount');
  await amount.focus();
  return { page, widget, amount, sent };
}

async function fillIn({ widget }: Opened): Promise<void> {
  await widget.locator('input[name=financing]').first().check();
  await widget.locator('input[name=paymentTerm]').first().check();
  await widget.locator('#fullName').fill('Maximiliane von Hohenstein-Lichtenberg');
  await widget.locator('#email').fill('max@example.org');
  await widget.locator('#phone').fill('+49 30 1234567');
}

const button = (widget: Locator, part: string) => widget.locator(`[part=${part}]`);
const focused = (page: Page) =>
  page.evaluate(() => document.querySelector('gatepost-offer-form')?.shadowRoot?.activeElement?.id);

describe('an amount as it is typed', () => {
  for (const [locale, shown, cents] of [
    ['en-IE', '895,000', '450,000.50'],
    ['fr-CA', '895\u00a0000', '450\u00a0000,50'],
    ['fr-FR', '895\u202f000', '450\u202f000,50'],
    ['de-DE', '895.000', '450.000,50'],
    ['ro-RO', '895.000', '450.000,50'],
  ] as const)
    test(`means the same in ${locale}`, async () => {
      const opened = await open(locale);
      const { page, widget, amount } = opened;
      const write = async (text: string) => {
        await amount.fill('');
        await amount.focus();
        await page.keyboard.type(text);
        await page.keyboard.press('Tab');
      };
      for (const [text, expected] of [
        ['895000', shown],
        ['895000,00', `${shown}${cents.slice(-3, -2)}00`],
        ['895.000', shown],
        ['895,000', shown],
        ["895'000", shown],
        ['895 000', shown],
        ['450000,50', cents],
        ['450000.50', cents],
      ] as const) {
        await write(text);
        await assert.doesNotReject(
          page.waitForFunction(
            (value) =>
              document.querySelector('gatepost-offer-form')?.shadowRoot?.querySelector<HTMLInputElement>('#amount')
                ?.value === value,
            expected,
            { timeout: 5000 },
          ),
          `${text} in ${locale}: ${await amount.inputValue()}`,
        );
        assert.equal(await amount.getAttribute('aria-invalid'), 'false', text);
      }
      for (const text of ['-5', '5e5', '450k', '450000,505', '450.000,000']) {
        await write(text);
        await widget.locator('#amount-below[part=error]').waitFor();
        const digits = (value: string) => value.replace(/[\s.,]/g, '');
        assert.equal(digits(await amount.inputValue()), digits(text), 'what was written stays');
      }
      await page.context().close();
    });

  test('the caret stays where somebody types, and a paste is shown as it was understood', async () => {
    const { page, widget, amount } = await open('de-DE');
    // What groups is fetched with the first look at the field.
    for (let shown = ''; shown !== '1.000'; shown = await amount.inputValue()) {
      await amount.fill('');
      await page.keyboard.type('1000');
    }
    await amount.fill('');
    await page.keyboard.type('1250000');
    assert.equal(await amount.inputValue(), '1.250.000');
    await page.keyboard.press('Home');
    for (let steps = 0; steps < 3; steps++) await page.keyboard.press('ArrowRight');
    await page.keyboard.type('77');
    assert.equal(await amount.inputValue(), '127.750.000');
    assert.equal(await amount.evaluate((field: HTMLInputElement) => field.selectionStart), 5);
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Backspace');
    assert.equal(await amount.inputValue(), '1.250.000');
    await amount.fill('');
    await amount.evaluate((field: HTMLInputElement) => {
      field.value = 'EUR 895,000.00';
      field.setSelectionRange(14, 14);
      field.dispatchEvent(new InputEvent('input', { inputType: 'insertFromPaste', bubbles: true }));
    });
    assert.equal(await amount.inputValue(), '895.000,00');
    await widget.getByText('99,4').first().waitFor();
    await page.context().close();
  });
});

describe('before it is sent', () => {
  test('the offer is shown once more, can be changed, and is sent as it was shown', async () => {
    const opened = await open('en-IE');
    const { page, widget, sent } = opened;
    await page.keyboard.type('895000,00');
    await fillIn(opened);
    await button(widget, 'submit-button').press('Enter');
    await widget.locator('[part=review]').waitFor();
    assert.equal(await focused(page), 'review-title');
    const text = await widget.locator('[part=review]').innerText();
    for (const said of [
      '€895,000',
      'eight hundred ninety-five thousand euros',
      '99.4%',
      'max@example.org',
      '+49 30 1234567',
    ])
      assert.ok(text.includes(said), `${said} in ${text}`);
    assert.deepEqual(sent, []);
    assert.equal(await widget.locator('#confirm').count(), 0);
    await button(widget, 'change-button').press('Enter');
    await page.waitForFunction(
      () => document.querySelector('gatepost-offer-form')?.shadowRoot?.activeElement?.id === 'amount',
    );
    assert.equal(await widget.locator('#fullName').inputValue(), 'Maximiliane von Hohenstein-Lichtenberg');
    await widget.locator('#amount').fill('880000');
    await button(widget, 'submit-button').click();
    await button(widget, 'send-button').click();
    await widget.locator('[part=receipt]').waitFor();
    assert.deepEqual(
      sent.map(({ amount, currency, fullName }) => [amount, currency, fullName]),
      [['880000', 'EUR', 'Maximiliane von Hohenstein-Lichtenberg']],
    );
    await page.context().close();
  });

  for (const [what, typed, asking, why] of [
    ['far from the asking price', '89500000', '900000', 'Is the amount right?'],
    ['without an asking price', '895000', null, 'No asking price'],
  ] as const)
    test(`an amount ${what} is asked for once more`, async () => {
      const opened = await open('en-IE', asking);
      const { page, widget, sent } = opened;
      await page.keyboard.type(typed);
      await fillIn(opened);
      await button(widget, 'submit-button').click();
      await widget.getByText(why).waitFor();
      await button(widget, 'send-button').click();
      await widget.getByText('Confirm the amount, or change it.').waitFor();
      assert.equal(await focused(page), 'confirm');
      assert.deepEqual(sent, []);
      await page.keyboard.press('Space');
      await button(widget, 'send-button').click();
      await widget.locator('[part=receipt]').waitFor();
      assert.deepEqual(
        sent.map(({ amount }) => amount),
        [typed],
      );
      await page.context().close();
    });
});
