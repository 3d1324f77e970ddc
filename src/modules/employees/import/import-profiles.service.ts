import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import { Clock, newId } from '../../../kernel/clock/clock.js';
import { allOf, equal, EVERYTHING } from '../../../kernel/database/condition.js';
import { Database } from '../../../kernel/database/database.js';
import { refuseTaken } from '../../../kernel/database/refuse-taken.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { Cursors } from '../../../kernel/http/cursors.js';
import type { Page } from '../../../kernel/http/page.response.js';
import { assertVersion } from '../../../kernel/http/params.js';
import { searchKey } from '../../../kernel/values/name-key.js';
import { titleKey } from './domain/header.js';
import type { ImportProfilePatch, ImportProfileQuery, ImportProfileRequest } from './http/import-profile.request.js';
import type { ImportProfileResponse } from './http/import-profile.response.js';
import { importProblems } from './import.problems.js';
import { ImportKinds } from './kinds/import-kinds.js';
import type { ImportKindCode } from './persistence/import.entity.js';
import { ImportProfile } from './persistence/import-profile.entity.js';
import type { TableProfile } from './reading/table-file.js';

const MOST_PROFILES = 200;

/** Saved ways to read files that do not speak for themselves. */
@Injectable()
export class ImportProfiles {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly cursors: Cursors,
    private readonly kinds: ImportKinds,
  ) {}

  /** Profiles by name. */
  async list(query: ImportProfileQuery): Promise<Page<ImportProfileResponse>> {
    const { kind } = query;
    const where = allOf(equal('kind', kind));
    const [key, afterId] = this.cursors.keysOf(query, ['import-profiles', kind]) ?? ['', ''];
    const sql = `SELECT * FROM import_profile WHERE ${where.sql} AND (nameKey > ? OR (nameKey = ? AND id > ?))
      ORDER BY nameKey, id LIMIT ?`;
    const values = [...where.values, key ?? '', key ?? '', afterId ?? '', query.limit + 1];
    const rows = await this.db.rows<ProfileRow>(sql, values);
    const total = query.count ? await this.db.count('import_profile', where) : undefined;
    const keys = ({ nameKey, id }: ProfileRow): [string, string] => [nameKey, id];
    return this.cursors.pageOf({ rows, query, filter: ['import-profiles', kind], total, keys, item: toProfile });
  }

  /** One profile. Throws REQUEST.NOT_FOUND. */
  async one(id: string): Promise<ImportProfileResponse> {
    const [row] = await this.db.rows<ProfileRow>('SELECT * FROM import_profile WHERE id = ?', [id]);
    if (!row) throw requestProblems.NOT_FOUND();
    return toProfile(row);
  }

  /** Saves a profile. Throws IMPORT.PROFILE_FIELD_UNKNOWN, PROFILE_REPEATED, PROFILE_NAME_TAKEN, PROFILE_LIMIT, REQUEST.ID_TAKEN. */
  async create(input: ImportProfileRequest): Promise<string> {
    const { id = newId(), kind, name, ...rest } = input;
    const settings = settingsOf({ headerLine: null, dayOrder: 'DMY', columns: [], constants: [] }, rest);
    this.requireSound(kind, settings);
    const now = this.clock.now();
    const row = { id, kind, name, nameKey: searchKey(name), settings, createdAt: now, updatedAt: now, version: 1 };
    await this.db.transaction(async () => {
      const max = MOST_PROFILES;
      if ((await this.db.count('import_profile', EVERYTHING)) >= max) throw importProblems.PROFILE_LIMIT({ max });
      await refuseTaken(this.db.insert(ImportProfile, row), { nameKey: importProblems.PROFILE_NAME_TAKEN });
      await this.record('create', id, { after: { kind, name, ...settings } });
    });
    return id;
  }

  /** Changes a profile; imports that used it keep what it was. Throws REQUEST.NOT_FOUND, STALE and what `create` throws. */
  async change(id: string, expected: number | null, { name, ...rest }: ImportProfilePatch): Promise<void> {
    await this.db.transaction(async () => {
      const profile = await this.load(id);
      assertVersion(profile.version, expected);
      const settings = settingsOf(profile.settings, rest);
      this.requireSound(profile.kind, settings);
      const change = { settings, ...(name === undefined ? {} : { name, nameKey: searchKey(name) }) };
      const stamps = { updatedAt: this.clock.now(), version: profile.version + 1 };
      const saved = this.db.update(ImportProfile, { id }, { ...change, ...stamps }).then(() => undefined);
      await refuseTaken(saved, { nameKey: importProblems.PROFILE_NAME_TAKEN });
      const before = { name: profile.name, ...profile.settings };
      await this.record('change', id, { before, after: { ...before, ...settings, ...(name ? { name } : {}) } });
    });
  }

  /** Deletes a profile; imports that used it keep what it was. Throws REQUEST.NOT_FOUND. */
  async remove(id: string): Promise<void> {
    await this.db.transaction(async () => {
      const { kind, name, settings } = await this.load(id);
      await this.db.remove(ImportProfile, { id });
      await this.record('delete', id, { before: { kind, name, ...settings } });
    });
  }

  private requireSound(code: ImportKindCode, { columns, constants }: TableProfile): void {
    const names = this.kinds.of(code).columns.map(({ name }) => name);
    const fields = [...columns, ...constants].map(({ field }) => field);
    const unknown = fields.find((field) => !names.includes(field));
    if (unknown !== undefined)
      throw importProblems.PROFILE_FIELD_UNKNOWN({ field: unknown, allowed: names.join(', ') });
    const keys = columns.map(({ title }) => titleKey(title));
    const twice =
      fields.find((field, at) => fields.indexOf(field) < at) ??
      columns.find((_, at) => keys.indexOf(keys[at] ?? '') < at)?.title;
    if (twice !== undefined) throw importProblems.PROFILE_REPEATED({ name: twice });
  }

  private async load(id: string): Promise<ImportProfile> {
    const profile = await this.db.lock(ImportProfile, { id });
    if (!profile) throw requestProblems.NOT_FOUND();
    return profile;
  }

  private record(verb: string, id: string, values: { before?: object; after?: object }): Promise<unknown> {
    return this.audit.record({ action: `import-profile.${verb}`, object: { type: 'import-profile', id }, ...values });
  }
}

type ProfileRow = Pick<ImportProfile, 'id' | 'kind' | 'name' | 'nameKey' | 'version'> & { settings: string };

function settingsOf(present: TableProfile, given: Partial<TableProfile>): TableProfile {
  const { headerLine = present.headerLine, dayOrder = present.dayOrder } = given;
  const { columns = present.columns, constants = present.constants } = given;
  return {
    headerLine,
    dayOrder,
    columns: columns.map(({ title, field }) => ({ title, field })),
    constants: constants.map(({ field, value }) => ({ field, value })),
  };
}

function toProfile({ id, kind, name, settings, version }: ProfileRow): ImportProfileResponse {
  return { id, kind, name, ...(JSON.parse(settings) as TableProfile), version } as ImportProfileResponse;
}
