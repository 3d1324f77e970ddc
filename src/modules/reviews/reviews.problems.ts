import { defineProblems } from '../../kernel/errors/domain-error.js';

/** What can be refused about rounds of reviews, their rules and questionnaires. */
export const reviewProblems = defineProblems('REVIEW', {
  WRONG_STATE: [
    'conflict',
    [
      'Status putaran tidak sesuai',
      'Putaran ini berstatus {status}; tindakan ini hanya dapat dilakukan pada status {needed}.',
    ],
    ['Wrong state', 'This round is {status}; that can only be done while it is {needed}.'],
  ],
  WISHES_WAIT: [
    'conflict',
    [
      'Keinginan belum diputus',
      'Masih ada {wishes} keinginan pegawai yang menunggu penilainya; tunggu putusannya, atau buka sesudah {until}.',
    ],
    [
      'Wishes wait',
      '{wishes} wish(es) of employees still wait for their appraisers; wait for the decisions, or open after {until}.',
    ],
  ],
  UNIT_UNKNOWN: [
    'invalid',
    ['Unit tidak dapat dipilih', 'Pilih unit yang kinerjanya Anda kelola.'],
    ['Unit cannot be chosen', 'Choose a unit whose performance you manage.'],
  ],
  PERIOD_UNKNOWN: [
    'invalid',
    ['Periode tidak dikenal', 'Pilih tahun kinerja yang ada, dan periode evaluasi dari tahun itu.'],
    ['Unknown period', 'Choose a performance year that exists, and an evaluation period of that year.'],
  ],
  QUESTIONNAIRE_UNKNOWN: [
    'invalid',
    ['Kuesioner tidak dapat dipilih', 'Pilih kuesioner berstatus PUBLISHED.'],
    ['No such questionnaire', 'Choose a questionnaire that is PUBLISHED.'],
  ],
  EMPLOYEE_UNKNOWN: [
    'invalid',
    ['Pegawai tidak dapat dipilih', 'Pilih pegawai dengan jabatan definitif hari ini di unit itu atau di bawahnya.'],
    ['Nobody to choose', 'Choose people with a definitive post today in that unit or below it.'],
  ],
  DAYS_REVERSED: [
    'invalid',
    [
      'Urutan tanggal keliru',
      'Hari terakhir menjawab tidak boleh sebelum hari ini atau sebelum hari terakhir penyesuaian.',
    ],
    [
      'Days in the wrong order',
      'The last day of answering must not lie before today or before the last day of adjusting.',
    ],
  ],
  NOBODY: [
    'conflict',
    ['Tidak ada yang diulas', 'Di unit itu hari ini tidak ada pegawai yang wajib menyusun SKP.'],
    ['Nobody to review', 'Nobody in that unit makes an SKP today.'],
  ],
  ANSWERING_OVER: [
    'conflict',
    ['Waktu menjawab sudah lewat', 'Hari terakhir menjawab sudah lewat; ubah answerUntil lebih dahulu.'],
    ['Answering is over', 'The last day of answering is over; change answerUntil first.'],
  ],
  WEIGHTS_NOT_HUNDRED: [
    'invalid',
    ['Bobot tidak berjumlah 100', 'Bobot kelompok yang dipakai harus berjumlah 100 %.'],
    ['Weights do not total 100', 'The weights of the groups in use must total 100 %.'],
  ],
  NOBODY_UNKNOWN: [
    'invalid',
    ['Tidak ada kelompok anonim', 'Pakai paling sedikit satu dari PEER, SUBORDINATE, SERVED.'],
    ['No anonymous group', 'Use at least one of PEER, SUBORDINATE, SERVED.'],
  ],
  ADJUSTMENTS_TOO_MANY: [
    'invalid',
    [
      'Penyesuaian terlalu banyak',
      'mostAdjustments harus kurang dari minimumPerGroup, agar tidak ada yang memilih satu kelompok seutuhnya.',
    ],
    [
      'Too many adjustments',
      'mostAdjustments must be less than minimumPerGroup, so that nobody chooses a whole group.',
    ],
  ],
  ITEMS_UNSOUND: [
    'invalid',
    [
      'Butir kuesioner tidak sah',
      'Periksa id yang berulang, jumlah jawaban sesuai jenisnya, dan kode serta nama nilai atau kompetensinya.',
    ],
    [
      'Items are not sound',
      'Look at ids that repeat, the number of answers for the type, and the code and name of the value or competency.',
    ],
  ],
  QUESTIONNAIRE_STATE: [
    'conflict',
    [
      'Status kuesioner tidak sesuai',
      'Kuesioner ini berstatus {status}; yang sudah terbit tidak berubah lagi, susun edisi berikutnya.',
    ],
    ['Wrong state', 'This questionnaire is {status}; once published it never changes, make a next edition.'],
  ],
  EDITION_OPEN: [
    'conflict',
    ['Edisi berikutnya sudah ada', 'Edisi berikutnya dari kuesioner ini sudah disusun; ubah yang ada.'],
    ['There is a next edition', 'A next edition of this questionnaire is there already; change that one.'],
  ],
  NOTHING_TO_COUNT: [
    'conflict',
    ['Tidak ada butir yang dihitung', 'Tambahkan paling sedikit satu butir selain TEXT tentang nilai atau kompetensi.'],
    ['Nothing to count', 'Add at least one item other than TEXT about a value or a competency.'],
  ],
});

/** What can be refused to who reviews, is reviewed, or adjusts who reviews. No answer tells who takes part. */
export const reviewerProblems = defineProblems('REVIEWER', {
  NOT_ADJUSTED_BY_YOU: [
    'forbidden',
    ['Tidak disesuaikan oleh Anda', 'Kebijakan ulasan tidak memberi Anda penyesuaian ini: GET /review-policy.'],
    ['Not adjusted by you', 'The policy of reviews does not let you adjust this: GET /review-policy.'],
  ],
  ADJUSTING_OVER: [
    'conflict',
    ['Penyesuaian sudah ditutup', 'Hari terakhir penyesuaian sudah lewat.'],
    ['Adjusting is over', 'The last day of adjusting is over.'],
  ],
  ADJUSTED_ENOUGH: [
    'conflict',
    ['Batas penyesuaian tercapai', 'Untuk satu orang hanya boleh {most} penyesuaian.'],
    ['Adjusted enough', 'For one person only {most} adjustment(s) are allowed.'],
  ],
  STAYS: [
    'conflict',
    ['Tidak dapat disesuaikan', 'Ulasan diri dan ulasan atasan tetap.'],
    ['Cannot be adjusted', 'The own review and that of the superior stay.'],
  ],
  UNKNOWN: [
    'invalid',
    ['Pengulas tidak dapat dipilih', 'Pilih pegawai aktif yang tidak berbenturan kepentingan dengan orang itu.'],
    ['Nobody to choose', 'Choose somebody in service who has no conflict of interest with the person.'],
  ],
  BUSY: [
    'conflict',
    ['Pengulas sudah penuh', 'Pegawai itu sudah mengulas sebanyak yang boleh; pilih yang lain.'],
    ['Reviews enough already', 'That employee reviews as many people as allowed; choose somebody else.'],
  ],
  ALREADY_THERE: [
    'conflict',
    ['Sudah diusulkan atau dikeluarkan', 'Pegawai itu sudah diusulkan untuk orang ini, atau sudah dikeluarkan.'],
    ['There already', 'That employee is proposed for this person already, or was left out.'],
  ],
  NOT_THERE: [
    'conflict',
    ['Tidak diusulkan', 'Pegawai itu tidak diusulkan untuk orang ini.'],
    ['Not proposed', 'That employee is not proposed for this person.'],
  ],
  DECIDED: [
    'conflict',
    ['Sudah diputus', 'Keinginan ini sudah diputus, atau putarannya sudah dibuka.'],
    ['Decided already', 'This wish was decided already, or its round has opened.'],
  ],
  OVER: [
    'conflict',
    ['Ulasan sudah ditutup', 'Putaran ini tidak lagi menerima jawaban.'],
    ['Answering is over', 'This round takes no answers any more.'],
  ],
  ANSWERS_UNSOUND: [
    'invalid',
    [
      'Jawaban tidak sah',
      'Pilih salah satu jawaban butir itu, notObserved, atau text untuk butir TEXT; satu kali untuk tiap butir.',
    ],
    [
      'Not an answer',
      'Choose one of the answers of the item, notObserved, or text for an item TEXT; once for each item.',
    ],
  ],
  INCOMPLETE: [
    'conflict',
    ['Belum lengkap', '{missing} butir belum dijawab; yang tidak teramati dijawab dengan notObserved.'],
    ['Not complete', '{missing} item(s) have no answer; answer by notObserved what you could not observe.'],
  ],
  TEXTS_UNACKNOWLEDGED: [
    'invalid',
    [
      'Kalimat Anda dapat dikenali',
      'Gaya dan isi tulisan dapat menunjukkan penulisnya. Kirim textsMayIdentifyMe: true bila Anda tetap menyertakannya.',
    ],
    [
      'Your words may tell who you are',
      'Style and content may betray the writer. Send textsMayIdentifyMe: true when you want them to be shown all the same.',
    ],
  ],
  KEY_MISSING: [
    'conflict',
    [
      'Kunci penyegel tidak terpasang',
      'Jawaban tersegel dengan kunci yang tidak terpasang; hubungi pengelola layanan (PERSONAL_DATA_KEYS atau APP_SECRET).',
    ],
    [
      'The key is not set',
      'Answers are sealed with a key that is not set; ask who runs the service (PERSONAL_DATA_KEYS or APP_SECRET).',
    ],
  ],
  OWN_REVIEW: [
    'conflict',
    ['Ulasan diri tidak ditolak', 'Ulasan diri dapat dibiarkan kosong, tidak ditolak.'],
    ['The own review stays', 'The own review may be left empty; it is not declined.'],
  ],
});
