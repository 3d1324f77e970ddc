import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** What this scanner takes for a virus; a real one knows a text for tests, which other scanners would find in the sources. */
export const SOMETHING_BAD = 'INI-BERKAS-BERBAHAYA-UNTUK-UJI';

/** What it says of itself. */
export const ENGINE = 'ClamAV 1.4.3/27700/Mon Mar  2 08:35:31 2026';

/** What it says of what is too long for it. */
export const TOO_LONG = 'INSTREAM size limit exceeded. ERROR';

/** A scanner that speaks as clamd does over TCP. */
export class Clamd {
  /** What was scanned. */
  readonly scanned: Buffer[] = [];
  /** Says this of everything, instead of looking. */
  says: string | null = null;
  /**
   * Takes no more than so many bytes of a file and closes, as clamd does with what is too long for it; what it says of that is lost on the way
   * where nobody hears it.
   */
  most: { readonly bytes: number; readonly isHeard: boolean } | null = null;
  private readonly sockets = new Set<Socket>();
  private port = 0;

  private constructor(private readonly server: Server) {}

  static async start(): Promise<Clamd> {
    const server = createServer();
    const clamd = new Clamd(server);
    server.on('connection', (socket) => clamd.join(socket));
    await clamd.listen(0);
    return clamd;
  }

  get url(): string {
    return `tcp://127.0.0.1:${this.port}`;
  }

  /** Nobody is there until it listens again, at the same port. */
  async stop(): Promise<() => Promise<void>> {
    const { port } = this;
    const closed = once(this.server, 'close');
    this.server.close();
    for (const socket of this.sockets) socket.destroy();
    await closed;
    return () => this.listen(port);
  }

  private async listen(port: number): Promise<void> {
    this.server.listen(port, '127.0.0.1');
    await once(this.server, 'listening');
    this.port = (this.server.address() as AddressInfo).port;
  }

  private join(socket: Socket): void {
    this.sockets.add(socket);
    let sent = Buffer.alloc(0);
    socket.on('error', () => undefined).once('close', () => this.sockets.delete(socket));
    socket.on('data', (part: Buffer) => {
      if (socket.writableEnded) return;
      sent = Buffer.concat([sent, part]);
      if (sent.equals(Buffer.from('zVERSION\0'))) return void socket.end(`${ENGINE}\0`);
      if (this.most && sent.length > this.most.bytes) return this.refuse(socket, this.most.isHeard);
      const content = contentOf(sent);
      if (content) socket.end(`${this.verdictOn(content)}\0`);
    });
  }

  private refuse(socket: Socket, isHeard: boolean): void {
    if (isHeard) socket.end(`${this.says ?? TOO_LONG}\0`);
    else socket.resetAndDestroy();
  }

  private verdictOn(content: Buffer): string {
    this.scanned.push(content);
    return this.says ?? `stream: ${content.includes(SOMETHING_BAD) ? 'Uji.Berbahaya-1 FOUND' : 'OK'}`;
  }
}

/** What was streamed, once its end has come; null before. */
function contentOf(sent: Buffer): Buffer | null {
  const command = 'zINSTREAM\0';
  if (sent.length < command.length) return null;
  if (sent.toString('latin1', 0, command.length) !== command)
    throw new Error('This scanner takes zINSTREAM and zVERSION only.');
  const pieces: Buffer[] = [];
  for (let at = command.length; at + 4 <= sent.length;) {
    const length = sent.readUInt32BE(at);
    if (length === 0) return Buffer.concat(pieces);
    pieces.push(sent.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
}
