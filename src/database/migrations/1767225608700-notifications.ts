import { tablesMigration } from '../../kernel/database/tables.js';

/** What people are told of plans and appraisals. Source: rules.md NT-1. */
export const Notifications1767225608700 = tablesMigration('Notifications1767225608700', {
  notification: [
    'id id, employeeId ref(employee), kind text(32), facts longText, createdAt instant, readAt instant?',
    'employeeId id',
    'createdAt',
  ],
});
