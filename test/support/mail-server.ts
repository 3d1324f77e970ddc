import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** One e-mail as a server got it. */
export interface ReceivedMail {
  readonly from: string;
  readonly to: readonly string[];
  /** Headers and text, decoded from quoted-printable where it is used. */
  readonly text: string;
  readonly messageId: string;
}

/** The government's mail server, on loopback. It may go away and come back at the same port. */
export class MailServer {
  readonly received: ReceivedMail[] = [];
  /** Addresses that it does not know. */
  readonly unknown = new Set<string>();
  private server?: SMTPServer;

  constructor(readonly port: number) {}

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  async start(): Promise<this> {
    this.server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['AUTH', 'STARTTLS'],
      onRcptTo: ({ address }, _session, callback) =>
        callback(this.unknown.has(address) ? Object.assign(new Error('No such user'), { responseCode: 550 }) : null),
      onData: (stream, { envelope }, callback) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          const text = decoded(Buffer.concat(chunks).toString());
          const from = envelope.mailFrom ? envelope.mailFrom.address : '';
          const messageId = /^Message-ID: (.+)$/im.exec(text)?.[1]?.trim() ?? '';
          this.received.push({ from, to: envelope.rcptTo.map(({ address }) => address), text, messageId });
          callback();
        });
      },
    });
    const listening = this.server.listen(this.port, '127.0.0.1');
    if (!(listening.address() as AddressInfo | null)) await once(listening, 'listening');
    return this;
  }

  async stop(): Promise<void> {
    const { server } = this;
    this.server = undefined;
    if (server) await new Promise<void>((resolve) => server.close(() => resolve()));
  }
}

const decoded = (text: string): string =>
  text
    .replace(/\r\n/g, '\n')
    .replace(/=\n/g, '')
    .replace(/((?:=[0-9A-F]{2})+)/g, (hex) => Buffer.from(hex.replace(/=/g, ''), 'hex').toString());
