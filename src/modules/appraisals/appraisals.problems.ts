import { defineProblems } from '../../kernel/errors/domain-error.js';

/** What can be refused about appraisals. */
export const appraisalProblems = defineProblems('APPRAISAL', {
  WRONG_STATE: [
    'conflict',
    [
      'Status evaluasi tidak sesuai',
      'Evaluasi ini berstatus {status}; tindakan ini hanya dapat dilakukan pada status {needed}.',
    ],
    ['Wrong state', 'This appraisal is {status}; that can only be done while it is {needed}.'],
  ],
  NOT_THE_OWNER: [
    'forbidden',
    ['Bukan evaluasi Anda', 'Hanya pegawai yang dinilai yang dapat melakukan ini.'],
    ['Not your appraisal', 'Only the appraised employee can do this.'],
  ],
  NOT_THE_APPRAISER: [
    'forbidden',
    ['Bukan pejabat penilai', 'Hanya pejabat penilai kinerja pegawai ini pada hari ini yang dapat melakukan ini.'],
    ['Not the appraiser', "Only the employee's appraiser of today can do this."],
  ],
  NOT_A_PARTY: [
    'forbidden',
    ['Bukan pihak', 'Hanya pegawai yang dinilai dan pejabat penilainya yang dapat melakukan ini.'],
    ['Not a party', 'Only the appraised employee and the appraiser can do this.'],
  ],
  NOT_THE_OFFICE: [
    'forbidden',
    ['Bukan kewenangan Anda', 'Hanya pengelola kinerja instansi yang dapat melakukan ini.'],
    ['Not yours to do', 'Only the HR office can do this.'],
  ],
  OWN_APPRAISAL: [
    'forbidden',
    ['Evaluasi Anda sendiri', 'Putusan atas evaluasi Anda, atau yang Anda nilai, dicatat oleh admin lain.'],
    ['Your own appraisal', 'Another administrator records what was ruled of an appraisal of you or by you.'],
  ],
  NOT_EVALUATED_NOW: [
    'conflict',
    ['SKP tidak lagi dievaluasi', 'SKP evaluasi ini sudah dibatalkan, sehingga tidak dapat dinilai ulang; pilih VOID.'],
    ['Not evaluated any more', 'The plan of this appraisal was cancelled, so it cannot be done anew; choose VOID.'],
  ],
  NOT_THE_EVALUATOR: [
    'forbidden',
    [
      'Bukan penilai SKP ini',
      'SKP ini sudah ditutup; yang mengevaluasinya adalah pejabat penilai pada hari terakhir SKP itu.',
    ],
    ['Not the evaluator', 'This plan was closed; it is evaluated by the appraiser of its last day.'],
  ],
  ALREADY_OPEN: [
    'conflict',
    ['Evaluasi sudah ada', 'Evaluasi untuk masa itu sudah dibuka.'],
    ['Already open', 'The appraisal of that time is open already.'],
  ],
  PLAN_UNKNOWN: [
    'invalid',
    ['SKP tidak dikenal', 'SKP itu tidak ada atau bukan hak Anda.'],
    ['Unknown plan', 'That plan does not exist or is not yours.'],
  ],
  PLAN_NOT_ACTIVE: [
    'conflict',
    ['SKP belum berlaku', 'Evaluasi memerlukan SKP yang sudah disepakati dan berlaku; SKP ini berstatus {status}.'],
    ['Plan not active', 'An appraisal needs a plan that is agreed and in force; this one is {status}.'],
  ],
  PERIOD_UNKNOWN: [
    'invalid',
    [
      'Masa evaluasi tidak dikenal',
      'Masa evaluasi itu bukan bagian dari tahun kinerja SKP ini atau tidak beririsan dengannya.',
    ],
    ['Unknown evaluation period', "That evaluation period is not one of the plan's year or does not overlap the plan."],
  ],
  YEAR_UNKNOWN: [
    'invalid',
    ['Tahun kinerja tidak dikenal', 'Tahun kinerja itu tidak ada; lihat daftarnya pada /performance-periods.'],
    ['Unknown performance year', 'There is no such performance year; see /performance-periods.'],
  ],
  UNIT_UNKNOWN: [
    'invalid',
    ['Unit tidak dikenal', 'Pilih unit yang Anda kelola; tanpa unit hanya BKPSDM yang dapat melakukannya.'],
    ['Unknown unit', 'Choose a unit in your care; without one only the HR office can do it.'],
  ],
  TOO_EARLY: [
    'conflict',
    ['Belum waktunya', 'Evaluasi ini baru dapat dibuka mulai {opensOn}.'],
    ['Too early', 'This appraisal can be opened from {opensOn} on.'],
  ],
  SELF_ASSESSMENT_CLOSED: [
    'conflict',
    ['Penilaian diri sudah ditutup', 'Penilaian diri evaluasi ini tidak dapat diubah lagi.'],
    ['Self-assessment closed', 'The self-assessment of this appraisal can not be changed any more.'],
  ],
  SELF_ASSESSMENT_PENDING: [
    'conflict',
    ['Menunggu penilaian diri', 'Pegawai belum menilai diri; Anda dapat menilai tanpanya setelah {dueOn}.'],
    [
      'Waiting for the self-assessment',
      'The employee has not assessed himself yet; you may rate without it after {dueOn}.',
    ],
  ],
  INCOMPLETE: [
    'invalid',
    ['Penilaian belum lengkap', 'Aturan {ruleSet} memerlukan hal-hal yang belum ada; lihat daftarnya.'],
    ['Incomplete rating', 'The rule set {ruleSet} needs what is not there; see the list.'],
  ],
  ITEM_UNKNOWN: [
    'invalid',
    ['Butir tidak dikenal', 'Hasil kerja atau nilai itu bukan bagian dari SKP yang dinilai, atau disebut dua kali.'],
    ['Unknown item', 'That result or core value is no part of the plans that are rated, or is named twice.'],
  ],
  NOT_A_LEADER: [
    'invalid',
    [
      'Bukan pimpinan',
      'Aspek KEPEMIMPINAN hanya dinilai pada pegawai yang memimpin: pemegang SKP JPT atau pejabat penilai pada akhir masa itu.',
    ],
    [
      'Not a leader',
      'KEPEMIMPINAN is rated of those who lead alone: who has a plan of JPT, or appraised others at the end of that time.',
    ],
  ],
  WEIGHTS_NOT_HUNDRED: [
    'invalid',
    [
      'Bobot tidak 100 %',
      'Bobot hasil kerja utama satu SKP berjumlah {total} %; seharusnya semua diberi bobot dengan jumlah 100 %.',
    ],
    [
      'Weights are not 100 %',
      'The weights of the main results of one plan total {total} %; all of them have one, 100 % together.',
    ],
  ],
  CRITERIA_MISSING: [
    'conflict',
    [
      'Belum ada kriteria',
      'Bagi pegawai ini tidak ada kriteria yang ditetapkan sebelum masanya; tanpa itu ia tidak dapat dinilai. Hubungi BKPSDM.',
    ],
    [
      'No criteria',
      'No criteria were published for this employee before the time; without them he cannot be rated. Turn to the HR office.',
    ],
  ],
  CRITERIA_NOT_ACKNOWLEDGED: [
    'conflict',
    [
      'Kriteria belum diketahui',
      'Pegawai ini belum menyatakan mengetahui kriterianya; ingatkan dia, atau nilailah setelah batas penilaian dirinya lewat.',
    ],
    [
      'Criteria not acknowledged',
      'The employee has not acknowledged his criteria; remind him, or rate when the last day of his self-assessment has passed.',
    ],
  ],
  SURPRISE: [
    'conflict',
    [
      'Penilaian rendah tanpa peringatan',
      'Predikat {predicate} memerlukan peringatan lebih dahulu; lihat apa yang kurang.',
    ],
    ['A low rating without warning', 'The predicate {predicate} needs a warning before it; see what is missing.'],
  ],
  NOT_RATED: [
    'conflict',
    ['Belum ada hasil', 'Evaluasi ini belum memiliki hasil yang dapat diperiksa.'],
    ['No result yet', 'This appraisal has no result yet that could be verified.'],
  ],
  THRESHOLDS_CROSSED: [
    'invalid',
    ['Batas terbalik', 'Batas bawah {below} % tidak boleh melebihi batas atas {above} %.'],
    ['Crossed thresholds', 'The lower threshold of {below} % must not exceed the upper one of {above} %.'],
  ],
  POINTS_RISE: [
    'invalid',
    ['Urutan nilai terbalik', 'Nilai {name} tidak boleh lebih tinggi daripada nilai yang lebih baik di atasnya.'],
    ['Values rise', 'The value of {name} must not be above that of the better one before it.'],
  ],
  NOT_TEAM_LEADER: [
    'forbidden',
    ['Bukan ketua timnya', 'Hanya ketua tim kerja pegawai ini pada masa yang dinilai yang dapat memberi rekomendasi.'],
    ['Not the team leader', "Only who leads a team of the employee's in that time can recommend."],
  ],
  SIMULATION_EMPTY: [
    'invalid',
    ['Tidak ada yang diubah', 'Sebutkan aturan, angka, atau aturan tahunan yang ingin dicoba.'],
    ['Nothing to try', 'Name a rule set, figures or an annual rule to be tried.'],
  ],
});
