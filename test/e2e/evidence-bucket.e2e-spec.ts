import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import type { Config } from '../../src/config/config.js';
import { AuditLog } from '../../src/kernel/audit/audit-log.js';
import { newId } from '../../src/kernel/clock/clock.js';
import { FilesAway, FileStore } from '../../src/kernel/files/file-store.js';
import { BucketFiles } from '../../src/kernel/files/bucket-files.js';
import { bytesContent } from '../../src/kernel/files/content.js';
import { CONFIG } from '../../src/kernel/kernel.tokens.js';
import { readConfig } from '../../src/config/config.js';
import { EvidenceFiles } from '../../src/modules/work-plans/evidence/evidence-files.service.js';
import { EraseEvidenceFiles } from '../../src/modules/work-plans/evidence/erase-evidence-files.job.js';
import { ExpireEvidenceUploads } from '../../src/modules/work-plans/evidence/expire-evidence-uploads.job.js';
import { activePlan, Government, PASSWORD } from '../support/government.js';
import { photoWithPlace, placeIn } from '../support/photos.js';
import { S3_KEY, S3Server, signatureOf } from '../support/s3-server.js';
import { sha256Of } from '../support/sha256.js';
import { TestApp } from '../support/test-app.js';
import { upload } from '../support/tus.js';

const BUCKET = 'bukti';
let s3: S3Server;
let app: TestApp;
let gov: Government;
let planId: string;
let resultId: string;

beforeAll(async () => {
  s3 = await S3Server.start(BUCKET);
  const env = { ...s3.env(BUCKET), S3_PREFIX: 'sasaran/uji', S3_ENCRYPTION: 'AES256' };
  app = await TestApp.start({ env });
  gov = await Government.found(app);
  const plan = await activePlan(gov, 'staff', 'kabid', await gov.openYear());
  planId = plan.id;
  resultId = plan.results[0]!.id;
});
afterAll(async () => {
  await app.stop();
  await s3.stop();
});
beforeEach(() => {
  s3.asked.length = 0;
});

const keyOf = (sha256: string): string => `sasaran/uji/${sha256.slice(0, 2)}/${sha256}`;
const bytesOf = (text: string, times = 1): Buffer => Buffer.from(`%PDF-1.7\n${text.repeat(times)}\n`);
const add = (uploadId: string, more: object = {}) =>
  gov
    .as('staff')
    .post(`/work-plans/${planId}/evidence`, { uploadId, title: 'Berita acara', links: [{ resultId }], ...more });

describe('signatureOf, by which the storage of these tests checks its callers', () => {
  it('is that of the example of AWS', () => {
    const empty = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
    const headers = {
      ...{ host: 'examplebucket.s3.amazonaws.com', range: 'bytes=0-9' },
      ...{ 'x-amz-content-sha256': empty, 'x-amz-date': '20130524T000000Z' },
    };
    const asked = { method: 'GET', url: '/test.txt', headers, region: 'us-east-1' };
    expect(
      signatureOf({ ...asked, signedHeaders: Object.keys(headers) }, 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'),
    ).toBe('f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41');
  });
});

describe('evidence in a bucket (EV-5)', () => {
  it('lies there under its SHA-256, encrypted as is wished, and not in the folder; it comes back to the byte', async () => {
    const bytes = bytesOf('Berita acara pelayanan. ', 20_000);
    const { body } = await add(await upload(gov.as('staff'), bytes)).expect(201);
    const stored = s3.objects(BUCKET).get(keyOf(sha256Of(bytes)));
    expect(stored).toEqual({ bytes, encryption: 'AES256' });
    expect(existsSync(join(app.get<Config>(CONFIG as never).dataDir, 'files'))).toBe(false);
    const { bytes: given, headers } = await gov.as('kabid').get(`/evidence/${body.id}/content`).expect(200);
    expect(given.equals(bytes)).toBe(true);
    expect(headers['content-length']).toBe(String(bytes.length));
    await gov.as('stranger').get(`/evidence/${body.id}/content`).expect(404);
  });

  it('is sent once however often the same bytes come, and erased with the last', async () => {
    const bytes = bytesOf('Sama persis.');
    const staff = gov.as('staff');
    for (const _ of [1, 2]) await add(await upload(staff, bytes)).expect(201);
    expect(s3.asked.filter((asked) => asked.startsWith('PUT'))).toEqual([`PUT bukti/${keyOf(sha256Of(bytes))}`]);
    const [file] = await app.db.rows<{ id: string }>('SELECT id FROM evidence_file WHERE sha256 = ?', [
      sha256Of(bytes),
    ]);
    const fileId = file?.id ?? '';
    await app.get(EraseEvidenceFiles).run({ fileIds: [fileId] });
    expect(s3.objects(BUCKET).has(keyOf(sha256Of(bytes)))).toBe(true);
    await app.db.transaction(() => app.db.change('UPDATE evidence SET fileId = NULL WHERE fileId = ?', [fileId]));
    for (const _ of [1, 2]) await app.get(EraseEvidenceFiles).run({ fileIds: [fileId] });
    expect(s3.objects(BUCKET).has(keyOf(sha256Of(bytes)))).toBe(false);
  });

  it('that is a photo has lost its place before it leaves the service', async () => {
    const photo = photoWithPlace();
    const { body } = await add(await upload(gov.as('staff'), photo, 'foto.jpg')).expect(201);
    expect(body.isCleaned).toBe(true);
    expect(placeIn(photo)).not.toBeNull();
    expect(placeIn(s3.objects(BUCKET).get(keyOf(body.sha256))!.bytes)).toBeNull();
    expect(s3.objects(BUCKET).has(keyOf(sha256Of(photo)))).toBe(false);
  });

  it('that is not in the bucket any more is a fault of ours', async () => {
    const bytes = bytesOf('Hilang.');
    const { body } = await add(await upload(gov.as('staff'), bytes)).expect(201);
    s3.objects(BUCKET).delete(keyOf(sha256Of(bytes)));
    await gov.as('staff').get(`/evidence/${body.id}/content`).expect(500);
    await add(await upload(gov.as('staff'), bytes)).expect(201);
    await gov.as('staff').get(`/evidence/${body.id}/content`).expect(200);
  });
});

describe('bytes that are erased while somebody brings the same (EV-5)', () => {
  const letGo = (sha256: string): Promise<void> => app.get(EvidenceFiles).letGo(sha256);
  /** The store of files, whose methods a test may take the place of. */
  type Ask = (what: unknown) => Promise<unknown>;
  const store = () => app.get(FileStore) as unknown as Record<'put' | 'remove' | 'sizeOf', Ask>;
  /** Holds the next question of a kind back until it is told to go on. */
  const pause = (method: 'put' | 'remove'): { begun: Promise<void>; goOn: () => void } => {
    const asked = store()[method].bind(store());
    let [begin, goOn] = [() => {}, () => {}];
    const begun = new Promise<void>((resolve) => (begin = resolve));
    const told = new Promise<void>((resolve) => (goOn = resolve));
    jest.spyOn(store(), method).mockImplementationOnce(async (what) => {
      begin();
      await told;
      return asked(what);
    });
    return { begun, goOn };
  };
  const erasePerson = (sha256: string): Promise<unknown> =>
    app.db.transaction(() =>
      app.db.change(
        'UPDATE evidence SET fileId = NULL WHERE fileId IN (SELECT id FROM evidence_file WHERE sha256 = ?)',
        [sha256],
      ),
    );
  afterEach(() => jest.restoreAllMocks());

  it('are kept where they came first', async () => {
    const bytes = bytesOf('Datang lebih dulu.');
    const uploadId = await upload(gov.as('staff'), bytes);
    const putting = pause('put');
    const added = add(uploadId).expect(201);
    await putting.begun;
    await letGo(sha256Of(bytes));
    putting.goOn();
    const { body } = await added;
    await letGo(sha256Of(bytes));
    expect((await gov.as('staff').get(`/evidence/${body.id}/content`).expect(200)).bytes.equals(bytes)).toBe(true);
  });

  it('are to be brought again where they came later', async () => {
    const bytes = bytesOf('Datang kemudian.');
    await add(await upload(gov.as('staff'), bytes)).expect(201);
    await erasePerson(sha256Of(bytes));
    const uploadId = await upload(gov.as('staff'), bytes);
    const removing = pause('remove');
    const erased = letGo(sha256Of(bytes));
    await removing.begun;
    expect((await add(uploadId).expect(503)).body.code).toBe('SERVICE.BUSY');
    removing.goOn();
    await erased;
    const { body } = await add(uploadId).expect(201);
    expect((await gov.as('staff').get(`/evidence/${body.id}/content`).expect(200)).bytes.equals(bytes)).toBe(true);
  });

  it('are erased by one at a time, and by another only once that one must have died', async () => {
    const bytes = bytesOf('Dihapus bergantian.');
    await add(await upload(gov.as('staff'), bytes)).expect(201);
    await erasePerson(sha256Of(bytes));
    jest.spyOn(app.get(FileStore), 'remove').mockRejectedValueOnce(new FilesAway('mati'));
    await expect(letGo(sha256Of(bytes))).rejects.toThrow('mati');
    await expect(letGo(sha256Of(bytes))).rejects.toMatchObject({ code: 'SERVICE.BUSY' });
    app.clock.advance({ seconds: 60 });
    await letGo(sha256Of(bytes));
    expect(s3.objects(BUCKET).has(keyOf(sha256Of(bytes)))).toBe(false);
    const rows = await app.db.rows('SELECT id FROM evidence_file WHERE sha256 = ?', [sha256Of(bytes)]);
    expect(rows).toEqual([]);
  });

  it('are not kept for evidence whose id is taken, and only with their upload where it is taken meanwhile', async () => {
    const [staff, id] = [gov.as('staff'), newId()];
    const [first, second, third] = ['Satu', 'Dua', 'Tiga'].map((text) => bytesOf(`Nomor yang sama: ${text}.`));
    const [one, two, three] = [await upload(staff, first!), await upload(staff, second!), await upload(staff, third!)];
    const putting = pause('put');
    const late = add(one, { id }).expect(409);
    await putting.begun;
    await add(two, { id }).expect(201);
    putting.goOn();
    expect((await late).body.code).toBe('REQUEST.ID_TAKEN');
    expect((await add(three, { id }).expect(409)).body.code).toBe('REQUEST.ID_TAKEN');
    const kept = (): boolean[] =>
      [first, second, third].map((bytes) => s3.objects(BUCKET).has(keyOf(sha256Of(bytes!))));
    expect(kept()).toEqual([true, true, false]);
    await staff.delete(`/evidence-uploads/${one}`).with({ 'tus-resumable': '1.0.0' }).expect(204);
    await app.drainJobs();
    expect(kept()).toEqual([false, true, false]);
  });

  it('are gone with an upload that became nothing, whatever ended it', async () => {
    const bytes = bytesOf('Tidak jadi.');
    const uploadId = await upload(gov.as('staff'), bytes);
    jest.spyOn(app.get(AuditLog), 'record').mockRejectedValueOnce(new Error('mati'));
    await add(uploadId).expect(500);
    expect(s3.objects(BUCKET).has(keyOf(sha256Of(bytes)))).toBe(true);
    app.clock.advance({ hours: 25 });
    await app.get(ExpireEvidenceUploads).run();
    await app.drainJobs();
    expect(s3.objects(BUCKET).has(keyOf(sha256Of(bytes)))).toBe(false);
    await gov.signInAgain('staff');
  });

  it.each<Record<string, string>>([{}, { 'idempotency-key': 'satu-kali' }])(
    'ask for no transaction to wait for the storage (%j)',
    async (header) => {
      const within: boolean[] = [];
      for (const method of ['put', 'sizeOf', 'remove'] as const) {
        const asked = store()[method].bind(store());
        jest.spyOn(store(), method).mockImplementation((what) => {
          within.push(app.db.inTransaction);
          return asked(what);
        });
      }
      const bytes = bytesOf(`Tanpa menunggu ${JSON.stringify(header)}`);
      const body = { uploadId: await upload(gov.as('staff'), bytes), title: 'Berita acara', links: [{ resultId }] };
      const send = () => gov.as('staff').post(`/work-plans/${planId}/evidence`, body).with(header);
      const first = await send().expect(201);
      // Whoever repeats a request with its key gets the same answer; without one the upload is no more.
      if ('idempotency-key' in header) expect((await send().expect(201)).body).toEqual(first.body);
      else expect((await send().expect(422)).body.code).toBe('EVIDENCE.UPLOAD_UNKNOWN');
      await erasePerson(sha256Of(bytes));
      await letGo(sha256Of(bytes));
      expect(within.length).toBeGreaterThanOrEqual(2);
      expect(new Set(within)).toEqual(new Set([false]));
    },
  );
});

describe('a bucket that does not answer', () => {
  /** Whatever is away, nothing was kept, and the upload is there for another try. */
  async function refuses(uploadId: string): Promise<void> {
    const before = [...s3.objects(BUCKET).keys()];
    const refused = await add(uploadId).expect(503);
    expect(refused.body.code).toBe('SERVICE.FILES_AWAY');
    expect(refused.headers['retry-after']).toBe('30');
    expect(refused.text).not.toMatch(/127\.0\.0\.1|AKIA|rahasia/);
    expect([...s3.objects(BUCKET).keys()]).toEqual(before);
    expect((await app.anonymous.get('/health/ready').expect(200)).body.status).toBe('UP');
  }
  const readiness = async () => (await app.anonymous.get('/health/ready').expect(200)).body;

  it('refuses with 503, keeps nothing and takes the same upload once it is back; readiness tells', async () => {
    const uploadId = await upload(gov.as('staff'), bytesOf('Menunggu.'));
    const { body: known } = await add(await upload(gov.as('staff'), bytesOf('Ada.'))).expect(201);
    expect(await readiness()).toEqual({ status: 'UP' });
    const startAgain = await s3.stop();
    await refuses(uploadId);
    expect((await gov.as('staff').get(`/evidence/${known.id}/content`).expect(503)).body.code).toBe(
      'SERVICE.FILES_AWAY',
    );
    expect(await readiness()).toEqual({ status: 'UP', degraded: 'FILES_AWAY' });
    await startAgain();
    await add(uploadId).expect(201);
    expect(await readiness()).toEqual({ status: 'UP' });
  });

  it('because it died in the middle of a file has none of it, and all of it after another try', async () => {
    const bytes = bytesOf('Terputus di tengah. ', 30_000);
    const uploadId = await upload(gov.as('staff'), bytes);
    s3.breaksAfter = 100_000;
    await refuses(uploadId);
    s3.breaksAfter = null;
    await add(uploadId).expect(201);
    expect(
      s3
        .objects(BUCKET)
        .get(keyOf(sha256Of(bytes)))
        ?.bytes.equals(bytes),
    ).toBe(true);
  });

  it('because it died while it gave a file breaks the answer off, which is never taken for a whole one', async () => {
    const bytes = bytesOf('Terputus di tengah unduhan. ', 30_000);
    const { body } = await add(await upload(gov.as('staff'), bytes)).expect(201);
    const port = await app.listen();
    const signedIn = { username: '199003152015042004', password: PASSWORD };
    const { accessToken } = (await app.anonymous.post('/auth/login', signedIn).expect(200)).body;
    const get = async (): Promise<Buffer> => {
      const headers = { authorization: `Bearer ${accessToken}` };
      const answered = await fetch(`http://127.0.0.1:${port}/api/v1/evidence/${body.id}/content`, { headers });
      return Buffer.from(await answered.arrayBuffer());
    };
    s3.breaksAfter = 200_000;
    await expect(get()).rejects.toThrow();
    s3.breaksAfter = null;
    expect((await get()).equals(bytes)).toBe(true);
  });

  it('because it is not there, or the key is wrong, refuses alike', async () => {
    const uploadId = await upload(gov.as('staff'), bytesOf('Salah alamat.'));
    const kept = s3.objects(BUCKET);
    s3.buckets.delete(BUCKET);
    await refuses(uploadId);
    expect(await readiness()).toEqual({ status: 'UP', degraded: 'FILES_AWAY' });
    s3.buckets.set(BUCKET, kept);
    for (const key of [
      { ...S3_KEY, secret: 'rahasia-yang-lama' },
      { ...S3_KEY, id: 'AKIALAMA' },
    ]) {
      await app.restart(s3.env(BUCKET, key));
      await refuses(uploadId);
      expect(await readiness()).toEqual({ status: 'UP', degraded: 'FILES_AWAY' });
    }
    await app.restart(s3.env(BUCKET));
    await add(uploadId).expect(201);
  });
});

describe('BucketFiles', () => {
  const files = (env: Record<string, string>) =>
    new BucketFiles(readConfig({ NODE_ENV: 'test', ...env }).bucket as NonNullable<Config['bucket']>);

  it('gives nothing but what it was given, and says why it cannot', async () => {
    const store = files(s3.env(BUCKET));
    const content = bytesContent(Buffer.alloc(3_000_000, 7));
    const sha256 = await store.put(content);
    const chunks: Buffer[] = [];
    for await (const chunk of await store.open(sha256)) chunks.push(chunk as Buffer);
    expect(chunks.length).toBeGreaterThan(5);
    expect(sha256Of(Buffer.concat(chunks))).toBe(sha256);
    await expect(store.open(sha256Of(Buffer.from('lain')))).rejects.toMatchObject({ name: 'FileMissing' });
    await store.onModuleDestroy();
    const wrong = files(s3.env(BUCKET, { ...S3_KEY, secret: 'rahasia-yang-lama' }));
    const refusal = await wrong.put(content).catch((error: unknown) => error as Error);
    expect(refusal).toBeInstanceOf(FilesAway);
    expect((refusal as Error).message).not.toMatch(/rahasia/);
    await wrong.onModuleDestroy();
  });

  it('is refused by the storage when its bytes change on the way', async () => {
    const store = files(s3.env(BUCKET));
    let opened = 0;
    const changing = {
      sizeBytes: 5,
      open: async () => bytesContent(Buffer.from(opened++ === 0 ? 'bukti' : 'BUKTI')).open(),
    };
    const before = [...s3.objects(BUCKET).keys()];
    await expect(store.put(changing)).rejects.toThrow(/XAmzContentSHA256Mismatch/);
    expect([...s3.objects(BUCKET).keys()]).toEqual(before);
    await store.onModuleDestroy();
  });
});
