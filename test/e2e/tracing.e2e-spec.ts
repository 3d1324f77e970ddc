import { Controller, Get, Module } from '@nestjs/common';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Open } from '../../src/kernel/auth/route.decorators.js';
import { Database } from '../../src/kernel/database/database.js';
import { HandlesJob, type JobHandler } from '../../src/kernel/jobs/job-handler.js';
import { Jobs } from '../../src/kernel/jobs/jobs.js';
import { Schedules } from '../../src/kernel/schedules/schedules.js';
import { Government, PASSWORD } from '../support/government.js';
import { ServiceProcess } from '../support/service-process.js';
import { TestApp } from '../support/test-app.js';
import { makeTestDatabase } from '../support/test-database.js';
import { type Span, TraceCollector } from '../support/trace-collector.js';
import { WebhookReceiver } from '../support/webhook-receiver.js';

const NIP = '199003152015042004';
const CALLER = { traceId: '4bf92f3577b34da6a3ce929d0e0e4736', spanId: '00f067aa0ba902b7' };
const traceparentOf = ({ traceId, spanId }: Pick<Span, 'traceId' | 'spanId'>, flags = '01'): string =>
  `00-${traceId}-${spanId}-${flags}`;

/** Fails, and says so with what no trace may hold. */
@HandlesJob('probe.fail')
class FailingJob implements JobHandler {
  async run(): Promise<void> {
    throw new Error(`Gagal untuk ${NIP}`);
  }
}

@Controller('probe')
class TracedController {
  constructor(
    private readonly db: Database,
    private readonly jobs: Jobs,
  ) {}

  @Get('broken')
  @Open()
  async breakDown(): Promise<void> {
    await this.db.rows(`SELECT nothing FROM nowhere WHERE nip = '${NIP}'`);
  }

  @Get('busy')
  @Open()
  async askOften(): Promise<object> {
    for (let asked = 0; asked < 600; asked += 1)
      await this.db.rows('SELECT COUNT(*) AS n FROM job WHERE kind = ?', [NIP]);
    return {};
  }

  @Get('job')
  @Open()
  async enqueueFailing(): Promise<object> {
    return { id: await this.jobs.enqueue('probe.fail', {}, { maxAttempts: 1 }) };
  }
}

@Module({ controllers: [TracedController], providers: [FailingJob] })
class TracedModule {}

let collector: TraceCollector;
let stopped: boolean;
let app: TestApp;

beforeEach(async () => {
  collector = await TraceCollector.listen();
});
afterEach(async () => {
  await stop();
  await collector.close();
});

async function start(env: Record<string, string> = {}): Promise<void> {
  stopped = false;
  const tracing = { OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint, OTEL_TRACES_SAMPLER: 'parentbased_always_on' };
  const options = { WEBHOOK_LOOPBACK: 'on', ...tracing, ...env };
  app = await TestApp.start({ env: options, modules: [TracedModule], logLevel: 'warn' });
}

/** Stopping sends what waits: afterwards the collector has everything. */
async function stop(): Promise<void> {
  if (!stopped) await app.stop();
  stopped = true;
}

const below = (parent: Span): Span[] => collector.spans.filter(({ parentSpanId }) => parentSpanId === parent.spanId);

describe('A trace', () => {
  it('leads from a request over its statements to its job, that job’s statements and the receiver of its webhook', async () => {
    await start({ OTEL_EXPORTER_OTLP_HEADERS: 'authorization=Bearer%20rahasia', OTEL_SERVICE_NAME: 'skp-uji' });
    const receiver = await WebhookReceiver.listen();
    try {
      const admin = await Government.administrator(app);
      const body = { url: receiver.url(), eventTypes: ['employee.created'] };
      const { id } = (await admin.post('/webhook-subscriptions', body).expect(201)).body;
      const pinged = await admin.post(`/webhook-subscriptions/${id}/pings`).expect(201);
      await app.drainJobs();
      await stop();

      const request = collector.one(({ name }) => name === 'POST /api/v1/webhook-subscriptions/:id/pings');
      expect(pinged.headers['traceparent']).toBe(traceparentOf(request));
      expect(request).toMatchObject({ kind: 'server', parentSpanId: '', isFailure: false });
      expect(request.attributes).toEqual({
        'http.request.method': 'POST',
        'http.route': '/api/v1/webhook-subscriptions/:id/pings',
        'http.response.status_code': 201,
      });

      const system = app.db.connection.dialect;
      const statements = below(request).filter(({ kind }) => kind === 'client');
      expect(statements.map(({ name }) => name)).toEqual(
        expect.arrayContaining(['ACQUIRE', 'BEGIN', 'INSERT webhook_delivery', 'INSERT job', 'COMMIT']),
      );
      expect(statements.find(({ name }) => name === 'INSERT job')?.attributes).toMatchObject({
        'db.system.name': system,
        'db.operation.name': 'INSERT',
        'db.collection.name': 'job',
        'db.query.text': expect.stringMatching(/^INSERT INTO job \([\w, `"]+\) VALUES \(\?\)$/),
      });

      const job = collector.one((span) => span.name === 'job webhooks.deliver');
      expect(job).toMatchObject({ kind: 'consumer', traceId: request.traceId, parentSpanId: request.spanId });
      expect(job.attributes).toMatchObject({ 'sasaran.job.outcome': 'succeeded', 'sasaran.job.attempt': 1 });
      expect(below(job).map(({ name }) => name)).toEqual(
        expect.arrayContaining(['SELECT webhook_delivery', 'INSERT webhook_attempt']),
      );
      const sent = below(job).filter(({ name }) => name === 'POST');
      expect(sent).toMatchObject([
        { kind: 'client', attributes: { 'server.address': '127.0.0.1', 'http.response.status_code': 200 } },
      ]);
      expect(receiver.received.map(({ headers }) => headers.traceparent)).toEqual(
        sent.map((span) => traceparentOf(span)),
      );

      expect(collector.path).toBe('/v1/traces');
      expect(collector.headers).toMatchObject({ authorization: 'Bearer rahasia', 'content-type': 'application/json' });
      expect(collector.resource).toMatchObject({ 'service.name': 'skp-uji', 'sasaran.role': 'all' });
    } finally {
      await receiver.close();
    }
  });

  it('of a caller goes on, if he keeps it, and the answer says where', async () => {
    await start();
    const answer = await app.anonymous
      .get('/probe/job')
      .with({ traceparent: traceparentOf(CALLER) })
      .expect(200);
    await app.drainJobs();
    await stop();
    const request = collector.one(({ name }) => name === 'GET /api/v1/probe/job');
    expect(request).toMatchObject({ traceId: CALLER.traceId, parentSpanId: CALLER.spanId });
    expect(answer.headers['traceparent']).toBe(traceparentOf(request));
    expect(collector.one(({ name }) => name === 'job probe.fail')).toMatchObject({
      ...{ traceId: CALLER.traceId, parentSpanId: request.spanId, isFailure: true },
      attributes: { 'error.type': 'dead', 'sasaran.job.outcome': 'dead' },
    });
  });

  it('that a caller does not keep is not told, nor what follows from it, and goes on under its id', async () => {
    await start();
    const traceparent = traceparentOf(CALLER, '00');
    const answer = await app.anonymous.get('/probe/job').with({ traceparent }).expect(200);
    await app.drainJobs();
    await stop();
    expect(answer.headers['traceparent']).toMatch(new RegExp(`^00-${CALLER.traceId}-[0-9a-f]{16}-00$`));
    expect(collector.spans.filter(({ traceId }) => traceId === CALLER.traceId)).toEqual([]);
  });

  it.each([
    ['always_off', '1', false],
    ['traceidratio', '0', false],
    ['parentbased_traceidratio', '0', true],
    ['always_on', '0', true],
  ])('of a caller that keeps it is kept, with %s and %s: %s', async (sampler, share, isKept) => {
    await start({ OTEL_TRACES_SAMPLER: sampler, OTEL_TRACES_SAMPLER_ARG: share });
    await app.anonymous
      .get('/probe/busy')
      .with({ traceparent: traceparentOf(CALLER) })
      .expect(200);
    await stop();
    expect(collector.spans.some(({ traceId }) => traceId === CALLER.traceId)).toBe(isKept);
  });

  it('has the id that answers and logs say, also when it begins here', async () => {
    await start();
    const answer = await app.anonymous.get('/probe/broken').expect(500);
    await stop();
    const request = collector.one(({ name }) => name === 'GET /api/v1/probe/broken');
    expect(request).toMatchObject({ traceId: answer.body.traceId, parentSpanId: '', isFailure: true });
    expect(app.logLines.join('')).toContain(`"traceId":"${request.traceId}"`);
  });

  it('says by a code what failed, with neither message nor value', async () => {
    await start();
    await app.anonymous.get('/probe/broken').expect(500);
    await stop();
    expect(collector.one(({ name }) => name === 'GET /api/v1/probe/broken').attributes).toMatchObject({
      'error.type': '500',
    });
    const statement = collector.one(({ name }) => name === 'SELECT nowhere');
    expect(statement).toMatchObject({ isFailure: true });
    expect(statement.attributes['error.type']).toMatch(/^(SQLITE_ERROR|ER_NO_SUCH_TABLE)$/);
    expect(statement.attributes['db.query.text']).toBe('SELECT nothing FROM nowhere WHERE nip = ?');
    expect(collector.text.includes(NIP)).toBe(false);
  });

  it('of something that recurs is one of its own', async () => {
    await start();
    app.clock.advance({ hours: 24 });
    await app.get(Schedules).fireDue();
    await app.drainJobs();
    await stop();
    const job = collector.one(({ name }) => name === 'job jobs.erase-finished');
    expect(job).toMatchObject({ parentSpanId: '', traceId: expect.not.stringMatching(/^0+$/) });
    expect(below(job).map(({ name }) => name)).toContain('SELECT job');
  });

  it('tells five hundred statements of a piece of work, and how many more there were', async () => {
    await start();
    await app.anonymous.get('/probe/busy').expect(200);
    await stop();
    const request = collector.one(({ name }) => name === 'GET /api/v1/probe/busy');
    expect(below(request)).toHaveLength(500);
    expect(Number(request.attributes['sasaran.parts_left_out'])).toBe(100);
  });
});

describe('No trace', () => {
  it('tells who somebody is, what was looked for, what was sent or how anybody signs in', async () => {
    await start();
    const gov = await Government.found(app);
    await gov.hr.get('/employees', { q: NIP }).expect(200);
    await gov.hr
      .get('/employees', { q: 'Staf Uji' })
      .with({ 'x-request-id': `nip-${NIP}` })
      .expect(200);
    await gov.hr.get(`/employees/${gov.id('staff')}`).expect(200);
    await app.anonymous.get(`/tidak-ada/${NIP}?nip=${NIP}`).expect(404);
    await app.anonymous.get(`/health/ready?nip=${NIP}`);
    await app.anonymous.post('/auth/login', { username: NIP, password: 'salah-sandi-2026' }).expect(401);
    await app.drainJobs();
    await stop();
    expect(collector.spans.length).toBeGreaterThan(100);
    expect(collector.one(({ attributes }) => attributes['http.response.status_code'] === 404)).toMatchObject({
      name: 'GET',
      attributes: { 'http.route': '(unknown)' },
    });
    expect(/(?<![0-9a-f])\d{18}(?![0-9a-f])/.exec(collector.text)).toBeNull();
    for (const secret of [
      'Staf Uji',
      'Uji',
      'admin-uji',
      PASSWORD,
      'salah-sandi',
      'Bearer',
      'eyJ',
      '?q=',
      'nip-',
      '/health/',
      gov.id('staff'),
    ]) {
      expect([secret, collector.text.includes(secret)]).toEqual([secret, false]);
    }
    const names = new Set(collector.spans.flatMap(({ attributes }) => Object.keys(attributes)));
    expect([...names].filter((name) => !TOLD.has(name))).toEqual([]);
  });
});

/** Everything that a span may say; a new one is a decision about personal data. */
const TOLD = new Set([
  ...['http.request.method', 'http.route', 'http.response.status_code', 'server.address', 'error.type'],
  ...['db.system.name', 'db.operation.name', 'db.query.summary', 'db.query.text', 'db.collection.name'],
  ...['sasaran.job.kind', 'sasaran.job.id', 'sasaran.job.attempt', 'sasaran.job.outcome', 'sasaran.parts_left_out'],
]);

describe('A collector', () => {
  it('that refuses harms nobody, and the log says so once', async () => {
    collector.answers = (response) => response.writeHead(400).end();
    await start();
    await app.anonymous.get('/probe/busy').expect(200);
    await app.anonymous.get('/probe/busy').expect(200);
    await stop();
    expect(collector.requests).toBeGreaterThan(1);
    expect(app.logLines.filter((line) => line.includes('Traces are lost'))).toHaveLength(1);
  });

  it('that is not there holds up neither answers nor the stop', async () => {
    await start({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1' });
    await app.anonymous.get('/probe/busy').expect(200);
    const begun = performance.now();
    await stop();
    expect(performance.now() - begun).toBeLessThan(4_000);
  });

  it('that never answers holds up the stop for two seconds at most', async () => {
    collector.answers = () => undefined;
    await start();
    await app.anonymous.get('/probe/busy').expect(200);
    const begun = performance.now();
    await stop();
    expect(performance.now() - begun).toBeLessThan(4_000);
    expect(collector.requests).toBeGreaterThan(0);
  });
});

/** Says on standard error which modules of OpenTelemetry a process loads; its API, which does nothing, prom-client brings. */
const WATCH = `import { registerHooks } from 'node:module';
registerHooks({ load(url, context, next) {
  if (/@opentelemetry\\/(?!api\\/)/.test(url)) process.stderr.write('LOADED ' + url + '\\n');
  return next(url, context);
} });`;
const NODE_OPTIONS = `--import=data:text/javascript,${encodeURIComponent(WATCH)}`;

describe('A service', () => {
  beforeEach(() => {
    stopped = true;
  });

  it('without a collector loads nothing of OpenTelemetry and keeps nothing of a trace but its id', async () => {
    const database = await makeTestDatabase();
    const service = await ServiceProcess.start({ ...database.env, NODE_OPTIONS });
    try {
      const { headers } = await service.call('GET', '/api/v1/auth/me', {
        headers: { traceparent: traceparentOf(CALLER) },
      });
      expect(headers.get('traceparent')).toMatch(new RegExp(`^00-${CALLER.traceId}-[0-9a-f]{16}-01$`));
      service.kill('SIGTERM');
      expect(await service.ended).toMatchObject({ code: 0 });
      expect(service.text).not.toContain('LOADED');
      expect(collector.requests).toBe(0);
    } finally {
      await service.remove();
      await database.drop();
    }
  });

  it('with one loads the SDK and has sent everything when it has stopped', async () => {
    const database = await makeTestDatabase();
    const tracing = { OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint };
    const service = await ServiceProcess.start({ ...database.env, ...tracing, NODE_OPTIONS });
    try {
      await service.call('GET', '/api/v1/auth/me');
      service.kill('SIGTERM');
      expect(await service.ended).toMatchObject({ code: 0 });
      expect(service.text).toMatch(/LOADED .*sdk-trace/);
      expect(collector.one(({ name }) => name === 'GET /api/v1/auth/me').attributes).toMatchObject({
        'http.response.status_code': 401,
      });
    } finally {
      await service.remove();
      await database.drop();
    }
  });

  it('without a collector keeps no place in a trace with a job', async () => {
    await start({ OTEL_EXPORTER_OTLP_ENDPOINT: '' });
    const traceparent = traceparentOf(CALLER);
    const { id } = (await app.anonymous.get('/probe/job').with({ traceparent }).expect(200)).body;
    const rows = await app.db.rows('SELECT traceId, traceparent FROM job WHERE id = ?', [id]);
    expect(rows).toMatchObject([{ traceId: CALLER.traceId, traceparent: null }]);
    await stop();
    expect(collector.requests).toBe(0);
  });
});
