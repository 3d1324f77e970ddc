import { OPEN_END } from '../../../../kernel/values/civil-date.js';
import type { ChainFacts, Headship, Home } from './chain-facts.js';
import { ChainOfAppraisal } from './chain-of-appraisal.js';

const DAY = '2026-06-01';
const ALWAYS = { validFrom: '2026-01-01', validUntil: OPEN_END };
const head = (unitId: string, employeeId: string, kind: Headship['kind'] = 'DEFINITIF'): Headship => ({
  ...{ unitId, employeeId, kind },
  ...ALWAYS,
});
const home = (employeeId: string, unitId: string, headsUnit = false): Home => ({
  ...{ employeeId, unitId, headsUnit, inUnitSince: ALWAYS.validFrom },
  ...ALWAYS,
});
const TREE = [
  ['kab', null],
  ['dinas', 'kab'],
  ['bidang', 'dinas'],
  ['seksi', 'bidang'],
] as const;
const HEADS = [head('kab', 'bupati'), head('dinas', 'kadis'), head('bidang', 'kabid'), head('seksi', 'kasi')];
const FACTS: ChainFacts = {
  placements: TREE.map(([unitId, parentId]) => ({
    ...{ unitId, parentId, type: null, typeGroup: null, isSecretariat: false },
    ...ALWAYS,
  })),
  headships: HEADS,
  ...{ absences: [], delegations: [], officialHomes: [], appointments: [], conflicts: [], ranks: [], rules: [] },
  ...{ rankPolicy: 'WARN', requiredMonths: 0 },
};
const STAFF = home('staf', 'seksi');
const without = (unitId: string): Headship[] => HEADS.filter((one) => one.unitId !== unitId);
const absent = (employeeId: string) => [{ employeeId, cause: 'LEAVE' as const, ...ALWAYS }];
const letter = { employeeId: 'staf', ...ALWAYS };

describe('who was looked at, and why it is not he (rule EM-54)', () => {
  it.each<[string, Partial<ChainFacts>, Home, string[]]>([
    ['nobody is passed over', {}, STAFF, ['seksi kasi APPRAISER', 'bidang kabid SUPERIOR']],
    [
      'a vacant post',
      { headships: without('seksi') },
      STAFF,
      ['seksi – VACANT', 'bidang kabid APPRAISER', 'dinas kadis SUPERIOR'],
    ],
    [
      'a head on a long leave, with nobody acting',
      { absences: absent('kasi') },
      STAFF,
      ['seksi kasi LEAVE', 'seksi – VACANT', 'bidang kabid APPRAISER', 'dinas kadis SUPERIOR'],
    ],
    [
      'a head on a long leave, for whom a Plh. acts',
      { headships: [...HEADS, head('seksi', 'plh', 'PLH')], absences: absent('kasi') },
      STAFF,
      ['seksi plh APPRAISER', 'seksi kasi LEAVE', 'bidang kabid SUPERIOR'],
    ],
    [
      'a head at work, before whom somebody else counts',
      { headships: [...HEADS, head('seksi', 'plt', 'PLT')] },
      STAFF,
      ['seksi plt APPRAISER', 'seksi kasi NOT_FIRST', 'bidang kabid SUPERIOR'],
    ],
    [
      'the same in the unit of the superior',
      { headships: [...HEADS, head('bidang', 'plt', 'PLT')] },
      STAFF,
      ['seksi kasi APPRAISER', 'bidang plt SUPERIOR', 'bidang kabid NOT_FIRST'],
    ],
    [
      'an appraiser who acts for the head above as well',
      { headships: [...without('bidang'), head('bidang', 'kasi', 'PLT')] },
      STAFF,
      ['seksi kasi APPRAISER', 'bidang kasi APPRAISES_ALREADY', 'dinas kadis SUPERIOR'],
    ],
    [
      'two letters: the second',
      {
        appointments: [{ id: 'a', ...letter, appraiserId: 'pejabat' }],
        delegations: [{ id: 'b', ...letter, toEmployeeId: 'kapus', unitId: null, covers: null }],
        officialHomes: [home('pejabat', 'dinas'), home('kapus', 'seksi')],
      },
      STAFF,
      ['– pejabat APPRAISER', '– kapus LATER_LETTER', 'dinas kadis SUPERIOR'],
    ],
    [
      'somebody who acts for the head of a unit above the own',
      { headships: [...without('bidang'), head('bidang', 'staf', 'PLT')] },
      STAFF,
      ['seksi – BELOW_OWN_UNIT', 'bidang staf SELF', 'dinas kadis APPRAISER', 'kab bupati SUPERIOR'],
    ],
    ['nobody above the superior', {}, home('kabid', 'bidang', true), ['dinas kadis APPRAISER', 'kab bupati SUPERIOR']],
  ])('%s', (_, more, who, expected) => {
    const { steps } = new ChainOfAppraisal({ ...FACTS, ...more }).on(who, DAY);
    const told = steps.map((one) => `${one.unitId ?? '–'} ${one.employeeId ?? '–'} ${one.verdict}`);
    expect(told).toEqual(expected);
  });
});
