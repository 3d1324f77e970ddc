import { outlineOf } from './statement-outline.js';

describe('The outline of a statement', () => {
  it.each([
    ['SELECT id FROM job WHERE dueAt <= ? LIMIT 1', 'SELECT job', 'SELECT id FROM job WHERE dueAt <= ? LIMIT ?'],
    [
      'INSERT INTO `note` (id, text)\n VALUES (?, ?), (?, ?)',
      'INSERT note',
      'INSERT INTO `note` (id, text) VALUES (?)',
    ],
    [
      "UPDATE job SET kind = 'a''b', n = 12.5 WHERE id IN (?, ?, ?)",
      'UPDATE job',
      'UPDATE job SET kind = ?, n = ? WHERE id IN (?)',
    ],
    ['delete from account where x = "199003152015042004"', 'DELETE account', 'delete from account where x = ?'],
    ['BEGIN IMMEDIATE', 'BEGIN', 'BEGIN IMMEDIATE'],
    [`SELECT '199003152015042004 \\' 1' AS a, 0xFF FROM e1`, 'SELECT e1', 'SELECT ? AS a, ? FROM e1'],
  ])('of %j is %j', (sql, summary, text) => {
    expect(outlineOf(sql)).toMatchObject({ summary, text });
  });

  it('has no value, however long the statement is, and an end', () => {
    const { text } = outlineOf(`SELECT ${Array(900).fill("'Budi', 199003152015042004").join(', ')} FROM person`);
    expect(text).not.toMatch(/Budi|\d/);
    expect(text.length).toBeLessThanOrEqual(2_000);
  });
});
