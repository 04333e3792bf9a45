import WebSocket from 'ws';
import type { RootDecision } from './decisions.ts';
import type { World } from './world.ts';

interface Message {
  type: string;
  id?: string;
  payload?: unknown;
}

/** How long a subscription may stay silent before it counts as let in. */
const SILENCE_MS = 700;

/**
 * Runs every operation over one WebSocket, one after the other.
 * @returns whether each was let in, by name. @throws when the socket is closed.
 */
export async function socketAnswers(
  world: World,
  operations: Record<string, RootDecision>,
  payload: object = {},
): Promise<Record<string, 'refused' | 'let in'>> {
  const socket = new WebSocket(`${world.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  const inbox: Message[] = [];
  let wake = () => {};
  let closed: Error | undefined;
  socket.on('message', (text) => {
    inbox.push(JSON.parse(String(text)));
    wake();
  });
  socket.on('error', () => {});
  socket.on('close', (code) => {
    closed = new Error(`the socket was closed: ${code}`);
    wake();
  });
  const send = (message: Message) => socket.send(JSON.stringify(message));
  const next = async (until = Number.POSITIVE_INFINITY): Promise<Message | undefined> => {
    while (inbox.length === 0) {
      if (closed) throw closed;
      if (Date.now() > until) return undefined;
      await new Promise<void>((resolve) => {
        wake = resolve;
        if (Number.isFinite(until)) setTimeout(resolve, until - Date.now() + 1);
      });
    }
    return inbox.shift();
  };
  try {
    await new Promise((resolve) => socket.once('open', resolve));
    send({ type: 'connection_init', payload });
    while ((await next())?.type !== 'connection_ack');
    const answers: Record<string, 'refused' | 'let in'> = {};
    for (const [name, { query, variables, live }] of Object.entries(operations)) {
      send({ type: 'subscribe', id: name, payload: { query, variables: variables?.(world) ?? {} } });
      let text = '';
      const until = live ? Date.now() + SILENCE_MS : undefined;
      for (let message = await next(until); message; message = await next(until)) {
        if (message.id !== name) continue;
        text += JSON.stringify(message.payload ?? '');
        if (message.type === 'complete' || message.type === 'error' || live) break;
      }
      if (live) send({ type: 'complete', id: name });
      answers[name] = /UNAUTHENTICATED|FORBIDDEN/.test(text) ? 'refused' : 'let in';
    }
    return answers;
  } finally {
    socket.terminate();
  }
}
