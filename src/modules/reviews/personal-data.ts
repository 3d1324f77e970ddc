import { kept, type PersonalData } from '../../kernel/personal-data/personal-data.js';

/** What reviews keep of people. While a round is open: who reviews whom; afterwards: what was said of somebody, never by whom. */
export const REVIEWS_DATA: PersonalData = {
  module: 'reviews',
  tables: {
    review_subject: {
      about: { id: 'Diulas dalam suatu putaran 360°', en: 'Being reviewed in a round (360°)' },
      of: 'EMPLOYEE',
      by: ['employeeId'],
      ground: 'PUBLIC_TASK',
      readers: 'review-result:read',
      retention: 'PERSON',
      groups: [kept('id roundId employeeId unitId status', 'Siapa yang diulas', 'Who is reviewed')],
    },
    review_invitation: {
      about: { id: 'Diundang mengulas orang lain', en: 'Being asked to review others' },
      of: 'EMPLOYEE',
      by: ['reviewerId'],
      ground: 'PUBLIC_TASK',
      readers: null,
      retention: 'REVIEW_ANSWERS',
      removed: true,
      groups: [
        kept('id roundId reviewerId', 'Undangan mengulas', 'The invitation to review'),
        kept('subjectId reviewerGroup status place', 'Menjalankan putaran', 'Running the round', {
          withheld: {
            id: 'Siapa yang diulas oleh siapa tidak keluar dari layanan, juga tidak lewat salinan data.',
            en: 'Who reviews whom does not leave the service, not even in a copy of the own data.',
          },
        }),
        kept('answers', 'Jawaban sampai putaran ditutup', 'Answers until the round is closed', {
          sealed: { column: 'answers' },
          withheld: {
            id: 'Dibaca lewat /my/review-invitations selama putaran terbuka; sesudahnya tidak ada lagi.',
            en: 'Read at /my/review-invitations while the round is open; afterwards there are none.',
          },
        }),
      ],
    },
    review_adjustment: {
      about: { id: 'Penyesuaian pengulas', en: 'Adjustments of reviewers' },
      of: 'EMPLOYEE',
      by: ['byEmployeeId'],
      ground: 'PUBLIC_TASK',
      readers: 'review-proposal:read',
      retention: 'REVIEW_ANSWERS',
      removed: true,
      groups: [
        kept(
          'id roundId subjectId byEmployeeId madeAs kind reviewerGroup status',
          'Menentukan pengulas',
          'Settling who reviews',
        ),
        kept('reviewerId', 'Menentukan pengulas', 'Settling who reviews', {
          withheld: {
            id: 'Siapa yang diulas oleh siapa tidak keluar dari layanan.',
            en: 'Who reviews whom does not leave the service.',
          },
        }),
        kept('reason', 'Alasan penyesuaian', 'Why it was adjusted', { erasure: { text: '…' } }),
      ],
    },
    review_result: {
      about: { id: 'Hasil ulasan 360°', en: 'Results of reviews (360°)' },
      of: 'EMPLOYEE',
      by: ['employeeId'],
      ground: 'PUBLIC_TASK',
      readers: 'review-result:read',
      retention: 'PERSON',
      shownWhen: {
        columns: 'figures texts',
        condition: "roundId IN (SELECT rr.id FROM review_round rr WHERE rr.status = 'RELEASED')",
      },
      groups: [
        kept('id roundId employeeId closedOn figures', 'Umpan balik untuk pengembangan', 'Feedback to learn from'),
        kept('texts', 'Umpan balik dalam kata-kata', 'Feedback in words', { erasure: 'NULL' }),
      ],
    },
  },
  nothingIn: 'review_policy review_questionnaire review_round review_unit_figures',
};
