import { kept, type PersonalTable } from '../../../kernel/personal-data/personal-data.js';

const COMMON = { of: 'EMPLOYEE', ground: 'LEGAL_DUTY', retention: 'PERSON' } as const;
const ERASED = { erasure: { text: '–' } } as const;

/** What is kept of people about criteria: what they said of them, what they want, their votes, what they have acknowledged. */
export const CRITERIA_TABLES: Readonly<Record<string, PersonalTable>> = {
  criteria_comment: {
    about: { id: 'Tanggapan atas kriteria', en: 'Comments on criteria' },
    ...COMMON,
    by: ['authorEmployeeId'],
    readers: 'criteria-consultation:read',
    groups: [
      kept(
        'id criteriaSetId authorEmployeeId criterionCode',
        'Konsultasi kriteria kinerja',
        'Consultation of criteria',
      ),
      kept('text', 'Isi tanggapan', 'What was said', ERASED),
    ],
  },
  criteria_proposal: {
    about: { id: 'Usulan atas kriteria', en: 'Proposals to criteria' },
    ...COMMON,
    by: ['authorEmployeeId'],
    readers: 'criteria-consultation:read',
    groups: [
      kept(
        'id criteriaSetId authorEmployeeId kind criterionCode criterion answer answerReason answeredAt',
        'Usulan kriteria dan jawabannya',
        'What was proposed, and what was answered',
      ),
      kept('reason', 'Alasan usulan', 'Why it was proposed', ERASED),
    ],
  },
  criteria_vote: {
    about: { id: 'Suara atas usulan kriteria', en: 'Votes on proposals' },
    ...COMMON,
    by: ['employeeId'],
    readers: null,
    groups: [
      kept(
        'id proposalId employeeId isFor',
        'Satu suara bagi setiap pegawai; hanya jumlahnya diperlihatkan',
        'One vote of each person; only totals are shown',
      ),
    ],
  },
  criteria_acknowledgement: {
    about: { id: 'Pernyataan mengetahui kriteria', en: 'Criteria that somebody has acknowledged' },
    ...COMMON,
    by: ['employeeId'],
    readers: 'criteria-acknowledgement:read',
    groups: [
      kept(
        'id criteriaSetId employeeId acknowledgedAt',
        'Bukti bahwa kriteria diketahui sebelum penilaian',
        'That criteria were known before a rating',
      ),
    ],
  },
};
