import { OPEN_END } from '../../../../kernel/values/civil-date.js';
import { judgePerson, planPerson, type PresentPerson, type PresentPost, whoIs } from './person-plan.js';
import type { PersonFacts, PersonPost, PersonRow } from './person-row.js';

const TODAY = '2026-03-02';
const FACTS: PersonFacts = {
  kind: 'PNS',
  name: 'Siti Aminah',
  frontTitle: null,
  backTitle: 'S.Kom.',
  nip: '198707222019032005',
  birthDate: '1987-07-22',
  sex: 'FEMALE',
  gradeCode: '34',
  gradeName: 'III/d',
  standingCode: '01',
  email: null,
  externalId: 'P1',
};
const POST: PersonPost = {
  kind: 'PELAKSANA',
  title: 'Pengadministrasi Umum',
  externalId: null,
  echelonCode: null,
  jobClass: null,
  from: '2024-01-01',
  unit: { externalId: 'U1', name: 'Bidang' },
  agency: null,
  government: null,
};
const HELD: PresentPost = {
  id: 'held',
  unitExternalId: 'U1',
  unitName: 'Bidang',
  title: 'Pengadministrasi Umum',
  positionKind: 'PELAKSANA',
  titleKey: 'pengadministrasi umum',
  jobClass: null,
  validFrom: '2024-01-01',
  validUntil: OPEN_END,
};
const row = (facts: Partial<PersonFacts> = {}, post: Partial<PersonPost> = {}): PersonRow => ({
  facts: { ...FACTS, ...facts },
  post: { ...POST, ...post },
});
const person = (changes: Partial<PresentPerson> = {}): PresentPerson => ({
  id: 'p',
  version: 1,
  facts: FACTS,
  numbers: [FACTS.nip],
  posts: [HELD],
  ...changes,
});

describe('whoIs (decisions 7)', () => {
  const siti = person();
  const budi = person({ id: 'b', facts: { ...FACTS, externalId: 'P2', nip: '2' }, numbers: ['2', '1'] });
  const hand = person({ id: 'h', facts: { ...FACTS, externalId: null, nip: '3' }, numbers: ['3'] });
  const known = {
    byExternalId: new Map([
      ['P1', siti],
      ['P2', budi],
    ]),
    byNumber: new Map([
      [FACTS.nip, siti],
      ['1', budi],
      ['2', budi],
      ['3', hand],
    ]),
  };

  it.each<[string, string | null, string, PresentPerson | null | string]>([
    ['both ways to the same person', 'P1', FACTS.nip, siti],
    ['a PNS ID with a new number', 'P1', '9', siti],
    ['an earlier number without PNS ID', null, '1', budi],
    ['a person added by hand, who gets a PNS ID', 'P9', '3', hand],
    ['somebody new', 'P9', '9', null],
    ['a PNS ID and a number of two people', 'P1', '2', 'IDENTITY_CONFLICT'],
    ['the number of somebody with another PNS ID', 'P9', '2', 'IDENTITY_CONFLICT'],
  ])('finds %s', (_name, externalId, nip, expected) => {
    expect(whoIs({ externalId, nip }, known)).toBe(expected);
  });
});

describe('planPerson', () => {
  it('adds somebody new with all facts, from the day of the post', () => {
    expect(planPerson(row(), null, TODAY)).toMatchObject({
      action: 'NEW',
      facts: FACTS,
      hasNewNumber: true,
      post: { act: 'BEGIN', from: '2024-01-01', until: OPEN_END, ends: null },
    });
  });

  it.each<[string, PersonRow]>([
    ['the same again', row()],
    ['the same with another day of the post', row({}, { from: '2025-05-05' })],
    ['the same title in capitals', row({}, { title: 'PENGADMINISTRASI  UMUM' })],
    ['empty where something is recorded', row({ backTitle: null, gradeCode: null, externalId: null })],
  ])('changes nothing for %s', (_name, same) => {
    expect(planPerson(same, person(), TODAY)).toMatchObject({ action: 'UNCHANGED', facts: {}, post: { act: 'KEEP' } });
  });

  it('takes over the class of a post only where none is known', () => {
    const known = [{ ...HELD, jobClass: 5 }];
    expect(planPerson(row({}, { jobClass: 7 }), person(), TODAY)).toMatchObject({
      action: 'CHANGED',
      post: { act: 'CLASSIFY' },
    });
    expect(planPerson(row({}, { jobClass: 7 }), person({ posts: known }), TODAY).action).toBe('UNCHANGED');
  });

  it('changes only the facts that differ', () => {
    const plan = planPerson(row({ gradeCode: '41', gradeName: 'IV/a' }), person(), TODAY);
    expect(plan).toMatchObject({
      action: 'CHANGED',
      facts: { gradeCode: '41', gradeName: 'IV/a' },
      post: { act: 'KEEP' },
    });
    expect(Object.keys(plan.facts)).toHaveLength(2);
  });

  it('takes a new number, and knows an earlier one again', () => {
    const renumbered = row({ nip: '198707222022212001' });
    expect(planPerson(renumbered, person(), TODAY)).toMatchObject({ action: 'CHANGED', hasNewNumber: true });
    const had = person({ numbers: [FACTS.nip, '198707222022212001'] });
    expect(planPerson(renumbered, had, TODAY)).toMatchObject({ action: 'CHANGED', hasNewNumber: false });
  });

  const elsewhere = { unit: { externalId: 'U2', name: 'Bidang Lain' } };
  it.each<[string, Partial<PersonPost>, PresentPost[], object]>([
    [
      'from its day, ending the present one',
      { from: '2026-02-01' },
      [HELD],
      { act: 'BEGIN', from: '2026-02-01', until: OPEN_END, ends: 'held' },
    ],
    [
      'from today when its day is not known',
      { from: null },
      [HELD],
      { act: 'BEGIN', from: TODAY, until: OPEN_END, ends: 'held' },
    ],
    ['in place when it began no later', { from: '2024-01-01' }, [HELD], { act: 'CORRECT', id: 'held' }],
    ['in place when it began earlier', { from: '2020-01-01' }, [HELD], { act: 'CORRECT', id: 'held' }],
    [
      'after an earlier one that has ended',
      { from: '2024-06-01' },
      [{ ...HELD, validUntil: '2025-12-31' }],
      { act: 'BEGIN', from: '2026-01-01', until: OPEN_END, ends: null },
    ],
    [
      'before one that is to begin',
      { from: '2026-02-01' },
      [
        { ...HELD, validUntil: '2026-05-31' },
        { ...HELD, id: 'next', validFrom: '2026-06-01' },
      ],
      { act: 'BEGIN', from: '2026-02-01', until: '2026-05-31', ends: 'held' },
    ],
    ['as the first', { from: '2026-02-01' }, [], { act: 'BEGIN', from: '2026-02-01', until: OPEN_END, ends: null }],
  ])('puts another post %s', (_name, post, posts, expected) => {
    expect(planPerson(row({}, { ...elsewhere, ...post }), person({ posts }), TODAY).post).toEqual(expected);
  });
});

describe('a NIK of a row (rule EM-40)', () => {
  const nik = { index: 'n1', sealed: 's' };
  const around = (changes: object = {}): Parameters<typeof judgePerson>[2] => {
    const known = { byExternalId: new Map([['P1', person()]]), byNumber: new Map(), byNik: new Map(), ...changes };
    const firstLines = new Map<string, number>();
    return { known, placeFault: () => null, firstLines, today: TODAY, standings: new Set(['01']) };
  };

  it.each([
    ['is new', undefined, 'CHANGED', true],
    ['is another one', 'n2', 'CHANGED', true],
    ['is the one on record', 'n1', 'UNCHANGED', false],
  ])('that %s: %s', (_name, nikIndex, action, hasNewNik) => {
    const plan = planPerson({ ...row(), nik }, person({ nikIndex: nikIndex ?? null }), TODAY);
    expect(plan).toMatchObject({ action, hasNewNik });
  });

  it('changes nothing where the file has none', () => {
    expect(planPerson(row(), person({ nikIndex: 'n1' }), TODAY)).toMatchObject({
      action: 'UNCHANGED',
      hasNewNik: false,
    });
  });

  it('of somebody else, or of an earlier row, keeps the row from being applied', () => {
    const taken = judgePerson({ ...row(), nik }, 2, around({ byNik: new Map([['n1', 'b']]) }));
    expect(taken).toMatchObject({ column: 'NIK', code: 'NIK_TAKEN', value: '' });
    expect(judgePerson({ ...row(), nik }, 2, around({ byNik: new Map([['n1', 'p']]) }))).toHaveProperty('action');
    const surroundings = around();
    judgePerson({ ...row(), nik }, 2, surroundings);
    const second = { ...row({ nip: '198707222019032006', externalId: 'P9' }), nik };
    expect(judgePerson(second, 3, surroundings)).toMatchObject({
      column: 'NIK',
      code: 'DUPLICATE',
      facts: { line: 2 },
    });
  });
});
