import { GraphQLError } from 'graphql';
import type { Locale } from '../platform/index.ts';
import type { Challenge } from './proof-of-work.ts';

export type FormState = 'OPEN' | 'NOT_YET_OPEN' | 'CLOSED';

/** No offer is taken now. Nothing was kept. */
export class OffersClosed extends Error {
  readonly state: FormState;
  readonly opensAt: Date | null;
  readonly closesAt: Date | null;
  constructor(form: { state: FormState; opensAt: Date | null; closesAt: Date | null }) {
    super(`offers are ${form.state}`);
    this.state = form.state;
    this.opensAt = form.opensAt;
    this.closesAt = form.closesAt;
  }
}

const words: Record<Locale, Record<'NOT_YET_OPEN' | 'CLOSED', string>> = {
  en: {
    NOT_YET_OPEN: 'Offers on this property are not taken yet. Come back when the period has begun.',
    CLOSED: 'Offers on this property are no longer taken. Ask the agent what else is possible.',
  },
  fr: {
    NOT_YET_OPEN: 'Les offres sur cette propriété ne sont pas encore reçues. Revenez au début de la période.',
    CLOSED: 'Les offres sur cette propriété ne sont plus reçues. Demandez au courtier ce qui est encore possible.',
  },
  de: {
    NOT_YET_OPEN:
      'Für dieses Objekt werden noch keine Angebote entgegengenommen. Kommen Sie wieder, wenn die Frist begonnen hat.',
    CLOSED:
      'Für dieses Objekt werden keine Angebote mehr entgegengenommen. Fragen Sie den Makler, was noch möglich ist.',
  },
  ro: {
    NOT_YET_OPEN: 'Pentru această proprietate nu se primesc încă oferte. Reveniți la începutul perioadei.',
    CLOSED: 'Pentru această proprietate nu se mai primesc oferte. Întrebați agentul ce mai este posibil.',
  },
};

/** What to tell a buyer who came too early or too late. */
export function describeClosed({ state }: OffersClosed, locale: Locale): string {
  return words[locale][state === 'NOT_YET_OPEN' ? 'NOT_YET_OPEN' : 'CLOSED'];
}

const tooMany: Record<Locale, string> = {
  en: 'Too many offers came from this connection. Try again in {minutes} min, or call the agent.',
  fr: 'Trop d’offres sont venues de cette connexion. Réessayez dans {minutes} min, ou appelez le courtier.',
  de: 'Von diesem Anschluss kamen zu viele Angebote. Versuchen Sie es in {minutes} min wieder, oder rufen Sie den Makler an.',
  ro: 'Au venit prea multe oferte de la această conexiune. Încercați din nou peste {minutes} min sau sunați agentul.',
};

/** One client sent as many offers as one may for now. */
export class TooManyOffers extends Error {
  /** Seconds. */
  readonly retryAfter: number;
  constructor(retryAfter: number) {
    super('too many offers');
    this.retryAfter = retryAfter;
  }
}

/** Many offers came from this client: the next one is taken with the solution of a challenge (`proof-of-work.ts`). */
export class ProofRequired extends Error {
  readonly challenge: Challenge;
  constructor(challenge: Challenge) {
    super('a proof of work is required');
    this.challenge = challenge;
  }
}

const proofWords: Record<Locale, string> = {
  en: 'Many offers came from this connection. Send it once more with the solution of the challenge in `proof`.',
  fr: 'Beaucoup d’offres sont venues de cette connexion. Renvoyez-la avec la solution du défi dans `proof`.',
  de: 'Von diesem Anschluss kamen viele Angebote. Senden Sie es noch einmal mit der Lösung der Aufgabe in `proof`.',
  ro: 'Au venit multe oferte de la această conexiune. Trimiteți-o din nou cu soluția problemei în `proof`.',
};

/** As GraphQL says it; any other error stays what it is. */
export function asGraphqlError(error: unknown, locale: Locale): unknown {
  if (error instanceof ProofRequired) {
    const extensions = { code: 'PROOF_OF_WORK_REQUIRED', ...error.challenge };
    return new GraphQLError(proofWords[locale], { extensions });
  }
  if (!(error instanceof TooManyOffers)) return error;
  const { retryAfter } = error;
  const message = tooMany[locale].replace('{minutes}', String(Math.ceil(retryAfter / 60)));
  const http = { status: 429, headers: { 'retry-after': String(retryAfter) } };
  return new GraphQLError(message, { extensions: { code: 'RATE_LIMITED', retryAfter, http } });
}
