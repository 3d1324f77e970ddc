import fc from 'fast-check';
import { OPEN_END, plusDays } from '../../../kernel/values/civil-date.js';
import { type Headship, type Home, type LineUnit, reportingLines } from './reporting-lines.js';

const units: LineUnit[] = [
  { id: 'kab', parentId: null, isSecretariat: false },
  { id: 'setda', parentId: 'kab', isSecretariat: true },
  { id: 'dinas', parentId: 'kab', isSecretariat: false },
  { id: 'bidang', parentId: 'dinas', isSecretariat: false },
  { id: 'seksi', parentId: 'bidang', isSecretariat: false },
];
const head = (unitId: string, employeeId: string, more: Partial<Headship> = {}): Headship => ({
  unitId,
  employeeId,
  kind: 'DEFINITIF',
  validFrom: '2026-01-01',
  validUntil: OPEN_END,
  ...more,
});
const home = (employeeId: string, unitId: string, headsUnit = false, more: Partial<Home> = {}): Home => ({
  employeeId,
  unitId,
  headsUnit,
  validFrom: '2026-01-01',
  validUntil: OPEN_END,
  ...more,
});
const all = [
  head('kab', 'bupati'),
  head('setda', 'sekda'),
  head('dinas', 'kadis'),
  head('bidang', 'kabid'),
  head('seksi', 'kasi'),
];
const appraiserOn = (day: string, heads: Headship[], who: Home): string | null | undefined =>
  reportingLines(units, heads, [who]).find((line) => line.validFrom <= day && day <= line.validUntil)?.appraiserId;

describe('reportingLines (rules EM-10 to EM-14)', () => {
  it.each([
    ['staff of a section', home('staf', 'seksi'), 'kasi'],
    ['head of a section', home('kasi', 'seksi', true), 'kabid'],
    ['head of a division', home('kabid', 'bidang', true), 'kadis'],
    ['head of an agency', home('kadis', 'dinas', true), 'sekda'],
    ['Regional Secretary', home('sekda', 'setda', true), 'bupati'],
    ['head of the region', home('bupati', 'kab', true), null],
  ])('%s', (_name, who, expected) => {
    expect(appraiserOn('2026-06-01', all, who)).toBe(expected);
  });

  it('leads heads of agencies to the Regional Secretary of their own tree', () => {
    const twoTrees = [
      { id: 'other', parentId: null, isSecretariat: false },
      { id: 'otherSetda', parentId: 'other', isSecretariat: true },
      ...units,
    ];
    const heads = [...all, head('otherSetda', 'otherSekda')];
    expect(reportingLines(twoTrees, heads, [home('kadis', 'dinas', true)])[0]?.appraiserId).toBe('sekda');
  });

  it('leads heads of agencies to the Regional Secretary also where his unit stands deeper in the tree', () => {
    const deeper = [
      { id: 'staf', parentId: 'kab', isSecretariat: false },
      ...units.map((unit) => (unit.id === 'setda' ? { ...unit, parentId: 'staf' } : unit)),
    ];
    const appraiser = (who: Home): string | null | undefined => reportingLines(deeper, all, [who])[0]?.appraiserId;
    expect(appraiser(home('kadis', 'dinas', true))).toBe('sekda');
    expect(appraiser(home('sekda', 'setda', true))).toBe('bupati');
  });

  it('goes to the next unit above while a post is vacant', () => {
    const vacantFromMarch = all.map((h) => (h.unitId === 'seksi' ? { ...h, validUntil: '2026-02-28' } : h));
    expect(appraiserOn('2026-02-28', vacantFromMarch, home('staf', 'seksi'))).toBe('kasi');
    expect(appraiserOn('2026-03-01', vacantFromMarch, home('staf', 'seksi'))).toBe('kabid');
  });

  it('puts an acting head before the definitive one, on exactly the days he acts', () => {
    const acting = [...all, head('seksi', 'plh', { kind: 'PLH', validFrom: '2026-03-01', validUntil: '2026-06-30' })];
    const lines = reportingLines(units, acting, [home('staf', 'seksi')]);
    expect(lines.map((line) => [line.appraiserId, line.viaKind, line.validFrom, line.validUntil])).toEqual([
      ['kasi', 'DEFINITIF', '2026-01-01', '2026-02-28'],
      ['plh', 'PLH', '2026-03-01', '2026-06-30'],
      ['kasi', 'DEFINITIF', '2026-07-01', OPEN_END],
    ]);
  });

  it('never lets somebody appraise himself, also when he acts as his own superior', () => {
    const acting = [...all, head('dinas', 'kabid', { kind: 'PLT', validFrom: '2026-02-01' })];
    expect(appraiserOn('2026-03-01', acting, home('kabid', 'bidang', true))).toBe('sekda');
  });

  it('ends with nobody when a cycle in the tree has no head', () => {
    const cycle: LineUnit[] = [
      { id: 'a', parentId: 'b', isSecretariat: false },
      { id: 'b', parentId: 'a', isSecretariat: false },
    ];
    expect(reportingLines(cycle, [], [home('x', 'a')])).toMatchObject([{ appraiserId: null }]);
  });

  it('covers each day of a home exactly once and agrees with the answer for that single day', () => {
    const day = fc.integer({ min: 0, max: 700 }).map((days) => plusDays('2026-01-01', days));
    const headship = fc
      .record({
        unitId: fc.constantFrom('kab', 'setda', 'dinas', 'bidang', 'seksi'),
        employeeId: fc.constantFrom('p', 'q', 'r', 'me'),
        kind: fc.constantFrom('DEFINITIF' as const, 'PLT' as const, 'PLH' as const),
        a: day,
        b: day,
      })
      .map(({ a, b, ...rest }) => ({ ...rest, validFrom: a < b ? a : b, validUntil: a < b ? b : a }));
    fc.assert(
      fc.property(fc.array(headship, { maxLength: 12 }), day, fc.boolean(), (heads, probe, headsUnit) => {
        const me = home('me', 'seksi', headsUnit, { validUntil: '2027-12-31' });
        const lines = reportingLines(units, heads, [me]);
        expect(lines[0]?.validFrom).toBe(me.validFrom);
        expect(lines.at(-1)?.validUntil).toBe(me.validUntil);
        lines.slice(1).forEach((line, i) => expect(line.validFrom).toBe(plusDays(lines[i]!.validUntil, 1)));
        const inForce = heads.filter((h) => h.validFrom <= probe && probe <= h.validUntil);
        const onlyThese = inForce.map((h) => ({ ...h, validUntil: OPEN_END }));
        expect(appraiserOn(probe, heads, me)).toBe(appraiserOn(probe, onlyThese, me));
        expect(lines.every((line) => line.appraiserId !== 'me')).toBe(true);
      }),
    );
  });
});
