import { readFileSync } from 'node:fs';
import { plusDays } from '../../../../kernel/values/civil-date.js';
import { FINDING_CODES, FINDING_KINDS } from './finding-kinds.js';

const DOCUMENT = JSON.parse(readFileSync('docs/api/openapi.json', 'utf8')) as { paths: Record<string, object> };
const OPERATIONS = Object.entries(DOCUMENT.paths).flatMap(([path, methods]) =>
  Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace(/\{\w+\}/g, '{}')}`),
);
const DAY = {
  ...{ on: '2026-03-02', soon: '2026-05-01', dutyCodes: ['01'], atWorkCodes: ['01'] },
  retirementAges: {
    byLevel: new Map([['AHLI_UTAMA', 65]]),
    special: [{ titleStartsWith: "Guru'", age: 60 }],
    otherwise: 58,
  },
};

describe.each(FINDING_CODES)('%s', (code) => {
  const { title, says, remedy, operation, operations = {}, find, since } = FINDING_KINDS[code];

  it('is told in both languages, with the same facts', () => {
    const factsIn = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g))].sort();
    for (const { id, en } of [title, says, remedy]) expect([id, en].every((text) => text.length > 5)).toBe(true);
    expect(factsIn(says.id)).toEqual(factsIn(says.en));
    expect(factsIn(says.id + remedy.id + remedy.en).filter((one) => !/since|until|detail/.test(one))).toEqual([]);
  });

  it('is mended by an operation that there is', () => {
    for (const { method, path } of [operation, ...Object.values(operations)])
      expect(OPERATIONS).toContain(`${method} /api/v1${path.replace(/\{\w+\}/g, '{}')}`);
  });

  it('is found by one statement that takes what is said from outside as values', () => {
    const { sql, values } = find(DAY);
    expect(sql.match(/\?/g)?.length ?? 0).toBe(values.length);
    expect(sql).not.toMatch(/2026|Guru/);
    for (const column of ['recordId', 'sortKey', 'employeeId', 'unitId', 'sinceDay'])
      expect(sql).toContain(`AS ${column}`);
  });

  it('fits the column of its counts, and begins on a day', () => {
    expect(code.length).toBeLessThanOrEqual(32);
    expect(since?.('1968-01-15', 58) ?? '2026-02-01').toMatch(/^\d{4}-\d{2}-01$|1968-01-16/);
    if (since && code !== 'RETIREMENT_PASSED') expect(since('2026-02-28', null)).toBe(plusDays('2026-02-28', 1));
  });
});
