import { type HeadedUnit, type Holder, unitHeads } from './unit-heads.js';
import { UnitsFromPeople } from './units-from-people.js';

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
      ['I', null, null],
      ['S', 'I', 'Kepala Dinas'],
      ['U1', 'S', 'Kepala Bidang'],
    ]);
  });
});
