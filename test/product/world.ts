import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { Client as FtpClient } from 'basic-ftp';
import { createClient, type Client as SocketClient } from 'graphql-ws';
import type { Browser } from 'playwright-core';
import WebSocket from 'ws';
import { openBrowser } from '../harness/browser.ts';
import {
  discard,
  eventually,
  type GraphqlAnswer,
  type OutboxEntry,
  type Product,
  startProduct,
} from '../harness/product.ts';

/** The one product that all stories of a run share, and what they do with it from the outside. */
export class World {
  private running: Product | undefined;
  private opened: Promise<Browser> | undefined;
  private readonly signedIn = new Map<string, Promise<string>>();

  async start(): Promise<void> {
    this.running = await startProduct();
  }

  get product(): Product {
    assert.ok(this.running, 'the product does not run');
    return this.running;
  }

  /** The same data folder with another start of the product. */
  set product(product: Product) {
    this.running = product;
  }

  get demo(): Product['demo'] {
    return this.product.demo;
  }

  browser(): Promise<Browser> {
    this.opened ??= openBrowser();
    return this.opened;
  }

  async close(): Promise<void> {
    await (await this.opened)?.close();
    // What it complained of; nothing when all is well.
    const said = this.running?.output().split('Ctrl-C ends everything.').at(-1)?.trim();
    if (said) console.log(`The product said:\n${said}`);
    await discard(this.running);
  }

  /** Data of a query that must succeed. */
  async ask(credential: string | undefined, query: string, variables?: object): Promise<GraphqlAnswer['data']> {
    const { data, errors } = await this.product.graphql(credential, query, variables);
    assert.equal(errors, undefined, JSON.stringify(errors));
    return data;
  }

  post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(new URL(path, this.demo.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  }

  /** A socket of graphql-transport-ws, as a program opens it. */
  socket(credential: string, on: Parameters<typeof createClient>[0]['on'] = {}): SocketClient {
    return createClient({
      url: `${this.demo.url.replace(/^http/, 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { authorization: `Bearer ${credential}` },
      lazy: false,
      retryAttempts: 0,
      onNonLazyError: () => {},
      on,
    });
  }

  async mailsTo(address: string): Promise<OutboxEntry[]> {
    return (await this.product.mails()).filter(({ to }) => to.includes(address));
  }

  /** Waits for a mail that was not there before. */
  newMail(address: string, before: readonly OutboxEntry[], ms = 20_000): Promise<OutboxEntry> {
    const known = new Set(before.map(({ id }) => id));
    return eventually(async () => {
      const mail = (await this.mailsTo(address)).find(({ id }) => !known.has(id));
      assert.ok(mail, `no new mail to ${address}`);
      return mail;
    }, ms);
  }

  /** Has a code sent and reads it in the outbox. */
  async code(email: string, ask: () => Promise<unknown> = () => this.sendCode(email)): Promise<string> {
    const before = await this.mailsTo(email);
    await ask();
    const mail = await this.newMail(email, before);
    const code = /\b\d{6}\b/.exec(mail.subject)?.[0];
    assert.ok(code, `no code in “${mail.subject}”`);
    return code;
  }

  sendCode(email: string): Promise<Response> {
    return this.post('/auth/email-otp/send-verification-otp', { email, type: 'sign-in' });
  }

  /** Signs in as a program does; the answer is the bearer token. */
  async bearer(email: string, headers: Record<string, string> = {}): Promise<string> {
    const otp = await this.code(email);
    const response = await this.post('/auth/sign-in/email-otp', { email, otp }, headers);
    assert.equal(response.status, 200, await response.clone().text());
    const token = response.headers.get('set-auth-token');
    assert.ok(token, 'no set-auth-token');
    return token;
  }

  /** The bearer of somebody who stays signed in through all stories. */
  staff(email: string): Promise<string> {
    const known = this.signedIn.get(email) ?? this.bearer(email);
    this.signedIn.set(email, known);
    return known;
  }

  /** A client that is signed in at the demo's drop door. */
  async ftp(password?: string): Promise<FtpClient> {
    const door = new URL(this.demo.drop.ftp);
    const client = new FtpClient(15_000);
    await client.access({
      host: door.hostname,
      port: Number(door.port),
      user: decodeURIComponent(door.username),
      password: password ?? decodeURIComponent(door.password),
    });
    return client;
  }

  async upload(files: Record<string, Uint8Array | string>): Promise<void> {
    const client = await this.ftp();
    try {
      for (const [name, data] of Object.entries(files)) {
        await client.uploadFrom(Readable.from(data.length ? [Buffer.from(data)] : [], { objectMode: false }), name);
      }
    } finally {
      client.close();
    }
  }

  /** Every run of the agency that takes deliveries, newest first. */
  async runs(): Promise<Run[]> {
    const { importRuns } = await this.ask(
      this.demo.keys.crm,
      `{ importRuns(first: 20) { edges { node {
        id fileName state scope software objectsTotal created updated unchanged removed refused warnings
        reason { code message hint }
        issues(first: 5) { totalCount edges { node { key severity code path message hint } } }
      } } } }`,
    );
    return importRuns.edges.map(({ node }: { node: Run }) => node);
  }

  /** Uploads, and waits for the end of the run that comes of it. */
  async deliver(files: Record<string, Uint8Array | string>, main = Object.keys(files)[0] ?? ''): Promise<Run> {
    const before = new Set((await this.runs()).map(({ id }) => id));
    await this.upload(files);
    return this.finished(main, before);
  }

  finished(fileName: string, before: ReadonlySet<string>): Promise<Run> {
    return eventually(async () => {
      const run = (await this.runs()).find((each) => each.fileName === fileName && !before.has(each.id));
      assert.ok(run, `no run of ${fileName}`);
      assert.ok(!['QUEUED', 'READING', 'APPLYING'].includes(run.state), `${fileName} is still ${run.state}`);
      return run;
    }, 30_000);
  }

  /** The fixed query of the CRM, and what else the stories look at. */
  async listings(filter: { listingId?: string } = {}): Promise<{ totalCount: number; nodes: ListingNode[] }> {
    const { listings } = await this.ask(this.demo.keys.crm, LISTINGS, { first: 50, filter });
    return { totalCount: listings.totalCount, nodes: listings.edges.map(({ node }: { node: ListingNode }) => node) };
  }

  async listing(listingId: string): Promise<ListingNode> {
    const { nodes } = await this.listings({ listingId });
    assert.equal(nodes.length, 1, `${listingId} is there ${nodes.length} times`);
    return nodes[0] as ListingNode;
  }

  /** The link of the demo that leads to an agency's form. */
  async offerLink(agency: string): Promise<{ url: string; token: string; listing: { id: string; listingId: string } }> {
    for (const url of this.demo.offerLinks) {
      const token = url.slice(url.lastIndexOf('/') + 1);
      const { offerForm } = await this.ask(
        undefined,
        'query ($token: String!) { offerForm(token: $token) { agency { slug } listing { id listingId } } }',
        { token },
      );
      if (offerForm.agency.slug === agency) return { url, token, listing: offerForm.listing };
    }
    throw new Error(`the demo has no offer link of ${agency}`);
  }

  async submitOffer(input: object, locale = 'en'): Promise<GraphqlAnswer['data']> {
    const { submitOffer } = await this.ask(undefined, SUBMIT, { input: { ...offerInput(), locale, ...input } });
    return submitOffer;
  }
}

export interface Run {
  id: string;
  fileName: string;
  state: string;
  scope: string | null;
  software: string | null;
  objectsTotal: number;
  created: number;
  updated: number;
  unchanged: number;
  removed: number;
  refused: number;
  warnings: number;
  reason: { code: string; message: string; hint: string } | null;
  issues: { totalCount: number; edges: { node: Issue }[] };
}

export interface Issue {
  key: string | null;
  severity: string;
  code: string;
  path: string;
  message: string;
  hint: string;
}

export interface ListingNode {
  id: string;
  listingId: string;
  title: string;
  version: number;
  listPrice: { amount: string; currency: string };
  livingArea: number;
  roomsTotal: number;
  city: string;
  postalCode: string;
  standardStatus: string;
  media: { id: string; url: string; category: string }[];
  brokers: { firstName: string; lastName: string; email: string }[];
}

const LISTINGS = `query ($first: Int, $after: String, $filter: ListingFilter) {
  listings(first: $first, after: $after, filter: $filter) {
    totalCount
    edges { cursor node {
      id listingId title listPrice { amount currency } livingArea roomsTotal city postalCode standardStatus
      media { id url category } version brokers { firstName lastName email }
    } }
    pageInfo { hasNextPage endCursor }
  }
}`;

export const SUBMIT = `mutation ($input: SubmitOfferInput!) { submitOffer(input: $input) {
  __typename
  ... on SubmitOfferPayload { receipt { reference amount { amount currency } } }
  ... on InvalidInput { message fields { path code message } }
  ... on OffersClosed { message state closesAt }
  ... on NotFound { message }
} }`;

let offers = 0;

/** What a buyer may well send. */
export function offerInput() {
  offers += 1;
  return {
    idempotencyKey: `product-test-${process.pid}-${offers}`,
    fullName: 'Nora Lindqvist',
    email: `nora.${offers}@buyers.example`,
    phone: '+353 1 555 0100',
    amount: '401000',
    financing: 'CASH',
    paymentTerm: 'DAYS_30',
  };
}
