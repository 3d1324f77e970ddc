import { joined, raw, sql, type Sql } from '../../../../kernel/database/sql.js';
import type { Bilingual } from '../../../../kernel/i18n/language.js';
import { type CivilDate, OPEN_END, plusDays } from '../../../../kernel/values/civil-date.js';
import { organizationTables, type RetirementAges } from '../../../organization/index.js';

/** How much a finding harms: HIGH somebody cannot be appraised or it is done wrongly, MEDIUM it will soon or may, LOW to be known. */
export const SEVERITIES = ['HIGH', 'MEDIUM', 'LOW'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** What is known of the day that the findings are about. */
export interface FindingDay {
  readonly on: CivilDate;
  /** The last day on which an end is near. */
  readonly soon: CivilDate;
  /** Codes of legal standing that oblige to an SKP, and those of people at work. */
  readonly dutyCodes: readonly string[];
  readonly atWorkCodes: readonly string[];
  readonly retirementAges: RetirementAges;
}

/** What a finding is about. */
export type RecordType =
  | ('employee' | 'org-unit' | 'position' | 'account')
  | ('appraisal-delegation' | 'appraiser-appointment' | 'assignment' | 'employee-contract');

/** What mends a finding; `{id}`, `{partId}` and `{detail}` of the path are those of the row. */
export interface FindingOperation {
  readonly method: 'POST' | 'PATCH';
  readonly path: string;
}

/** One kind of thing that is wrong in the data: which records have it on a day, and the way to mend it. */
export interface FindingKind {
  /** The record that has it. */
  readonly about: RecordType | 'letter';
  /** By whom it is seen: who reaches the person, the unit, or either of what the record names. */
  readonly seenBy: 'PERSON' | 'UNIT' | 'EITHER';
  readonly severity: Severity;
  readonly title: Bilingual;
  /** One finding in words; `{since}`, `{until}` and `{detail}` are those of its row. */
  readonly says: Bilingual;
  readonly remedy: Bilingual;
  /** The operation that mends it. */
  readonly operation: FindingOperation;
  /** Other ones, by the `recordType` of the row, where a kind is about records of several types. */
  readonly operations?: Readonly<Partial<Record<RecordType, FindingOperation>>>;
  /** Since when it is so, from a row's `sinceDay`; that day itself where it is left out. */
  readonly since?: (sinceDay: CivilDate, detail: unknown) => CivilDate;
  /** What is found can be right all the same, and is then settled with a reason; its rows have `facts`. Source: rules.md DQ-2. */
  readonly canBeRight?: true;
  /** One statement that finds all of them; made with `rowsOf`. */
  readonly find: (day: FindingDay) => Sql;
}

/** It begins the day after the last day on which all was well. */
export const dayAfter = (lastDay: CivilDate): CivilDate => plusDays(lastDay, 1);

const COLUMNS = [
  ...(['recordId', 'recordType', 'partId', 'name', 'frontTitle', 'backTitle', 'sortKey'] as const),
  ...(['employeeId', 'unitId', 'sinceDay', 'untilDay', 'detail', 'facts'] as const),
];
type Columns = Partial<Record<(typeof COLUMNS)[number], string | Sql>>;

/** The rows of a kind: columns by their SQL, those that it has not are NULL. */
export function rowsOf(columns: Columns, from: Sql): Sql {
  const list = COLUMNS.map((name) => {
    const column = columns[name] ?? 'NULL';
    return sql`${typeof column === 'string' ? raw(column) : column} AS ${raw(name)}`;
  });
  return sql`SELECT ${joined(list, ', ')} FROM ${from}`;
}

/** The values that a finding is made of, as one text: with other values it is another finding. */
export function factsOf(...columns: readonly string[]): Sql {
  const texts = columns.map((column) => raw(`COALESCE(${column}, '')`));
  return sql`CONCAT(${joined(texts, ", '|', ")})`;
}

/** A row with an alias holds on the day. */
export function inForce(alias: string, on: CivilDate): Sql {
  return sql`${raw(alias)}.validFrom <= ${on} AND ${raw(alias)}.validUntil >= ${on}`;
}

/**
 * The day after the one of a column that lies from one day to another, in SQL of every database: what begins by then follows
 * without a gap. Nothing follows the end of all days.
 */
export function dayAfterSql(column: string, from: CivilDate, until: CivilDate): Sql {
  const days: Sql[] = [];
  for (let day = from; day <= until && day < OPEN_END; day = plusDays(day, 1))
    days.push(sql`WHEN ${day} THEN ${plusDays(day, 1)}`);
  if (days.length === 0) return sql`NULL`;
  return sql`CASE ${raw(column)} ${joined(days, ' ')} END`;
}

const PERSON: Columns = {
  ...{ recordId: 'e.id', name: 'e.name', frontTitle: 'e.frontTitle', backTitle: 'e.backTitle', sortKey: 'e.nameKey' },
  ...{ employeeId: 'e.id', unitId: 'home.unitId', sinceDay: 's.validFrom' },
};

/**
 * People `e` with the legal standing `s` and the definitive post `home` of the day (of two the one with the smaller id), who meet
 * what follows: further joins, then WHERE.
 */
export function people({ on }: FindingDay, rest: Sql, columns: Columns = {}): Sql {
  return rowsOf(
    { ...PERSON, ...columns },
    sql`employee e JOIN employee_standing s ON s.employeeId = e.id AND ${inForce('s', on)}
      LEFT JOIN assignment home ON home.id = (SELECT MIN(h.id) FROM assignment h
        WHERE h.employeeId = e.id AND h.kind = 'DEFINITIF' AND ${inForce('h', on)}) ${rest}`,
  );
}

/** Units `u` with their period `up` of the day, which meet what follows. */
export function units({ on }: FindingDay, rest: Sql, columns: Columns = {}): Sql {
  const own: Columns = { recordId: 'up.unitId', name: 'up.name', sortKey: 'up.nameKey', unitId: 'up.unitId' };
  const period = raw(organizationTables.unitPeriod);
  return rowsOf(
    { ...own, ...columns },
    sql`${period} up JOIN ${raw(organizationTables.orgUnit)} u ON u.id = up.unitId ${rest} AND ${inForce('up', on)}`,
  );
}

/** Two posts of a kind on one day: the day on which the second began, and one that began before; by what both have. */
export function doubled(by: 'employeeId' | 'unitId', which: Sql, on: CivilDate): Sql {
  const column = raw(by);
  return sql`(SELECT b.${column}, MIN(b.validFrom) AS secondFrom, MIN(a.id) AS earlierId FROM assignment a
    JOIN assignment b ON b.${column} = a.${column} AND (b.validFrom > a.validFrom OR (b.validFrom = a.validFrom AND b.id > a.id))
    WHERE a.kind = 'DEFINITIF' AND b.kind = 'DEFINITIF' AND ${inForce('a', on)} AND ${inForce('b', on)} AND ${which}
    GROUP BY b.${column})`;
}
