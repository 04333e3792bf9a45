import { GraphQLError } from 'graphql';

/** Somebody asks for more than their share for now; `retryAfter` is in seconds. */
export class RateLimited extends Error {
  readonly statusCode = 429;
  readonly code = 'RATE_LIMITED';
  readonly retryAfter: number;
  constructor(retryAfter: number, what = 'Too many requests') {
    super(`${what}. Try again in ${retryAfter} ${retryAfter === 1 ? 'second' : 'seconds'}.`);
    this.retryAfter = retryAfter;
  }
}

/** The same within GraphQL: status 429 over HTTP, an error of the operation over sockets. */
export function rateLimitedError({ message, code, retryAfter }: RateLimited): GraphQLError {
  const http = { status: 429, headers: { 'retry-after': String(retryAfter) } };
  return new GraphQLError(message, { extensions: { code, retryAfter, http } });
}
