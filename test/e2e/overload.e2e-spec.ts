import { connect, type Socket } from 'node:net';
import { PassThrough } from 'node:stream';
import { Body, Controller, Get, HttpCode, Module, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Open, TakesUpload } from '../../src/kernel/auth/route.decorators.js';
import { IsPlainText } from '../../src/kernel/http/validators.js';
import { Metrics } from '../../src/kernel/metrics/metrics.js';
import { eventually } from '../support/eventually.js';
import { ProbeAuthenticator, ProbeModule } from '../support/probe.module.js';
import { TestApp, type TestAnswer } from '../support/test-app.js';

class NoteRequest {
  @IsPlainText(1, 20) text!: string;
}

/** What the requests that are at work wait for. */
let gate = Promise.withResolvers<void>();
let begun = 0;
/** Answers that go on. */
const going: PassThrough[] = [];

function hold(ms: number): void {
  for (const from = performance.now(); performance.now() - from < ms;);
}

/** Operations that take as long as the test wants. */
@Controller('probe')
class WaitingController {
  @Get('waiting')
  @Open()
  async wait(): Promise<{ done: boolean }> {
    begun += 1;
    await gate.promise;
    return { done: true };
  }

  @Get('failing')
  @Open()
  async fail(): Promise<never> {
    begun += 1;
    await gate.promise;
    throw new Error('It failed.');
  }

  /** Holds the process itself, as a calculation does. */
  @Get('holding')
  @Open()
  hold(): { done: boolean } {
    hold(60);
    return { done: true };
  }

  @Post('notes')
  @HttpCode(200)
  @Open()
  note(@Body() { text }: NoteRequest): { text: string } {
    return { text };
  }

  @Post('upload')
  @HttpCode(200)
  @Open()
  @TakesUpload()
  async upload(@Req() request: FastifyRequest): Promise<{ bytes: number }> {
    begun += 1;
    return { bytes: (await (await request.file())?.toBuffer())?.length ?? 0 };
  }

  /** Goes on for as long as somebody listens. */
  @Get('stream')
  @Open()
  stream(@Res() reply: FastifyReply): void {
    const body = new PassThrough();
    body.write('begun\n');
    going.push(body);
    void reply.header('content-type', 'text/plain; charset=utf-8').send(body);
  }
}

@Module({ controllers: [WaitingController] })
class WaitingModule {}

const MOST = 3;
let app: TestApp;
let port: number;
const sockets: Socket[] = [];

beforeAll(async () => {
  app = await TestApp.start({
    modules: [ProbeModule, WaitingModule],
    authenticator: new ProbeAuthenticator(),
    env: { OVERLOAD_REQUESTS: String(MOST) },
    logLevel: 'info',
  });
  port = await app.listen();
});
afterAll(async () => {
  sockets.forEach((socket) => socket.destroy());
  await app.stop();
});
beforeEach(() => {
  gate = Promise.withResolvers();
  begun = 0;
});

/** So many requests, from the moment when all of them are at work; `answers` come after the gate opens. */
async function busy(count: number, path = '/probe/waiting'): Promise<{ answers: Promise<TestAnswer[]> }> {
  const answers = Promise.all(Array.from({ length: count }, () => app.anonymous.get(path)));
  await eventually(async () => begun === count);
  return { answers };
}

/** A connection over which a text was sent; gives what has come back so far. */
function sent(text: string, to = port): { socket: Socket; answer: () => string } {
  const socket = connect(to, '127.0.0.1').on('error', () => undefined);
  sockets.push(socket);
  let answer = '';
  socket.setEncoding('utf8').on('data', (part: string) => (answer += part));
  socket.write(text);
  return { socket, answer: () => answer };
}
const get = (path: string): string => `GET /api/v1${path} HTTP/1.1\r\nHost: x\r\n\r\n`;

async function shed(reason: string, by = app): Promise<number> {
  const pattern = new RegExp(`^sasaran_requests_shed_total\\{reason="${reason}"\\} (\\d+)$`, 'm');
  return Number(pattern.exec(await by.get(Metrics).text())?.[1] ?? 0);
}

describe('More requests at work than the bound (R75)', () => {
  it('are refused at once with 503 and the time to wait, and served again when there is room', async () => {
    const { answers } = await busy(MOST);
    const before = await shed('requests');
    for (const one of [
      app.anonymous.get('/probe/waiting'),
      app.as('employee').get('/employees'),
      app.as('nobody').get('/employees'),
      app.anonymous.post('/probe/notes', { text: 'a' }),
      app.anonymous.get('/docs'),
    ]) {
      const refused = await one.expect(503);
      expect(refused.body).toMatchObject({ code: 'SERVICE.OVERLOADED', title: 'Terlalu ramai', status: 503 });
      expect(refused.headers).toMatchObject({ 'retry-after': '2', 'content-type': expect.stringContaining('problem') });
    }
    expect((await shed('requests')) - before).toBe(5);
    gate.resolve();
    expect((await answers).map(({ status }) => status)).toEqual([200, 200, 200]);
    await app.anonymous.post('/probe/notes', { text: 'a' }).expect(200);
  });

  it('leave health answerable', async () => {
    const { answers } = await busy(MOST);
    for (let n = 0; n < 5; n += 1) {
      expect((await app.anonymous.get('/health/live').expect(200)).body).toEqual({ status: 'UP' });
      expect((await app.anonymous.get('/health/ready').expect(200)).body).toEqual({ status: 'UP' });
    }
    gate.resolve();
    await answers;
  });

  it('are counted once each, whether they end well, fail or are refused', async () => {
    const failing = await busy(MOST, '/probe/failing');
    await app.anonymous.get('/probe/waiting').expect(503);
    gate.resolve();
    expect((await failing.answers).map(({ status }) => status)).toEqual([500, 500, 500]);
    for (const [path, status] of [
      ['/probe/notes', 422],
      ['/employees', 401],
      ['/probe/nowhere', 404],
    ] as const)
      for (let n = 0; n < 2 * MOST; n += 1) await app.anonymous.post(path, {}).expect(status);
    await app.anonymous.call('HEAD', '/docs').expect(200);
    gate = Promise.withResolvers();
    begun = 0;
    const full = await busy(MOST);
    await app.anonymous.get('/probe/waiting').expect(503);
    gate.resolve();
    await full.answers;
  });

  it('are still counted when their callers have gone, until the work is done', async () => {
    const callers = Array.from({ length: MOST }, () => sent(get('/probe/waiting')));
    await eventually(async () => begun === MOST);
    const gone = callers.map(({ socket }) => new Promise((resolve) => socket.once('close', resolve)));
    callers.forEach(({ socket }) => socket.destroy());
    await Promise.all(gone);
    await app.anonymous.get('/probe/waiting').expect(503);
    gate.resolve();
    await eventually(async () => (await app.anonymous.post('/probe/notes', { text: 'a' })).status === 200);
    begun = 0;
    gate = Promise.withResolvers();
    const full = await busy(MOST);
    gate.resolve();
    expect((await full.answers).map(({ status }) => status)).toEqual([200, 200, 200]);
  });
});

describe('Slow callers (R77)', () => {
  const head = (path: string, type: string): string =>
    `POST /api/v1${path} HTTP/1.1\r\nHost: x\r\nContent-Type: ${type}\r\nContent-Length: 200\r\n\r\n`;

  it('take no room while they send a body, or read an answer that goes on', async () => {
    const bodies = Array.from({ length: 3 * MOST }, () => sent(`${head('/probe/notes', 'application/json')}{"te`));
    const streaming = Array.from({ length: 3 * MOST }, () => sent(get('/probe/stream')));
    await eventually(async () => streaming.every(({ answer }) => answer().includes('begun')));
    const form = `${head('/probe/upload', 'multipart/form-data; boundary=b')}--b\r\n`;
    const uploads = Array.from({ length: 3 * MOST }, () => sent(form));
    await eventually(async () => begun === uploads.length);
    begun = 0;
    const full = await busy(MOST);
    await app.anonymous.get('/probe/waiting').expect(503);
    gate.resolve();
    expect((await full.answers).map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(bodies.map(({ answer }) => answer())).toEqual(bodies.map(() => ''));
    [...bodies, ...streaming, ...uploads].forEach(({ socket }) => socket.destroy());
    going.forEach((body) => body.destroy());
  });
});

describe('A process that comes round too slowly (R75)', () => {
  const OVERLOAD_DELAY_MS = '200';
  let slow: TestApp;
  let slowPort: number;
  beforeAll(async () => {
    const probe = { modules: [WaitingModule], authenticator: new ProbeAuthenticator() };
    slow = await TestApp.start({ ...probe, env: { OVERLOAD_REQUESTS: '0', OVERLOAD_DELAY_MS } });
    slowPort = await slow.listen();
  });
  afterAll(() => slow.stop());

  /** Statuses of requests that come in one round of the event loop, over connections that are open already. */
  async function together(paths: readonly string[], meanwhile = (): void => undefined): Promise<string[]> {
    const request = (path = '/health/live'): string => `GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`;
    const callers = paths.map(() => sent(request(), slowPort));
    const statuses = (): string[][] =>
      callers.map(({ answer }) => [...answer().matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status = '']) => status));
    await eventually(async () => statuses().every(({ length }) => length === 1));
    callers.forEach(({ socket }, n) => socket.write(request(paths[n])));
    meanwhile();
    await eventually(async () => statuses().every(({ length }) => length === 2));
    callers.forEach(({ socket }) => socket.destroy());
    return statuses().map(([, status = '']) => status);
  }

  it('refuses those who have waited too long, and leaves health answerable', async () => {
    const holding = Array<string>(12).fill('/api/v1/probe/holding');
    const statuses = await together([...holding, '/health/live', '/health/ready']);
    expect(statuses.slice(12)).toEqual(['200', '200']);
    const admitted = statuses.filter((status) => status === '200').length - 2;
    // 60 ms each: after four of them 200 ms are over.
    expect(admitted).toBeGreaterThanOrEqual(1);
    expect(admitted).toBeLessThanOrEqual(6);
    expect(statuses.filter((status) => status === '503')).toHaveLength(12 - admitted);
    expect(await shed('delay', slow)).toBe(12 - admitted);
    await slow.anonymous.get('/probe/holding').expect(200);
  });

  it('does not count a long piece of work of another kind', async () => {
    const before = await shed('delay', slow);
    expect(await together(['/docs', '/docs', '/docs'], () => hold(500))).toEqual(['200', '200', '200']);
    expect(await shed('delay', slow)).toBe(before);
  });
});

describe('The log', () => {
  it('says once that there is too much to do, and not for each request', () => {
    const about = app.logLines.filter((line) => /more to do than can be done/.test(line));
    expect(about.length).toBe(1);
    expect(app.logLines.filter((line) => line.includes('SERVICE.OVERLOADED'))).toEqual([]);
  });
});

describe('Without bounds', () => {
  it('everything is let through', async () => {
    const env = { OVERLOAD_REQUESTS: '0', OVERLOAD_DELAY_MS: '0' };
    const other = await TestApp.start({ modules: [WaitingModule], authenticator: new ProbeAuthenticator(), env });
    const answers = Promise.all(Array.from({ length: 500 }, () => other.anonymous.get('/probe/waiting')));
    await eventually(async () => begun === 500);
    gate.resolve();
    expect(new Set((await answers).map(({ status }) => status))).toEqual(new Set([200]));
    await other.stop();
  });
});
