import { defineProblems } from '../../../kernel/errors/domain-error.js';

/** What can be refused about objections. */
export const objectionProblems = defineProblems('OBJECTION', {
  TOO_LATE: [
    'conflict',
    ['Batas waktu keberatan sudah lewat', 'Keberatan atas hasil ini hanya dapat diajukan sampai {dueOn}.'],
    ['Too late to object', 'An objection to this result could be filed until {dueOn}.'],
  ],
  TALK_FIRST: [
    'conflict',
    [
      'Mintalah pembicaraan dahulu',
      'Mintalah pembicaraan dengan pejabat penilai lewat POST /appraisals/{appraisal}/talks; permintaan saja sudah cukup.',
    ],
    ['Ask for a talk first', 'Ask your appraiser for a talk by POST /appraisals/{appraisal}/talks; asking is enough.'],
  ],
  EVIDENCE_UNKNOWN: [
    'invalid',
    ['Bukti dukung tidak dikenal', 'Pilih bukti dukung dari SKP yang dinilai (GET /evidence).'],
    ['Unknown evidence', 'Choose evidence of the plans that were appraised (GET /evidence).'],
  ],
  WRONG_STATE: [
    'conflict',
    ['Status keberatan tidak sesuai', 'Keberatan ini berstatus {status}; tindakan ini memerlukan status {needed}.'],
    ['Wrong state', 'This objection is {status}; that can only be done while it is {needed}.'],
  ],
  NOT_THE_OWNER: [
    'forbidden',
    ['Bukan keberatan Anda', 'Hanya pegawai yang mengajukannya yang dapat melakukan ini.'],
    ['Not your objection', 'Only the employee who filed it can do this.'],
  ],
  NOT_A_SIDE: [
    'forbidden',
    ['Bukan pihak', 'Hanya pegawai dan pejabat penilai yang dipersoalkan yang memberi penjelasan.'],
    ['Not a side', 'Only the employee and the appraiser whose rating is contested explain themselves.'],
  ],
  NOT_THE_EXAMINER: [
    'forbidden',
    ['Bukan pemeriksa', 'Hanya pemeriksa keberatan ini (atasan pejabat penilai) yang dapat melakukan ini.'],
    ['Not the examiner', 'Only the examiner of this objection, the superior of the appraiser, can do this.'],
  ],
  NOT_HEARD: [
    'conflict',
    [
      'Kedua pihak belum didengar',
      'Yang belum memberi penjelasan: {sides}. Anda dapat memutuskan tanpanya setelah {dueOn}.',
    ],
    ['Not everybody was heard', 'Still to be heard: {sides}. You may decide without them after {dueOn}.'],
  ],
  RATINGS_NEEDED: [
    'invalid',
    ['Penilaian baru diperlukan', 'Keberatan yang dikabulkan memerlukan penilaian baru.'],
    ['New ratings needed', 'An objection that is upheld needs new ratings.'],
  ],
  RATINGS_UNEXPECTED: [
    'invalid',
    ['Penilaian tidak boleh diubah', 'Keberatan yang ditolak tidak mengubah penilaian.'],
    ['No ratings here', 'An objection that is rejected changes no ratings.'],
  ],
  NOTHING_CHANGED: [
    'invalid',
    ['Tidak ada yang berubah', 'Penilaian baru sama dengan yang lama; tolak keberatannya bila demikian.'],
    ['Nothing changed', 'The new ratings equal the old ones; reject the objection in that case.'],
  ],
  LOWER: [
    'invalid',
    [
      'Hasil tidak boleh diturunkan',
      'Keputusan atas keberatan tidak boleh menurunkan predikat {before} menjadi {after}.',
    ],
    ['No lower result', 'A decision about an objection may not lower the predicate {before} to {after}.'],
  ],
  EXAMINER_UNFIT: [
    'invalid',
    [
      'Pemeriksa tidak dapat ditunjuk',
      'Pemeriksa haruslah pegawai aktif yang bukan pegawai yang keberatan dan bukan pejabat penilainya, bukan pemeriksa yang sekarang, dan bukan Anda sendiri.',
    ],
    [
      'Not fit to examine',
      'The examiner is somebody in service who is neither the employee nor the appraiser, not the examiner of now, and not you yourself.',
    ],
  ],
  OWN_OBJECTION: [
    'forbidden',
    ['Anda salah satu pihak', 'Pemeriksa keberatan yang menyangkut Anda ditunjuk oleh admin lain.'],
    ['You are one of both sides', 'Another administrator names the examiner of an objection that concerns you.'],
  ],
  OBJECTION_OPEN: [
    'conflict',
    ['Ada keberatan yang belum diputus', 'Putuskan dahulu keberatan atas evaluasi ini.'],
    ['An objection is open', 'The objection to this appraisal has to be decided first.'],
  ],
});
