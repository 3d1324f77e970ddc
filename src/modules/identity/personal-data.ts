import { kept, type PersonalData } from '../../kernel/personal-data/personal-data.js';

const SECRET = {
  withheld: { id: 'Rahasia masuk, juga dalam bentuk sandi.', en: 'Secrets of signing in, also as hashes.' },
} as const;

/** What identity keeps of people. */
export const IDENTITY_DATA: PersonalData = {
  module: 'identity',
  tables: {
    account: {
      about: { id: 'Akun', en: 'The account' },
      of: 'ACCOUNT',
      by: ['id'],
      ground: 'PUBLIC_TASK',
      readers: 'account:read',
      retention: 'PERSON',
      groups: [
        kept('id employeeId', 'Menghubungkan akun dengan orangnya', 'Connecting the account with the person'),
        kept('username', 'Nama untuk masuk', 'The name to sign in with', { erasure: 'PSEUDONYM_KEY' }),
        kept('email', 'Nama kedua untuk masuk', 'A second name to sign in with', { erasure: 'NULL' }),
        kept('passwordSetAt activationExpiresAt', 'Masa berlaku sandi', 'How long the password counts', {
          erasure: 'NULL',
        }),
        kept('disabledAt', 'Menutup akun', 'Closing the account'),
        kept('passwordHash activationHash', 'Memeriksa sandi', 'Checking the password', {
          ...SECRET,
          hashed: true,
          erasure: 'NULL',
        }),
      ],
    },
    role_grant: {
      about: { id: 'Peran sebuah akun', en: 'Roles of an account' },
      of: 'ACCOUNT',
      by: ['accountId'],
      ground: 'PUBLIC_TASK',
      readers: 'account:read',
      retention: 'PERSON',
      removed: true,
      groups: [
        kept('id accountId role unitId validFrom validUntil', 'Menentukan siapa boleh apa', 'Deciding who may do what'),
      ],
    },
    session: {
      about: { id: 'Sesi masuk', en: 'Sessions' },
      of: 'ACCOUNT',
      by: ['accountId'],
      ground: 'PUBLIC_TASK',
      readers: 'account:read',
      retention: 'SESSION',
      removed: true,
      groups: [
        kept('id accountId lastUsedAt expiresAt endedAt provedAt', 'Tetap masuk', 'Staying signed in'),
        kept(
          'userAgent address',
          'Pemilik mengenali sesi yang bukan miliknya',
          'The owner recognises a session that is not his',
        ),
        kept('refreshHash previousHash successorNonce', 'Memeriksa token', 'Checking tokens', {
          ...SECRET,
          hashed: true,
        }),
      ],
    },
    former_password: {
      about: { id: 'Sandi yang pernah dipakai', en: 'Passwords that were used before' },
      of: 'ACCOUNT',
      by: ['accountId'],
      ground: 'PUBLIC_TASK',
      readers: null,
      retention: 'PERSON',
      removed: true,
      groups: [
        kept('id accountId replacedAt', 'Sandi lama tidak dipakai lagi', 'Old passwords do not come again'),
        kept('passwordHash', 'Sandi lama tidak dipakai lagi', 'Old passwords do not come again', {
          ...SECRET,
          hashed: true,
        }),
      ],
    },
    second_factor: {
      about: { id: 'Aplikasi autentikator', en: 'The authenticator app' },
      of: 'ACCOUNT',
      by: ['accountId'],
      ground: 'PUBLIC_TASK',
      readers: null,
      retention: 'PERSON',
      removed: true,
      groups: [
        kept('id accountId confirmedAt', 'Meminta kode saat masuk', 'Asking for a code at sign-in'),
        kept('sealedSecret lastStep', 'Memeriksa kode', 'Checking codes', SECRET),
      ],
    },
    recovery_code: {
      about: { id: 'Kode cadangan', en: 'Recovery codes' },
      of: 'ACCOUNT',
      by: ['accountId'],
      ground: 'PUBLIC_TASK',
      readers: null,
      retention: 'PERSON',
      removed: true,
      groups: [
        kept('id accountId usedAt', 'Masuk tanpa aplikasi', 'Signing in without the app'),
        kept('codeHash', 'Memeriksa kode', 'Checking codes', { ...SECRET, hashed: true }),
      ],
    },
    service_account: {
      about: { id: 'Akun mesin yang dibuat seseorang', en: 'Machines that somebody has set up' },
      of: 'ACCOUNT',
      by: ['createdByAccountId'],
      ground: 'PUBLIC_TASK',
      readers: 'service-account:read',
      retention: 'PERSON',
      groups: [
        kept(
          'id name nameKey purpose scopes unitId createdByAccountId revokedAt',
          'Siapa yang bertanggung jawab atas sebuah mesin',
          'Who answers for a machine',
        ),
      ],
    },
  },
  nothingIn: 'sign_in_throttle access_revision service_secret service_token',
};
