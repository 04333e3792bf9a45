import assert from 'node:assert/strict';
import type { IncomingMessage } from 'node:http';
import { test } from 'node:test';
import { readConfig } from '../config.ts';
import { clientAddress, type TrustProxy, trustOf } from './client-address.ts';

const from = (proxies: TrustProxy, socket: string, forwarded?: string): string =>
  clientAddress(trustOf(proxies), {
    socket: { remoteAddress: socket },
    headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
  } as unknown as IncomingMessage);

test('a client is whoever connects, unless a proxy of ours says who asked it', () => {
  assert.equal(from(false, '192.0.2.1', '198.51.100.1'), '192.0.2.1');
  assert.equal(from(1, '10.0.0.1', '198.51.100.1'), '198.51.100.1');
  assert.equal(
    from(1, '10.0.0.1', 'what I say, 203.0.113.5, 198.51.100.1'),
    '198.51.100.1',
    'not what it wrote itself',
  );
  assert.equal(from(2, '10.0.0.1', '203.0.113.9, 198.51.100.1, 10.0.0.2'), '198.51.100.1');
  assert.equal(from(1, '10.0.0.1'), '10.0.0.1', 'the proxy asks for itself');
});

test('proxies are known by address, by network and by name', () => {
  const proxies = ['10.0.0.0/8', '2001:db8::/32', 'loopback'];
  assert.equal(from(proxies, '::ffff:127.0.0.1', '198.51.100.1, 10.1.2.3, 2001:db8::7'), '198.51.100.1');
  assert.equal(from(proxies, '192.0.2.1', '198.51.100.1'), '192.0.2.1', 'no proxy of ours');
  assert.equal(from(['192.0.2.7'], '192.0.2.7', '198.51.100.1'), '198.51.100.1');
});

test('TRUST_PROXY is a number of proxies or their addresses; anything else stops the start and says why', () => {
  const trusted = (value?: string) => readConfig({ TRUST_PROXY: value, SECRET_KEY: '0'.repeat(40) }).trustProxy;
  assert.equal(trusted(), false);
  assert.equal(trusted('false'), false);
  assert.equal(trusted('1'), 1);
  assert.deepEqual(trusted('10.0.0.0/8, 192.0.2.7'), ['10.0.0.0/8', '192.0.2.7']);
  for (const value of ['true', '0', 'yes', '10.0.0.0/99', 'proxy.example']) {
    assert.throws(() => trusted(value), /TRUST_PROXY.*how many reverse proxies/s, value);
  }
});
