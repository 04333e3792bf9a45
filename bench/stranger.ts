import WebSocket from 'ws';

// A stranger of the bench of limits: asks as fast as it can, in one of the ways that were tried on us, until it is ended.

const [kind = '', url = ''] = process.argv.slice(2);
let count = 0;
const aliases = (times: number, field: string) => Array.from({ length: times }, (_, n) => `a${n}: ${field}`).join(' ');
/** Anybody may ask it, and each alias is a question to the database. */
const typical = `{ ${aliases(30, 'offerForm(token: "nobody-has-this-token") { state }')} }`;

async function post(body: string, headers: Record<string, string> = {}): Promise<void> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
  await response.arrayBuffer();
}

/** So many requests at a time, for ever. */
function flood(parallel: number, once: () => Promise<unknown>): void {
  const again = async (): Promise<void> => {
    for (;;) await once().catch(() => new Promise((later) => setTimeout(later, 50)));
  };
  for (let each = 0; each < parallel; each++) void again();
}

/** One socket that sends its operations at once, waits for all answers and begins again. */
function socket(operations: number): Promise<void> {
  return new Promise((done) => {
    const client = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    let answers = 0;
    client.on('open', () => client.send('{"type":"connection_init"}'));
    client.on('message', (data) => {
      const { type } = JSON.parse(String(data));
      if (type === 'connection_ack') {
        for (let id = 0; id < operations; id++) {
          client.send(JSON.stringify({ id: String(id), type: 'subscribe', payload: { query: typical } }));
        }
      } else if (type === 'complete' || type === 'error') answers += 1;
      if (answers === operations) client.close();
    });
    client.on('error', () => {});
    client.on('close', () => setTimeout(done, 20));
  });
}

const id = (n: number) =>
  Buffer.from(`Listing:00000000-0000-7000-8000-${String(n).padStart(12, '0')}`).toString('base64');
const ids = Array.from({ length: 3000 }, (_, n) => id(n));
const kinds: Record<string, () => void> = {
  'one socket': () => flood(1, () => socket(1500)),
  'hundreds of sockets': () => flood(300, () => socket(20)),
  'thousands of ids': () =>
    flood(4, () =>
      post(JSON.stringify({ query: 'query ($i: [ID!]!) { nodes(ids: $i) { id } }', variables: { i: ids } })),
    ),
  'made-up credentials': () =>
    flood(20, () => post(JSON.stringify({ query: typical }), { authorization: `Bearer ${Math.random()}` })),
  'ever new documents': () =>
    flood(20, () => {
      const name = `n${count++}`;
      return post(JSON.stringify({ query: `query ${name} { ${'viewer { kind } '.repeat(450)} }` }));
    }),
  'ever new documents within the limits': () =>
    flood(20, () => {
      const fields = 'id title city currency media { id title url category } listingId country postalCode streetName';
      const nodes = aliases(30, `node(id: "${id(count)}") { id ... on Listing { ${fields} } }`);
      return post(JSON.stringify({ query: `query n${count++} { ${nodes} }` }));
    }),
  introspection: () =>
    flood(20, () =>
      post(JSON.stringify({ query: '{ __schema { types { fields { args { name description } name } } } }' })),
    ),
  'large bodies': () => flood(10, () => post(JSON.stringify({ query: `{ __typename } # ${'x'.repeat(1_000_000)}` }))),
  pages: () => flood(20, async () => (await fetch(`${url}/o/nobody-has-this-token`)).arrayBuffer()),
};
kinds[kind]?.();
