import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAuth } from '../../server/accounts/index.ts';
import { createHttpServer, type HttpOptions, type HttpServer } from '../../server/http/server.ts';
import type { TestPlatform } from './platform.ts';

export interface TestServer extends HttpServer {
  url: string;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>;
  /** Has a code mailed and reads it. */
  codeFor(email: string, headers?: Record<string, string>): Promise<string>;
  /** Signs in as a program, or as the page that `headers` name; the answer is the bearer token. */
  bearer(email: string, headers?: Record<string, string>): Promise<string>;
}

/** The real server on a platform of a test's own, with empty assets. */
export async function testServer(platform: TestPlatform, options: Partial<HttpOptions> = {}): Promise<TestServer> {
  const empty = mkdtempSync(join(tmpdir(), 'gatepost-assets-'));
  writeFileSync(join(empty, 'index.html'), '<!--gatepost-meta-->');
  const server = await createHttpServer(platform, createAuth(platform), {
    trustProxy: false,
    assets: { widgets: empty, desk: empty },
    ...options,
  });
  const url = await server.app.listen({ host: '127.0.0.1', port: 0 });
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    fetch(url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  const codeFor = async (email: string, headers?: Record<string, string>) => {
    const sent = await post('/auth/email-otp/send-verification-otp', { email, type: 'sign-in' }, headers);
    if (!sent.ok) throw new Error(`no code for ${email}: ${await sent.text()}`);
    return (await mailedCodes(platform)).at(-1)?.code ?? '';
  };
  return {
    ...server,
    url,
    post,
    codeFor,
    async bearer(email, headers) {
      const otp = await codeFor(email, headers);
      const response = await post('/auth/sign-in/email-otp', { email, otp }, headers);
      const token = response.headers.get('set-auth-token');
      if (!token) throw new Error(`no session for ${email}: ${await response.text()}`);
      return token;
    },
  };
}

/** Every code that a mail was owed for, oldest first. */
export async function mailedCodes({ prisma, vault }: TestPlatform): Promise<{ to: string; code: string }[]> {
  const mails = await prisma.mail.findMany({ where: { template: 'sign-in-code' }, orderBy: { id: 'asc' } });
  return mails.map(({ sealed, dedupeKey }) => {
    const { to, data } = vault.open<{ to: string; data: { code: string } }>(sealed, `mail:${dedupeKey}`);
    return { to, code: data.code };
  });
}
