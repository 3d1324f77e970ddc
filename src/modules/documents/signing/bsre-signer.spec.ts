import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { BsreSigner } from './bsre-signer.js';
import { SignerAway } from './document-signer.js';

const FILE = Buffer.from('%PDF-1.7\nisi\n%%EOF\n');
const SIGNED = Buffer.from('%PDF-1.7\nisi\n/ByteRange [0 1 2 3]\n%%EOF\n');
const WORDS = {
  reason: 'Penerbitan dokumen SKP/2026/000001',
  place: 'Panaragan',
  at: new Date('2026-03-02T01:00:00Z'),
};
const SECRETS = { password: 'sandi-layanan', passphrase: 'frasa-rahasia' };

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
  readonly form: FormData | null;
}
/** A client service that notes what it is asked and answers as a test wants it. */
let server: Server;
let asked: Asked[] = [];
let answers: ((reply: ServerResponse) => void)[] = [];
let signer: BsreSigner;

beforeAll(async () => {
  server = createServer((request, reply) => void serve(request, reply));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  signer = new BsreSigner({
    kind: 'bsre',
    url,
    user: 'sasaran',
    nik: '3201010101010001',
    timeoutMs: 2_000,
    ...SECRETS,
  });
});
beforeEach(() => {
  asked = [];
  answers = [];
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

async function serve(request: IncomingMessage, reply: ServerResponse): Promise<void> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const { method = '', url = '', headers } = request;
  const body = new Uint8Array(Buffer.concat(parts));
  const form =
    body.length === 0
      ? null
      : await new Response(body, { headers: { 'content-type': String(headers['content-type']) } }).formData();
  asked.push({ method, path: url, authorization: headers.authorization, form });
  answers.shift()?.(reply);
}

const pdf =
  (bytes: Buffer, headers: Record<string, string> = {}) =>
  (reply: ServerResponse): void =>
    void reply.writeHead(200, { 'content-type': 'application/pdf', ...headers }).end(bytes);
const json =
  (status: number, body: object) =>
  (reply: ServerResponse): void =>
    void reply.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));

describe('BsreSigner (rule DC-7)', () => {
  it('sends file, NIK and passphrase, asks for no visible mark, and takes the signed file with its id', async () => {
    answers = [pdf(SIGNED, { id_dokumen: 'abc-123' })];
    expect(await signer.seal(FILE, WORDS)).toEqual({ bytes: SIGNED, sealId: 'abc-123' });
    const [{ form, ...request } = {} as Asked] = asked;
    const authorization = `Basic ${Buffer.from(`sasaran:${SECRETS.password}`).toString('base64')}`;
    expect(request).toEqual({ method: 'POST', path: '/api/sign/pdf', authorization });
    const { file, ...fields } = Object.fromEntries(form ?? []);
    expect(fields).toEqual({
      ...{ nik: '3201010101010001', passphrase: SECRETS.passphrase, tampilan: 'invisible' },
      ...{ reason: WORDS.reason, location: WORDS.place },
    });
    expect(Buffer.from(await (file as unknown as File).arrayBuffer())).toEqual(FILE);
  });

  it('fetches the file by its id where the service answers with one', async () => {
    answers = [json(200, { id_dokumen: 'abc-123' }), pdf(SIGNED)];
    expect(await signer.seal(FILE, WORDS)).toEqual({ bytes: SIGNED, sealId: 'abc-123' });
    expect(asked.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST /api/sign/pdf',
      'GET /api/sign/download/abc-123',
    ]);
  });

  it.each([
    ['refuses', () => [json(400, { error: 'Passphrase anda salah', passphrase: SECRETS.passphrase })]],
    ['sends the file back unsigned', () => [pdf(FILE)]],
    ['sends something else as a PDF', () => [pdf(Buffer.from('<html>/ByteRange'))]],
    ['sends no id', () => [json(200, {})]],
    ['sends an id that is an address', () => [json(200, { id_dokumen: '../../keys' })]],
    ['knows no file for its id', () => [json(200, { id_dokumen: 'abc' }), json(404, {})]],
    [
      'sends somewhere else',
      () => [(reply: ServerResponse) => void reply.writeHead(302, { location: 'http://127.0.0.1:1/' }).end()],
    ],
    ['hangs up', () => [(reply: ServerResponse) => void reply.destroy()]],
  ])('is away where the service %s, and tells no secret', async (_name, replies) => {
    answers = replies();
    const error: unknown = await signer.seal(FILE, WORDS).then(
      () => null,
      (refusal: unknown) => refusal,
    );
    expect(error).toBeInstanceOf(SignerAway);
    for (const secret of Object.values(SECRETS)) expect(String(error)).not.toContain(secret);
  });
});
