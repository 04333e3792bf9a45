/** One field of an input that cannot be taken. `code` is stable; the words are made from it in the reader's language. */
export interface FieldProblem {
  /** Where in the input, such as `['email']`. */
  path: string[];
  code: ProblemCode;
  /** What the words need, such as a largest length. */
  values?: Record<string, string | number>;
}

export type ProblemCode =
  | 'REQUIRED'
  | 'TOO_LONG'
  | 'NOT_AN_EMAIL'
  | 'NOT_A_PHONE'
  | 'NOT_POSITIVE'
  | 'TOO_LARGE'
  | 'NOT_AN_AMOUNT'
  | 'NOT_A_DATE'
  | 'IN_THE_PAST'
  | 'NOT_A_CURRENCY'
  | 'NOT_A_CHOICE'
  | 'NOT_AN_ORIGIN'
  | 'NOT_FOR_THIS_KEY'
  | 'PERIOD_REVERSED'
  | 'ALREADY_DECIDED'
  | 'CHANGED_SINCE'
  | 'NOT_A_HUMAN'
  | 'ALREADY_USED'
  | 'CHOOSE_ONE'
  | 'NOT_A_KEY'
  | 'NOT_A_NUMBER'
  | 'NOT_WHOLE'
  | 'OUT_OF_RANGE'
  | 'TOO_PRECISE'
  | 'NOT_A_COUNTRY'
  | 'NOT_A_CURRENCY_CODE'
  | 'NOT_A_LANGUAGE'
  | 'NOT_A_MOMENT'
  | 'POSITION_HALF'
  | 'TOO_MANY'
  | 'NOTHING_HELD'
  | 'CANNOT_UNDO'
  | 'PACKAGE_GONE'
  | 'SIGNATURE_NEEDED'
  | 'TOO_SHORT'
  | 'NOT_A_CRON'
  | 'NOT_A_FOLDER'
  | 'NOT_AN_ACCOUNT'
  | 'SHARED_DOOR_CLOSED'
  | 'TAKEN'
  | 'ARCHIVED'
  | 'ALREADY_A_MEMBER'
  | 'LAST_EXECUTIVE'
  | 'ONLY_EXECUTIVES'
  | 'ADMIN_JOINS'
  | 'ALREADY_EXECUTIVE'
  | 'MAILED_OFTEN'
  | 'LAST_ADMIN'
  | 'NOT_A_SLUG'
  | 'NOT_A_LOCALE'
  | 'NOT_A_TIME_ZONE'
  | 'NOT_A_WEBSITE'
  | 'NOT_A_COLOR'
  | 'NOT_A_VERSION'
  | 'ONLY_WHOLE_STOCK'
  | 'NOTHING_TO_EXPORT';

/** The input names something that cannot be taken; nothing was changed. */
export class InvalidInput extends Error {
  readonly fields: FieldProblem[];
  constructor(fields: FieldProblem[]) {
    super(fields.map((field) => `${field.path.join('.')}: ${field.code}`).join(', '));
    this.fields = fields;
  }
}

/** There is no such thing, or the asker may not know that there is. */
export class NotFound extends Error {
  readonly subject: string;
  constructor(subject: string) {
    super(`no such ${subject}`);
    this.subject = subject;
  }
}

export type AccessCode = 'UNAUTHENTICATED' | 'FORBIDDEN' | 'KEY_REVOKED' | 'ORIGIN_NOT_ALLOWED';

/** Who is asking may not. The message says what would. */
export class AccessDenied extends Error {
  readonly code: AccessCode;
  constructor(code: AccessCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** Too much is asked for at the moment; asking again later helps. */
export class Busy extends Error {
  /** Seconds. */
  readonly retryAfter: number;
  constructor(retryAfter: number) {
    super(`Too much is asked for at the moment. Try again in ${retryAfter} seconds.`);
    this.retryAfter = retryAfter;
  }
}
