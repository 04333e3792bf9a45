import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Element, insertInOrder } from './index.ts';

function parentOf(name: string, ...children: (string | Element)[]): Element {
  const elements = children.map((child): Element | string =>
    typeof child === 'string' && /^\w+$/.test(child) ? { name: child, attributes: {}, children: [] } : child,
  );
  return { name, attributes: {}, children: elements };
}

function inserted(parent: Element, name: string): string {
  insertInOrder(parent, { name, attributes: {}, children: [] });
  return parent.children.map((child) => (typeof child === 'string' ? '·' : child.name)).join(' ');
}

describe('insertInOrder', () => {
  it('puts an element between its neighbours', () => {
    assert.equal(inserted(parentOf('geo', 'plz', 'strasse', 'land'), 'ort'), 'plz ort strasse land');
    assert.equal(inserted(parentOf('geo', 'ort'), 'plz'), 'plz ort');
    assert.equal(inserted(parentOf('geo', 'ort'), 'luftbildern'), 'ort luftbildern');
    assert.equal(inserted(parentOf('geo'), 'plz'), 'plz');
    assert.equal(
      inserted(parentOf('anbieter', 'anbieternr', 'firma', 'immobilie', 'impressum'), 'openimmo_anid'),
      'anbieternr firma openimmo_anid immobilie impressum',
    );
  });

  it('puts an element behind those of its name', () => {
    assert.equal(
      inserted(parentOf('anhaenge', 'anhang', 'anhang', 'user_defined_anyfield'), 'anhang'),
      'anhang anhang anhang user_defined_anyfield',
    );
  });

  it('moves nothing that is out of order', () => {
    assert.equal(
      inserted(parentOf('immobilie', 'verwaltung_techn', 'geo', 'kontaktperson'), 'preise'),
      'verwaltung_techn geo kontaktperson preise',
    );
    assert.equal(
      inserted(parentOf('immobilie', 'geo', 'preise', 'verwaltung_techn', 'objektkategorie'), 'flaechen'),
      'geo preise flaechen verwaltung_techn objektkategorie',
    );
    assert.equal(
      inserted(parentOf('immobilie', 'preise', 'geo', 'flaechen'), 'kontaktperson'),
      'preise geo kontaktperson flaechen',
    );
  });

  it('is not disturbed by unknown siblings, texts and the case of names', () => {
    assert.equal(inserted(parentOf('GEO', 'x', 'PLZ', 'y', '\n ', 'strasse', 'z'), 'ort'), 'x PLZ ort y · strasse z');
    assert.equal(inserted(parentOf('geo', 'x', 'constructor'), 'plz'), 'x constructor plz');
    assert.equal(inserted(parentOf('geo', 'plz', 'ort'), 'toString'), 'plz ort toString');
    assert.equal(inserted(parentOf('constructor', 'plz'), 'plz'), 'plz plz');
  });
});
