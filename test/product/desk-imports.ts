import assert from 'node:assert/strict';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { after, it } from 'node:test';
import axe from 'axe-core';
import { Client as FtpClient } from 'basic-ftp';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { eventually } from '../harness/product.ts';
import { type HouseSpec, picture, transfer, zip } from './openimmo.ts';
import type { World } from './world.ts';

const AGENCY = 'Lindenhof Immobilien';
const EXECUTIVE = 'jana.roth@lindenhof.example';
const HOUSES: HouseSpec[] = Array.from({ length: 6 }, (_, at) => ({
  number: `LI-${at + 1}`,
  title: `House ${at + 1}`,
}));
const full = (houses: HouseSpec[]) => transfer(houses).replace('umfang="TEIL"', 'umfang="VOLL"');
const pack = async (xml: string) => zip({ 'openimmo.xml': xml, 'a.jpg': await picture('#a33') });

/** The story of the portal's operator, wholly in the desk: from an empty installation to a delivery taken back. */
export function deskImports(world: World): void {
  const contexts: BrowserContext[] = [];
  let page: Page;
  let account: { user: string; password: string; port: number };
  let source = '';

  after(async () => {
    for (const context of contexts) await context.close();
  });

  async function signIn(email: string): Promise<Page> {
    const context = await (await world.browser()).newContext({
      locale: 'en-IE',
      bypassCSP: true,
      reducedMotion: 'reduce',
      viewport: { width: 1280, height: 900 },
    });
    contexts.push(context);
    const otp = await world.code(email);
    const headers = { origin: world.demo.url };
    const answer = await context.request.post(`${world.demo.url}/auth/sign-in/email-otp`, {
      data: { email, otp },
      headers,
    });
    assert.equal(answer.status(), 200, await answer.text());
    const opened = await context.newPage();
    opened.on('pageerror', (error) => assert.fail(error));
    opened.setDefaultTimeout(12_000);
    return opened;
  }

  const go = (path: string) => page.goto(`${world.demo.url}/desk/${path}`);
  const button = (name: string | RegExp, inside: Page | Locator = page) => inside.getByRole('button', { name }).first();
  /** What a dialog holds is slotted into it: beside it in the tree. */
  const dialog = () => page.locator('desk-dialog', { has: page.locator('dialog[open]') });

  async function deliver(name: string, xml: string): Promise<void> {
    const client = new FtpClient(15_000);
    const { user, password, port } = account;
    const secureOptions = { rejectUnauthorized: false };
    await client.access({ host: '127.0.0.1', port, user, password, secure: true, secureOptions });
    await client.uploadFrom(Readable.from([await pack(xml)], { objectMode: false }), name);
    client.close();
  }

  /** Opens the newest run of this name, once it is in that state. */
  async function openRun(name: string, state: string): Promise<void> {
    await page
      .locator('desk-import-runs tbody tr', { hasText: name })
      .first()
      .locator('.tag', { hasText: state })
      .waitFor();
    await page.locator('desk-import-runs tbody tr', { hasText: name }).first().locator('a.open').click();
    await page.locator('desk-import-run h1', { hasText: name }).waitFor();
  }

  it('switches imports and the account for all agencies on and off', async () => {
    page = await signIn(world.demo.people.admin);
    await go('imports/settings');
    const cards = page.locator('desk-import-settings section');
    await button('Allow', cards.last()).click();
    await cards.last().getByText('Allowed', { exact: true }).waitFor();
    await button('No longer allow', cards.last()).click();
    await button('No longer allow', dialog()).click();
    await cards.last().getByText('Not allowed', { exact: true }).waitFor();
    await button('Switch off', cards.first()).click();
    await button('Switch off', dialog()).click();
    await cards.first().locator('.tag', { hasText: 'Off' }).waitFor();
    await page.getByRole('link', { name: 'Sources' }).click();
    await page.getByText('Imports are switched off for the whole installation').waitFor();
    await page.goBack();
    await button('Switch on', cards.first()).click();
    await cards.first().locator('.tag', { hasText: 'On' }).waitFor();
  });

  it('makes a package, an agency with its executive, and lets it import by the package', async () => {
    await go('agencies/packages');
    await button('New package').click();
    await page.getByLabel('Name', { exact: true }).fill('Premium');
    await button('Create the package').click();
    await page.locator('desk-packages tbody tr', { hasText: 'Deliver OpenImmo' }).waitFor();

    await go('agencies/new');
    await button('Create the agency').click();
    assert.equal(await focused(page), 'name');
    await page.locator('#name').fill(AGENCY);
    await page.locator('#country').selectOption('DE');
    assert.equal(await page.locator('#timeZone').inputValue(), 'Europe/Berlin');
    await page.locator('#locale').selectOption('en');
    await page.locator('[name="executive.name"]').fill('Jana Roth');
    await page.locator('[name="executive.email"]').fill(EXECUTIVE);
    await button('Create the agency').click();
    await page.locator('desk-agency h1', { hasText: AGENCY }).waitFor();
    await shot(page, 'agency');

    const rights = page.locator('desk-agency-rights');
    await rights.getByLabel('By its package').check();
    await rights.getByText('May import: no, it has no package').waitFor();
    await rights.locator('#package').selectOption({ label: 'Premium, with imports' });
    await button('Save', rights).click();
    await page.locator('desk-agency .lead', { hasText: 'May import: yes, by package Premium' }).waitFor();
  });

  it('opens a drop account and shows its password once', async () => {
    await page.getByRole('link', { name: 'Open a drop account' }).click();
    const opening = page.locator('desk-open-source');
    await opening.locator('#name').fill('onOffice');
    await opening.locator('#agency option:checked', { hasText: AGENCY }).waitFor({ state: 'attached' });
    await button('Open the account', opening).click();
    const card = opening.locator('desk-credentials');
    await card.locator('.secret code').nth(1).waitFor();
    const [user, password] = await card.locator('.secret code').allInnerTexts();
    const said = await card.locator('dl').last().innerText();
    const [, port] = /FTP with TLS.*, port (\d+)/.exec(said) ?? [];
    assert.ok(user && password && port, said);
    assert.match(said, /curl --user '.+' --upload-file openimmo\.zip 'http.+\/drop\//);
    assert.match(said, /SHA256:/);
    account = { user, password, port: Number(port) };
    await shot(page, 'credentials');
    // A stray key does not lose the password.
    await page.keyboard.press('Escape');
    assert.ok(await card.isVisible());
    await button('I have copied it', opening).click();
    await page.locator('desk-import-source h1', { hasText: 'onOffice' }).waitFor();
    assert.ok(!(await page.locator('desk-import-source .page').innerText()).includes(password));
    source = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  });

  it('sets times in words, and starts what waits by hand', async () => {
    const when = page.locator('desk-import-schedule');
    await when.getByLabel('At set times').check();
    await when.locator('#kind').selectOption({ label: 'A rule of your own (cron)' });
    await when.locator('#cron').fill('0 6,18 * * 1-5');
    await when.getByText('Monday to Friday').last().waitFor();
    await shot(page, 'schedule');
    await button('Save the times', when).click();
    await page
      .locator('desk-import-source')
      .getByText(/^Next: /)
      .last()
      .waitFor();
    await when.getByLabel('By hand').check();
    await button('Save the times', when).click();
    await page.getByText('No delivery waits.').waitFor();

    await deliver('monday.zip', full(HOUSES));
    await page.getByText('1 delivery waits').waitFor();
    await button('Start now').click();
    await page.getByText('1 delivery started.').waitFor();
    await when.getByLabel('As deliveries arrive').check();
    await button('Save the times', when).click();
    await page.locator('desk-import-source').getByRole('link', { name: 'Deliveries' }).last().click();
    await openRun('monday.zip', 'Done');
    await page.locator('desk-import-changes').getByText('House 6').waitFor();
    await shot(page, 'run');
  });

  it('holds a delivery that is suddenly small, and takes it back after it was released', async () => {
    await go('imports');
    await page.locator('desk-import-runs tbody tr').first().waitFor();
    await deliver('tuesday.zip', full([{ ...HOUSES[0], number: 'LI-1', price: 399_000 }]));
    await openRun('tuesday.zip', 'Held');
    const held = page.locator('desk-import-held');
    await held.getByRole('heading', { name: '5 listings would go off the market' }).waitFor();
    assert.equal(await held.locator('tbody tr').count(), 5);
    assert.match(await held.locator('section').innerText(), /5 of 6 listings of the agency, 83 %/);
    await page
      .locator('gatepost-desk nav')
      .getByText('1 delivery waits for your decision')
      .waitFor({ state: 'attached' });
    await page
      .locator('desk-import-changes')
      .getByText(/399,000/)
      .waitFor();
    await shot(page, 'held');
    await button('Take 5 listings off the market', held).click();
    await button('Take 5 listings off the market', dialog()).click();
    await page.locator('desk-import-run header .tag', { hasText: 'Done' }).waitFor();
    assert.equal(await stock(), 1);

    await button('Take the delivery back').click();
    assert.match(await dialog().locator('ul, p').first().innerText(), /5 removed listings come back/);
    await button('Take the delivery back', dialog()).click();
    await page.locator('desk-import-run header .tag', { hasText: /^Taken back$/ }).waitFor();
    assert.equal(await stock(), 6);
  });

  it('keeps what a delivery left out', async () => {
    await go('imports');
    await deliver('wednesday.zip', full([{ ...HOUSES[1], number: 'LI-2' }]));
    await openRun('wednesday.zip', 'Held');
    await button('Keep them on the market').click();
    await page.getByText('an admin kept it').first().waitFor();
    assert.equal(await stock(), 6);
  });

  it('lets the executive check a file, see what it would change, and import it', async () => {
    const admin = page;
    page = await signIn(EXECUTIVE);
    await go('imports');
    await page.locator('desk-import-runs tbody tr').first().waitFor();
    assert.equal(await page.getByRole('link', { name: 'Settings' }).count(), 0);
    await page.getByRole('link', { name: 'Check or upload a file' }).click();
    await button('Check the file').click();
    await page.getByText('Choose the file first.').waitFor();
    const buffer = await pack(transfer([{ number: 'LI-3', title: 'House 3', price: 380_000, area: 'large' }]));
    await page.locator('desk-import-upload input[type=file]').setInputFiles({
      name: 'thursday.zip',
      mimeType: 'application/zip',
      buffer,
    });
    await button('Check the file').click();
    await page.locator('desk-import-run header .tag', { hasText: 'Checked' }).waitFor();
    const changed = page.locator('desk-import-changes .column').nth(1);
    await changed.getByText(/380,000/).waitFor();
    assert.match(await changed.innerText(), /Price\s+(Before:\s*)?€425,000\s+(After:\s*)?€380,000/);
    await page.locator('desk-import-issues').getByText('Listing LI-3').waitFor();
    await shot(page, 'checked');
    await button('Import it for good').click();
    await page.locator('desk-import-run header .tag', { hasText: 'Done' }).waitFor();
    await button('Take the delivery back').waitFor();
    await page.goto(`${world.demo.url}/desk/imports/sources/${source}`);
    await page.locator('desk-credentials').waitFor();
    assert.equal(await button('Reset the password').count(), 0);
    page = admin;
  });

  it('has no barrier that axe finds, and fits a telephone', async () => {
    const { runs } = await newest();
    const barriers: string[] = [];
    const paths = [
      'imports',
      `imports/runs/${encodeURIComponent(runs.held)}`,
      'imports/sources',
      `imports/sources/${source}`,
      'imports/sources?open=account',
      'imports/settings',
      'imports/upload',
      'agencies',
      'agencies/new',
      'agencies/packages',
      `agencies/of/${encodeURIComponent(runs.agency)}`,
    ];
    await deliver('friday.zip', full([{ ...HOUSES[1], number: 'LI-2', price: 1 }]));
    await eventually(async () => assert.equal((await newest()).state, 'HELD'));
    paths[1] = `imports/runs/${encodeURIComponent((await newest()).runs.held)}`;
    for (const path of paths) barriers.push(...(await barriersOf(page, path)));
    assert.deepEqual(barriers, []);
  });

  it('closes the account: nobody gets in any more', async () => {
    await page.setViewportSize({ width: 1280, height: 900 });
    await go(`imports/sources/${source}`);
    await button('Close the account').click();
    assert.match(await dialog().locator('ul, p').first().innerText(), /can no longer sign in/);
    await button('Close the account', dialog()).click();
    await page.locator('desk-import-source header .tag', { hasText: 'Closed' }).waitFor();
    await assert.rejects(deliver('saturday.zip', full(HOUSES)), /530|Login|denied/i);
  });

  /** The agency's listings on the market. */
  async function stock(): Promise<number> {
    const { runs } = await newest();
    const { listings } = await world.ask(
      world.demo.keys.admin,
      'query ($agency: ID!) { listings(first: 1, filter: { agency: $agency }) { totalCount } }',
      { agency: runs.agency },
    );
    return listings.totalCount;
  }

  async function newest() {
    const { agencies } = await world.ask(
      world.demo.keys.admin,
      'query ($search: String) { agencies(first: 1, filter: { search: $search }) { edges { node { id } } } }',
      { search: AGENCY },
    );
    const agency = agencies.edges[0].node.id;
    const { importRuns } = await world.ask(
      world.demo.keys.admin,
      'query ($agency: ID!) { importRuns(first: 1, filter: { agency: $agency }) { edges { node { id state } } } }',
      { agency },
    );
    const { id, state } = importRuns.edges[0].node;
    return { state, runs: { held: id as string, agency: agency as string } };
  }

  async function barriersOf(at: Page, path: string): Promise<string[]> {
    await at.setViewportSize({ width: 1280, height: 900 });
    await go(path);
    await at.locator('h1').filter({ hasNotText: 'Loading' }).first().waitFor();
    await at.locator('.bone').first().waitFor({ state: 'detached' });
    const found = await check(at);
    await shot(at, `wide-${path.split('?')[0]?.split('/').slice(0, 2).join('-')}`);
    // As high as the page, so that the bar at the bottom covers nothing.
    await at.setViewportSize({ width: 390, height: 844 });
    const height = await at.evaluate(() => document.documentElement.scrollHeight + 120);
    await at.setViewportSize({ width: 390, height: Math.min(height, 6000) });
    await at.waitForTimeout(60);
    found.push(...(await check(at)));
    const tooWide = await at.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    if (tooWide > 0) found.push(`scrolls ${tooWide} px to the side at 390 px`);
    await shot(at, `narrow-${path.split('?')[0]?.split('/').slice(0, 2).join('-')}`);
    return found.map((text) => `${path}: ${text}`);
  }
}

async function check(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { axe: runner } = globalThis as unknown as { axe: typeof import('axe-core') };
    const values = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];
    const { violations } = await runner.run(document, {
      runOnly: { type: 'tag', values },
      resultTypes: ['violations'],
    });
    return violations.map(({ id, nodes }) => `${id} ${nodes[0]?.target.flat().join(' ')}: ${nodes[0]?.failureSummary}`);
  });
}

/** Id of the element that has the focus, also within an element of the desk. */
const focused = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element?.id;
  });

/** Kept when somebody wants to look: `GATEPOST_SHOTS=folder`. */
async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env.GATEPOST_SHOTS;
  if (folder) await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}
