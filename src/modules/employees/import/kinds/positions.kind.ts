import { Injectable } from '@nestjs/common';
import { type AuditEntry, AuditLog } from '../../../../kernel/audit/audit-log.js';
import { Clock } from '../../../../kernel/clock/clock.js';
import { RowImages } from '../../../../kernel/database/row-images.js';
import { searchKey } from '../../../../kernel/values/name-key.js';
import {
  type ImportedPosition,
  OrganizationApi,
  OrganizationSources,
  organizationTables,
  PositionImport,
  type PositionPlan,
} from '../../../organization/index.js';
import { POSITION_COLUMNS } from '../domain/position-columns.js';
import { positionKey, type PositionRow, readPosition } from '../domain/position-row.js';
import { changesBetween } from '../domain/row-changes.js';
import type { RowFault } from '../domain/row-faults.js';
import type { ImportRun } from '../persistence/import.entity.js';
import { UnitHeadsService } from '../unit-heads.service.js';
import {
  type Application,
  type AppliedRow,
  type Apply,
  type Check,
  type CheckedRow,
  type Imaged,
  type ImportKind,
  type KindRecords,
  type Settled,
  SOURCE,
} from './import-kind.js';

const COLUMN_OF = { level: 'JENJANG', echelonCode: 'ESELON ID', validUntil: 'BERLAKU SAMPAI' } as const;

/** Posts with level, class, eselon, retirement age and days. */
@Injectable()
export class PositionsKind implements ImportKind<PositionRow> {
  readonly code = 'POSITIONS';
  readonly label = { id: 'Jabatan', en: 'Posts' };
  readonly columns = POSITION_COLUMNS;
  readonly naturalKey = ['UNOR ID', 'JENIS JABATAN ID', 'JABATAN NAMA'];
  readonly isWhole = false;
  readonly records: KindRecords;

  constructor(
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly images: RowImages,
    private readonly organization: OrganizationApi,
    private readonly sources: OrganizationSources,
    private readonly positions: PositionImport,
    private readonly heads: UnitHeadsService,
  ) {
    const { position: table } = organizationTables;
    const what = { name: `${table}.title`, key: `${table}.externalId`, inForce: `${table}.validUntil >= ?` };
    this.records = { type: 'position', table, ...what, sightings: sources.positions };
  }

  known(on: string): Promise<number> {
    return this.records.sightings.known(SOURCE, on);
  }

  /** Against each other, the units and the posts that are there. */
  async check(): Promise<Check> {
    const units = await this.unitIds();
    const firstLines = new Map<string, number>();
    return async (rows) => {
      const read = rows.map((row) => ({ line: row.line, ...readPosition(row) }));
      const plans = await this.plansOf(
        read.flatMap(({ post }) => post ?? []),
        units,
        this.clock.today(),
      );
      return read.map(({ line, post: staged, faults }): CheckedRow => {
        const plan = staged ? plans.get(staged) : undefined;
        const row = { line, staged, faults, recordId: plan?.present?.id ?? null, action: null };
        if (!staged) return row;
        const found = [...duplicate(staged, line, firstLines), ...faultsOf(staged, plan)];
        if (!plan || found.length > 0) return { ...row, faults: [...faults, ...found] };
        return {
          ...row,
          action: actionOf(plan),
          changes: plan.present ? changesBetween(plan.present, plan.facts) : [],
        };
      });
    };
  }

  async application(_run: ImportRun, application: Application): Promise<Apply<PositionRow>> {
    const units = await this.unitIds();
    return async (rows) => {
      const staged = rows.map((row) => row.staged);
      const watched = [this.sources.watchedPositions(staged.flatMap((row) => units.get(row.unitExternalId) ?? []))];
      const before = await this.images.take(watched);
      const plans = await this.plansOf(staged, units, application.on);
      const planned = rows.map((row) => ({ ...row, plan: plans.get(row.staged) }));
      const writable = planned.flatMap((row) => {
        const { plan, staged: post } = row;
        if (!plan || faultsOf(post, plan).length > 0) return [];
        return [{ row, plan, input: { ...post, unitId: units.get(post.unitExternalId) ?? '' } }];
      });
      const ids = await this.positions.write(writable, SOURCE);
      await this.audit.recordAll(
        writable.flatMap(({ plan, input }, at) => entryOf(ids[at] ?? '', plan, input, application)),
      );
      const idOf = new Map(writable.map(({ row }, at) => [row.line, ids[at] ?? '']));
      const applied = planned.map(({ line, plan, staged: post, faults }): AppliedRow => {
        const recordId = idOf.get(line) ?? null;
        if (recordId === null || !plan)
          return { line, action: null, faults: [...faults, ...faultsOf(post, plan)], recordId };
        return { line, action: actionOf(plan), faults, recordId };
      });
      const lineOf = new Map([...idOf].map(([line, id]) => [id, line]));
      const images = this.images.differences(before, await this.images.take(watched)).map((image): Imaged => {
        return { line: lineOf.get(image.id) ?? null, recordType: 'position', recordId: image.id, images: [image] };
      });
      return { rows: applied, images };
    };
  }

  settle(run: ImportRun, application: Application): Promise<Settled> {
    return this.heads.settle(run, application);
  }

  private async unitIds(): Promise<Map<string, string>> {
    const units = await this.organization.units();
    return new Map(units.flatMap(({ id, externalId }) => (externalId === null ? [] : [[externalId, id]])));
  }

  private async plansOf(
    rows: readonly PositionRow[],
    units: ReadonlyMap<string, string>,
    on: string,
  ): Promise<Map<PositionRow, PositionPlan>> {
    const placed = rows.flatMap((row) => {
      const unitId = units.get(row.unitExternalId);
      return unitId === undefined ? [] : [{ row, input: { ...row, unitId } }];
    });
    const inputs = placed.map(({ input }) => input);
    const plans = await this.positions.plan(inputs, on);
    return new Map(placed.flatMap(({ row }, at) => (plans[at] ? [[row, plans[at]]] : [])));
  }
}

const actionOf = ({ present, facts }: PositionPlan): 'NEW' | 'CHANGED' | 'UNCHANGED' =>
  present ? (Object.keys(facts).length > 0 ? 'CHANGED' : 'UNCHANGED') : 'NEW';

function duplicate(row: PositionRow, line: number, firstLines: Map<string, number>): RowFault[] {
  const key = positionKey(row, searchKey);
  const first = firstLines.get(key) ?? line;
  firstLines.set(key, first);
  if (first === line) return [];
  return [{ column: 'JABATAN NAMA', code: 'DUPLICATE', value: row.title.slice(0, 60), facts: { line: first } }];
}

/** What keeps a post from being written. */
function faultsOf(row: PositionRow, plan: PositionPlan | undefined): RowFault[] {
  if (!plan) return [{ column: 'UNOR ID', code: 'UNIT_UNKNOWN', value: row.unitExternalId }];
  const faults = plan.faults.map(({ field, code, allowed = '' }): RowFault => {
    return { column: COLUMN_OF[field], code, value: String(row[field] ?? ''), facts: { allowed } };
  });
  const column = 'BERLAKU SAMPAI';
  const value = row.validUntil ?? '';
  if (plan.heldOutside > 0) faults.push({ column, code: 'POST_HELD', value, facts: { count: plan.heldOutside } });
  if (plan.isDouble) faults.push({ column, code: 'POST_DOUBLE', value });
  return faults;
}

function entryOf(
  id: string,
  { present, facts }: PositionPlan,
  { unitId, kind, title }: ImportedPosition,
  { importId, accountId }: Application,
): AuditEntry[] {
  if (present && Object.keys(facts).length === 0) return [];
  const names = Object.keys(facts) as (keyof typeof facts)[];
  const before = present && Object.fromEntries(names.map((name) => [name, present[name]]));
  const action = present ? 'position.change' : 'position.create';
  const after = present ? facts : { unitId, kind, title, ...facts };
  const object = { type: 'position', id };
  return [{ action, object, actorAccountId: accountId, facts: { importId }, before, after }];
}
