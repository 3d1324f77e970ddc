import { defineProblems } from '../../../kernel/errors/domain-error.js';

/** What can be refused about evidence and its uploads. */
export const evidenceProblems = defineProblems('EVIDENCE', {
  TUS_VERSION: [
    'stale',
    ['Versi protokol unggah', 'Layanan ini memakai tus {version}; kirim Tus-Resumable: {version}.'],
    ['Version of the upload protocol', 'This service speaks tus {version}; send Tus-Resumable: {version}.'],
  ],
  TOO_LARGE: [
    'too-large',
    ['Berkas terlalu besar', 'Berkas bukti dukung paling besar {limitMb} MB; perkecil atau bagi berkasnya.'],
    ['File too large', 'A file of evidence has at most {limitMb} MB; make it smaller, or split it.'],
  ],
  TOO_MANY_UPLOADS: [
    'conflict',
    [
      'Terlalu banyak unggahan',
      'Paling banyak {limit} unggahan terbuka sekaligus; selesaikan atau hapus salah satu, atau tunggu sampai kedaluwarsa.',
    ],
    [
      'Too many uploads',
      'At most {limit} uploads may be open at a time; finish or delete one, or wait until one expires.',
    ],
  ],
  UPLOAD_OFFSET: [
    'conflict',
    [
      'Bukan kelanjutannya',
      'Berkas ini sudah diterima sampai bita {offset}; tanyakan dengan HEAD dan lanjutkan dari sana.',
    ],
    ['Not where it goes on', 'Of this file {offset} bytes have come; ask with HEAD and go on from there.'],
  ],
  UPLOAD_BUSY: [
    'conflict',
    ['Sedang diunggah', 'Bagian lain dari berkas ini sedang diterima; coba lagi sebentar lagi.'],
    ['Being uploaded', 'Another piece of this file is on its way; try again in a moment.'],
  ],
  PIECE_TOO_LONG: [
    'too-large',
    ['Melebihi ukuran berkas', 'Bagian ini melebihi ukuran berkas yang diumumkan, {sizeBytes} bita.'],
    ['Beyond the end of the file', 'This piece goes beyond the announced size of the file, {sizeBytes} bytes.'],
  ],
  UPLOAD_CUT: [
    'malformed',
    [
      'Unggahan terputus',
      'Bagian ini terputus sebelum selesai; yang sudah diterima tersimpan. Tanyakan dengan HEAD dan lanjutkan dari sana.',
    ],
    ['Upload cut off', 'The piece broke off; what has come is kept. Ask with HEAD and go on from there.'],
  ],
  FILE_OR_LINK: [
    'invalid',
    ['Berkas atau tautan', 'Sebutkan tepat satu: uploadId untuk berkas, atau url untuk tautan.'],
    ['A file or a link', 'Name exactly one: uploadId for a file, or url for a link.'],
  ],
  LINK_REFUSED: [
    'invalid',
    [
      'Tautan tidak diterima',
      'Tautan harus alamat https yang dapat dibuka orang lain: bukan kotak surat atau drive pribadi, jaringan kantor, atau alamat dengan sandi. Bagikan tautannya, atau unggah berkasnya.',
    ],
    [
      'Link refused',
      'A link is an address by https that others can open: no own mailbox or drive, no network of an office, none with a password. Share it, or upload the file.',
    ],
  ],
  REASON_NEEDED: [
    'invalid',
    ['Alasan wajib', 'Untuk LACKING dan UNFITTING sebutkan alasannya dalam reason.'],
    ['Reason needed', 'For LACKING and UNFITTING say why in reason.'],
  ],
  INFECTED: [
    'invalid',
    [
      'Berkas berbahaya',
      'Pemindai virus menemukan {finding} dalam berkas ini; berkasnya dihapus. Periksa perangkat Anda, lalu unggah berkas yang bersih.',
    ],
    [
      'Dangerous file',
      'The virus scanner found {finding} in this file, which was destroyed. Check your device, and upload a clean file.',
    ],
  ],
  SCANNER_AWAY: [
    'unavailable',
    [
      'Berkas belum dapat dipindai',
      'Pemindai virus belum menjawab, maka bagian terakhir berkas ini belum diterima; kirim lagi beberapa saat kemudian.',
    ],
    [
      'Not scanned yet',
      'The virus scanner has not answered, so the last piece of this file was not taken; send it again shortly.',
    ],
  ],
  SCAN_REFUSED: [
    'invalid',
    [
      'Berkas tidak dapat dipindai',
      'Pemindai virus tidak dapat memeriksa berkas ini, mungkin karena terlalu besar atau terkunci, maka tidak diterima; hapus unggahannya, lalu unggah berkas yang lebih kecil atau tanpa sandi.',
    ],
    [
      'File cannot be scanned',
      'The virus scanner cannot look through this file, perhaps because it is too long or locked, so it was not taken. Delete the upload, and upload a smaller file or one without a password.',
    ],
  ],
  INFECTED_FILE: [
    'conflict',
    [
      'Berkas berbahaya ditahan',
      'Pemindai virus menemukan {finding} dalam berkas ini, maka tidak diberikan kepada siapa pun. Pemiliknya dapat menariknya dan mengunggah berkas yang bersih.',
    ],
    [
      'Dangerous file withheld',
      'The virus scanner found {finding} in this file, so nobody gets it. Its owner can withdraw it and upload a clean one.',
    ],
  ],
  NOT_SCANNED: [
    'unavailable',
    [
      'Berkas belum dipindai',
      'Pemindai virus belum menyatakan berkas ini bersih, maka belum dapat diberikan; ulangi beberapa saat kemudian.',
    ],
    [
      'File not scanned yet',
      'The virus scanner has not said yet that this file is clean, so it cannot be given; repeat shortly.',
    ],
  ],
  UPLOAD_UNKNOWN: [
    'invalid',
    ['Unggahan tidak dikenal', 'Tidak ada unggahan Anda dengan id itu; mungkin sudah kedaluwarsa atau sudah dipakai.'],
    ['Unknown upload', 'You have no such upload; it may have expired or be evidence already.'],
  ],
  UPLOAD_INCOMPLETE: [
    'conflict',
    ['Unggahan belum lengkap', 'Baru {offset} dari {sizeBytes} bita yang diterima; lanjutkan unggahannya dahulu.'],
    ['Upload incomplete', 'Only {offset} of {sizeBytes} bytes have come; finish the upload first.'],
  ],
  TYPE_REFUSED: [
    'invalid',
    [
      'Jenis berkas tidak diterima',
      'Menurut isinya, berkas ini bukan salah satu dari {allowed} atau rusak; simpan dalam bentuk itu, tanpa makro.',
    ],
    [
      'Kind of file refused',
      'By its content this is none of {allowed}, or damaged; save it as one of them, without macros.',
    ],
  ],
  PROVES_NOTHING: [
    'invalid',
    [
      'Tidak terkait SKP ini',
      'Setiap butir links menyebut tepat satu hasil kerja, indikator, atau laporan dari SKP ini, dan tidak berulang.',
    ],
    [
      'Not of this plan',
      'Each of the links names exactly one result, indicator or report of this plan, and none comes twice.',
    ],
  ],
});
