import { wordOf } from './code-words.js';

describe('wordOf (rule EX-3)', () => {
  it.each([
    ['SUBMITTED', 'id', 'Diajukan'],
    ['SUBMITTED', 'en', 'Submitted'],
    ['NO_EARLIER_PLAN', 'en', 'No earlier plan'],
    ['SANGAT_BAIK', 'id', 'Sangat baik'],
    ['SANGAT_BAIK', 'en', 'Sangat baik'],
    ['PNS', 'en', 'PNS'],
    ['NEVER_HEARD_OF', 'id', 'Never heard of'],
    ['work-plan:read', 'id', 'work-plan:read'],
    ['org-unit', 'en', 'org-unit'],
  ] as const)('%s in %s is %s', (code, language, word) => {
    expect(wordOf(code, language)).toBe(word);
  });
});
