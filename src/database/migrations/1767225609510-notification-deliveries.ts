import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tablesMigration } from '../../kernel/database/tables.js';
import { NotificationMail1767225608710 } from './1767225608710-notification-mail.js';

const NAME = 'NotificationDeliveries1767225609510';
const Tables = tablesMigration(NAME, {
  notification_delivery: [
    `id id, notificationId ref?, employeeId ref(employee), channel text(8), digestOf text(60)?, state text(8), reason text(16)?,
      attempts integer, sentAt instant?, createdAt instant, updatedAt instant`,
    'employeeId',
    'createdAt',
    'unique digestOf',
  ],
  notification_gathered: [
    `id id, notificationId ref, employeeId ref(employee), channel text(8), dueAt instant, deliveryId ref?, createdAt instant`,
    'deliveryId dueAt',
    'employeeId',
    'createdAt',
  ],
});
const COLUMNS = 'id, notificationId, employeeId, state, reason, attempts, sentAt, createdAt, updatedAt';
const JOBS = (from: string, to: string): string =>
  `UPDATE job SET payload = REPLACE(payload, '"${from}"', '"${to}"') WHERE kind = 'notifications.send-mail'`;

/** E-mails become deliveries on several channels, alone or in a digest; those under way go on. Source: rules.md NT-7. */
export class NotificationDeliveries1767225609510 implements MigrationInterface {
  readonly name = NAME;

  async up(runner: QueryRunner): Promise<void> {
    await new Tables().up(runner);
    if (await runner.hasTable('notification_mail')) {
      await runner.query(`INSERT INTO notification_delivery (${COLUMNS}, channel) SELECT ${COLUMNS}, 'EMAIL' FROM notification_mail m
        WHERE NOT EXISTS (SELECT 1 FROM notification_delivery d WHERE d.id = m.id)`);
      await runner.dropTable('notification_mail');
    }
    await runner.query(JOBS('mailId', 'deliveryId'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await new NotificationMail1767225608710().up(runner);
    await runner.query(`INSERT INTO notification_mail (${COLUMNS}) SELECT ${COLUMNS} FROM notification_delivery
      WHERE channel = 'EMAIL' AND notificationId IS NOT NULL`);
    await runner.query(JOBS('deliveryId', 'mailId'));
    await new Tables().down(runner);
  }
}
