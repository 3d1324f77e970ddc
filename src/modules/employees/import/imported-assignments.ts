import { Injectable } from '@nestjs/common';
import { type AuditEntry, AuditLog } from '../../../kernel/audit/audit-log.js';
import { Clock } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { RowImages } from '../../../kernel/database/row-images.js';
import { plusDays } from '../../../kernel/values/civil-date.js';
import { searchKey } from '../../../kernel/values/name-key.js';
import { OrganizationApi, OrganizationSources, organizationTables, type UnitView } from '../../organization/index.js';
import { Assignment } from '../persistence/assignment.entity.js';
import type { AssignmentPlan, HeldAssignment } from './domain/assignment-plan.js';
import type { AssignmentRow } from './domain/assignment-row.js';
import { type Application, type Imaged, SOURCE } from './kinds/import-kind.js';
import { imagesOf, watchedOf } from './people-images.js';

const { orgUnit, position } = organizationTables;
const HELD = `SELECT a.id, a.employeeId, a.kind, a.unitId, u.name AS unitName, p.title, p.kind AS positionKind, p.titleKey,
  a.validFrom, a.validUntil, a.letterNumber, a.letterOn FROM assignment a JOIN ${orgUnit} u ON u.id = a.unitId
  JOIN ${position} p ON p.id = a.positionId WHERE a.employeeId`;
const END = 'UPDATE assignment SET validUntil = ?, updatedAt = ?, version = version + 1 WHERE id = ?';

type HeldRow = Omit<HeldAssignment, 'positionKey'> & { employeeId: string; positionKind: string; titleKey: string };

/** A row with the person and unit that it names, and what becomes of it. */
export interface PlannedAssignment {
  readonly line: number;
  readonly employeeId: string;
  readonly unit: UnitView;
  readonly row: AssignmentRow;
  readonly plan: AssignmentPlan;
}

/** The post as rows and records compare it. */
export const positionKeyOf = (kind: string, title: string): string => `${kind}|${searchKey(title)}`;

/** Finds and writes the posts of the people of some hundred rows. */
@Injectable()
export class ImportedAssignments {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly organization: OrganizationApi,
    private readonly sources: OrganizationSources,
    private readonly images: RowImages,
  ) {}

  /** All posts of these people, by person. */
  async held(employeeIds: readonly string[]): Promise<Map<string, HeldAssignment[]>> {
    if (employeeIds.length === 0) return new Map();
    const rows = await this.db.rows<HeldRow>(`${HELD} IN (${employeeIds.map(() => '?').join(', ')})`, employeeIds);
    const byPerson = Map.groupBy(rows, ({ employeeId }) => employeeId);
    return new Map(
      [...byPerson].map(([id, own]) => {
        return [id, own.map((one) => ({ ...one, positionKey: `${one.positionKind}|${one.titleKey}` }))];
      }),
    );
  }

  /** Does what the plans say, in their order, in the current transaction; gives what was changed as it was before. */
  async write(planned: readonly PlannedAssignment[], application: Application): Promise<Imaged[]> {
    const changing = planned.filter(({ plan }) => plan.action !== 'UNCHANGED');
    if (changing.length === 0) return [];
    const people = changing.map(({ line, employeeId, unit }) => ({ line, employeeId, unitId: unit.id }));
    const first = people.filter(
      ({ employeeId }, at) => people.findIndex((one) => one.employeeId === employeeId) === at,
    );
    const watched = watchedOf(people, this.sources);
    const before = await this.images.take(watched);
    const positions = changing.map(({ unit, row }) => {
      const { positionKind: kind, title, echelonCode } = row;
      return { unitId: unit.id, kind, title, echelonCode, externalId: null, jobClass: null };
    });
    const ids = await this.organization.ensurePositions(positions, SOURCE, application.on);
    for (const [at, one] of changing.entries()) await this.writeOne(one, ids[at] ?? '');
    await this.audit.recordAll(changing.map((one) => entryOf(one, application)));
    return imagesOf(first, this.images, before, await this.images.take(watched));
  }

  private async writeOne({ employeeId, unit, row, plan }: PlannedAssignment, positionId: string): Promise<void> {
    const now = this.clock.now();
    const { after, before, ends } = plan;
    if (ends) await this.db.change(END, [plusDays(after.validFrom, -1), now, ends.id]);
    const { id, kind, validFrom, validUntil, letterNumber, letterOn } = after;
    const facts = { unitId: unit.id, positionId, kind, validFrom, validUntil, letterNumber, letterOn, source: SOURCE };
    const headsUnit = heads(row, unit);
    const stamps = { createdAt: now, updatedAt: now, version: 1 };
    if (!before) return this.db.insert(Assignment, { id, employeeId, headsUnit, ...facts, ...stamps });
    const sql = `UPDATE assignment SET unitId = ?, positionId = ?, validUntil = ?, letterNumber = ?, letterOn = ?, updatedAt = ?,
      version = version + 1 WHERE id = ?`;
    await this.db.change(sql, [unit.id, positionId, validUntil, letterNumber, letterOn, now, id]);
  }
}

/** A structural post heads its unit when it is the one that is known to, or none is; of definitive ones today `UnitHeads` decides. */
function heads({ positionKind, title, kind }: AssignmentRow, { headPostTitle }: UnitView): boolean {
  if (positionKind !== 'STRUKTURAL' || kind === 'TT') return false;
  return headPostTitle === null || searchKey(headPostTitle) === searchKey(title);
}

function entryOf({ employeeId, unit, plan }: PlannedAssignment, { importId, accountId }: Application): AuditEntry {
  const { after, before, ends } = plan;
  const shown = ({ kind, title, validFrom, validUntil, letterNumber, letterOn }: HeldAssignment): object => {
    return { kind, title, validFrom, validUntil, letterNumber, letterOn };
  };
  return {
    action: before ? 'assignment.change' : 'assignment.create',
    object: { type: 'assignment', id: after.id },
    subjectEmployeeId: employeeId,
    actorAccountId: accountId,
    facts: { importId },
    before: before && shown(before),
    after: { ...shown(after), unitId: unit.id, ...(ends ? { endsAssignmentId: ends.id } : {}) },
  };
}
