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
  byNumber: { kind: 'PNS', birthDate: '1987-07-22', sex: 'FEMALE' },
  post: { ...POST, ...post },
});
/** As a file has it with the number alone. */
const BARE = { kind: null, birthDate: null, sex: null };
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

  it('takes of somebody new what the number says, where the file says nothing', () => {
    const { facts } = planPerson(row(BARE), null, TODAY);
    expect(facts).toMatchObject({ kind: 'PNS', birthDate: '1987-07-22', sex: 'FEMALE' });
  });

  it.each<[string, Partial<PersonFacts>, Partial<PersonFacts>]>([
    ['keeps what somebody has corrected', { kind: 'CPNS', birthDate: '1987-07-23', sex: 'MALE' }, {}],
    ['fills what nobody has recorded', { birthDate: null, sex: null }, { birthDate: '1987-07-22', sex: 'FEMALE' }],
    ['goes by the number where the recorded kind cannot have it', { kind: 'PPPK' }, { kind: 'PNS' }],
  ])('with empty columns, %s (rules EM-21, EM-22)', (_name, recorded, changes) => {
    const { facts } = planPerson(row(BARE), person({ facts: { ...FACTS, ...recorded } }), TODAY);
    expect(facts).toEqual(changes);
  });

  it('lets a column go before what somebody has corrected', () => {
    const corrected = person({ facts: { ...FACTS, kind: 'CPNS', birthDate: '1987-07-23', sex: 'MALE' } });
    expect(planPerson(row(), corrected, TODAY).facts).toEqual({ kind: 'PNS', birthDate: '1987-07-22', sex: 'FEMALE' });
  });

  const PPPK = { kind: 'PPPK', birthDate: '1987-07-22', sex: 'FEMALE' } as const;
  const asPppk = (changes: Partial<PersonFacts> = {}): PersonRow => ({
    ...row({ nip: '198707222022212001', kind: 'PPPK', gradeCode: '09', gradeName: 'IX', ...changes }),
    byNumber: PPPK,
  });

  it.each<[string, Partial<PersonFacts>]>([
    ['as the file says', {}],
    ['by the number where the file does not say', { kind: null }],
  ])('takes a new number with its kind, %s', (_name, said) => {
    const plan = planPerson(asPppk(said), person(), TODAY);
    expect(plan).toMatchObject({ action: 'CHANGED', hasNewNumber: true, hasFormerNumber: false });
    expect(plan.facts).toEqual({ nip: '198707222022212001', kind: 'PPPK', gradeCode: '09', gradeName: 'IX' });
  });

  it('does not put a former number into force again, nor what hangs on it (rule EM-43)', () => {
    const had = person({ numbers: [FACTS.nip, '198707222022212001'] });
    expect(planPerson(asPppk(), had, TODAY)).toMatchObject({
      action: 'UNCHANGED',
      facts: {},
      hasNewNumber: false,
      hasFormerNumber: true,
    });
    expect(planPerson(asPppk({ name: 'Siti A.' }), had, TODAY).facts).toEqual({ name: 'Siti A.' });
  });

  it('keeps the golongan that a row with a former number of the same kind has', () => {
    const had = person({ numbers: [FACTS.nip, '198707222019032006'] });
    const { facts } = planPerson(row({ nip: '198707222019032006', gradeCode: '41', gradeName: 'IV/a' }), had, TODAY);
    expect(facts).toEqual({ gradeCode: '41', gradeName: 'IV/a' });
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
    [
      'from a day to come, until which the present one holds',
      { from: '2026-12-01' },
      [HELD],
      { act: 'BEGIN', from: '2026-12-01', until: OPEN_END, ends: 'held' },
    ],
    [
      'in place of one that is to begin on the same day',
      { from: '2026-06-01' },
      [
        { ...HELD, validUntil: '2026-05-31' },
        { ...HELD, id: 'next', validFrom: '2026-06-01' },
      ],
      { act: 'CORRECT', id: 'next' },
    ],
    [
      'that is known to begin on that day not again',
      { from: '2026-06-01' },
      [
        { ...HELD, validUntil: '2026-05-31' },
        { ...HELD, id: 'next', unitExternalId: 'U2', validFrom: '2026-06-01' },
      ],
      { act: 'KEEP' },
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
    expect(taken).toMatchObject([{ column: 'NIK', code: 'NIK_TAKEN', value: '' }]);
    expect(judgePerson({ ...row(), nik }, 2, around({ byNik: new Map([['n1', 'p']]) }))).toHaveProperty('action');
    const surroundings = around();
    judgePerson({ ...row(), nik }, 2, surroundings);
    const second = { ...row({ nip: '198707222019032006', externalId: 'P9' }), nik };
    expect(judgePerson(second, 3, surroundings)).toMatchObject([
      { column: 'NIK', code: 'DUPLICATE', facts: { line: 2 } },
    ]);
  });

  it('is told beside everything else that is wrong (rule IM-2)', () => {
    const unit = { column: 'UNOR ID', code: 'UNIT_UNKNOWN', value: 'U9' } as const;
    const surroundings = { ...around({ byNik: new Map([['n1', 'b']]) }), placeFault: () => unit };
    const faults = judgePerson({ ...row({ standingCode: '77' }), nik }, 2, surroundings);
    expect(faults).toMatchObject([unit, { code: 'STANDING_UNKNOWN' }, { code: 'NIK_TAKEN' }]);
    expect(judgePerson(row(), 3, { ...surroundings, placeFault: () => null })).toHaveProperty('action');
  });
});

describe('a new number of a row (rule EM-43)', () => {
  it.each<[string, string, object]>([
    ['follows one that began before', '2026-03-01', { hasNewNumber: true }],
    ['corrects one that began on the day', '2026-03-02', { hasNewNumber: true }],
    ['waits for one that is to begin', '2026-03-03', [{ code: 'NUMBER_TO_COME', facts: { validFrom: '2026-03-03' } }]],
  ])('%s', (_name, numberSince, expected) => {
    const known = { byExternalId: new Map([['P1', person({ numberSince })]]), byNumber: new Map() };
    const around = { known, placeFault: () => null, firstLines: new Map(), today: TODAY, standings: new Set(['01']) };
    expect(judgePerson(row({ nip: '198707222019032007' }), 2, around)).toMatchObject(expected);
  });
});
