import { defineProblems } from '../../../kernel/errors/domain-error.js';

/** What can be refused about lists of codes. */
export const referenceProblems = defineProblems('REFERENCE', {
  ITEM_UNSOUND: [
    'invalid',
    ['Isian tidak cocok dengan daftar', 'Ada isian yang tidak cocok dengan daftar ini; lihat daftar errors.'],
    ['The item does not fit the list', 'Some values do not fit this list; see the list errors.'],
  ],
  CODE_EXISTS: [
    'conflict',
    [
      'Kode sudah ada',
      'Kode {code} sudah ada pada hari-hari itu; tutup dahulu baris yang lama, atau pilih hari atau kode lain.',
    ],
    [
      'The code exists',
      'There is a code {code} on those days; close the old row first, or choose other days or codes.',
    ],
  ],
  LEGAL_ROW: [
    'conflict',
    [
      'Baris bawaan',
      'Kode, nama, dan hari pertama baris bawaan berasal dari peraturan atau SIASN; yang dapat diubah hanya sequence, attributes, dan validUntil.',
    ],
    [
      'A row that came with the service',
      'Code, name and first day of this row are those of the law or of SIASN; only sequence, attributes and validUntil can be changed.',
    ],
  ],
  DAYS_REVERSED: [
    'invalid',
    ['Rentang terbalik', 'Hari terakhir {validUntil} mendahului hari pertama {validFrom}.'],
    ['Days reversed', 'The last day {validUntil} is before the first day {validFrom}.'],
  ],
  CLOSED: [
    'conflict',
    ['Baris sudah ditutup', 'Hari terakhir baris ini adalah {validUntil}; ubah hari itu dengan PATCH.'],
    ['The row is closed', 'The last day of this row is {validUntil}; change that day by PATCH.'],
  ],
});
