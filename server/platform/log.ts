import { type Logger, pino } from 'pino';

export type Log = Logger;

/** JSON lines on stderr. Tokens, keys and personal data are never handed to it; the list below is a second net. */
export function createLog(level: string, name: string): Log {
  return pino(
    {
      name,
      level,
      redact: ['req.headers.authorization', 'req.headers.cookie', '*.password', '*.token', '*.email', '*.otp'],
    },
    pino.destination(2),
  );
}
