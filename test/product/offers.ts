import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { eventually } from '../harness/product.ts';
import type { World } from './world.ts';

const AGENT = 'jonas.wendt@spreeufer.example';
const EXECUTIVE = 'katrin.brandt@spreeufer.example';
const BUYER = { name: 'Mirjam Vogel', email: 'mirjam.vogel@buyers.example', phone: '+49 30 555 0177' };

/** An offer from the broker's website to the agent's desk and back, in real browsers. */
export function offers(world: World): void {
  let buyer: Page;
  let agent: Page;
  let contexts: BrowserContext[] = [];
  let link: Awaited<ReturnType<World['offerLink']>>;

  const open = async (options: Parameters<Awaited<ReturnType<World['browser']>>['newContext']>[0]) => {
    const context = await (await world.browser()).newContext(options);
    context.setDefaultTimeout(15_000);
    contexts.push(context);
    return context.newPage();
  };
  const row = (name: string): Locator =>
    agent.locator('gatepost-offer-board').getByRole('row').filter({ hasText: name });

  it('signs the agent in at the desk with the code from the mail', async () => {
    link = await world.offerLink('spreeufer');
    agent = await open({ locale: 'en-IE', viewport: { width: 1280, height: 900 } });
    await agent.goto(`${world.demo.url}/desk/offers`);
    await agent.getByLabel('E-mail address').fill(AGENT);
    const code = await world.code(AGENT, () => agent.getByRole('button', { name: 'Send me a code' }).click());
    // The sixth digit signs in by itself.
    await agent.getByLabel('Code from the mail').pressSequentially(code);
    await agent.locator('gatepost-offer-board').getByRole('heading', { name: 'Offers' }).waitFor();
    assert.equal(new URL(agent.url()).pathname, '/desk/offers');
    // Under a resting pointer rows do not move: what comes would wait behind a button.
    await agent.mouse.move(2, 2);
    await agent.locator('gatepost-offer-board').getByText('Live', { exact: true }).waitFor();
  });

  it('shows a listing on a website with a strict policy, without a complaint of the browser', async () => {
    buyer = await open({ locale: 'de-DE', viewport: { width: 1100, height: 900 } });
    const complaints: string[] = [];
    buyer.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
    });
    buyer.on('pageerror', (error) => complaints.push(String(error)));
    buyer.on('requestfailed', (request) => complaints.push(`${request.url()} ${request.failure()?.errorText}`));
    await buyer.addInitScript(() => {
      const seen: string[] = [];
      Object.assign(globalThis, { violations: seen });
      document.addEventListener('securitypolicyviolation', (event) => {
        seen.push(`${event.violatedDirective} ${event.blockedURI}`);
      });
    });
    const response = await buyer.goto(`${world.demo.demoSite}/spreeufer/listing/${link.listing.listingId}`);
    assert.match(response?.headers()['content-security-policy'] ?? '', /default-src 'none'/);
    const detail = buyer.locator('gatepost-listing-detail');
    const { listing } = await world.ask(
      await world.staff(EXECUTIVE),
      'query ($id: ID!) { listing(id: $id) { title } }',
      { id: link.listing.id },
    );
    await detail.getByText(listing.title).first().waitFor();
    const picture = detail.getByRole('img').first();
    await picture.waitFor();
    await eventually(async () =>
      assert.ok(
        await picture.evaluate((image) => (image as HTMLImageElement).naturalWidth > 0),
        'the picture is not loaded',
      ),
    );
    await buyer.locator('gatepost-offer-form').getByRole('heading', { name: 'Kaufangebot abgeben' }).waitFor();
    const violations = await buyer.evaluate(() => (globalThis as unknown as { violations: string[] }).violations);
    assert.deepEqual([...complaints, ...violations], []);
  });

  it('takes a buyer’s offer on the broker’s website, and the agent sees it at once', async () => {
    const form = buyer.locator('gatepost-offer-form');
    await form.getByLabel(/^Ihr Angebot\s*\(EUR\)/).fill('612.500');
    await form.getByRole('radio', { name: 'Bankdarlehen' }).first().check();
    await form.getByRole('radio', { name: 'Innerhalb von 60 Tagen' }).check();
    await form.getByLabel('Bedingungen').fill('Übergabe im Sommer');
    await form.getByLabel('Vor- und Nachname').fill(BUYER.name);
    await form.getByLabel('E-Mail').fill(BUYER.email);
    await form.getByLabel('Telefon').fill(BUYER.phone);
    await form.getByRole('button', { name: 'Angebot prüfen' }).click();
    await form.getByText('sechshundertzwölftausendfünfhundert Euro').first().waitFor();
    await form.getByRole('button', { name: 'Angebot senden' }).click();
    await form.getByRole('heading', { name: 'Ihr Angebot ist eingegangen' }).waitFor();
    const received = Date.now();
    await form.getByText('612.500 €').first().waitFor();

    await row(BUYER.name).waitFor({ timeout: 5_000 });
    const waited = Date.now() - received;
    assert.ok(waited < 2_500, `the board took ${waited} ms`);
    assert.match(await row(BUYER.name).innerText(), /612[,.]500/);
    const mail = await world.newMail(BUYER.email, []);
    assert.match(mail.subject, /Ihr Angebot ist eingegangen/);
    // The first broker of the listing answers for it.
    const { listing } = await world.ask(
      await world.staff(EXECUTIVE),
      'query ($id: ID!) { listing(id: $id) { brokers { position email } } }',
      { id: link.listing.id },
    );
    await eventually(async () => {
      const subjects = (await world.mailsTo(listing.brokers[0].email)).map(({ subject }) => subject);
      assert.ok(
        subjects.some((subject) => /612[.,]500/.test(subject)),
        subjects.join(),
      );
    });
  });

  it('catches up with what came while it was offline, without a reload', async () => {
    await agent.evaluate(() => Object.assign(globalThis, { sameDocument: true }));
    const board = agent.locator('gatepost-offer-board');
    await agent.context().setOffline(true);
    await board.getByText(/Reconnecting|Offline since/).waitFor();
    for (const fullName of ['Away One', 'Away Two']) {
      const answer = await world.submitOffer({ token: link.token, fullName, amount: '605000' });
      assert.equal(answer.__typename, 'SubmitOfferPayload', JSON.stringify(answer));
    }
    await agent.waitForTimeout(700);
    assert.equal(await row('Away One').count(), 0, 'it is really offline');
    await agent.context().setOffline(false);
    await row('Away One').waitFor({ timeout: 8_000 });
    await row('Away Two').waitFor({ timeout: 2_000 });
    await board.getByText('Live', { exact: true }).waitFor();
    assert.deepEqual(
      [await row('Away One').count(), await row('Away Two').count(), await row(BUYER.name).count()],
      [1, 1, 1],
    );
    assert.ok(await agent.evaluate(() => 'sameDocument' in globalThis), 'the page was loaded anew');
  });

  it('lets the agent go on with an offer, and take it back for a while', async () => {
    const before = await world.mailsTo(BUYER.email);
    await row(BUYER.name).getByRole('button', { name: 'Go on' }).click();
    const board = agent.locator('gatepost-offer-board');
    await board.getByLabel(/^A word to the buyer/).fill('Rufen Sie mich gern an.');
    await board.getByRole('button', { name: 'Go on with this offer' }).click();
    await row(BUYER.name).getByText('Going on with').waitFor();
    await board.getByText(`You go on with the offer of ${BUYER.name}.`).waitFor();
    assert.equal((await world.mailsTo(BUYER.email)).length, before.length, 'it can still be undone');
    const { offers: found } = await world.ask(
      await world.staff(EXECUTIVE),
      'query ($id: ID!) { offers(filter: { listing: $id, status: [ACCEPTED] }) { edges { node { status buyer { email } history { status actorName } } } } }',
      { id: link.listing.id },
    );
    const accepted = found.edges.map(({ node }: { node: { buyer: { email: string } } }) => node.buyer.email);
    assert.ok(accepted.includes(BUYER.email), accepted.join());
  });

  it('takes an offer on the hosted page, in French', async () => {
    const { url } = await world.offerLink('maison-laurier');
    const page = await open({ locale: 'fr-CA', viewport: { width: 390, height: 844 } });
    await page.goto(url);
    const form = page.locator('gatepost-offer-form');
    await form.getByLabel(/^Votre offre\s*\(CAD\)/).fill('940000');
    await form.getByRole('radio', { name: 'Fonds propres', exact: false }).first().check();
    await form.getByRole('radio', { name: 'À la signature' }).check();
    await form.getByLabel('Nom complet').fill('Léa Gagnon');
    await form.getByLabel('Courriel').fill('lea.gagnon@buyers.example');
    await form.getByLabel('Téléphone').fill('+1 514 555 0123');
    await form.getByRole('button', { name: 'Vérifier l’offre' }).click();
    await form.getByText('neuf cent quarante mille dollars canadiens').first().waitFor();
    await form.getByRole('button', { name: 'Envoyer l’offre' }).click();
    await form.getByRole('heading', { name: 'Votre offre est bien reçue' }).waitFor();
    const mail = await world.newMail('lea.gagnon@buyers.example', []);
    assert.match(mail.subject, /Votre offre a été reçue/);
  });

  it('ends the board of an agent who signs out', async () => {
    await agent.getByRole('button', { name: /Your account/ }).click();
    await agent.getByRole('button', { name: 'Sign out' }).click();
    await agent.getByLabel('E-mail address').waitFor();
    for (const context of contexts) await context.close();
    contexts = [];
  });
}

/** Later, when the decision can no longer be taken back. */
export function decision(world: World): void {
  it('tells the buyer by mail, in the buyer’s language, that the agent goes on', async () => {
    const mail = await eventually(async () => {
      const [newest, ...earlier] = await world.mailsTo(BUYER.email);
      assert.ok(newest && earlier.length === 1, 'a receipt, and one mail about the decision');
      return newest;
    }, 40_000);
    assert.match(`${mail.subject} ${mail.text}`, /Angebot/);
    assert.match(mail.text, /Rufen Sie mich gern an\./);
    assert.doesNotMatch(`${mail.subject} ${mail.text}`, /offer|Zuschlag|Auktion/i);
  });
}
