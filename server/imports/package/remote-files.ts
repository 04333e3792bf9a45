import { createGate, type Gate } from '../../platform/gate.ts';
import { type FetchProblem, type Platform, SafeFetchError, type SafeResponse } from '../../platform/index.ts';

export type RemoteFailure = { kind: 'FAILED'; problem: FetchProblem | 'GIVEN_UP'; status?: number };

/** What a server had to say about a file: `SAME` is what it was when `validator` was noted. */
export type RemoteAnswer<T> = { kind: 'FILE'; file: T; validator: string | null } | { kind: 'SAME' } | RemoteFailure;

export interface RemoteRequest {
  url: string;
  /** ETag or Last-Modified of what is with us already. */
  validator: string | null;
  accept: string;
  maxBytes: number;
}

export interface RemoteFiles {
  /** Fetches a file and hands its bytes to `use` while there is room for them in memory. Failing is an answer. */
  get<T>(request: RemoteRequest, use: (data: Buffer) => Promise<T>): Promise<RemoteAnswer<T>>;
}

export interface RemoteLimits {
  /** Fetched at the same time. */
  fetches: number;
  /** Failures in a row after which a server is not asked any more in this run; a plain "not found" counts less. */
  failures: number;
  refusals: number;
  /** Milliseconds one run may spend fetching, so that slow servers cannot hold up everybody's imports. */
  runMs: number;
}

const LIMITS: RemoteLimits = { fetches: 6, failures: 3, refusals: 20, runMs: 30 * 60_000 };

/** The files of one run that lie on other people's servers. @param memory room for bytes, in MiB. */
export function createRemoteFiles(
  { fetch, clock }: Pick<Platform, 'fetch' | 'clock'>,
  memory: Gate,
  { signal, ...limits }: Partial<RemoteLimits> & { signal?: AbortSignal } = {},
): RemoteFiles {
  const { fetches, failures, refusals, runMs } = { ...LIMITS, ...limits };
  const slots = createGate(fetches);
  const hosts = new Map<string, { failures: number; refusals: number }>();
  let end: number | undefined;

  const hostOf = (url: string) => {
    const name = URL.canParse(url) ? new URL(url).host : '';
    const host = hosts.get(name) ?? { failures: 0, refusals: 0 };
    hosts.set(name, host);
    return host;
  };
  const isGivenUp = (host: { failures: number; refusals: number }) => {
    end ??= clock.now().getTime() + runMs;
    return host.failures >= failures || host.refusals >= refusals || clock.now().getTime() > end;
  };

  return {
    get: ({ url, ...request }, use) =>
      slots.pass(async () => {
        signal?.throwIfAborted();
        const host = hostOf(url);
        if (isGivenUp(host)) return { kind: 'FAILED', problem: 'GIVEN_UP' };
        try {
          const answer = await ask(await fetch(url, { ...request, signal }), memory, use);
          Object.assign(host, { failures: 0, refusals: 0 });
          return answer;
        } catch (error) {
          if (!(error instanceof SafeFetchError)) throw error;
          if (isHostsFault(error)) host.failures += 1;
          else host.refusals += 1;
          return { kind: 'FAILED', problem: error.code, status: error.status };
        }
      }),
  };

  async function ask<T>(response: SafeResponse, room: Gate, use: (data: Buffer) => Promise<T>) {
    if (response.notModified) return { kind: 'SAME' } as const;
    const work = async () => use(await readAll(response));
    const file = await room.pass(work, mebibytes(response.contentLength));
    return { kind: 'FILE', file, validator: response.validator } as const;
  }
}

/** Room for a file; one of unknown size takes much. */
export const mebibytes = (bytes: number | null): number =>
  Math.max(8, Math.ceil((bytes ?? 48 * 1024 ** 2) / 1024 ** 2));

async function readAll({ body }: SafeResponse): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks);
}

const OF_ONE_FILE = new Set<FetchProblem>(['BAD_ADDRESS', 'ADDRESS_REFUSED', 'TOO_LARGE', 'TOO_MANY_REDIRECTS']);

/** Whether the next file of the same server will most likely fail too. */
const isHostsFault = ({ code, status = 0 }: SafeFetchError): boolean =>
  code === 'HTTP_STATUS' ? status === 429 || status >= 500 : !OF_ONE_FILE.has(code);

/** Whether asking again some other day may help. */
export const isPassing = ({ problem, status = 0 }: RemoteFailure): boolean => {
  if (problem === 'HTTP_STATUS') return status === 408 || status === 429 || status >= 500;
  return !['BAD_ADDRESS', 'ADDRESS_REFUSED', 'TOO_LARGE', 'TOO_MANY_REDIRECTS'].includes(problem);
};
