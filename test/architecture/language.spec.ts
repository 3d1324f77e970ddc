import { FAULTS } from '../../src/kernel/http/input-faults.js';
import { type Bilingual, languageOf, say } from '../../src/kernel/i18n/language.js';

describe('The language of an answer', () => {
  it.each([
    [undefined, 'id'],
    ['', 'id'],
    ['id', 'id'],
    ['id-ID,id;q=0.9,en-US;q=0.8,en;q=0.7', 'id'],
    ['en', 'en'],
    ['EN', 'en'],
    ['en-GB,en;q=0.9', 'en'],
    ['en-US', 'en'],
    ['en;q=0.5,id;q=0.9', 'id'],
    ['id;q=0.1,en;q=0.2', 'en'],
    ['id;q=0,en', 'en'],
    ['nl,en;q=0.5', 'en'],
    ['nl,de;q=0.8', 'id'],
    ['jv,su;q=0.9,*;q=0.1', 'id'],
    ['*', 'id'],
    ['en;q=0', 'id'],
    ['english please', 'id'],
    [';;;,,,=q', 'id'],
    [`${'x,'.repeat(5_000)}en`, 'en'],
  ])('for Accept-Language %j is %s', (header, language) => {
    expect(languageOf(header)).toBe(language);
  });

  it('puts facts into the text, and leaves the name of one that is missing', () => {
    const text: Bilingual = { id: 'Paling banyak {max} dari {all}.', en: 'At most {max} of {all}.' };
    expect(say(text, 'id', { max: 3, all: '{max}' })).toBe('Paling banyak 3 dari {max}.');
    expect(say(text, 'en', { max: 0 })).toBe('At most 0 of {all}.');
    expect(say(text, 'en')).toBe('At most {max} of {all}.');
  });
});

describe('Every fault of the input', () => {
  it.each(Object.entries<Bilingual>(FAULTS))('%s is told in both languages, with the same facts', (_, { id, en }) => {
    const factsOf = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(([fact]) => fact).sort();
    expect(id).toMatch(/^[A-Z].{8,}\.$/);
    expect(en).toMatch(/^[A-Z].{8,}\.$/);
    expect(id).not.toBe(en);
    expect(factsOf(id)).toEqual(factsOf(en));
  });
});
