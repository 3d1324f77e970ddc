/** What can be wrong with a link of the chain, in words. */
export const AUDIT_FAULTS = {
  NUMBER_MISSING: {
    id: 'Catatan dengan nomor ini tidak ada: catatan dihapus atau nomornya diubah.',
    en: 'There is no record with this number: it was deleted, or its number was changed.',
  },
  ROW_CHANGED: {
    id: 'Hash catatan ini tidak cocok dengan isinya dan hash sebelumnya: catatan ini, nomornya, atau hash sebelumnya diubah.',
    en: 'The hash does not fit this record and the hash before it: the record, its number or that hash was changed.',
  },
  VALUES_CHANGED: {
    id: 'Nilai lama dan baru pada catatan ini diubah.',
    en: 'The old and new values of this record were changed.',
  },
  VALUES_MISSING: {
    id: 'Nilai lama dan baru pada catatan ini hilang, dan bukan karena masa simpannya habis.',
    en: 'The old and new values of this record are gone, and not because they were old enough to be erased.',
  },
  CHECKPOINT_FORGED: {
    id: 'Tanda tangan titik periksa ini bukan dari kunci layanan ini atau kunci sebelumnya (AUDIT_FORMER_KEYS).',
    en: 'The signature of this checkpoint is of no key of this service, nor of a former one (AUDIT_FORMER_KEYS).',
  },
  CHECKPOINT_DIFFERS: {
    id: 'Titik periksa bertanda tangan memuat hash lain: catatan ini atau sebelumnya diganti dan dirantai ulang.',
    en: 'The signed checkpoint has another hash: this record or an earlier one was replaced and chained anew.',
  },
  CHECKPOINT_MISSING: {
    id: 'Titik periksa bertanda tangan untuk nomor ini tidak ada.',
    en: 'The signed checkpoint of this number is missing.',
  },
  ANCHOR_FORGED: {
    id: 'Jangkar yang diberikan tidak ditandatangani oleh kunci yang dikenal.',
    en: 'The anchor that was given is not signed by a known key.',
  },
  ANCHOR_DIFFERS: {
    id: 'Jangkar yang disimpan di luar memuat hash lain: catatan ini atau sebelumnya diganti.',
    en: 'The anchor kept outside has another hash: this record or an earlier one was replaced.',
  },
  HEAD_DIFFERS: {
    id: 'Ujung rantai tidak cocok dengan catatan terakhir: ujungnya dipotong, diubah, atau ditambah.',
    en: 'The end of the chain does not fit the last record: the end was cut off, changed or added to.',
  },
} as const;

/** The kind of a fault. */
export type AuditFaultKind = keyof typeof AUDIT_FAULTS;

/** What a walk along the chain cannot show, in words. */
export const BLIND_SPOTS = [
  {
    id: 'Pemotongan di ujung: bila catatan terakhir dihapus bersama titik periksanya dan ujung rantai diset mundur, sisanya tetap cocok. Hanya jangkar yang disimpan di luar yang menunjukkannya.',
    en: 'A cut at the end: when the last records are deleted with their checkpoints and the end is set back, the rest still fits. Only an anchor kept outside shows it.',
  },
  {
    id: 'Catatan yang belum disegel (lihat unsealed): beberapa detik sesudah ditulis, catatan belum masuk rantai.',
    en: 'Records not sealed yet (see unsealed): for some seconds after it was written a record is outside the chain.',
  },
  {
    id: 'Catatan rekaan yang ditambahkan oleh orang yang dapat menulis ke basis data: penyegel ikut merantainya.',
    en: 'Invented records added by somebody who can write to the database: the sealer chains them as well.',
  },
  {
    id: 'Penggantian menyeluruh oleh orang yang juga memegang kunci penanda tangan; hanya jangkar di luar yang menunjukkannya.',
    en: 'A complete replacement by somebody who also holds the signing key; only an anchor kept outside shows it.',
  },
] as const;
