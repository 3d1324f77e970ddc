import { kept, type PersonalData } from '../../kernel/personal-data/personal-data.js';

/** What notifications keeps of people. */
export const NOTIFICATIONS_DATA: PersonalData = {
  module: 'notifications',
  tables: {
    notification: {
      about: { id: 'Pemberitahuan kepada seseorang', en: 'What somebody was told' },
      of: 'EMPLOYEE',
      by: ['employeeId'],
      ground: 'PUBLIC_TASK',
      readers: null,
      retention: 'NOTIFICATION',
      removed: true,
      groups: [
        kept(
          'id employeeId kind facts readAt',
          'Memberi tahu apa yang menunggu dan apa yang terjadi',
          'Telling what waits and what happened',
        ),
      ],
    },
    notification_delivery: {
      about: { id: 'Surel dan pesan tentang pemberitahuan', en: 'E-mails and messages about what somebody was told' },
      of: 'EMPLOYEE',
      by: ['employeeId'],
      ground: 'PUBLIC_TASK',
      readers: null,
      retention: 'NOTIFICATION',
      removed: true,
      groups: [
        kept(
          'id notificationId employeeId channel digestOf state reason attempts sentAt',
          'Mengirim, dan mengulang yang gagal; tanpa alamat dan tanpa isi',
          'Sending, and again what failed; neither address nor text',
        ),
      ],
    },
    notification_gathered: {
      about: { id: 'Pemberitahuan untuk rangkuman harian', en: 'What somebody is told in the daily digest' },
      of: 'EMPLOYEE',
      by: ['employeeId'],
      ground: 'PUBLIC_TASK',
      readers: null,
      retention: 'NOTIFICATION',
      removed: true,
      groups: [
        kept(
          'id notificationId employeeId channel dueAt deliveryId',
          'Mengirim rangkuman harian',
          'Sending the daily digest',
        ),
      ],
    },
    notification_preference: {
      about: { id: 'Pilihan seseorang tentang pemberitahuan', en: 'How somebody wants to be told' },
      of: 'EMPLOYEE',
      by: ['employeeId'],
      ground: 'PUBLIC_TASK',
      readers: null,
      retention: 'PERSON',
      removed: true,
      groups: [
        kept(
          'id employeeId language quietHours quietFrom quietUntil choices',
          'Memberi tahu sesuai pilihan orangnya',
          'Telling people as they wish',
        ),
      ],
    },
  },
  nothingIn: '',
};
