import type { QueryRunner, Table } from 'typeorm';
import ts from 'typescript';
import { migrations } from '../../src/database/migrations/index.js';
import { findIn, literalsOf, type Source, sourceOf, sourcesBelow } from '../support/sources.js';

const SQL = /\b(SELECT|FROM|JOIN|UPDATE|INSERT INTO|DELETE FROM|WHERE|EXISTS)\b/;
/** The kernel owns tables as the modules do: nobody else names them. */
const ROOM = /^src\/(?:modules\/)?([^/]+)\//;

const sources = [...sourcesBelow('src/kernel'), ...sourcesBelow('src/modules')];
const owners = ownersOf(sources);

/** Which room has the entity of each table. */
function ownersOf(all: readonly Source[]): ReadonlyMap<string, string> {
  const entities = all.flatMap((source) =>
    findIn(source, (node) => {
      if (!ts.isDecorator(node) || !ts.isCallExpression(node.expression)) return undefined;
      const { expression, arguments: given } = node.expression;
      if (!ts.isIdentifier(expression) || expression.text !== 'Entity') return undefined;
      const [name] = given;
      if (!name || !ts.isStringLiteral(name)) throw new Error(`${source.path}: @Entity needs the table's name.`);
      return [name.text, roomOf(source)] as const;
    }),
  );
  return new Map(entities);
}

function roomOf({ path }: Source): string {
  return ROOM.exec(path)?.[1] ?? '';
}

/** Tables of other rooms that a file names in its SQL itself, with the place. */
function strangersIn(source: Source): string[] {
  const foreign = [...owners].filter(([, owner]) => owner !== roomOf(source)).map(([table]) => table);
  return literalsOf(source).flatMap(({ text, place }) => tablesIn(text, foreign).map((table) => `${place} ${table}`));
}

/** Which of these tables a text names as SQL would. Quoted values are no names, and neither are columns and their aliases. */
function tablesIn(text: string, tables: readonly string[]): string[] {
  const sql = text.replace(/'[^']*'/g, '?');
  return tables.filter((table) => {
    if (SQL.test(sql)) return new RegExp(`(?<![.\\w])(?<!\\bAS\\s+)${table}\\b`, 'i').test(sql);
    if (new RegExp(`\\b(from|join|into|update)\\s+["\`]?${table}\\b`, 'i').test(sql)) return true;
    // What Database.count() and a template take: `employee e`, or a name that can be nothing but a table's.
    return new RegExp(`^\\s*${table}\\s+\\w{1,3}\\s*$`).test(sql) || (table.includes('_') && sql.trim() === table);
  });
}

describe('Tables in SQL', () => {
  it('are named only by the room that owns them; others use the names of its door', () => {
    expect(owners.size).toBeGreaterThan(20);
    expect(sources.flatMap(strangersIn)).toEqual([]);
  });

  it.each([
    ['a statement', "const SQL = 'SELECT id FROM employee WHERE id = ?';", ['employee']],
    ['a join in a template', 'const SQL = `FROM ${plan} wp\n  LEFT JOIN org_unit u ON u.id = ?`;', ['org_unit']],
    ['the second table of a list', 'const SQL = `SELECT 1 FROM ${plan} wp, position p`;', ['position']],
    ['small letters', "const SQL = 'select id from reporting_line';", ['reporting_line']],
    ['a quoted name', 'const SQL = `DELETE FROM "assignment"`;', ['assignment']],
    ['a change', "db.change('UPDATE account SET version = 2');", ['account']],
    ['a piece that goes on', "const FROM = 'employee e JOIN ' + other;", ['employee']],
    ['a table of the kernel', "db.rows('SELECT id FROM job');", ['job']],
    ['a table with its alias alone', "db.count('employee e', where);", ['employee']],
    ['a name to be put in', "const table = 'org_unit_ancestor';", ['org_unit_ancestor']],
  ])('refuses %s', (_, text, tables) => {
    const found = strangersIn(sourceOf('src/modules/periods/reads.ts', text));
    expect(found.map((one) => one.split(' ')[1])).toEqual(tables);
  });

  it.each([
    ['a table of its own', 'const SQL = `SELECT id FROM performance_period`;'],
    ['a name from the door', 'const SQL = `SELECT e.id FROM ${employeeTables.employee} e`;'],
    ['an object of the audit record', "audit.record({ object: { type: 'employee', id } });"],
    ['a column and its alias', "const SQL = 'SELECT p.position, p.title AS position FROM performance_period p';"],
    ['a value', "const SQL = `SELECT id FROM performance_period WHERE kind = 'employee'`;"],
    ['a comment', '// SELECT id FROM employee\nexport {};'],
    ['the file of an entity', "import { Employee } from './employee.js';"],
  ])('allows %s', (_, text) => {
    expect(strangersIn(sourceOf('src/modules/periods/reads.ts', text))).toEqual([]);
  });

  it('show at a door only as what the room behind it owns', async () => {
    const doors = sources.filter(({ path }) => /^src\/modules\/[^/]+\/index\.ts$/.test(path));
    const shown: string[] = [];
    for (const door of doors) {
      const exported = (await import(`../../${door.path}`)) as Record<string, Record<string, string>>;
      for (const [name, tables] of Object.entries(exported).filter(([key]) => key.endsWith('Tables'))) {
        for (const table of Object.values(tables)) shown.push(`${roomOf(door)}.${name} ${owners.get(table)}`);
      }
    }
    expect(shown.length).toBeGreaterThan(5);
    expect(shown.filter((one) => one.split('.')[0] !== one.split(' ')[1])).toEqual([]);
  });

  it('all have an owner: no migration makes one that has no entity', async () => {
    const made: string[] = [];
    const runner = {
      dataSource: { options: { type: 'mariadb' } },
      createTable: async ({ name }: Table) => void made.push(name),
      hasColumn: async () => true,
      getTable: async () => undefined,
      hasTable: async (name: string) => made.includes(name),
      dropTable: async (name: string) => void made.splice(made.indexOf(name), 1),
      createIndex: async () => undefined,
      query: async () => [],
    };
    for (const Migration of migrations) await new Migration().up(runner as unknown as QueryRunner);
    expect(made.sort()).toEqual([...owners.keys()].sort());
  });
});
