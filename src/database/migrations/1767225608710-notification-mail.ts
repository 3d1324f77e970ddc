import { tablesMigration } from '../../kernel/database/tables.js';

/** E-mails about what people are told, and what became of each. Source: rules.md NT-4. */
export const NotificationMail1767225608710 = tablesMigration('NotificationMail1767225608710', {
  notification_mail: [
    `id id, notificationId ref, employeeId ref(employee), state text(8), reason text(16)?, attempts integer, sentAt instant?,
      createdAt instant, updatedAt instant`,
    'employeeId',
    'createdAt',
  ],
});
