import { QueryFailedError } from 'typeorm';
import { isAway, isDuplicate, isRefused, isTransient } from './dialect.js';

/** An error as the drivers give it. */
const error = (fields: { code?: string; errno?: number; message?: string }): Error =>
  Object.assign(new Error(fields.message ?? 'failed'), fields);

describe('What drivers of SQLite, MariaDB and MySQL say', () => {
  it.each([
    ['a server that is not there', { code: 'ECONNREFUSED' }, 'away'],
    ['a server that stops', { code: 'ER_SERVER_SHUTDOWN', errno: 1053 }, 'away'],
    ['a statement that takes too long', { code: 'PROTOCOL_SEQUENCE_TIMEOUT' }, 'away'],
    ['a connection that MariaDB killed', { errno: 1927, message: 'Connection was killed' }, 'away'],
    ['a session that MySQL killed', { code: 'ER_SESSION_WAS_KILLED', errno: 3169 }, 'away'],
    ['a connection that MySQL found idle for too long', { code: 'ER_CLIENT_INTERACTION_TIMEOUT', errno: 4031 }, 'away'],
    ['a deadlock', { code: 'ER_LOCK_DEADLOCK', errno: 1213 }, 'transient'],
    ['a wait for a lock that ended', { code: 'ER_LOCK_WAIT_TIMEOUT', errno: 1205 }, 'transient'],
    ['a row that MariaDB saw change', { errno: 1020 }, 'transient'],
    ['a file that another process has', { code: 'SQLITE_BUSY_SNAPSHOT' }, 'transient'],
    ['a row that is there, on a server', { code: 'ER_DUP_ENTRY', errno: 1062 }, 'duplicate'],
    ['a row that is there, on SQLite', { code: 'SQLITE_CONSTRAINT_UNIQUE' }, 'duplicate'],
    ['a wrong password', { code: 'ER_ACCESS_DENIED_ERROR', errno: 1045 }, 'refused'],
    ['no right to the database', { code: 'ER_DBACCESS_DENIED_ERROR', errno: 1044 }, 'refused'],
    ['no such database', { code: 'ER_BAD_DB_ERROR', errno: 1049 }, 'refused'],
    ['a fault of ours', { code: 'ER_PARSE_ERROR', errno: 1064 }, ''],
    ['a missing reference', { code: 'ER_NO_REFERENCED_ROW_2', errno: 1452 }, ''],
  ])('of %s is understood, wrapped by TypeORM or not', (_, fields, expected) => {
    const wrapped = new QueryFailedError('SELECT 1', [], error(fields) as never);
    for (const one of [error(fields), wrapped]) {
      const kinds = {
        away: isAway(one),
        transient: isTransient(one),
        duplicate: isDuplicate(one),
        refused: isRefused(one),
      };
      expect(
        Object.entries(kinds)
          .flatMap(([kind, is]) => (is ? [kind] : []))
          .join(),
      ).toBe(expected);
    }
  });

  it('of a duplicate names the constraint on a server and the columns on SQLite', () => {
    const onServer = error({ code: 'ER_DUP_ENTRY', message: "Duplicate entry 'x' for key 'uq_account_email'" });
    // MySQL puts the table before the name of the key.
    const onMySql = error({ code: 'ER_DUP_ENTRY', message: "Duplicate entry 'x' for key 'account.uq_account_email'" });
    const onSqlite = error({ code: 'SQLITE_CONSTRAINT_UNIQUE', message: 'UNIQUE constraint failed: account.email' });
    expect([onServer, onMySql].map((one) => isDuplicate(one, 'uq_account_email'))).toEqual([true, true]);
    expect(isDuplicate(onSqlite, 'failed: account.email')).toBe(true);
    expect([onServer, onMySql, onSqlite].map((one) => isDuplicate(one, 'username'))).toEqual([false, false, false]);
  });
});
