import { OPEN_END } from '../../../../kernel/values/civil-date.js';
import { personChanges, personEffects } from './person-diff.js';
import type { PersonPlan, PresentPost } from './person-plan.js';
import type { PersonRow } from './person-row.js';

const TODAY = '2026-03-02';
const HELD: PresentPost = {
  ...{
    id: 'held',
    unitExternalId: 'U1',
    unitName: 'Bidang',
    title: 'Staf',
    positionKind: 'PELAKSANA',
    titleKey: 'staf',
  },
  ...{ jobClass: null, validFrom: '2024-01-01', validUntil: OPEN_END },
};
const ROW = {
  facts: {},
  post: { title: 'Analis', jobClass: 7, unit: { externalId: 'U2', name: 'Bidang Lain' } },
} as unknown as PersonRow;
const plan = (change: Partial<PersonPlan>, facts: object = {}): PersonPlan => {
  const person = { facts, posts: [HELD] } as unknown as PersonPlan['person'];
  return {
    action: 'CHANGED',
    person,
    facts: {},
    hasNewNumber: false,
    hasFormerNumber: false,
    post: { act: 'KEEP' },
    ...change,
  };
};
const begin = { act: 'BEGIN', from: '2026-03-02', until: OPEN_END, ends: 'held' } as const;

describe('personChanges (rule IM-1)', () => {
  it.each<[string, PersonPlan, string[]]>([
    ['nothing of somebody new', plan({ person: null, action: 'NEW' }), []],
    ['a name', plan({ facts: { name: 'Siti' } }, { name: 'Sitti' }), ['name Sitti Siti']],
    [
      'numbers masked',
      plan({ facts: { nip: '198707222019032005' } }, { nip: '198707222019032001' }),
      ['nip 19870722••••••2001 19870722••••••2005'],
    ],
    [
      'another post',
      plan({ post: begin }),
      ['unit Bidang Bidang Lain', 'position Staf Analis', 'positionSince 2024-01-01 2026-03-02'],
    ],
    [
      'a corrected post, whose day stays',
      plan({ post: { act: 'CORRECT', id: 'held' } }),
      ['unit Bidang Bidang Lain', 'position Staf Analis'],
    ],
    ['a class that becomes known', plan({ post: { act: 'CLASSIFY' } }), ['jobClass null 7']],
  ])('tells %s', (_name, one, expected) => {
    const changes = personChanges(ROW, one, TODAY);
    expect(changes.map(({ field, before, after }) => `${field} ${before} ${after}`)).toEqual(expected);
  });
});

describe('personEffects (rule IM-4)', () => {
  it.each<[string, PersonPlan, string[]]>([
    ['a correction', plan({ facts: { name: 'Siti' } }), []],
    ['a move', plan({ post: begin }), ['MOVES_UNIT']],
    ['another standing', plan({ facts: { standingCode: '02' } }), ['CHANGES_STANDING']],
    ['both', plan({ post: begin, facts: { standingCode: '02' } }), ['MOVES_UNIT', 'CHANGES_STANDING']],
    ['somebody new', plan({ person: null, facts: { standingCode: '01' }, post: begin }), []],
  ])('of %s', (_name, one, expected) => {
    expect(personEffects(ROW, one, TODAY)).toEqual(expected);
  });
});
