import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { originsOf, problemsOf, scopesFor } from './input.ts';

describe('originsOf', () => {
  it('takes lines and commas, drops paths and doubles', () => {
    assert.deepEqual(originsOf('https://a.example/\nhttps://a.example/kontakt, http://localhost:8080'), {
      origins: ['https://a.example', 'http://localhost:8080'],
      bad: undefined,
    });
  });

  it('names what is no address', () => {
    assert.equal(originsOf('https://a.example www.b.example').bad, 'www.b.example');
    assert.equal(originsOf('ftp://a.example').bad, 'ftp://a.example');
  });
});

describe('scopesFor', () => {
  it('gives buyers’ data only to the executive, ADMIN only to the installation', () => {
    assert.ok(scopesFor({ installation: false, executive: true }).includes('OFFERS_READ'));
    assert.ok(!scopesFor({ installation: false, executive: false }).includes('OFFERS_READ'));
    assert.deepEqual(scopesFor({ installation: true, executive: true }), ['ADMIN']);
    assert.ok(!scopesFor({ installation: false, executive: true }).includes('ADMIN'));
  });
});

describe('problemsOf', () => {
  const input = {
    agency: 'x',
    name: 'Website',
    kind: 'PUBLISHABLE',
    scopes: [],
    origins: ['https://a.example'],
  } as const;

  it('is empty for a whole form', () => {
    assert.deepEqual(problemsOf({ ...input, scopes: [], origins: [...input.origins] }), {});
  });

  it('asks for origins of one kind and scopes of the other', () => {
    assert.deepEqual(problemsOf({ ...input, name: '', scopes: [], origins: [] }), {
      name: 'keys.name.missing',
      origins: 'keys.origins.missing',
    });
    assert.deepEqual(problemsOf({ ...input, kind: 'SECRET', scopes: [], origins: [] }), {
      scopes: 'keys.scopes.missing',
    });
  });
});
