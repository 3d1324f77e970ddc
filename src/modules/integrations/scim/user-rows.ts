import { employeeTables } from '../../employees/index.js';
import { identityTables } from '../../identity/index.js';
import { organizationTables } from '../../organization/index.js';
import type { SqlCondition } from '../../../kernel/database/condition.js';
import type { CivilDate } from '../../../kernel/values/civil-date.js';
import { nameKey, searchKey } from '../../../kernel/values/name-key.js';
import type { FilterColumn, FilterColumns } from './filter/filter-sql.js';
import { ASN, ENTERPRISE } from './names.js';

const { account } = identityTables;
const { employee, assignment, reportingLine } = employeeTables;
const { orgUnit, position } = organizationTables;

/** An account with its person, as one identity system sees it today. */
export interface UserRow {
  readonly id: string;
  readonly username: string;
  readonly email: string | null;
  readonly disabledAt: string | null;
  readonly createdAt: string;
  readonly changedAt: string;
  readonly version: number;
  readonly userName: string | null;
  readonly externalId: string | null;
  readonly employeeId: string;
  readonly kind: string;
  readonly name: string;
  readonly frontTitle: string | null;
  readonly backTitle: string | null;
  readonly nip: string | null;
  readonly gradeCode: string | null;
  readonly gradeName: string | null;
  readonly unitId: string | null;
  readonly unitName: string | null;
  readonly positionId: string | null;
  readonly positionTitle: string | null;
  readonly managerId: string | null;
  readonly managerName: string | null;
}

/** When account, person or link were changed last. */
const ACCOUNT_OR_PERSON = 'CASE WHEN e.updatedAt > a.updatedAt THEN e.updatedAt ELSE a.updatedAt END';
const CHANGED_AT = `CASE WHEN s.updatedAt > ${ACCOUNT_OR_PERSON} THEN s.updatedAt ELSE ${ACCOUNT_OR_PERSON} END`;

const JOINS = `${account} a JOIN ${employee} e ON e.id = a.employeeId
  LEFT JOIN scim_user s ON s.accountId = a.id AND s.serviceAccountId = ?
  LEFT JOIN ${assignment} p ON p.employeeId = e.id AND p.kind = 'DEFINITIF' AND p.validFrom <= ? AND p.validUntil >= ?
  LEFT JOIN ${orgUnit} u ON u.id = p.unitId LEFT JOIN ${position} t ON t.id = p.positionId
  LEFT JOIN ${reportingLine} r ON r.employeeId = e.id AND r.validFrom <= ? AND r.validUntil >= ?
  LEFT JOIN ${account} ma ON ma.employeeId = r.appraiserId`;
/** What one identity system has deleted is not there for it. */
const NOT_DELETED = `NOT EXISTS (SELECT 1 FROM scim_user ms WHERE ms.accountId = ma.id AND ms.serviceAccountId = ?
  AND ms.removedAt IS NOT NULL)`;

/** The tables behind a user on a day, for one identity system: the superior only where `isReached` holds of `r.appraiserId`. */
export function userFrom(serviceAccountId: string, on: CivilDate, isReached: SqlCondition): SqlCondition {
  return {
    sql: `${JOINS} AND ${isReached.sql} AND ${NOT_DELETED} LEFT JOIN ${employee} me ON me.id = ma.employeeId`,
    values: [serviceAccountId, on, on, on, on, ...isReached.values, serviceAccountId],
  };
}

/** `UserRow` from `userFrom`. */
export const USER_SELECT = `SELECT a.id, a.username, a.email, a.disabledAt, a.createdAt, ${CHANGED_AT} AS changedAt, a.version,
  s.userName, s.externalId, e.id AS employeeId, e.kind, e.name, e.frontTitle, e.backTitle, e.nip, e.gradeCode, e.gradeName,
  p.unitId, u.name AS unitName, p.positionId, t.title AS positionTitle, ma.id AS managerId, me.name AS managerName`;

const lower = (text: string): string => text.toLowerCase();
/** A NIP as people write it, without spaces and points. */
export const digitsOf = (text: string): string => text.replace(/[ .]/g, '');
const text = (sql: string, more: Partial<FilterColumn> = {}): FilterColumn => ({ sql, kind: 'text', ...more });
const flag = (sql: string): FilterColumn => ({ sql, kind: 'flag' });
const instant = (sql: string): FilterColumn => ({ sql, kind: 'instant' });

/** The attributes of a user that can be filtered and sorted by, for one identity system. */
export function userColumns(serviceAccountId: string): FilterColumns {
  const own = (column: string, value: string) => ({
    sql: `SELECT accountId AS id FROM scim_user WHERE serviceAccountId = ? AND ${column} = ?`,
    values: [serviceAccountId, value],
  });
  const by = (table: string, column: string) => (value: string) => ({
    sql: `SELECT id FROM ${table} WHERE ${column} = ?`,
    values: [value],
  });
  const byNumber = (value: string) => ({
    sql: `SELECT n.id FROM ${account} n JOIN ${employee} h ON h.id = n.employeeId WHERE h.nip = ?`,
    values: [value],
  });
  const number = text('e.nip', { form: digitsOf, anchor: byNumber });
  const email = text('a.email', { form: lower, anchor: by(account, 'email') });
  const names = (value: string) => {
    const [there, here] = [own('userNameKey', value), by(account, 'username')(value)];
    return { sql: `${there.sql} UNION ${here.sql}`, values: [...there.values, ...here.values] };
  };
  const all: Record<string, FilterColumn> = {
    id: text('a.id', { anchor: by(account, 'id') }),
    userName: text('COALESCE(s.userNameKey, a.username)', { form: lower, anchor: names }),
    externalId: text('s.externalId', { anchor: (value) => own('externalId', value) }),
    active: flag('(a.disabledAt IS NULL)'),
    emails: email,
    'emails.value': email,
    'emails.type': text("CASE WHEN a.email IS NULL THEN NULL ELSE 'work' END", { form: lower }),
    'emails.primary': flag('CASE WHEN a.email IS NULL THEN NULL ELSE 1 END'),
    displayName: text('e.nameKey', { form: nameKey }),
    title: text('t.titleKey', { form: searchKey }),
    'meta.created': instant('a.createdAt'),
    'meta.lastModified': instant(CHANGED_AT),
    [`${ENTERPRISE}:employeeNumber`]: number,
    [`${ENTERPRISE}:department`]: text('u.nameKey', { form: searchKey }),
    [`${ENTERPRISE}:manager.value`]: text('ma.id'),
    [`${ASN}:nipBaru`]: number,
    [`${ASN}:jenisPegawai`]: text('e.kind', { form: (value) => value.toUpperCase() }),
    [`${ASN}:golonganId`]: text('e.gradeCode'),
    [`${ASN}:unorId`]: text('p.unitId'),
    [`${ASN}:jabatanId`]: text('p.positionId'),
    [`${ASN}:jabatanNama`]: text('t.titleKey', { form: searchKey }),
  };
  return new Map(Object.entries(all).map(([name, column]) => [name.toLowerCase(), column]));
}
