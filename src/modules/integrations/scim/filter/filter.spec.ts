import { stringify } from 'scim2-parse-filter';
import fc from 'fast-check';
import { DomainError } from '../../../../kernel/errors/domain-error.js';
import { userColumns } from '../user-rows.js';
import { matches } from './filter-match.js';
import { anchorOf, filterSql } from './filter-sql.js';
import { type Filter, parseFilter } from './parse-filter.js';

const COLUMNS = userColumns('sistem');
const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const NAME = 'COALESCE(s.userNameKey, a.username)';

const codeOf = (act: () => unknown): string | undefined => {
  try {
    act();
    return undefined;
  } catch (error) {
    return error instanceof DomainError ? error.code : String(error);
  }
};

describe('A filter as SQL', () => {
  it.each<[string, string, unknown[]]>([
    ['userName eq "Siti@UJI.go.id"', `(${NAME} IS NOT NULL AND ${NAME} = ?)`, ['siti@uji.go.id']],
    ['USERNAME Eq "x"', `(${NAME} IS NOT NULL AND ${NAME} = ?)`, ['x']],
    ['urn:ietf:params:scim:schemas:core:2.0:User:userName eq "x"', `(${NAME} IS NOT NULL AND ${NAME} = ?)`, ['x']],
    ['externalId ne "A"', '(s.externalId IS NULL OR s.externalId <> ?)', ['A']],
    ['externalId eq null', '(s.externalId IS NULL)', []],
    ['externalId pr', '(s.externalId IS NOT NULL)', []],
    ['externalId co "a%"', '(s.externalId IS NOT NULL AND INSTR(s.externalId, ?) > 0)', ['a%']],
    ['externalId sw "ab"', '(s.externalId IS NOT NULL AND SUBSTR(s.externalId, 1, 2) = ?)', ['ab']],
    ['externalId ew "👍b"', '(s.externalId IS NOT NULL AND SUBSTR(s.externalId, -2) = ?)', ['👍b']],
    ['externalId co ""', '(s.externalId IS NOT NULL)', []],
    ['externalId gt "a"', '(s.externalId IS NOT NULL AND s.externalId > ?)', ['a']],
    ['active eq true', '((a.disabledAt IS NULL) IS NOT NULL AND (a.disabledAt IS NULL) = ?)', [1]],
    ['active eq "False"', '((a.disabledAt IS NULL) IS NOT NULL AND (a.disabledAt IS NULL) = ?)', [0]],
    [
      'meta.created le "2026-03-02T08:00:00+07:00"',
      '(a.createdAt IS NOT NULL AND a.createdAt <= ?)',
      [new Date('2026-03-02T01:00:00Z')],
    ],
    [
      `${ENTERPRISE}:employeeNumber eq "19900315 201504 2 004"`,
      '(e.nip IS NOT NULL AND e.nip = ?)',
      ['199003152015042004'],
    ],
    ['emails[value sw "a"]', '(a.email IS NOT NULL AND SUBSTR(a.email, 1, 1) = ?)', ['a']],
    ['not (externalId pr)', 'NOT (s.externalId IS NOT NULL)', []],
    [
      'id pr and (id eq "1" or id eq "2")',
      '((a.id IS NOT NULL) AND ((a.id IS NOT NULL AND a.id = ?) OR (a.id IS NOT NULL AND a.id = ?)))',
      ['1', '2'],
    ],
  ])('%s', (text, sql, values) => {
    expect(filterSql(parseFilter(text), COLUMNS)).toEqual({ sql, values });
  });

  it('holds no value but as a parameter, whatever it is', () => {
    const words = fc.tuple(
      fc.constantFrom('eq', 'ne', 'co', 'sw', 'ew', 'gt'),
      fc.string({ unit: 'grapheme', minLength: 8 }),
    );
    const safe = fc.property(words, ([op, word]) => {
      const { sql } = filterSql(parseFilter(`externalId ${op} ${JSON.stringify(word)}`), COLUMNS);
      expect(sql).toMatch(/^[\w.()<>=?, -]+$/);
    });
    fc.assert(safe, { numRuns: 300 });
  });

  it('has an index to begin with where all rows must be equal to something', () => {
    const sqlOf = (text: string): string | undefined => anchorOf(parseFilter(text), COLUMNS)?.sql;
    expect(sqlOf('active eq true and externalId eq "x"')).toContain('externalId = ?');
    expect(sqlOf('userName eq "x"')).toContain('UNION');
    for (const text of [
      'userName eq "x" or active eq true',
      'not (userName eq "x")',
      'userName sw "x"',
      'active eq true',
    ]) {
      expect([text, sqlOf(text)]).toEqual([text, undefined]);
    }
  });

  it.each([
    ['userName', 'FILTER_UNREADABLE'],
    ['userName eq "a', 'FILTER_UNREADABLE'],
    ['(userName pr', 'FILTER_UNREADABLE'],
    ['userName pr)', 'FILTER_UNREADABLE'],
    ['userName eq "\\q"', 'FILTER_UNREADABLE'],
    ['userName eq "a" and', 'FILTER_UNREADABLE'],
    ['"a" eq "a"', 'FILTER_UNREADABLE'],
    ['userName eq {"a":1}', 'FILTER_UNREADABLE'],
    [`${'not ('.repeat(9)}id pr${')'.repeat(9)}`, 'FILTER_TOO_LARGE'],
    [Array(51).fill('id pr').join(' or '), 'FILTER_TOO_LARGE'],
    ['a'.repeat(2_001), 'FILTER_TOO_LARGE'],
  ])('is refused as %s', (text, code) => {
    expect(codeOf(() => parseFilter(text))).toBe(`SCIM.${code}`);
  });

  it.each([
    ['password pr', 'FILTER_ATTRIBUTE'],
    ['emails[nothing eq "a"]', 'FILTER_ATTRIBUTE'],
    ['active sw "t"', 'FILTER_OPERATOR'],
    ['active eq 1', 'FILTER_OPERATOR'],
    ['externalId eq 1', 'FILTER_OPERATOR'],
    ['externalId gt null', 'FILTER_OPERATOR'],
    ['meta.created eq "2026-13-45T00:00:00Z"', 'FILTER_OPERATOR'],
    ['meta.created co "2026"', 'FILTER_OPERATOR'],
  ])('is refused for what it compares: %s', (text, code) => {
    expect(codeOf(() => filterSql(parseFilter(text), COLUMNS))).toBe(`SCIM.${code}`);
  });
});

describe('Reading a filter', () => {
  const value = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.constantFrom('\\', 'a\\', '"', '\n', '\\u0041', 'é', '1'),
  );
  const term = fc.oneof(
    fc.record({
      op: fc.constantFrom('eq' as const, 'ne' as const, 'co' as const, 'sw' as const, 'ge' as const),
      attrPath: fc.constantFrom('a', 'b'),
      compValue: value,
    }),
    fc.record({ op: fc.constant('pr' as const), attrPath: fc.constantFrom('a', 'b') }),
  );
  const { filter } = fc.letrec<{ filter: Filter }>((tie) => ({
    filter: fc.oneof(
      { depthSize: 'small', maxDepth: 3 },
      term,
      fc.record({
        op: fc.constantFrom('and' as const, 'or' as const),
        filters: fc.array(tie('filter'), { minLength: 2, maxLength: 3 }),
      }),
      fc.record({ op: fc.constant('not' as const), filter: tie('filter') }),
    ),
  }));

  it('gives what was printed: texts, brackets and what binds stronger', () => {
    const object = fc.record({ a: fc.option(value, { nil: undefined }), b: fc.option(value, { nil: undefined }) });
    const same = fc.property(filter, object, (one, subject) => {
      const printed = stringify(one);
      fc.pre(printed.length <= 2_000 && printed.isWellFormed() && !printed.includes('\\u0000'));
      try {
        expect(matches(parseFilter(printed), subject)).toBe(matches(one, subject));
      } catch (error) {
        expect((error as DomainError).code).toBe('SCIM.FILTER_TOO_LARGE');
      }
    });
    fc.assert(same, { numRuns: 500 });
  });
});

describe('An object and a filter', () => {
  const group = { id: 'AUDITOR', displayName: 'Auditor', members: [{ value: 'a' }, { value: 'b' }], tags: ['x'] };

  it.each<[string, boolean]>([
    ['displayName eq "AUDITOR"', true],
    ['DISPLAYNAME sw "aud"', true],
    ['displayName ne "auditor"', false],
    ['externalId pr', false],
    ['externalId eq null', true],
    ['not (externalId pr) and members pr', true],
    ['members eq "b"', true],
    ['members.value eq "c"', false],
    ['members[value eq "a" and value eq "b"]', false],
    ['members[value eq "a"] and members[value eq "b"]', true],
    ['tags eq "X"', true],
    ['displayName gt "a" and displayName lt "b"', true],
    ['displayName ge "auditor" and displayName le "auditor"', true],
    ['displayName ew "tor" or nothing pr', true],
    ['displayName co "zz"', false],
  ])('%s is %s', (text, expected) => {
    expect(matches(parseFilter(text), group)).toBe(expected);
  });
});
