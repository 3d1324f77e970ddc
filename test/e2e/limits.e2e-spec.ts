import { Redis } from 'ioredis';
import { redisPrefix } from '../../src/kernel/redis-connections.js';
import { OPEN_END } from '../../src/kernel/values/civil-date.js';
import { IdentityApi } from '../../src/modules/identity/index.js';
import { Metrics } from '../../src/kernel/metrics/metrics.js';
import { eventually } from '../support/eventually.js';
import { testRedisUrl } from '../support/jobs-world.js';
import { ProbeAuthenticator, ProbeModule } from '../support/probe.module.js';
import { RedisProcess } from '../support/redis-process.js';
import { TcpProxy } from '../support/tcp-proxy.js';
import { TestApp, type TestAnswer, type TestAppOptions } from '../support/test-app.js';

const THING = '/probe/things/01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d11';
const VERIFICATION = '/audit-events/verification';
const LIMITS = {
  ...{ RATE_LIMIT_READ: '5', RATE_LIMIT_WRITE: '3', RATE_LIMIT_EXPENSIVE: '2' },
  ...{ RATE_LIMIT_SIGN_IN: '4', RATE_LIMIT_ANONYMOUS: '6' },
};

/** Knows the tokens that were looked at, and counts how often one is. */
class CountingAuthenticator extends ProbeAuthenticator {
  looks = 0;
  private readonly good = new Set<string>();

  override async authenticate(token: string) {
    this.looks += 1;
    const actor = await super.authenticate(token);
    if (actor) this.good.add(token);
    return actor;
  }

  override remembers(token: string): boolean {
    return this.good.has(token);
  }
}

const started: TestApp[] = [];
afterAll(() => Promise.all(started.map((app) => app.stop())));

/** An application with small limits; where this run has a Redis, they are counted there. */
async function start(env: Record<string, string> = {}, more: TestAppOptions = {}): Promise<TestApp> {
  const redis: Record<string, string> = testRedisUrl ? { REDIS_URL: testRedisUrl } : {};
  const authenticator = new ProbeAuthenticator();
  const options = { modules: [ProbeModule], authenticator, ...more, env: { ...redis, ...LIMITS, ...env } };
  const app = await TestApp.start(options);
  started.push(app);
  return app;
}

let app: TestApp;
let authenticator: CountingAuthenticator;
beforeAll(async () => {
  authenticator = new CountingAuthenticator();
  app = await start({}, { authenticator });
});
beforeEach(() => nextMinute(app));

/** To the beginning of the next minute, in which nobody has asked for anything. */
function nextMinute({ clock }: TestApp): void {
  clock.advance({ seconds: 60 - (clock.now().getTime() % 60_000) / 1_000 });
}

const times = (count: number, call: (n: number) => PromiseLike<TestAnswer>): Promise<TestAnswer[]> =>
  Array.from({ length: count }, (_, n) => n).reduce<Promise<TestAnswer[]>>(
    async (answers, n) => [...(await answers), await call(n)],
    Promise.resolve([]),
  );
const statuses = async (count: number, call: (n: number) => PromiseLike<TestAnswer>): Promise<number[]> =>
  (await times(count, call)).map(({ status }) => status);
const standing = ({ headers }: TestAnswer): (string | undefined)[] => [
  headers['ratelimit-policy'],
  headers.ratelimit,
  headers['retry-after'],
];
const from = (address: string): Record<string, string> => ({ 'x-forwarded-for': address });
const guess = (to: TestApp, n: number, headers = {}): PromiseLike<TestAnswer> =>
  to.anonymous.post('/auth/login', { username: `tebakan.${n}`, password: 'salah' }, headers);
/** A made-up refresh token: its seal tells, so nothing is looked up, and sign-in's own delays do not count it. */
const renew = (to: TestApp, headers = {}): PromiseLike<TestAnswer> =>
  to.anonymous.post('/auth/refresh', { refreshToken: 'x'.repeat(43) }, headers);
const recordsOf = async (to: TestApp): Promise<number> =>
  Number((await to.db.rows<{ n: number }>('SELECT COUNT(*) AS n FROM audit_event'))[0]?.n);

describe('Every limited answer', () => {
  it('says what the limit is, what is left and until when', async () => {
    app.clock.advance({ seconds: 3 });
    const reads = await times(3, () => app.as('employee').get(THING));
    expect(reads.map(standing)).toEqual([
      ['"read";q=5;w=10', '"read";r=4;t=7', undefined],
      ['"read";q=5;w=10', '"read";r=3;t=7', undefined],
      ['"read";q=5;w=10', '"read";r=2;t=7', undefined],
    ]);
    const change = await app.as('employee').post('/probe/things', { title: 'a' }).expect(201);
    expect(standing(change)).toEqual(['"write";q=3;w=10', '"write";r=2;t=7', undefined]);
    const costly = await app.as('auditor').get(VERIFICATION).expect(200);
    expect(standing(costly)).toEqual(['"expensive";q=2;w=60', '"expensive";r=1;t=57', undefined]);
    expect(standing(await guess(app, 0))).toEqual(['"sign-in";q=4;w=60', '"sign-in";r=3;t=57', undefined]);
    const open = await app.anonymous.get('/docs/problems/request-too-many').expect(200);
    expect(standing(open)).toEqual(['"anonymous";q=6;w=10', '"anonymous";r=5;t=7', undefined]);
    for (const refused of [app.as('employee').get('/audit-events'), app.as('employee').get(`${THING}?x=1`)]) {
      expect((await refused).headers.ratelimit).toMatch(/^"read";r=[01];t=7$/);
    }
  });

  it('counts 304 and HEAD as the reads that they are', async () => {
    const { headers } = await app.as('employee').get(THING).expect(200);
    const known = { 'if-none-match': String(headers.etag) };
    expect(standing(await app.as('employee').get(THING).with(known).expect(304))[1]).toBe('"read";r=3;t=10');
    expect(standing(await app.as('employee').call('HEAD', THING).expect(200))[1]).toBe('"read";r=2;t=10');
  });
});

describe('A caller who asks too often', () => {
  it('gets 429 with the way out in his language, until the window ends', async () => {
    const employee = app.as('employee');
    expect(await statuses(7, () => employee.get(THING))).toEqual([200, 200, 200, 200, 200, 429, 429]);
    app.clock.advance({ seconds: 6 });
    const refused = await employee.get(THING).expect(429);
    expect(standing(refused)).toEqual(['"read";q=5;w=10', '"read";r=0;t=4', '4']);
    expect(refused.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(refused.body).toMatchObject({
      ...{ code: 'REQUEST.TOO_MANY', status: 429, title: 'Terlalu banyak permintaan' },
      detail: 'Paling banyak 5 permintaan sejenis dalam 10 detik; tunggu 4 detik lalu ulangi.',
    });
    const english = await employee.get(THING).with({ 'accept-language': 'en' }).expect(429);
    expect(english.body.detail).toBe('At most 5 requests of this kind in 10 seconds; wait 4 seconds and repeat.');
    app.clock.advance({ seconds: Number(refused.headers['retry-after']) });
    await employee.get(THING).expect(200);
  });

  it('takes nothing from other accounts behind the same address, nor from his other kinds of requests', async () => {
    await times(6, () => app.as('employee').get(THING));
    await app.as('employee').get(THING).expect(429);
    await app.as('employee.b').get(THING).expect(200);
    await app.as('employee').post('/probe/things', { title: 'a' }).expect(201);
  });

  it('changes nothing, whatever he sends: not even the body is read', async () => {
    const employee = app.as('employee');
    await times(3, () => employee.post('/probe/things', { title: 'a' }));
    const before = await recordsOf(app);
    const key = { 'idempotency-key': 'once' };
    for (const body of [{ title: 'b' }, '{"title":', 'x'.repeat(2_000_000)]) {
      const refused = await employee.post('/probe/things', body, key).expect(429);
      expect(refused.body.code).toBe('REQUEST.TOO_MANY');
    }
    expect(await recordsOf(app)).toBe(before);
    app.clock.advance({ seconds: 10 });
    const { headers } = await employee.post('/probe/things', { title: 'b' }, key).expect(201);
    expect(headers['idempotency-replayed']).toBeUndefined();
  });

  it('cannot fill the record with refusals of what his role may not do', async () => {
    const before = await recordsOf(app);
    expect(await statuses(7, () => app.as('employee').get('/audit-events'))).toEqual([
      ...[403, 403, 403, 403, 403, 429, 429],
    ]);
    expect((await recordsOf(app)) - before).toBe(5);
  });

  it('is counted for all expensive operations together', async () => {
    const auditor = app.as('auditor');
    await auditor.get(VERIFICATION).expect(200);
    await auditor.get('/audit-events/subjects').expect(200);
    for (const path of [VERIFICATION, '/audit-events/subjects'])
      expect(standing(await auditor.get(path).expect(429))).toEqual([
        ...['"expensive";q=2;w=60', '"expensive";r=0;t=60', '60'],
      ]);
    await auditor.get('/audit-events').expect(200);
    app.clock.advance({ seconds: 59 });
    await auditor.get(VERIFICATION).expect(429);
    app.clock.advance({ seconds: 1 });
    await auditor.get(VERIFICATION).expect(200);
  });

  it('is seen in the figures', async () => {
    const limited = async (limit: string): Promise<number> => {
      const text = await app.get(Metrics).text();
      return Number(
        new RegExp(`^sasaran_requests_limited_total\\{limit="${limit}"\\} (\\d+)$`, 'm').exec(text)?.[1] ?? 0,
      );
    };
    const before = await limited('read');
    await times(7, () => app.as('employee').get(THING));
    expect((await limited('read')) - before).toBe(2);
  });
});

describe('Somebody unknown', () => {
  it('is counted by network for open operations, unknown addresses and missing or bad tokens together', async () => {
    await app.anonymous.get('/docs').expect(200);
    await app.anonymous.get('/nowhere').expect(404);
    await app.anonymous.call('PUT', '/docs').expect(405);
    await app.anonymous.get(THING).expect(401);
    await app.as('nobody').get(THING).expect(401);
    await app.as('nobody').post('/probe/things', { title: 'a' }).expect(401);
    for (const one of [app.anonymous.get('/docs'), app.anonymous.get(THING), app.as('nobody').get(THING)]) {
      const refused = await one;
      expect([refused.status, refused.body.code]).toEqual([429, 'REQUEST.TOO_MANY']);
      expect(standing(refused)).toEqual(['"anonymous";q=6;w=10', '"anonymous";r=0;t=10', '10']);
    }
    expect((await app.fastify.inject({ url: '/api/v1/nowhere' })).statusCode).toBe(429);
    await guess(app, 1).then(({ status }) => expect(status).toBe(401));
  });

  it('has no further token looked at, while those behind the same address whose tokens are known go on', async () => {
    await app.as('employee').get(THING).expect(200);
    await times(7, (n) => app.as(`nobody.${n}`).get(THING));
    const looks = authenticator.looks;
    expect(await statuses(3, (n) => app.as(`nobody.${n}`).get(THING))).toEqual([429, 429, 429]);
    await app.as('admin.c').get(THING).expect(429);
    expect(authenticator.looks).toBe(looks);
    await app.as('employee').get(THING).expect(200);
    app.clock.advance({ seconds: 10 });
    await app.as('admin.c').get(THING).expect(200);
  });

  it('does no harm to people behind the same address who are signed in', async () => {
    const real = await start({}, { authenticator: undefined });
    const account = {
      employeeId: null,
      roles: [{ role: 'EMPLOYEE' as const, unitId: null, from: '2026-01-01', until: OPEN_END }],
      password: 'hujan turun pelan di kebun',
    };
    await real.get(IdentityApi).provisionAccounts([{ ...account, username: 'tetangga' }]);
    const credentials = { username: 'tetangga', password: account.password };
    const signIn = async () =>
      real.as((await real.anonymous.post('/auth/login', credentials).expect(200)).body.accessToken);
    const [colleague, newcomer] = [await signIn(), await signIn()];
    // Nothing is remembered of them, until one comes.
    await real.restart();
    await colleague.get('/auth/me').expect(200);
    await times(7, () => real.as('nobody').get('/auth/me'));
    await colleague.get('/auth/me').expect(200);
    await newcomer.get('/auth/me').expect(429);
    nextMinute(real);
    await newcomer.get('/auth/me').expect(200);
  });

  it('has fewer tries to sign in, to renew and to activate together than other requests', async () => {
    await guess(app, 0).then(({ status }) => expect(status).toBe(401));
    expect((await renew(app)).status).toBe(401);
    const activation = { username: 'a', secret: 'AAAAA-AAAAA', password: 'hujan turun pelan di kebun' };
    await app.anonymous.post('/auth/activation', activation).expect(401);
    await app.anonymous.post('/auth/login', '{"broken').expect(400);
    const before = await recordsOf(app);
    for (const call of [
      app.anonymous.post('/auth/login', { username: 'a', password: 'b' }),
      renew(app),
      app.anonymous.post('/auth/activation', activation),
      app.anonymous.post('/auth/login', '{"broken'),
    ]) {
      const refused = await call;
      expect([refused.status, refused.body.code]).toEqual([429, 'REQUEST.TOO_MANY']);
      expect(standing(refused)).toEqual(['"sign-in";q=4;w=60', '"sign-in";r=0;t=60', '60']);
    }
    expect(await recordsOf(app)).toBe(before);
    await app.anonymous.get('/docs').expect(200);
  });

  it('does not evade a limit by a made-up X-Forwarded-For (R43)', async () => {
    const made = (n: number): Record<string, string> => ({
      ...from(`198.51.100.${n}`),
      ...{ forwarded: `for=198.51.100.${n}`, 'x-real-ip': `198.51.100.${n}` },
    });
    expect(await statuses(6, (n) => guess(app, n, made(n)))).toEqual([401, 401, 401, 401, 429, 429]);
    expect(await statuses(8, (n) => app.anonymous.get('/docs').with(made(n)))).toEqual([
      ...[200, 200, 200, 200, 200, 200, 429, 429],
    ]);
  });
});

describe('Behind a trusted proxy', () => {
  let proxied: TestApp;
  beforeAll(async () => {
    proxied = await start({ TRUSTED_PROXIES: '127.0.0.1, 10.0.0.0/8' });
  });
  beforeEach(() => nextMinute(proxied));

  it('each address has its own limit, an IPv6 network of 64 bits has one', async () => {
    expect(await statuses(5, () => renew(proxied, from('203.0.113.1')))).toEqual([401, 401, 401, 401, 429]);
    await renew(proxied, from('203.0.113.2')).then(({ status }) => expect(status).toBe(401));
    const six = (n: number): string => `2001:db8:0:7:${n}::1`;
    expect(await statuses(5, (n) => renew(proxied, from(six(n))))).toEqual([401, 401, 401, 401, 429]);
    await renew(proxied, from('2001:db8:0:8::1')).then(({ status }) => expect(status).toBe(401));
  });

  it('what the caller itself wrote into the header counts for nothing', async () => {
    const through = (n: number): Record<string, string> => from(`198.51.100.${n}, 203.0.113.1, 10.1.2.3`);
    expect(await statuses(5, (n) => renew(proxied, through(n)))).toEqual([401, 401, 401, 401, 429]);
  });
});

describe('No limit', () => {
  it('is on health, whatever else is used up', async () => {
    await times(8, () => app.anonymous.get('/docs'));
    for (const path of ['/health/live', '/health/ready']) {
      for (const answer of await times(8, () => app.anonymous.get(path))) {
        expect([answer.status, ...standing(answer)]).toEqual([200, undefined, undefined, undefined]);
      }
    }
  });

  it('is where it is set to 0', async () => {
    const off = await start({ RATE_LIMIT_READ: '0', RATE_LIMIT_SIGN_IN: '0', RATE_LIMIT_ANONYMOUS: '0' });
    for (const answer of await times(9, () => off.as('employee').get(THING))) {
      expect([answer.status, ...standing(answer)]).toEqual([200, undefined, undefined, undefined]);
    }
    expect(await statuses(9, () => off.as('nobody').get(THING))).toEqual(Array(9).fill(401));
    expect(await statuses(9, () => off.anonymous.get('/nowhere'))).toEqual(Array(9).fill(404));
    expect(standing(await off.as('employee').post('/probe/things', { title: 'a' }))[0]).toBe('"write";q=3;w=10');
  });
});

if (testRedisUrl) {
  describe('Two instances with one Redis', () => {
    const APP_SECRET = 'limits-of-two-instances-with-one-redis';
    let redis: RedisProcess;
    let way: TcpProxy;
    let inRedis: Redis;
    let both: [TestApp, TestApp];

    beforeAll(async () => {
      redis = await RedisProcess.start();
      way = await TcpProxy.to(redis.url);
      inRedis = new Redis(redis.url);
      const env = { APP_SECRET, REDIS_URL: way.url, RATE_LIMIT_READ: '100', RATE_LIMIT_SIGN_IN: '10' };
      both = [await start(env, { logLevel: 'warn' }), await start(env, { logLevel: 'warn' })];
      await together();
    });
    afterAll(async () => {
      inRedis.disconnect();
      await redis.kill();
      await way.close();
    });
    beforeEach(() => both.forEach(nextMinute));

    const one = (n: number): TestApp => (n % 2 === 0 ? both[0] : both[1]);
    const count = async (requests: number, status: number, call: (n: number) => PromiseLike<TestAnswer>) =>
      (await statuses(requests, call)).filter((each) => each === status).length;

    /** What one of them refuses, the other one refuses too: they count together. */
    async function together(): Promise<void> {
      await eventually(async () => {
        both.forEach(nextMinute);
        return (await count(11, 429, () => renew(both[0]))) === 1 && (await renew(both[1])).status === 429;
      });
    }
    const keys = async (): Promise<string[]> => inRedis.keys(`${redisPrefix(APP_SECRET, 'limits')}:*`);
    /** In the log, which the instances of one process share. */
    const warnings = (): string[] =>
      both.flatMap(({ logLines }) =>
        logLines.filter((line) => line.includes('each process counts requests by itself')),
      );

    it('keep the limit of sign-ins exactly, and also when all come at once', async () => {
      expect(await count(30, 401, (n) => renew(one(n)))).toBe(10);
      both.forEach(nextMinute);
      const atOnce = await Promise.all(Array.from({ length: 30 }, (_, n) => renew(one(n))));
      expect(atOnce.filter(({ status }) => status === 401)).toHaveLength(10);
    });

    it('keep the limit of reads about, and ask for nobody who reads seldom', async () => {
      const before = (await keys()).length;
      await times(8, (n) => one(n).as('employee').get(THING));
      expect(await keys()).toHaveLength(before);
      // Answers from Redis are heard between requests, as they are where requests come over the network.
      const heard = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
      const read = async (n: number): Promise<TestAnswer> => heard().then(() => one(n).as('employee.b').get(THING));
      const through = await count(300, 200, read);
      // Each may be a twentieth off, and some requests ahead of Redis' answer.
      expect(through).toBeGreaterThanOrEqual(100);
      expect(through).toBeLessThanOrEqual(130);
      expect(await keys()).toHaveLength(before + 1);
    });

    it('keep no address, account or secret in Redis, and nothing for long', async () => {
      await renew(both[0]);
      const ours = await keys();
      expect(ours.length).toBeGreaterThan(0);
      for (const key of ours) {
        expect(key.slice(redisPrefix(APP_SECRET, 'limits').length)).toMatch(/^:[\w-]{43}$/);
        expect(await inRedis.pttl(key)).toBeGreaterThan(0);
        expect(await inRedis.pttl(key)).toBeLessThanOrEqual(120_000);
      }
    });

    it('count on by themselves while Redis is away, say so once, and together again after', async () => {
      await way.close();
      expect(await count(30, 401, (n) => renew(one(n)))).toBe(20);
      expect(await count(12, 200, (n) => one(n).as('employee').get(THING))).toBe(12);
      await eventually(async () => warnings().length === 2);
      await way.open();
      await together();
      expect(warnings()).toHaveLength(2);
    });

    it('do not wait for a Redis that hangs', async () => {
      way.block();
      expect(await count(6, 401, (n) => renew(one(n)))).toBe(6);
      await way.close();
      await way.open();
      await together();
    });
  });
}
