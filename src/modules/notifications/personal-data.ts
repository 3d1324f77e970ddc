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
    notification_mail: {
      about: { id: 'Surel tentang pemberitahuan', en: 'E-mails about what somebody was told' },
      of: 'EMPLOYEE',
      by: ['employeeId'],
      ground: 'PUBLIC_TASK',
      readers: null,
      retention: 'NOTIFICATION',
      removed: true,
      groups: [
        kept(
          'id notificationId employeeId state reason attempts sentAt',
          'Mengirim, dan mengulang yang gagal; tanpa alamat dan tanpa isi',
          'Sending, and again what failed; neither address nor text',
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
