import { idFaults } from './revised-results.js';

const former = [
  { id: 'a', indicators: [{ id: 'a1' }, { id: 'a2' }] },
  { id: 'b', indicators: [{ id: 'b1' }] },
];

describe('idFaults (rule WP-24)', () => {
  it.each<[string, Parameters<typeof idFaults>[1], string[]]>([
    ['as it was', former, []],
    [
      'in another order, one indicator gone',
      [
        { id: 'b', indicators: [{ id: 'b1' }] },
        { id: 'a', indicators: [{ id: 'a2' }] },
      ],
      [],
    ],
    ['new ones without ids', [{ indicators: [{}, {}] }, {}], []],
    ['new ones with ids of their own', [{ id: 'c', indicators: [{ id: 'c1' }] }], []],
    ['a result twice', [{ id: 'a' }, { id: 'a' }], ['/results/1/id DUPLICATE']],
    [
      'an indicator twice',
      [{ id: 'a', indicators: [{ id: 'a1' }, { id: 'a1' }] }],
      ['/results/0/indicators/1/id DUPLICATE'],
    ],
    [
      'an indicator under another result',
      [{ id: 'b', indicators: [{ id: 'a1' }] }],
      ['/results/0/indicators/0/id OF_OTHER_RESULT'],
    ],
    [
      'an indicator under a new result',
      [{ indicators: [{ id: 'b1' }] }],
      ['/results/0/indicators/0/id OF_OTHER_RESULT'],
    ],
  ])('%s', (_name, wanted, expected) => {
    expect(idFaults(former, wanted).map(({ pointer, code }) => `${pointer} ${code}`)).toEqual(expected);
  });
});
