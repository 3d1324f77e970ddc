import { defineProblems } from '../../kernel/errors/domain-error.js';

/** What can be refused about official documents. */
export const documentProblems = defineProblems('DOCUMENT', {
  SIGNER_AWAY: [
    'unavailable',
    [
      'Layanan tanda tangan tidak menjawab',
      'Dokumen belum dapat disegel, sehingga belum diterbitkan; coba lagi beberapa saat lagi.',
    ],
    [
      'The signing service does not answer',
      'The document cannot be sealed, so it is not issued yet; try again in a while.',
    ],
  ],
});
