import { existsSync, readdirSync, statSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import type { Config } from '../../src/config/config.js';
import { CONFIG } from '../../src/kernel/kernel.tokens.js';
import { Clamd, SOMETHING_BAD } from '../support/clamd.js';
import { eventually } from '../support/eventually.js';
import { Government, PASSWORD } from '../support/government.js';
import { TestApp } from '../support/test-app.js';
import { begin, pieceFrom } from '../support/tus.js';

let app: TestApp;
let gov: Government;
let clamd: Clamd;
let folder: string;
let port: number;

beforeAll(async () => {
  clamd = await Clamd.start();
  const env = { EVIDENCE_MAX_MB: '1', CORS_ORIGINS: 'https://app.example.go.id', CLAMD_URL: clamd.url };
  app = await TestApp.start({ env });
  gov = await Government.found(app);
  folder = join(app.get<Config>(CONFIG as never).dataDir, 'partial-files');
  port = await app.listen();
});
afterAll(async () => {
  await app.stop();
  await clamd.stop();
});
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

describe('the scanner (EV-9)', () => {
  it('is asked about the whole file with its last piece, and not before', async () => {
    const staff = gov.as('staff');
    const path = await begin(staff, bytes.length);
    const before = clamd.scanned.length;
    await staff.patch(path, bytes.subarray(0, 100_000), pieceFrom(0)).expect(204);
    expect(clamd.scanned.length).toBe(before);
    await staff.patch(path, bytes.subarray(100_000), pieceFrom(100_000)).expect(204);
    expect(clamd.scanned.slice(before)).toEqual([bytes]);
  });

  it('has what is infected destroyed, and that written down', async () => {
    const staff = gov.as('staff');
    const bad = Buffer.from(`%PDF-1.7 ${SOMETHING_BAD}`);
    const path = await begin(staff, bad.length);
    const id = path.replace('/evidence-uploads/', '');
    const { body } = await staff.patch(path, bad, pieceFrom(0)).expect(422);
    expect(body).toMatchObject({ code: 'EVIDENCE.INFECTED', detail: expect.stringContaining('Uji.Berbahaya-1') });
    expect(existsSync(fileOf(path))).toBe(false);
    await staff.get(path).expect(404);
    const query = { objectType: 'evidence-upload', objectId: id, action: 'evidence-upload.scan' };
    const { data } = (await gov.auditor.get('/audit-events', query).expect(200)).body;
    expect(data).toMatchObject([{ outcome: 'REFUSED', facts: { finding: 'Uji.Berbahaya-1' } }]);
  });

  it('that does not answer keeps the last piece from being taken, until it does', async () => {
    const staff = gov.as('staff');
    const path = await begin(staff, bytes.length);
    await staff.patch(path, bytes.subarray(0, 100_000), pieceFrom(0)).expect(204);
    const last = () => staff.patch(path, bytes.subarray(100_000), pieceFrom(100_000));
    const startAgain = await clamd.stop();
    const refused = await last().expect(503);
    expect(refused.body.code).toBe('EVIDENCE.SCANNER_AWAY');
    expect(refused.headers['retry-after']).toBe('30');
    expect((await staff.get(path).expect(200)).body.offsetBytes).toBe(100_000);
    await startAgain();
    await last().expect(204);
    expect((await staff.get(path).expect(200)).body.offsetBytes).toBe(300_000);
  });

  it.each([true, false])(
    'that closes on a file keeps it from being taken, and nobody sends it again (heard: %s)',
    async (isHeard) => {
      const staff = gov.as('staff');
      const path = await begin(staff, bytes.length);
      clamd.most = { bytes: 100_000, isHeard };
      const refused = await staff.patch(path, bytes, pieceFrom(0)).expect(422);
      clamd.most = null;
      expect(refused.body.code).toBe('EVIDENCE.SCAN_REFUSED');
      expect(refused.headers['retry-after']).toBeUndefined();
      expect((await staff.get(path).expect(200)).body.offsetBytes).toBe(0);
      await staff.delete(path).with({ 'tus-resumable': '1.0.0' }).expect(204);
    },
  );
});

describe('an Idempotency-Key at the beginning of an upload', () => {
  it('covers size and name of the file', async () => {
    const staff = gov.as('staff');
    const headers = (size: string, name: string) => ({
      'idempotency-key': 'unggah-1',
      'tus-resumable': '1.0.0',
      'upload-length': size,
      'upload-metadata': `filename ${Buffer.from(name).toString('base64')}`,
    });
    const start = (size: string, name: string) => staff.post('/evidence-uploads', undefined, headers(size, name));
    const first = await start('10', 'a.pdf').expect(201);
    const again = await start('10', 'a.pdf').expect(201);
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect([again.body, again.headers['location']]).toEqual([first.body, first.headers['location']]);
    for (const [size, name] of [
      ['11', 'a.pdf'],
      ['10', 'b.pdf'],
    ] as const)
      expect((await start(size, name).expect(422)).body.code).toBe('REQUEST.IDEMPOTENCY_MISMATCH');
  });
});
