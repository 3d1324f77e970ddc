import { kept, type PersonalData } from './personal-data.js';

/** What the kernel keeps of people. */
export const KERNEL_DATA: PersonalData = {
  module: 'kernel',
  tables: {
    audit_event: {
      about: { id: 'Siapa membaca atau mengubah apa', en: 'Who read or changed what' },
      of: 'EMPLOYEE',
      by: ['subjectEmployeeId'],
      ground: 'LEGAL_DUTY',
      readers: 'audit:read',
      retention: 'AUDIT_EVENT',
      excluded: {
        id: 'Ditampilkan sebagai accessLog: yang boleh Anda ketahui, dengan nama pelakunya.',
        en: 'Shown as accessLog: what you may know, with the names of who did it.',
      },
      groups: [
        kept(
          'id occurredAt actorAccountId actorEmployeeId sessionId actorRoles action objectType objectId subjectEmployeeId',
          'Bukti setiap pemrosesan (Pasal 31)',
          'Proof of every act of processing (article 31)',
        ),
        kept('shownAfter outcome facts', 'Hasil tindakan', 'What came of the act'),
        kept(
          'requestId traceId address',
          'Menelusuri penyalahgunaan dan kebocoran (Pasal 46)',
          'Following abuse and breaches (article 46)',
        ),
        kept('valuesHash number hash', 'Rantai yang menunjukkan perubahan', 'The chain that shows tampering', {
          hashed: true,
        }),
      ],
    },
    audit_event_person: {
      about: { id: 'Siapa yang tampak dalam daftar yang dibaca', en: 'Whom a list showed that was read' },
      of: 'EMPLOYEE',
      by: ['employeeId'],
      ground: 'LEGAL_DUTY',
      readers: 'audit:read',
      retention: 'AUDIT_EVENT',
      excluded: { id: 'Ditampilkan sebagai accessLog.', en: 'Shown as accessLog.' },
      groups: [
        kept(
          'eventId employeeId',
          'Memberi tahu orang yang tampak dalam daftar (Pasal 31, 46)',
          'Telling people whom a list showed (articles 31, 46)',
        ),
      ],
    },
    audit_value: {
      about: {
        id: 'Nilai lama dan baru sebuah perubahan, dan teks yang dicari',
        en: 'Old and new values of a change, and texts that were looked for',
      },
      of: 'EMPLOYEE',
      by: [
        'id IN (SELECT ev.id FROM audit_event ev WHERE ev.subjectEmployeeId = ?)',
        'id IN (SELECT sp.eventId FROM audit_event_person sp WHERE sp.employeeId = ?)',
      ],
      ground: 'LEGAL_DUTY',
      readers: 'audit:read',
      retention: 'AUDIT_VALUE',
      removed: true,
      excluded: {
        id: 'Nilai lama memuat keterangan pejabat yang belum boleh dibuka; datanya sendiri ada di bagian lain.',
        en: 'Former values hold what officials have not yet published; the data themselves stand in the other sections.',
      },
      groups: [
        kept(
          'id salt valuesJson',
          'Menjawab siapa mengubah apa menjadi apa, untuk keberatan dan pemeriksaan',
          'Answering who changed what into what, for objections and inspections',
        ),
      ],
    },
    job: {
      about: { id: 'Pekerjaan latar yang dimulai seseorang', en: 'Jobs that somebody has started' },
      of: 'ACCOUNT',
      by: ['createdByAccountId'],
      ground: 'PUBLIC_TASK',
      readers: 'job:read',
      retention: 'JOB',
      groups: [
        kept(
          'id kind status payload result problemCode problemFacts createdByAccountId finishedAt progressDone progressTotal',
          'Memberi tahu pemohon bagaimana pekerjaannya berjalan',
          'Telling who asked how the work goes',
        ),
        kept('uniqueKey dueAt leaseOwner attempts maxAttempts traceId traceparent', 'Menjalankannya', 'Running it', {
          withheld: { id: 'Bagian mesin, bukan tentang orang.', en: 'Part of the machinery, about nobody.' },
        }),
      ],
    },
    idempotency_key: {
      about: {
        id: 'Jawaban yang diulang untuk Idempotency-Key',
        en: 'Answers that are repeated for an Idempotency-Key',
      },
      of: 'ACCOUNT',
      by: ['accountId'],
      ground: 'PUBLIC_TASK',
      readers: null,
      retention: 'IDEMPOTENCY_KEY',
      removed: true,
      excluded: {
        id: 'Salinan jawaban yang sudah Anda terima, disimpan sehari.',
        en: 'Copies of answers that you got, kept for a day.',
      },
      groups: [
        kept(
          'keyHash accountId operation fingerprint status location bodyJson',
          'Permintaan yang diulang tidak dilakukan dua kali',
          'A request that is repeated is not done twice',
        ),
      ],
    },
  },
  nothingIn: 'audit_chain audit_checkpoint installation schedule',
};
