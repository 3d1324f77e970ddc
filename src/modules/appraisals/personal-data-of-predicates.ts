import { kept, type PersonalTable } from '../../kernel/personal-data/personal-data.js';

const OF_EMPLOYEE = { of: 'EMPLOYEE', ground: 'LEGAL_DUTY', retention: 'PERSON' } as const;
/** That something was said or changed somebody learns with the appraisal (rules.md AP-5). */
const PUBLISHED = 'EXISTS (SELECT 1 FROM appraisal pap WHERE pap.id = appraisalId AND pap.publishedAt IS NOT NULL)';

/** What is kept of people where units, patterns and calibrations are concerned. */
export const PREDICATES_DATA: Readonly<Record<string, PersonalTable>> = {
  organisation_performance: {
    about: { id: 'Predikat kinerja organisasi', en: 'How well units did' },
    ...OF_EMPLOYEE,
    by: ['decidedById'],
    readers: 'organisation-performance:read',
    groups: [
      kept(
        `id unitId performancePeriodId evaluationPeriodId subjectKey edition status reason indicators achievementHundredths exceedsExpectations
        expectationNote suggested predicate deviationReason unitName decidedById decidedAt letterNumber letterOn`,
        'Penetapan predikat kinerja organisasi (SE MenPANRB 3/2023)',
        'How the predicate of a unit was set (SE MenPANRB 3/2023)',
      ),
      kept('decidedSnapshot', 'Nama penetap pada dokumen resmi', 'The name on an official document'),
    ],
  },
  distribution_justification: {
    about: { id: 'Alasan atas sebaran predikat', en: 'Why a unit went on with its distribution' },
    ...OF_EMPLOYEE,
    by: ['byEmployeeId'],
    readers: 'distribution:read',
    groups: [
      kept(
        `id unitId performancePeriodId evaluationPeriodId subjectKey organisationPredicate counts unrated broken reason byEmployeeId`,
        'Pertanggungjawaban pimpinan atas pola distribusi (SE MenPANRB 3/2023)',
        'What a leader answers for (SE MenPANRB 3/2023)',
      ),
    ],
  },
  calibration_participant: {
    about: { id: 'Kehadiran dalam sesi kalibrasi', en: 'Who took part in calibrations' },
    ...OF_EMPLOYEE,
    by: ['employeeId'],
    readers: 'calibration:read',
    groups: [kept('id sessionId employeeId role', 'Kehadiran dan peran', 'Presence and part')],
  },
  calibration_note: {
    about: { id: 'Catatan sesi kalibrasi', en: 'What was said at calibrations' },
    ...OF_EMPLOYEE,
    by: ['byEmployeeId', 'appraisalId IN (SELECT nap.id FROM appraisal nap WHERE nap.employeeId = ?)'],
    readers: 'calibration:read',
    shownRows: `appraisalId IS NULL OR ${PUBLISHED}`,
    groups: [
      kept('id sessionId appraisalId byEmployeeId', 'Jalannya sesi kalibrasi', 'How a calibration went'),
      kept('text', 'Pendapat dalam sesi', 'What was said', { erasure: 'NULL' }),
    ],
  },
  calibration_change: {
    about: { id: 'Perubahan penilaian dalam kalibrasi', en: 'Ratings that were changed at calibrations' },
    ...OF_EMPLOYEE,
    by: ['employeeId', 'changedById'],
    readers: 'calibration:read',
    shownRows: PUBLISHED,
    groups: [
      kept(
        `id sessionId appraisalId employeeId changedById reasonCode resultBefore resultAfter behaviourBefore behaviourAfter predicateBefore
        predicateAfter`,
        'Perubahan rating dan predikat, beserta pengubahnya',
        'How ratings and predicate were changed, and by whom',
      ),
      kept('reason', 'Alasan perubahan', 'Why', { erasure: 'NULL' }),
    ],
  },
  calibration_subject: {
    about: { id: 'Penilaian yang dikunci kalibrasi', en: 'Appraisals that a calibration has locked' },
    ...OF_EMPLOYEE,
    by: ['appraisalId IN (SELECT sap.id FROM appraisal sap WHERE sap.employeeId = ?)'],
    readers: 'calibration:read',
    shownRows: PUBLISHED,
    groups: [kept('sessionId appraisalId', 'Dasar penguncian', 'What is locked')],
  },
};
