import { kept, type PersonalTable } from '../../../kernel/personal-data/personal-data.js';

const OF_EMPLOYEE = { of: 'EMPLOYEE', ground: 'LEGAL_DUTY', retention: 'PERSON' } as const;

/** What is kept of talks, objections and rulings. Who objected to whom stays under pseudonyms; words go. */
export const OBJECTIONS_DATA: Readonly<Record<string, PersonalTable>> = {
  objection: {
    about: { id: 'Keberatan atas hasil evaluasi', en: 'Objections to appraisals' },
    ...OF_EMPLOYEE,
    by: ['employeeId'],
    readers: 'objection:read',
    groups: [
      kept(
        `id appraisalId employeeId appraiserId examinerId status contests evidenceIds filedOn filedAt examinedAt explanationsDueOn
        decisionDueOn appointedOn remindedFor decidedByEmployeeId endedAt`,
        'Keberatan dan jalannya (PP 30/2019 Pasal 59)',
        'The objection and its course (PP 30/2019 article 59)',
      ),
      kept(
        'reasons questionToEmployee questionToAppraiser decisionReason resultBefore resultAfter',
        'Alasan keberatan, pertanyaan pemeriksa, dan putusan',
        'Reasons, questions of the examiner, and the decision',
        { erasure: 'NULL' },
      ),
    ],
  },
  objection_hearing: {
    about: { id: 'Penjelasan dan pemeriksaan keberatan', en: 'Explanations and hearings of objections' },
    ...OF_EMPLOYEE,
    by: ['byEmployeeId', 'objectionId IN (SELECT o.id FROM objection o WHERE o.employeeId = ?)'],
    readers: 'objection:read',
    groups: [
      kept('id objectionId kind heard heldOn byEmployeeId', 'Siapa didengar, kapan', 'Who was heard, and when'),
      kept('text', 'Isi penjelasan atau risalah', 'What was said', { erasure: 'NULL' }),
    ],
  },
  appraisal_talk: {
    about: { id: 'Pembicaraan atas hasil evaluasi', en: 'Talks over appraisals' },
    ...OF_EMPLOYEE,
    by: ['byEmployeeId', 'appraisalId IN (SELECT ap.id FROM appraisal ap WHERE ap.employeeId = ?)'],
    readers: 'appraisal:read',
    groups: [
      kept('id appraisalId byEmployeeId heldOn', 'Siapa mencatat, kapan', 'Who noted it, and when'),
      kept('note', 'Catatan pembicaraan', 'What was noted', { erasure: 'NULL' }),
    ],
  },
  appraisal_ruling: {
    about: { id: 'Putusan atas hasil evaluasi', en: 'Rulings on appraisals' },
    ...OF_EMPLOYEE,
    by: ['appraisalId IN (SELECT ap.id FROM appraisal ap WHERE ap.employeeId = ?)'],
    readers: 'appraisal:read',
    groups: [
      kept(
        'id appraisalId ruling authority letterNumber letterOn successorId recordedByAccountId',
        'Putusan pengadilan atau instansi berwenang dan akibatnya',
        'What a court or an authority ruled, and what followed',
      ),
      kept('reason', 'Isi putusan secara ringkas', 'What it says in short', { erasure: 'NULL' }),
    ],
  },
};
