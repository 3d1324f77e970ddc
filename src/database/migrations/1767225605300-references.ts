import { tablesMigration } from '../../kernel/database/tables.js';
import { REFERENCE_ROWS } from './1767225605300-reference-rows.js';

const AT = "'2026-01-01 00:00:00.000'";

/** One row as SQL: the place in its list orders it, and the place among all makes its id. */
function valuesOf(): string[] {
  let number = 0;
  return Object.entries(REFERENCE_ROWS).flatMap(([list, rows]) =>
    rows.map(([code, name, attributes = {}], index) => {
      number += 1;
      const id = `01960000-0000-7001-8000-${String(number).padStart(12, '0')}`;
      const facts = `'${list}', '${code}', '${name}', ${index + 1}, '${JSON.stringify(attributes)}'`;
      return `('${id}', ${facts}, 1, '0001-01-01', '9999-12-31', ${AT}, ${AT}, 1)`;
    }),
  );
}

/** Lists of codes with their meaning, each row with the days on which it holds. */
export const References1767225605300 = tablesMigration(
  'References1767225605300',
  {
    reference_item: [
      `id id, list text(24), code text(24), name text(200), sequence integer, attributes longText, isLegal flag,
        validFrom day, validUntil day, createdAt instant, updatedAt instant, version integer`,
      'unique list code validFrom',
      'list sequence code',
    ],
  },
  [
    'DELETE FROM reference_item',
    `INSERT INTO reference_item (id, list, code, name, sequence, attributes, isLegal, validFrom, validUntil, createdAt,
      updatedAt, version) VALUES ${valuesOf().join(', ')}`,
  ],
);
