import type { SqlCondition } from '../../kernel/database/condition.js';
import type { DataSubject, PersonalTable } from '../../kernel/personal-data/personal-data.js';

/** The rows of a table that belong to a person; null where there are none, because he has no account or nothing leads to him. */
export function rowsOf({ of, by }: Pick<PersonalTable, 'of' | 'by'>, subject: DataSubject): SqlCondition | null {
  const id = of === 'EMPLOYEE' ? subject.employeeId : subject.accountId;
  if (id === null || by.length === 0) return null;
  const sql = by.map((way) => (way.includes('?') ? way : `${way} = ?`)).join(' OR ');
  return { sql: `(${sql})`, values: by.map(() => id) };
}
