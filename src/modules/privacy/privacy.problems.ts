import { defineProblems } from '../../kernel/errors/domain-error.js';

/** What can be refused about the own data and their retention. */
export const privacyProblems = defineProblems('PRIVACY', {
  NO_PERSON: [
    'conflict',
    ['Akun tanpa pegawai', 'Akun ini bukan milik seorang pegawai, sehingga tidak ada data pegawai untuk diperbaiki.'],
    ['Account without a person', 'This account is nobody’s, so there are no data of a person to correct.'],
  ],
  WRONG_STATE: [
    'conflict',
    ['Permintaan sudah selesai', 'Permintaan ini berstatus {status}; ajukan permintaan baru bila masih perlu.'],
    ['The request is over', 'This request is {status}; file a new one if there is still something to ask.'],
  ],
  ALREADY_FILED: [
    'conflict',
    ['Masih ada permintaan', 'Permintaan yang sama masih menunggu keputusan: {requestId}.'],
    ['Already filed', 'The same request still waits for its decision: {requestId}.'],
  ],
  OWN_REQUEST: [
    'forbidden',
    ['Permintaan sendiri', 'Permintaan sendiri diputus oleh orang lain.'],
    ['Own request', 'Somebody else decides the own request.'],
  ],
  VALUE_REQUIRED: [
    'invalid',
    ['Isi yang benar wajib', 'Sebutkan field yang keliru dan wantedValue, isi yang benar.'],
    ['The right value is required', 'Name the field that is wrong and wantedValue, what is right.'],
  ],
  VALUE_NOT_TAKEN: [
    'invalid',
    ['Penghapusan tanpa isi', 'Permintaan penghapusan tidak memakai field dan wantedValue.'],
    ['An erasure has no value', 'A request for erasure takes neither field nor wantedValue.'],
  ],
  GROUND_REQUIRED: [
    'invalid',
    ['Dasar penolakan', 'Penolakan wajib menyebut ground: {grounds}.'],
    ['Ground of the refusal', 'A refusal names its ground: {grounds}.'],
  ],
  GROUND_NOT_TAKEN: [
    'invalid',
    ['Dasar penolakan', 'Hanya penolakan yang memakai ground.'],
    ['Ground of the refusal', 'Only a refusal has a ground.'],
  ],
  NOT_APPLICABLE: [
    'invalid',
    [
      'Tidak dapat diterapkan',
      'Ubah {field} dengan fungsinya sendiri lebih dahulu, lalu putuskan dengan apply: false.',
    ],
    ['Cannot be applied', 'Change {field} by its own operation first, then decide with apply: false.'],
  ],
  STILL_IN_SERVICE: [
    'conflict',
    [
      'Masih bertugas',
      'Data orang yang masih bertugas diperlukan untuk pelayanan publik (Pasal 15 UU 27/2022); tolak dengan ground PUBLIC_SERVICE atau LEGAL_RETENTION.',
    ],
    [
      'Still in service',
      'The data of somebody in service are needed for public service (article 15 of Law 27/2022); refuse with the ground PUBLIC_SERVICE or LEGAL_RETENTION.',
    ],
  ],
  HELD: [
    'conflict',
    ['Ditahan', 'Data orang ini ditahan dari penghapusan sejak {since}; tolak dengan ground LEGAL_HOLD.'],
    ['Held', 'This person has been held from erasure since {since}; refuse with the ground LEGAL_HOLD.'],
  ],
  EMPLOYEE_UNKNOWN: [
    'invalid',
    ['Pegawai tidak dikenal', 'Pegawai {employeeId} tidak ada; cari dengan GET /employees?q=….'],
    ['Unknown employee', 'There is no employee {employeeId}; search by GET /employees?q=….'],
  ],
  HOLD_RELEASED: [
    'conflict',
    ['Sudah dilepas', 'Penahanan ini sudah dilepas pada {releasedAt}.'],
    ['Already released', 'This hold was released at {releasedAt}.'],
  ],
});
