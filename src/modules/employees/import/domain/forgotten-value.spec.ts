import { withoutValue } from './forgotten-value.js';

describe('withoutValue', () => {
  it.each<[string, unknown, unknown]>([
    ['a text', 'AB12', null],
    ['a text in other capitals and with spaces', ' ab12 ', null],
    ['a longer text', 'AB123', 'AB123'],
    ['cells', ['x', 'ab12', 3, null], ['x', null, 3, null]],
    ['fields, however deep', { before: { head: 'AB12', name: 'AB' } }, { before: { head: null, name: 'AB' } }],
  ])('forgets %s', (_name, json, expected) => {
    expect(withoutValue(json, 'AB12', null)).toEqual(expected);
  });

  it('puts something else in its place where there must be a text', () => {
    expect(withoutValue([{ value: 'AB12' }], 'AB12', '')).toEqual([{ value: '' }]);
  });
});
