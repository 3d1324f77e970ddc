import { kept, type PersonalData } from '../../kernel/personal-data/personal-data.js';
import { OBJECTIONS_DATA } from './objections/objections-data.js';
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
      // What was not published is a draft of the appraiser's, and its state would tell that there is one (rules.md AP-5).
      shownWhen: {
        columns: `status resultRating resultReason behaviourRating behaviourReason predicate outcome inputs itemRatings newIdea coverage basis
          knownCriteria surpriseFaults isSurprise appraiserId ratedAt`,
        condition: 'publishedAt IS NOT NULL',
      },
      groups: [
        kept(
          `id kind subjectKey employeeId performancePeriodId evaluationPeriodId status selfAssessmentDueOn selfAssessedAt
          resultRating behaviourRating predicate outcome inputs coverage knownCriteria surpriseFaults isSurprise appraiserId ratedAt publishedAt
          objectionTerms acknowledgedOn acknowledgedAt objectionDueOn finalOn predecessorId`,
          'Evaluasi kinerja (PermenPANRB 6/2022)',
          'Appraisal of performance (PermenPANRB 6/2022)',
        ),
        kept('ownResultSummary ownBehaviourSummary ownItemRatings', 'Penilaian diri', 'The self-assessment', {
          erasure: 'NULL',
        }),
        kept(
          'resultReason behaviourReason itemRatings',
          'Alasan penilaian (AP-6, AP-13)',
          'Reasons of the ratings (AP-6, AP-13)',
          { erasure: 'NULL' },
        ),
        kept('basis', 'Dasar yang diketahui saat dinilai (PX-1)', 'What was known when it was rated (PX-1)', {
          erasure: 'NULL',
        }),
        kept('newIdea', 'Pernyataan ide baru (AP-11)', 'The statement of a new idea (AP-11)', { erasure: 'NULL' }),
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
    appraisal_recommendation: {
      about: { id: 'Rekomendasi ketua tim', en: 'Recommendations of team leaders' },
      of: 'EMPLOYEE',
      by: ['givenByEmployeeId', 'appraisalId IN (SELECT ap.id FROM appraisal ap WHERE ap.employeeId = ?)'],
      ground: 'LEGAL_DUTY',
      readers: 'appraisal:read',
      retention: 'PERSON',
      shownRows: 'appraisalId IN (SELECT ap.id FROM appraisal ap WHERE ap.publishedAt IS NOT NULL)',
      groups: [
        kept(
          'id appraisalId givenByEmployeeId resultRating behaviourRating',
          'Rekomendasi ketua tim (AP-15)',
          'Recommendations of team leaders (AP-15)',
        ),
        kept('text', 'Alasan rekomendasi', 'Reasons of a recommendation', { erasure: 'NULL' }),
      ],
    },
    appraiser_note: {
      about: { id: 'Catatan penilai untuk penilaian tahunan', en: 'Notes of appraisers for the rating of the year' },
      of: 'EMPLOYEE',
      by: [
        'authorEmployeeId',
        'workPlanId IN (SELECT pl.workPlanId FROM appraisal_plan pl JOIN appraisal ap ON ap.id = pl.appraisalId WHERE ap.employeeId = ?)',
      ],
      ground: 'LEGAL_DUTY',
      readers: 'appraisal:read',
      retention: 'PERSON',
      shownRows: `workPlanId IN (SELECT pl.workPlanId FROM appraisal_plan pl JOIN appraisal ap ON ap.id = pl.appraisalId
        WHERE ap.kind = 'ANNUAL' AND ap.publishedAt IS NOT NULL)`,
      groups: [
        kept(
          'id workPlanId authorEmployeeId',
          'Catatan penilai untuk penilaian tahunan (AP-15)',
          'Notes of appraisers for the rating of the year (AP-15)',
        ),
        kept('text', 'Isi catatan', 'What the note says', { erasure: 'NULL' }),
      ],
    },
    ...OBJECTIONS_DATA,
    signed_appraisal: {
      about: { id: 'Salinan evaluasi yang diterbitkan', en: 'Copies of appraisals as they were published' },
      of: 'EMPLOYEE',
      by: ['employeeId'],
      ground: 'LEGAL_DUTY',
      readers: 'signed-copy:read',
      retention: 'PERSON',
      groups: [
        kept(
          'id appraisalId employeeId kind periodName predicate signedByEmployeeId signedAt contentsHash',
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
    certification_attempt: {
      about: { id: 'Latihan penilai', en: 'Practice of appraisers' },
      of: 'EMPLOYEE',
      by: ['employeeId'],
      ground: 'PUBLIC_TASK',
      readers: 'appraiser-certification:read',
      retention: 'PERSON',
      groups: [
        kept(
          'id employeeId openFor edition vignettes isPassed validUntil startedAt answeredAt',
          'Sertifikasi penilai (AC-3)',
          'Certification of appraisers (AC-3)',
        ),
        kept(
          'answers accuracyPercent leniencyHundredths distanceHundredths',
          'Latihan dan angkanya (AC-2)',
          'The practice and its figures (AC-2)',
          { erasure: 'NULL' },
        ),
      ],
    },
    ...PREDICATES_DATA,
  },
  nothingIn:
    'appraisal_policy numeric_settings objection_policy organisation_recommendation predicate_policy figures_policy calibration_session certification_policy',
};
