import { join } from 'node:path';
import type { Config } from '../../src/config/config.js';
import { CONFIG } from '../../src/kernel/kernel.tokens.js';
import type { Call } from './client.js';
import { Government } from './government.js';
import { multipart, type SentFile } from './import-files.js';
import { TestApp } from './test-app.js';

/** A service with its HR office, and the steps of an import. */
export class ImportWorld {
  private constructor(
    readonly app: TestApp,
    readonly gov: Government,
  ) {}

  static async make(env: Record<string, string> = {}): Promise<ImportWorld> {
    const app = await TestApp.start({ env, logLevel: 'info' });
    return new ImportWorld(app, await Government.found(app));
  }

  /** As `make`, in a government whose Regional Secretary is only the one of the files. */
  static async withoutSecretary(): Promise<ImportWorld> {
    const world = await ImportWorld.make();
    const { admin, units } = world.gov;
    await admin.patch(`/org-units/${units['setda']}`, { headPostTitle: 'Kepala Kantor Uji' }).ifMatch(1).expect(200);
    return world;
  }

  upload(kind: string, file: SentFile, headers: Record<string, string> = {}, by = this.gov.admin): Call {
    return this.send(
      [
        ['kind', kind],
        ['file', file],
      ],
      headers,
      by,
    );
  }

  /** As `check`, of a file that is its whole source. */
  async checkFull(kind: string, file: SentFile): Promise<any> {
    const parts: [string, string | SentFile][] = [
      ['kind', kind],
      ['completeness', 'FULL'],
      ['file', file],
    ];
    const { body } = await this.send(parts).expect(202);
    await this.app.drainJobs();
    return this.one(body.importId);
  }

  /** Applies a checked import. */
  async apply({ id }: { id: string }, choices: object = {}): Promise<any> {
    await this.gov.admin.post(`/imports/${id}/application`, choices).expect(202);
    await this.app.drainJobs();
    return this.one(id);
  }

  /** Undoes an applied import. */
  async undo({ id }: { id: string }): Promise<any> {
    await this.gov.admin.post(`/imports/${id}/undo`).expect(202);
    await this.app.drainJobs();
    return this.one(id);
  }

  /** What rows of an import change, as `line field: before → after`. */
  async changes({ id }: { id: string }, query: object = {}, by = this.gov.admin): Promise<string[]> {
    const { body } = await by.get(`/imports/${id}/rows`, { limit: 200, ...query }).expect(200);
    return body.data.flatMap((row: any) =>
      row.changes.map((one: any) => `${row.line} ${one.field}: ${one.before} → ${one.after}`),
    );
  }

  send(parts: [string, string | SentFile][], headers: Record<string, string> = {}, by = this.gov.admin): Call {
    const { body, type } = multipart(parts);
    return by.post('/imports', body, { 'content-type': type, ...headers });
  }

  /** Uploads a file, has it checked and gives the import as it then is. */
  async check(kind: string, file: SentFile): Promise<any> {
    const { body } = await this.upload(kind, file).expect(202);
    await this.app.drainJobs();
    return this.one(body.importId);
  }

  /** As `check`, and applies it. */
  async import(kind: string, file: SentFile, mode?: string): Promise<any> {
    const { id } = await this.check(kind, file);
    await this.gov.admin.post(`/imports/${id}/application`, mode ? { mode } : {}).expect(202);
    await this.app.drainJobs();
    return this.one(id);
  }

  async one(id: string): Promise<any> {
    return (await this.gov.admin.get(`/imports/${id}`).expect(200)).body;
  }

  /** Faults of an import's rows, as `line column CODE`. */
  async faults(id: string, query = {}): Promise<string[]> {
    const { body } = await this.gov.admin.get(`/imports/${id}/rows`, { limit: 200, ...query }).expect(200);
    return body.data.flatMap((row: any) => row.faults.map((one: any) => `${row.line} ${one.column} ${one.code}`));
  }

  async idOf(nip: string | undefined): Promise<string> {
    const { body } = await this.gov.admin.get('/employees', { q: nip ?? '' }).expect(200);
    expect(body.data).toHaveLength(1);
    return body.data[0].id;
  }

  /** The NIP of the one who appraises somebody on a day; null when nobody does. */
  async appraiserOf(nip: string | undefined, on: string): Promise<string | null> {
    const { body } = await this.gov.admin.get(`/employees/${await this.idOf(nip)}/appraiser`, { on }).expect(200);
    if (!body.appraiser) return null;
    return (await this.gov.admin.get(`/employees/${body.appraiser.employeeId}`).expect(200)).body.nip;
  }

  /** Everything that imports write, without what is new each time: ids of tables that nothing else shows. */
  async content(): Promise<Record<string, unknown>> {
    const rows = (sql: string): Promise<unknown[]> => this.app.db.rows(sql);
    return {
      units: await rows(
        'SELECT id, parentId, name, headPostTitle, headExternalId, version, updatedAt FROM org_unit ORDER BY id',
      ),
      people: await rows('SELECT id, nip, name, externalId, version, updatedAt FROM employee ORDER BY id'),
      posts: await rows(
        'SELECT id, unitId, positionId, headsUnit, validFrom, validUntil, version, updatedAt FROM assignment ORDER BY id',
      ),
      lines: await rows('SELECT id, employeeId, appraiserId, validFrom, validUntil FROM reporting_line ORDER BY id'),
      numbers: await rows('SELECT id, employeeId, number, validFrom, validUntil FROM employee_number ORDER BY id'),
      positions: await rows('SELECT id, titleKey, version FROM position ORDER BY id'),
    };
  }

  get uploadFolder(): string {
    return join(this.app.get<Config>(CONFIG as never).dataDir, 'uploads');
  }
}
