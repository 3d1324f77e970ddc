import { type HeadedUnit, type Holder, unitHeads } from './unit-heads.js';
import type { PersonPost } from './person-row.js';
import { type RootUnit, UnitPlaces, UnitsFromPeople } from './units-from-people.js';

const unit = (changes: Partial<HeadedUnit> = {}): HeadedUnit => {
  return { id: 'u', name: 'Bidang', headPostTitle: 'Kepala Bidang', headExternalId: null, ...changes };
};
const holder = (assignmentId: string, changes: Partial<Holder> = {}): Holder => ({
  assignmentId,
  unitId: 'u',
  externalId: assignmentId.toUpperCase(),
  positionKind: 'STRUKTURAL',
  titleKey: 'kepala bidang',
  echelonCode: '32',
  validFrom: '2024-01-01',
  isSetByHand: false,
  ...changes,
});

describe('unitHeads (rule EM-11)', () => {
  it.each<[string, HeadedUnit, Holder[], string[], number]>([
    [
      'the official of ref-unor, whatever the post',
      unit({ headExternalId: 'B' }),
      [holder('a'), holder('b', { positionKind: 'FUNGSIONAL' })],
      ['b'],
      0,
    ],
    [
      'the holder of the heading post when that official is elsewhere',
      unit({ headExternalId: 'X' }),
      [holder('a')],
      ['a'],
      0,
    ],
    ['nobody when the heading post is vacant', unit(), [holder('a', { titleKey: 'kepala seksi' })], [], 0],
    ['nobody who holds a functional post of that title', unit(), [holder('a', { positionKind: 'FUNGSIONAL' })], [], 0],
    [
      'the highest echelon where no post is known to head',
      unit({ headPostTitle: null }),
      [holder('a', { echelonCode: '41' }), holder('b')],
      ['b'],
      0,
    ],
    ['the one who came last of several', unit(), [holder('a'), holder('b', { validFrom: '2025-01-01' })], ['b'], 1],
    [
      'whom the HR office has set, whatever the export says; that is told',
      unit({ headExternalId: 'B' }),
      [holder('a', { isSetByHand: true }), holder('b', { validFrom: '2025-01-01' })],
      ['a'],
      1,
    ],
    [
      'whom both name, without a word',
      unit({ headExternalId: 'A' }),
      [holder('a', { isSetByHand: true }), holder('b')],
      ['a'],
      0,
    ],
    ['the smaller PNS ID of two who came together', unit(), [holder('b'), holder('a')], ['a'], 1],
  ])('is %s', (_name, one, holders, heads, ambiguous) => {
    const found = unitHeads([one], holders);
    expect([...found.assignmentIds]).toEqual(heads);
    expect(found.ambiguous).toHaveLength(ambiguous);
  });
});

describe('UnitsFromPeople', () => {
  const place = (
    unitId: string,
    title = 'Pelaksana',
    kind: 'STRUKTURAL' | 'PELAKSANA' = 'PELAKSANA',
    echelonCode = '99',
  ) => ({
    kind,
    title,
    externalId: null,
    echelonCode,
    jobClass: null,
    from: null,
    unit: { externalId: unitId, name: `Unit ${unitId}` },
    agency: { externalId: 'S', name: 'Dinas' },
    government: { externalId: 'I', name: 'Kabupaten' },
  });

  it('puts units below their agency, the agency below the government, and names the heading posts', () => {
    const units = new UnitsFromPeople();
    units.add(place('U1'));
    units.add(place('U1', 'Kepala Seksi', 'STRUKTURAL', '41'));
    units.add(place('U1', 'Kepala Bidang', 'STRUKTURAL', '32'));
    units.add(place('S', 'Kepala Dinas', 'STRUKTURAL', '22'));
    expect(units.all().map((one) => [one.externalId, one.parentExternalId, one.headPostTitle])).toEqual([
      ['I', undefined, undefined],
      ['S', 'I', 'Kepala Dinas'],
      ['U1', 'S', 'Kepala Bidang'],
    ]);
  });

  it('says nothing of what its rows do not say', () => {
    const units = new UnitsFromPeople();
    units.add({ ...place('U1'), agency: null, government: null });
    expect(units.all()).toEqual([{ externalId: 'U1', name: 'Unit U1' }]);
  });

  it.each([
    ['a lower post', '41', undefined],
    ['another of the same echelon', '32', undefined],
    ['a higher one', '31', 'Kepala Seksi'],
  ])('changes a head post that is known not for %s but only for a higher one', (_name, echelonCode, title) => {
    const units = new UnitsFromPeople(new Map([['U1', { headPostTitle: 'Kepala Bidang', echelonCode: '32' }]]));
    units.add(place('U1', 'Kepala Seksi', 'STRUKTURAL', echelonCode));
    expect(units.all().find((one) => one.externalId === 'U1')?.headPostTitle).toBe(title);
  });
});

describe('UnitPlaces (rule EM-24)', () => {
  const named = (externalId: string, name = externalId) => ({ externalId, name });
  const row = (unit: string, agency: string | null, government: string | null): PersonPost => ({
    ...{ kind: 'PELAKSANA', title: 'Pelaksana', externalId: null, echelonCode: null, jobClass: null, from: null },
    unit: named(unit),
    agency: agency === null ? null : named(agency),
    government: government === null ? null : named(government),
  });
  const byHand = { externalId: null, name: 'KABUPATEN  uji' };
  it.each<[string, string[], RootUnit | null, PersonPost, string | null]>([
    ['a known unit, whatever else is said', ['U'], null, row('U', null, null), null],
    ['a unit below a known agency', ['S'], null, row('U', 'S', null), null],
    ['the first government, where there is none', [], null, row('U', 'S', 'Kab'), null],
    ['no government, where there is none', [], null, row('U', 'S', null), 'GOVERNMENT_REQUIRED'],
    ['no government, below the root that is there', [], named('R'), row('U', 'S', null), null],
    ['the root by its id', ['R'], named('R'), row('U', 'S', 'R'), null],
    ['another root', ['R'], named('R'), row('U', 'S', 'Q'), 'OTHER_ROOT'],
    ['a root added by hand, by its name', [], byHand, row('U', 'S', 'Kabupaten Uji'), null],
    ['a root added by hand, by another name', [], byHand, row('U', 'S', 'Kota Uji'), 'OTHER_ROOT'],
  ])('judges %s', (_name, known, root, post, code) => {
    expect(new UnitPlaces(new Set(known), root).faultOf(post)?.code ?? null).toBe(code);
  });

  it('takes one government of a file for the root, and no second', () => {
    const places = new UnitPlaces(new Set(), null);
    expect(places.faultOf(row('U', null, 'A'))).toBeNull();
    expect(places.faultOf(row('V', null, 'B'))).toMatchObject({ code: 'OTHER_ROOT', facts: { name: 'A' } });
  });
});
