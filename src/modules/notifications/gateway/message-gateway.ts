import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../../../config/config.js';
import { Clock } from '../../../kernel/clock/clock.js';
import { CONFIG } from '../../../kernel/kernel.tokens.js';
import { signatureOf } from '../../../kernel/webhook-signature.js';
import type { DeliveryFault } from '../delivery/attempts.js';
import { Resting } from '../delivery/resting.js';
import { isMessageRefused } from '../domain/delivery-rules.js';

/** A message for the gateway: an id that stays the same in every attempt, and a body of JSON. */
export interface GatewayMessage {
  readonly id: string;
  readonly body: string;
}

const TIMEOUT_MS = 15_000;

/** Hands messages to the government's gateway for WhatsApp, SMS or Telegram: a webhook, signed as Standard Webhooks 1.0.0. */
@Injectable()
export class MessageGateway {
  private readonly resting: Resting;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
  ) {
    this.resting = new Resting(clock);
  }

  /** True when there is a gateway to send by. */
  get isThere(): boolean {
    return this.config.messageGateway !== null;
  }

  get restingUntil(): Date | null {
    return this.resting.until;
  }

  /** Sends once; null when the gateway took it. Throws only when the signal aborts, because the service stops. */
  async send({ id, body }: GatewayMessage, signal: AbortSignal): Promise<DeliveryFault | null> {
    const status = await this.post(id, body, signal);
    const isTaken = status !== null && status >= 200 && status < 300;
    const forGood = isMessageRefused(status);
    this.resting.note(!isTaken && !forGood);
    return isTaken ? null : { code: `HTTP ${status ?? '-'}`, forGood };
  }

  /** The status of the answer; null without one. Redirects are not followed. */
  private async post(id: string, body: string, signal: AbortSignal): Promise<number | null> {
    const gateway = this.config.messageGateway;
    if (!gateway) return null;
    const timestampSeconds = Math.floor(this.clock.now().getTime() / 1_000);
    const headers = {
      ...{ 'content-type': 'application/json', 'user-agent': 'Sasaran-Messages/1' },
      ...{ 'webhook-id': id, 'webhook-timestamp': String(timestampSeconds) },
      'webhook-signature': signatureOf(gateway.secret, { messageId: id, timestampSeconds, body }),
    };
    const limit = AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]);
    try {
      const answer = await fetch(gateway.url, { method: 'POST', headers, body, redirect: 'manual', signal: limit });
      await answer.body?.cancel();
      return answer.status;
    } catch {
      signal.throwIfAborted();
      return null;
    }
  }
}
