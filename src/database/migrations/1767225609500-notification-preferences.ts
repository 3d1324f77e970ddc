import { tablesMigration } from '../../kernel/database/tables.js';

/** How people want to be told. Source: rules.md NT-6. */
export const NotificationPreferences1767225609500 = tablesMigration('NotificationPreferences1767225609500', {
  notification_preference: [
    `id id, employeeId ref(employee), language text(2), quietHours text(10), quietFrom text(5)?, quietUntil text(5)?,
      choices longText, createdAt instant, updatedAt instant, version integer`,
    'unique employeeId',
  ],
});
