import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** A way to a database server that a test can close, block and open again. */
export class TcpProxy {
  private readonly sockets = new Set<Socket>();
  private readonly server: Server;
  private blocked = false;
  private marked: { readonly marker: string; readonly whereTo: 'server' | 'client' } | null = null;
  private port = 0;

  private constructor(private readonly target: URL) {
    this.server = createServer((client) => this.join(client));
  }

  /** Opens a way to the server of a database's address. */
  static async to(url: string): Promise<TcpProxy> {
    const proxy = new TcpProxy(new URL(url));
    while (proxy.port === 0) await proxy.settle();
    return proxy;
  }

  /** The database's address by this way. */
  get url(): string {
    const url = new URL(this.target);
    url.hostname = '127.0.0.1';
    url.port = String(this.port);
    return url.href;
  }

  /** Nobody listens any more, and every connection breaks: the server has stopped. */
  async close(): Promise<void> {
    const closed = once(this.server, 'close');
    this.server.close();
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  /**
   * Nothing passes any more, though nobody says so: the network is broken or the server hangs. Connections of this time stay
   * silent for ever, as those that a firewall has forgotten.
   */
  block(): void {
    this.blocked = true;
    for (const socket of this.sockets) socket.unpipe().pause();
  }

  /**
   * Breaks the connection on which this text was sent at its next commit: on the commit's way to the server, which then never
   * hears of it, or on its answer's way to the client.
   */
  cutCommitAfter(marker: string, whereTo: 'server' | 'client'): void {
    this.marked = { marker, whereTo };
  }

  /** New connections reach the server again. */
  async open(): Promise<void> {
    this.blocked = false;
    if (!this.server.listening) await this.listen(this.port);
  }

  /** Takes a port that systems give to nobody by themselves, so that it is still free when the way opens again. */
  private async settle(): Promise<void> {
    const port = randomInt(20_000, 30_000);
    await this.listen(port).then(
      () => (this.port = port),
      (error: NodeJS.ErrnoException) => {
        if (error.code !== 'EADDRINUSE') throw error;
      },
    );
  }

  private async listen(port: number): Promise<void> {
    this.server.listen(port, '127.0.0.1');
    await once(this.server, 'listening');
  }

  private join(client: Socket): void {
    this.keep(client);
    if (this.blocked) return;
    const server = this.keep(connect(Number(this.target.port || 3306), this.target.hostname));
    let isMarked = false;
    client.on('data', (sent: Buffer) => {
      if (!this.marked) return;
      isMarked ||= sent.includes(this.marked.marker);
      if (isMarked && sent.includes('COMMIT')) this.cut(client, server);
    });
    client.pipe(server).pipe(client);
    client.once('close', () => server.destroy());
    server.once('close', () => client.destroy());
  }

  private cut(client: Socket, server: Socket): void {
    const isAnswer = this.marked?.whereTo === 'client';
    this.marked = null;
    const breakOff = (): void => {
      client.destroy();
      server.destroy();
    };
    if (isAnswer) server.unpipe(client).once('data', breakOff).resume();
    else breakOff();
  }

  private keep(socket: Socket): Socket {
    this.sockets.add(socket);
    // An end that is cut off is what the proxy is for.
    socket.on('error', () => undefined).once('close', () => this.sockets.delete(socket));
    return socket;
  }
}
