import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Config } from '../../../config/config.js';
import { Clock } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { HandlesJob, type JobHandler, type JobRun } from '../../../kernel/jobs/job-handler.js';
import { CONFIG } from '../../../kernel/kernel.tokens.js';
import { isRefusedForGood, type MailFault, type MailReason, mailRetrySeconds } from '../domain/mail-rules.js';
import { linkOf } from '../domain/notification-kinds.js';
import { NotificationTexts } from '../notification-texts.js';
import { NotificationMail } from '../persistence/notification-mail.entity.js';
import { Notification } from '../persistence/notification.entity.js';
import { letterOf } from './letter.js';
import { type MailAttempt, MailDeliveries } from './mail-deliveries.js';
import { type Mail, Mailer } from './mailer.js';
import { Receivers } from './receivers.js';

/**
 * Makes one attempt at one e-mail, outside of transactions; the next one is a job of its own. Run twice after a crash it sends
 * the same e-mail again, with the same Message-ID, and of two results only the first is kept.
 */
@Injectable()
@HandlesJob('notifications.send-mail')
export class SendMail implements JobHandler<MailAttempt> {
  private readonly logger = new Logger(SendMail.name);

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly texts: NotificationTexts,
    private readonly receivers: Receivers,
    private readonly deliveries: MailDeliveries,
    private readonly mailer: Mailer,
  ) {}

  async run(attempt: MailAttempt, { signal }: JobRun): Promise<object | void> {
    const mail = await this.db.transaction(() => this.begin(attempt));
    if (!mail) return;
    signal.throwIfAborted();
    const fault = await this.mailer.send(mail).then(
      () => null,
      (error: unknown) => error as MailFault,
    );
    if (fault) this.logger.warn(`The e-mail ${mail.id} was not sent: ${fault.code ?? 'unknown'}.`);
    await this.db.transaction(() => this.settle(attempt, fault));
    return { outcome: fault === null ? 'SENT' : (fault.code ?? 'UNKNOWN') };
  }

  /** What is to be sent now; undefined when nothing is, and then it is known why not, or when. */
  private async begin({ mailId: id, attempts }: MailAttempt): Promise<Mail | undefined> {
    const row = await this.db.lock(NotificationMail, { id });
    if (row?.state !== 'WAITING' || row.attempts !== attempts) return undefined;
    const rest = this.mailer.restingUntil;
    if (rest) {
      await this.deliveries.plan({ mailId: id, attempts }, rest);
      return undefined;
    }
    const [notification] = await this.db.find(Notification, { id: row.notificationId });
    if (!notification) return this.drop(id, 'GONE');
    if (notification.readAt) return this.drop(id, 'READ');
    const to = await this.receivers.addressOf(row.employeeId);
    if (to === null) return this.drop(id, 'NO_RECEIVER');
    const [sentence = ''] = await this.texts.say([notification], 'id');
    return { id, to, ...letterOf(sentence, `${this.config.publicBaseUrl}${linkOf(notification.facts)}`, 'id') };
  }

  private async settle({ mailId: id, attempts }: MailAttempt, fault: MailFault | null): Promise<void> {
    const row = await this.db.lock(NotificationMail, { id });
    if (row?.state !== 'WAITING' || row.attempts !== attempts) return;
    const now = this.clock.now();
    const tried = { attempts: attempts + 1, updatedAt: now };
    if (fault === null) {
      await this.db.update(NotificationMail, { id }, { ...tried, state: 'SENT', sentAt: now });
      return;
    }
    const seconds = isRefusedForGood(fault) ? null : mailRetrySeconds(attempts + 1);
    if (seconds === null) {
      const reason = isRefusedForGood(fault) ? 'REFUSED' : 'UNREACHABLE';
      await this.db.update(NotificationMail, { id }, { ...tried, state: 'FAILED', reason });
      return;
    }
    await this.db.update(NotificationMail, { id }, tried);
    await this.deliveries.plan({ mailId: id, attempts: attempts + 1 }, new Date(now.getTime() + seconds * 1_000));
  }

  private async drop(id: string, reason: MailReason): Promise<undefined> {
    await this.db.update(NotificationMail, { id }, { state: 'DROPPED', reason, updatedAt: this.clock.now() });
    return undefined;
  }
}
