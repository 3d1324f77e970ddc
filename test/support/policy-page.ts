import {
  type Belonging,
  type Permission,
  PERMISSIONS,
  ROLES,
  type RoleName,
} from '../../src/kernel/auth/permissions.js';
import { isScimAddress } from '../../src/kernel/http/scim-form.js';
import type { DescribedOperation } from './described.js';
import { table } from './written.js';

/** A column of the page: somebody who calls with one role, and how the object stands to him; without a word in no way. */
export interface Column {
  readonly name: string;
  readonly role: RoleName;
  readonly relation?: 'OWN' | 'SUBORDINATES' | 'BELOW' | 'SIGNED' | 'UNIT' | 'OTHERS';
  /** A machine that is confined to a unit: of what belongs to people it reaches `UNIT` instead of `ALL`. */
  readonly isConfined?: boolean;
}

/** What an operation answers to somebody, as the page says it. */
export type Cell = '✓' | '403' | '404' | '422' | '400' | '–';

const OF_PEOPLE: readonly Column[] = [
  { name: 'own', role: 'EMPLOYEE', relation: 'OWN' },
  { name: 'subordinate', role: 'EMPLOYEE', relation: 'SUBORDINATES' },
  { name: 'subordinate’s subordinate', role: 'EMPLOYEE', relation: 'BELOW' },
  { name: 'former subordinate', role: 'EMPLOYEE', relation: 'SIGNED' },
  { name: 'superior', role: 'EMPLOYEE' },
  { name: 'colleague', role: 'EMPLOYEE' },
  { name: 'other', role: 'EMPLOYEE' },
  { name: 'UNIT_HR: own', role: 'UNIT_HR', relation: 'OWN' },
  { name: 'UNIT_HR: unit', role: 'UNIT_HR', relation: 'UNIT' },
  { name: 'UNIT_HR: elsewhere', role: 'UNIT_HR' },
  { name: 'ADMIN', role: 'ADMIN' },
  { name: 'AUDITOR', role: 'AUDITOR' },
  { name: 'SERVICE', role: 'SERVICE' },
  { name: 'SERVICE: unit', role: 'SERVICE', relation: 'UNIT', isConfined: true },
  { name: 'SERVICE: elsewhere', role: 'SERVICE', isConfined: true },
];
const OF_ACCOUNTS: readonly Column[] = ROLES.flatMap((role): Column[] => [
  { name: `${role}: own`, role, relation: 'OWN' },
  { name: `${role}: other`, role, relation: 'OTHERS' },
]);
const OF_NOBODY: readonly Column[] = ROLES.map((role) => ({ name: role, role }));

/** The columns of each table, by what its objects belong to. */
export const COLUMNS: Readonly<Record<Belonging, readonly Column[]>> = {
  PERSON: OF_PEOPLE,
  ACCOUNT: OF_ACCOUNTS,
  NOBODY: OF_NOBODY,
};

/** What follows from the policy for one operation and one caller. */
function cellOf({ method, path, permission, isList }: DescribedOperation, column: Column): Cell {
  const { reach } = PERMISSIONS[permission as Permission];
  if (!reach[column.role]) return '403';
  if (reaches(permission, column)) return '✓';
  if (path.includes('{')) return reaches(`${permission.split(':')[0]}:read`, column) ? '403' : '404';
  if (isList) return '–';
  // SCIM has no 422.
  return (method === 'POST' || method === 'PUT') && !isScimAddress(path) ? '422' : '400';
}

function reaches(permission: string, { role, relation, isConfined }: Column): boolean {
  const rule = (PERMISSIONS as Partial<typeof PERMISSIONS>)[permission as Permission];
  // What belongs to nobody lies in no unit.
  const isOfUnit = isConfined && rule?.of !== 'NOBODY';
  const words = (rule?.reach[role] ?? []).map((one) => (isOfUnit && one === 'ALL' ? 'UNIT' : one));
  // What was signed, and what was done, while the person was still a subordinate.
  const isThen = (one: string): boolean => one === 'ON_DAY' && relation === 'SIGNED';
  // Both appraisers of the tables head the unit, or the one above it.
  const isLed = (one: string): boolean => one === 'LED' && (relation === 'SUBORDINATES' || relation === 'BELOW');
  return words.some((one) => one === 'ALL' || one === relation || isThen(one) || isLed(one));
}

/** How operations are called in the tables of the page. */
export function nameOf({ method, path }: Pick<DescribedOperation, 'method' | 'path'>): string {
  return `${method} ${path.replace(/^\/api\/v1/, '')}`;
}

/** The tables of operations whose objects belong to a person, an account or nobody. */
export function operationsTable(operations: readonly DescribedOperation[], of: Belonging): string {
  const rows = operations.filter(({ permission }) => PERMISSIONS[permission as Permission]?.of === of);
  const head = ['Operation', 'Permission', ...COLUMNS[of].map(({ name }) => name)];
  const cells = (one: DescribedOperation): string[] => COLUMNS[of].map((column) => cellOf(one, column));
  return table(
    head,
    rows.map((one) => [`\`${nameOf(one)}\``, `\`${one.permission}\``, ...cells(one)]),
  );
}

const WORDS: Record<string, string> = {
  ALL: 'all',
  OWN: 'own',
  SUBORDINATES: 'subordinates',
  SIGNED: 'signed',
  DUTY: 'duty',
  ESCALATED: 'escalated',
  ON_DAY: 'of that day',
  SUCCESSOR: 'successor',
  EXAMINES: 'examines',
  LED: 'led',
  SEATED: 'seated',
  UNIT: 'unit',
  OTHERS: 'others',
};

/** The policy itself: each permission with whose objects each role reaches. */
export function policyTable(of: Belonging): string {
  const rules = Object.entries(PERMISSIONS).filter(([, rule]) => rule.of === of);
  const reach = (relations: readonly string[] | undefined): string =>
    (relations ?? []).map((relation) => (of === 'NOBODY' ? '✓' : WORDS[relation])).join(', ');
  return table(
    ['Permission', ...ROLES],
    rules.map(([name, rule]) => [`\`${name}\``, ...ROLES.map((role) => reach(rule.reach[role]))]),
  );
}

/** One row of a written table. */
export interface WrittenRow {
  readonly permission: string;
  readonly cells: ReadonlyMap<string, Cell>;
}

/** Reads the tables of operations back from the page, by the name of the operation. */
export function writtenPolicy(page: string): Map<string, WrittenRow> {
  const rows = new Map<string, WrittenRow>();
  let columns: readonly string[] = [];
  for (const line of page.split('\n')) {
    const [first = '', second = '', ...rest] = line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
    if (first === 'Operation' && second === 'Permission') columns = rest;
    else if (!line.startsWith('|')) columns = [];
    else if (columns.length > 0 && first.startsWith('`')) {
      const cells = new Map(columns.map((name, at) => [name, rest[at] as Cell]));
      rows.set(first.replaceAll('`', ''), { permission: second.replaceAll('`', ''), cells });
    }
  }
  return rows;
}
