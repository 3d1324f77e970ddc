import { Inject, Injectable } from '@nestjs/common';
import { createTransport } from 'nodemailer';
import type { Config } from '../../../config/config.js';
import { Clock } from '../../../kernel/clock/clock.js';
import { CONFIG } from '../../../kernel/kernel.tokens.js';
import { Resting } from '../delivery/resting.js';
import { isServerAway, type MailFault } from '../domain/delivery-rules.js';

/** An e-mail, as plain text. */
export interface Mail {
  /** Made of the id of its row, the same in every attempt, so that a second copy can be known as one. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

const TIMEOUTS_MS = { connectionTimeout: 5_000, greetingTimeout: 5_000, socketTimeout: 15_000, dnsTimeout: 5_000 };
const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** Hands e-mails to the government's mail server, one connection each. */
@Injectable()
export class Mailer {
  private readonly transport;
  private readonly resting: Resting;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    clock: Clock,
  ) {
    this.resting = new Resting(clock);
    this.transport = config.smtpUrl ? createTransport({ ...transportOf(config.smtpUrl), ...TIMEOUTS_MS }) : null;
  }

  /** True when there is a server to send by. */
  get isThere(): boolean {
    return this.transport !== null;
  }

  /** Until when nothing should be tried, because the server did not answer a moment ago; null when it may be. */
  get restingUntil(): Date | null {
    return this.resting.until;
  }

  /** Sends once; throws what the library says of a failure, a `MailFault`. */
  async send({ id, to, subject, text }: Mail): Promise<void> {
    if (!this.transport) throw new Error('There is no mail server: SMTP_URL is not set.');
    const from = this.config.mailFrom;
    const host = from.slice(from.lastIndexOf('@') + 1).replace(/>$/, '');
    const headers = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' };
    const safe = { disableFileAccess: true, disableUrlAccess: true };
    try {
      await this.transport.sendMail({ messageId: `<${id}@${host}>`, from, to, subject, text, headers, ...safe });
      this.resting.note(false);
    } catch (error) {
      this.resting.note(isServerAway(error as MailFault));
      throw error;
    }
  }
}

/** The server of an address; but on this machine it has to speak TLS, from the beginning or by STARTTLS. */
function transportOf(address: string) {
  const { protocol, hostname, port, username, password } = new URL(address);
  const secure = protocol === 'smtps:';
  const auth = username ? { user: decodeURIComponent(username), pass: decodeURIComponent(password) } : undefined;
  const server = { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port) || (secure ? 465 : 587) };
  return { ...server, secure, requireTLS: !secure && !LOOPBACK.test(hostname), auth };
}
