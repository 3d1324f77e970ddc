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

/** Where posts begin on days to come, of which imports have told. */
const LATER = `SELECT validFrom, unitId FROM assignment WHERE kind = 'DEFINITIF' AND source = ? AND validFrom > ?
  ORDER BY validFrom`;

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
    // Compared as `isoOf` writes them: a server leaves out milliseconds that are zero.
    const since = (applicationStartedAt ?? createdAt).toISOString();
    const now = await this.renew(on, (post) => post.validFrom < on && isoOf(post.createdAt) < since);
    const ambiguousHeads = new Set(now.ambiguousHeads);
    const images = [...now.images];
    const later = await this.db.rows<{ validFrom: CivilDate; unitId: string }>(LATER, [SOURCE, on]);
    for (const [day, posts] of Map.groupBy(later, ({ validFrom }) => validFrom)) {
      const settled = await this.renew(
        day,
        ({ validFrom }) => validFrom < day,
        new Set(posts.map((one) => one.unitId)),
      );
      settled.ambiguousHeads.forEach((name) => ambiguousHeads.add(name));
      images.push(...settled.images);
    }
    await this.lines.rebuild();
    return { ambiguousHeads: [...ambiguousHeads], images };
  }

  /**
   * Makes the definitive posts of a day say who heads what, in all units or in some; gives the names of units where several
   * people could. A post that has a past keeps it: it ends the day before, and the same post goes on with the new meaning.
   * Heads whom the HR office has set stay.
   */
  private async renew(
    day: CivilDate,
    hasPast: (holder: HolderRow) => boolean,
    within: ReadonlySet<string> | null = null,
  ): Promise<Settled> {
    const rows = await this.db.rows<HolderRow>(HOLDER, [day, day]);
    const concerned = <T>(all: readonly T[], unitOf: (one: T) => string): T[] =>
      all.filter((one) => within === null || within.has(unitOf(one)));
    const holders = concerned(rows, ({ unitId }) => unitId).map((row) => {
      return { ...row, isSetByHand: row.headsUnit === 1 && row.source !== SOURCE };
    });
    const units = concerned(await this.organization.units(), ({ id }) => id);
    const { assignmentIds, ambiguous } = unitHeads(units, holders);
    const changing = holders.filter(({ assignmentId, headsUnit, isSetByHand }) => {
      return !isSetByHand && Number(assignmentIds.has(assignmentId)) !== headsUnit;
    });
    const watched = [{ table: 'assignment', column: 'employeeId', values: changing.map((one) => one.employeeId) }];
    const before = await this.images.take(watched);
    for (const holder of changing.filter(hasPast)) await this.split(holder.assignmentId, day);
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
