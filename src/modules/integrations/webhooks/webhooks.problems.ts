import { defineProblems } from '../../../kernel/errors/domain-error.js';

/** What can be refused about webhooks. */
export const webhookProblems = defineProblems('WEBHOOK', {
  TARGET_REFUSED: [
    'invalid',
    ['Alamat penerima ditolak', 'Webhook tidak dapat dikirim ke alamat ini; lihat daftar errors.'],
    ['Receiver refused', 'Webhooks cannot be sent to this address; see the list errors.'],
  ],
  TOO_MANY: [
    'conflict',
    ['Terlalu banyak langganan', 'Paling banyak {max} langganan; hapus yang tidak dipakai.'],
    ['Too many subscriptions', 'There may be {max} subscriptions at most; delete one that is not used.'],
  ],
  NOT_ACTIVE: [
    'conflict',
    ['Langganan tidak aktif', 'Langganan ini {state}; aktifkan dahulu dengan PATCH state ACTIVE.'],
    ['Subscription not active', 'This subscription is {state}; resume it first with PATCH state ACTIVE.'],
  ],
  DISABLED: [
    'conflict',
    [
      'Langganan dinonaktifkan',
      'Langganan ini dinonaktifkan oleh layanan; hanya dapat diaktifkan kembali atau dihapus.',
    ],
    [
      'Subscription disabled',
      'The service has disabled this subscription; it can only be made active again or deleted.',
    ],
  ],
});

/** Why an address is no receiver, said at the field that names it. */
export const TARGET_FAULTS = {
  NOT_ADDRESS: {
    id: 'Harus alamat lengkap seperti https://contoh.go.id/webhook.',
    en: 'This must be a full address such as https://example.org/webhook.',
  },
  NOT_HTTPS: { id: 'Harus memakai https.', en: 'This must use https.' },
  CREDENTIALS: {
    id: 'Tidak boleh memuat nama pengguna, kata sandi atau tanda #.',
    en: 'This must not contain a user name, a password or a part behind #.',
  },
  PORT_REFUSED: { id: 'Port ini tidak diizinkan oleh layanan.', en: 'The service does not allow this port.' },
  NAME_UNKNOWN: { id: 'Nama ini tidak ditemukan di DNS.', en: 'This name is not found in the DNS.' },
  ADDRESS_REFUSED: {
    id: 'Nama ini menunjuk ke alamat yang bukan alamat internet publik.',
    en: 'This name leads to an address that is not a public one of the internet.',
  },
} as const;
