import fc from 'fast-check';
import { changesBetween, type ComparedPlan } from './plan-changes.js';

type Result = ComparedPlan['results'][number];
type Indicator = Result['indicators'][number];
const indicator = (id: string, more: Partial<Indicator> = {}): Indicator => ({
  ...{ id, statement: 'Jumlah laporan', aspect: 'KUANTITAS', target: '12.00', targetUntil: null, targetText: null },
  ...{ unit: 'laporan', direction: 'NORMAL', isMaximum: false, schedule: null, dataSource: null, monitoring: null },
  ...more,
});
const result = (id: string, more: Partial<Result> = {}): Result => ({
  ...{ id, kind: 'UTAMA', classification: 'INDIVIDU', statement: 'Laporan terbit', assignedBy: null },
  ...{ perspective: null, indicators: [indicator(`${id}-i`)] },
  ...more,
});
const plan = (more: Partial<ComparedPlan> = {}): ComparedPlan => ({
  results: [result('a'), result('b', { statement: 'Arsip tertata' })],
  behaviours: [{ code: 'ADAPTIF', expectation: null }],
  annexes: { resources: ['Dua orang'], accountability: ['Laporan'], consequences: [] },
  ...more,
});
const told = (before: ComparedPlan, after: ComparedPlan): string[] =>
  changesBetween(before, after).map(
    ({ part, change, id, fields }) =>
      `${part} ${id} ${change} ${fields.map(({ field, before: old, after: now }) => `${field}: ${old} > ${now}`).join(', ')}`,
  );

describe('changesBetween (rule WP-22)', () => {
  it.each<[string, Partial<ComparedPlan>, string[]]>([
    ['nothing', {}, []],
    [
      'a statement and a target',
      {
        results: [
          result('a', { statement: 'Laporan rampung', indicators: [indicator('a-i', { target: '10.00' })] }),
          plan().results[1] as Result,
        ],
      },
      ['RESULT a CHANGED statement: Laporan terbit > Laporan rampung', 'INDICATOR a-i CHANGED target: 12.00 > 10.00'],
    ],
    [
      'a number that becomes words',
      {
        results: [
          result('a', {
            indicators: [indicator('a-i', { target: null, unit: null, direction: null, targetText: 'Sesuai standar' })],
          }),
          plan().results[1] as Result,
        ],
      },
      [
        'INDICATOR a-i CHANGED target: 12.00 > null, targetText: null > Sesuai standar, unit: laporan > null, direction: NORMAL > null',
      ],
    ],
    [
      'an indicator beside the first',
      {
        results: [
          result('a', { indicators: [indicator('a-i'), indicator('new', { aspect: 'WAKTU' })] }),
          plan().results[1] as Result,
        ],
      },
      [
        'INDICATOR new ADDED statement: null > Jumlah laporan, aspect: null > WAKTU, target: null > 12.00, unit: null > laporan, direction: null > NORMAL, isMaximum: null > false',
      ],
    ],
    [
      'a result that goes, with what measured it',
      { results: [result('a')] },
      [
        'RESULT b REMOVED statement: Arsip tertata > null, kind: UTAMA > null, classification: INDIVIDU > null',
        'INDICATOR b-i REMOVED statement: Jumlah laporan > null, aspect: KUANTITAS > null, target: 12.00 > null, unit: laporan > null, direction: NORMAL > null, isMaximum: false > null',
      ],
    ],
    [
      'an expectation',
      { behaviours: [{ code: 'ADAPTIF', expectation: 'Belajar' }] },
      ['BEHAVIOUR ADAPTIF CHANGED expectation: null > Belajar'],
    ],
    [
      'annexes, entry by entry in one text',
      { annexes: { resources: ['Dua orang', 'Laptop'], accountability: ['Laporan'], consequences: [] } },
      ['ANNEX resources CHANGED entries: Dua orang > Dua orang\nLaptop'],
    ],
    ['another order alone is none', { results: [...plan().results].reverse() }, []],
  ])('%s', (_name, more, expected) => {
    expect(told(plan(), plan(more))).toEqual(expected);
  });

  const anyPlan = fc
    .uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.constantFrom('x', 'y')), { selector: ([id]) => id })
    .map((list) => plan({ results: list.map(([id, statement]) => result(id, { statement })) }));

  it('tells the same backwards with both sides changed about', () => {
    const turned = { ADDED: 'REMOVED', REMOVED: 'ADDED', CHANGED: 'CHANGED' } as const;
    const key = (one: { part: string; id: string; change: string }): string => `${one.part} ${one.id} ${one.change}`;
    fc.assert(
      fc.property(anyPlan, anyPlan, (before, after) => {
        const back = changesBetween(after, before).map((one) => ({ ...one, change: turned[one.change] }));
        expect(back.map(key).sort()).toEqual(changesBetween(before, after).map(key).sort());
      }),
    );
  });

  it('finds nothing exactly where nothing differs', () => {
    fc.assert(
      fc.property(anyPlan, anyPlan, (before, after) => {
        const said = (one: ComparedPlan): string[] =>
          one.results.map(({ id, statement }) => `${id} ${statement}`).sort();
        const same = JSON.stringify(said(before)) === JSON.stringify(said(after));
        expect(changesBetween(before, after).length === 0).toBe(same);
      }),
    );
  });
});
