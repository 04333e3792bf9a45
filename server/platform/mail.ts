import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Models, ServerClient } from 'postmark';
import type { Clock } from './clock.ts';
import type { Vault } from './crypto.ts';
import type { Tx } from './database.ts';

/** A mail ready to go. `id` is ours and stable over retries. */
export interface OutgoingMail {
  id: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  replyTo?: string;
  attachments?: { name: string; contentType: string; content: string }[];
}

/** The provider will not take this mail, now or later: its address or its content is refused. */
export class MailRefused extends Error {
  override readonly name = 'MailRefused';
  readonly code: number;
  constructor(code: number, cause: unknown) {
    super(`refused with ${code}`, { cause });
    this.code = code;
  }
}

/** Hands a mail to the outside. At least once: the caller looks up `id` before it tries again. */
export interface MailTransport {
  /**
   * @returns the provider's number for the mail.
   * @throws {MailRefused} when it will never be taken; any other error is worth another try.
   */
  send(mail: OutgoingMail): Promise<string>;
  /** The provider's number of a mail it already took, by our id. */
  find(id: string): Promise<string | undefined>;
}

export function createPostmark(token: string, from: string): MailTransport {
  const client = new ServerClient(token);
  return {
    async send(mail) {
      const message: Models.Message = {
        From: from,
        To: mail.to,
        Subject: mail.subject,
        TextBody: mail.text,
        HtmlBody: mail.html,
        ReplyTo: mail.replyTo,
        Metadata: { id: mail.id },
        TrackOpens: false,
        // RFC 3834: an absence notice does not answer it, so that machines do not write to each other for ever.
        Headers: [{ Name: 'Auto-Submitted', Value: 'auto-generated' }],
        Attachments: mail.attachments?.map((file) => ({
          Name: file.name,
          ContentType: file.contentType,
          Content: Buffer.from(file.content).toString('base64'),
          ContentID: null,
        })),
      };
      try {
        return (await client.sendEmail(message)).MessageID;
      } catch (error) {
        const { statusCode, code } = error as { statusCode?: number; code?: number };
        // Of the mail: refused as it is written (422). Keys, limits and a provider that is down are no mail's fault.
        throw statusCode === 422 ? new MailRefused(code ?? statusCode, error) : error;
      }
    },
    async find(id) {
      const { Messages } = await client.getOutboundMessages({ count: 1, offset: 0, metadata_id: id } as never);
      return Messages[0]?.MessageID;
    },
  };
}

/** A mail as the demo's outbox keeps it. */
export interface OutboxMail extends OutgoingMail {
  sentAt: string;
}

/** The demo's post: a folder, with a page to read it on. */
export interface Outbox extends MailTransport {
  /** Newest first. */
  list(limit?: number): Promise<OutboxMail[]>;
}

export function createOutbox(folder: string, clock: Clock): Outbox {
  return {
    async send(mail) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const sentAt = clock.now().toISOString();
      await writeFile(join(folder, `${mail.id}.json`), JSON.stringify({ ...mail, sentAt }), { mode: 0o600 });
      return mail.id;
    },
    find: (id) =>
      readFile(join(folder, `${id}.json`)).then(
        () => id,
        () => undefined,
      ),
    async list(limit = 200) {
      const names = await readdir(folder).catch(() => []);
      const mails = await Promise.all(
        names.map(async (name) => JSON.parse(await readFile(join(folder, name), 'utf8'))),
      );
      return mails.sort((a, b) => b.sentAt.localeCompare(a.sentAt)).slice(0, limit);
    },
  };
}

/** A mail owed: which template, to whom, with what. Sealed in its row, rendered when it is sent. */
export interface OwedMail {
  template: string;
  to: string;
  locale: string;
  agencyId?: string | null;
  /** Why this mail to this person is owed; the same reason never sends twice. */
  dedupeKey: string;
  data: Record<string, unknown>;
  /** Not before; at once when left out. */
  sendAt?: Date;
}

/** What a mail's row seals. */
export type SealedMail = Pick<OwedMail, 'to' | 'locale' | 'data'>;

export const mailContext = (dedupeKey: string): string => `mail:${dedupeKey}`;

/** Notes a mail to be sent, in the transaction of what it tells about. Owing it again changes nothing. */
export async function oweMail(tx: Tx, vault: Vault, mail: OwedMail): Promise<void> {
  const { template, to, locale, data, dedupeKey, agencyId, sendAt } = mail;
  await tx.mail.createMany({
    data: [
      {
        template,
        dedupeKey,
        agencyId: agencyId ?? null,
        nextTryAt: sendAt,
        sealed: vault.seal({ to, locale, data } satisfies SealedMail, mailContext(dedupeKey)),
      },
    ],
    skipDuplicates: true,
  });
}
