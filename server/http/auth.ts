import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type Auth, boardAgencies, sendCode, signIn } from '../accounts/index.ts';
import { AccessDenied, type Platform } from '../platform/index.ts';

// Signing in and out. Each route is one of ours: of the library behind them nothing else is reachable.

const email = z.string().max(254, 'at most 254 characters').email('an e-mail address');
const bodies = {
  send: z.strictObject({ email, type: z.literal('sign-in').optional() }),
  signIn: z.strictObject({ email, otp: z.string().regex(/^\d{6}$/, 'the six digits of the code') }),
  signOut: z.strictObject({}).nullish(),
};

/** Staff sign-in by e-mailed code, at `/auth/…`: for our own pages, programs, and boards on the sites of agencies. */
export function addAuth(app: FastifyInstance, platform: Platform, auth: Auth): void {
  const { publicUrl } = platform.settings;

  /**
   * The other site a board asks from; undefined for our own pages and programs, which send no origin.
   * @throws {AccessDenied} when no publishable key names it.
   */
  async function boardOf({ headers: { origin } }: FastifyRequest): Promise<string | undefined> {
    if (origin === undefined || origin === publicUrl) return undefined;
    if ((await boardAgencies(platform, origin)).length > 0) return origin;
    throw new AccessDenied('ORIGIN_NOT_ALLOWED', `Pages on ${origin} sign nobody in: no publishable key names them.`);
  }

  const route = (path: string, handler: (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>) =>
    app.route({
      url: `/auth/${path}`,
      method: ['POST', 'OPTIONS'],
      config: {
        access: 'public',
        budget: 'sign-in',
        cors: {
          origin: async (origin: string | undefined) =>
            origin !== undefined && (await boardAgencies(platform, origin)).length > 0,
          methods: ['POST'],
        },
      },
      handler: (request, reply) =>
        handler(request, reply.header('cache-control', 'no-store')).catch((error) => {
          if (!(error instanceof BadBody)) throw error;
          return reply.status(400).send({ code: 'BAD_USER_INPUT', message: error.message });
        }),
    });

  route('email-otp/send-verification-otp', async (request, reply) => {
    const body = read(bodies.send, request);
    const sent = await sendCode(platform, auth, { email: body.email, ip: request.ip, board: await boardOf(request) });
    return sent.ok ? { success: true } : tooMany(reply, sent.retryAfter);
  });

  route('sign-in/email-otp', async (request, reply) => {
    const body = read(bodies.signIn, request);
    const board = await boardOf(request);
    const userAgent = request.headers['user-agent'];
    const done = await signIn(platform, auth, { email: body.email, code: body.otp, ip: request.ip, board, userAgent });
    if (!done.ok) {
      if ('retryAfter' in done) return tooMany(reply, done.retryAfter);
      const message = 'This code is wrong, too old or used up. Check it, or have another one sent.';
      return reply.status(400).send({ code: 'INVALID_OTP', message });
    }
    // A page of ours has the cookie, which no script reads; a board and a program have the token.
    const isOwnPage = request.headers.origin === publicUrl;
    if (!board) for (const cookie of done.response.headers.getSetCookie()) reply.header('set-cookie', cookie);
    if (!isOwnPage) reply.header('set-auth-token', done.response.headers.get('set-auth-token') ?? '');
    return { success: true };
  });

  route('sign-out', async (request, reply) => {
    read(bodies.signOut, request);
    const { authorization, cookie } = request.headers;
    const board = await boardOf(request);
    const headers = new Headers({ ...(authorization && { authorization }), ...(cookie && !board && { cookie }) });
    const response = await auth.api.signOut({ headers, asResponse: true });
    for (const gone of response.headers.getSetCookie()) reply.header('set-cookie', gone);
    return { success: true };
  });
}

class BadBody extends Error {}

/** The body as the route takes it. @throws {BadBody} naming the field and the cure. */
function read<T>(shape: z.ZodType<T>, { body }: FastifyRequest): T {
  const parsed = shape.safeParse(body);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const message =
    issue?.code === 'unrecognized_keys'
      ? `${issue.keys.map((key) => `\`${key.slice(0, 40)}\``).join(', ')}: not taken here. Leave it out.`
      : `\`${issue?.path.join('.') || 'body'}\`: ${issue?.message}.`;
  throw new BadBody(message);
}

function tooMany(reply: FastifyReply, retryAfter: number): FastifyReply {
  const [count, unit] = retryAfter < 90 ? [retryAfter, 'seconds'] : [Math.ceil(retryAfter / 60), 'minutes'];
  return reply
    .status(429)
    .header('retry-after', retryAfter)
    .send({ code: 'TOO_MANY_ATTEMPTS', message: `Too many tries for this address. Try again in ${count} ${unit}.` });
}
