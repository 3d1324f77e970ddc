import { defineProblems } from '../../kernel/errors/domain-error.js';

/** What can be refused about tokens of machines and of outside identity providers. */
export const oauthProblems = defineProblems('AUTH', {
  CLIENT_REFUSED: [
    'unauthenticated',
    ['Klien ditolak', 'client_id atau client_secret salah, kedaluwarsa, atau dicabut; minta rahasia baru ke BKPSDM.'],
    ['Client refused', 'client_id or client_secret is wrong, expired or revoked; ask the HR office for a new secret.'],
  ],
  GRANT_UNSUPPORTED: [
    'malformed',
    ['Jenis grant tidak didukung', 'Kirim grant_type=client_credentials.'],
    ['Grant type not supported', 'Send grant_type=client_credentials.'],
  ],
  SCOPE_REFUSED: [
    'malformed',
    ['Scope ditolak', 'Akun layanan ini tidak memiliki scope {scope}.'],
    ['Scope refused', 'This service account does not have the scope {scope}.'],
  ],
  NO_SESSION: [
    'conflict',
    ['Tidak ada sesi di sini', 'Token ini berasal dari penyedia identitas luar; keluar dan masuk lagi di sana.'],
    ['No session here', 'This token comes from an outside identity provider; sign out and sign in anew there.'],
  ],
});

/** What can be refused about service accounts. */
export const serviceAccountProblems = defineProblems('SERVICE_ACCOUNT', {
  NAME_TAKEN: [
    'conflict',
    ['Nama sudah dipakai', 'Sudah ada akun layanan dengan nama ini.'],
    ['Name taken', 'There is a service account with this name already.'],
  ],
  NO_LASTING_SCOPE: [
    'conflict',
    [
      'Tidak ada scope SCIM',
      'Token yang berlaku lama hanya untuk SCIM; beri dahulu akun layanan ini satu dari scope scim:read, scim-user:read, scim-user:manage, atau scim-group:manage.',
    ],
    [
      'No scope of SCIM',
      'A lasting token is for SCIM alone; first give this service account one of the scopes scim:read, scim-user:read, scim-user:manage or scim-group:manage.',
    ],
  ],
  REVOKED: [
    'conflict',
    ['Akun layanan sudah dicabut', 'Akun layanan ini sudah dicabut; buat yang baru.'],
    ['Service account revoked', 'This service account was revoked; make a new one.'],
  ],
});
