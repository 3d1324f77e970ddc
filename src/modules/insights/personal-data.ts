import { kept, type PersonalData } from '../../kernel/personal-data/personal-data.js';

const OF_EMPLOYEE = { of: 'EMPLOYEE', ground: 'LEGAL_DUTY', readers: 'fairness:read', retention: 'PERSON' } as const;

/** A hint that others may read (FA-13), as they are told it. */
const TOLD_TO_OTHERS = `isListed = 1 AND EXISTS (SELECT 1 FROM fairness_appraiser fa JOIN fairness_analysis an ON an.id = fa.analysisId
  WHERE fa.analysisId = fairness_hint.analysisId AND fa.appraiserId = fairness_hint.appraiserId
  AND (fa.answeredAt IS NOT NULL OR an.othersFromOn <= :today))`;

/** What insights keeps of people. */
export const INSIGHTS_DATA: PersonalData = {
  module: 'insights',
  tables: {
    fairness_appraiser: {
      about: { id: 'Angka kewajaran sebagai pejabat penilai', en: 'Fairness figures of appraisers' },
      ...OF_EMPLOYEE,
      by: ['appraiserId'],
      groups: [
        kept(
          'id analysisId appraiserId verdict isListed figures answeredAt',
          'Pembinaan pejabat penilai',
          'So that appraisers learn to rate alike',
        ),
        kept('comment', 'Tanggapan pejabat penilai', 'What the appraiser says to it', { erasure: 'NULL' }),
      ],
    },
    fairness_hint: {
      about: { id: 'Petunjuk kewajaran penilaian', en: 'Hints about the fairness of ratings' },
      ...OF_EMPLOYEE,
      by: ['appraiserId', 'employeeId'],
      // Somebody of whom a hint says that he was rated high is told what others are told, and not of whom else it speaks (rules.md FA-15).
      shownTo: {
        by: ['appraiserId', `(employeeId = ? AND ${TOLD_TO_OTHERS})`],
        why: {
          id: 'Petunjuk tentang cara seorang pejabat menilai, juga bila menyangkut penilaian Anda, adalah data pribadi pejabat itu sampai boleh dibaca pihak lain (Pasal 33 huruf b UU 27/2022). Sesudahnya Anda melihatnya di sini, tanpa nama pejabat.',
          en: 'A hint about how an appraiser rates, even where it concerns your rating, is personal data of that appraiser until others may read it (article 33 b of Law 27/2022). From then on you see it here, without the appraiser.',
        },
      },
      shownWhen: { columns: 'appraiserId', condition: 'employeeId IS NULL' },
      groups: [
        kept(
          'id analysisId appraiserId employeeId kind value isListed',
          'Pembinaan pejabat penilai; bukan bukti pilih kasih, dan tidak ada akibatnya bagi siapa pun',
          'So that appraisers learn to rate alike; no proof of favour, and nothing follows from it for anybody',
        ),
      ],
    },
  },
  nothingIn: 'fairness_analysis public_figures',
};
