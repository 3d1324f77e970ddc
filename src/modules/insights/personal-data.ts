import { kept, type PersonalData } from '../../kernel/personal-data/personal-data.js';

const OF_EMPLOYEE = { of: 'EMPLOYEE', ground: 'LEGAL_DUTY', readers: 'fairness:read', retention: 'PERSON' } as const;

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
      groups: [
        kept(
          'id analysisId appraiserId employeeId kind value isListed',
          'Pembinaan pejabat penilai',
          'So that appraisers learn to rate alike',
        ),
      ],
    },
  },
  nothingIn: 'fairness_analysis public_figures',
};
