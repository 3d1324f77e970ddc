import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../../../config/config.js';
import { Clock } from '../../../kernel/clock/clock.js';
import { HandlesJob, type JobHandler, type JobRun } from '../../../kernel/jobs/job-handler.js';
import { CONFIG } from '../../../kernel/kernel.tokens.js';
import { type Carrier, DeliveryAttempts, type DeliveryFault, type Letter } from '../delivery/attempts.js';
import type { DeliveryAttempt } from '../delivery/deliveries.js';
import { isRefusedForGood, type MailFault } from '../domain/delivery-rules.js';
import { digestOf, letterOf } from './letter.js';
import { type Mail, Mailer } from './mailer.js';
import { Receivers } from './receivers.js';

/** Makes one attempt at one e-mail (rule NT-4). */
@Injectable()
@HandlesJob('notifications.send-mail')
export class SendMail implements JobHandler<DeliveryAttempt>, Carrier<Mail> {
  readonly channel = 'EMAIL';

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
    private readonly attempts: DeliveryAttempts,
    private readonly receivers: Receivers,
    private readonly mailer: Mailer,
  ) {}

  run(attempt: DeliveryAttempt, { signal }: JobRun): Promise<object | undefined> {
    return this.attempts.make(attempt, this, signal);
  }

  get restingUntil(): Date | null {
    return this.mailer.restingUntil;
  }

  async compose({ id, employeeId, language, isDigest, told }: Letter): Promise<Mail | null> {
    const to = await this.receivers.addressOf(employeeId);
    if (to === null) return null;
    const base = this.config.publicBaseUrl;
    const words = isDigest ? digestOf(told, base, language, this.clock.today()) : letterOf(told, base, language);
    return { id, to, ...words };
  }

  async carry(mail: Mail): Promise<DeliveryFault | null> {
    try {
      await this.mailer.send(mail);
      return null;
    } catch (error) {
      const fault = error as MailFault;
      return { code: fault.code ?? 'UNKNOWN', forGood: isRefusedForGood(fault) };
    }
  }
}
