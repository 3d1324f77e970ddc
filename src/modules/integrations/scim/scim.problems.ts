import { type DomainError, defineProblems, type Facts, type InputFault } from '../../../kernel/errors/domain-error.js';

/** What can be refused to an identity system, beyond what the rest of the service refuses. */
export const scimProblems = defineProblems('SCIM', {
  FILTER_UNREADABLE: [
    'malformed',
    ['Filter tidak dapat dibaca', 'Filter tidak mengikuti RFC 7644 bagian 3.4.2.2, misalnya userName eq "19870722…".'],
    ['Filter unreadable', 'The filter does not follow RFC 7644, section 3.4.2.2, for example userName eq "19870722…".'],
  ],
  FILTER_TOO_LARGE: [
    'malformed',
    [
      'Filter terlalu besar',
      'Filter boleh berisi paling banyak {characters} karakter, {terms} perbandingan, dan {depth} tingkat kurung.',
    ],
    [
      'Filter too large',
      'A filter may have at most {characters} characters, {terms} comparisons and {depth} levels of brackets.',
    ],
  ],
  FILTER_ATTRIBUTE: [
    'malformed',
    [
      'Atribut tidak dapat disaring',
      'Atribut {attribute} tidak dapat dipakai dalam filter atau urutan; lihat /Schemas.',
    ],
    ['Attribute not filterable', 'The attribute {attribute} cannot be used in a filter or an order; see /Schemas.'],
  ],
  FILTER_OPERATOR: [
    'malformed',
    ['Perbandingan tidak cocok', 'Atribut {attribute} tidak dapat dibandingkan dengan nilai itu oleh {operator}.'],
    ['Comparison does not fit', 'The attribute {attribute} cannot be compared with that value by {operator}.'],
  ],
  NOT_FILTERED: [
    'forbidden',
    ['Tidak dapat disaring', 'Daftar ini tidak menerima filter; ambil seluruhnya.'],
    ['Not filtered', 'This list takes no filter; read all of it.'],
  ],
  CURSOR_EXPIRED: [
    'malformed',
    ['Kursor kedaluwarsa', 'Kursor hanya berlaku {seconds} detik; mulai lagi dari halaman pertama.'],
    ['Cursor expired', 'A cursor is good for {seconds} seconds; start again from the first page.'],
  ],
  COUNT: [
    'malformed',
    ['Jumlah tidak sah', 'count harus bilangan bulat; dengan cursor antara 1 dan {most}.'],
    ['Invalid count', 'count must be a whole number; with a cursor between 1 and {most}.'],
  ],
  PAGING: [
    'malformed',
    ['Cara membagi halaman tidak sah', 'cursor tidak dapat dipakai bersama startIndex atau sortBy.'],
    ['Invalid paging', 'cursor cannot be used together with startIndex or sortBy.'],
  ],
  VALUE: [
    'malformed',
    ['Nilai tidak sah', 'Nilai {attribute} tidak sah atau wajib diisi; lihat /Schemas.'],
    ['Invalid value', 'The value of {attribute} is not valid, or is required; see /Schemas.'],
  ],
  MUTABILITY: [
    'malformed',
    ['Tidak dapat diubah', '{attribute} tidak dapat diubah di sini: pegawainya tetap orang yang sama.'],
    ['Not changeable', '{attribute} cannot be changed here: the user stays the same person.'],
  ],
  PATCH_UNREADABLE: [
    'malformed',
    [
      'PATCH tidak dapat dibaca',
      'Operations harus berisi 1 sampai {most} operasi dengan op add, replace, atau remove dan nilainya.',
    ],
    ['PATCH unreadable', 'Operations needs 1 to {most} operations with op add, replace or remove, and their values.'],
  ],
  PATH: [
    'malformed',
    ['Path tidak sah', 'path tidak mengikuti RFC 7644 bagian 3.5.2; remove selalu memerlukan path.'],
    ['Invalid path', 'The path does not follow RFC 7644, section 3.5.2; remove always needs one.'],
  ],
  NO_TARGET: [
    'malformed',
    ['Tidak ada yang cocok', 'Tidak ada nilai yang cocok dengan filter pada path.'],
    ['Nothing matches', 'No value matches the filter of the path.'],
  ],
  PERSON_UNKNOWN: [
    'malformed',
    [
      'Pegawai tidak dikenal',
      'Tidak ada pegawai dengan NIP atau NI PPPK itu dalam jangkauan; kirim nomornya sebagai employeeNumber, dan impor pegawai itu dahulu.',
    ],
    [
      'Person unknown',
      'Nobody within reach has that NIP or NI PPPK; send the number as employeeNumber, and import the person first.',
    ],
  ],
  NUMBERS_DIFFER: [
    'malformed',
    ['Nomor berbeda', 'employeeNumber dan nipBaru menyebut dua nomor yang berbeda.'],
    ['Numbers differ', 'employeeNumber and nipBaru name two different numbers.'],
  ],
  USER_EXISTS: [
    'conflict',
    ['Pengguna sudah ada', 'Pengguna ini sudah ada; cari dengan filter userName atau externalId, lalu ubah.'],
    ['User exists', 'This user exists already; look it up by userName or externalId and change it.'],
  ],
  USER_NAME_TAKEN: [
    'conflict',
    ['userName sudah dipakai', 'userName ini sudah dipakai pengguna lain.'],
    ['userName taken', 'Another user has this userName already.'],
  ],
  EMAIL_NOT_UNIQUE: [
    'conflict',
    ['Surel harus unik', 'Alamat surel ini tidak dapat dipakai pengguna ini; alamat harus unik.'],
    ['E-mail address must be unique', 'This user cannot have this e-mail address; addresses are unique.'],
  ],
  DISABLED_HERE: [
    'conflict',
    [
      'Akun dinonaktifkan di sini',
      'Akun ini dinonaktifkan oleh BKPSDM atau sistem identitas lain; hanya mereka yang dapat mengaktifkannya lagi.',
    ],
    [
      'Account disabled here',
      'The HR office or another identity system has disabled this account; only they can enable it again.',
    ],
  ],
  GROUP_FIXED: [
    'malformed',
    ['Grup tidak dapat dibuat', 'Grup di sini adalah peran: {groups}. Tautkan grup Anda ke salah satunya.'],
    ['Groups cannot be made', 'The groups here are the roles {groups}. Link your group to one of them.'],
  ],
  GROUP_EXISTS: [
    'conflict',
    ['Grup sudah ada', 'Grup ini sudah ada; cari dengan filter displayName, lalu ubah anggotanya.'],
    ['Group exists', 'This group exists already; look it up by displayName and change its members.'],
  ],
  ROLE_NOT_ALLOWED: [
    'forbidden',
    [
      'Peran tidak boleh diberikan',
      'Sistem identitas tidak boleh memberi atau mencabut peran {role}; lihat SCIM_ROLES.',
    ],
    ['Role not allowed', 'Identity systems may neither give nor take the role {role}; see SCIM_ROLES.'],
  ],
  MEMBER_UNKNOWN: [
    'malformed',
    ['Anggota tidak dikenal', 'Tidak ada pengguna {member} dalam jangkauan; kirim id dari /Users.'],
    ['Member unknown', 'There is no user {member} within reach; send the id of /Users.'],
  ],
  TOO_MANY_MEMBERS: [
    'malformed',
    ['Terlalu banyak anggota', 'Satu permintaan boleh mengubah paling banyak {most} anggota; bagi menjadi beberapa.'],
    ['Too many members', 'One request may change at most {most} members; split it.'],
  ],
});

/** The `scimType` of each, where RFC 7644 or RFC 9865 has one. */
const TYPES: Readonly<Partial<Record<keyof typeof scimProblems, string>>> = {
  ...{ FILTER_UNREADABLE: 'invalidFilter', FILTER_TOO_LARGE: 'invalidFilter', FILTER_ATTRIBUTE: 'invalidFilter' },
  ...{
    FILTER_OPERATOR: 'invalidFilter',
    CURSOR_EXPIRED: 'expiredCursor',
    COUNT: 'invalidCount',
    PAGING: 'invalidValue',
  },
  ...{ VALUE: 'invalidValue', MUTABILITY: 'mutability', PATCH_UNREADABLE: 'invalidSyntax', PATH: 'invalidPath' },
  ...{ NO_TARGET: 'noTarget', PERSON_UNKNOWN: 'invalidValue', NUMBERS_DIFFER: 'invalidValue' },
  ...{
    USER_EXISTS: 'uniqueness',
    USER_NAME_TAKEN: 'uniqueness',
    EMAIL_NOT_UNIQUE: 'uniqueness',
    GROUP_FIXED: 'invalidValue',
  },
  ...{ GROUP_EXISTS: 'uniqueness', MEMBER_UNKNOWN: 'invalidValue', TOO_MANY_MEMBERS: 'tooMany' },
};

/** A refusal with its `scimType`. */
export function refusal(
  name: keyof typeof scimProblems,
  facts: Facts = {},
  faults: readonly InputFault[] = [],
): DomainError {
  const scimType = TYPES[name];
  return scimProblems[name](scimType === undefined ? facts : { ...facts, scimType }, faults);
}
