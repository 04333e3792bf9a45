/** Why a whole package is not taken. Codes are stable; the report has words for each in every language. */
export type RefusalCode =
  | 'EMPTY_FILE'
  | 'NOT_A_PACKAGE'
  | 'CORRUPT_ZIP'
  | 'ENCRYPTED_ZIP'
  | 'ZIP_BOMB'
  | 'UNSAFE_PATH'
  | 'NO_XML'
  | 'SEVERAL_XML'
  | 'NOT_XML'
  | 'TRUNCATED'
  | 'DOCTYPE_REFUSED'
  | 'NOT_OPENIMMO'
  | 'TOO_LARGE'
  | 'TOO_DEEP'
  | 'NO_OBJECTS'
  | 'NOT_ALLOWED'
  | 'NOT_BOOKED'
  | 'SOURCE_REVOKED'
  | 'UNKNOWN_AGENCY'
  | 'WRONG_LICENCE_KEY'
  | 'SEVERAL_AGENCIES';

/** Why only the removals of a full delivery wait. */
export type HoldCode = 'NO_OBJECTS' | 'TOO_MANY_GONE' | 'UNNUMBERED_OBJECTS' | 'SHARED_DOOR';

export interface Reason {
  code: string;
  message: string;
  hint: string;
}

/** A reason as a run keeps it. */
export const asColumns = (reason: Reason | undefined) => ({
  reason: reason?.message ?? null,
  reasonCode: reason?.code ?? null,
  reasonHint: reason?.hint ?? null,
});

/** The package is refused whole; nothing was changed, and the file is kept. */
export class ImportRefused extends Error implements Reason {
  readonly code: RefusalCode;
  readonly hint: string;
  constructor(code: RefusalCode, message: string, hint: string) {
    super(message);
    this.code = code;
    this.hint = hint;
  }
}
