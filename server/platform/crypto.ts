import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  scrypt,
  timingSafeEqual,
} from 'node:crypto';

/** Encrypts what is personal. Keys are derived from SECRET_KEY, which lies outside the database and its backups. */
export interface Vault {
  /** AES-256-GCM over the JSON of `value`; the first byte names the key, `context` binds the bytes to their place. */
  seal(value: unknown, context: string): Uint8Array<ArrayBuffer>;
  /** @throws when the bytes were altered, moved to another context or sealed with another key. */
  open<T>(sealed: Uint8Array, context: string): T;
  /** A keyed hash for exact look-up of something sealed, such as an e-mail address. */
  blindIndex(value: string, context: string): string;
  /** A secret of its own for a library that wants one. */
  derive(purpose: string): string;
}

const KEY_ID = 1;

export function createVault(secretKey: string): Vault {
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', secretKey, 'gatepost', purpose, 32));
  const sealing = derive('seal');
  const indexing = derive('blind-index');
  return {
    seal(value, context) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', sealing, nonce).setAAD(Buffer.from(context));
      const body = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()]);
      return new Uint8Array(Buffer.concat([Buffer.from([KEY_ID]), nonce, cipher.getAuthTag(), body]));
    },
    open(sealed, context) {
      const bytes = Buffer.from(sealed);
      if (bytes[0] !== KEY_ID) throw new Error(`sealed with key ${bytes[0]}, which this installation does not have`);
      const decipher = createDecipheriv('aes-256-gcm', sealing, bytes.subarray(1, 13)).setAAD(Buffer.from(context));
      decipher.setAuthTag(bytes.subarray(13, 29));
      return JSON.parse(Buffer.concat([decipher.update(bytes.subarray(29)), decipher.final()]).toString('utf8'));
    },
    blindIndex: (value, context) =>
      createHmac('sha256', indexing)
        .update(context)
        .update('\0')
        .update(value.trim().toLowerCase())
        .digest('base64url'),
    derive: (purpose) => derive(purpose).toString('base64url'),
  };
}

/** 256 random bits, URL-safe. */
export const randomToken = (): string => randomBytes(32).toString('base64url');

/** How tokens and keys are stored: they have 256 bits of their own, so a plain hash is enough. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('base64url');

export const sha256Hex = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

const SCRYPT = { N: 16384, r: 8, p: 1 };

function derivePassword(password: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) =>
    scrypt(password, salt, 32, SCRYPT, (error, key) => (error ? reject(error) : resolve(key))),
  );
}

/** For the passwords of drop accounts: scrypt with its salt in the value. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  return `scrypt$${salt.toString('base64url')}$${(await derivePassword(password, salt)).toString('base64url')}`;
}

export async function verifyPassword(password: string, stored: string): Promise<boolean> {
  const [, salt = '', key = ''] = stored.split('$');
  const expected = Buffer.from(key, 'base64url');
  const actual = await derivePassword(password, Buffer.from(salt, 'base64url'));
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}
