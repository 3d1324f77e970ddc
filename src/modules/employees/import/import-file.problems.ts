import { defineProblems } from '../../../kernel/errors/domain-error.js';

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
