import { createHash } from 'node:crypto';
import { Client as FtpClient } from 'basic-ftp';
import Fastify from 'fastify';
import ssh2, { type SFTPWrapper } from 'ssh2';
import { addDrop } from '../../http/drop.ts';
import type { ImportWorld, Sender } from '../test-support.ts';

/** An FTP client that is logged in over TLS. */
export async function openFtps(world: ImportWorld, { user, password }: Sender): Promise<FtpClient> {
  const client = new FtpClient(10_000);
  await client.access({
    host: '127.0.0.1',
    port: world.door.port,
    user,
    password,
    secure: true,
    secureOptions: { rejectUnauthorized: false },
  });
  return client;
}

export interface Sftp extends SFTPWrapper {
  client: ssh2.Client;
}

/** An SFTP client that is logged in; the fingerprint of the host key it saw goes into `fingerprints`. */
export function openSftp(world: ImportWorld, { user, password }: Sender, fingerprints: string[] = []): Promise<Sftp> {
  return new Promise((resolve, reject) => {
    const client = new ssh2.Client();
    client
      .on('ready', () =>
        client.sftp((error, sftp) => (error ? reject(error) : resolve(Object.assign(sftp, { client }) as Sftp))),
      )
      .on('error', reject)
      .connect({
        host: '127.0.0.1',
        port: world.door.sftpPort,
        username: user,
        password,
        hostVerifier: (key: Buffer) => {
          fingerprints.push(`SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`);
          return true;
        },
      });
  });
}

/** A method of the client as a promise. */
export const call = <T = void>(run: (done: (error?: Error | null, value?: T) => void) => void): Promise<T> =>
  new Promise((resolve, reject) => run((error, value) => (error ? reject(error) : resolve(value as T))));

/** Opens `PUT /drop` alone. */
export async function openHttps(world: ImportWorld) {
  const app = Fastify({ bodyLimit: 1 });
  addDrop(app, world.door.access);
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  return {
    put: ({ user, password }: Sender, path: string, body: Uint8Array | string) =>
      fetch(`${url}/drop/${user}/${path}`, {
        method: 'PUT',
        body: Buffer.from(body),
        headers: { authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` },
      }),
    close: () => app.close(),
  };
}
