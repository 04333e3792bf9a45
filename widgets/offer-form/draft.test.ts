import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Draft } from './draft.ts';
import { EMPTY } from './fields.ts';
import { sendingKey } from './sending-key.ts';

class Memory {
  readonly items = new Map<string, string>();
  getItem = (key: string) => this.items.get(key) ?? null;
  setItem = (key: string, value: string) => void this.items.set(key, value);
  removeItem = (key: string) => void this.items.delete(key);
}

const values = { ...EMPTY, fullName: 'Ana Pop', email: 'ana@pop.ro', amount: '250000', conditions: 'Ana sells first' };

test('a draft survives a reload; who it is from stays in the session', () => {
  const [session, local] = [new Memory(), new Memory()];
  new Draft('token', { session, local }).keep(values);
  assert.deepEqual(new Draft('token', { session, local }).restore(), values);
  const onDevice = [...local.items].flat().join();
  for (const secret of ['Ana', 'pop.ro', 'token']) assert.ok(!onDevice.includes(secret), secret);
  assert.deepEqual(new Draft('other', { session, local }).restore(), EMPTY);
});

test('the same offer keeps its key over a reload, a changed one gets another', () => {
  const stores = { session: new Memory(), local: new Memory() };
  const key = sendingKey(new Draft('t', stores), values);
  assert.match(key, /^[0-9a-f]{32}$/);
  assert.equal(sendingKey(new Draft('t', stores), { ...values }), key);
  assert.notEqual(sendingKey(new Draft('t', stores), { ...values, amount: '260000' }), key);
});

test('no storage, no draft, no error', () => {
  const draft = new Draft('t', { session: undefined, local: undefined });
  draft.keep(values);
  draft.clear();
  assert.deepEqual(draft.restore(), EMPTY);
  const broken = {
    getItem: () => '{',
    setItem: () => {
      throw new Error('quota');
    },
    removeItem: () => {},
  };
  const other = new Draft('t', { session: broken, local: broken });
  other.keep(values);
  assert.deepEqual(other.restore(), EMPTY);
});

test('cleared once received', () => {
  const stores = { session: new Memory(), local: new Memory() };
  const draft = new Draft('t', stores);
  draft.keep(values);
  sendingKey(draft, values);
  draft.clear();
  assert.equal(stores.session.items.size + stores.local.items.size, 0);
});
