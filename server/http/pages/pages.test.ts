import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { locales } from '../../platform/locale.ts';
import {
  errorPage,
  homePage,
  type OfferPageInput,
  offerPage,
  outboxMailHtml,
  outboxPage,
  pagesCssPath,
  privacyPage,
  unknownOfferPage,
} from './index.ts';

const EVIL = `"><img src=x onerror=alert(1)>'`;

const offer: OfferPageInput = {
  locale: 'fr',
  token: 'tok_1',
  agency: {
    name: 'Maison Laurier',
    locale: 'fr-CA',
    brandColor: '#1f7a5c',
    phone: '+1 514 555-0100',
    timeZone: 'America/Toronto',
  },
  listing: { title: 'Triplex', place: 'Montréal', price: { amount: '1489000.00', currency: 'CAD' }, roomsTotal: 14 },
  agent: { name: 'Hélène Laurier', phone: '+1 514 555-0101' },
  state: 'OPEN',
  closesAt: '2026-11-26T15:00:00Z',
  privacyUrl: '/privacy',
};

const mail = {
  id: 'm/1',
  to: 'a@example.com',
  subject: 'Code',
  text: 'Code: 1 < 2',
  html: '<html><head><title>x</title></head><body>Code</body></html>',
  sentAt: '2026-11-22T10:00:00.000Z',
};

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

/** Nothing a policy without 'unsafe-inline' would refuse. */
function assertNothingInline(page: string): void {
  assert.match(page, /^<!doctype html>\n<html lang="(en|fr|de|ro)">/);
  assert.ok(page.includes(`<link rel="stylesheet" href="${pagesCssPath}">`));
  assert.doesNotMatch(page, /<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)/);
  assert.doesNotMatch(page, />(undefined|null|false|\[object Object\])</);
}

describe('pages in every language', () => {
  for (const locale of locales) {
    const every: Record<string, string> = {
      open: offerPage({ ...offer, locale }),
      closed: offerPage({ ...offer, locale, state: 'CLOSED' }),
      unknown: unknownOfferPage({ locale, supportEmail: 'support@example.com' }),
      outbox: outboxPage({ locale, mails: [mail] }),
      emptyOutbox: outboxPage({ locale, mails: [] }),
      production: homePage({ mode: 'production', locale, links: { desk: '/desk' } }),
      demo: homePage({
        mode: 'demo',
        locale,
        links: { desk: '/desk', graphiql: '/graphql', outbox: '/outbox' },
        sites: [{ name: 'Maison Laurier', url: 'http://127.0.0.1:4400/maison-laurier/' }],
        people: [{ name: 'Hélène', email: 'helene@example.com', role: 'EXECUTIVE' }],
        doors: [{ agency: 'Harbour & Lane', account: 'harbour', password: 'secret' }],
      }),
      privacy: privacyPage({ locale, supportEmail: 'support@example.com', agency: offer.agency }),
      ...Object.fromEntries(
        [400, 401, 403, 404, 410, 413, 418, 429, 500, 503].map((status) => [
          status,
          errorPage({ status, locale, requestId: 'r' }),
        ]),
      ),
    };
    test(locale, () => {
      for (const page of Object.values(every)) {
        assertNothingInline(page);
        assert.equal(page.match(/<h1/g)?.length, 1);
      }
    });
  }
});

test('an offer page shows the property before the form', () => {
  const page = offerPage(offer);
  assert.ok(page.indexOf('Triplex</h1>') < page.indexOf('<gatepost-offer-form token="tok_1">'));
  assert.ok(plain(page).includes('1 489 000 $'));
  assert.ok(page.includes('<script src="/widgets/gatepost.js" async></script>'));
  assert.match(page, /<noscript>[\s\S]*tel:\+15145550101[\s\S]*<\/noscript>/);
});

test('a closed offer page has no form, and names the agent', () => {
  const page = offerPage({ ...offer, state: 'CLOSED' });
  assert.doesNotMatch(page, /gatepost-offer-form|<script/);
  assert.ok(page.includes('tel:+15145550101'));
});

test('a closed page tells a period that is over from a link that was switched off', () => {
  const closed = { ...offer, state: 'CLOSED' } as const;
  const words = 'étaient reçues jusqu’au';
  assert.ok(offerPage({ ...closed, now: new Date('2026-12-01') }).includes(words));
  assert.ok(!offerPage({ ...closed, now: new Date('2026-11-01') }).includes(words));
});

test('a price for a square metre says so', () => {
  const price = { amount: '12.50', currency: 'EUR' };
  const page = offerPage({ ...offer, listing: { ...offer.listing, price, perMonth: true, perSquareMetre: true } });
  assert.match(page, /12[.,]50[^<]*\/\u00a0m²<\/strong> <span class="price-label">/);
});

test('whatever the data holds stays text', () => {
  const pages = [
    offerPage({
      ...offer,
      token: EVIL,
      agency: {
        name: EVIL,
        logoUrl: 'javascript:alert(1)',
        website: `javascript:${EVIL}`,
        brandColor: EVIL,
        phone: EVIL,
        email: EVIL,
      },
      listing: {
        title: EVIL,
        place: EVIL,
        price: null,
        description: EVIL,
        picture: { url: 'data:text/html,x', alt: EVIL },
      },
      agent: { name: EVIL, phone: EVIL, email: EVIL, imageUrl: EVIL },
    }),
    outboxPage({ locale: 'en', mails: [{ ...mail, id: EVIL, subject: EVIL, to: EVIL, text: EVIL, html: EVIL }] }),
    errorPage({ status: 500, locale: 'en', requestId: EVIL }),
    privacyPage({ locale: 'en', supportEmail: EVIL, agency: { name: EVIL } }),
  ];
  for (const page of pages) {
    assert.ok(!page.includes(EVIL));
    assert.ok(!page.includes('<img src=x'));
    assert.doesNotMatch(page, /(href|src)="(javascript|data:text)/i);
  }
});

test('the outbox opens the newest mail, or the one asked for', () => {
  const older = { ...mail, id: 'm2', subject: 'Older', sentAt: '2026-11-21T10:00:00.000Z' };
  const heading = (page: string) => /<h2 id="subject">([^<]*)/.exec(page)?.[1];
  assert.equal(heading(outboxPage({ locale: 'en', mails: [older, mail] })), 'Code');
  assert.equal(heading(outboxPage({ locale: 'en', mails: [older, mail], selectedId: 'm2' })), 'Older');
  assert.equal(heading(outboxPage({ locale: 'en', mails: [older, mail], selectedId: 'gone' })), undefined);
  assert.ok(outboxPage({ locale: 'en', mails: [mail] }).includes('src="/outbox/m%2F1.html"'));
});

test('the outbox gives out what was attached', () => {
  const attachments = [{ name: `report "1".xml`, content: '<a/>' }];
  const page = outboxPage({ locale: 'de', mails: [{ ...mail, attachments }] });
  assert.ok(page.includes('<h3>Anhänge</h3>'));
  assert.ok(page.includes('href="/outbox/m%2F1/report%20%221%22.xml" download>report &quot;1&quot;.xml</a>'), page);
  assert.ok(!outboxPage({ locale: 'de', mails: [mail] }).includes('Anhänge'));
});

test('links of a mail open outside its frame', () => {
  assert.ok(outboxMailHtml(mail).includes('<head><base target="_blank">'));
  assert.ok(outboxMailHtml({ ...mail, html: '' }).includes('<pre>Code: 1 &lt; 2</pre>'));
});
