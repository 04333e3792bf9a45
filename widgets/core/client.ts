/**
 * A typed GraphQL request over fetch. Public widgets need one query and one mutation,
 * so there is no cache, no parser and no exchange pipeline here.
 */

declare const shape: unique symbol;

/** A GraphQL document with the types of its answer and its variables. The text is all that exists at run time. */
export type TypedDocument<Result, Variables> = string & { readonly [shape]?: (variables: Variables) => Result };

/** Types a document by hand. Whether the text fits the schema is held by `documents.test.ts`. */
export function document<Result, Variables>(text: string): TypedDocument<Result, Variables> {
  return text.replace(/\s+/g, ' ') as TypedDocument<Result, Variables>;
}

export type ErrorCode =
  | 'NETWORK'
  | 'MISCONFIGURED'
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'KEY_REVOKED'
  | 'ORIGIN_NOT_ALLOWED'
  | 'RATE_LIMITED'
  | 'PROOF_OF_WORK_REQUIRED'
  | 'NOT_FOUND'
  | 'SERVER';

const KNOWN = new Set<string>([
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'KEY_REVOKED',
  'ORIGIN_NOT_ALLOWED',
  'RATE_LIMITED',
  'PROOF_OF_WORK_REQUIRED',
] satisfies ErrorCode[]);

/** The one error a widget knows: `code` decides what is shown, `message` goes to the console of the site owner. */
export class GatepostError extends Error {
  readonly code: ErrorCode;
  /** What the server said beside the code. */
  readonly extensions: unknown;

  constructor(code: ErrorCode, message: string = code, extensions?: unknown) {
    super(message);
    this.name = 'GatepostError';
    this.code = code;
    this.extensions = extensions;
  }
}

export interface Client {
  request<Result, Variables>(
    document: TypedDocument<Result, Variables>,
    variables: Variables,
    signal?: AbortSignal,
  ): Promise<Result>;
}

export interface ClientOptions {
  /** Full address of the GraphQL door. */
  endpoint: string;
  /** Publishable key or session token; nothing when a link token is an argument or a cookie is used. */
  authorization?: string | undefined;
  /** The language of the messages the server writes. */
  language?: string | undefined;
  /** Sends the session cookie: only the board on its own origin does. */
  cookies?: boolean;
  timeoutMs?: number;
}

interface Answer<Result> {
  data?: Result | null;
  errors?: { message: string; extensions?: { code?: string } }[];
}

/** Turns the answer into data, or into the one error with the code that decides what is shown. */
export function readAnswer<Result>(status: number, answer: Answer<Result> | undefined): Result {
  const error = answer?.errors?.[0];
  if (error || !answer?.data) {
    const given = error?.extensions?.code;
    const byStatus = status === 429 ? 'RATE_LIMITED' : status === 401 ? 'UNAUTHENTICATED' : 'SERVER';
    const code = (given && KNOWN.has(given) ? given : byStatus) as ErrorCode;
    throw new GatepostError(code, error?.message, error?.extensions);
  }
  return answer.data;
}

export function createClient(options: ClientOptions): Client {
  const { endpoint, authorization, language, cookies = false, timeoutMs = 20_000 } = options;
  return {
    async request(query, variables, signal) {
      const abort = new AbortController();
      const timer = setTimeout(() => abort.abort(), timeoutMs);
      const cancel = () => abort.abort();
      signal?.addEventListener('abort', cancel);
      try {
        const response = await fetch(endpoint, {
          method: 'POST',
          credentials: cookies ? 'include' : 'omit',
          referrerPolicy: 'strict-origin',
          headers: {
            'Content-Type': 'application/json',
            Accept: 'application/graphql-response+json, application/json',
            ...(language && { 'Accept-Language': language }),
            ...(authorization && { Authorization: `Bearer ${authorization}` }),
          },
          body: JSON.stringify({ query, variables }),
          signal: abort.signal,
        });
        return readAnswer(response.status, await response.json().catch(() => undefined));
      } catch (error) {
        if (error instanceof GatepostError) throw error;
        throw new GatepostError('NETWORK', String(error));
      } finally {
        clearTimeout(timer);
        signal?.removeEventListener('abort', cancel);
      }
    },
  };
}
