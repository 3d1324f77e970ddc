import { Injectable } from '@nestjs/common';
import { auditTables } from '../../kernel/audit/audit-event.entity.js';
import type { Actor } from '../../kernel/auth/actor.js';
import { reachOf } from '../../kernel/auth/reach.js';
import { allOf, equal, EVERYTHING, NOTHING, type SqlCondition } from '../../kernel/database/condition.js';

const READING = ['.read', '.list', '.export'];
/** Whether an action only shows something, in SQL on `ev`; everything else changes. */
export const IS_READ = `(${READING.map((verb) => `ev.action LIKE '%${verb}'`).join(' OR ')})`;

/** Ids of the events that are of a person's record or showed it among others; takes the person's id twice. */
export const OF_PERSON = `(SELECT mine.id FROM ${auditTables.event} mine WHERE mine.subjectEmployeeId = ?
  UNION SELECT sp.eventId FROM ${auditTables.person} sp WHERE sp.employeeId = ?)`;

/** Whether what an event tells is known to whom it is about: nothing of a rating before its publication, nothing withheld for ever. */
const KNOWN = `(ev.shownAfter IS NULL OR EXISTS (SELECT 1 FROM ${auditTables.event} later
  WHERE later.objectType = ev.objectType AND later.objectId = ev.objectId AND later.action = ev.shownAfter
    AND later.outcome = 'SUCCESS' AND later.occurredAt >= ev.occurredAt))`;

/** Whether an action only shows something. */
export function isRead(action: string): boolean {
  return READING.some((verb) => action.endsWith(verb));
}

/** Which audit events an actor may know of, as conditions on `ev`. Everything that shows the record asks here. */
@Injectable()
export class AuditAccess {
  /**
   * The whole record: for BKPSDM and Inspektorat, of themselves as far as everybody knows of himself. What anonymity withholds is not in it in
   * the first place.
   */
  readable(actor: Actor): SqlCondition {
    if (!actor.permissions.has('audit:read')) return NOTHING;
    const { employeeId } = actor;
    if (employeeId === null) return EVERYTHING;
    const sql = `(ev.subjectEmployeeId IS NULL OR ev.subjectEmployeeId <> ? OR ${KNOWN})`;
    return { sql, values: [employeeId] };
  }

  /**
   * Of the events of the actor's own record (`OF_PERSON`), by whomever, what he may know by now: nothing of a rating before
   * its publication, nothing that is withheld for ever. The own sign-ins are no such thing.
   */
  ofOwnRecords(actor: Actor): SqlCondition {
    if (actor.employeeId === null || !reachOf(actor, 'access-log:own').has('OWN')) return NOTHING;
    return allOf(equal('ev.outcome', 'SUCCESS'), {
      sql: `ev.action NOT LIKE 'session.%' AND ${KNOWN}`,
      values: [],
    });
  }
}
