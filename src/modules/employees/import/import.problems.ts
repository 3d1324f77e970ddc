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
      'Berkas ini persis sama dengan impor {importId} dan tidak ada yang akan berubah. Unggah ekspor yang lebih baru.',
    ],
    [
      'The same file is in already',
      'This is the very file of import {importId}, and nothing would change. Upload a later export.',
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
    ['Tidak dapat dibatalkan', 'Impor ini berstatus {status}; hanya yang APPLIED dapat dibatalkan.'],
    ['Not to be undone', 'This import is {status}; only one that is APPLIED can be undone.'],
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

/** Why a whole file was refused: nothing of it is kept. */
export const fileProblems = defineProblems('IMPORT_FILE', {
  NOT_A_TABLE: [
    'invalid',
    [
      'Bukan tabel',
      'Berkas ini bukan CSV, XLSX, XLS, ODS, dan bukan tabel HTML. Unduh lagi dari SIASN atau SIMPEG, atau simpan sebagai XLSX.',
    ],
    [
      'Not a table',
      'This file is neither CSV, XLSX, XLS nor ODS, and no HTML table. Download it again, or save it as XLSX.',
    ],
  ],
  OLD_EXCEL: [
    'invalid',
    [
      'Berkas Excel lama atau rusak',
      'Berkas Excel ini lebih lama dari Excel 97, rusak, atau terpotong. Buka di Excel, lalu simpan sebagai XLSX.',
    ],
    [
      'Old or damaged Excel file',
      'This Excel file is older than Excel 97, damaged or cut off. Open it in Excel and save it as XLSX.',
    ],
  ],
  ENCRYPTED: [
    'invalid',
    ['Berkata sandi', 'Berkas ini dikunci dengan kata sandi. Buka, hapus kata sandinya, lalu simpan sebagai XLSX.'],
    ['Has a password', 'This file is locked with a password. Open it, remove the password and save it as XLSX.'],
  ],
  ENCODING: [
    'invalid',
    [
      'Bukan UTF-8',
      'Teks berkas ini bukan UTF-8. Di Excel pilih "CSV UTF-8 (Comma delimited)", atau simpan sebagai XLSX.',
    ],
    [
      'Not UTF-8',
      'The text of this file is not UTF-8. In Excel choose "CSV UTF-8 (Comma delimited)", or save it as XLSX.',
    ],
  ],
  ACTIVE_CONTENT: [
    'invalid',
    [
      'Berisi makro atau rujukan luar',
      'Berkas ini berisi makro atau entitas XML. Simpan tabelnya saja sebagai XLSX tanpa makro.',
    ],
    ['Has macros or references', 'This file has macros or XML entities. Save only the table, as XLSX without macros.'],
  ],
  EMPTY: [
    'invalid',
    ['Berkas kosong', 'Tidak ada satu baris pun di bawah judul kolom.'],
    ['Empty file', 'There is not one row below the header.'],
  ],
  SEVERAL_SHEETS: [
    'invalid',
    [
      'Beberapa lembar memuat tabel ini',
      'Lembar ke-{sheets} sama-sama memuat tabel ini. Unggah satu per satu, masing-masing dalam berkas dengan satu lembar.',
    ],
    [
      'Several sheets have this table',
      'The sheets {sheets} each have this table. Upload them one by one, each in a file of one sheet.',
    ],
  ],
  COLUMNS_MISSING: [
    'invalid',
    [
      'Kolom tidak lengkap',
      'Kolom berikut tidak ada: {columns}. Judul yang belum dikenali: {found}. Beri judul seperti templat, atau buat profil yang menyebut kolom mana yang dimaksud.',
    ],
    [
      'Columns missing',
      'These columns are missing: {columns}. Titles that are not known: {found}. Name them as the template does, or make a profile that says which column is meant.',
    ],
  ],
  COLUMN_REPEATED: [
    'invalid',
    ['Kolom berulang', 'Kolom {column} ada lebih dari satu kali; hapus yang tidak dipakai.'],
    ['Column repeated', 'The column {column} stands there more than once; remove the one that is not used.'],
  ],
  COLUMN_AMBIGUOUS: [
    'invalid',
    [
      'Kolom meragukan',
      'Kolom {columns} sama-sama dapat berarti {field}. Ubah judul salah satunya, atau buat profil yang menyebut kolom mana yang dipakai.',
    ],
    [
      'Ambiguous columns',
      'The columns {columns} may all mean {field}. Rename one of them, or make a profile that says which is used.',
    ],
  ],
  NO_HEADER: [
    'invalid',
    ['Judul kolom tidak ditemukan', 'Tidak ada judul kolom di baris {line}, seperti yang disebut profil ini.'],
    ['No header there', 'There is no header in line {line}, where this profile says it is.'],
  ],
  PROFILE_MISFIT: [
    'invalid',
    [
      'Profil tidak cocok',
      'Profil menyebut kolom yang tidak ada dalam berkas ini: {columns}. Judul yang belum dikenali: {found}.',
    ],
    [
      'Profile does not fit',
      'The profile names columns that this file does not have: {columns}. Titles that are not known: {found}.',
    ],
  ],
  BROKEN_QUOTES: [
    'invalid',
    ['Tanda kutip rusak', 'Tanda kutip pada sekitar baris {line} tidak ditutup dengan benar.'],
    ['Broken quotes', 'A quotation mark near line {line} is not closed properly.'],
  ],
  DAMAGED: [
    'invalid',
    ['Berkas rusak', 'Berkas ini rusak atau terpotong. Unduh atau simpan lagi, lalu unggah kembali.'],
    ['Damaged file', 'This file is damaged or cut off. Download or save it again, then upload it.'],
  ],
  TOO_COMPLEX: [
    'invalid',
    [
      'Berkas terlalu rumit',
      'Membaca berkas ini memerlukan terlalu banyak memori atau waktu. Simpan tabelnya saja sebagai XLSX atau CSV.',
    ],
    ['File too complex', 'Reading this file takes too much memory or time. Save only the table as XLSX or CSV.'],
  ],
  UNPACKED_TOO_LARGE: [
    'invalid',
    [
      'Isi berkas terlalu besar',
      'Isi berkas ini melebihi {limitBytes} bita setelah dibuka. Bagi menjadi beberapa berkas.',
    ],
    ['Contents too large', 'This file holds more than {limitBytes} bytes when unpacked. Split it into several files.'],
  ],
  TOO_MANY_ROWS: [
    'invalid',
    ['Terlalu banyak baris', 'Paling banyak {limit} baris. Bagi menjadi beberapa berkas.'],
    ['Too many rows', 'There may be at most {limit} rows. Split the file.'],
  ],
  TOO_MANY_COLUMNS: [
    'invalid',
    ['Terlalu banyak kolom', 'Paling banyak {limit} kolom; baris {line} memiliki lebih.'],
    ['Too many columns', 'There may be at most {limit} columns; line {line} has more.'],
  ],
  LOST: [
    'invalid',
    ['Berkas hilang', 'Berkas yang diunggah tidak ada lagi di server ini. Unggah kembali.'],
    ['File lost', 'The uploaded file is no longer on this server. Upload it again.'],
  ],
});
