import { Injectable } from '@nestjs/common';
import { Clock, newId } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { RowImages } from '../../../kernel/database/row-images.js';
import { isoOf } from '../../../kernel/database/dialect.js';
import { type CivilDate, plusDays } from '../../../kernel/values/civil-date.js';
import { OrganizationApi, organizationTables } from '../../organization/index.js';
import { ReportingLines } from '../chain/reporting-lines.service.js';
import { Assignment } from '../persistence/assignment.entity.js';
import { type Holder, unitHeads } from './domain/unit-heads.js';
import { type Application, type Imaged, type Settled, SOURCE } from './kinds/import-kind.js';
import type { ImportRun } from './persistence/import.entity.js';

const HOLDER = `SELECT a.id AS assignmentId, a.employeeId, a.unitId, e.externalId, p.kind AS positionKind, p.titleKey, p.echelonCode, a.validFrom,
  a.headsUnit, a.source, a.createdAt FROM assignment a JOIN employee e ON e.id = a.employeeId
  JOIN ${organizationTables.position} p ON p.id = a.positionId
  WHERE a.kind = 'DEFINITIF' AND a.validFrom <= ? AND a.validUntil >= ?`;

type HolderRow = Omit<Holder, 'isSetByHand'> & {
  employeeId: string;
  headsUnit: number;
  source: string;
  createdAt: string;
};

/** Decides who heads which unit, once units and people of an import are in. */
@Injectable()
export class UnitHeadsService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly organization: OrganizationApi,
    private readonly lines: ReportingLines,
    private readonly images: RowImages,
  ) {}

  /** Who heads what and who appraises whom follows from the posts that are written. */
  async settle({ applicationStartedAt, createdAt }: ImportRun, { on }: Application): Promise<Settled> {
    const settled = await this.renew(on, applicationStartedAt ?? createdAt);
    await this.lines.rebuild();
    return settled;
  }

  /**
   * Makes the definitive posts of a day say who heads what; gives the names of units where several people could. A post that
   * was there before the import keeps its past: it ends the day before, and the same post goes on with the new meaning.
   * Heads whom the HR office has set stay.
   */
  private async renew(on: CivilDate, importSince: Date): Promise<Settled> {
    const rows = await this.db.rows<HolderRow>(HOLDER, [on, on]);
    const holders = rows.map((row) => ({ ...row, isSetByHand: row.headsUnit === 1 && row.source !== SOURCE }));
    const { assignmentIds, ambiguous } = unitHeads(await this.organization.units(), holders);
    const changing = holders.filter(({ assignmentId, headsUnit, isSetByHand }) => {
      return !isSetByHand && Number(assignmentIds.has(assignmentId)) !== headsUnit;
    });
    const watched = [{ table: 'assignment', column: 'employeeId', values: changing.map((one) => one.employeeId) }];
    const before = await this.images.take(watched);
    // As texts they would not compare: a server leaves out milliseconds that are zero.
    const since = importSince.toISOString();
    const hasPast = ({ validFrom, createdAt }: HolderRow): boolean => validFrom < on && isoOf(createdAt) < since;
    for (const holder of changing.filter(hasPast)) await this.split(holder.assignmentId, on);
    const fresh = changing.filter((holder) => !hasPast(holder));
    await this.turn(fresh.map(({ assignmentId }) => assignmentId));
    const images = this.images.differences(before, await this.images.take(watched));
    const imaged: Imaged[] = images.map((image) => {
      return { line: null, recordType: 'assignment', recordId: image.id, images: [image] };
    });
    return { ambiguousHeads: ambiguous, images: imaged };
  }

  private async split(id: string, on: CivilDate): Promise<void> {
    const post = await this.db.lock(Assignment, { id });
    if (!post) return;
    const now = this.clock.now();
    const turned = { headsUnit: !post.headsUnit, source: SOURCE };
    const next = { id: newId(), ...turned, validFrom: on, createdAt: now, updatedAt: now, version: 1 };
    await this.db.insert(Assignment, { ...post, ...next });
    const ended = { validUntil: plusDays(on, -1), updatedAt: now, version: post.version + 1 };
    await this.db.update(Assignment, { id }, ended);
  }

  /** Those that headed do no longer, and the others do; that is now the import's word, not the HR office's. */
  private async turn(ids: readonly string[]): Promise<void> {
    for (let at = 0; at < ids.length; at += 500) {
      const some = ids.slice(at, at + 500);
      const sql = `UPDATE assignment SET headsUnit = 1 - headsUnit, source = ?, updatedAt = ?, version = version + 1 WHERE id IN (${some.map(() => '?').join(', ')})`;
      await this.db.change(sql, [SOURCE, this.clock.now(), ...some]);
    }
  }
}
