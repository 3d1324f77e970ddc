import { kept, type PersonalData } from '../../kernel/personal-data/personal-data.js';

const OF_PERSON = { of: 'EMPLOYEE', by: ['employeeId'], ground: 'LEGAL_DUTY' } as const;

/** What privacy keeps of people. */
export const PRIVACY_DATA: PersonalData = {
  module: 'privacy',
  tables: {
    data_request: {
      about: { id: 'Permintaan perbaikan dan penghapusan', en: 'Requests for correction and erasure' },
      ...OF_PERSON,
      readers: 'data-request:read',
      retention: 'DATA_REQUEST',
      groups: [
        kept(
          `id employeeId kind field status filedAt dueAt decidedAt decidedByAccountId ground isApplied remindedAt
          overdueToldAt`,
          'Memutus dalam 3 × 24 jam, dan membuktikannya',
          'Deciding within 3 × 24 hours, and proving it',
        ),
        kept('wantedSealed', 'Isi yang diminta', 'What was asked for', {
          sealed: { column: 'wantedSealed' },
          erasure: 'NULL',
        }),
        kept('reason', 'Alasannya', 'The reason', { erasure: { text: '–' } }),
        kept('evidence answer', 'Bukti dan jawabannya', 'Proof and answer', { erasure: 'NULL' }),
      ],
    },
    retention_hold: {
      about: { id: 'Penahanan dari penghapusan', en: 'Holds from erasure' },
      ...OF_PERSON,
      readers: 'retention:read',
      retention: 'PERSON',
      removed: true,
      excluded: {
        id: 'Membukanya dapat mengganggu pemeriksaan (Pasal 15 ayat (1) huruf b).',
        en: 'To show them could disturb an inspection (article 15 (1) b).',
      },
      groups: [
        kept(
          `id employeeId reason letterNumber placedByAccountId releasedAt releasedByAccountId releaseReason`,
          'Data yang diperlukan untuk proses hukum tidak terhapus',
          'Data that a legal process needs are not erased',
        ),
      ],
    },
    erasure_notice: {
      about: { id: 'Pemberitahuan sebelum penghapusan', en: 'Notices before an erasure' },
      ...OF_PERSON,
      readers: 'retention:read',
      retention: 'PERSON',
      removed: true,
      groups: [kept('id employeeId noticedAt eraseOn', 'Memberi tahu sebelum menghapus', 'Telling before erasing')],
    },
  },
  nothingIn: 'retention_run',
};
