import { kept, type PersonalData } from '../../kernel/personal-data/personal-data.js';

/** What integrations keeps of people. */
export const INTEGRATIONS_DATA: PersonalData = {
  module: 'integrations',
  tables: {
    webhook_subscription: {
      about: { id: 'Langganan webhook yang dibuat seseorang', en: 'Subscriptions that somebody has set up' },
      of: 'ACCOUNT',
      by: ['createdByAccountId'],
      ground: 'PUBLIC_TASK',
      readers: 'webhook:read',
      retention: 'PERSON',
      groups: [
        kept(
          'id url description eventTypes state stateReason stateChangedAt createdByAccountId',
          'Siapa yang bertanggung jawab atas penerima',
          'Who answers for a receiver',
        ),
        kept('secret formerSecret formerSecretUntil failures failingSince restsUntil', 'Mengirim', 'Sending', {
          withheld: { id: 'Rahasia dan keadaan pengiriman.', en: 'Secrets and the state of sending.' },
        }),
      ],
    },
    scim_user: {
      about: { id: 'Akun seseorang di sistem identitas', en: 'The user that an identity system has for somebody' },
      of: 'ACCOUNT',
      by: ['accountId'],
      ground: 'PUBLIC_TASK',
      readers: 'account:read',
      retention: 'PERSON',
      removed: true,
      groups: [
        kept(
          'id serviceAccountId accountId externalId userName userNameKey disabledAt removedAt',
          'Mengenali orang yang sama di sistem identitas (SCIM)',
          'Knowing the same person in the identity system (SCIM)',
        ),
      ],
    },
    webhook_delivery: {
      about: { id: 'Pemberitahuan kepada sistem lain', en: 'Notices to other systems' },
      of: 'EMPLOYEE',
      by: [],
      ground: 'PUBLIC_TASK',
      readers: 'webhook:read',
      retention: 'WEBHOOK_LOG',
      excluded: {
        id: 'Hanya memuat id dan kode; datanya sendiri ada di bagian lain.',
        en: 'It holds ids and codes only; the data themselves stand in the other sections.',
      },
      groups: [
        kept(
          'id subscriptionId messageId eventType body state attempts firstAttempt nextAttemptAt',
          'Mengirim ulang yang gagal',
          'Sending again what failed',
        ),
      ],
    },
  },
  nothingIn: 'webhook_attempt webhook_subscription_lock scim_group',
};
