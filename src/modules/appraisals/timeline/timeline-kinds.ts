import type { Bilingual } from '../../../kernel/i18n/language.js';
import { PLAN_EVENT_KINDS } from '../../work-plans/index.js';

/** What a timeline tells of: what happens with plans, then with appraisals. */
export const TIMELINE_KINDS = [
  ...PLAN_EVENT_KINDS,
  'APPRAISAL_OPENED',
  'SELF_ASSESSED',
  'RATED',
  'APPRAISAL_PUBLISHED',
  'APPRAISAL_ACKNOWLEDGED',
  'OBJECTION_FILED',
  'OBJECTION_EXAMINED',
  'OBJECTION_HEARD',
  'OBJECTION_ENDED',
] as const;
export type TimelineKind = (typeof TIMELINE_KINDS)[number];

/** Each of them in words. */
export const TIMELINE_TITLES: Readonly<Record<TimelineKind, Bilingual>> = {
  PLAN_STARTED: { id: 'SKP mulai disusun', en: 'The plan was begun' },
  PLAN_SUBMITTED: { id: 'SKP diajukan', en: 'The plan was handed in' },
  PLAN_RETURNED: { id: 'SKP dikembalikan', en: 'The plan was returned' },
  PLAN_ESCALATED: {
    id: 'SKP diajukan kepada atasan pejabat penilai',
    en: "The plan was put before the appraiser's superior",
  },
  PLAN_AGREED: { id: 'SKP disepakati', en: 'The plan was agreed' },
  PLAN_ACTIVATED: { id: 'SKP berlaku', en: 'The plan is in force' },
  PLAN_ENDED: { id: 'SKP berakhir', en: 'The plan ended' },
  REVISION_SUBMITTED: { id: 'Perubahan SKP diajukan', en: 'A revision was handed in' },
  REVISION_DECIDED: { id: 'Perubahan SKP diputuskan', en: 'A revision was decided' },
  ENTRY_REOPENED: { id: 'Pelaporan dibuka kembali', en: 'Reports were reopened' },
  PROGRESS_REPORTED: { id: 'Realisasi dilaporkan', en: 'Progress was reported' },
  EVIDENCE_ADDED: { id: 'Bukti dukung ditambahkan', en: 'Evidence was added' },
  EVIDENCE_ASSESSED: { id: 'Bukti dukung diperiksa', en: 'Evidence was assessed' },
  COMMENTED: { id: 'Tanggapan pada SKP', en: 'A comment on the plan' },
  FEEDBACK_GIVEN: { id: 'Umpan balik diberikan', en: 'Feedback was given' },
  FEEDBACK_ANSWERED: { id: 'Umpan balik ditanggapi', en: 'Feedback was answered' },
  APPRAISAL_OPENED: { id: 'Penilaian dibuka', en: 'An appraisal was opened' },
  SELF_ASSESSED: { id: 'Pegawai menilai diri', en: 'The employee assessed the own work' },
  RATED: { id: 'Pejabat penilai menilai', en: 'The appraiser rated' },
  APPRAISAL_PUBLISHED: { id: 'Hasil penilaian disampaikan', en: 'The result was published' },
  APPRAISAL_ACKNOWLEDGED: {
    id: 'Penerimaan hasil penilaian dinyatakan',
    en: 'The receipt of the result was confirmed',
  },
  OBJECTION_FILED: { id: 'Keberatan diajukan', en: 'An objection was filed' },
  OBJECTION_EXAMINED: { id: 'Pemeriksaan keberatan dimulai', en: 'The examination of the objection began' },
  OBJECTION_HEARD: { id: 'Para pihak didengar', en: 'Sides were heard' },
  OBJECTION_ENDED: { id: 'Keberatan selesai', en: 'The objection ended' },
};
