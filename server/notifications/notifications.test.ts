import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { type TestPlatform, testPlatform } from '../../test/harness/platform.ts';
import { endedOwner, livingOwner } from '../../test/harness/processes.ts';
import { eventually } from '../../test/harness/product.ts';
import { RECEIPTS_PER_MAILBOX, setOfferStatus } from '../offers/index.ts';
import { goodOffer, offeredListing, submit } from '../offers/test-support.ts';
import { MailRefused, type MailTransport, type OutgoingMail, oweMail } from '../platform/index.ts';
import { followEventsForMails, MAX_FAILURES } from './follow-events.ts';
import type { MailMaker } from './makers.ts';
import { MAX_ATTEMPTS, sendMails } from './send-mails.ts';

let platform: TestPlatform;
const never = new AbortController().signal;

before(async () => {
  platform = await testPlatform();
});
after(() => platform.close());
beforeEach(async () => {
  platform.setNow(undefined);
  await platform.prisma.mail.deleteMany();
  await platform.prisma.eventCursor.deleteMany();
  await followEventsForMails(platform, never, new Map(), {});
});

/** A provider that keeps what it got; `failing` makes it fail before or after it took the mail. */
function post(): MailTransport & { got: OutgoingMail[]; failing: 'before' | 'after' | undefined } {
  const got: OutgoingMail[] = [];
  return {
    got,
    failing: undefined,
    async send(mail) {
      if (this.failing === 'before') throw Object.assign(new Error(`no route to ${mail.to}`), { code: 'ECONNREFUSED' });
      got.push(mail);
      if (this.failing === 'after') throw new Error('the line broke');
      return `provider-${mail.id}`;
    },
    find: async (id) => (got.some((mail) => mail.id === id) ? `provider-${id}` : undefined),
  };
}

async function deliver(transport = post()) {
  await followEventsForMails(platform, never);
  await sendMails(platform, transport, never);
  return transport.got;
}

const pass = (ms: number) => platform.setNow(new Date(platform.clock.now().getTime() + ms));

describe('a new offer', () => {
  test('is told to the broker in full, and to the buyer without the buyer’s words', async () => {
    const own = await offeredListing(platform);
    const words = {
      paymentTerm: 'OTHER',
      paymentTermText: 'Nach dem Erbfall',
      conditions: '<b>Mit Küche</b>',
    } as const;
    await submit(platform, goodOffer({ token: own.token }));
    await deliver();
    const { id, reference } = await submit(platform, goodOffer({ token: own.token, amount: '385000.5', ...words }));
    const mails = await deliver();
    assert.equal(mails.length, 2);
    const toAgent = mails.find((mail) => mail.to === own.broker.email);
    const toBuyer = mails.find((mail) => mail.to === 'mara@example.com');
    const link = `https://gatepost.test/desk/offers?offer=${encodeURIComponent(Buffer.from(`Offer:${id}`).toString('base64'))}`;
    const facts = [
      'Mara Brandt',
      'mara@example.com',
      '+49 30 123456',
      '385.000,50\u00a0€',
      '96,3',
      'Kredit',
      'Nach dem Erbfall',
      'Angebot Nr. 2',
      reference,
      link,
    ];
    for (const fact of facts) {
      assert.ok(toAgent?.text.includes(fact), `text: ${fact}`);
      assert.ok(toAgent?.html.includes(fact.replaceAll('&', '&amp;')), `html: ${fact}`);
    }
    assert.ok(toAgent?.html.includes('&lt;b&gt;Mit Küche') && !toAgent.html.includes('<b>Mit'));
    assert.match(toAgent?.subject ?? '', /^Neues Angebot: 385\.000,50\s€ für Altbau am Park$/);
    assert.equal(toAgent?.replyTo, 'mara@example.com');
    for (const secret of ['Mara', 'Erbfall', 'Küche', '123456', 'Lindenallee']) {
      assert.ok(!`${toBuyer?.subject}${toBuyer?.text}${toBuyer?.html}`.includes(secret), secret);
    }
    assert.match(toBuyer?.text ?? '', /Altbau am Park[\s\S]*385,000\.50/);
    assert.ok(toBuyer?.text.includes(reference) && toBuyer.html.includes(reference));
    // Which one it is would tell how many there are.
    assert.doesNotMatch(`${toBuyer?.subject} ${toBuyer?.text}`, /\b2\b/);
  });

  test('goes to the executives when the first broker is nobody of ours', async () => {
    const own = await offeredListing(platform);
    await platform.prisma.listingBroker.updateMany({
      where: { listingId: own.listing.id },
      data: { personId: null, email: 'stranger@example.com' },
    });
    await submit(platform, goodOffer({ token: own.token }));
    assert.deepEqual((await deliver()).map((mail) => mail.to).sort(), [own.executive.email, 'mara@example.com'].sort());
  });

  test('reads in the language of each reader', async () => {
    const subjects: Record<string, RegExp> = {
      en: /^New offer: €385,000 for/,
      fr: /^Nouvelle offre : 385\s000\s€ pour/,
      de: /^Neues Angebot: 385\.000\s€ für/,
      ro: /^Ofertă nouă: 385\.000\s(EUR|€) pentru/,
    };
    for (const [locale, subject] of Object.entries(subjects)) {
      const own = await offeredListing(platform);
      await platform.prisma.person.update({ where: { id: own.broker.id }, data: { locale } });
      await submit(platform, goodOffer({ token: own.token, email: `${locale}@example.com` }));
      const mail = (await deliver()).find(({ to }) => to === own.broker.email);
      assert.match(mail?.subject ?? '', subject);
      assert.match(mail?.html ?? '', new RegExp(`<html lang="${locale}">`));
    }
  });

  test('gives one mailbox no more than a few receipts a day, however it is written', async () => {
    const own = await offeredListing(platform);
    for (let n = 0; n < RECEIPTS_PER_MAILBOX + 3; n++)
      await submit(platform, goodOffer({ token: own.token, email: `Flooded+${n}@example.com` }));
    const mails = await deliver();
    assert.equal(mails.filter((mail) => /^flooded/i.test(mail.to)).length, RECEIPTS_PER_MAILBOX);
    assert.equal(mails.filter((mail) => mail.to === own.broker.email).length, RECEIPTS_PER_MAILBOX + 3);
  });
});

describe('a decision', () => {
  test('reaches the buyer once it has stood, and claims no contract', async () => {
    const own = await offeredListing(platform);
    const { id } = await submit(platform, goodOffer({ token: own.token }));
    await deliver();
    await setOfferStatus(platform, own.broker.actor, { offerId: id, status: 'REJECTED' });
    await setOfferStatus(platform, own.broker.actor, { offerId: id, status: 'ACCEPTED', message: 'Call me <soon>' });
    const transport = post();
    assert.deepEqual(await deliver(transport), []);
    pass(31_000);
    const [mail, ...more] = await deliver(transport);
    assert.deepEqual(more, []);
    assert.equal(mail?.subject, 'The agent wishes to go on with your offer: Altbau am Park');
    assert.match(mail?.text ?? '', /This is not a contract/);
    assert.match(mail?.text ?? '', /> Call me <soon>/);
    assert.match(mail?.html ?? '', /Call me &lt;soon&gt;/);
    assert.doesNotMatch(`${mail?.text}${mail?.html}`, /Mara|won|sold/);
  });
});

describe('mails go out once', () => {
  test('when workers run together, and again', async () => {
    const own = await offeredListing(platform);
    for (let n = 0; n < 30; n++)
      await submit(platform, goodOffer({ token: own.token, email: `buyer-${n}@example.com` }));
    await Promise.all([1, 2, 3].map(() => followEventsForMails(platform, never)));
    await followEventsForMails(platform, never);
    const transport = post();
    await Promise.all([1, 2, 3].map(() => sendMails(platform, transport, never)));
    await sendMails(platform, transport, never);
    assert.equal(transport.got.length, 60);
    assert.equal(new Set(transport.got.map((mail) => mail.id)).size, 60);
  });

  test('when the log is read again from the start', async () => {
    const own = await offeredListing(platform);
    await submit(platform, goodOffer({ token: own.token }));
    const transport = post();
    await deliver(transport);
    await platform.prisma.eventCursor.update({
      where: { consumer: 'notifications' },
      data: { seq: (await platform.events.latest()) - 1n },
    });
    await deliver(transport);
    assert.equal(transport.got.length, 2);
  });

  /** A mail that a process has claimed and handed over, and whose end it did not write. */
  const claimedBy = async (owner: string, transport: ReturnType<typeof post>) => {
    await owe('one');
    const [{ id } = { id: '' }] = await platform.prisma.mail.findMany({ select: { id: true } });
    const nextTryAt = new Date(platform.clock.now().getTime() + 60_000);
    await platform.prisma.mail.update({ where: { id }, data: { state: 'SENDING', attempts: 1, owner, nextTryAt } });
    transport.got.push({ id, to: '', subject: '', text: '', html: '' });
  };

  test('when the worker dies after the provider took the mail', async () => {
    const transport = post();
    await claimedBy(await endedOwner(), transport);
    await sendMails(platform, transport, never);
    assert.deepEqual(await states(), ['SENT']);
    assert.equal(transport.got.length, 1);
  });

  test('when another process is at it, and is so for too long', async () => {
    const { owner, end } = livingOwner();
    try {
      const transport = post();
      await claimedBy(owner, transport);
      await sendMails(platform, transport, never);
      assert.deepEqual(await states(), ['SENDING']);
      pass(6 * 60_000);
      await sendMails(platform, transport, never);
      assert.deepEqual(await states(), ['SENT']);
      assert.equal(transport.got.length, 1);
    } finally {
      await end();
    }
  });

  test('when the line breaks after the provider took the mail', async () => {
    await owe('one');
    const transport = post();
    transport.failing = 'after';
    await sendMails(platform, transport, never);
    assert.deepEqual(await states(), ['QUEUED']);
    transport.failing = undefined;
    pass(60_000);
    await sendMails(platform, transport, never);
    assert.deepEqual(await states(), ['SENT']);
    assert.equal(transport.got.length, 1);
  });

  const owe = (key: string) =>
    oweMail(platform.prisma, platform.vault, {
      template: 'sign-in-code',
      to: 'anna@example.com',
      locale: 'fr',
      dedupeKey: key,
      data: { name: 'Anna', code: '042137', minutes: 10 },
    });
  const states = async () => (await platform.prisma.mail.findMany()).map((mail) => mail.state);

  test('a code stands in the subject and alone on its line; once sent, nothing of it is kept', async () => {
    await owe('code');
    const [mail] = await deliver();
    assert.equal(mail?.subject, '042137 est votre code de connexion');
    assert.ok(mail?.text.split('\n').includes('042137'));
    const [row] = await platform.prisma.mail.findMany();
    assert.equal(platform.vault.open(row?.sealed ?? new Uint8Array(), 'mail:code'), null);
  });

  test('waits longer each time the provider is away, is never given up for that, and keeps no address in its words', async () => {
    await owe('failing');
    const transport = post();
    transport.failing = 'before';
    const waits: number[] = [];
    for (let n = 0; n <= MAX_ATTEMPTS; n++) {
      await sendMails(platform, transport, never);
      const [row] = await platform.prisma.mail.findMany();
      assert.equal(row?.lastError, 'ECONNREFUSED');
      waits.push(Math.round(((row?.nextTryAt.getTime() ?? 0) - platform.clock.now().getTime()) / 1000));
      pass((waits.at(-1) ?? 0) * 1000 + 1000);
    }
    assert.deepEqual(waits, [30, 60, 120, 240, 480, 960, 1920, 3840, 3840]);
    assert.deepEqual(await states(), ['QUEUED']);
    transport.failing = undefined;
    await sendMails(platform, transport, never);
    assert.deepEqual(await states(), ['SENT']);
  });

  test('that the provider refuses is given up after eight times', async () => {
    await owe('refused');
    const transport = { ...post(), send: () => Promise.reject(new MailRefused(406, undefined)) };
    for (let n = 0; n < MAX_ATTEMPTS; n++) {
      assert.deepEqual(await states(), ['QUEUED']);
      await sendMails(platform, transport, never);
      pass(2 * 3_600_000);
    }
    assert.deepEqual(await states(), ['FAILED']);
  });

  test('a sign-in code does not wait for other mails, however many hang and however long', async () => {
    const hanging = post();
    const { send } = hanging;
    hanging.send = async (mail) => (/connexion/.test(mail.subject) ? send.call(hanging, mail) : new Promise(() => {}));
    const own = await offeredListing(platform);
    for (let n = 0; n < 12; n++) await submit(platform, goodOffer({ token: own.token }));
    await followEventsForMails(platform, never);
    assert.ok((await states()).length >= 8);
    const stop = new AbortController();
    const sending = sendMails(platform, hanging, stop.signal, 3_000);
    await eventually(async () => assert.ok((await states()).includes('SENDING')));
    await owe('code');
    await sendMails(platform, hanging, stop.signal, 3_000);
    assert.equal(hanging.got.length, 1);
    stop.abort();
    await sending;
    const [late] = await platform.prisma.mail.findMany({ where: { lastError: { not: null } } });
    assert.deepEqual([late?.state, late?.lastError], ['QUEUED', 'TooSlow']);
  });
});

describe('an event that cannot be told', () => {
  test('is tried again, then left out; what comes before and after is told', async () => {
    const own = await offeredListing(platform);
    for (let n = 0; n < 3; n++) await submit(platform, goodOffer({ token: own.token }));
    const told: bigint[] = [];
    let poison: bigint | undefined;
    const maker: MailMaker = async (tx, _platform, event) => {
      poison ??= event.seq + 1n;
      if (event.seq === poison) await tx.$queryRaw`SELECT 1 / 0`;
      told.push(event.seq);
      return [];
    };
    const failures = new Map<bigint, number>();
    const run = () => followEventsForMails(platform, never, failures, { 'offer.submitted': maker });
    for (let n = 1; n < MAX_FAILURES; n++) {
      await run();
      assert.equal(told.length, 1);
    }
    await run();
    assert.equal(told.length, 2);
    assert.equal(failures.size, 0);
  });
});
