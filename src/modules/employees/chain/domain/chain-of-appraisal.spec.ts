import fc from 'fast-check';
import { OPEN_END, plusDays } from '../../../../kernel/values/civil-date.js';
import { ChainOfAppraisal } from './chain-of-appraisal.js';
import type { ChainFacts, ChainRule, Headship, Home, Placement } from './chain-facts.js';

const ALWAYS = { validFrom: '2026-01-01', validUntil: OPEN_END };

const place = (unitId: string, parentId: string | null, more: Partial<Placement> = {}): Placement => ({
  ...{ unitId, parentId, type: null, typeGroup: null, isSecretariat: false, ...ALWAYS },
  ...more,
});
const head = (unitId: string, employeeId: string, more: Partial<Headship> = {}): Headship => ({
  ...{ unitId, employeeId, kind: 'DEFINITIF' as const, ...ALWAYS },
  ...more,
});
const home = (employeeId: string, unitId: string, headsUnit = false, more: Partial<Home> = {}): Home => ({
  ...{ employeeId, unitId, headsUnit, inUnitSince: ALWAYS.validFrom, ...ALWAYS },
  ...more,
});
const rule = (more: Partial<ChainRule>): ChainRule => ({
  ...{ id: 'r', sequence: 1, unitId: null, unitType: null, depth: null, above: 'PARENT', aboveUnitId: null, ...ALWAYS },
  ...more,
});

const AGENCIES_TO_SECRETARY = rule({ id: 'agencies', sequence: 100, depth: 1, above: 'SECRETARIAT' });
const PLACEMENTS = [
  place('kab', null),
  place('setda', 'kab', { isSecretariat: true }),
  place('dinas', 'kab'),
  place('bidang', 'dinas'),
  place('seksi', 'bidang'),
];
const HEADS = [
  head('kab', 'bupati'),
  head('setda', 'sekda'),
  head('dinas', 'kadis'),
  head('bidang', 'kabid'),
  head('seksi', 'kasi'),
];
const facts = (more: Partial<ChainFacts> = {}): ChainFacts => ({
  placements: PLACEMENTS,
  headships: HEADS,
  absences: [],
  delegations: [],
  officialHomes: [],
  appointments: [],
  conflicts: [],
  ranks: [],
  rules: [AGENCIES_TO_SECRETARY],
  rankPolicy: 'WARN',
  requiredMonths: 0,
  ...more,
});

/** Appraiser and superior of somebody on a day. */
function chain(more: Partial<ChainFacts>, who: Home, day = '2026-06-01'): [string | null, string | null] {
  const { appraiser, superior } = new ChainOfAppraisal(facts(more)).on(who, day);
  return [appraiser?.employeeId ?? null, superior?.employeeId ?? null];
}

const STAFF = home('staf', 'seksi');

describe('an appraiser who is new (rule EM-31)', () => {
  const MAY = '2026-05-01';
  const since = (validFrom: string, ...who: string[]) =>
    HEADS.map((one) => ({ ...one, validFrom: who.includes(one.employeeId) ? validFrom : '2020-01-01' }));
  const long = home('staf', 'seksi', false, { inUnitSince: '2020-01-01' });
  const short = home('staf', 'seksi', false, { inUnitSince: MAY });

  it.each([
    ['without the rule', 0, 'kasi', long, '2026-06-01', ['kasi', 'kabid']],
    ['before two months are full', 2, 'kasi', long, '2026-06-29', ['kabid', 'kadis']],
    ['from the day on which they are', 2, 'kasi', long, '2026-06-30', ['kasi', 'kabid']],
    ['when only the one above is new', 2, 'kabid', long, '2026-06-01', ['kasi', 'kabid']],
    ['of somebody who is as new to everybody', 2, '', short, '2026-06-01', ['kasi', 'kabid']],
  ])('%s', (_, requiredMonths, isNew, who, day, expected) => {
    expect(chain({ headships: since(MAY, isNew), requiredMonths }, who, day)).toEqual(expected);
  });

  it('has been it since he acted for the post', () => {
    const acting = head('seksi', 'kasi', { kind: 'PLT', validFrom: '2025-01-01', validUntil: '2026-04-30' });
    const headships = [...since(MAY, 'kasi'), acting];
    expect(chain({ headships, requiredMonths: 2 }, long, '2026-06-01')).toEqual(['kasi', 'kabid']);
  });

  it('counts after all when everybody above is as new', () => {
    const everybody = HEADS.map(({ employeeId }) => employeeId);
    expect(chain({ headships: since(MAY, ...everybody), requiredMonths: 6 }, long, '2026-06-01')).toEqual([
      'kasi',
      'kabid',
    ]);
  });
});

describe('the chain of appraisal (rules EM-10 to EM-14)', () => {
  it.each([
    ['staff of a section', STAFF, 'kasi', 'kabid'],
    ['head of a section', home('kasi', 'seksi', true), 'kabid', 'kadis'],
    ['head of a division', home('kabid', 'bidang', true), 'kadis', 'sekda'],
    ['head of an agency', home('kadis', 'dinas', true), 'sekda', 'bupati'],
    ['Regional Secretary', home('sekda', 'setda', true), 'bupati', null],
    ['head of the region', home('bupati', 'kab', true), null, null],
  ])('%s', (_name, who, appraiser, superior) => {
    expect(chain({}, who)).toEqual([appraiser, superior]);
  });

  it('leads heads of agencies to the Regional Secretary of their own tree', () => {
    const placements = [place('other', null), place('otherSetda', 'other', { isSecretariat: true }), ...PLACEMENTS];
    const headships = [...HEADS, head('otherSetda', 'otherSekda')];
    expect(chain({ placements, headships }, home('kadis', 'dinas', true))[0]).toBe('sekda');
  });

  it('leads heads of agencies to the Regional Secretary also where his unit stands deeper in the tree', () => {
    const placements = [
      place('staf', 'kab'),
      ...PLACEMENTS.map((one) => (one.unitId === 'setda' ? { ...one, parentId: 'staf' } : one)),
    ];
    expect(chain({ placements }, home('kadis', 'dinas', true))[0]).toBe('sekda');
    expect(chain({ placements }, home('sekda', 'setda', true))[0]).toBe('bupati');
  });

  it('goes to the next unit above while a post is vacant', () => {
    const headships = HEADS.map((one) => (one.unitId === 'seksi' ? { ...one, validUntil: '2026-02-28' } : one));
    expect(chain({ headships }, STAFF, '2026-02-28')).toEqual(['kasi', 'kabid']);
    expect(chain({ headships }, STAFF, '2026-03-01')).toEqual(['kabid', 'kadis']);
  });

  it('puts an acting head before the definitive one, on exactly the days he acts, and says since when', () => {
    const headships = [
      ...HEADS,
      head('seksi', 'plh', { kind: 'PLH', validFrom: '2026-03-01', validUntil: '2026-06-30' }),
    ];
    const lines = new ChainOfAppraisal(facts({ headships })).linesOf(STAFF);
    expect(
      lines.map(({ appraiser, validFrom, validUntil }) => [
        appraiser?.employeeId,
        appraiser?.kind,
        appraiser?.since,
        validFrom,
        validUntil,
      ]),
    ).toEqual([
      ['kasi', 'DEFINITIF', '2026-01-01', '2026-01-01', '2026-02-28'],
      ['plh', 'PLH', '2026-03-01', '2026-03-01', '2026-06-30'],
      ['kasi', 'DEFINITIF', '2026-01-01', '2026-07-01', OPEN_END],
    ]);
  });

  it('never lets somebody appraise himself, also when he acts as his own superior', () => {
    const headships = [...HEADS, head('dinas', 'kabid', { kind: 'PLT', validFrom: '2026-02-01' })];
    expect(chain({ headships }, home('kabid', 'bidang', true), '2026-03-01')).toEqual(['sekda', 'bupati']);
  });

  it('never lets somebody who acts for a unit above be appraised by those whom he leads meanwhile', () => {
    const headships = [
      ...HEADS,
      head('dinas', 'kasi', { kind: 'PLT', validFrom: '2026-02-01', validUntil: '2026-03-31' }),
    ];
    const kasi = home('kasi', 'seksi', true);
    const kabid = home('kabid', 'bidang', true);
    expect(chain({ headships }, kasi, '2026-01-31')).toEqual(['kabid', 'kadis']);
    expect(chain({ headships }, kasi, '2026-02-01')).toEqual(['sekda', 'bupati']);
    expect(chain({ headships }, kabid, '2026-02-01')).toEqual(['kasi', 'sekda']);
    expect(chain({ headships }, kasi, '2026-04-01')).toEqual(['kabid', 'kadis']);
  });

  it('names one official once, also when he heads two units of the way up', () => {
    const headships = [...HEADS, head('dinas', 'kabid', { kind: 'PLT', validFrom: '2026-02-01' })];
    expect(chain({ headships }, home('kasi', 'seksi', true), '2026-03-01')).toEqual(['kabid', 'sekda']);
  });

  it('ends with nobody when a cycle in the tree has no head', () => {
    expect(chain({ placements: [place('a', 'b'), place('b', 'a')], headships: [] }, home('x', 'a'))).toEqual([
      null,
      null,
    ]);
  });
});

describe('the tree and its rules on a day (rule EM-25)', () => {
  it('follows a unit that moves below another one, from the day on which it does', () => {
    const placements = [
      ...PLACEMENTS.filter(({ unitId }) => unitId !== 'bidang'),
      place('bidang', 'dinas', { validUntil: '2026-05-14' }),
      place('bidang', 'dinasBaru', { validFrom: '2026-05-15' }),
      place('dinasBaru', 'kab', { validFrom: '2026-05-15' }),
    ];
    const headships = [...HEADS, head('dinasBaru', 'kadisBaru', { validFrom: '2026-05-15' })];
    const kabid = home('kabid', 'bidang', true);
    expect(chain({ placements, headships }, kabid, '2026-05-14')).toEqual(['kadis', 'sekda']);
    expect(chain({ placements, headships }, kabid, '2026-05-15')).toEqual(['kadisBaru', 'sekda']);
  });

  it.each([
    ['a type of unit', rule({ unitType: 'SEKOLAH', above: 'UNIT', aboveUnitId: 'dinas' }), 'kadis'],
    ['one unit', rule({ unitId: 'seksi', above: 'UNIT', aboveUnitId: 'dinas' }), 'kadis'],
    ['another type', rule({ unitType: 'PUSKESMAS', above: 'UNIT', aboveUnitId: 'dinas' }), 'kabid'],
    ['a later day', rule({ unitId: 'seksi', above: 'UNIT', aboveUnitId: 'dinas', validFrom: '2026-06-02' }), 'kabid'],
    ['a unit below, which would be a circle', rule({ unitId: 'bidang', above: 'UNIT', aboveUnitId: 'seksi' }), 'kabid'],
    ['a unit that is not there', rule({ unitId: 'seksi', above: 'UNIT', aboveUnitId: 'gone' }), 'kabid'],
  ])('leads by a rule for %s', (_name, extra, appraiser) => {
    const placements = PLACEMENTS.map((one) => (one.unitId === 'seksi' ? { ...one, type: 'SEKOLAH' } : one));
    const rules = [extra, AGENCIES_TO_SECRETARY];
    expect(chain({ placements, rules }, home('kasi', 'seksi', true))[0]).toBe(appraiser);
  });

  it('leads on by the tree where rules lead round in a circle, so that every way ends at the top', () => {
    const placements = [...PLACEMENTS, place('badan', 'kab')];
    const headships = [...HEADS, head('badan', 'kaban')];
    const rules = [
      rule({ unitId: 'dinas', above: 'UNIT', aboveUnitId: 'badan' }),
      rule({ unitId: 'badan', above: 'UNIT', aboveUnitId: 'dinas' }),
    ];
    const world = { placements, headships, rules };
    expect(chain(world, home('kadis', 'dinas', true))).toEqual(['kaban', 'bupati']);
    expect(chain(world, home('kaban', 'badan', true))).toEqual(['kadis', 'bupati']);
    const vacant = headships.filter(({ unitId }) => unitId !== 'badan');
    expect(chain({ ...world, headships: vacant }, home('kadis', 'dinas', true))).toEqual(['bupati', null]);
  });

  it('knows one unit of the Regional Secretary, whatever the order of the units', () => {
    const placements = [...PLACEMENTS, place('copy', 'setda', { isSecretariat: true })];
    for (const some of [placements, [...placements].reverse()])
      expect(chain({ placements: some }, home('kadis', 'dinas', true))).toEqual(['sekda', 'bupati']);
  });

  it('lets the first of several rules decide', () => {
    const rules = [rule({ unitId: 'dinas', sequence: 50 }), AGENCIES_TO_SECRETARY];
    expect(chain({ rules }, home('kadis', 'dinas', true))[0]).toBe('bupati');
    expect(
      chain(
        { rules: [rule({ unitId: 'dinas', sequence: 150 }), AGENCIES_TO_SECRETARY] },
        home('kadis', 'dinas', true),
      )[0],
    ).toBe('sekda');
  });
});

describe('absence of an official (rule EM-26)', () => {
  const onLeave = { employeeId: 'kasi', cause: 'LEAVE' as const, validFrom: '2026-03-01', validUntil: '2026-05-31' };

  it.each([
    ['the day before', '2026-02-28', ['kasi', 'kabid']],
    ['the first day of a long leave', '2026-03-01', ['kabid', 'kadis']],
    ['its last day', '2026-05-31', ['kabid', 'kadis']],
    ['the day after', '2026-06-01', ['kasi', 'kabid']],
  ])('%s', (_name, day, expected) => {
    expect(chain({ absences: [onLeave] }, STAFF, day)).toEqual(expected);
  });

  it('leaves the unit to who acts meanwhile, and to the definitive head when it is the acting one who is away', () => {
    const headships = [...HEADS, head('seksi', 'plh', { kind: 'PLH', validFrom: '2026-03-01' })];
    expect(chain({ headships, absences: [onLeave] }, STAFF, '2026-04-01')).toEqual(['plh', 'kabid']);
    const away = { ...onLeave, employeeId: 'plh' };
    expect(chain({ headships, absences: [away] }, STAFF, '2026-04-01')).toEqual(['kasi', 'kabid']);
  });

  it('says in the steps why somebody was passed over', () => {
    const suspended = { ...onLeave, cause: 'STANDING' as const };
    const { steps } = new ChainOfAppraisal(facts({ absences: [suspended] })).on(STAFF, '2026-04-01');
    expect(steps.map(({ unitId, employeeId, verdict }) => [unitId, employeeId, verdict])).toEqual([
      ['seksi', 'kasi', 'STANDING'],
      ['seksi', null, 'VACANT'],
      ['bidang', 'kabid', 'APPRAISER'],
      ['dinas', 'kadis', 'SUPERIOR'],
    ]);
  });
});

describe('conflicts (rule EM-27)', () => {
  const spouses = { employeeId: 'kasi', otherId: 'staf', cause: 'KINSHIP' as const, ...ALWAYS };

  it('leads past a spouse, whichever of the two the record names first', () => {
    expect(chain({ conflicts: [spouses] }, STAFF)).toEqual(['kabid', 'kadis']);
    expect(chain({ conflicts: [{ ...spouses, employeeId: 'staf', otherId: 'kasi' }] }, STAFF)).toEqual([
      'kabid',
      'kadis',
    ]);
  });

  it('makes nobody with a conflict the superior either', () => {
    const conflicts = [{ ...spouses, employeeId: 'kabid' }];
    expect(chain({ conflicts }, STAFF)).toEqual(['kasi', 'kadis']);
  });

  it('concerns these two only', () => {
    expect(chain({ conflicts: [spouses] }, home('rekan', 'seksi'))).toEqual(['kasi', 'kabid']);
  });

  it('ends with the dispute', () => {
    const conflicts = [{ ...spouses, cause: 'DISPUTE' as const, validUntil: '2026-05-31' }];
    expect(chain({ conflicts }, STAFF, '2026-05-31')[0]).toBe('kabid');
    expect(chain({ conflicts }, STAFF, '2026-06-01')[0]).toBe('kasi');
  });

  it.each([
    ['lower rank, policy NEXT_ABOVE', 'NEXT_ABOVE' as const, 32, 'kabid'],
    ['lower rank, policy WARN', 'WARN' as const, 32, 'kasi'],
    ['lower rank, policy OFF', 'OFF' as const, 32, 'kasi'],
    ['the same rank', 'NEXT_ABOVE' as const, 34, 'kasi'],
    ['higher rank', 'NEXT_ABOVE' as const, 41, 'kasi'],
    ['a rank that does not compare', 'NEXT_ABOVE' as const, null, 'kasi'],
  ])('%s', (_name, rankPolicy, rank, expected) => {
    const ranks = [
      { employeeId: 'kasi', rank, ...ALWAYS },
      { employeeId: 'staf', rank: 34, ...ALWAYS },
    ];
    expect(chain({ ranks, rankPolicy }, STAFF)[0]).toBe(expected);
  });
});

describe('letters (rule EM-28)', () => {
  const appointed = { id: 'a', employeeId: 'staf', appraiserId: 'kabidLain', ...ALWAYS };
  const delegated = {
    id: 'd',
    toEmployeeId: 'kapus',
    employeeId: null,
    unitId: 'seksi',
    covers: 'MEMBERS' as const,
    ...ALWAYS,
  };

  it('puts who is appointed by decision first, in spite of a conflict, and the chain above him', () => {
    const conflicts = [{ employeeId: 'staf', otherId: 'kabidLain', cause: 'KINSHIP' as const, ...ALWAYS }];
    expect(chain({ appointments: [appointed], conflicts }, STAFF)).toEqual(['kabidLain', 'kasi']);
  });

  it('does not let an appointed official appraise while he is absent', () => {
    const absences = [{ employeeId: 'kabidLain', cause: 'STANDING' as const, ...ALWAYS }];
    expect(chain({ appointments: [appointed], absences }, STAFF)).toEqual(['kasi', 'kabid']);
  });

  it('lets a delegation precede the chain, whose head stands above', () => {
    expect(chain({ delegations: [delegated] }, STAFF)).toEqual(['kapus', 'kasi']);
    expect(chain({ delegations: [delegated] }, STAFF, '2025-12-31')).toEqual([null, null]);
  });

  it('lets what stands above the official of the letter, in his own line, be the superior', () => {
    const placements = [...PLACEMENTS, place('sekretariat', 'dinas')];
    const headships = [...HEADS, head('sekretariat', 'sekdis')];
    const world = { placements, headships, officialHomes: [home('sekdis', 'sekretariat', true)] };
    const forAll = { ...delegated, toEmployeeId: 'sekdis', unitId: 'dinas', covers: 'SUBTREE' as const };
    expect(chain({ ...world, delegations: [forAll] }, STAFF)).toEqual(['sekdis', 'kadis']);
    const decided = { ...appointed, appraiserId: 'sekdis' };
    expect(chain({ ...world, appointments: [decided] }, STAFF)).toEqual(['sekdis', 'kadis']);
    const spouses = { employeeId: 'staf', otherId: 'kadis', cause: 'KINSHIP' as const, ...ALWAYS };
    expect(chain({ ...world, appointments: [decided], conflicts: [spouses] }, STAFF)).toEqual(['sekdis', 'sekda']);
  });

  it('lets a delegation count no more once its official works elsewhere, or has no post', () => {
    const first = home('kapus', 'seksi', false, { validUntil: '2026-04-30' });
    const next = home('kapus', 'bidang', false, { validFrom: '2026-06-01' });
    const world = { delegations: [delegated], officialHomes: [first, next] };
    expect(chain(world, STAFF, '2026-04-30')).toEqual(['kapus', 'kasi']);
    expect(chain(world, STAFF, '2026-05-01')).toEqual(['kasi', 'kabid']);
    expect(chain(world, STAFF, '2026-06-01')).toEqual(['kasi', 'kabid']);
    const { steps } = new ChainOfAppraisal(facts(world)).on(STAFF, '2026-06-01');
    expect(steps[0]).toMatchObject({ basis: 'DELEGATION', employeeId: 'kapus', verdict: 'LEFT' });
  });

  it('counts somebody as head of the unit who heads it as a further task or for a while', () => {
    const headships = [...HEADS.filter(({ unitId }) => unitId !== 'seksi'), head('seksi', 'guru', { kind: 'PLT' })];
    const delegations = [
      { ...delegated, covers: 'HEAD' as const },
      { ...delegated, id: 'm', toEmployeeId: 'wakil' },
    ];
    expect(chain({ headships, delegations }, home('guru', 'seksi'))[0]).toBe('kapus');
    expect(chain({ headships, delegations }, STAFF)[0]).toBe('wakil');
  });

  it.each([
    ['MEMBERS: people of the unit', 'MEMBERS' as const, STAFF, 'kapus'],
    ['MEMBERS: not its head', 'MEMBERS' as const, home('kasi', 'seksi', true), 'kabid'],
    ['HEAD: its head', 'HEAD' as const, home('kasi', 'seksi', true), 'kapus'],
    ['HEAD: not its people', 'HEAD' as const, STAFF, 'kasi'],
  ])('%s', (_name, covers, who, expected) => {
    expect(chain({ delegations: [{ ...delegated, covers }] }, who)[0]).toBe(expected);
  });

  it.each([
    ['people below', STAFF, 'kapus'],
    ['heads below', home('kasi', 'seksi', true), 'kapus'],
    ['not the head of the unit itself', home('kabid', 'bidang', true), 'kadis'],
    ['not the delegate himself', home('kapus', 'seksi'), 'kasi'],
  ])('SUBTREE covers %s', (_name, who, expected) => {
    expect(chain({ delegations: [{ ...delegated, unitId: 'bidang', covers: 'SUBTREE' }] }, who)[0]).toBe(expected);
  });

  it('prefers the nearer of two delegations: the person, then the unit, then what lies above', () => {
    const above = { ...delegated, id: 'x', toEmployeeId: 'far', unitId: 'dinas', covers: 'SUBTREE' as const };
    const personal = { ...delegated, id: 'y', toEmployeeId: 'own', employeeId: 'staf', unitId: null, covers: null };
    expect(chain({ delegations: [above, delegated] }, STAFF)).toEqual(['kapus', 'kasi']);
    expect(chain({ delegations: [above, delegated, personal] }, STAFF)).toEqual(['own', 'kasi']);
  });
});

describe('lines (rule EM-12)', () => {
  const day = fc.integer({ min: 0, max: 700 }).map((days) => plusDays('2026-01-01', days));
  const someDays = fc
    .tuple(day, day)
    .map(([a, b]) => (a < b ? { validFrom: a, validUntil: b } : { validFrom: b, validUntil: a }));
  const official = fc.constantFrom('p', 'q', 'r', 'me');
  const unit = fc.constantFrom('kab', 'setda', 'dinas', 'bidang', 'seksi');
  const having = <T>(fields: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<T & typeof ALWAYS> =>
    fc.tuple(fc.record(fields), someDays).map(([fact, days]) => ({ ...(fact as T), ...days }));
  const someFacts = fc.record({
    headships: fc.array(
      having<Omit<Headship, keyof typeof ALWAYS>>({
        unitId: unit,
        employeeId: official,
        kind: fc.constantFrom('DEFINITIF', 'PLT', 'PLH'),
      }),
      { maxLength: 10 },
    ),
    absences: fc.array(
      having({ employeeId: official, cause: fc.constantFrom('STANDING' as const, 'LEAVE' as const) }),
      {
        maxLength: 4,
      },
    ),
    conflicts: fc.array(
      having({ employeeId: official, otherId: fc.constant('me'), cause: fc.constant('KINSHIP' as const) }),
      {
        maxLength: 3,
      },
    ),
    appointments: fc.array(having({ id: fc.uuid(), employeeId: fc.constant('me'), appraiserId: official }), {
      maxLength: 2,
    }),
    delegations: fc.array(
      having({
        id: fc.uuid(),
        toEmployeeId: official,
        employeeId: fc.constant(null),
        unitId: unit,
        covers: fc.constantFrom('MEMBERS' as const, 'HEAD' as const, 'SUBTREE' as const),
      }),
      { maxLength: 3 },
    ),
    officialHomes: fc.array(
      having({ employeeId: official, unitId: unit, headsUnit: fc.boolean(), inUnitSince: fc.constant('2026-01-01') }),
      { maxLength: 3 },
    ),
    ranks: fc.array(having({ employeeId: official, rank: fc.constantFrom(31, 34, null) }), { maxLength: 3 }),
    rankPolicy: fc.constantFrom('WARN' as const, 'NEXT_ABOVE' as const),
    requiredMonths: fc.constantFrom(0, 2, 6),
    moves: fc.array(
      having({ unitId: fc.constantFrom('bidang', 'seksi'), parentId: fc.constantFrom('dinas', 'setda') }),
      {
        maxLength: 2,
      },
    ),
  });

  it('cover each day of a home exactly once, and each says what the chain says on its days', () => {
    fc.assert(
      fc.property(someFacts, day, fc.boolean(), ({ moves, ...some }, probe, headsUnit) => {
        const placements = [...moves.map((one) => place(one.unitId, one.parentId, one)), ...PLACEMENTS];
        const appraisal = new ChainOfAppraisal(facts({ ...some, placements }));
        const days = { validFrom: '2026-02-01', validUntil: '2027-12-31' };
        const me = home('me', 'seksi', headsUnit, days);
        for (const who of [me, home('anybody', 'seksi', false, days), home('p', 'bidang', false, days)]) {
          const lines = appraisal.linesOf(who);
          expect(lines[0]?.validFrom).toBe(who.validFrom);
          expect(lines.at(-1)?.validUntil).toBe(who.validUntil);
          lines.slice(1).forEach((line, i) => expect(line.validFrom).toBe(plusDays(lines[i]!.validUntil, 1)));
          for (const on of [probe, ...lines.flatMap(({ validFrom, validUntil }) => [validFrom, validUntil])]) {
            const line = lines.find(({ validFrom, validUntil }) => validFrom <= on && on <= validUntil);
            if (on < who.validFrom || on > who.validUntil) continue;
            const { appraiser, superior } = appraisal.on(who, on);
            expect({ appraiser: line?.appraiser, superior: line?.superior }).toEqual({ appraiser, superior });
          }
        }
        const { appraiser, superior } = appraisal.on(me, probe);
        expect(appraiser?.employeeId).not.toBe('me');
        expect(superior?.employeeId).not.toBe('me');
        if (appraiser?.basis === 'CHAIN') {
          const led = appraisal.on(home(appraiser.employeeId, appraiser.unitId ?? '', true), probe).appraiser;
          expect(led?.basis === 'CHAIN' ? led.employeeId : null).not.toBe('me');
        }
        if (superior) expect(superior.employeeId).not.toBe(appraiser?.employeeId);
      }),
      { numRuns: 300 },
    );
  });
});
