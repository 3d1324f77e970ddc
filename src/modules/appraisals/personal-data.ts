import { kept, type PersonalData } from '../../kernel/personal-data/personal-data.js';
import { PREDICATES_DATA } from './personal-data-of-predicates.js';

/** What appraisals keeps of people. Ratings stay as figures of a pseudonym; words go. */
export const APPRAISALS_DATA: PersonalData = {
  module: 'appraisals',
  tables: {
    appraisal: {
      about: { id: 'Evaluasi kinerja', en: 'Appraisals' },
      of: 'EMPLOYEE',
      by: ['employeeId'],
      ground: 'LEGAL_DUTY',
      readers: 'appraisal:read',
      retention: 'PERSON',
      // What the appraiser has not published yet is a draft of his (rules.md AP-5).
      shownWhen: {
        columns:
          'status resultRating resultReason behaviourRating behaviourReason predicate outcome appraiserId ratedAt',
        condition: "status <> 'RATED'",
      },
      groups: [
        kept(
          `id kind subjectKey employeeId performancePeriodId evaluationPeriodId status selfAssessmentDueOn selfAssessedAt
          resultRating behaviourRating predicate outcome appraiserId ratedAt publishedAt acknowledgedOn acknowledgedAt`,
          'Evaluasi kinerja (PermenPANRB 6/2022)',
          'Appraisal of performance (PermenPANRB 6/2022)',
        ),
        kept('ownResultSummary ownBehaviourSummary', 'Penilaian diri', 'The self-assessment', { erasure: 'NULL' }),
        kept('resultReason behaviourReason', 'Alasan penilaian (AP-6)', 'Reasons of the ratings (AP-6)', {
          erasure: 'NULL',
        }),
      ],
    },
    appraisal_plan: {
      about: { id: 'SKP yang dinilai', en: 'Which plans an appraisal is about' },
      of: 'EMPLOYEE',
      by: ['appraisalId IN (SELECT ap.id FROM appraisal ap WHERE ap.employeeId = ?)'],
      ground: 'LEGAL_DUTY',
      readers: 'appraisal:read',
      retention: 'PERSON',
      groups: [kept('appraisalId workPlanId', 'Dasar evaluasi', 'What an appraisal rests on')],
    },
    signed_appraisal: {
      about: { id: 'Salinan evaluasi yang diterbitkan', en: 'Copies of appraisals as they were published' },
      of: 'EMPLOYEE',
      by: ['employeeId'],
      ground: 'LEGAL_DUTY',
      readers: 'signed-copy:read',
      retention: 'PERSON',
      groups: [
        kept(
          'id appraisalId employeeId kind periodName predicate signedByEmployeeId signedAt',
          'Evaluasi kinerja (PermenPANRB 6/2022)',
          'Appraisal of performance (PermenPANRB 6/2022)',
        ),
        kept('employeeSnapshot appraiserSnapshot', 'Nama kedua pihak pada dokumen', 'Both names on the document', {
          erasure: 'NULL',
        }),
        kept('contents', 'Isi evaluasi saat diterbitkan', 'What the appraisal said when it was published', {
          erasure: 'NULL',
        }),
      ],
    },
    ...PREDICATES_DATA,
  },
  nothingIn: 'organisation_recommendation predicate_policy calibration_session',
};
