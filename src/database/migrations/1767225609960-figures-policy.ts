import { tablesMigration } from '../../kernel/database/tables.js';

const AT = "'2026-01-01 00:00:00.000'";

/** From how many people on figures are shown, and what of them was published. Source: rules.md CH-4, PF-1 to PF-4. */
export const FiguresPolicy1767225609960 = tablesMigration(
  'FiguresPolicy1767225609960',
  {
    figures_policy: [
      'id integer key, fewestPeople integer, isPublic flag, fewestPublicPeople integer, updatedAt instant, version integer',
    ],
    public_figures: [
      'id id, performancePeriodId ref(performance_period), figures longText, publishedAt instant, version integer',
      'unique performancePeriodId',
    ],
  },
  [
    'DELETE FROM figures_policy',
    `INSERT INTO figures_policy (id, fewestPeople, isPublic, fewestPublicPeople, updatedAt, version) VALUES (1, 5, 0, 10, ${AT}, 1)`,
  ],
);
