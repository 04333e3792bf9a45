import { type Logger, pino } from 'pino';

export type Log = Logger;

/** JSON lines on stderr. Errors are handed over whole, as `error`: what caused them is said, too.  Tokens, keys and personal data are never handed to it; the list below is a second net. */
export function createLog(level: string, name: string): Log {
  return pino(
    {
      name,
      level,
      serializers: { error: (error: unknown) => describe(error) },
      redact: ['req.headers.authorization', 'req.headers.cookie', '*.password', '*.token', '*.email', '*.otp'],
    },
    pino.destination(2),
  );
}

const DEEPEST = 6;

/** What a log says of an error and of its causes. Other values stay as they are. */
function describe(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error) || depth > DEEPEST) return error;
  const { name, message, stack, cause } = error;
  const { code, errors } = error as { code?: unknown; errors?: unknown };
  return {
    name,
    ...(code === undefined ? {} : { code }),
    message,
    // The outermost tells where we were; a cause's own would repeat most of it.
    ...(depth === 0 ? { stack } : {}),
    ...(cause === undefined ? {} : { cause: describe(cause, depth + 1) }),
    ...(Array.isArray(errors) ? { errors: errors.map((inner) => describe(inner, depth + 1)) } : {}),
  };
}
