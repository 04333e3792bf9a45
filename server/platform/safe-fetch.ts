import { lookup as systemLookup } from 'node:dns/promises';
import * as http from 'node:http';
import * as https from 'node:https';
import { isIP, type LookupFunction, type Socket } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Why a request was not made, or brought nothing. */
export type FetchProblem =
  /** No address of the kinds we ask: not http(s), with a user name in it, or a port of another protocol. */
  | 'BAD_ADDRESS'
  /** Leads to a private, local or otherwise special network. */
  | 'ADDRESS_REFUSED'
  | 'NAME_NOT_FOUND'
  | 'UNREACHABLE'
  | 'TLS_FAILED'
  | 'TIMEOUT'
  | 'TOO_MANY_REDIRECTS'
  /** Any status but 2xx and 304; see `status`. */
  | 'HTTP_STATUS'
  | 'TOO_LARGE'
  /** No proper HTTP, cut off, or compressed although we asked for it plain. */
  | 'BAD_ANSWER';

const WORDS: Record<FetchProblem, string> = {
  BAD_ADDRESS: 'The address cannot be used.',
  ADDRESS_REFUSED: 'The address leads to a network that is not public.',
  NAME_NOT_FOUND: 'There is no server of that name.',
  UNREACHABLE: 'The server cannot be reached.',
  TLS_FAILED: 'The certificate of the server is not valid.',
  TIMEOUT: 'The server took too long.',
  TOO_MANY_REDIRECTS: 'The server sends from one address to the next.',
  HTTP_STATUS: 'The server answered with an error.',
  TOO_LARGE: 'The answer is too large.',
  BAD_ANSWER: 'The answer of the server cannot be read.',
};

/** The message is for people and never holds the address. */
export class SafeFetchError extends Error {
  readonly code: FetchProblem;
  /** Of an HTTP_STATUS. */
  readonly status?: number;
  constructor(code: FetchProblem, status?: number) {
    super(status ? `${WORDS[code].slice(0, -1)} (${status}).` : WORDS[code]);
    this.code = code;
    this.status = status;
  }
}

export interface FetchOptions {
  /** Bytes the answer may have. */
  maxBytes: number;
  /** What an earlier answer gave as `validator`: asks for the content only if it changed. */
  validator?: string | null;
  /** Media types that are welcome. */
  accept?: string;
  /** From the start to the last byte, in milliseconds. */
  totalMs?: number;
  signal?: AbortSignal;
}

export interface SafeResponse {
  /** The server says that the content is still what `validator` stands for; `body` is empty. */
  notModified: boolean;
  status: number;
  /** The media type without parameters, in small letters; null when the server names none. */
  contentType: string | null;
  /** Bytes the server announced; null when it did not say. */
  contentLength: number | null;
  /** ETag, else Last-Modified, of this answer. */
  validator: string | null;
  /**
   * Bytes as they arrive; to be read to the end, or left by `cancel`.
   * @throws {SafeFetchError} TOO_LARGE, TIMEOUT, UNREACHABLE or BAD_ANSWER on the way.
   */
  body: AsyncIterable<Uint8Array>;
  cancel(): void;
}

/**
 * Asks an address that somebody else named, by GET.
 * @throws {SafeFetchError} saying what came in between.
 */
export type SafeFetch = (url: string, options: FetchOptions) => Promise<SafeResponse>;

/** All addresses of a name. */
export type Resolve = (name: string) => Promise<{ address: string; family: number }[]>;

export interface SafeFetchSettings {
  /** Lets requests into private networks and to this machine. Link-local and other special addresses stay refused. */
  allowPrivate: boolean;
  userAgent?: string;
  connectMs?: number;
  firstByteMs?: number;
  resolve?: Resolve;
}

const MAX_REDIRECTS = 3;
const CONNECT_MS = 10_000;
const FIRST_BYTE_MS = 15_000;
const TOTAL_MS = 60_000;

/**
 * The one way out for requests to addresses that others name. Each address is checked, those of redirects too, and the
 * connection is made to the very addresses that were checked; TLS and the Host header keep the name. Answers are never
 * decompressed. Does not know this machine's own public addresses.
 */
export function createSafeFetch(settings: SafeFetchSettings): SafeFetch {
  const lookup = checkedLookup(settings);
  // Connections are kept for the next picture of the same server; they lead where the check allowed.
  const agents = {
    'http:': new http.Agent({ keepAlive: true, timeout: 5_000 }),
    'https:': new https.Agent({ keepAlive: true, timeout: 5_000 }),
  };
  return async (address, options) => {
    const signals = [AbortSignal.timeout(options.totalMs ?? TOTAL_MS), ...(options.signal ? [options.signal] : [])];
    const signal = AbortSignal.any(signals);
    const ask = async (url: URL): Promise<http.IncomingMessage> => {
      const agent = agents[url.protocol as keyof typeof agents];
      try {
        return await requestOnce(url, { settings, lookup, agent, signal, headers: headersOf(settings, options) });
      } catch (error) {
        options.signal?.throwIfAborted();
        throw signal.aborted ? new SafeFetchError('TIMEOUT') : asProblem(error);
      }
    };
    let url = checkedUrl(address, undefined, settings);
    for (let redirects = 0; ; redirects++) {
      const response = await ask(url);
      const { location } = response.headers;
      if (!isRedirect(response.statusCode) || !location) return answerOf(response, options, signal);
      response.destroy();
      if (redirects === MAX_REDIRECTS) throw new SafeFetchError('TOO_MANY_REDIRECTS');
      url = checkedUrl(location, url, settings);
    }
  };
}

const isRedirect = (status = 0): boolean => [301, 302, 303, 307, 308].includes(status);

function checkedUrl(address: string, base: URL | undefined, { allowPrivate }: SafeFetchSettings): URL {
  const url = URL.canParse(address, base) ? new URL(address, base) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) throw new SafeFetchError('BAD_ADDRESS');
  // Below 1024 other protocols listen, and some of them would take a request for something of theirs.
  const port = Number(url.port || 80);
  if (port < 1024 && port !== 80 && port !== 443) throw new SafeFetchError('BAD_ADDRESS');
  // A name is checked when it is looked up; an address given as such never is.
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) && !isAllowed(host, allowPrivate)) throw new SafeFetchError('ADDRESS_REFUSED');
  return url;
}

/** Azure's host answers here with what only the machine may know, though the address counts as public. */
const SPECIAL = new Set(['168.63.129.16']);
const PRIVATE_RANGES = new Set(['private', 'loopback', 'carrierGradeNat', 'uniqueLocal']);
const GLOBAL_IPV6 = ipaddr.parseCIDR('2000::/3') as [ipaddr.IPv6, number];
const SPECIAL_IPV6 = [
  // Documentation, RFC 9637; segment routing, RFC 9602.
  ipaddr.parseCIDR('3fff::/20') as [ipaddr.IPv6, number],
  ipaddr.parseCIDR('5f00::/16') as [ipaddr.IPv6, number],
];

/** Whether a request may go to an IP address. Tunnels to IPv4 (6to4, Teredo) lead nowhere; NAT64 counts as what it means. */
export function isAllowed(address: string, allowPrivate: boolean): boolean {
  if (!isIP(address)) return false;
  const parsed = embedded(ipaddr.parse(address));
  const range = parsed.range();
  if (PRIVATE_RANGES.has(range)) return allowPrivate;
  if (range !== 'unicast' || SPECIAL.has(parsed.toString())) return false;
  if (parsed.kind() === 'ipv4') return true;
  const ipv6 = parsed as ipaddr.IPv6;
  return ipv6.match(GLOBAL_IPV6) && !SPECIAL_IPV6.some((range) => ipv6.match(range));
}

/** The IPv4 address inside `::ffff:0:0/96` (RFC 4291) and `64:ff9b::/96` (RFC 6052). */
function embedded(address: ipaddr.IPv4 | ipaddr.IPv6): ipaddr.IPv4 | ipaddr.IPv6 {
  if (address.kind() === 'ipv4') return address;
  const ipv6 = address as ipaddr.IPv6;
  if (ipv6.isIPv4MappedAddress()) return ipv6.toIPv4Address();
  return ipv6.range() === 'rfc6052' ? ipaddr.fromByteArray(ipv6.toByteArray().slice(12)) : ipv6;
}

const systemResolve: Resolve = (name) => systemLookup(name, { all: true });

/** For Node's connect: only addresses that are allowed come back, so that nothing else can be connected to. */
function checkedLookup({ allowPrivate, resolve = systemResolve }: SafeFetchSettings): LookupFunction {
  return (name, options, callback) => {
    resolve(name).then(
      (found) => {
        const allowed = found.filter(({ address }) => isAllowed(address, allowPrivate));
        const [first] = allowed;
        if (!first) callback(new SafeFetchError(found.length > 0 ? 'ADDRESS_REFUSED' : 'NAME_NOT_FOUND'), '');
        else if (options.all) callback(null, allowed);
        else callback(null, first.address, first.family);
      },
      (error) => callback(error, ''),
    );
  };
}

function headersOf({ userAgent = 'Gatepost' }: SafeFetchSettings, { accept = '*/*', validator }: FetchOptions) {
  const headers: Record<string, string> = { accept, 'accept-encoding': 'identity', 'user-agent': userAgent };
  if (!validator) return headers;
  const isDate = !/^(W\/)?"/.test(validator) && !Number.isNaN(Date.parse(validator));
  headers[isDate ? 'if-modified-since' : 'if-none-match'] = validator;
  return headers;
}

interface Attempt {
  settings: SafeFetchSettings;
  lookup: LookupFunction;
  agent: http.Agent;
  signal: AbortSignal;
  headers: Record<string, string>;
}

/** One request, until its head is there. */
async function requestOnce(url: URL, attempt: Attempt, isRetry = false): Promise<http.IncomingMessage> {
  const { settings, lookup, agent, signal, headers } = attempt;
  const { get } = url.protocol === 'https:' ? https : http;
  const request = get(url, { lookup, agent: isRetry ? false : agent, signal, headers, maxHeaderSize: 32_768 });
  const caps = cap(request, url, settings);
  try {
    return await new Promise((resolve, reject) => {
      request.once('response', resolve);
      request.on('error', reject);
    });
  } catch (error) {
    // The server closed a kept connection just when it was used again.
    if (request.reusedSocket && !isRetry && !signal.aborted && !(error instanceof SafeFetchError)) {
      return requestOnce(url, attempt, true);
    }
    throw error;
  } finally {
    clearTimeout(caps.timer);
  }
}

/** Ends a request that does not get connected in time, or that gets no answer in time. */
function cap(request: http.ClientRequest, url: URL, settings: SafeFetchSettings): { timer: NodeJS.Timeout } {
  const { connectMs = CONNECT_MS, firstByteMs = FIRST_BYTE_MS } = settings;
  const end = () => request.destroy(new SafeFetchError('TIMEOUT'));
  const caps = { timer: setTimeout(end, connectMs) };
  const connected = () => {
    clearTimeout(caps.timer);
    caps.timer = setTimeout(end, firstByteMs);
  };
  request.once('socket', (socket: Socket) => {
    if (request.reusedSocket) connected();
    else socket.once(url.protocol === 'https:' ? 'secureConnect' : 'connect', connected);
  });
  return caps;
}

function answerOf(response: http.IncomingMessage, options: FetchOptions, signal: AbortSignal): SafeResponse {
  const { statusCode: status = 0, headers } = response;
  const refuse = (code: FetchProblem, ofStatus?: number): never => {
    response.destroy();
    throw new SafeFetchError(code, ofStatus);
  };
  const notModified = status === 304 && Boolean(options.validator);
  if (!notModified && (status < 200 || status > 299)) refuse('HTTP_STATUS', status);
  if (!/^(identity)?$/i.test(headers['content-encoding'] ?? '')) refuse('BAD_ANSWER');
  const contentLength = headers['content-length'] === undefined ? null : Number(headers['content-length']);
  if (!notModified && contentLength !== null && contentLength > options.maxBytes) refuse('TOO_LARGE');
  if (notModified) response.resume();
  return {
    notModified,
    status,
    contentType: headers['content-type']?.split(';')[0]?.trim().toLowerCase() || null,
    contentLength,
    validator: (headers.etag ?? headers['last-modified'])?.slice(0, 500) ?? null,
    body: notModified ? nothing() : bodyOf(response, options, signal),
    cancel: () => void response.destroy(),
  };
}

async function* nothing(): AsyncGenerator<Uint8Array> {}

async function* bodyOf(
  response: http.IncomingMessage,
  { maxBytes, signal: own }: FetchOptions,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  let total = 0;
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      total += chunk.byteLength;
      if (total > maxBytes) throw new SafeFetchError('TOO_LARGE');
      yield chunk;
    }
  } catch (error) {
    own?.throwIfAborted();
    if (error instanceof SafeFetchError) throw error;
    throw new SafeFetchError(signal.aborted ? 'TIMEOUT' : 'BAD_ANSWER');
  } finally {
    response.destroy();
  }
}

const NO_NAME = /^(ENOTFOUND|EAI_AGAIN|ENODATA|EAI_NODATA|EAI_NONAME)$/;
const TLS = /^(ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|HOSTNAME_MISMATCH|EPROTO)/;

function asProblem(error: unknown): SafeFetchError {
  if (error instanceof SafeFetchError) return error;
  const code = String((error as NodeJS.ErrnoException).code ?? '');
  if (NO_NAME.test(code)) return new SafeFetchError('NAME_NOT_FOUND');
  if (TLS.test(code)) return new SafeFetchError('TLS_FAILED');
  return new SafeFetchError(/^HPE_/.test(code) ? 'BAD_ANSWER' : 'UNREACHABLE');
}
