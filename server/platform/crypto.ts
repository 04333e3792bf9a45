import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hash,
  hkdfSync,
  randomBytes,
  scrypt,
  timingSafeEqual,
} from 'node:crypto';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';

/** Encrypts what is personal. Keys are derived from SECRET_KEY, which lies outside the database and its backups. */
export interface Vault {
  /** AES-256-GCM over the JSON of `value`; the first byte names the key, `context` binds the bytes to their place. */
  seal(value: unknown, context: string): Uint8Array<ArrayBuffer>;
  /** @throws when the bytes were altered, moved to another context or sealed with another key. */
  open<T>(sealed: Uint8Array, context: string): T;
  /** The same for text that repeats itself, made small first; JSON when `open` is to read it. */
  sealText(text: string, context: string): Uint8Array<ArrayBuffer>;
  /** A keyed hash for exact look-up of something sealed, such as an e-mail address. */
  blindIndex(value: string, context: string): string;
  /** A secret of its own for a library that wants one. */
  derive(purpose: string): string;
}

/** The first byte of what is sealed: which key, and whether it was made small. */
const KEY_ID = 1;
const KEY_ID_SMALL = 2;
/** Half the time of deflate's fastest, for a tenth more bytes. */
const FAST = { params: { [constants.BROTLI_PARAM_QUALITY]: 0, [constants.BROTLI_PARAM_LGWIN]: 16 } };

/** Twelve random bytes; drawn many at a time, because asking for a few costs as much as for thousands. */
function createNonces(): () => Buffer {
  const bytes = 12;
  let pool = Buffer.alloc(0);
  return () => {
    if (pool.length < bytes) pool = randomBytes(bytes * 512);
    const nonce = pool.subarray(0, bytes);
    pool = pool.subarray(bytes);
    return nonce;
  };
}

export function createVault(secretKey: string): Vault {
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', secretKey, 'gatepost', purpose, 32));
  const sealing = derive('seal');
  const indexing = derive('blind-index');
  const nextNonce = createNonces();
  const encrypt = (head: number, text: string | Uint8Array, context: string) => {
    const nonce = nextNonce();
    const cipher = createCipheriv('aes-256-gcm', sealing, nonce).setAAD(Buffer.from(context));
    const body = Buffer.concat([
      typeof text === 'string' ? cipher.update(text, 'utf8') : cipher.update(text),
      cipher.final(),
    ]);
    return new Uint8Array(Buffer.concat([Buffer.from([head]), nonce, cipher.getAuthTag(), body]));
  };
  return {
    seal: (value, context) => encrypt(KEY_ID, JSON.stringify(value), context),
    sealText: (text, context) => encrypt(KEY_ID_SMALL, brotliCompressSync(text, FAST), context),
    open(sealed, context) {
      const bytes = Buffer.from(sealed);
      if (bytes[0] !== KEY_ID && bytes[0] !== KEY_ID_SMALL) {
        throw new Error(`sealed with key ${bytes[0]}, which this installation does not have`);
      }
      const decipher = createDecipheriv('aes-256-gcm', sealing, bytes.subarray(1, 13)).setAAD(Buffer.from(context));
      decipher.setAuthTag(bytes.subarray(13, 29));
      const plain = Buffer.concat([decipher.update(bytes.subarray(29)), decipher.final()]);
      return JSON.parse((bytes[0] === KEY_ID ? plain : brotliDecompressSync(plain)).toString('utf8'));
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

export const sha256Hex = (data: string | Uint8Array): string => hash('sha256', data, 'hex');

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
