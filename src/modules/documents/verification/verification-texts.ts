import type { Bilingual } from '../../../kernel/i18n/language.js';
import type { DocumentKind } from '../domain/document-kinds.js';
import type { DocumentState } from '../domain/document-state.js';
import type { SealedWith } from '../persistence/issued-document.entity.js';

/** What each kind of document is called. */
export const KIND_NAMES: Readonly<Record<DocumentKind, Bilingual>> = {
  SKP: { id: 'Sasaran Kinerja Pegawai', en: 'Work plan (SKP)' },
  RENCANA_AKSI: { id: 'Rencana Aksi', en: 'Action plan' },
  MATRIKS_PERAN_HASIL: { id: 'Matriks Peran Hasil', en: 'Role matrix' },
  EVALUASI_KINERJA: { id: 'Evaluasi Kinerja Pegawai', en: 'Appraisal' },
  DOKUMEN_EVALUASI: { id: 'Dokumen Evaluasi Kinerja Pegawai', en: 'Appraisal document' },
  KEBERATAN: { id: 'Keberatan atas Hasil Evaluasi Kinerja', en: 'Objection to an appraisal' },
  KEPUTUSAN_KEBERATAN: { id: 'Keputusan atas Keberatan', en: 'Decision about an objection' },
  REKAPITULASI: { id: 'Rekapitulasi Kinerja Unit Kerja', en: 'Recap of a unit' },
};

/** What the page says of each state: in short, and what follows. */
export const STATE_TEXTS: Readonly<Record<DocumentState, { readonly title: Bilingual; readonly text: Bilingual }>> = {
  GENUINE: {
    title: { id: 'Dokumen asli', en: 'Genuine document' },
    text: {
      id: 'Dokumen dengan kode ini diterbitkan oleh instansi di bawah dan masih berlaku. Cocokkan jenis, nomor, dan jumlah halamannya.',
      en: 'The document with this code was issued by the government below and still counts. Compare its kind, number and pages.',
    },
  },
  REPLACED: {
    title: { id: 'Dokumen asli, tetapi sudah diganti', en: 'Genuine, but replaced' },
    text: {
      id: 'Dokumen dengan kode ini pernah diterbitkan, tetapi isinya sudah diganti dengan yang lebih baru. Mintalah dokumen terbarunya.',
      en: 'The document with this code was issued, but something newer has taken its place. Ask for the latest one.',
    },
  },
  ANNULLED: {
    title: { id: 'Dokumen dibatalkan', en: 'Annulled document' },
    text: {
      id: 'Dokumen dengan kode ini pernah diterbitkan, tetapi yang diterangkannya sudah dibatalkan.',
      en: 'The document with this code was issued, but what it is about was annulled.',
    },
  },
  UNKNOWN: {
    title: { id: 'Dokumen tidak dikenal', en: 'Unknown document' },
    text: {
      id: 'Tidak ada dokumen dengan kode ini. Periksa kembali kodenya; bila sudah benar, dokumen itu tidak diterbitkan di sini.',
      en: 'There is no document with this code. Check the code; if it is right, the document was not issued here.',
    },
  },
};

export const SEAL_TEXTS: Readonly<Record<SealedWith, Bilingual>> = {
  NONE: { id: 'tanpa segel elektronik', en: 'no electronic seal' },
  P12: { id: 'segel elektronik instansi (PAdES)', en: 'electronic seal of the government (PAdES)' },
  BSRE: { id: 'tanda tangan elektronik BSrE', en: 'electronic signature by BSrE' },
};

/** The words of the page. */
export const PAGE_TEXTS = {
  heading: { id: 'Pemeriksaan keaslian dokumen', en: 'Verification of a document' },
  kind: { id: 'Jenis dokumen', en: 'Kind' },
  number: { id: 'Nomor', en: 'Number' },
  issuer: { id: 'Diterbitkan oleh', en: 'Issued by' },
  issuedOn: { id: 'Tanggal terbit', en: 'Issued on' },
  pages: { id: 'Jumlah halaman', en: 'Pages' },
  seal: { id: 'Segel berkas', en: 'Seal of the file' },
  code: { id: 'Kode', en: 'Code' },
  fileHeading: { id: 'Periksa berkasnya', en: 'Check the file' },
  fileText: {
    id: 'Pilih berkas PDF yang Anda terima. Berkas itu tidak dikirim: hanya sidik jarinya (SHA-256) yang dicocokkan.',
    en: 'Choose the PDF that you were given. It is not sent: only its fingerprint (SHA-256) is compared.',
  },
  fingerprint: { id: 'Sidik jari SHA-256', en: 'SHA-256 fingerprint' },
  check: { id: 'Periksa', en: 'Check' },
  same: {
    id: 'Berkas ini sama persis dengan yang diterbitkan.',
    en: 'This file is exactly the one that was issued.',
  },
  changed: {
    id: 'Berkas ini berbeda dari yang diterbitkan: isinya telah diubah, atau bukan dokumen ini.',
    en: 'This file differs from the one that was issued: it was changed, or is another document.',
  },
  gone: {
    id: 'Berkas yang diterbitkan sudah dihapus bersama data orang yang disebut di dalamnya, sehingga berkas ini tidak dapat dicocokkan: isinya tidak terjamin.',
    en: 'The file that was issued was erased with the data of a person whom it names, so that this one cannot be compared: nothing vouches for what it says.',
  },
  privacy: {
    id: 'Halaman ini tidak menampilkan data pribadi.',
    en: 'This page shows no personal data.',
  },
} as const satisfies Readonly<Record<string, Bilingual>>;
