import { defineProblems } from '../../kernel/errors/domain-error.js';

/** What can be refused about work plans (SKP). */
export const workPlanProblems = defineProblems('WORK_PLAN', {
  WRONG_STATE: [
    'conflict',
    ['Status SKP tidak sesuai', 'SKP ini berstatus {status}; tindakan ini hanya dapat dilakukan pada status {needed}.'],
    ['Wrong state', 'This plan is {status}; that can only be done while it is {needed}.'],
  ],
  NOT_THE_OWNER: [
    'forbidden',
    ['Bukan SKP Anda', 'Hanya pegawai pemilik SKP yang dapat melakukan ini.'],
    ['Not your plan', 'Only the employee whose plan it is can do this.'],
  ],
  NOT_THE_APPRAISER: [
    'forbidden',
    ['Bukan pejabat penilai', 'Hanya pejabat penilai kinerja pegawai ini pada hari ini yang dapat melakukan ini.'],
    ['Not the appraiser', "Only the employee's appraiser of today can do this."],
  ],
  NOT_THE_MANAGER: [
    'forbidden',
    ['Bukan pengelola kinerja', 'Hanya pengelola kinerja unit pegawai ini atau BKPSDM yang dapat melakukan ini.'],
    ['Not the manager', "Only the performance manager of the employee's unit or the HR office (BKPSDM) can do this."],
  ],
  NOT_A_PARTY: [
    'forbidden',
    [
      'Bukan pihak dalam SKP ini',
      'Hanya pegawai pemilik SKP dan pejabat penilainya hari ini yang dapat melakukan ini.',
    ],
    ['No party to this plan', 'Only the employee whose plan it is and the appraiser of today can do this.'],
  ],
  BEFORE_SUPERIOR: [
    'conflict',
    [
      'Menunggu atasan pejabat penilai',
      'Pegawai dan pejabat penilai belum sepakat; SKP ini sedang diputuskan oleh atasan pejabat penilai.',
    ],
    [
      'Before the superior',
      'Employee and appraiser do not agree; the superior of the appraiser decides about this plan.',
    ],
  ],
  NOT_RETURNED: [
    'conflict',
    [
      'Belum pernah dikembalikan',
      'SKP diajukan kepada atasan pejabat penilai setelah dikembalikan paling sedikit satu kali.',
    ],
    ['Never returned', 'A plan is put before the superior of the appraiser once it was returned at least once.'],
  ],
  NO_SUPERIOR: [
    'conflict',
    ['Tidak ada atasan pejabat penilai', 'Tidak ada atasan pejabat penilai hari ini; hubungi BKPSDM.'],
    ['No superior of the appraiser', 'Nobody is above the appraiser today; ask the HR office (BKPSDM).'],
  ],
  TOO_MANY_STREAMS: [
    'too-many',
    ['Terlalu banyak yang mengikuti', 'Tutup aliran yang lain, atau tanyakan GET /work-plans/(id) sesekali.'],
    ['Too many followers', 'Close other streams, or ask GET /work-plans/(id) from time to time.'],
  ],
  PART_UNKNOWN: [
    'invalid',
    ['Bagian tidak dikenal', 'SKP ini tidak mempunyai bagian itu.'],
    ['Unknown part', 'The plan has no such part.'],
  ],
  THREAD_UNKNOWN: [
    'invalid',
    ['Percakapan tidak dikenal', 'SKP ini tidak mempunyai percakapan itu.'],
    ['Unknown thread', 'The plan has no such thread.'],
  ],
  THREAD_CLOSED: [
    'conflict',
    ['Percakapan sudah ditutup', 'Percakapan ini sudah ditutup; mulai yang baru.'],
    ['Thread closed', 'This thread is closed; begin a new one.'],
  ],
  REVISION_OPEN: [
    'conflict',
    ['Masih ada perubahan', 'Perubahan SKP sebelumnya belum diputuskan; selesaikan atau tarik dahulu.'],
    ['A revision is open', 'A revision of this plan is not decided yet; finish or withdraw it first.'],
  ],
  REVISION_STATE: [
    'conflict',
    [
      'Status perubahan tidak sesuai',
      'Perubahan SKP ini berstatus {status}; tindakan ini hanya dapat dilakukan pada status {needed}.',
    ],
    ['Wrong state of the revision', 'This revision is {status}; that can only be done while it is {needed}.'],
  ],
  NOTHING_REVISED: [
    'conflict',
    [
      'Tidak ada yang berubah',
      'Isi perubahan ini sama dengan SKP yang berlaku; ubah dahulu, atau tarik perubahan ini.',
    ],
    ['Nothing revised', 'The revision says what the plan says already; change it first, or withdraw it.'],
  ],
  FOLLOWS_RECORD: [
    'conflict',
    [
      'Mengikuti data pegawai',
      'SKP ini ditutup menurut data penugasan, kedudukan hukum, atau perjanjian kerja; perbaiki datanya, dan SKP terbuka kembali.',
    ],
    [
      'Follows the record',
      'This plan was closed as the record of posts, standings and contracts says; correct the record, and it opens again.',
    ],
  ],
  ALREADY_RATED: [
    'conflict',
    [
      'Sudah dinilai',
      'Kinerja pada SKP ini sudah dinilai dan diumumkan, sehingga SKP tidak dapat dibatalkan; tutup saja.',
    ],
    ['Already rated', 'Performance of this plan is rated and published, so it can not be cancelled; close it instead.'],
  ],
  OWN_PLAN: [
    'forbidden',
    ['SKP Anda sendiri', 'Anda tidak dapat memutuskan ini atas SKP Anda sendiri; minta pengelola lain.'],
    ['Your own plan', 'You can not decide this about your own plan; ask another manager.'],
  ],
  APPRAISER_UNFIT: [
    'invalid',
    ['Penilai tidak sesuai', 'Penilai harus orang lain yang masih bertugas; pilih dari GET /employees.'],
    ['Not a fit appraiser', 'The appraiser must be somebody else who is in service; choose one from GET /employees.'],
  ],
  NO_EMPLOYEE: [
    'forbidden',
    ['Akun tanpa pegawai', 'Akun ini tidak terhubung dengan pegawai, sehingga tidak dapat mempunyai SKP.'],
    ['Account without employee', 'This account belongs to no employee and so can have no plan.'],
  ],
  NO_DUTY: [
    'conflict',
    [
      'Tidak wajib SKP',
      'Menurut jenis pegawai, kedudukan hukum, atau jabatannya pada hari pertama SKP ini, pegawai tidak menyusun SKP; mulailah pada hari yang benar, atau hubungi BKPSDM bila keliru.',
    ],
    [
      'No SKP to make',
      'By kind, legal standing or post on the first day of this plan the person makes no SKP; begin it on the right day, or ask the HR office (BKPSDM) if that is wrong.',
    ],
  ],
  PERIOD_UNKNOWN: [
    'invalid',
    ['Tahun kinerja tidak dikenal', 'Tahun kinerja itu tidak ada; pilih dari GET /performance-periods.'],
    ['Unknown performance year', 'There is no such performance year; choose one from GET /performance-periods.'],
  ],
  OUTSIDE_YEAR: [
    'invalid',
    [
      'Tanggal di luar tahun',
      'SKP harus mulai dan berakhir antara {startsOn} dan {endsOn}, dan mulai sebelum berakhir.',
    ],
    ['Days outside the year', 'A plan must begin and end between {startsOn} and {endsOn}, and begin before it ends.'],
  ],
  OVERLAPS: [
    'conflict',
    [
      'SKP bertumpang tindih',
      'Sudah ada SKP untuk {startsOn} sampai {endsOn}; dua SKP tidak boleh berlaku pada hari yang sama.',
    ],
    ['Plans overlap', 'There is a plan from {startsOn} to {endsOn}; two plans must not be in force on one day.'],
  ],
  INCOMPLETE: [
    'invalid',
    ['SKP belum lengkap', 'SKP belum dapat diajukan; yang kurang ada di daftar errors.'],
    ['Plan incomplete', 'The plan can not be submitted yet; what is missing is in the list errors.'],
  ],
  FORM_FIXED: [
    'conflict',
    ['Formulir sudah dipakai', 'SKP ini sudah memuat hasil kerja; hapus dahulu, lalu ganti formulirnya.'],
    ['Form in use', 'This plan holds results already; remove them first, then change its form.'],
  ],
  NOT_IN_FORM: [
    'invalid',
    [
      'Tidak sesuai formulir',
      'Isian tidak sesuai formulir {family} {approach} dari SKP ini; rinciannya ada di daftar errors.',
    ],
    ['Not in this form', 'This does not fit the form {family} {approach} of the plan; the list errors says what.'],
  ],
  PERSPECTIVE_UNKNOWN: [
    'invalid',
    ['Perspektif tidak dikenal', 'Perspektif itu tidak ada; pilih dari GET /references/perspektif.'],
    ['Unknown perspective', 'There is no such perspective; choose one from GET /references/perspektif.'],
  ],
  NO_NUMBER: [
    'invalid',
    ['Tidak sesuai target', 'Laporan tidak sesuai target indikator ini; rinciannya ada di daftar errors.'],
    ['Does not fit the target', 'The report does not fit the target of this indicator; the list errors says what.'],
  ],
  THRESHOLDS_CROSSED: [
    'invalid',
    ['Ambang bersilang', 'Ambang terlambat ({late} %) tidak boleh di atas ambang sesuai jadwal ({onTrack} %).'],
    ['Thresholds cross', 'Late ({late} %) must not begin above on track ({onTrack} %).'],
  ],
  LIMITS_CROSSED: [
    'invalid',
    ['Batas terbalik', 'Jumlah paling sedikit ({fewest}) tidak boleh melebihi jumlah paling banyak ({most}).'],
    ['Limits crossed', 'The least number ({fewest}) must not be above the greatest ({most}).'],
  ],
  PLANS_UNKNOWN: [
    'invalid',
    ['SKP tidak dikenal', 'Ada SKP yang bukan milik pegawai yang Anda nilai; keluarkan dari daftar.'],
    ['Unknown plans', 'Some plans are not of people whom you appraise; leave them out.'],
  ],
  HANDED_OVER: [
    'conflict',
    [
      'Sudah diserahterimakan',
      'Hasil kerja SKP ini sudah dilanjutkan pada SKP lain; keluarkan dahulu dari SKP itu (lihat GET /work-plans/{id}/handover).',
    ],
    [
      'Handed over already',
      'Results of this plan go on in another one; take them out there first (see GET /work-plans/{id}/handover).',
    ],
  ],
  TOO_MANY_RESULTS: [
    'conflict',
    ['Hasil kerja terlalu banyak', 'Satu SKP memuat paling banyak {limit} hasil kerja.'],
    ['Too many results', 'A plan holds at most {limit} results.'],
  ],
  TOO_MANY_INDICATORS: [
    'conflict',
    ['Indikator terlalu banyak', 'Satu hasil kerja memuat paling banyak {limit} indikator.'],
    ['Too many indicators', 'A result holds at most {limit} indicators.'],
  ],
  NO_APPRAISER: [
    'conflict',
    ['Belum ada pejabat penilai', 'Tidak ada pejabat penilai di atas Anda hari ini; hubungi BKPSDM.'],
    ['No appraiser', 'Nobody above you is in office today; ask the HR office (BKPSDM).'],
  ],
  NOT_STARTED: [
    'conflict',
    ['Belum mulai', 'SKP ini baru mulai berlaku pada {startsOn}.'],
    ['Not begun', 'This plan begins on {startsOn}.'],
  ],
  INDICATOR_UNKNOWN: [
    'invalid',
    ['Indikator tidak dikenal', 'Indikator itu bukan bagian dari SKP ini.'],
    ['Unknown indicator', 'That indicator is not part of this plan.'],
  ],
  OUTSIDE_PLAN: [
    'invalid',
    ['Tanggal di luar SKP', 'Tanggal harus antara {startsOn} dan {until}.'],
    ['Day outside the plan', 'The day must lie between {startsOn} and {until}.'],
  ],
  PERIOD_RATED: [
    'conflict',
    [
      'Masa evaluasi sudah dinilai',
      '{day} termasuk {period}: kinerja sampai {closedUntil} sudah dinilai dan diumumkan. Laporkan untuk hari sesudahnya, atau hubungi pejabat penilai.',
    ],
    [
      'Evaluation period already rated',
      '{day} lies in {period}: performance until {closedUntil} is rated and published. Report it for a later day, or turn to the appraiser.',
    ],
  ],
});
