import { defineProblems } from '../../../kernel/errors/domain-error.js';

/** What can be refused about starting and applying an import. */
export const importProblems = defineProblems('IMPORT', {
  FILE_REQUIRED: [
    'invalid',
    ['Berkas wajib', 'Kirim satu berkas dalam bagian "file" dari multipart/form-data.'],
    ['File required', 'Send one file in the part "file" of multipart/form-data.'],
  ],
  UPLOAD_BROKEN: [
    'malformed',
    ['Unggahan tidak dapat dibaca', 'Isi multipart/form-data tidak lengkap atau salah bentuk; unggah sekali lagi.'],
    ['Upload unreadable', 'The multipart/form-data body is incomplete or malformed; upload it once more.'],
  ],
  PROFILE_UNKNOWN: [
    'invalid',
    ['Profil tidak ada', 'Tidak ada profil dengan id ini; lihat GET /imports/profiles.'],
    ['No such profile', 'There is no profile with this id; see GET /imports/profiles.'],
  ],
  PROFILE_OF_ANOTHER_KIND: [
    'invalid',
    ['Profil jenis lain', 'Profil ini untuk berkas {kind}; pilih profil untuk jenis berkas yang diunggah.'],
    ['Profile of another kind', 'This profile is for files {kind}; choose one for the kind that you upload.'],
  ],
  PROFILE_NAME_TAKEN: [
    'conflict',
    ['Nama profil sudah dipakai', 'Sudah ada profil dengan nama ini untuk jenis berkas yang sama; pilih nama lain.'],
    ['Profile name taken', 'There is a profile of this name for the same kind; choose another name.'],
  ],
  PROFILE_FIELD_UNKNOWN: [
    'invalid',
    ['Kolom tidak dikenal', 'Jenis berkas ini tidak memiliki kolom {field}. Yang ada: {allowed}.'],
    ['Unknown column', 'This kind of file has no column {field}. There are: {allowed}.'],
  ],
  PROFILE_REPEATED: [
    'invalid',
    ['Disebut dua kali', '{name} disebut lebih dari satu kali dalam profil ini; sebut sekali saja.'],
    ['Named twice', '{name} is named more than once in this profile; name it once.'],
  ],
  PROFILE_LIMIT: [
    'conflict',
    ['Terlalu banyak profil', 'Paling banyak {max} profil; hapus yang tidak dipakai lagi.'],
    ['Too many profiles', 'There may be at most {max} profiles; delete those that are no longer used.'],
  ],
  NO_FILE_KEPT: [
    'conflict',
    [
      'Berkas tidak disimpan',
      'Isi baris impor ini tidak atau tidak lagi disimpan (status {status}). Unggah lagi berkasnya.',
    ],
    [
      'File not kept',
      'What the rows of this import say is not kept, or no longer (status {status}). Upload the file again.',
    ],
  ],
  WRONG_STATE: [
    'conflict',
    [
      'Belum atau tidak lagi dapat diterapkan',
      'Impor ini berstatus {status}; hanya yang CHECKED dapat diterapkan. Unggah lagi bila EXPIRED.',
    ],
    [
      'Not to be applied now',
      'This import is {status}; only one that is CHECKED can be applied. Upload it again when it is EXPIRED.',
    ],
  ],
  SUPERSEDED: [
    'conflict',
    ['Sudah digantikan', 'Impor {importId} diterapkan sesudah impor ini dimulai; unggah lagi berkas yang terbaru.'],
    ['Superseded', 'Import {importId} was applied after this one had begun; upload the latest file again.'],
  ],
  CHECK_OUTDATED: [
    'conflict',
    [
      'Pemeriksaan sudah usang',
      'Impor {importId} diterapkan atau dibatalkan sesudah, atau sedang diterapkan ketika, berkas ini diunggah; unggah lagi berkas ini agar diperiksa terhadap data sekarang.',
    ],
    [
      'The check is out of date',
      'Import {importId} was applied or undone after this file was uploaded, or was on its way then; upload this file again, so that it is checked against the present data.',
    ],
  ],
  HAS_ERRORS: [
    'conflict',
    [
      'Masih ada baris yang salah',
      '{errorCount} baris salah: perbaiki dan unggah lagi, atau kirim mode VALID_ROWS untuk menerapkan baris lainnya.',
    ],
    [
      'Some rows have errors',
      '{errorCount} row(s) have errors: correct them and upload again, or send mode VALID_ROWS to apply the others.',
    ],
  ],
  SAME_FILE: [
    'conflict',
    [
      'Berkas yang sama sudah diterapkan',
      'Berkas ini persis sama dengan impor {importId} dan tidak ada yang akan berubah, jadi tidak ada yang perlu diterapkan. Unggah ekspor yang lebih baru; bila ada baris yang salah, perbaiki dahulu di berkasnya; bila berkas ini seluruh isi sumbernya, unggah dengan completeness FULL.',
    ],
    [
      'The same file is in already',
      'This is the very file of import {importId}, and nothing would change, so there is nothing to apply. Upload a later export; correct rows with errors in the file first; if the file is all that its source has, upload it with completeness FULL.',
    ],
  ],
  MASS_CHANGE: [
    'conflict',
    [
      'Perubahan massal perlu dikonfirmasi',
      'Dari {known} yang tercatat, {needed} akan berubah sekaligus, lebih dari {percent} persen: {movesUnit} pindah unit, {losesPost} kehilangan jabatan, {changesStanding} berganti kedudukan hukum, {missing} tidak ada dalam berkas. Periksa rinciannya; bila benar, kirim confirmedCount {needed}.',
    ],
    [
      'A mass change must be confirmed',
      'Of {known} that are recorded, {needed} would change at once, more than {percent} percent: {movesUnit} would move to another unit, {losesPost} lose their post, {changesStanding} change their legal standing, {missing} are not in the file. Look at them; if it is right, send confirmedCount {needed}.',
    ],
  ],
  MASS_CHANGE_OF_PEOPLE: [
    'conflict',
    [
      'Perubahan unit menyangkut banyak orang',
      'Unit yang berubah menampung {needed} dari {known} pegawai, lebih dari {percent} persen: {movesUnit} unit pindah ke bawah unit lain, {missing} unit tidak ada dalam berkas. Periksa rinciannya; bila benar, kirim confirmedCount {needed}.',
    ],
    [
      'A change of units concerns many people',
      'The units that change hold {needed} of {known} people, more than {percent} percent: {movesUnit} unit(s) would come to stand below another one, {missing} are not in the file. Look at them; if it is right, send confirmedCount {needed}.',
    ],
  ],
  CONFIRMATION_BY_PERSON: [
    'forbidden',
    [
      'Konfirmasi oleh orang',
      'Perubahan massal hanya dapat dikonfirmasi oleh seseorang dari BKPSDM, bukan oleh mesin. Terapkan impor ini dengan akun pribadi.',
    ],
    [
      'To be confirmed by a person',
      'A mass change can only be confirmed by somebody of the HR office, not by a machine. Apply this import with an account of a person.',
    ],
  ],
  UNDO_WRONG_STATE: [
    'conflict',
    [
      'Tidak dapat dibatalkan',
      'Impor ini berstatus {status}; hanya yang APPLIED, atau yang berhenti di tengah dan sempat mengubah sesuatu, dapat dibatalkan.',
    ],
    [
      'Not to be undone',
      'This import is {status}; only one that is APPLIED, or that stopped half-way and has changed something, can be undone.',
    ],
  ],
  UNDO_EXPIRED: [
    'conflict',
    [
      'Terlalu lama untuk dibatalkan',
      'Keadaan sebelum impor disimpan {days} hari dan sudah dihapus. Perbaiki dengan impor baru atau perubahan langsung.',
    ],
    [
      'Too late to undo',
      'What was before an import is kept for {days} days and has been erased. Put it right by a new import or by hand.',
    ],
  ],
  UNDO_REFUSED: [
    'conflict',
    [
      'Ada perubahan yang lebih baru',
      '{count} hal yang diubah impor ini sudah disentuh perubahan yang lebih baru, lihat undoObstacles; tidak ada yang dibatalkan. Batalkan dahulu perubahan itu, atau perbaiki dengan impor baru.',
    ],
    [
      'Something newer is there',
      '{count} thing(s) that this import changed were touched by something newer, see undoObstacles; nothing was undone. Take that back first, or put it right by a new import.',
    ],
  ],
  ANOTHER_RUNS: [
    'conflict',
    ['Impor lain sedang diterapkan', 'Tunggu sampai impor {importId} selesai, lalu ulangi.'],
    ['Another import is being applied', 'Wait until the import {importId} has ended, then repeat.'],
  ],
});
