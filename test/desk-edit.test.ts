import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import axe from 'axe-core';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { buildDesk } from '../desk/build.ts';
import { createAuth } from '../server/accounts/index.ts';
import { createHttpServer } from '../server/http/server.ts';
import { blankListing, saveListing } from '../server/listings/index.ts';
import type { Platform } from '../server/platform/index.ts';
import { testAgency } from './harness/agency.ts';
import { openBrowser } from './harness/browser.ts';
import { globalId } from './harness/graphql.ts';
import { type TestPlatform, testPlatform } from './harness/platform.ts';

// An agent edits a listing in the desk: a real server, a real browser, the keyboard.

let platform: TestPlatform;
let served: Platform;
let browser: Browser;
let url: string;
let close: () => Promise<void>;

before(async () => {
  platform = await testPlatform();
  const outdir = mkdtempSync(join(tmpdir(), 'gatepost-desk-'));
  await buildDesk({ outdir, minify: false });
  url = `http://127.0.0.1:${await freePort()}`;
  served = { ...platform, settings: { ...platform.settings, publicUrl: url } };
  const { app } = await createHttpServer(served, createAuth(served), {
    trustProxy: false,
    assets: { widgets: outdir, desk: outdir },
  });
  await app.listen({ host: '127.0.0.1', port: Number(new URL(url).port) });
  browser = await openBrowser();
  close = async () => {
    await browser.close();
    await app.close();
    await platform.close();
    rmSync(outdir, { recursive: true, force: true });
  };
});
after(() => close?.());

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

/** An agency whose software delivers a flat for 400 000, and its broker in a browser in front of it. */
async function openListing(options: Parameters<Browser['newContext']>[0] = {}) {
  const { agency, broker } = await testAgency(platform);
  let run = 0;
  const deliver = (listPrice: string) =>
    platform.change((tx, emit) =>
      saveListing(
        tx,
        emit,
        {
          agencyId: agency.id,
          locale: 'de',
          origin: 'IMPORT',
          sourceId: null,
          deliveredAt: new Date(),
          actor: `import:${++run}`,
        },
        { EXTERN: 'L-1' },
        {
          ...blankListing,
          listingId: 'L-1',
          propertyType: 'RESIDENTIAL',
          saleYN: true,
          city: 'Berlin',
          postalCode: '10115',
          country: 'DE',
          listPrice,
          currency: 'EUR',
          livingArea: '82.5',
          roomsTotal: '3',
          heating: ['Central', 'NaturalGas'],
          texts: [
            {
              language: 'de',
              title: 'Altbau am Park',
              shortDescription: null,
              publicRemarks: 'Hell und ruhig, mit Blick in den Park.',
              locationRemarks: null,
              equipmentRemarks: null,
              otherRemarks: null,
            },
          ],
          brokers: [
            {
              firstName: 'Anna',
              lastName: 'Weber',
              email: broker.email,
              phone: null,
              mobile: null,
              number: null,
              officeName: null,
            },
          ],
        },
        `${listPrice} ${run}`,
      ),
    );
  const { id } = await deliver('400000');
  const context = await browser.newContext({ locale: 'de-DE', reducedMotion: 'reduce', bypassCSP: true, ...options });
  await signIn(context, broker.email);
  const page = await context.newPage();
  page.on('pageerror', (error) => assert.fail(error));
  await page.goto(`${url}/desk/listings?listing=${encodeURIComponent(globalId('Listing', id))}`);
  const panel = page.locator('desk-listing');
  await panel.locator('#edit').waitFor();
  return { id, broker, deliver, context, page, panel, form: panel.locator('desk-edit-listing') };
}

async function signIn(context: BrowserContext, email: string): Promise<void> {
  const headers = { origin: url };
  await context.request.post(`${url}/auth/email-otp/send-verification-otp`, {
    data: { email, type: 'sign-in' },
    headers,
  });
  const mail = await platform.prisma.mail.findFirstOrThrow({
    where: { template: 'sign-in-code' },
    orderBy: { id: 'desc' },
  });
  const { data } = platform.vault.open<{ data: { code: string } }>(mail.sealed, `mail:${mail.dedupeKey}`);
  const answer = await context.request.post(`${url}/auth/sign-in/email-otp`, {
    data: { email, otp: data.code },
    headers,
  });
  assert.equal(answer.status(), 200, await answer.text());
}

const focused = (page: Page) =>
  page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element?.id || element?.textContent?.trim();
  });

const edit = async (panel: Locator) => {
  await panel.locator('#edit').click();
  await panel.locator('desk-edit-listing #standardStatus').waitFor();
};
const save = (panel: Locator) => panel.getByRole('button', { name: 'Speichern' }).click();
const stored = (id: string) => platform.prisma.listing.findUniqueOrThrow({ where: { id } });

async function shot(page: Page, name: string) {
  if (process.env.GATEPOST_SHOTS) await page.screenshot({ path: join(process.env.GATEPOST_SHOTS, `${name}.png`) });
}

describe('the form of a listing', () => {
  test('saves what was typed as a German types it, and shows what the software says', async () => {
    const { id, deliver, context, page, panel, form } = await openListing();
    await shot(page, 'view');
    await edit(panel);
    await shot(page, 'form');
    assert.equal(await form.locator('#listPrice').inputValue(), '400.000');
    await form.locator('#listPrice').fill('380.000');
    await form.locator('#livingArea').fill('83,25');
    await form.locator('[name="texts.de.title"]').fill('Altbau mit Balkon');
    await form.getByLabel('Genaue Adresse allen zeigen').check();
    await save(panel);
    await panel.locator('#edit').waitFor();
    assert.equal(await focused(page), 'edit');
    const row = await stored(id);
    assert.deepEqual(
      [row.listPrice?.toFixed(), row.livingArea?.toFixed(), row.title, row.addressReleased],
      ['380000', '83.25', 'Altbau mit Balkon', true],
    );
    assert.match(await panel.locator('dl').innerText(), /380\.000/);
    await panel.getByText('4 Felder wurden hier bearbeitet').click();
    await panel.getByText(/Ihre Software sagt 400\.000/).waitFor();
    await shot(page, 'edited');

    await deliver('390000');
    await page.reload();
    const conflict = panel.getByRole('region', { name: 'Ihre Software hat 1 Feld geändert' });
    assert.match(
      await conflict.innerText(),
      /Hier: 380\.000.€\. Ihre Software sagte 400\.000.€ und sagt jetzt 390\.000.€/,
    );
    await shot(page, 'conflict');
    await conflict.getByRole('button', { name: 'Unsere behalten' }).click();
    await conflict.waitFor({ state: 'detached' });
    assert.equal(await focused(page), 'edit');
    await edit(panel);
    await shot(page, 'marks');
    await form.locator('[id="listPrice-mark"]').getByRole('button', { name: 'Deren Angabe nehmen' }).click();
    await form.locator('[id="listPrice-mark"]').waitFor({ state: 'detached' });
    assert.equal(await focused(page), 'listPrice');
    assert.equal(await form.locator('#listPrice').inputValue(), '390.000');
    await context.close();
  });

  test('says at the field what is wrong, and loses nothing', async () => {
    const { id, context, page, panel, form } = await openListing();
    await edit(panel);
    await form.locator('#livingArea').fill('viel');
    await save(panel);
    assert.equal(await form.locator('#livingArea-problem').innerText(), 'Geben Sie eine Zahl in Ziffern ein.');
    assert.equal(await focused(page), 'livingArea');
    await form.locator('#livingArea').fill('90');
    await form.locator('#country').fill('ZZ');
    await form.locator('summary', { hasText: 'Adresse' }).click();
    await save(panel);
    await form.locator('#country-problem').waitFor();
    assert.match(await form.locator('#country-problem').innerText(), /zwei Buchstaben/);
    assert.equal(await focused(page), 'country');
    await shot(page, 'problem');
    assert.equal(await form.locator('#livingArea').inputValue(), '90');
    assert.equal((await stored(id)).version, 1);
    await context.close();
  });

  test('keeps what was typed when somebody else was faster', async () => {
    const { id, deliver, context, page, panel, form } = await openListing();
    await edit(panel);
    await form.locator('#roomsTotal').fill('4');
    await deliver('395000');
    await save(panel);
    await form.locator('#stale').waitFor();
    assert.equal(await form.locator('#listPrice').inputValue(), '395.000');
    assert.equal(await form.locator('#roomsTotal').inputValue(), '4');
    await shot(page, 'stale');
    await save(panel);
    await panel.locator('#edit').waitFor();
    const row = await stored(id);
    assert.deepEqual([row.roomsTotal?.toFixed(), row.listPrice?.toFixed()], ['4', '395000']);
    await context.close();
  });

  test('asks before it throws away, and goes with the keyboard alone', async () => {
    const { id, context, page, panel, form } = await openListing();
    await panel.locator('#edit').press('Enter');
    await form.locator('#standardStatus').waitFor();
    assert.equal(await focused(page), 'Vermarktung');
    await page.keyboard.press('Tab');
    assert.equal(await focused(page), 'standardStatus');
    await form.locator('#listPrice').focus();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('370000');
    await page.keyboard.press('Escape');
    await panel.getByText('Änderungen verwerfen?').waitFor();
    await page.keyboard.press('Escape');
    await panel.getByText('Änderungen verwerfen?').waitFor({ state: 'hidden' });
    assert.equal(await form.locator('#listPrice').inputValue(), '370000');
    await form.locator('#listPrice').press('Enter');
    await panel.locator('#edit').waitFor();
    assert.equal((await stored(id)).listPrice?.toFixed(), '370000');
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
    await context.close();
  });

  test('adds a language, a certificate and bidding terms', async () => {
    const { id, context, page, panel, form } = await openListing();
    await edit(panel);
    await form.locator('#language').selectOption('fr');
    assert.equal(await focused(page), 'texts.fr.title');
    await page.keyboard.type('Appartement au parc');
    await form.locator('summary', { hasText: 'Energie' }).click();
    await form.getByRole('button', { name: 'Ausweis hinzufügen' }).click();
    await form.getByLabel('Klasse', { exact: true }).fill('B');
    await form.locator('summary', { hasText: 'Bieterverfahren' }).click();
    await form.locator('[id="biddingTerms.closesAt"]').fill('bald');
    await save(panel);
    await form.locator('[id="biddingTerms.closesAt-problem"]:not([hidden])').waitFor();
    await form.locator('[id="biddingTerms.closesAt"]').fill('2030-05-31T18:00');
    await form.locator('[id="biddingTerms.minimumPrice"]').fill('350.000');
    await save(panel);
    await panel.locator('#edit').waitFor();
    const row = await platform.prisma.listing.findUniqueOrThrow({ where: { id }, include: { texts: true } });
    assert.equal(row.texts.find(({ language }) => language === 'fr')?.title, 'Appartement au parc');
    assert.equal((row.energyCertificates as { class: string }[])[0]?.class, 'B');
    const { closesAt, minimumPrice } = row.biddingTerms as Record<string, string>;
    assert.deepEqual([closesAt, minimumPrice], ['2030-05-31T18:00:00', '350000']);
    await context.close();
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`has no barrier that axe finds, and fits a telephone: ${colorScheme}`, async () => {
      const { id, deliver, context, page, panel, form } = await openListing({ colorScheme });
      await edit(panel);
      await form.locator('#listPrice').fill('380.000');
      await form.locator('#city').fill('Potsdam');
      await save(panel);
      await panel.locator('#edit').waitFor();
      await deliver('390000');
      await page.reload();
      await panel.locator('#edit').waitFor();
      const found = await barriers(page);
      await edit(panel);
      await form.locator('details').evaluateAll((all) => {
        for (const each of all as HTMLDetailsElement[]) each.open = true;
      });
      found.push(...(await barriers(page)));
      await page.setViewportSize({ width: 390, height: 844 });
      for (const part of ['desk-edit-listing', 'desk-dialog .body']) {
        const tooWide = await panel
          .locator(part)
          .first()
          .evaluate((element) => element.scrollWidth - element.clientWidth);
        if (tooWide > 0) found.push(`${part} scrolls ${tooWide} px to the side at 390 px`);
      }
      await shot(page, `phone-${colorScheme}`);
      assert.deepEqual(found, [], id);
      await context.close();
    });
  }
});

async function barriers(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { axe: runner } = globalThis as unknown as { axe: typeof import('axe-core') };
    const { violations } = await runner.run(document, {
      runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] },
      resultTypes: ['violations'],
    });
    return violations.map(({ id, nodes }) => `${id} ${nodes[0]?.target.flat().join(' ')}: ${nodes[0]?.failureSummary}`);
  });
}
