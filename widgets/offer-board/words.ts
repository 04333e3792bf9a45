import type { PaymentTerm } from '../core/words.ts';
import type { OfferStatus } from './documents.ts';
import type { SignInProblem } from './session.ts';

export interface OfferBoardWords {
  title: string;
  count: (shown: number, total: number) => string;
  live: string;
  connecting: string;
  reconnecting: string;
  offlineSince: (time: string) => string;
  liveHint: string;
  newOffers: (count: number) => string;
  status: Record<OfferStatus, string>;
  column: Record<'select' | 'when' | 'who' | 'amount' | 'asking' | 'financing' | 'term' | 'status' | 'actions', string>;
  /** As short as a column needs it. */
  shortTerm: Record<PaymentTerm, string>;
  filter: string;
  all: string;
  property: string;
  reference: string;
  clearFilter: string;
  select: (name: string) => string;
  nameless: string;
  offer: (number: number) => string;
  more: string;
  emptyTitle: string;
  emptyText: string;
  noMatchTitle: string;
  noMatchText: string;
  accept: string;
  reject: string;
  done: Record<'ACCEPTED' | 'REJECTED', (name: string) => string>;
  undo: string;
  undone: string;
  failed: string;
  compare: (count: number) => string;
  compareHint: string;
  compareClear: string;
  signOut: string;
}

/** Signing in. */
export interface SignInWords {
  signInTitle: string;
  signInText: string;
  email: string;
  emailProblem: string;
  sendCode: string;
  codeTitle: string;
  codeText: (email: string) => string;
  code: string;
  codeProblem: string;
  signIn: string;
  otherEmail: string;
  /** Until it may be tried again. */
  tooManyTries: (minutes: number) => string;
  signInProblem: Record<Exclude<SignInProblem, 'TOO_MANY_ATTEMPTS'>, string>;
}

/** What the dialogs say. */
export interface DetailsWords {
  acceptTitle: (name: string) => string;
  rejectTitle: (name: string) => string;
  acceptText: string;
  rejectText: string;
  messageLabel: string;
  messageHelp: string;
  optional: string;
  confirmAccept: string;
  confirmReject: string;
  cancel: string;
  buyer: string;
  terms: string;
  conditions: string;
  noConditions: string;
  validUntil: string;
  received: string;
  history: string;
  byBuyer: string;
  compareTitle: string;
  best: string;
  none: string;
}
