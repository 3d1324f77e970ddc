import fc from 'fast-check';
import { cellsOf, csvCell, neutral, neutralInCsv, workbookCell } from './cells.js';
import type { Column, ColumnKind } from './columns.js';

const column = (kind: ColumnKind, path: readonly string[] = ['value']): Column => ({ path, label: 'x', kind });

describe('neutral (rule EX-1)', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['=HYPERLINK("http://example.com","klik")', '\'=HYPERLINK("http://example.com","klik")'],
    ['+62 812', "'+62 812"],
    ['-5 hari', "'-5 hari"],
    ['@SUM(A1:A9)', "'@SUM(A1:A9)"],
    ['\t=1+1', "'\t=1+1"],
    ['\r=1+1', "'\r=1+1"],
    ['\n=1+1', "'\n=1+1"],
    ['＝1+1', "'＝1+1"],
    ['＋1', "'＋1"],
    ['－1', "'－1"],
    ['＠x', "'＠x"],
    ["'=1+1", "''=1+1"],
    ['Siti Aminah', 'Siti Aminah'],
    ['a=b', 'a=b'],
    [' =1+1', ' =1+1'],
    ['', ''],
  ])('%j is shown as %j', (text, shown) => {
    expect(neutral(text)).toBe(shown);
  });

  it('begins with no sign of a formula, and gives the text back without its apostrophe', () => {
    const texts = fc.oneof(
      fc.string(),
      fc.tuple(fc.constantFrom(..."=+-@\t\r\n＝＋－＠'"), fc.string()).map((two) => two.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const shown = neutralInCsv(text);
        expect(shown).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
        expect(shown.replace(/^'/, '')).toBe(text);
      }),
    );
  });
});

describe('cells of a CSV', () => {
  it.each<[ColumnKind, unknown, string]>([
    ['text', '199001012015011001', "'199001012015011001"],
    ['text', '1234', '1234'],
    ['text', '-5.50', "'-5.50"],
    ['decimal', '-5.50', '-5,50'],
    ['decimal', '-5.50 =x', "'-5.50 =x"],
    ['number', -3, '-3'],
    ['number', 0.25, '0,25'],
    ['flag', true, 'true'],
    ['day', '2026-01-31', '2026-01-31'],
    ['instant', '2026-01-31T17:30:00.250Z', '2026-01-31T17:30:00.250Z'],
    ['list', ['ADMIN', 'AUDITOR'], 'ADMIN, AUDITOR'],
    ['list', ['=1', 'x'], "'=1, x"],
    ['object', { a: 1 }, '{"a":1}'],
    ['object', [{ a: '=1' }], '[{"a":"=1"}]'],
  ])('%s %j is %j', (kind, value, shown) => {
    expect(csvCell(value, column(kind))).toBe(shown);
  });
});

describe('codes (rule EX-3)', () => {
  const words = (code: string): string => ({ SUBMITTED: 'Diajukan', CLOSED: 'Ditutup' })[code] ?? code;

  it.each<[ColumnKind, unknown, string, string]>([
    ['text', 'SUBMITTED', 'Diajukan', 'SUBMITTED'],
    ['list', ['SUBMITTED', 'CLOSED', 'x'], 'Diajukan, Ditutup, x', 'SUBMITTED, CLOSED, x'],
  ])('%s %j are words in a workbook and codes in a CSV', (kind, value, inBook, inCsv) => {
    expect(workbookCell(0)(value, { ...column(kind), words })).toBe(inBook);
    expect(csvCell(value, { ...column(kind), words })).toBe(inCsv);
  });
});

describe('cells of a workbook', () => {
  const show = workbookCell(7 * 3_600_000);

  it.each<[ColumnKind, unknown, unknown]>([
    ['text', '199001012015011001', '199001012015011001'],
    ['text', '=1+1', "'=1+1"],
    ['decimal', '-5.50', -5.5],
    ['decimal', '1234567890123.45', 1234567890123.45],
    ['decimal', '12345678901234567.89', '12345678901234567.89'],
    ['number', 12, 12],
    ['flag', false, false],
    ['day', '2026-01-31', new Date('2026-01-31T00:00:00Z')],
    ['day', '2026-02-30', '2026-02-30'],
    ['day', '0001-01-01', '0001-01-01'],
    ['instant', '2026-01-31T17:30:00.250Z', new Date('2026-02-01T00:30:00.250Z')],
    ['instant', 'kemarin', 'kemarin'],
    ['text', 'x'.repeat(40_000), `${'x'.repeat(32_766)}…`],
  ])('%s %j', (kind, value, shown) => {
    expect(show(value, column(kind))).toEqual(shown);
  });
});

describe('cellsOf', () => {
  const columns = [column('text', ['a']), column('number', ['b', 'c']), column('text', ['b', 'd'])];

  it.each([
    [{ a: 'x', b: { c: 1, d: 'y' } }, ['x', '1', 'y']],
    [{ a: '', b: null }, ['', null, null]],
    [{}, [null, null, null]],
  ])('%j', (item, cells) => {
    expect(cellsOf(item, columns, csvCell)).toEqual(cells);
  });
});
