import type { FastifyInstance } from 'fastify';
import type { Platform } from '../platform/index.ts';

/** Other processes of this installation, by name, and whether each is there. */
export type OtherProcesses = () => Record<string, boolean>;

/** A database that takes longer to say a word is none for those who ask. */
const ANSWER_MS = 2_000;
/** How long a look at the disk holds: it writes. */
const LOOK_MS = 2_000;

/**
 * `/healthz`: the process lives. `/readyz`: everything can do its work, or what is waited for: `database` unreachable,
 * `storage` full or not writable, and of `worker` (mails, codes) and `importer` (deliveries, exports) which is down.
 */
export function addHealth(app: FastifyInstance, platform: Platform, others: OtherProcesses = () => ({})): void {
  const storage = recently(() => platform.storage.check());
  app.get('/healthz', { config: { access: 'public', budget: 'none' } }, async () => ({ status: 'ok' }));
  app.get('/readyz', { config: { access: 'public', budget: 'none' } }, async (_request, reply) => {
    const processes = Object.entries(others()).filter(([name]) => name !== 'api');
    const parts: Record<string, string> = {
      database: await database(platform),
      storage: await storage(),
      ...Object.fromEntries(processes.map(([name, there]) => [name, there ? 'ok' : 'down'])),
    };
    const missing = Object.keys(parts).filter((name) => parts[name] !== 'ok');
    reply.status(missing.length === 0 ? 200 : 503).header('cache-control', 'no-store');
    return { status: missing.length === 0 ? 'ready' : `waiting for the ${missing.join(' and the ')}`, ...parts };
  });
}

async function database({ pool }: Platform): Promise<'ok' | 'unreachable'> {
  const answered = pool.query('SELECT 1').then(
    () => 'ok' as const,
    () => 'unreachable' as const,
  );
  const late = new Promise<'unreachable'>((resolve) => setTimeout(resolve, ANSWER_MS, 'unreachable').unref());
  return Promise.race([answered, late]);
}

/** Asks once for all who want to know within `LOOK_MS`. */
function recently<T>(ask: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | undefined;
  let until = 0;
  return () => {
    if (!answer || Date.now() > until) {
      until = Date.now() + LOOK_MS;
      answer = ask();
    }
    return answer;
  };
}
