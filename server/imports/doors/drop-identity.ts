import { createHash, generateKeyPair, randomBytes, X509Certificate } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { join } from 'node:path';
import { createSecureContext, type SecureContext } from 'node:tls';
import { promisify } from 'node:util';
import ssh2 from 'ssh2';

/** What the network doors show of themselves, so that a client knows the right one. */
export interface DropIdentity {
  /** Host keys of SFTP in OpenSSH's form: Ed25519, and RSA for old clients. */
  hostKeys: string[];
  /** As OpenSSH shows them: `SHA256:…`, of each host key in that order. */
  sshFingerprints: string[];
  /** SHA-256 of the certificate, `AA:BB:…`. */
  tlsFingerprint: string;
  /** For FTPS; read again when its files change, as a renewed certificate's do. */
  tls: () => SecureContext;
}

export interface IdentityOptions {
  /** Where keys are kept that are made here. */
  dir: string;
  /** The name clients reach the doors by. */
  host: string;
  /** PEM files of a certificate of one's own. */
  cert?: string;
  key?: string;
}

/** A certificate or key that cannot be used, in words for the person who set it. */
export class DropIdentityError extends Error {}

const RSA_BITS = 3072;
/** Clients keep a self-signed certificate: it should outlive them. */
const CERT_YEARS = 20;
const LOOK_AGAIN_MS = 60_000;

/**
 * The keys of the doors: made on the first start, and the same ever after.
 * @throws {DropIdentityError} when the certificate that was set cannot be read or does not fit its key.
 */
export async function openDropIdentity({ dir, host, cert, key }: IdentityOptions): Promise<DropIdentity> {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const hostKeys = [
    keepOnce(join(dir, 'ssh_host_ed25519_key'), () => ssh2.utils.generateKeyPairSync('ed25519').private),
    keepOnce(join(dir, 'ssh_host_rsa_key'), () => ssh2.utils.generateKeyPairSync('rsa', { bits: RSA_BITS }).private),
  ];
  const files = cert && key ? { cert, key } : await keepCertificate(dir, host);
  const tls = watchCertificate(files);
  return {
    hostKeys,
    sshFingerprints: hostKeys.map(fingerprintOf),
    tlsFingerprint: new X509Certificate(readFileSync(files.cert)).fingerprint256,
    tls,
  };
}

/** Puts a secret under its name whole, unless another process was first. */
function publish(path: string, secret: string): void {
  const temporary = `${path}.${randomBytes(6).toString('hex')}`;
  writeFileSync(temporary, secret, { mode: 0o600 });
  try {
    linkSync(temporary, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    unlinkSync(temporary);
  }
}

/** What is in the file; made and kept when there is none. */
function keepOnce(path: string, make: () => string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  publish(path, make());
  return readFileSync(path, 'utf8');
}

function fingerprintOf(privateKey: string): string {
  const parsed = ssh2.utils.parseKey(privateKey);
  const key = Array.isArray(parsed) ? parsed[0] : parsed;
  if (!key || key instanceof Error) throw new DropIdentityError('A host key in DATA_DIR/drop-keys cannot be read.');
  return `SHA256:${createHash('sha256').update(key.getPublicSSH()).digest('base64').replace(/=+$/, '')}`;
}

/** Our own certificate with its key: nobody vouches for it, but it is the same each time, so a client can keep it. */
async function keepCertificate(dir: string, host: string): Promise<{ cert: string; key: string }> {
  const path = join(dir, 'tls.pem');
  const files = { cert: path, key: path };
  if (isUsable(files)) return files;
  const made = await makeCertificate(host);
  if (existsSync(path) && !isUsable(files)) unlinkSync(path);
  publish(path, `${made.key}${made.cert}`);
  return files;
}

function isUsable(files: { cert: string; key: string }): boolean {
  try {
    readContext(files);
    return new Date(new X509Certificate(readFileSync(files.cert)).validTo).getTime() > Date.now();
  } catch {
    return false;
  }
}

async function makeCertificate(host: string): Promise<{ cert: string; key: string }> {
  // node:crypto reads certificates but cannot make one. Loaded only on the one start that needs it.
  const { default: forge } = await import('node-forge');
  const { privateKey, publicKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = forge.pki.publicKeyFromPem(publicKey.export({ type: 'spki', format: 'pem' }) as string);
  // A positive number: its first bit is not set.
  certificate.serialNumber = `01${randomBytes(15).toString('hex')}`;
  const { notBefore, notAfter } = certificate.validity;
  notBefore.setTime(Date.now() - 86_400_000);
  notAfter.setTime(notBefore.getTime());
  notAfter.setFullYear(notBefore.getFullYear() + CERT_YEARS);
  const name = [{ name: 'commonName', value: host.slice(0, 64) }];
  certificate.setSubject(name);
  certificate.setIssuer(name);
  certificate.setExtensions([
    { name: 'basicConstraints', cA: false, critical: true },
    { name: 'keyUsage', digitalSignature: true, keyEncipherment: true, critical: true },
    { name: 'extKeyUsage', serverAuth: true },
    // The kinds of RFC 5280: 2 is a name, 7 an address.
    { name: 'subjectAltName', altNames: [isIP(host) ? { type: 7, ip: host } : { type: 2, value: host }] },
  ]);
  certificate.sign(forge.pki.privateKeyFromPem(key), forge.md.sha256.create());
  return { cert: forge.pki.certificateToPem(certificate), key };
}

const readContext = ({ cert, key }: { cert: string; key: string }): SecureContext =>
  createSecureContext({ cert: readFileSync(cert), key: readFileSync(key), minVersion: 'TLSv1.2' });

function watchCertificate(files: { cert: string; key: string }): () => SecureContext {
  const changed = () => statSync(files.cert).mtimeMs + statSync(files.key).mtimeMs;
  let context: SecureContext;
  try {
    context = readContext(files);
  } catch (error) {
    throw new DropIdentityError(
      `FTP_TLS_CERT and FTP_TLS_KEY: ${files.cert} and ${files.key} cannot be used (${(error as Error).message}). ` +
        'Name two PEM files that this user may read: the certificate with its chain, and its key.',
    );
  }
  let seen = changed();
  let looked = Date.now();
  return () => {
    if (Date.now() - looked < LOOK_AGAIN_MS) return context;
    looked = Date.now();
    try {
      const now = changed();
      if (now !== seen) context = readContext(files);
      seen = now;
    } catch {
      // Half written: the old one serves until the next look.
    }
    return context;
  };
}
