import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';

/** One request that a receiver got. */
export interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Answers one request: a status, or whatever the test does with the response. */
export type Behaviour = number | ((response: ServerResponse, received: Received) => void);

/** Somebody's system that takes webhooks, on a free port of loopback; it answers 200 until a test says otherwise. */
export class WebhookReceiver {
  readonly received: Received[] = [];
  /** What it does with every request that `next` says nothing of. */
  usually: Behaviour = 200;
  /** What it does with the next requests, in this order. */
  readonly next: Behaviour[] = [];

  private constructor(
    private readonly server: Server,
    private readonly scheme: string,
  ) {}

  /** Begins to listen; with a key and a certificate by TLS. */
  static async listen(tls?: { key: string; cert: string }): Promise<WebhookReceiver> {
    const server = tls ? createTlsServer(tls) : createServer();
    const receiver = new WebhookReceiver(server, tls ? 'https' : 'http');
    server.on('request', (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const { url: path = '', headers } = request;
        const received = { path, headers, body: Buffer.concat(chunks).toString() };
        receiver.received.push(received);
        const behaviour = receiver.next.shift() ?? receiver.usually;
        if (typeof behaviour === 'number') response.writeHead(behaviour).end('{"ok":true}');
        else behaviour(response, received);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return receiver;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** Its address, under a name of its host. */
  url(host = '127.0.0.1'): string {
    return `${this.scheme}://${host}:${this.port}/hook`;
  }

  /** The ids of what it got, in order. */
  get ids(): string[] {
    return this.received.map(({ headers }) => String(headers['webhook-id']));
  }

  /** Forgets what it got and how it was to behave. */
  forget(): void {
    this.received.length = 0;
    this.next.length = 0;
    this.usually = 200;
  }

  /** Stops, whoever is still connected. */
  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
