import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../../../config/config.js';
import { HandlesJob, type JobHandler, type JobRun } from '../../../kernel/jobs/job-handler.js';
import { CONFIG } from '../../../kernel/kernel.tokens.js';
import { type Carrier, DeliveryAttempts, type DeliveryFault, type Letter } from '../delivery/attempts.js';
import type { DeliveryAttempt } from '../delivery/deliveries.js';
import { linkOf } from '../domain/notification-kinds.js';
import { Receivers } from '../mail/receivers.js';
import { type GatewayMessage, MessageGateway } from './message-gateway.js';

const TITLES = {
  one: { id: 'Sasaran: pemberitahuan', en: 'Sasaran: notification' },
  digest: { id: 'Sasaran: rangkuman pemberitahuan', en: 'Sasaran: your notifications' },
};
const INBOX = '/api/v1/my/notifications';

/** Makes one attempt at one message to the gateway (rule NT-8). */
@Injectable()
@HandlesJob('notifications.send-message')
export class SendMessage implements JobHandler<DeliveryAttempt>, Carrier<GatewayMessage> {
  readonly channel = 'GATEWAY';

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly attempts: DeliveryAttempts,
    private readonly receivers: Receivers,
    private readonly gateway: MessageGateway,
  ) {}

  run(attempt: DeliveryAttempt, { signal }: JobRun): Promise<object | undefined> {
    return this.attempts.make(attempt, this, signal);
  }

  get restingUntil(): Date | null {
    return this.gateway.restingUntil;
  }

  async compose({ id, employeeId, language, isDigest, told }: Letter): Promise<GatewayMessage | null> {
    const to = await this.receivers.telephoneOf(employeeId);
    const [first] = told;
    if (!to || !first) return null;
    const title = TITLES[isDigest ? 'digest' : 'one'][language];
    const words = { title, body: told.map(({ sentence }) => sentence).join('\n'), language };
    const link = this.config.publicBaseUrl + (isDigest ? INBOX : linkOf(first.facts));
    const kind = isDigest ? 'DIGEST' : first.kind;
    return { id, body: JSON.stringify({ id, to, kind, ...words, link }) };
  }

  carry(message: GatewayMessage, signal: AbortSignal): Promise<DeliveryFault | null> {
    return this.gateway.send(message, signal);
  }
}
