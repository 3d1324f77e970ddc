import { jest } from '@jest/globals';
import { Secret, TOTP } from 'otpauth';
import { readConfig } from '../../src/config/config.js';
import { Credentials1767225604200 } from '../../src/database/migrations/1767225604200-credentials.js';
import type { RoleName } from '../../src/kernel/auth/permissions.js';
import { newId } from '../../src/kernel/clock/clock.js';
import { migrate, schemaDrift } from '../../src/kernel/database/migrator.js';
import { openConnection } from '../../src/kernel/database/open-connection.js';
import { OPEN_END } from '../../src/kernel/values/civil-date.js';
import { IdentityApi } from '../../src/modules/identity/index.js';
import { type Client, TestApp, type TestAnswer } from '../support/test-app.js';
import { makeTestDatabase } from '../support/test-database.js';

jest.setTimeout(300_000);

const PASSWORD = 'Kabut tipis di lereng 7';
const ANOTHER = 'Hujan reda menjelang 4 pagi';
let app: TestApp;

/** An installation after BSSN 4/2021: kinds of characters, 90 days, a second factor for the powerful. No proxy is trusted. */
beforeAll(async () => {
  app = await TestApp.start({
    env: {
      ...{ PASSWORD_MIN_LENGTH: '10', PASSWORD_KINDS: 'upper,lower,digit,sign', PASSWORD_CONTEXT_WORDS: 'Garut' },
      ...{ PASSWORD_MAX_AGE_DAYS: '90', PASSWORD_HISTORY: '1', TOTP_REQUIRED_FOR: 'ADMIN,AUDITOR' },
    },
  });
});
afterAll(() => app.stop());

const codeOf = ({ status, body }: TestAnswer): string => `${status} ${body.code ?? ''}`.trim();
const login = (username: string, password = PASSWORD, totp?: string, headers = {}): PromiseLike<TestAnswer> =>
  app.anonymous.call('POST', '/auth/login', { username, password, totp }, headers);

let people = 0;
async function account(...roles: RoleName[]): Promise<string> {
  const username = `aturan.${(people += 1)}`;
  const grants = roles.map((role) => ({ role, unitId: null, from: '2026-01-01', until: OPEN_END }));
  await app.get(IdentityApi).provisionAccounts([{ employeeId: newId(), username, roles: grants, password: PASSWORD }]);
  return username;
}
const changed = (client: Client, currentPassword: string, newPassword: string): PromiseLike<TestAnswer> =>
  client.call('POST', '/auth/password', { currentPassword, newPassword });

describe('The policy of an installation (R36)', () => {
  it.each([
    ['Kabut-7xy', 'TOO_SHORT'],
    ['kabut-7xyz!', 'LACKS_UPPER'],
    ['KABUT-7XYZ!', 'LACKS_LOWER'],
    ['Kabut-tipis', 'LACKS_DIGIT'],
    ['Kabut7tipis', 'LACKS_SIGN'],
    ['Kabut di garut 7', 'CONTAINS_WORD'],
    ['Password-2026', 'COMMON'],
  ])('refuses %s: %s', async (password, code) => {
    const client = app.as((await login(await account('EMPLOYEE'))).body.accessToken);
    const { status, body } = await changed(client, PASSWORD, password);
    expect([status, body.code, body.errors?.[0]?.code]).toEqual([422, 'AUTH.PASSWORD_WEAK', code]);
  });

  it('remembers as many former passwords as it says', async () => {
    const client = app.as((await login(await account('EMPLOYEE'))).body.accessToken);
    expect((await changed(client, PASSWORD, ANOTHER)).status).toBe(204);
    expect(codeOf(await changed(client, ANOTHER, PASSWORD))).toBe('422 AUTH.PASSWORD_USED_BEFORE');
    expect((await changed(client, ANOTHER, `${ANOTHER}!`)).status).toBe(204);
    expect((await changed(client, `${ANOTHER}!`, PASSWORD)).status).toBe(204);
  });
});

describe('An outdated password (R36; BSSN 4/2021)', () => {
  it('leaves nothing open but its change, says so, and opens everything after it', async () => {
    const username = await account('EMPLOYEE');
    const before = await login(username);
    expect(before.body.duty).toBeNull();
    app.clock.advance({ days: 90 });
    const { body } = await login(username);
    expect(body.duty).toBe('CHANGE_PASSWORD');
    const client = app.as(body.accessToken);
    expect((await client.get('/auth/me').expect(200)).body.duty).toBe('CHANGE_PASSWORD');
    for (const path of ['/work-plans', '/employees', `/jobs/${newId()}`]) {
      expect([path, codeOf(await client.get(path))]).toEqual([path, '403 ACCESS.PASSWORD_OUTDATED']);
    }
    const refused = await client.call('POST', '/work-plans', { odd: true });
    expect(codeOf(refused)).toBe('403 ACCESS.PASSWORD_OUTDATED');
    expect(refused.body.detail).toContain('POST /auth/password');

    expect((await changed(client, PASSWORD, ANOTHER)).status).toBe(204);
    expect((await client.get('/auth/me').expect(200)).body.duty).toBeNull();
    await client.get('/employees').expect(200);
    expect((await login(username, ANOTHER)).body.duty).toBeNull();
  });

  it('is noticed in the middle of a session, to the second', async () => {
    const username = await account('EMPLOYEE');
    app.clock.advance({ days: 89, hours: 23, seconds: 3_300 });
    const client = app.as((await login(username)).body.accessToken);
    await client.get('/employees').expect(200);
    app.clock.advance({ seconds: 299 });
    await client.get('/employees').expect(200);
    app.clock.advance({ seconds: 1 });
    expect(codeOf(await client.get('/employees'))).toBe('403 ACCESS.PASSWORD_OUTDATED');
    await client.post('/auth/logout').expect(204);
  });
});

describe('A second factor that a role needs', () => {
  it.each(['ADMIN', 'AUDITOR'] as const)('leaves an %s nothing open but setting it up', async (role) => {
    const username = await account(role);
    const { body } = await login(username);
    expect(body.duty).toBe('SET_UP_SECOND_FACTOR');
    const client = app.as(body.accessToken);
    const refused = await client.get('/employees');
    expect(codeOf(refused)).toBe('403 ACCESS.SECOND_FACTOR_MISSING');
    expect(refused.body.detail).toContain('POST /auth/totp');
    const { secret } = (await client.post('/auth/totp').expect(201)).body;
    const shown = (): string =>
      TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: app.clock.now().getTime() });
    await client.post('/auth/totp/confirmation', { code: shown() }).expect(200);
    await client.get('/employees').expect(200);

    app.clock.advance({ seconds: 30 });
    expect((await login(username, PASSWORD, shown())).body.duty).toBeNull();
    app.clock.advance({ seconds: 30 });
    await client.post('/auth/totp/removal', { password: PASSWORD, totp: shown() }).expect(204);
    expect(codeOf(await client.get('/employees'))).toBe('403 ACCESS.SECOND_FACTOR_MISSING');
  });

  it('does not concern other roles', async () => {
    expect((await login(await account('EMPLOYEE'))).body.duty).toBeNull();
  });
});

describe('A made-up X-Forwarded-For (R43)', () => {
  it('does not hide from which network guesses come', async () => {
    const statuses: number[] = [];
    for (let i = 0; i < 52; i += 1) {
      const { status } = await login(`tebakan.${i}`, 'salah', undefined, { 'x-forwarded-for': `198.51.100.${i}` });
      statuses.push(status);
    }
    expect(statuses.filter((status) => status === 401)).toHaveLength(50);
    expect(statuses.slice(50)).toEqual([429, 429]);
    const client = { 'x-forwarded-for': '203.0.113.99' };
    const redeemed = await app.anonymous.call(
      'POST',
      '/auth/activation',
      { username: 'siapa.saja', secret: 'AAAAA-AAAAA', password: PASSWORD },
      client,
    );
    expect(codeOf(redeemed)).toBe('429 AUTH.TOO_MANY_ATTEMPTS');
  });
});

describe('Sessions that are over', () => {
  it('are erased after their days, living ones and the record are not', async () => {
    const own = await TestApp.start({ env: { ENDED_SESSION_DAYS: '7', REFRESH_TOKEN_DAYS: '3' } });
    try {
      const username = 'sesi.lama';
      const grants = [{ role: 'EMPLOYEE', unitId: null, from: '2026-01-01', until: OPEN_END }] as const;
      const account = { employeeId: newId(), username, roles: grants, password: PASSWORD };
      await own.get(IdentityApi).provisionAccounts([account]);
      const signIn = async (): Promise<{ client: Client; refreshToken: string; id: string }> => {
        const { body } = await own.anonymous.post('/auth/login', { username, password: PASSWORD }).expect(200);
        const client = own.as(body.accessToken);
        const { body: sessions } = await client.get('/auth/sessions').expect(200);
        const { id } = sessions.data.find((one: { isCurrent: boolean }) => one.isCurrent);
        return { client, refreshToken: body.refreshToken, id };
      };
      const left = async (): Promise<string[]> => {
        await own.drainJobs();
        return (await own.db.rows<{ id: string }>('SELECT id FROM session ORDER BY id')).map(({ id }) => id);
      };
      const ended = await signIn();
      await ended.client.post('/auth/logout').expect(204);
      const expired = await signIn(); // after three days
      own.clock.advance({ days: 2 });
      const endedLater = await signIn();
      await endedLater.client.post('/auth/logout').expect(204);
      expect(await left()).toEqual([ended.id, expired.id, endedLater.id]);

      own.clock.advance({ days: 5 });
      expect(await left()).toEqual([ended.id, expired.id, endedLater.id]);
      own.clock.advance({ days: 1 });
      expect(await left()).toEqual([expired.id, endedLater.id]);
      own.clock.advance({ days: 3 });
      const living = await signIn();
      expect(await left()).toEqual([living.id]);
      await living.client.get('/auth/me').expect(200);
      await own.anonymous.post('/auth/refresh', { refreshToken: living.refreshToken }).expect(200);
      await own.anonymous.post('/auth/refresh', { refreshToken: expired.refreshToken }).expect(401);

      const recorded = (action: string): Promise<{ facts: string }[]> =>
        own.db.rows('SELECT facts FROM audit_event WHERE action = ? ORDER BY occurredAt, id', [action]);
      expect(await recorded('session.sign-in')).toHaveLength(4);
      expect((await recorded('session.erase')).map(({ facts }) => JSON.parse(facts).sessions)).toEqual([1, 2]);
    } finally {
      await own.stop();
    }
  });
});

describe('Accounts from before', () => {
  it('keep their password, which counts from their last change', async () => {
    const database = await makeTestDatabase();
    const connection = await openConnection(readConfig({ NODE_ENV: 'test', ...database.env }));
    await migrate(connection, 'test');
    const runner = connection.dataSource.createQueryRunner();
    try {
      await new Credentials1767225604200().down(runner);
      const insert = (id: string, hash: string | null): Promise<unknown> =>
        runner.query(
          'INSERT INTO account (id, username, passwordHash, createdAt, updatedAt, version) VALUES (?, ?, ?, ?, ?, 1)',
          [id, `lama.${id}`, hash, '2025-01-01 00:00:00.000', '2025-06-01 00:00:00.000'],
        );
      await insert('a', '$argon2id$');
      await insert('b', null);
      const again = new Credentials1767225604200();
      await again.up(runner);
      await again.up(runner);
      const sql = 'SELECT id, passwordSetAt FROM account ORDER BY id';
      const rows = await connection.read<{ id: string; passwordSetAt: string | null }>(sql, []);
      expect(rows.map(({ id, passwordSetAt }) => [id, passwordSetAt?.slice(0, 10) ?? null])).toEqual([
        ['a', '2025-06-01'],
        ['b', null],
      ]);
      expect(await schemaDrift(connection)).toEqual([]);
    } finally {
      if (connection.dialect !== 'sqlite') await runner.release();
      await connection.close();
      await database.drop();
    }
  });
});
