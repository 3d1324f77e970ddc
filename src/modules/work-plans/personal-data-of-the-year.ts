import { kept, type PersonalTable } from '../../kernel/personal-data/personal-data.js';

/** What belongs to a plan. */
export const OF_PLAN = {
  of: 'EMPLOYEE',
  by: ['workPlanId IN (SELECT wp.id FROM work_plan wp WHERE wp.employeeId = ?)'],
  ground: 'LEGAL_DUTY',
  readers: 'work-plan:read',
  retention: 'PERSON',
} as const;
/** Words that go with the person. */
export const ERASED = { erasure: { text: '–' } } as const;

/** What arises in the course of the year: progress, evidence, feedback. */
export const YEAR_TABLES: Readonly<Record<string, PersonalTable>> = {
  entry_reopening: {
    about: { id: 'Pelaporan yang dibuka kembali', en: 'Late reports that were taken' },
    of: 'EMPLOYEE',
    by: ['workPlanId IN (SELECT wp.id FROM work_plan wp WHERE wp.employeeId = ?)', 'reopenedByEmployeeId'],
    ground: 'LEGAL_DUTY',
    readers: 'work-plan:read',
    retention: 'PERSON',
    groups: [
      kept(
        'id workPlanId evaluationPeriodId openUntil reopenedByEmployeeId',
        'Siapa menerima laporan terlambat, dan sampai kapan',
        'Who took late reports, and up to when',
      ),
      kept('reason', 'Alasannya', 'Why', ERASED),
    ],
  },
  unit_agreement: {
    about: { id: 'Perjanjian Kinerja', en: 'Unit agreements' },
    of: 'EMPLOYEE',
    by: ['firstPartyId', 'secondPartyId'],
    ground: 'LEGAL_DUTY',
    readers: 'unit-agreement:read',
    retention: 'PERSON',
    groups: [
      kept(
        `id unitId performancePeriodId edition status reason budget nodes unitName firstPartyId firstSignedAt secondPartyId secondSignedAt
        letterNumber letterOn treeChangedAt`,
        'Perjanjian Kinerja unit (PermenPANRB 53/2014)',
        'What a unit is to reach (PermenPANRB 53/2014)',
      ),
      kept(
        'firstSnapshot secondSnapshot',
        'Nama kedua pihak pada dokumen yang diumumkan (PermenPANRB 53/2014)',
        'Both names on a document that is published (PermenPANRB 53/2014)',
      ),
    ],
  },
  result_handover: {
    about: { id: 'Serah terima hasil kerja', en: 'Results that were handed over' },
    ...OF_PLAN,
    by: [
      'fromWorkPlanId IN (SELECT wp.id FROM work_plan wp WHERE wp.employeeId = ?)',
      'toWorkPlanId IN (SELECT wp.id FROM work_plan wp WHERE wp.employeeId = ?)',
    ],
    groups: [
      kept(
        'id fromWorkPlanId fromResultId toWorkPlanId toResultId target achieved',
        'Hasil kerja yang dilanjutkan pada SKP lain, dan capaiannya sampai saat itu',
        'Which results go on in another plan, and how far they had come',
      ),
    ],
  },
  handover_notice: {
    about: { id: 'Pemberitahuan serah terima', en: 'Notices of results that wait' },
    ...OF_PLAN,
    by: ['employeeId'],
    groups: [kept('id workPlanId employeeId', 'Pengganti sudah diberi tahu', 'That a successor was told')],
  },
  progress_entry: {
    about: { id: 'Realisasi', en: 'Progress' },
    ...OF_PLAN,
    groups: [
      kept(
        'id workPlanId indicatorId occurredOn valueHundredths isCumulative sourceName measuredAt serviceAccountId',
        'Realisasi kinerja',
        'What was achieved',
      ),
      kept('note', 'Penjelasan realisasi', 'What the owner says of it', { erasure: 'NULL' }),
    ],
  },
  daily_log_entry: {
    about: { id: 'Log harian', en: 'The daily log' },
    of: 'EMPLOYEE',
    by: ['employeeId'],
    ground: 'PUBLIC_TASK',
    readers: 'daily-log:read',
    retention: 'PERSON',
    groups: [
      kept(
        'id employeeId workPlanId resultId occurredOn minutes quantityHundredths unit evidenceId seenAt seenByEmployeeId',
        'Pemantauan kinerja harian, jika dipakai pemerintah daerah',
        'Monitoring day by day, where the government wants it',
      ),
      kept('text', 'Kegiatan pada hari itu', 'What was done on the day', ERASED),
      kept('otherDuty seenNote', 'Tugas lain, dan catatan atasan', 'Other duties, and what a superior notes', {
        erasure: 'NULL',
      }),
    ],
  },
  action_item: {
    about: { id: 'Rencana aksi', en: 'Action plans' },
    ...OF_PLAN,
    groups: [
      kept(
        'id workPlanId resultId evaluationPeriodId status',
        'Rencana aksi per masa evaluasi',
        'Steps to the results',
      ),
      kept('statement', 'Rencana aksi per masa evaluasi', 'Steps to the results', ERASED),
      kept('target note', 'Sasaran langkah dan hasilnya', 'What a step is to come to, and how it went', {
        erasure: 'NULL',
      }),
    ],
  },
  feedback: {
    about: { id: 'Umpan balik', en: 'Feedback' },
    of: 'EMPLOYEE',
    by: ['workPlanId IN (SELECT wp.id FROM work_plan wp WHERE wp.employeeId = ?)', 'giverEmployeeId'],
    ground: 'LEGAL_DUTY',
    readers: 'work-plan:read',
    retention: 'PERSON',
    groups: [
      kept(
        'id workPlanId giverEmployeeId relation requestId part partId kind',
        'Umpan balik berkelanjutan (PermenPANRB 6/2022)',
        'Continuous feedback (PermenPANRB 6/2022)',
      ),
      kept('text', 'Isi umpan balik', 'What was said', ERASED),
    ],
  },
  feedback_reply: {
    about: { id: 'Jawaban atas umpan balik', en: 'Answers to feedback' },
    of: 'EMPLOYEE',
    by: [
      'feedbackId IN (SELECT fb.id FROM feedback fb JOIN work_plan wp ON wp.id = fb.workPlanId WHERE wp.employeeId = ?)',
      'authorEmployeeId',
    ],
    ground: 'LEGAL_DUTY',
    readers: 'work-plan:read',
    retention: 'PERSON',
    groups: [
      kept('id feedbackId authorEmployeeId', 'Jawaban atas umpan balik', 'Answers to feedback'),
      kept('text', 'Isi jawaban', 'What was answered', ERASED),
    ],
  },
  feedback_request: {
    about: { id: 'Permintaan umpan balik', en: 'Requests for feedback' },
    of: 'EMPLOYEE',
    by: ['workPlanId IN (SELECT wp.id FROM work_plan wp WHERE wp.employeeId = ?)', 'askedByEmployeeId'],
    ground: 'LEGAL_DUTY',
    readers: 'work-plan:read',
    retention: 'PERSON',
    groups: [
      kept(
        'id workPlanId fromEmployeeId askedByEmployeeId part partId status',
        'Permintaan umpan balik',
        'Who was asked for feedback',
      ),
      kept('question', 'Isi pertanyaan', 'What was asked', ERASED),
    ],
  },
  evidence: {
    about: { id: 'Bukti dukung', en: 'Evidence' },
    ...OF_PLAN,
    groups: [
      kept(
        'id workPlanId occurredOn mediaType isCleaned verdict assessedAt assessedByEmployeeId withdrawnAt',
        'Bukti atas realisasi kinerja',
        'What proves the progress',
      ),
      kept('title', 'Bukti atas realisasi kinerja', 'What proves the progress', ERASED),
      kept(
        'note url fileId fileName verdictReason',
        'Berkas atau tautan bukti dan keterangannya',
        'The file or link of evidence and what is said of it',
        { erasure: 'NULL' },
      ),
    ],
  },
  evidence_link: {
    about: { id: 'Apa yang dibuktikan', en: 'What evidence proves' },
    ...OF_PLAN,
    by: [
      'evidenceId IN (SELECT ev.id FROM evidence ev JOIN work_plan wp ON wp.id = ev.workPlanId WHERE wp.employeeId = ?)',
    ],
    groups: [
      kept(
        'id evidenceId sequence resultId indicatorId progressEntryId',
        'Kaitan bukti dengan hasil kerja',
        'Which results evidence stands for',
      ),
    ],
  },
  evidence_upload: {
    about: { id: 'Berkas yang sedang diunggah', en: 'Files on their way' },
    of: 'ACCOUNT',
    by: ['accountId'],
    ground: 'LEGAL_DUTY',
    readers: null,
    retention: 'EVIDENCE_UPLOAD',
    removed: true,
    groups: [
      kept(
        'id accountId place fileName sizeBytes offsetBytes scanEngine scannedAt sha256 takenUntil expiresAt',
        'Melanjutkan unggahan yang terputus',
        'To go on with an upload that broke off',
      ),
    ],
  },
};
