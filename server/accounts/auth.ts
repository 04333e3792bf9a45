import { createHmac } from 'node:crypto';
import { betterAuth } from 'better-auth';
import { prismaAdapter } from 'better-auth/adapters/prisma';
import { bearer, emailOTP } from 'better-auth/plugins';
import { oweMail, type Platform, uuidv7 } from '../platform/index.ts';
import { expiryOf } from './session-time.ts';

/** Minutes a sign-in code lives. */
export const CODE_MINUTES = 10;
/** Wrong tries after which a code is worth nothing, from all addresses together; of one address it takes three. */
const TRIES_OF_CODE = 30;

/** By which our own call tells the session hook from which network it came, as a keyed hash. */
export const FROM_HEADER = 'x-gatepost-from';

export type Auth = ReturnType<typeof createAuth>;

/**
 * Codes, sessions and their signed tokens. None of its routes is served: `sign-in.ts` calls what the product uses, and
 * `http/auth.ts` decides the routes. Nobody signs up, and of people it may write nothing but that an address is theirs.
 */
export function createAuth(platform: Platform) {
  const { prisma, vault, settings, clock } = platform;
  const codeKey = vault.derive('sign-in-code');
  return betterAuth({
    appName: 'Gatepost',
    baseURL: settings.publicUrl,
    basePath: '/auth',
    secret: vault.derive('better-auth'),
    telemetry: { enabled: false },
    logger: { disabled: true },
    database: prismaAdapter(prisma, { provider: 'postgresql' }),
    trustedOrigins: [settings.publicUrl],
    user: { modelName: 'person', additionalFields: { admin: { type: 'boolean', input: false, defaultValue: false } } },
    session: {
      modelName: 'session',
      expiresIn: 7 * 86_400,
      // `authenticate` prolongs them, each kind in its way.
      disableSessionRefresh: true,
      additionalFields: { origin: { type: 'string', required: false, input: false } },
    },
    account: { modelName: 'authAccount' },
    advanced: {
      cookiePrefix: 'gatepost',
      useSecureCookies: settings.publicUrl.startsWith('https:'),
      database: { generateId: () => uuidv7() },
      ipAddress: { disableIpTracking: true },
    },
    databaseHooks: {
      user: {
        create: { before: async () => false },
        update: {
          before: async (data) => Object.keys(data).every((name) => ['emailVerified', 'updatedAt'].includes(name)),
        },
      },
      session: {
        create: {
          async before(session, context) {
            const origin = context?.headers?.get('origin') ?? settings.publicUrl;
            const board = origin === settings.publicUrl ? null : origin;
            const now = clock.now();
            return {
              data: {
                ...session,
                origin: board,
                expiresAt: expiryOf({ origin: board, createdAt: now }, now),
                userAgent: session.userAgent?.slice(0, 300),
                ipAddress: context?.headers?.get(FROM_HEADER) ?? null,
              },
            };
          },
        },
        delete: {
          // What was opened with this session ends with it.
          after: async (session) =>
            platform.change(async (_tx, emit) =>
              emit({
                type: 'session.ended',
                subjectType: 'Session',
                subjectId: session.id,
                agencyId: null,
                actor: `person:${session.userId}`,
              }),
            ),
        },
      },
    },
    rateLimit: { enabled: false },
    plugins: [
      bearer({ requireSignature: true }),
      emailOTP({
        disableSignUp: true,
        // Six digits are guessed from any hash without a key in no time.
        storeOTP: { hash: async (code) => createHmac('sha256', codeKey).update(code).digest('base64url') },
        otpLength: 6,
        expiresIn: CODE_MINUTES * 60,
        allowedAttempts: TRIES_OF_CODE,
        async sendVerificationOTP({ email, otp, type }) {
          if (type !== 'sign-in') return;
          await oweSignInCode(platform, email, otp);
        },
      }),
    ],
  });
}

async function oweSignInCode(platform: Platform, email: string, code: string): Promise<void> {
  const { prisma, vault } = platform;
  const person = await prisma.person.findUnique({
    where: { email },
    include: { memberships: { include: { agency: true } } },
  });
  if (!person) return;
  await oweMail(prisma, vault, {
    template: 'sign-in-code',
    to: email,
    locale: person.locale ?? person.memberships[0]?.agency.locale ?? 'en',
    dedupeKey: `sign-in-code:${uuidv7()}`,
    data: { name: person.name, code, minutes: CODE_MINUTES },
  });
  await platform.wake('mail.send');
}
