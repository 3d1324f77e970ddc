import { OPEN_END } from '../../../../kernel/values/civil-date.js';
import {
  afterPlan,
  assignmentChanges,
  assignmentEffects,
  type AssignmentPlan,
  type HeldAssignment,
  placeAssignment,
  type WantedAssignment,
} from './assignment-plan.js';

const HELD: HeldAssignment = {
  ...{ id: 'held', kind: 'DEFINITIF', unitId: 'u1', unitName: 'Bidang', positionKey: 'PELAKSANA|staf', title: 'Staf' },
  ...{ validFrom: '2024-01-01', validUntil: OPEN_END, letterNumber: null, letterOn: null },
};
const { validUntil: _, ...POST } = HELD;
const held = (change: Partial<HeldAssignment> = {}): HeldAssignment => ({ ...HELD, ...change });
const wanted = (change: Partial<WantedAssignment> = {}): WantedAssignment => {
  return { ...POST, id: 'new', positionKey: 'STRUKTURAL|kabid', title: 'Kabid', until: null, ...change };
};
const told = (plan: ReturnType<typeof placeAssignment>): string => {
  if ('code' in plan) return `${plan.code} ${plan.facts?.validFrom}`;
  const { action, after, ends } = plan;
  return `${action} ${after.id} ${after.validFrom}–${after.validUntil}${ends ? `, ends ${ends.id}` : ''}`;
};

describe('placeAssignment (rules EM-3, IM-11)', () => {
  it.each<[string, WantedAssignment, HeldAssignment[], string]>([
    ['the first post', wanted({ validFrom: '2026-01-01' }), [], `NEW new 2026-01-01–${OPEN_END}`],
    [
      'the next one ends the one before',
      wanted({ validFrom: '2026-01-01' }),
      [held()],
      `NEW new 2026-01-01–${OPEN_END}, ends held`,
    ],
    [
      'an earlier one ends before what is recorded',
      wanted({ validFrom: '2020-01-01' }),
      [held()],
      'NEW new 2020-01-01–2023-12-31',
    ],
    [
      'an earlier one whose end reaches into it',
      wanted({ validFrom: '2020-01-01', until: '2024-01-01' }),
      [held()],
      'POSTS_OVERLAP 2024-01-01',
    ],
    [
      'one in the middle of another with an end',
      wanted({ validFrom: '2024-03-01', until: '2024-04-01' }),
      [held({ validUntil: '2024-12-31' })],
      'POSTS_OVERLAP 2024-01-01',
    ],
    [
      'another post from the same day takes its place',
      wanted({ validFrom: '2024-01-01' }),
      [held()],
      `CHANGED held 2024-01-01–${OPEN_END}`,
    ],
    ['the same again', { ...wanted(), ...POST, until: null }, [held()], `UNCHANGED held 2024-01-01–${OPEN_END}`],
    [
      'the same with an end',
      { ...wanted(), ...POST, until: '2026-01-31' },
      [held()],
      'CHANGED held 2024-01-01–2026-01-31',
    ],
    [
      'the same with an end in a later post',
      { ...wanted(), ...POST, until: '2026-01-31' },
      [held({ validUntil: '2025-12-31' }), held({ id: 'next', validFrom: '2026-01-01' })],
      'POSTS_OVERLAP 2026-01-01',
    ],
    [
      'acting beside the own post',
      wanted({ kind: 'PLT', validFrom: '2026-01-01' }),
      [held()],
      `NEW new 2026-01-01–${OPEN_END}`,
    ],
    [
      'a further task beside another',
      wanted({ kind: 'TT', validFrom: '2026-01-01', until: '2026-06-30' }),
      [held({ kind: 'TT' })],
      'NEW new 2026-01-01–2026-06-30',
    ],
  ])('%s', (_name, row, own, expected) => {
    expect(told(placeAssignment(row, own))).toBe(expected);
  });

  it('gives the same posts whatever the order of the rows', () => {
    const rows = ['2015-01-01', '2018-01-01', '2021-01-01'].map((validFrom) => wanted({ id: validFrom, validFrom }));
    const placed = (order: readonly WantedAssignment[]): string[] => {
      let own = [held()];
      for (const row of order) own = afterPlan(own, placeAssignment(row, own) as AssignmentPlan);
      return own.map((one) => `${one.validFrom}–${one.validUntil}`).sort();
    };
    const expected = [
      '2015-01-01–2017-12-31',
      '2018-01-01–2020-12-31',
      '2021-01-01–2023-12-31',
      `2024-01-01–${OPEN_END}`,
    ];
    expect(placed(rows)).toEqual(expected);
    expect(placed([...rows].reverse())).toEqual(expected);
  });
});

describe('what a row does to somebody', () => {
  const TODAY = '2026-03-02';
  const effects = (row: WantedAssignment): string[] => {
    return assignmentEffects([held()], placeAssignment(row, [held()]) as AssignmentPlan, TODAY);
  };

  it.each<[string, WantedAssignment, string[]]>([
    ['another unit today', wanted({ unitId: 'u2', validFrom: '2026-03-02' }), ['MOVES_UNIT']],
    ['another unit later', wanted({ unitId: 'u2', validFrom: '2026-03-03' }), []],
    ['another post in the unit', wanted({ validFrom: '2026-03-01' }), []],
    ['the end of the post', { ...wanted(), ...POST, until: '2026-03-01' }, ['LOSES_POST']],
    ['a post acting elsewhere', wanted({ kind: 'PLT', unitId: 'u2', validFrom: '2026-03-01' }), []],
  ])('counts %s', (_name, row, expected) => {
    expect(effects(row)).toEqual(expected);
  });

  it('is shown field by field', () => {
    const row = { ...wanted(), ...POST, until: '2026-01-31', letterNumber: 'SK 1' };
    const changes = assignmentChanges(placeAssignment(row, [held()]) as AssignmentPlan);
    expect(changes).toEqual([
      { field: 'validUntil', before: null, after: '2026-01-31' },
      { field: 'letterNumber', before: null, after: 'SK 1' },
    ]);
  });
});
