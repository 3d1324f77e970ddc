import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../kernel/audit/audit-log.js';
import type { Actor } from '../../kernel/auth/actor.js';
import { Clock, newId } from '../../kernel/clock/clock.js';
import { Database } from '../../kernel/database/database.js';
import { requestProblems } from '../../kernel/errors/problems.js';
import type { CivilDate } from '../../kernel/values/civil-date.js';
import type { NotificationFacts, NotificationKind } from './domain/notification-kinds.js';
import { Deliveries } from './delivery/deliveries.js';
import { NotificationAccess } from './notification.access.js';
import { Notification } from './persistence/notification.entity.js';

/** Somebody who is reminded of what is due by a day, or told what there is for him. */
export interface Reminded {
  readonly employeeId: string;
  readonly dueOn?: CivilDate;
}

/** Of which year, and of which round of reviews, people are reminded. */
type Occasion = Omit<NotificationFacts, 'ownerId' | 'dueOn'>;

/** Puts notifications into people's inboxes, and notes what they have read. */
@Injectable()
export class Inbox {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly access: NotificationAccess,
    private readonly audit: AuditLog,
    private readonly deliveries: Deliveries,
  ) {}

  /** Tells somebody, in the current transaction; nobody is told where there is nobody (rule NT-1). */
  async tell(employeeId: string | null, kind: NotificationKind, facts: NotificationFacts): Promise<void> {
    if (employeeId === null) return;
    const [id, createdAt] = [newId(), this.clock.now()];
    await this.db.insert(Notification, { id, employeeId, kind, facts, createdAt, readAt: null });
    await this.deliveries.about([{ id, employeeId, kind }]);
  }

  /** Reminds each of these people of his own, in the current transaction. */
  async tellAll(people: readonly Reminded[], kind: NotificationKind, occasion: Occasion): Promise<void> {
    const createdAt = this.clock.now();
    const rows = people.map(({ employeeId, dueOn }) => {
      const facts = { ownerId: employeeId, ...occasion, dueOn };
      return { id: newId(), employeeId, kind, facts, createdAt, readAt: null };
    });
    await this.db.insert(Notification, rows);
    await this.deliveries.about(rows);
  }

  /** Notes that one was read; one that was read before keeps its first moment. Throws REQUEST.NOT_FOUND. */
  async read(actor: Actor, id: string): Promise<void> {
    await this.db.transaction(async () => {
      const { sql, values } = this.access.own(actor);
      const isOwn = await this.db.rows(`SELECT n.id FROM notification n WHERE n.id = ? AND ${sql}`, [id, ...values]);
      if (isOwn.length === 0) throw requestProblems.NOT_FOUND();
      await this.mark(actor, 'n.id = ?', id);
    });
  }

  /** Notes that all up to one in time, that one included, were read; gives how many were not before. */
  readUpTo(actor: Actor, id: string): Promise<number> {
    return this.db.transaction(() => this.mark(actor, 'n.id <= ?', id));
  }

  private async mark(actor: Actor, which: string, id: string): Promise<number> {
    const own = this.access.own(actor);
    const unread = await this.db.rows<{ id: string }>(
      `SELECT n.id FROM notification n WHERE ${which} AND n.readAt IS NULL AND ${own.sql}${this.db.connection.forUpdate}`,
      [id, ...own.values],
    );
    const readAt = this.clock.now();
    for (const one of unread) await this.db.update(Notification, { id: one.id }, { readAt });
    await this.audit.record({
      action: 'notification.mark-read',
      object: { type: 'notification', id },
      subjectEmployeeId: actor.employeeId,
      facts: { marked: unread.length },
    });
    return unread.length;
  }
}
