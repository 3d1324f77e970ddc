import { defineProblems } from '../../../kernel/errors/domain-error.js';

/** What can be refused about the working calendar. */
export const calendarProblems = defineProblems('CALENDAR', {
  DAY_TAKEN: [
    'conflict',
    [
      'Hari sudah tercatat',
      'Hari {day} sudah tercatat; ubah catatan yang ada dengan PATCH /working-calendar/days/{id}.',
    ],
    ['The day is recorded', 'The day {day} is recorded already; change it by PATCH /working-calendar/days/{id}.'],
  ],
  RANGE: [
    'malformed',
    [
      'Rentang tidak sah',
      'Hari harus di antara tahun 1900 dan 2199, until pada atau setelah from, paling banyak {limit} hari.',
    ],
    [
      'Range not valid',
      'Days lie between the years 1900 and 2199, until is on or after from, and the range at most {limit} days long.',
    ],
  ],
  FILE_REQUIRED: [
    'invalid',
    ['Berkas wajib', 'Unggah tepat satu berkas CSV atau iCalendar pada bagian file.'],
    ['A file is required', 'Upload exactly one CSV or iCalendar file in the part file.'],
  ],
  UPLOAD_BROKEN: [
    'malformed',
    ['Unggahan tidak dapat dibaca', 'Isi multipart/form-data tidak lengkap atau salah bentuk; unggah sekali lagi.'],
    ['Upload unreadable', 'The multipart/form-data body is incomplete or malformed; upload it once more.'],
  ],
  FILE_UNREADABLE: [
    'invalid',
    [
      'Berkas kalender tidak dapat dibaca',
      'Berkas harus UTF-8: CSV dengan kolom day, kind, name, atau iCalendar (.ics).',
    ],
    ['Calendar file unreadable', 'The file must be UTF-8: CSV with the columns day, kind, name, or iCalendar (.ics).'],
  ],
  FILE_UNSOUND: [
    'invalid',
    ['Ada baris yang salah', 'Berkas tidak diterapkan karena ada baris yang salah; lihat daftar errors.'],
    ['Some lines are wrong', 'Nothing was taken over, because some lines are wrong; see the list errors.'],
  ],
});
