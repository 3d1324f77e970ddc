/** What may be told of a statement: its kind and table, and its text without any value. */
export interface StatementOutline {
  /** `SELECT work_plan` */
  readonly summary: string;
  readonly operation: string;
  readonly table: string | undefined;
  readonly text: string;
}

const LITERALS = /'(?:[^'\\]|''|\\.)*'|"(?:[^"\\]|""|\\.)*"|\b(?:0x[0-9a-f]+|\d+(?:\.\d+)?)\b/gi;
const LISTS = /\(\s*\?(?:\s*,\s*\?)*\s*\)(?:\s*,\s*\(\s*\?(?:\s*,\s*\?)*\s*\))*/g;
const MOST_CHARACTERS = 2_000;

/**
 * Values are bound, so a statement's text holds none of callers; whatever literals it has are taken out all the same, so
 * that a careless statement cannot tell one.
 */
export function outlineOf(sql: string): StatementOutline {
  const text = sql.replace(LITERALS, '?').replace(LISTS, '(?)').replace(/\s+/g, ' ').trim();
  const operation = /^[a-z]+/i.exec(text)?.[0].toUpperCase() ?? 'STATEMENT';
  const table = /\b(?:FROM|INTO|UPDATE)\s+`?([a-z_]\w*)/i.exec(text)?.[1];
  const summary = table ? `${operation} ${table}` : operation;
  return { summary, operation, table, text: text.slice(0, MOST_CHARACTERS) };
}
