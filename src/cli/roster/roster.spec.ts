import { generateRoster, type GeneratedRoster, type RosterPerson } from './roster.js';

const ON = '2026-01-02';
const SIZES = [60, 300, 5_000];

function yearsBetween(from: string, until: string): number {
  const years = Number(until.slice(0, 4)) - Number(from.slice(0, 4));
  return until.slice(4) < from.slice(4) ? years - 1 : years;
}

/** What is wrong with a person's number, by the words of skp-rules 11.1 and 11.2 and no code of the generator. */
function faultsOf({ nip, birthOn, sex, kind, firstAppointedOn }: RosterPerson): string[] {
  const faults: string[] = [];
  const claim = (holds: boolean, text: string): unknown => holds || faults.push(`${nip} (${kind}): ${text}`);
  claim(/^\d{18}$/.test(nip), '18 digits');
  claim(`${nip.slice(0, 4)}-${nip.slice(4, 6)}-${nip.slice(6, 8)}` === birthOn, 'begins with the birth date');
  claim(!Number.isNaN(Date.parse(birthOn)) && new Date(birthOn).toISOString().startsWith(birthOn), 'a real day');
  claim(nip.slice(8, 12) === firstAppointedOn.slice(0, 4), 'year of the appointment');
  claim(nip.charAt(14) === (sex === 'M' ? '1' : '2'), 'sex');
  claim(nip.slice(15) !== '000', 'counts from 001');
  const month = Number(nip.slice(12, 14));
  if (kind.startsWith('PPPK')) claim(month >= 21 && month <= 29, 'PPPK code and contract number');
  else claim(month >= 1 && month <= 12 && month === Number(firstAppointedOn.slice(5, 7)), 'month of the appointment');
  claim(yearsBetween(birthOn, firstAppointedOn) >= 17, 'appointed after the 17th birthday');
  return faults;
}

describe.each(SIZES)('a roster of %i people', (employees) => {
  let roster: GeneratedRoster;
  beforeAll(() => {
    roster = generateRoster({ employees, seed: 7, on: ON });
  });

  it('has exactly as many people as asked for, each with an id, a number, a NIK and addresses of their own', () => {
    const { people } = roster;
    expect(people).toHaveLength(employees);
    for (const key of ['pnsId', 'nip', 'nik', 'email', 'governmentEmail'] as const) {
      expect(new Set(people.map((person) => person[key])).size).toBe(employees);
    }
    expect(
      people.filter(({ email, governmentEmail }) => !/@(\w+\.)?example\.go\.id$/.test(email + governmentEmail)),
    ).toEqual([]);
  });

  it('gives everybody a valid NIP or NI PPPK', () => {
    expect(roster.people.flatMap(faultsOf)).toEqual([]);
  });

  it('writes a NIK from the birth date, with 40 added to the day of a woman', () => {
    const wrong = roster.people.filter(({ nik, birthOn, sex }) => {
      const [year = '', month = '', day = ''] = birthOn.split('-');
      const expected = String(Number(day) + (sex === 'F' ? 40 : 0)).padStart(2, '0') + month + year.slice(2);
      return !/^\d{16}$/.test(nik) || nik.slice(6, 12) !== expected || nik.endsWith('0000');
    });
    expect(wrong).toEqual([]);
  });

  it('is a tree with one root: every parent comes before its children', () => {
    const seen = new Set<string | null>([null]);
    for (const { id, parentId } of roster.units) {
      expect(seen.has(parentId)).toBe(true);
      expect(seen.has(id)).toBe(false);
      seen.add(id);
    }
    const roots = roster.units.filter(({ parentId }) => parentId === null);
    expect(roots).toEqual([
      expect.objectContaining({
        name: expect.stringMatching(/^Pemerintah Kabupaten /),
        headPostTitle: 'Bupati',
        eselonId: '',
        headPnsId: null,
      }),
    ]);
  });

  it('lets exactly one person of the unit hold every structural post that is not vacant', () => {
    for (const unit of roster.units.filter(({ parentId, eselonId }) => parentId !== null && eselonId !== '99')) {
      const holders = roster.people.filter(({ postKindId, postId }) => postKindId === '1' && postId === unit.id);
      expect(holders.map(({ pnsId }) => pnsId)).toEqual(unit.headPnsId === null ? [] : [unit.headPnsId]);
      for (const { unitId, postName, eselonId, isHead, kind, standingId } of holders) {
        expect({ unitId, postName, eselonId, isHead, kind, standingId }).toEqual({
          unitId: unit.id,
          postName: unit.headPostTitle,
          eselonId: unit.eselonId,
          isHead: true,
          kind: 'PNS',
          standingId: '01',
        });
      }
    }
  });

  it('names as head somebody of the unit; schools and health posts are led by a functional official', () => {
    const people = new Map(roster.people.map((person) => [person.pnsId, person]));
    for (const { id, name, eselonId, headPnsId } of roster.units.filter((unit) => unit.headPnsId !== null)) {
      const head = people.get(headPnsId as string);
      expect(head).toMatchObject({ unitId: id, isHead: true });
      if (eselonId === '99')
        expect(head?.postName).toMatch(/^(SD|SMP)/.test(name) ? /^Guru Ahli/ : /^(Dokter|Perawat) Ahli/);
    }
    expect(roster.people.filter(({ isHead }) => isHead)).toHaveLength(
      roster.units.filter(({ headPnsId }) => headPnsId !== null).length,
    );
  });

  it('keeps the chain from the Sekda through the first Dinas whole', () => {
    const names = roster.units.filter(({ headPnsId }) => headPnsId !== null).map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining([
        'Sekretariat Daerah',
        'Dinas Pendidikan',
        'Sekretariat Dinas Pendidikan',
        'Dinas Kesehatan',
      ]),
    );
  });

  it('finds for every person the office at the top of the unit', () => {
    const units = new Map(roster.units.map((unit) => [unit.id, unit]));
    const root = roster.units[0]?.id;
    for (const person of roster.people) {
      let unit = units.get(person.unitId);
      expect(unit?.name).toBe(person.unitName);
      while (unit && unit.parentId !== root) unit = units.get(unit.parentId ?? '');
      expect([unit?.id, unit?.name]).toEqual([person.officeId, person.officeName]);
    }
  });

  it('tells lives that are possible', () => {
    const wrong = roster.people.filter((person) => {
      const age = yearsBetween(person.birthOn, ON);
      const days = [person.firstAppointedOn, person.golonganOn, person.postOn, person.appointedOn ?? ON];
      return age < 22 || age >= 60 || days.some((day) => day > ON || day < person.firstAppointedOn);
    });
    expect(wrong).toEqual([]);
    expect(roster.people.filter(({ kind, appointedOn }) => (kind === 'PNS') !== (appointedOn !== null))).toEqual([]);
  });
});

describe('generateRoster', () => {
  it('tells the same story for the same seed and another for another', () => {
    const once = generateRoster({ employees: 300, seed: 1, on: ON });
    expect(generateRoster({ employees: 300, seed: 1, on: ON })).toEqual(once);
    const other = generateRoster({ employees: 300, seed: 2, on: ON });
    const ids = new Set(once.people.map(({ pnsId }) => pnsId));
    expect(other.people.some(({ pnsId }) => ids.has(pnsId))).toBe(false);
  });

  it('mixes kinds, legal positions and workplaces as a large regency does', () => {
    const { people, units } = generateRoster({ employees: 20_000, seed: 1, on: ON });
    const percent = (holds: (person: RosterPerson) => boolean): number =>
      (people.filter(holds).length * 100) / people.length;
    expect(percent(({ kind }) => kind === 'PPPK')).toBeCloseTo(20, 0);
    for (const kind of ['CPNS', 'PPPK_PARUH_WAKTU'])
      expect(percent((person) => person.kind === kind)).toBeGreaterThan(1);
    for (const kind of ['CPNS', 'PPPK_PARUH_WAKTU']) expect(percent((person) => person.kind === kind)).toBeLessThan(5);
    expect(percent(({ standingId }) => standingId !== '01')).toBeGreaterThan(1);
    expect(percent(({ standingId }) => standingId !== '01')).toBeLessThan(2);
    expect(percent(({ officeName }) => /^Dinas (Pendidikan|Kesehatan)$/.test(officeName))).toBeGreaterThan(50);
    const posts = units.filter(({ parentId, eselonId }) => parentId !== null && eselonId !== '99');
    const vacant = posts.filter(({ headPnsId }) => headPnsId === null);
    expect((vacant.length * 100) / posts.length).toBeCloseTo(2, 0);
  });

  it.each([
    { request: { employees: 59 }, says: /employees.*60/ },
    { request: { employees: 300.5 }, says: /employees/ },
    { request: { seed: NaN }, says: /seed/ },
    { request: { on: '2026-02-30' }, says: /day/ },
  ])('refuses $request', ({ request, says }) => {
    expect(() => generateRoster({ employees: 300, seed: 1, on: ON, ...request })).toThrow(says);
  });
});
