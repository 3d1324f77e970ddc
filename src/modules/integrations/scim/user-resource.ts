import { hash } from 'node:crypto';
import { isoOf } from '../../../kernel/database/dialect.js';
import { displayName } from '../../employees/index.js';
import { ASN, ENTERPRISE, USER } from './names.js';
import type { UserRow } from './user-rows.js';
import type { ScimUserResponse } from './http/scim.response.js';

/** What a user shows besides its row. */
export interface UserSurroundings {
  /** Where SCIM stands, `https://…/scim/v2`. */
  readonly base: string;
  /** The roles of today. */
  readonly roles: readonly string[];
  /** Name of the government; null while there is no unit. */
  readonly government: string | null;
}

/** A user as SCIM shows it, whole. */
export function toUser(row: UserRow, { base, roles, government }: UserSurroundings): ScimUserResponse {
  const shown = {
    ...core(row, base, roles),
    [ENTERPRISE]: enterprise(row, base, government),
    [ASN]: civilServant(row),
  };
  const meta = {
    resourceType: 'User',
    created: isoOf(row.createdAt),
    lastModified: isoOf(row.changedAt),
    location: `${base}/Users/${row.id}`,
  };
  const version = entityTag(Number(row.version), { ...shown, meta });
  return { ...shown, meta: { ...meta, version } } as ScimUserResponse;
}

/** The weak entity tag of a resource: a version, and a hash because much of what is shown changes without the version. */
export function entityTag(version: number, shown: object): string {
  return `W/"${version}-${hash('sha1', JSON.stringify(shown), 'base64url').slice(0, 12)}"`;
}

function core(row: UserRow, base: string, roles: readonly string[]) {
  const { frontTitle, backTitle } = row;
  return {
    schemas: [USER, ENTERPRISE, ASN],
    id: row.id,
    ...given({ externalId: row.externalId }),
    userName: row.userName ?? row.username,
    active: row.disabledAt === null,
    ...(row.email === null ? {} : { emails: [{ value: row.email, type: 'work', primary: true }] }),
    displayName: row.name,
    name: { formatted: displayName(row), ...given({ honorificPrefix: frontTitle, honorificSuffix: backTitle }) },
    ...given({ title: row.positionTitle }),
    groups: roles.map((role) => ({ value: role, display: role, $ref: `${base}/Groups/${role}`, type: 'direct' })),
  };
}

function enterprise(row: UserRow, base: string, government: string | null) {
  const { managerId, managerName } = row;
  const manager = managerId && { value: managerId, $ref: `${base}/Users/${managerId}`, displayName: managerName };
  return {
    ...given({ employeeNumber: row.nip, organization: government, department: row.unitName }),
    ...(manager ? { manager } : {}),
  };
}

function civilServant({ nip, kind, gradeCode, gradeName, unitId, positionId, positionTitle }: UserRow) {
  const grade = { golonganId: gradeCode, golonganNama: gradeName };
  const post = { unorId: unitId, jabatanId: positionId, jabatanNama: positionTitle };
  return { ...given({ nipBaru: nip }), jenisPegawai: kind, ...given({ ...grade, ...post }) };
}

/** Without what has no value: an attribute that is not there and one without a value are the same in SCIM. */
function given<T extends Record<string, string | null>>(values: T): Partial<Record<keyof T, string>> {
  const some = Object.entries(values).filter(([, value]) => value !== null);
  return Object.fromEntries(some) as Partial<Record<keyof T, string>>;
}
