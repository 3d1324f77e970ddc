import type { SqlCondition } from '../../../kernel/database/condition.js';

/** The last sign there is: what begins with a text lies between the text and the text with this behind it. */
const LAST = '\u{10FFFF}';

const WHOLE_NUMBER = 18;

/** A word that was looked for, with the words of names that are like it and do not begin with it. */
export interface SoughtWord {
  readonly word: string;
  readonly alike: readonly string[];
}

/** Rows of `person_word` whose word fits one that was looked for. */
export function wordFits({ word, alike }: SoughtWord, table: string): SqlCondition {
  const begins = `${table}.word >= ? AND ${table}.word < ?`;
  if (alike.length === 0) return { sql: `(${begins})`, values: [word, word + LAST] };
  const sql = `(${begins} OR ${table}.word IN (${alike.map(() => '?').join(', ')}))`;
  return { sql, values: [word, word + LAST, ...alike] };
}

/** People one of whose words fits. */
export function isNamed(sought: SoughtWord): SqlCondition {
  const { sql, values } = wordFits(sought, 'pw');
  return { sql: `EXISTS (SELECT 1 FROM person_word pw WHERE pw.employeeId = e.id AND ${sql})`, values };
}

/** Rows of `employee_number` with these digits in the number; a whole one is found at once. */
export function numberFits(digits: string, table: string): SqlCondition {
  if (digits.length === WHOLE_NUMBER) return { sql: `${table}.number = ?`, values: [digits] };
  return { sql: `${table}.number LIKE ?`, values: [`%${digits}%`] };
}

/** People who have or had a number with these digits in it. */
export function isNumbered(digits: string): SqlCondition {
  const { sql, values } = numberFits(digits, 'en');
  return { sql: `EXISTS (SELECT 1 FROM employee_number en WHERE en.employeeId = e.id AND ${sql})`, values };
}

/** `column IN (…)`, and nothing for no values. */
export function isOneOf(column: string, values: readonly string[]): SqlCondition {
  if (values.length === 0) return { sql: '1 = 0', values: [] };
  return { sql: `${column} IN (${values.map(() => '?').join(', ')})`, values };
}
