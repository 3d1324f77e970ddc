import { joined, raw, sql, type Sql } from '../../../../kernel/database/sql.js';
import type { RetirementAges } from '../../../organization/index.js';

/**
 * The retirement age of the post `p` in SQL, by the same order as `retirementAge`: the post's own, the special posts whose
 * longest beginning the title has, the level, the usual one. Source: rules.md OR-6.
 */
export function retirementAgeSql({ special, byLevel, otherwise }: RetirementAges): Sql {
  const longestFirst = [...special].sort((a, b) => b.titleStartsWith.length - a.titleStartsWith.length);
  const byTitle = longestFirst.map(({ titleStartsWith, age }) => {
    const start = titleStartsWith.toLowerCase();
    const length = raw(String([...start].length + 1));
    return sql`WHEN LOWER(p.title) = ${start} OR SUBSTR(LOWER(p.title), 1, ${length}) = ${`${start} `} THEN ${whole(age)}`;
  });
  const ofLevel = [...byLevel].map(([level, age]) => sql`WHEN p.level = ${level} THEN ${whole(age)}`);
  const lines = [...byTitle, ...ofLevel, sql`WHEN 1 = 1 THEN ${whole(otherwise)}`];
  return sql`COALESCE(p.retirementAge, CASE ${joined(lines, ' ')} END)`;
}

const whole = (age: number): Sql => raw(String(Math.trunc(age)));
