import {
  planReorganisation,
  type ReorganisationFacts,
  type ReorganisationKind,
  type ReorganisationLine,
} from './reorganisation.js';

const line = (fromUnitId: string, toUnitId: string, more: Partial<ReorganisationLine> = {}): ReorganisationLine => ({
  ...{ fromUnitId, toUnitId, allSubunits: false, allPositions: false, subunitIds: [], positionIds: [] },
  takesOver: [],
  ...{ headMoves: false, newName: null, newHeadPostTitle: null, ...more },
});
/** Culture and tourism with two divisions each; a new unit `both`, and `later`, which is not there the day before. */
const FACTS: ReorganisationFacts = {
  present: new Set(['culture', 'tourism', 'both', 'later', 'c1', 'c2', 't1', 't2']),
  before: new Set(['culture', 'tourism', 'c1', 'c2', 't1', 't2']),
  childrenOf: new Map([
    ['culture', ['c1', 'c2']],
    ['tourism', ['t1', 't2']],
  ]),
  positionsOf: new Map([
    ['culture', ['headC', 'clerkC']],
    ['tourism', ['headT', 'clerkT']],
  ]),
};

function plan(kind: ReorganisationKind, ...lines: ReorganisationLine[]) {
  const { plan: found, faults } = planReorganisation({ kind, effectiveOn: '2026-07-01', lines }, FACTS);
  const shown = ({ id, fromUnitId, toUnitId }: (typeof found.positions)[number]): string =>
    `${id}: ${fromUnitId} → ${toUnitId ?? 'ends'}`;
  return {
    subunits: found.subunits.map(shown),
    positions: found.positions.map(shown),
    closes: found.closes,
    faults: faults.map((one) => [one.line, one.field, one.code].filter((part) => part !== null).join(' ')),
  };
}

describe('planReorganisation (rule OR-3)', () => {
  it('merges: units below and posts go along, and the old units end', () => {
    expect(plan('MERGE', line('culture', 'both'), line('tourism', 'both'))).toEqual({
      subunits: ['c1: culture → both', 'c2: culture → both', 't1: tourism → both', 't2: tourism → both'],
      positions: ['headC: culture → both', 'clerkC: culture → both', 'headT: tourism → both', 'clerkT: tourism → both'],
      closes: ['culture', 'tourism'],
      faults: [],
    });
  });

  it('merges one unit into another, whose own things stay, and lets posts end that the line does not name', () => {
    expect(plan('MERGE', line('culture', 'tourism', { positionIds: ['clerkC'] }))).toEqual({
      subunits: ['c1: culture → tourism', 'c2: culture → tourism'],
      positions: ['clerkC: culture → tourism', 'headC: culture → ends'],
      closes: ['culture'],
      faults: [],
    });
  });

  it('splits: what is named goes there, one line may take the rest, and the old unit ends', () => {
    const lines = [
      line('culture', 'both', { subunitIds: ['c1'], positionIds: ['clerkC'] }),
      line('culture', 'later', { allSubunits: true }),
    ];
    expect(plan('SPLIT', ...lines)).toEqual({
      subunits: ['c1: culture → both', 'c2: culture → later'],
      positions: ['clerkC: culture → both', 'headC: culture → ends'],
      closes: ['culture'],
      faults: [],
    });
  });

  it('splits off, when a line leads back to the unit: what is not named stays', () => {
    expect(plan('SPLIT', line('culture', 'culture'), line('culture', 'both', { subunitIds: ['c2'] }))).toEqual({
      subunits: ['c2: culture → both'],
      positions: [],
      closes: [],
      faults: [],
    });
  });

  it('moves parts and ends nothing', () => {
    const lines = [line('culture', 'tourism', { subunitIds: ['c1'], allPositions: true })];
    expect(plan('MOVE', ...lines)).toEqual({
      subunits: ['c1: culture → tourism'],
      positions: ['headC: culture → tourism', 'clerkC: culture → tourism'],
      closes: [],
      faults: [],
    });
  });

  it('renames and moves nothing', () => {
    expect(plan('RENAME', line('culture', 'culture', { newName: 'Dinas Kebudayaan' }))).toEqual({
      ...{ subunits: [], positions: [], closes: [], faults: [] },
    });
  });

  it.each<[string, ReorganisationKind, ReorganisationLine[], string[]]>([
    ['a merger with two targets', 'MERGE', [line('culture', 'both'), line('tourism', 'later')], ['ONE_TARGET']],
    ['a merger into itself', 'MERGE', [line('culture', 'culture')], ['0 toUnitId SAME_UNIT']],
    [
      'a split of two units',
      'SPLIT',
      [line('culture', 'both', { allSubunits: true }), line('tourism', 'later', { allSubunits: true })],
      ['ONE_SOURCE'],
    ],
    ['a split into one', 'SPLIT', [line('culture', 'both', { allSubunits: true })], ['TWO_TARGETS']],
    [
      'a split that leaves a unit behind',
      'SPLIT',
      [line('culture', 'both', { subunitIds: ['c1'] }), line('culture', 'later')],
      ['SUBUNITS_LEFT'],
    ],
    [
      'two lines that both take the rest',
      'SPLIT',
      [line('culture', 'both', { allSubunits: true }), line('culture', 'later', { allSubunits: true })],
      ['1 allSubunits DUPLICATE'],
    ],
    [
      'the same line twice',
      'MOVE',
      [line('culture', 'both', { subunitIds: ['c1'] }), line('culture', 'both', { subunitIds: ['c2'] })],
      ['1 toUnitId DUPLICATE'],
    ],
    ['a move of nothing', 'MOVE', [line('culture', 'both')], ['0 NOTHING_MOVES']],
    ['a move to itself', 'MOVE', [line('culture', 'culture', { allSubunits: true })], ['0 toUnitId SAME_UNIT']],
    [
      'a unit named twice',
      'MOVE',
      [line('culture', 'both', { subunitIds: ['c1'] }), line('culture', 'later', { subunitIds: ['c1'] })],
      ['1 subunitIds/0 DUPLICATE'],
    ],
    [
      'a unit that is not below',
      'MOVE',
      [line('culture', 'both', { subunitIds: ['t1'] })],
      ['0 subunitIds/0 NOT_BELOW'],
    ],
    [
      'a unit that would go below itself',
      'MOVE',
      [line('culture', 'c1', { subunitIds: ['c1'] })],
      ['0 subunitIds/0 INTO_ITSELF'],
    ],
    [
      'a post of another unit',
      'MOVE',
      [line('culture', 'both', { positionIds: ['headT'] })],
      ['0 positionIds/0 NOT_OF_UNIT'],
    ],
    ['a unit that is not there', 'MOVE', [line('culture', 'gone', { allSubunits: true })], ['0 toUnitId UNIT_ABSENT']],
    ['an end of a unit that has not begun', 'MERGE', [line('later', 'both')], ['0 fromUnitId UNIT_ABSENT']],
    [
      'a new name for another unit',
      'RENAME',
      [line('culture', 'tourism', { newName: 'X' })],
      ['0 toUnitId OTHER_UNIT'],
    ],
    [
      'a rename that moves something',
      'RENAME',
      [line('culture', 'culture', { newName: 'X', allSubunits: true })],
      ['0 ONLY_NAMES'],
    ],
    ['a rename without a name', 'RENAME', [line('culture', 'culture')], ['0 newName NAME_REQUIRED']],
  ])('refuses %s', (_name, kind, lines, expected) => {
    expect(plan(kind, ...lines).faults).toEqual(expected);
  });
});
