import { kept, type PersonalTable } from '../../../kernel/personal-data/personal-data.js';

/** What the library of results keeps of people: who has handed something out, and for whom. */
export const LIBRARY_TABLES: Readonly<Record<string, PersonalTable>> = {
  library_distribution: {
    about: { id: 'Pembagian hasil kerja pustaka', en: 'Results of the library that were handed out' },
    of: 'ACCOUNT',
    by: ['createdByAccountId'],
    ground: 'LEGAL_DUTY',
    readers: 'library-distribution:read',
    retention: 'PERSON',
    groups: [
      kept(
        'id libraryResultId performancePeriodId unitId positionTitle jobId createdByAccountId finishedAt',
        'Siapa membagikan hasil kerja apa, dan kepada unit mana',
        'Who has handed what out, and to which unit',
      ),
    ],
  },
  library_distribution_record: {
    about: { id: 'Hasil kerja pustaka yang dibagikan kepada Anda', en: 'Results of the library handed to somebody' },
    of: 'EMPLOYEE',
    by: ['employeeId'],
    ground: 'LEGAL_DUTY',
    readers: 'library-distribution:read',
    retention: 'PERSON',
    groups: [
      kept(
        'id distributionId employeeId outcome',
        'Apa yang terjadi dengan pembagian hasil kerja',
        'What became of the result for the plan',
      ),
    ],
  },
};
