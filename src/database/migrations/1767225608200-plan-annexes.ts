import { tablesMigration } from '../../kernel/database/tables.js';

const ANNEXES = '["DUKUNGAN_SUMBER_DAYA","SKEMA_PERTANGGUNGJAWABAN","KONSEKUENSI"]';
const AT = "'2026-01-01 00:00:00.000'";

/** The three lists that belong to an SKP, and what a government asks of plans. Source: rules.md WP-18, WP-19. */
export const PlanAnnexes1767225608200 = tablesMigration(
  'PlanAnnexes1767225608200',
  {
    work_plan_annex: ['id id, workPlanId ref(work_plan), kind text(28), entries longText?', 'unique workPlanId kind'],
    work_plan_policy: [
      `id integer key, requiredAnnexes longText, expectedAspects longText, fewestMainResults integer, mostMainResults integer,
        updatedAt instant, version integer`,
    ],
  },
  [
    'DELETE FROM work_plan_policy',
    `INSERT INTO work_plan_policy (id, requiredAnnexes, expectedAspects, fewestMainResults, mostMainResults, updatedAt, version)
      VALUES (1, '${ANNEXES}', '["KUANTITAS"]', 3, 8, ${AT}, 1)`,
  ],
);
