import { tablesMigration } from '../../kernel/database/tables.js';

/** Whose records lists and files showed. */
export const PeopleShown1767225607700 = tablesMigration('PeopleShown1767225607700', {
  audit_event_person: ['eventId ref key, employeeId ref key', 'employeeId eventId'],
});
