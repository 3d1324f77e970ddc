import { existsSync, readdirSync, statSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import type { Config } from '../../src/config/config.js';
import { CONFIG } from '../../src/kernel/kernel.tokens.js';
import { eventually } from '../support/eventually.js';
import { Government, PASSWORD } from '../support/government.js';
import { TestApp } from '../support/test-app.js';
import { begin, pieceFrom } from '../support/tus.js';

let app: TestApp;
let gov: Government;
let folder: string;
let port: number;

beforeAll(async () => {
  app = await TestApp.start({ env: { EVIDENCE_MAX_MB: '1', CORS_ORIGINS: 'https://app.example.go.id' } });
  gov = await Government.found(app);
  folder = join(app.get<Config>(CONFIG as never).dataDir, 'partial-files');
  port = await app.listen();
});
afterAll(() => app.stop());
afterEach(async () => {
  await app.db.transaction(() => app.db.change('DELETE FROM evidence_upload'));
});

const bytes = Buffer.from(Array.from({ length: 300_000 }, (_, n) => n % 251));
const fileOf = (path: string): string => join(folder, path.replace('/evidence-uploads/', ''));

describe('an upload by tus 1.0.0 (EV-2)', () => {
  it('is begun with size and name, goes on piece by piece and tells how far it is', async () => {
    const staff = gov.as('staff');
    const path = await begin(staff, bytes.length, '../../laporan “I”.pdf');
    const first = await staff.patch(path, bytes.subarray(0, 100_000), pieceFrom(0)).expect(204);
    expect(first.headers).toMatchObject({ 'upload-offset': '100000', 'tus-resumable': '1.0.0' });
    const head = await staff.call('HEAD', path).expect(200);
    expect(head.text).toBe('');
    expect(head.headers).toMatchObject({ 'upload-offset': '100000', 'upload-length': '300000' });
    expect(head.headers['cache-control']).toBe('no-store');
    const second = await staff.patch(path, bytes.subarray(100_000), pieceFrom(100_000)).expect(204);
    expect(second.headers['upload-offset']).toBe('300000');
    const { body } = await staff.get(path).expect(200);
    expect(body).toMatchObject({ fileName: 'laporan “I”.pdf', sizeBytes: 300_000, offsetBytes: 300_000 });
    expect(statSync(fileOf(path)).size).toBe(300_000);
  });

  it('that is cut off in the middle of a piece is kept as far as it came, and goes on from there', async () => {
    const staff = gov.as('staff');
    const path = await begin(staff, bytes.length);
    const signedIn = { username: '199003152015042004', password: PASSWORD };
    const { body } = await app.anonymous.post('/auth/login', signedIn).expect(200);
    const headers = {
      ...pieceFrom(0),
      'content-length': String(bytes.length),
      authorization: `Bearer ${body.accessToken}`,
    };
    const sent = request({ port, host: '127.0.0.1', method: 'PATCH', path: `/api/v1${path}`, headers });
    sent.on('error', () => undefined);
    sent.write(bytes.subarray(0, 150_000));
    await eventually(async () => statSync(fileOf(path)).size === 150_000);
    sent.destroy();
    const offset = await eventually(async () => {
      const { headers: now } = await staff.call('HEAD', path).expect(200);
      return Number(now['upload-offset']) || undefined;
    });
    expect(offset).toBe(150_000);
    await staff.patch(path, bytes.subarray(offset), pieceFrom(offset)).expect(204);
    expect((await staff.get(path).expect(200)).body.offsetBytes).toBe(bytes.length);
  });

  it('takes one of two pieces that begin at the same byte at once', async () => {
    const staff = gov.as('staff');
    const path = await begin(staff, bytes.length);
    const send = () => staff.patch(path, bytes.subarray(0, 100_000), pieceFrom(0));
    const answers = await Promise.all([send(), send(), send()]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409, 409]);
    const late = await send().expect(409);
    expect(late.body).toMatchObject({ code: 'EVIDENCE.UPLOAD_OFFSET' });
    const { body } = await staff.get(path).expect(200);
    expect(body.offsetBytes).toBe(100_000);
  });

  it('tells a second sender to wait while the first one sends, and not for ever', async () => {
    const staff = gov.as('staff');
    const path = await begin(staff, bytes.length);
    const until = new Date(app.clock.now().getTime() + 60_000);
    const hold = (at: Date) =>
      app.db.transaction(() => app.db.change('UPDATE evidence_upload SET takenUntil = ?', [at]));
    await hold(until);
    const busy = await staff.patch(path, bytes, pieceFrom(0)).expect(409);
    expect(busy.body.code).toBe('EVIDENCE.UPLOAD_BUSY');
    await hold(app.clock.now());
    await staff.patch(path, bytes, pieceFrom(0)).expect(204);
  });

  it('never grows beyond the size that was announced', async () => {
    const staff = gov.as('staff');
    const path = await begin(staff, 10);
    const refused = await staff.patch(path, bytes, pieceFrom(0)).expect(413);
    expect(refused.body).toMatchObject({ code: 'EVIDENCE.PIECE_TOO_LONG' });
    expect(statSync(fileOf(path)).size).toBeLessThanOrEqual(10);
    await staff.patch(path, bytes.subarray(0, 10), pieceFrom(0)).expect(204);
    await staff.patch(path, bytes.subarray(0, 1), pieceFrom(10)).expect(413);
  });

  it('is refused where it is too large, without its size, or in another protocol', async () => {
    const staff = gov.as('staff');
    const start = (headers: Record<string, string>) => staff.post('/evidence-uploads', undefined, headers);
    expect((await start({ 'upload-length': '1048577' }).expect(413)).body.code).toBe('EVIDENCE.TOO_LARGE');
    await start({ 'upload-length': '1048576' }).expect(201);
    for (const length of ['', '-1', '0', 'banyak', '1e3']) await start({ 'upload-length': length }).expect(400);
    await start({}).expect(400);
    const old = await start({ 'upload-length': '10', 'tus-resumable': '0.2.2' }).expect(412);
    expect(old.body.code).toBe('EVIDENCE.TUS_VERSION');
    const path = await begin(staff, bytes.length);
    await staff.patch(path, bytes, { ...pieceFrom(0), 'content-type': 'application/json' }).expect(415);
    await staff.patch(path, bytes, { 'content-type': 'application/offset+octet-stream' }).expect(400);
    await staff.patch(`/work-plans/${gov.id('staff')}`, bytes, pieceFrom(0)).expect(415);
  });

  it('has ten places for each account, whoever comes at the same moment', async () => {
    const start = () => gov.as('staff').post('/evidence-uploads', undefined, { 'upload-length': '10' });
    const answers = await Promise.all(Array.from({ length: 14 }, start));
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses.filter((status) => status === 201)).toHaveLength(10);
    expect((await start().expect(409)).body.code).toBe('EVIDENCE.TOO_MANY_UPLOADS');
    const made = answers.find(({ status }) => status === 201);
    await gov.as('staff').delete(`/evidence-uploads/${made?.body.id}`).expect(204);
    await start().expect(201);
    await gov.as('kabid').post('/evidence-uploads', undefined, { 'upload-length': '10' }).expect(201);
  });

  it('is there for its account alone, and can be dropped', async () => {
    const staff = gov.as('staff');
    const path = await begin(staff, bytes.length);
    for (const other of [gov.as('kabid'), gov.as('stranger')]) {
      await other.get(path).expect(404);
      await other.patch(path, bytes, pieceFrom(0)).expect(404);
      await other.delete(path).expect(404);
    }
    for (const other of [gov.admin, gov.auditor, gov.hr]) await other.get(path).expect(403);
    await app.anonymous.get(path).expect(401);
    await staff.delete(path).expect(204);
    await staff.delete(path).expect(404);
    await staff.get(path).expect(404);
    await eventually(async () => !existsSync(fileOf(path)));
  });

  it('is forgotten after a day', async () => {
    const path = await begin(gov.as('staff'), bytes.length);
    await gov.moveTo('2026-06-02');
    await gov.as('staff').get(path).expect(404);
    await gov.as('staff').patch(path, bytes, pieceFrom(0)).expect(404);
    await app.drainJobs();
    expect(readdirSync(folder)).not.toContain(path.replace('/evidence-uploads/', ''));
    expect(await app.db.rows('SELECT id FROM evidence_upload')).toEqual([]);
  });
});
