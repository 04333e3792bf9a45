import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { de } from '../messages/de.ts';
import { en } from '../messages/en.ts';
import { fr } from '../messages/fr.ts';
import { ro } from '../messages/ro.ts';
import { fill, type Message, type Messages } from './i18n.ts';

const texts = (message: Message): string[] => (typeof message === 'string' ? [message] : Object.values(message));
const holes = (message: Message): string[] => [
  ...new Set(texts(message).flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? ''))),
];

describe('the catalogues', () => {
  for (const [language, messages] of Object.entries({ fr, de, ro } satisfies Record<string, Messages>)) {
    it(`${language} has every key of en, in the same order, and no other`, () => {
      assert.deepEqual(Object.keys(messages), Object.keys(en));
    });

    it(`${language} has the placeholders of en`, () => {
      for (const [key, message] of Object.entries(en))
        assert.deepEqual(holes(messages[key as keyof typeof en]).sort(), holes(message).sort(), key);
    });

    it(`${language} has every plural form its grammar asks for`, () => {
      const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
      for (const [key, message] of Object.entries(messages) as [string, Message][]) {
        if (typeof message === 'string' || !('few' in message || forms.includes('few'))) continue;
        const needsFew = message.other.includes(' de ');
        assert.equal('few' in message, needsFew, `${key}: “20 de” needs a form for few`);
      }
    });
  }

  it('has no text that is empty, and none with typewriter quotes', () => {
    for (const messages of [en, fr, de, ro] satisfies Messages[])
      for (const [key, message] of Object.entries(messages) as [string, Message][])
        for (const text of texts(message)) assert.match(text, /^[^'"]+$/, key);
  });
});

describe('fill', () => {
  it('picks the plural of the language', () => {
    assert.equal(fill(ro['listings.count'], 'ro', { count: 1 }), '1 proprietate');
    assert.equal(fill(ro['listings.count'], 'ro', { count: 7 }), '7 proprietăți');
    assert.equal(fill(ro['listings.count'], 'ro', { count: 20 }), '20 de proprietăți');
    assert.equal(fill(fr['listings.count'], 'fr', { count: 0 }), '0 inscription');
  });

  it('writes numbers as the locale does', () => {
    assert.equal(fill('{count} neu', 'de-DE', { count: 12_500 }), '12.500 neu');
  });

  it('leaves a placeholder it was not given', () => {
    assert.equal(fill('{name}', 'en'), '{name}');
  });
});
