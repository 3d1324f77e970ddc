import fc from 'fast-check';
import type { ReviewerGroup } from './groups.js';
import type { ReviewRules } from './policy.js';
import { type Item, type KeptAnswer, NOT_OBSERVED } from './questionnaire.js';
import { findingOf, resultOf, type Sheet } from './results.js';

const RULES: ReviewRules = {
  ...{ minimumPerGroup: 3, minimumPerUnit: 5, peerCount: 5, subordinateCount: 4, servedCount: 3, mostPerReviewer: 10 },
  groups: ['SELF', 'SUPERIOR', 'PEER', 'SUBORDINATE', 'SERVED'],
  weights: { SUPERIOR: 60, PEER: 20, SUBORDINATE: 10, SERVED: 10 },
  ...{ adjusters: ['APPRAISER'], mostAdjustments: 2, wishesNeedApproval: true, gapPoints: 15 },
};
const scale = (id: string, subjectCode: string): Item => ({
  ...{ id, type: 'SCALE', subjectKind: 'VALUE', subjectCode, subjectName: subjectCode, text: id, textEn: null },
  answers: ['1', '2', '3', '4', '5'],
});
const ITEMS: Item[] = [
  scale('a', 'ADAPTIF'),
  scale('b', 'ADAPTIF'),
  scale('c', 'LOYAL'),
  {
    ...{ id: 't', type: 'TEXT', subjectKind: 'OPEN', subjectCode: null, subjectName: null, text: 't', textEn: null },
    answers: [],
  },
];
const N = NOT_OBSERVED;
const sheets = (group: ReviewerGroup, ...answers: KeptAnswer[][]): Sheet[] =>
  answers.map((one) => ({ group, answers: one }));
const turned = <T>(list: readonly T[]): T[] => list.toReversed();
const of = (...all: Sheet[][]): ReturnType<typeof resultOf> => resultOf(ITEMS, all.flat(), RULES, turned);

const PEERS = sheets('PEER', [2, 3, N, 'satu'], [2, 3, 4, 'dua'], [2, 4, 4, null]);

describe('a result (rule RV-10)', () => {
  it('has of each group the cells of items with enough answers, and of a value their mean', () => {
    const { figures } = of(PEERS);
    expect(figures.items).toEqual([
      { itemId: 'a', cells: { PEER: { score: 50, spread: 'AGREED' } } },
      { itemId: 'b', cells: { PEER: { score: 85, spread: 'AGREED' } } },
    ]);
    expect(figures.subjects.map(({ code, scores, others }) => [code, scores, others])).toEqual([
      ['ADAPTIF', { PEER: 68 }, 68],
      ['LOYAL', {}, null],
    ]);
  });

  it('tells the person and the superior as they are', () => {
    const { figures } = of(sheets('SELF', [4, 4, 0, 'diri']), sheets('SUPERIOR', [1, 3, N, 'atasan']));
    expect(figures.subjects[0]).toMatchObject({ scores: { SELF: 100, SUPERIOR: 50 }, gap: 50, finding: 'BLIND_SPOT' });
    expect(figures.groups).toEqual([
      { group: 'SELF', respondents: null, score: 50 },
      { group: 'SUPERIOR', respondents: null, score: 50 },
    ]);
  });

  it.each([
    ['the superior alone', [sheets('SUPERIOR', [4, 4, 4])], 100, 60],
    ['peers alone', [PEERS], 68, 20],
    ['both, by their weights', [sheets('SUPERIOR', [4, 4, N]), PEERS], 92, 80],
    ['too few peers', [sheets('SUPERIOR', [4, 4, 4]), PEERS.slice(1)], 100, 60],
    [
      'small groups together, with the weights of both',
      [sheets('SUPERIOR', [4, 4, N]), sheets('PEER', [2, 2, N], [2, 2, N]), sheets('SERVED', [2, 2, N])],
      80,
      100,
    ],
    ['nobody', [], null, 0],
    ['who has observed nothing', [sheets('SUPERIOR', [N, N, N])], null, 0],
  ] as [string, Sheet[][], number | null, number][])('weighs %s', (_, all, score, coveragePercent) => {
    expect(of(...all).figures).toMatchObject({ score, coveragePercent });
  });

  it('never takes for zero what was not observed', () => {
    const seen = sheets('PEER', [4, 4, 4], [4, 4, 4], [4, 4, 4]);
    const { figures } = of(seen, sheets('PEER', [N, 4, 4]));
    expect(figures.subjects.map(({ others }) => others)).toEqual(of(seen).figures.subjects.map(({ others }) => others));
  });

  it('has texts of unknown people together and in an order of their own, and none of too few', () => {
    const known = [sheets('SELF', [1, 1, 1, 'diri']), sheets('SUPERIOR', [1, 1, 1, 'atasan'])];
    expect(of(...known, PEERS).texts).toEqual([
      { itemId: 't', from: 'SELF', texts: ['diri'] },
      { itemId: 't', from: 'SUPERIOR', texts: ['atasan'] },
      { itemId: 't', from: 'OTHERS', texts: ['dua', 'satu'] },
    ]);
    expect(of(...known, PEERS.slice(0, 2)).texts.map(({ from }) => from)).toEqual(['SELF', 'SUPERIOR']);
    const alone = sheets('SUBORDINATE', [1, 1, 1, 'sendiri']);
    expect(of(PEERS, alone).texts).toEqual([{ itemId: 't', from: 'OTHERS', texts: ['dua', 'satu'] }]);
  });

  it('keeps of answers what is shown, and no counts', () => {
    const result = of(PEERS, sheets('SUBORDINATE', [0, 0, 0]));
    expect(Object.keys(result)).toEqual(['figures', 'texts']);
    expect(result.figures.items).toEqual([
      { itemId: 'a', cells: { PEER: { score: 50, spread: 'AGREED' } } },
      { itemId: 'b', cells: { PEER: { score: 85, spread: 'AGREED' } } },
    ]);
  });

  it.each([
    [null, null],
    [14, null],
    [15, 'BLIND_SPOT'],
    [-15, 'HIDDEN_STRENGTH'],
  ] as const)('a gap of %j is %j', (gap, expected) => expect(findingOf(gap, 15)).toBe(expected));
});

describe('a result, whatever was answered (rules RV-8, RV-10)', () => {
  const answer = fc.constantFrom(N, 0, 1, 2, 3, 4);
  const sheet = fc.record({
    group: fc.constantFrom('PEER', 'SUBORDINATE', 'SERVED'),
    answers: fc.tuple(answer, answer, answer, fc.constantFrom(null, 'kata')),
  });

  it('is the same in whatever order people answered', () => {
    fc.assert(
      fc.property(fc.array(sheet, { maxLength: 10 }), (all) => {
        const sorted = <T>(list: readonly T[]): T[] => list.toSorted();
        const [one, other] = [all, all.toReversed()].map((some) => resultOf(ITEMS, some, RULES, sorted));
        expect(one).toEqual(other);
      }),
    );
  });

  it('does not change with what too few have said', () => {
    fc.assert(
      fc.property(sheet, sheet, (one, other) => {
        const few = [one, other].map(({ answers }) => ({ group: 'SERVED' as const, answers }));
        expect(of(PEERS, few)).toEqual(of(PEERS));
      }),
    );
  });

  it('leaves every reviewer at least two possible answers to each item', () => {
    const possible = new Map<string, Set<KeptAnswer>>();
    const four = [0, 1, 2, 3, 4];
    for (const a of four)
      for (const b of four)
        for (const c of four) {
          const { figures } = of(sheets('PEER', [a, N, N], [b, N, N], [c, N, N]));
          const shown = JSON.stringify(figures);
          possible.set(shown, new Set([...(possible.get(shown) ?? []), a]));
        }
    for (const answers of possible.values()) expect(answers.size).toBeGreaterThanOrEqual(2);
  });
});
