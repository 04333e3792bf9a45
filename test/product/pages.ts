import assert from 'node:assert/strict';
import { it } from 'node:test';
import axe from 'axe-core';
import type { BrowserContext, Page } from 'playwright-core';
import { outOfReach } from '../harness/reach.ts';
import { CANAL, firstPackage } from './deliver.ts';
import type { World } from './world.ts';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];
const EXECUTIVE = 'katrin.brandt@spreeufer.example';

interface Stop {
  name: string;
  url: string;
  /** Seen once the page is there. */
  ready: string;
}

/** Every page is usable without a mouse, without good eyes and on a telephone. */
export function pages(world: World): void {
  let publicPages: Stop[];
  const deskPages = (who: string, sections: string[]): Stop[] =>
    sections.map((section) => ({
      name: `desk ${section} of ${who}`,
      url: `${world.demo.url}/desk/${section}`,
      ready: section === 'offers' ? 'gatepost-offer-board .state.live' : `desk-${section} h1`,
    }));

  it('knows its pages', async () => {
    await world.deliver({ 'monday.zip': await firstPackage() });
    const { url, demoSite } = world.demo;
    const sites = await Promise.all(
      ['maison-laurier', 'spreeufer', 'casa-somes'].map(async (slug) => [
        slug,
        (await world.offerLink(slug)).listing.listingId,
      ]),
    );
    publicPages = [
      { name: 'home', url: `${url}/`, ready: 'main h1' },
      { name: 'privacy', url: `${url}/privacy`, ready: 'main h1' },
      { name: 'outbox', url: `${url}/outbox`, ready: 'main h1' },
      { name: 'offer page', url: (await world.offerLink('spreeufer')).url, ready: 'gatepost-offer-form form h2' },
      { name: 'desk sign-in', url: `${url}/desk/sign-in`, ready: 'desk-sign-in h1' },
      ...[...sites, ['harbour-lane', CANAL]].map(([slug, listing]) => ({
        name: `listing on ${slug}`,
        url: `${demoSite}/${slug}/listing/${listing}`,
        ready: 'gatepost-listing-detail h2, gatepost-listing-detail h1',
      })),
    ];
  });

  for (const [colorScheme, locale] of [
    ['light', 'en-IE'],
    ['dark', 'de-DE'],
  ] as const) {
    it(`has no barrier that axe finds, and is within reach at every width: ${colorScheme}, ${locale}`, async () => {
      const barriers: string[] = [];
      const open = async () =>
        (await world.browser()).newContext({ colorScheme, locale, bypassCSP: true, reducedMotion: 'reduce' });
      const visit = async (context: BrowserContext, stops: Stop[]) => {
        const page = await context.newPage();
        for (const stop of stops) barriers.push(...(await barriersOf(page, stop)));
        await context.close();
      };
      const signedIn = async (email: string) => {
        const context = await open();
        const otp = await world.code(email);
        const data = { email, otp };
        const answer = await context.request.post(`${world.demo.url}/auth/sign-in/email-otp`, {
          data,
          headers: { origin: world.demo.url },
        });
        assert.equal(answer.status(), 200, await answer.text());
        return context;
      };
      await visit(await open(), publicPages);
      await visit(await signedIn(EXECUTIVE), deskPages('an agency with offers', ['offers', 'listings', 'keys']));
      await visit(
        await signedIn(world.demo.people.executive),
        deskPages('an agency with imports', ['imports', 'listings']),
      );
      await visit(await signedIn(world.demo.people.admin), deskPages('an admin', ['access']));
      assert.deepEqual(barriers, []);
    });
  }

  it('can be used with the keyboard alone: an empty offer leads to its first field', async () => {
    const context = await (await world.browser()).newContext({ locale: 'en-IE' });
    const page = await context.newPage();
    await page.goto((await world.offerLink('spreeufer')).url);
    const form = page.locator('gatepost-offer-form');
    await form.getByRole('heading', { name: 'Make an offer' }).waitFor();
    assert.equal(await tabTo(page, 'amount', 25), 'amount');
    assert.ok(await form.locator('#amount').evaluate((field) => field.matches(':focus-visible')), 'the focus is seen');
    // Through the form to its button.
    for (let presses = 0; presses < 20 && (await focused(page)) !== 'Check offer'; presses++)
      await page.keyboard.press('Tab');
    assert.equal(await focused(page), 'Check offer');
    await page.keyboard.press('Enter');
    const summary = form.getByText(/answers are missing or not right/);
    await summary.waitFor();
    assert.equal(await focused(page), 'amount');
    assert.equal(await form.locator('#amount').getAttribute('aria-invalid'), 'true');
    assert.equal(await form.locator('#amount-below').innerText(), 'Enter the amount you offer.');
    await context.close();
  });
}

async function tabTo(page: Page, id: string, most: number): Promise<string | undefined> {
  for (let presses = 0; presses < most; presses++) {
    await page.keyboard.press('Tab');
    if ((await focused(page)) === id) return id;
  }
  return focused(page);
}

/** Id or words of the element that has the focus, also within a widget. */
function focused(page: Page): Promise<string | undefined> {
  return page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element?.id || element?.textContent?.trim();
  });
}

async function barriersOf(page: Page, { name, url, ready }: Stop): Promise<string[]> {
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto(url);
  try {
    await page.locator(ready).first().waitFor({ timeout: 15_000 });
  } catch {
    return [`${name}: ${ready} is not shown at ${page.url()}`];
  }
  await page.evaluate(axe.source);
  const found = await page.evaluate(async (values) => {
    const { axe: runner } = globalThis as unknown as { axe: typeof import('axe-core') };
    const { violations } = await runner.run(document, {
      runOnly: { type: 'tag', values },
      resultTypes: ['violations'],
    });
    return violations.map(({ id, nodes }) => `${id} ${nodes[0]?.target.flat().join(' ')}: ${nodes[0]?.failureSummary}`);
  }, RULES);
  for (const width of [390, 768, 1024, 1280, 1440]) {
    await page.setViewportSize({ width, height: 844 });
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 50))));
    found.push(...(await outOfReach(page)).map((text) => `at ${width} px ${text}`));
  }
  return found.map((text) => `${name}: ${text}`);
}
