import { Injectable } from '@nestjs/common';
import { Clock, newId } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { Jobs } from '../../../kernel/jobs/jobs.js';
import { NotificationMail } from '../persistence/notification-mail.entity.js';
import { Mailer } from './mailer.js';

/** Which attempt at which e-mail a job makes; one whose number is past does nothing. */
export interface MailAttempt {
  readonly mailId: string;
  /** Attempts before this one. */
  readonly attempts: number;
}

/** Keeps the e-mails that are to be sent: a row for each, and a job for its next attempt, in the transaction of its cause. */
@Injectable()
export class MailDeliveries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly mailer: Mailer,
  ) {}

  /** Has somebody written about a notification; nothing is kept where there is no mail server. */
  async about(notificationId: string, employeeId: string): Promise<void> {
    if (!this.mailer.isThere) return;
    const now = this.clock.now();
    const start = { state: 'WAITING', reason: null, attempts: 0, sentAt: null } as const;
    const mail = { id: newId(), notificationId, employeeId, ...start, createdAt: now, updatedAt: now };
    await this.db.insert(NotificationMail, mail);
    await this.plan({ mailId: mail.id, attempts: 0 }, now);
  }

  /** Has the next attempt made at a moment. */
  async plan(attempt: MailAttempt, notBefore: Date): Promise<void> {
    await this.jobs.enqueue('notifications.send-mail', attempt, { notBefore, startedBy: null });
  }
}
