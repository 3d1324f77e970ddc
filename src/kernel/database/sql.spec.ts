import { joined, listOf, raw, sql } from './sql.js';

describe('SQL from pieces', () => {
  it('keeps the values in the order of their places', () => {
    const inner = sql`b.kind = ${'PNS'} AND b.day <= ${'2026-03-02'}`;
    expect(
      sql`SELECT ${raw('a.id')} FROM a WHERE x = ${1} AND EXISTS (SELECT 1 FROM b WHERE ${inner}) AND y = ${null}`,
    ).toEqual({
      sql: 'SELECT a.id FROM a WHERE x = ? AND EXISTS (SELECT 1 FROM b WHERE b.kind = ? AND b.day <= ?) AND y = ?',
      values: [1, 'PNS', '2026-03-02', null],
    });
  });

  it('never takes a value for a piece of SQL', () => {
    const at = new Date('2026-03-02T00:00:00Z');
    expect(sql`x = ${"'; DROP TABLE employee"} AND at < ${at}`).toEqual({
      sql: 'x = ? AND at < ?',
      values: ["'; DROP TABLE employee", at],
    });
  });

  it('makes lists, of which an empty one holds nothing', () => {
    expect(sql`x IN (${listOf(['a', 'b'])})`).toEqual({ sql: 'x IN (?, ?)', values: ['a', 'b'] });
    expect(sql`x IN (${listOf([])})`).toEqual({ sql: 'x IN (NULL)', values: [] });
    expect(joined([sql`a = ${1}`, sql`b = ${2}`], ' OR ')).toEqual({ sql: 'a = ? OR b = ?', values: [1, 2] });
  });
});
