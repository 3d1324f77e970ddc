import { literalsOf, type Source, sourceOf, sourcesBelow } from '../support/sources.js';

/** Texts that are SQL or a piece of it: the house writes its keywords in capitals. */
const SQL = /\b(SELECT|FROM|JOIN|WHERE|UPDATE|INSERT INTO|DELETE FROM|ORDER BY|EXISTS|ALTER TABLE|CREATE|DROP)\b/;

/** What SQLite, MariaDB and MySQL do not all have, or not all mean in the same way, with what is done instead. */
const NOT_COMMON: readonly (readonly [string, RegExp])[] = [
  ['RETURNING: read the row, or make its id before', /\bRETURNING\b/],
  ['upsert: insert and look at isDuplicate()', /\bON (CONFLICT|DUPLICATE)\b|\bINSERT (OR|IGNORE)\b|\bREPLACE INTO\b/],
  ['lock: Database.lock() or connection.forUpdate', /\bFOR (UPDATE|SHARE)\b|\bLOCK IN\b|\bSKIP LOCKED\b|\bNOWAIT\b/],
  ['IF EXISTS: look first', /\b(INDEX|COLUMN|CONSTRAINT) IF\b/],
  ['JSON in the database: it is text there', /\bJSON_\w+\s*\(|->>?/],
  ['row value: after() and before()', /\([\w.]+(, *[\w.]+)+\) *(<|>|=|<>|(NOT )?IN\b)/],
  [
    'text functions and operators: in the application',
    /\|\||\b(CONCAT|GROUP_CONCAT|STRING_AGG)\b|\b(REGEXP|RLIKE|ILIKE|GLOB)\b/,
  ],
  [
    'time of the database: clock.now()',
    /\b(NOW|UNIX_TIMESTAMP|DATE_ADD|STRFTIME|DATETIME|JULIANDAY)\s*\(|\bCURRENT_(DATE|TIME)/i,
  ],
  ['order of empty values', /\bNULLS (FIRST|LAST)\b/],
  ['comparison with empty values', /<=>|\bIS (NOT )?DISTINCT\b/],
  ['LIMIT with a comma: LIMIT ? OFFSET ?', /\bLIMIT\s+(\?|\d+)\s*,/],
  ['names in double quotes: MySQL takes them for texts, backticks are common', /"\w+"/],
  ['joins in changes', /\bUPDATE\s+\w+(\s+\w+)?\s+(LEFT |INNER )?JOIN\b|\bDELETE\s+\w+\s+FROM\b|\bUSING\b/],
  ['limits in changes', /^\s*(UPDATE|DELETE)\b(?![^]*\bSELECT\b)[^]*\bLIMIT\b/],
  ['a change that reads its own table', /^\s*(?:UPDATE|DELETE FROM)\s+(\w+)\b[^]*\b(?:FROM|JOIN)\s+\1\b/],
  ['FULL and NATURAL joins', /\b(FULL|NATURAL)\s+(OUTER\s+)?JOIN\b/],
];

/** Databases differ in `kernel/database` and nowhere else; a migration asks there, or looks what it runs on. */
const sources = ['src/kernel', 'src/modules']
  .flatMap(sourcesBelow)
  .filter(({ path }) => !path.startsWith('src/kernel/database/'));

function uncommonIn(source: Source): string[] {
  return literalsOf(source).flatMap(({ text, place }) => {
    const sql = text.replace(/'[^']*'/g, '?');
    if (!SQL.test(sql)) return [];
    return NOT_COMMON.filter(([, form]) => form.test(sql)).map(([what]) => `${place} ${what}`);
  });
}

describe('SQL', () => {
  it('keeps to what SQLite, MariaDB and MySQL have in common', () => {
    const count = sources.flatMap(literalsOf).filter(({ text }) => SQL.test(text)).length;
    expect(count).toBeGreaterThan(100);
    expect(sources.flatMap(uncommonIn)).toEqual([]);
  });

  it.each([
    ['RETURNING', 'DELETE FROM job WHERE id = ? RETURNING id'],
    ['upsert', 'INSERT INTO job (id) VALUES (?) ON DUPLICATE KEY UPDATE id = id'],
    ['upsert', 'INSERT INTO job (id) VALUES (?) ON CONFLICT DO NOTHING'],
    ['lock', 'SELECT id FROM job WHERE id = ? FOR UPDATE'],
    ['lock', 'SELECT id FROM job LOCK IN SHARE MODE'],
    ['IF EXISTS', 'CREATE INDEX IF NOT EXISTS ix_job_id ON job (id)'],
    ['JSON', 'SELECT JSON_EXTRACT(facts, ?) FROM audit_event'],
    ['row value', 'SELECT id FROM employee WHERE (nameKey, id) > (?, ?)'],
    ['text', 'SELECT name || nip FROM employee'],
    ['time', 'DELETE FROM session WHERE expiresAt < NOW()'],
    ['order', 'SELECT id FROM job ORDER BY dueAt NULLS LAST'],
    ['comparison', 'SELECT id FROM job WHERE leaseOwner <=> ?'],
    ['LIMIT', 'SELECT id FROM job LIMIT ?, ?'],
    ['names', 'SELECT "id" FROM job'],
    ['joins', 'UPDATE job j JOIN schedule s ON s.id = j.id SET j.id = ?'],
    ['limits', 'DELETE FROM job WHERE dueAt < ? LIMIT 10'],
    ['a change', 'DELETE FROM job WHERE id IN (SELECT id FROM job WHERE dueAt < ?)'],
    ['FULL', 'SELECT j.id FROM job j FULL JOIN schedule s ON s.id = j.id'],
  ])('with %s is refused: %s', (what, sql) => {
    const found = uncommonIn(sourceOf('src/kernel/x.ts', `const SQL = ${JSON.stringify(sql)};`));
    expect(found).toEqual([expect.stringContaining(` ${what}`)]);
  });

  it.each([
    "SELECT COUNT(*) AS total FROM job WHERE status IN (?, ?) AND kind LIKE ? ESCAPE '!'",
    'SELECT CASE WHEN a.id IS NULL THEN 1 ELSE 0 END FROM job a LEFT JOIN job b ON b.id = a.id ORDER BY a.id DESC LIMIT ? OFFSET 3',
    'DELETE FROM webhook_attempt WHERE deliveryId IN (SELECT id FROM webhook_delivery WHERE subscriptionId = ?)',
    'INSERT INTO position (id, kind) VALUES (?, ?), (?, ?)',
    'SELECT validFrom AS `from` FROM role_grant',
    "UPDATE job SET status = 'FOR UPDATE' WHERE id = ? AND (dueAt >= ? AND (dueAt > ? OR id > ?))",
  ])('is taken: %s', (sql) => {
    expect(uncommonIn(sourceOf('src/kernel/x.ts', `const SQL = ${JSON.stringify(sql)};`))).toEqual([]);
  });
});
