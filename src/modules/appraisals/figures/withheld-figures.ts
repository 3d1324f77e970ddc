import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/auth/actor.js';
import { reachOf } from '../../../kernel/auth/reach.js';
import { allOf, equal, type SqlCondition } from '../../../kernel/database/condition.js';
import { Database } from '../../../kernel/database/database.js';
import type { CivilDate } from '../../../kernel/values/civil-date.js';
import { EmployeeAccess, groupedBelow, postedBelow } from '../../employees/index.js';
import { organizationTables } from '../../organization/index.js';
import { AppraisalAccess } from '../appraisal.access.js';
import { type AppraisedTime, appraisalsOf } from '../appraised-times.js';
import { populationOf } from '../distribution/distribution.reader.js';
import { PredicatePolicyService } from '../distribution/predicate-policy.service.js';
import { isTooFew, isUnitWithheld, type UnreadFamily } from './domain/small-groups.js';
import { FiguresPolicyService } from './policy/figures-policy.service.js';

const PEOPLE = 'COUNT(DISTINCT ap.employeeId) AS people';

/** The appraisals that a reader may not read one by one, of those a figure is about, and on which day units and people are looked at. */
interface Unread {
  readonly appraisals: SqlCondition;
  readonly on: CivilDate;
}

/** Says of which units figures of judgements are withheld from a reader, because they would tell of few people. Rules CH-4, CH-9. */
@Injectable()
export class WithheldFigures {
  constructor(
    private readonly db: Database,
    private readonly people: EmployeeAccess,
    private readonly access: AppraisalAccess,
    private readonly predicates: PredicatePolicyService,
    private readonly policy: FiguresPolicyService,
  ) {}

  /** Whether the predicates and ratings of a unit at a time are withheld. */
  async ofTime(actor: Actor, unitId: string, time: AppraisedTime): Promise<boolean> {
    if (this.readsAll(actor)) return false;
    const { population } = await this.predicates.current();
    const unread = { appraisals: allOf(appraisalsOf(time), this.unreadBy(actor)), on: time.on };
    if (population === 'OPD') return this.isWithheld(actor, unitId, unread);
    // Who counts in the unit itself, or under its head, counts in no other: nothing can be taken from one another.
    const { fewestPeople } = await this.policy.current();
    return isTooFew(await this.counted(unread, populationOf(population, unitId, time)), fewestPeople);
  }

  /** Whether what became of the objections of a year is withheld of a unit and all below it, as they are on a day. */
  async ofYear(actor: Actor, unitId: string, performancePeriodId: string, on: CivilDate): Promise<boolean> {
    if (this.readsAll(actor)) return false;
    const ofYear = equal('ap.performancePeriodId', performancePeriodId);
    return this.isWithheld(actor, unitId, { appraisals: allOf(ofYear, this.unreadBy(actor)), on });
  }

  /** Whether nothing can be withheld from a reader, because he reads every appraisal there is. */
  private readsAll(actor: Actor): boolean {
    return reachOf(actor, 'appraisal:read').has('ALL');
  }

  private unreadBy(actor: Actor): SqlCondition {
    const { sql, values } = this.access.readable(actor);
    return { sql: `NOT (${sql})`, values };
  }

  private async isWithheld(actor: Actor, unitId: string, unread: Unread): Promise<boolean> {
    const { fewestPeople } = await this.policy.current();
    const people = await this.counted(unread, postedBelow('ap.employeeId', unitId, unread.on));
    // Most readers may read everybody, and of few people it is clear without those around them.
    const isClear = people === 0 || isTooFew(people, fewestPeople);
    const above = isClear ? [] : await this.familiesAbove(actor, unitId, unread);
    return isUnitWithheld(people, above, fewestPeople);
  }

  /** The units around a unit, from the highest of which the reader sees figures down to the one directly above it. */
  private async familiesAbove(actor: Actor, unitId: string, unread: Unread): Promise<UnreadFamily[]> {
    const { on } = unread;
    const seen = this.people.unitsReached(actor, 'distribution:read', 'au.ancestorId');
    const rows = await this.db.rows<{ unitId: string; isSeen: unknown }>(
      `SELECT au.ancestorId AS unitId, CASE WHEN ${seen.sql} THEN 1 ELSE 0 END AS isSeen FROM ${organizationTables.ancestor} au
        WHERE au.unitId = ? AND au.validFrom <= ? AND au.validUntil >= ? ORDER BY au.depth DESC`,
      [...seen.values, unitId, on, on],
    );
    const path = rows.slice(rows.findIndex(({ isSeen }) => Number(isSeen) === 1)).map((row) => row.unitId);
    const families: UnreadFamily[] = [];
    for (const [at, id] of path.entries()) {
      const next = path[at + 1];
      if (next !== undefined) families.push(await this.familyOf(id, next, unread));
    }
    return families;
  }

  private async familyOf(unitId: string, next: string, { appraisals, on }: Unread): Promise<UnreadFamily> {
    const below = await this.db.rows<{ unitId: string }>(
      `SELECT up.unitId FROM ${organizationTables.unitPeriod} up WHERE up.parentId = ? AND up.validFrom <= ? AND up.validUntil >= ?`,
      [unitId, on, on],
    );
    const ids = below.map((row) => row.unitId).sort();
    const group = groupedBelow('ap.employeeId', { unitId, below: ids, on });
    const rows = await this.db.rows<{ unitId: string; people: unknown }>(
      `SELECT groupPath.ancestorId AS unitId, ${PEOPLE} FROM appraisal ap ${group.sql} WHERE ${appraisals.sql} GROUP BY groupPath.ancestorId`,
      [...group.values, ...appraisals.values],
    );
    const of = (id: string): number => Number(rows.find((row) => row.unitId === id)?.people ?? 0);
    return { own: of(unitId), below: ids.map(of), next: ids.indexOf(next) };
  }

  private async counted({ appraisals }: Unread, whose: SqlCondition): Promise<number> {
    const where = allOf(appraisals, whose);
    const [row] = await this.db.rows<{ people: unknown }>(
      `SELECT ${PEOPLE} FROM appraisal ap WHERE ${where.sql}`,
      where.values,
    );
    return Number(row?.people ?? 0);
  }
}
