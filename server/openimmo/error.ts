export type OpenImmoErrorCode =
  | 'EMPTY_FILE'
  | 'NOT_XML'
  | 'TRUNCATED'
  | 'DOCTYPE_REFUSED'
  | 'NOT_OPENIMMO'
  | 'TOO_LARGE'
  | 'TOO_DEEP';

/**
 * The whole file is refused. Objects that were read before it must be thrown away.
 * `line` and `column` count from 1 and say where reading stopped, as far as that is known.
 */
export class OpenImmoError extends Error {
  override readonly name = 'OpenImmoError';
  readonly code: OpenImmoErrorCode;
  readonly hint: string;
  readonly line?: number;
  readonly column?: number;

  constructor(args: { code: OpenImmoErrorCode; message: string; hint: string; line?: number; column?: number }) {
    super(args.message);
    this.code = args.code;
    this.hint = args.hint;
    if (args.line !== undefined) this.line = args.line;
    if (args.column !== undefined) this.column = args.column;
  }
}
