import { defineProblems } from '../../../kernel/errors/domain-error.js';

/** What can be refused about calibration sessions. */
export const calibrationProblems = defineProblems('CALIBRATION', {
  UNIT_UNKNOWN: [
    'invalid',
    ['Unit tidak dapat dipilih', 'Pilih unit yang kinerjanya Anda kelola.'],
    ['Unit cannot be chosen', 'Choose a unit whose performance you manage.'],
  ],
  PERIOD_UNKNOWN: [
    'invalid',
    ['Masa tidak dikenal', 'Tidak ada tahun kinerja itu, atau masa evaluasi itu bukan bagian darinya.'],
    ['Unknown time', 'There is no such performance year, or that evaluation period is not one of it.'],
  ],
  ALREADY_PLANNED: [
    'conflict',
    [
      'Kalibrasi sudah ada',
      'Unit ini sudah mempunyai sesi kalibrasi untuk masa itu; gunakan sesi itu, atau buka kembali.',
    ],
    ['Planned already', 'The unit has a calibration session of that time; use that one, or open it again.'],
  ],
  WRONG_STATE: [
    'conflict',
    [
      'Status sesi tidak sesuai',
      'Sesi kalibrasi ini berstatus {status}; tindakan ini hanya dapat dilakukan pada status {needed}.',
    ],
    ['Wrong state', 'This session is {status}; that can only be done while it is {needed}.'],
  ],
  NOT_YOURS: [
    'forbidden',
    [
      'Bukan bagian Anda dalam sesi ini',
      'Sesi disiapkan oleh pengelola kinerja; pimpinan unit atau pimpinan di atasnya mengubah penilaian, menutup dan membuka kembali sesi.',
    ],
    [
      'Not your part in this session',
      'Sessions are prepared by performance managers; leaders of the unit or above change ratings, close and reopen.',
    ],
  ],
  CHANGES_MADE: [
    'conflict',
    ['Sudah ada perubahan', 'Dalam sesi ini sudah ada penilaian yang diubah; tutuplah sesi, jangan dibatalkan.'],
    ['Changes were made', 'Ratings were changed in this session; close it instead of cancelling it.'],
  ],
  NOBODY_PRESENT: [
    'conflict',
    ['Belum ada pimpinan yang hadir', 'Catat kehadiran paling sedikit satu pimpinan (LEADER) sebelum sesi dibuka.'],
    ['No leader present', 'Write down at least one LEADER who takes part before the session is opened.'],
  ],
  PARTICIPANT_UNFIT: [
    'invalid',
    [
      'Peserta tidak sesuai perannya',
      'LEADER memimpin unit itu atau unit di atasnya, APPRAISER menilai pegawai unit itu, pada hari ini; setiap orang hanya sekali.',
    ],
    [
      'Not fit for that part',
      'A LEADER heads the unit or one above, an APPRAISER appraises somebody of the unit, today; everybody once.',
    ],
  ],
  APPRAISAL_UNKNOWN: [
    'invalid',
    ['Penilaian tidak dapat dipilih', 'Pilih penilaian pegawai unit ini pada masa sesi ini.'],
    ['Appraisal cannot be chosen', 'Choose an appraisal of the people of this unit and the time of this session.'],
  ],
  CALCULATED: [
    'conflict',
    ['Predikat dihitung', 'Predikat ini dihitung dari angka; penilai yang memperbaiki angkanya bila keliru.'],
    ['Calculated', 'This predicate is calculated from figures; the appraiser corrects them where they are wrong.'],
  ],
  NOT_RATED: [
    'conflict',
    [
      'Tidak dapat dikalibrasi',
      'Hanya penilaian yang sudah dinilai dan belum disampaikan yang dapat dikalibrasi; penilaian ini {status}.',
    ],
    ['Not to be calibrated', 'Only what is rated and not published can be calibrated; this one is {status}.'],
  ],
  NOT_PRESENT: [
    'forbidden',
    [
      'Anda tidak tercatat hadir',
      'Hanya pimpinan (LEADER) yang tercatat hadir dalam sesi ini yang dapat mengubah penilaian.',
    ],
    ['You are not present', 'Only a LEADER who is written down as present in this session can change ratings.'],
  ],
  NOT_IMPARTIAL: [
    'forbidden',
    [
      'Konflik kepentingan',
      'Anda tidak dapat mengubah penilaian ini ({cause}): penilaian diri sendiri, keluarga atau konflik lain yang tercatat, atau pegawai yang Anda nilai. Anda hanya dapat menyampaikan pendapat.',
    ],
    [
      'Conflict of interest',
      'You can not change this appraisal ({cause}): your own, of somebody with whom a conflict is on record, or of somebody you appraise. You may only speak.',
    ],
  ],
  RATING_MOVED: [
    'conflict',
    [
      'Penilaian sudah berubah',
      'Penilaian ini sekarang {resultRating} dan {behaviourRating}; bacalah lagi sebelum mengubahnya.',
    ],
    [
      'The rating has moved',
      'This appraisal is now {resultRating} and {behaviourRating}; read it again before you change it.',
    ],
  ],
  NOTHING_CHANGED: [
    'invalid',
    ['Tidak ada yang berubah', 'Rating baru sama dengan rating sekarang.'],
    ['Nothing is changed', 'The new ratings are those of now.'],
  ],
  TOO_FAR: [
    'invalid',
    ['Perubahan terlalu jauh', 'Satu perubahan boleh memindahkan rating paling banyak {most} tingkat; ini {levels}.'],
    ['Too far', 'One change may move the ratings by at most {most} level(s); this one by {levels}.'],
  ],
  TOO_MANY_CHANGES: [
    'conflict',
    ['Terlalu sering diubah', 'Penilaian ini sudah diubah {most} kali dalam sesi ini.'],
    ['Changed too often', 'This appraisal was changed {most} time(s) in this session.'],
  ],
  ALREADY_CALIBRATED: [
    'conflict',
    [
      'Sudah dikalibrasi',
      'Penilaian ini sudah diubah atau dikunci dalam sesi kalibrasi; hanya sesi itu, yang dibuka kembali dengan alasan, yang dapat mengubahnya.',
    ],
    [
      'Calibrated already',
      'This appraisal was changed or locked by a calibration session; only that session, opened again with a reason, changes it.',
    ],
  ],
});
