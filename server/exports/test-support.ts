import { fromBuffer } from 'yauzl';
import { data, globalId } from '../../test/harness/graphql.ts';
import type { Actor } from '../accounts/index.ts';
import { type ImportWorld, importWorld, type Sender } from '../imports/test-support.ts';
import { type Element, type OutlineEvent, readWhole, type TransferEvent } from '../openimmo/index.ts';
import { readExport } from './read-export.ts';
import { type RunExports, runExports } from './run-exports.ts';

export interface ExportAnswer {
  id: string;
  state: string;
  version: string | null;
  scope: string;
  objectsTotal: number;
  objectsDone: number;
  url: string | null;
  fileName: string | null;
  bytes: number | null;
  issues: { number: string | null; severity: string; code: string; path: string; message: string }[];
}

/** A package, unpacked. */
export interface Unpacked {
  xml: Buffer;
  files: Map<string, Buffer>;
}

export const exportFields = `id state version scope objectsTotal objectsDone url fileName bytes
  issues { number severity code path message }`;

/** The executive of an agency, as an actor. */
export const executiveOf = (agencyId: string): Actor => ({
  kind: 'person',
  id: '01a203ca-a587-7789-a17a-d98771833f71',
  sessionId: 's',
  admin: false,
  memberships: [{ agencyId, role: 'EXECUTIVE' }],
});

const mutation = `mutation ($input: ExportListingsInput!) {
  exportListings(input: $input) { __typename
    ... on ExportListingsPayload { export { id } }
    ... on InvalidInput { fields { path code message } } } }`;

export type Asked = {
  __typename: string;
  export?: { id: string };
  fields?: { path: string[]; code: string; message: string }[];
};

/** Asks for an export over GraphQL. */
export async function askFor({ platform }: ImportWorld, actor: Actor, input: object): Promise<Asked> {
  return (await data<{ exportListings: Asked }>(platform, { actor }, mutation, { input })).exportListings;
}

export async function lookAt({ platform }: ImportWorld, actor: Actor, id: string): Promise<ExportAnswer> {
  const query = `query ($id: ID!) { node(id: $id) { ... on Export { ${exportFields} } } }`;
  return (await data<{ node: ExportAnswer }>(platform, { actor }, query, { id })).node;
}

/** Exports, writes and unpacks it. */
export async function exported(
  world: ImportWorld,
  { agencyId }: Pick<Sender, 'agencyId'>,
  input: object = {},
  options: Partial<RunExports> = {},
): Promise<{ answer: ExportAnswer; zip: Buffer; pack: Unpacked }> {
  const actor = executiveOf(agencyId);
  const asked = await askFor(world, actor, input);
  if (!asked.export) throw new Error(JSON.stringify(asked));
  await runExports(world.platform, { signal: new AbortController().signal, ...options });
  const answer = await lookAt(world, actor, asked.export.id);
  if (answer.state !== 'DONE') throw new Error(JSON.stringify(answer));
  const zip = await bytesOf(world, actor, answer.id);
  return { answer, zip, pack: await unpack(zip) };
}

export async function bytesOf({ platform }: ImportWorld, actor: Actor, id: string): Promise<Buffer> {
  const { body } = await readExport(platform, actor, Buffer.from(id, 'base64').toString().split(':')[1] ?? '');
  const chunks: Buffer[] = [];
  for await (const chunk of body) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

export async function unpack(zip: Buffer): Promise<Unpacked> {
  const files = new Map<string, Buffer>();
  const opened = await new Promise<import('yauzl').ZipFile>((resolve, reject) =>
    fromBuffer(zip, { lazyEntries: true }, (error, file) => (error ? reject(error) : resolve(file))),
  );
  for await (const entry of opened.eachEntry()) {
    const chunks: Buffer[] = [];
    for await (const chunk of await opened.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
    files.set(entry.fileName, Buffer.concat(chunks));
  }
  const xml = files.get('openimmo.xml') ?? Buffer.alloc(0);
  files.delete('openimmo.xml');
  return { xml, files };
}

export type AnyEvent = TransferEvent | OutlineEvent;

export async function eventsOf(xml: Uint8Array): Promise<AnyEvent[]> {
  const events: AnyEvent[] = [];
  for await (const event of readWhole([xml])) events.push(event);
  return events;
}

/** The objects of a file, and what stands beside them in each office's part. */
export async function contentOf(
  xml: Uint8Array,
): Promise<{ objects: Element[]; offices: Element[][]; beside: Element[]; header: Record<string, string> }> {
  const events = await eventsOf(xml);
  const offices: Element[][] = [];
  const beside: Element[] = [];
  let header: Record<string, string> = {};
  for (const event of events) {
    if (event.type !== 'field') continue;
    if (event.providerIndex === null) {
      if (event.element.name === 'uebertragung') header = event.element.attributes;
      else beside.push(event.element);
    } else offices[event.providerIndex] = [...(offices[event.providerIndex] ?? []), event.element];
  }
  return {
    objects: events.flatMap((event) => (event.type === 'object' ? [event.element] : [])),
    offices,
    beside,
    header,
  };
}

export { globalId, type ImportWorld, importWorld, type Sender };
