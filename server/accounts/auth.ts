import { betterAuth } from 'better-auth';
import { prismaAdapter } from 'better-auth/adapters/prisma';
import { bearer, emailOTP } from 'better-auth/plugins';
import { oweMail, type Platform, uuidv7 } from '../platform/index.ts';

/** Minutes a sign-in code lives. */
export const CODE_MINUTES = 10;

export type Auth = ReturnType<typeof createAuth>;

/**
 * Staff sign-in by e-mailed code. Nobody signs up: an address nobody entered gets the same answer and no mail.
 * Sessions come as an HttpOnly cookie on our own pages and as a signed bearer token elsewhere.
 */
export function createAuth(platform: Platform) {
  const { prisma, vault, settings } = platform;
  return betterAuth({
    appName: 'Gatepost',
    baseURL: settings.publicUrl,
    basePath: '/auth',
    secret: vault.derive('better-auth'),
    telemetry: { enabled: false },
    logger: { disabled: true },
    database: prismaAdapter(prisma, { provider: 'postgresql' }),
    trustedOrigins: async (request) => {
      const origin = request?.headers.get('origin');
      const known = [settings.publicUrl, ...settings.extraOrigins];
      return origin && (await isBrokerOrigin(platform, origin)) ? [...known, origin] : known;
    },
    user: { modelName: 'person', additionalFields: { admin: { type: 'boolean', input: false, defaultValue: false } } },
    session: { modelName: 'session', expiresIn: 7 * 86_400, updateAge: 86_400 },
    account: { modelName: 'authAccount' },
    advanced: {
      cookiePrefix: 'gatepost',
      useSecureCookies: settings.publicUrl.startsWith('https:'),
      database: { generateId: () => uuidv7() },
      ipAddress: { disableIpTracking: true },
    },
    databaseHooks: {
      session: {
        delete: {
          // Boards that were opened with this session end with it.
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
        storeOTP: 'hashed',
        otpLength: 6,
        expiresIn: CODE_MINUTES * 60,
        allowedAttempts: 3,
        async sendVerificationOTP({ email, otp, type }) {
          if (type !== 'sign-in') return;
          await oweSignInCode(platform, email, otp);
        },
      }),
    ],
  });
}

async function isBrokerOrigin({ prisma }: Platform, origin: string): Promise<boolean> {
  const key = await prisma.apiKey.findFirst({
    where: { kind: 'PUBLISHABLE', revokedAt: null, origins: { has: origin } },
    select: { id: true },
  });
  return key !== null;
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
