import { defineProblems } from './domain-error.js';

/** Problems of the HTTP layer: how a request was put, not what it asked for. */
export const requestProblems = defineProblems('REQUEST', {
  INVALID: [
    'invalid',
    ['Isian tidak sah', 'Ada {count} isian yang tidak sah; lihat daftar errors.'],
    ['Invalid input', '{count} value(s) are not valid; see the list errors.'],
  ],
  MALFORMED: [
    'malformed',
    ['Permintaan tidak dapat dibaca', 'Isi permintaan bukan JSON yang benar: periksa tanda kutip, koma, dan kurung.'],
    ['Unreadable request', 'The body is not correct JSON: check quotes, commas and brackets.'],
  ],
  ADDRESS_MALFORMED: [
    'malformed',
    ['Alamat tidak dapat dibaca', 'Setelah setiap tanda % di alamat harus ada dua angka heksadesimal dari teks UTF-8.'],
    ['Unreadable address', 'Every % of the address must be followed by two hexadecimal digits of UTF-8 text.'],
  ],
  PARAMETER: [
    'malformed',
    ['Parameter tidak sah', 'Ada parameter alamat yang tidak sah; lihat daftar errors.'],
    ['Invalid parameter', 'A parameter of the address is not valid; see the list errors.'],
  ],
  FORM: [
    'malformed',
    ['Formulir tidak sah', 'Ada isian formulir yang tidak sah; lihat daftar errors.'],
    ['Invalid form', 'A field of the form is not valid; see the list errors.'],
  ],
  EMPTY_BODY: [
    'malformed',
    ['Isi permintaan kosong', 'Operasi ini memerlukan isi JSON.'],
    ['Empty body', 'This operation needs a JSON body.'],
  ],
  TOO_DEEP: [
    'malformed',
    ['JSON terlalu dalam', 'JSON boleh bersarang paling dalam {limit} tingkat.'],
    ['JSON too deep', 'JSON may be nested at most {limit} levels deep.'],
  ],
  BAD_TEXT: [
    'malformed',
    ['Teks tidak sah', 'Isi permintaan harus teks UTF-8 yang benar tanpa karakter NUL.'],
    ['Invalid text', 'The body must be well-formed UTF-8 text without NUL characters.'],
  ],
  CURSOR: [
    'malformed',
    ['Kursor tidak berlaku', 'Kursor tidak sah atau dibuat untuk saringan lain; mulai lagi dari halaman pertama.'],
    ['Cursor not valid', 'The cursor is not valid or belongs to another filter; start again from the first page.'],
  ],
  EXPORT_TOO_LARGE: [
    'invalid',
    [
      'Daftar terlalu panjang untuk berkas',
      'Daftar ini berisi {total} baris, padahal satu berkas memuat paling banyak {limit}; persempit saringan, atau baca per halaman sebagai JSON.',
    ],
    [
      'List too long for a file',
      'This list has {total} rows and a file holds at most {limit}; narrow the filter, or read it page by page as JSON.',
    ],
  ],
  IDEMPOTENCY_KEY: [
    'malformed',
    ['Idempotency-Key tidak sah', 'Idempotency-Key harus 1–255 karakter ASCII yang tampak.'],
    ['Invalid Idempotency-Key', 'Idempotency-Key must be 1–255 visible ASCII characters.'],
  ],
  PATH_UNKNOWN: [
    'absent',
    ['Alamat tidak dikenal', 'Tidak ada operasi pada alamat ini.'],
    ['Unknown address', 'There is no operation at this address.'],
  ],
  METHOD_NOT_ALLOWED: [
    'method-not-allowed',
    ['Metode tidak diizinkan', 'Alamat ini menerima {allow}.'],
    ['Method not allowed', 'This address takes {allow}.'],
  ],
  STALE: [
    'stale',
    [
      'Data sudah berubah',
      'Data ini sudah berubah sejak versi yang Anda kirim; baca lagi, lalu ulangi dengan versi yang baru.',
    ],
    ['Already changed', 'This has changed since the version you sent; read it again and repeat with the new version.'],
  ],
  IF_MATCH_REQUIRED: [
    'precondition-required',
    [
      'If-Match wajib',
      'Baca dahulu yang hendak diubah, lalu kirim If-Match berisi ETag-nya, atau nilai version dari barisnya pada daftar di antara tanda kutip, agar perubahan orang lain tidak tertimpa. Hasil kerja, indikator, dan bagian lain suatu SKP memakai versi SKP-nya: GET /work-plans/….',
    ],
    [
      'If-Match required',
      "First read what you want to change, then send If-Match with its ETag, or with the version of its line in the list between quotation marks, so that nobody's change is overwritten. Results, indicators and other parts of a plan take the version of the plan: GET /work-plans/….",
    ],
  ],
  IF_MATCH_MALFORMED: [
    'malformed',
    ['If-Match tidak sah', 'If-Match harus berisi satu ETag kuat, misalnya "3".'],
    ['Invalid If-Match', 'If-Match must carry one strong ETag, for example "3".'],
  ],
  BODY_TOO_LARGE: [
    'too-large',
    ['Isi terlalu besar', 'Isi permintaan boleh paling besar {limitBytes} bita.'],
    ['Body too large', 'The body may have at most {limitBytes} bytes.'],
  ],
  URI_TOO_LONG: [
    'uri-too-long',
    ['Alamat terlalu panjang', 'Alamat boleh paling panjang {limit} karakter.'],
    ['Address too long', 'The address may have at most {limit} characters.'],
  ],
  HEADERS_TOO_LARGE: [
    'headers-too-large',
    ['Header terlalu besar', 'Header permintaan terlalu besar.'],
    ['Headers too large', 'The request headers are too large.'],
  ],
  TOO_MANY: [
    'too-many',
    [
      'Terlalu banyak permintaan',
      'Paling banyak {limit} permintaan sejenis dalam {windowSeconds} detik; tunggu {seconds} detik lalu ulangi.',
    ],
    [
      'Too many requests',
      'At most {limit} requests of this kind in {windowSeconds} seconds; wait {seconds} seconds and repeat.',
    ],
  ],
  UNSUPPORTED_MEDIA: [
    'unsupported-media',
    ['Jenis isi tidak didukung', 'Kirim isi sebagai {accepted}.'],
    ['Unsupported media type', 'Send the body as {accepted}.'],
  ],
  IDEMPOTENCY_MISMATCH: [
    'invalid',
    ['Idempotency-Key sudah dipakai', 'Kunci ini sudah dipakai untuk isi permintaan lain; pakai kunci baru.'],
    ['Idempotency-Key already used', 'This key was used with another request body; take a new key.'],
  ],
  IDEMPOTENCY_RUNNING: [
    'conflict',
    ['Permintaan sama sedang berjalan', 'Permintaan dengan kunci ini masih berjalan; ulangi sebentar lagi.'],
    ['Same request is running', 'A request with this key is still running; repeat it shortly.'],
  ],
  ID_TAKEN: [
    'conflict',
    ['Id sudah dipakai', 'Id ini sudah dipakai; buat id baru.'],
    ['Id taken', 'This id is taken; make a new one.'],
  ],
  NOT_FOUND: [
    'absent',
    ['Tidak ditemukan', 'Data ini tidak ada atau bukan hak Anda.'],
    ['Not found', 'This does not exist or is not yours.'],
  ],
});

/** Problems of signing in and of rights. */
export const accessProblems = defineProblems('ACCESS', {
  TOKEN_REQUIRED: [
    'unauthenticated',
    [
      'Perlu masuk',
      'Kirim token akses yang masih berlaku pada header Authorization: Bearer; yang kedaluwarsa diperbarui dengan POST /auth/refresh.',
    ],
    [
      'Sign in first',
      'Send a valid access token in the header Authorization: Bearer; one that has expired is renewed by POST /auth/refresh.',
    ],
  ],
  ISSUER_AWAY: [
    'unavailable',
    [
      'Penyedia identitas tidak dapat dihubungi',
      'Token dari penyedia identitas luar belum dapat diperiksa; ulangi sebentar lagi, atau masuk dengan kata sandi.',
    ],
    [
      'Identity provider away',
      'The token of the outside identity provider cannot be checked now; repeat shortly, or sign in with a password.',
    ],
  ],
  FORBIDDEN: [
    'forbidden',
    ['Tidak berwenang', 'Perlu izin {permission}, yang dimiliki: {holders}. Akun Anda tidak memilikinya.'],
    ['Not permitted', 'This needs the permission {permission}, which these have: {holders}. Your account has not.'],
  ],
  SIGN_IN_NOT_RECENT: [
    'forbidden',
    [
      'Perlu memasukkan kata sandi lagi',
      'Tindakan ini memerlukan kata sandi yang dimasukkan paling lama {minutes} menit lalu: POST /auth/reauthentication, lalu ulangi.',
    ],
    [
      'Give your password again',
      'This needs a password that was given at most {minutes} minutes ago: POST /auth/reauthentication, then repeat.',
    ],
  ],
  OUTSIDE_SIGN_IN_NOT_RECENT: [
    'forbidden',
    [
      'Perlu masuk lagi di penyedia identitas',
      'Tindakan ini memerlukan token (auth_time) dari masuk paling lama {minutes} menit lalu: masuk lagi di penyedia identitas, atau dengan kata sandi di sini, lalu ulangi.',
    ],
    [
      'Sign in anew at the identity provider',
      'This needs a token (auth_time) of a sign-in at most {minutes} minutes ago: sign in anew at the identity provider, or with a password here, then repeat.',
    ],
  ],
  NOT_FOR_MACHINES: [
    'forbidden',
    [
      'Bukan untuk mesin',
      'Tindakan ini, juga berkas CSV dan XLSX tentang orang, hanya untuk orang yang masuk; mesin membaca daftar yang sama sebagai JSON.',
    ],
    [
      'Not for machines',
      'This, like CSV and XLSX files about people, is only for people who sign in; a machine reads the same list as JSON.',
    ],
  ],
  PASSWORD_OUTDATED: [
    'forbidden',
    [
      'Kata sandi harus diganti',
      'Kata sandi Anda sudah terlalu lama; ganti dengan POST /auth/password, lalu semua operasi terbuka lagi.',
    ],
    [
      'Change your password',
      'Your password is too old; change it with POST /auth/password, and everything is open to you again.',
    ],
  ],
  SECOND_FACTOR_MISSING: [
    'forbidden',
    [
      'Faktor kedua wajib',
      'Peran Anda memerlukan kode dari aplikasi autentikator; siapkan dengan POST /auth/totp, lalu semua operasi terbuka.',
    ],
    [
      'Second factor required',
      'Your role needs codes of an authenticator app; set it up with POST /auth/totp, and everything is open to you.',
    ],
  ],
});

/** Problems of the service itself. */
export const serviceProblems = defineProblems('SERVICE', {
  FAILED: [
    'failed',
    ['Terjadi kesalahan', 'Kesalahan ini sudah dicatat; sebutkan traceId bila melapor.'],
    ['Something went wrong', 'This failure was recorded; name the traceId when you report it.'],
  ],
  DATABASE_AWAY: [
    'unavailable',
    [
      'Basis data tidak dapat dihubungi',
      'Ulangi setelah beberapa detik; bila mengubah sesuatu, dengan Idempotency-Key yang sama.',
    ],
    ['Database away', 'Repeat after some seconds; when it changes something, with the same Idempotency-Key.'],
  ],
  FILES_AWAY: [
    'unavailable',
    [
      'Penyimpanan berkas tidak dapat dihubungi',
      'Tidak ada yang berubah; ulangi beberapa saat kemudian. Bila terus terjadi, beri tahu pengelola layanan.',
    ],
    ['Storage of files away', 'Nothing was changed; repeat shortly. If it goes on, tell whoever runs the service.'],
  ],
  OUTCOME_UNKNOWN: [
    'unavailable',
    [
      'Belum pasti tersimpan',
      'Sambungan ke basis data putus ketika perubahan disimpan: mungkin tersimpan, mungkin tidak. Baca datanya lagi, atau ulangi dengan Idempotency-Key yang sama.',
    ],
    [
      'Outcome unknown',
      'The connection to the database broke while the change was stored: it may be stored or not. Read again, or repeat with the same Idempotency-Key.',
    ],
  ],
  BUSY: [
    'unavailable',
    ['Sedang sibuk', 'Terlalu banyak perubahan bersamaan; tidak ada yang berubah, ulangi sebentar lagi.'],
    ['Busy', 'Too many changes at once; nothing was changed, repeat shortly.'],
  ],
  OVERLOADED: [
    'unavailable',
    ['Terlalu ramai', 'Terlalu banyak permintaan bersamaan; tidak ada yang berubah, ulangi setelah beberapa detik.'],
    ['Too much at once', 'Too many requests at the same time; nothing was changed, repeat after some seconds.'],
  ],
  STOPPING: [
    'unavailable',
    ['Layanan sedang berhenti', 'Layanan sedang dihentikan; ulangi sebentar lagi.'],
    ['Stopping', 'The service is stopping; repeat shortly.'],
  ],
});
