import { type ItemRating, sideBySide } from './item-rating.js';

const item = (partId: string): ItemRating => ({
  ...{ part: partId === 'HARMONIS' ? 'BEHAVIOUR' : 'RESULT', partId, label: partId },
  ...{ rating: 'SESUAI_EKSPEKTASI', reason: 'Terbit tepat waktu.' },
});

describe('sideBySide (rule AP-13)', () => {
  it.each<[string, ItemRating[], ItemRating[], string[]]>([
    ['nobody', [], [], []],
    ['only the employee', [item('a')], [], ['a+-']],
    ['only the appraiser', [], [item('a')], ['a-+']],
    [
      'both, results before core values',
      [item('HARMONIS'), item('a')],
      [item('HARMONIS'), item('b'), item('a')],
      ['b-+', 'a++', 'HARMONIS++'],
    ],
    ['what only the employee rated comes last', [item('c'), item('a')], [item('a')], ['a++', 'c+-']],
  ])('%s', (_, own, appraisers, expected) => {
    const shown = sideBySide(own, appraisers).map(
      (pair) => `${pair.partId}${pair.ownRating ? '+' : '-'}${pair.rating ? '+' : '-'}`,
    );
    expect(shown).toEqual(expected);
  });
});
