import { kept, type PersonalTable } from '../../../kernel/personal-data/personal-data.js';

/** What drafts for many people keep: who has had them prepared, and what became of whom. */
export const DRAFT_TABLES: Readonly<Record<string, PersonalTable>> = {
  plan_draft_run: {
    about: { id: 'Penyiapan draf SKP', en: 'Drafts of plans that were prepared' },
    of: 'ACCOUNT',
    by: ['createdByAccountId'],
    ground: 'LEGAL_DUTY',
    readers: 'work-plan-draft:read',
    retention: 'PERSON',
    groups: [
      kept(
        'id performancePeriodId unitId jobId createdByAccountId finishedAt',
        'Siapa menyiapkan draf SKP tahun mana, dan untuk unit mana',
        'Who has had drafts of which year prepared, and for which unit',
      ),
    ],
  },
  plan_draft_record: {
    about: { id: 'Draf SKP yang disiapkan untuk Anda', en: 'Drafts of plans prepared for somebody' },
    of: 'EMPLOYEE',
    by: ['employeeId'],
    ground: 'LEGAL_DUTY',
    readers: 'work-plan-draft:read',
    retention: 'PERSON',
    groups: [
      kept(
        'id runId employeeId outcome',
        'Apakah draf disiapkan, dan bila tidak, sebabnya',
        'Whether a draft was prepared, and if not, why',
      ),
    ],
  },
};
