import type { Clock } from './clock.ts';
import type { Vault } from './crypto.ts';
import type { Database } from './database.ts';
import type { EventLog } from './events.ts';
import type { Limits } from './limits.ts';
import type { Log } from './log.ts';
import type { Pictures } from './pictures/index.ts';
import type { SafeFetch } from './safe-fetch.ts';
import type { Storage } from './storage.ts';

export { v7 as uuidv7 } from 'uuid';
export { type Clock, systemClock } from './clock.ts';
export { hashPassword, hashToken, randomToken, sha256Hex, type Vault, verifyPassword } from './crypto.ts';
export { type Database, type Emit, openDatabase, Prisma, type Tx } from './database.ts';
export { dayIn } from './day.ts';
export { AccessDenied, Busy, type FieldProblem, InvalidInput, NotFound, type ProblemCode } from './errors.ts';
export { closable, type EventLog, followEvents, type LoggedEvent, type NewEvent } from './events.ts';
export { createHub, type Following, followLog, type Hub, type Inbox } from './follow.ts';
export { asLetters, containing } from './like.ts';
export { addressGroup, type Budget, type Limits, type Taken } from './limits.ts';
export { type Locale, locales, pickLocale } from './locale.ts';
export type { Log } from './log.ts';
export {
  MailRefused,
  type MailTransport,
  mailContext,
  type OutgoingMail,
  type OwedMail,
  oweMail,
  type SealedMail,
} from './mail.ts';
export { OUTAGE_MESSAGE, type Outage, outageOf, RETRY_AFTER } from './outage.ts';
export { PictureFailed, type PictureProblem, type Pictures, type ProbedMedia } from './pictures/index.ts';
export { describeInvalidInput, describeNotFound, describeProblem } from './problems.ts';
export { type FetchProblem, type SafeFetch, SafeFetchError, type SafeResponse } from './safe-fetch.ts';
export { isKeyIn, type Storage } from './storage.ts';

/** The doors for deliveries beside HTTP, as clients reach them. */
export interface DoorSettings {
  /** Without scheme and port. */
  readonly host: string;
  readonly ftpPort: number;
  readonly sftpPort: number;
  /** Of the SSH host keys, `SHA256:…`, the preferred one first. */
  readonly sshFingerprints: readonly string[];
  /** SHA-256 of FTP's certificate, `AA:BB:…`. */
  readonly tlsFingerprint: string;
  /** Absolute; watched folders lie below it. */
  readonly watchDir: string;
  /** Bytes a way in may store. */
  readonly quotaBytes: number;
}

/** What this installation is, for texts and links. */
export interface Settings {
  readonly mode: 'demo' | 'production';
  /** Where people reach this server; no trailing slash. */
  readonly publicUrl: string;
  readonly supportEmail: string;
  /** Where deliveries come in. */
  readonly doors: DoorSettings;
  /** Origins that may sign staff in besides our own: the demo's broker sites. */
  readonly extraOrigins: readonly string[];
}

/** Tells the jobs that there is work; the work itself is a row, so a lost wake-up delays and loses nothing. `at` is when it falls due. */
export type Wake = (job: string, at?: Date) => Promise<void>;

/** Everything outside the business: handed to each use case, so that tests and processes can differ. */
export interface Platform extends Database {
  readonly events: EventLog;
  readonly storage: Storage;
  readonly pictures: Pictures;
  readonly vault: Vault;
  /** The one way out to addresses that others name. */
  readonly fetch: SafeFetch;
  readonly clock: Clock;
  /** Who has used how much of what, counted for all processes together. */
  readonly limits: Limits;
  readonly log: Log;
  readonly settings: Settings;
  readonly wake: Wake;
}
