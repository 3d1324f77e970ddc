import type { QueryRunner } from 'typeorm';
import { tablesMigration } from '../../kernel/database/tables.js';
import { nameIndexRows } from '../../modules/employees/index.js';

const Tables = tablesMigration('NameIndexTables', {
  person_word: ['employeeId ref(employee) key, word text(40) key', 'word employeeId'],
  name_word_key: ['id id, likeKey text(40), word text(40)', 'likeKey word', 'word'],
});
const CHUNK = 500;

interface Person {
  readonly id: string;
  readonly name: string;
}

/** The words of everybody's name, from which lists of people are searched; those who are there get theirs some hundred at a time. */
export class NameIndex1767225607400 extends Tables {
  override readonly name = 'NameIndex1767225607400';

  override async up(runner: QueryRunner): Promise<void> {
    await super.up(runner);
    const known = new Set<string>();
    for (let last = ''; ;) {
      const people = (await runner.query(
        `SELECT e.id, e.name FROM employee e WHERE e.id > ? AND NOT EXISTS
          (SELECT 1 FROM person_word w WHERE w.employeeId = e.id) ORDER BY e.id LIMIT ${CHUNK}`,
        [last],
      )) as Person[];
      const end = people.at(-1);
      if (!end) return;
      const { words, keys } = nameIndexRows(people, known);
      await insert(runner, 'name_word_key (id, likeKey, word)', keys);
      await insert(runner, 'person_word (employeeId, word)', words);
      last = end.id;
    }
  }
}

type Rows = readonly (readonly string[])[];

async function insert(runner: QueryRunner, into: string, rows: Rows): Promise<void> {
  for (let at = 0; at < rows.length; at += 200) {
    const some = rows.slice(at, at + 200);
    const marks = some.map((row) => `(${row.map(() => '?').join(', ')})`).join(', ');
    await runner.query(`INSERT INTO ${into} VALUES ${marks}`, some.flat());
  }
}
