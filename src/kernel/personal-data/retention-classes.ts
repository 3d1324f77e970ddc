import type { SettingName } from '../../config/settings.js';
import type { Bilingual } from '../i18n/language.js';

/** How long data of one class is kept, and what ends it. */
export interface RetentionRule {
  readonly name: Bilingual;
  /** The setting with its days; null where the period is fixed. */
  readonly setting: SettingName | null;
  /** The fixed period in hours; null where a setting tells it, or nothing ends it. */
  readonly hours: number | null;
  /** The job that erases; null where nothing does. */
  readonly job: string | null;
  /** What is done, and why it is kept so long. */
  readonly does: Bilingual;
}

const DAY = 24;

/** The classes of data with their periods. Source: rules.md PD-4. */
export const RETENTION_CLASSES = {
  PERSON: {
    name: { id: 'Orang dan riwayatnya', en: 'A person and the history' },
    setting: 'LEFT_PERSON_DAYS',
    hours: null,
    job: 'retention.erase-due',
    does: {
      id: 'Setelah keluar: menjadi nama samaran; angka kinerja tetap ada tanpa orangnya.',
      en: 'After somebody left: the person becomes a pseudonym; figures of performance stay without the person.',
    },
  },
  DATA_REQUEST: {
    name: { id: 'Permintaan perbaikan dan penghapusan', en: 'Requests for correction and erasure' },
    setting: 'DATA_REQUEST_DAYS',
    hours: null,
    job: 'retention.erase-due',
    does: { id: 'Permintaan yang sudah diputus dihapus.', en: 'Requests that were decided are removed.' },
  },
  SESSION: {
    name: { id: 'Sesi masuk', en: 'Sessions' },
    setting: 'ENDED_SESSION_DAYS',
    hours: null,
    job: 'sessions.erase-ended',
    does: { id: 'Sesi yang berakhir dihapus.', en: 'Sessions that ended are removed.' },
  },
  AUDIT_VALUE: {
    name: { id: 'Nilai lama dan baru dalam catatan audit', en: 'Old and new values of the audit record' },
    setting: 'AUDIT_VALUES_DAYS',
    hours: null,
    job: 'audit.erase-values',
    does: { id: 'Nilai dihapus; catatannya tetap.', en: 'The values are removed; the events stay.' },
  },
  AUDIT_EVENT: {
    name: { id: 'Catatan audit', en: 'The audit record' },
    setting: null,
    hours: null,
    job: null,
    does: {
      id: 'Tetap: bukti pemrosesan (Pasal 31) dalam rantai yang tidak dapat diubah; tanpa nama, hanya id.',
      en: 'Stays: the proof of processing (article 31), in a chain that cannot be changed; ids without names.',
    },
  },
  IMPORT_ROW: {
    name: { id: 'Baris berkas impor', en: 'Rows of imported files' },
    setting: null,
    hours: 7 * DAY,
    job: 'imports.expire',
    does: {
      id: 'Isi baris dihapus setelah diterapkan, atau setelah seminggu.',
      en: 'What a row says is removed once it is applied, or after a week.',
    },
  },
  IMPORT_IMAGE: {
    name: { id: 'Keadaan sebelum impor', en: 'What was before imports' },
    setting: 'IMPORT_UNDO_DAYS',
    hours: null,
    job: 'imports.expire',
    does: {
      id: 'Dihapus bila impor tidak dapat lagi dibatalkan.',
      en: 'Removed when the import can no longer be taken back.',
    },
  },
  IDEMPOTENCY_KEY: {
    name: { id: 'Jawaban untuk Idempotency-Key', en: 'Answers for an Idempotency-Key' },
    setting: null,
    hours: DAY,
    job: 'idempotency.erase-expired',
    does: { id: 'Dihapus setelah sehari.', en: 'Removed after a day.' },
  },
  JOB: {
    name: { id: 'Pekerjaan latar yang selesai', en: 'Jobs that have ended' },
    setting: null,
    hours: 30 * DAY,
    job: 'jobs.erase-finished',
    does: { id: 'Dihapus setelah 30 hari.', en: 'Removed after 30 days.' },
  },
  NOTIFICATION: {
    name: { id: 'Pemberitahuan', en: 'Notifications' },
    setting: null,
    hours: 180 * DAY,
    job: 'notifications.erase-old',
    does: { id: 'Dihapus setelah 180 hari, dibaca atau belum.', en: 'Removed after 180 days, read or not.' },
  },
  EVIDENCE_UPLOAD: {
    name: { id: 'Unggahan bukti dukung', en: 'Uploads of evidence' },
    setting: null,
    hours: DAY,
    job: 'evidence.expire-uploads',
    does: {
      id: 'Yang belum menjadi bukti dukung dihapus setelah sehari.',
      en: 'What has not become evidence is removed after a day.',
    },
  },
  REVIEW_ANSWERS: {
    name: { id: 'Jawaban ulasan 360° dan siapa mengulas siapa', en: 'Answers of reviews (360°), and who reviews whom' },
    setting: null,
    hours: null,
    job: 'reviews.close',
    does: {
      id: 'Dimusnahkan saat putaran ditutup, bersama hubungan antara pengulas dan jawaban.',
      en: 'Destroyed when the round is closed, with the link between reviewer and answer.',
    },
  },
  WEBHOOK_LOG: {
    name: { id: 'Pengiriman webhook', en: 'Deliveries of webhooks' },
    setting: 'WEBHOOK_LOG_DAYS',
    hours: null,
    job: 'webhooks.deliver',
    does: { id: 'Dihapus setelah masanya.', en: 'Removed after their time.' },
  },
} as const satisfies Record<string, RetentionRule>;

/** A class of data. */
export type RetentionClass = keyof typeof RETENTION_CLASSES;
