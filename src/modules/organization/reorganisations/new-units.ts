import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { refuseTaken } from '../../../kernel/database/refuse-taken.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { refusedAt } from '../../../kernel/http/input-faults.js';
import { type CivilDate, later, OPEN_END } from '../../../kernel/values/civil-date.js';
import { organizationProblems } from '../organization.problems.js';
import { ReferencesReader } from '../references/references.reader.js';
import { lifeOf, type UnitFacts } from '../units/domain/unit-periods.js';
import { unitTypeOf } from '../units/domain/unit-type.js';
import { OrgUnit, type OrgUnitPeriod } from '../units/persistence/unit.entity.js';
import { type Letter, UnitTree } from '../units/unit-tree.service.js';
import type { ReorganisationFault, ReorganisationLine } from './domain/reorganisation.js';
import type { OrgUnitReorganisationUnitRequest } from './http/reorganisation.request.js';

type Periods = ReadonlyMap<string, OrgUnitPeriod[]>;
const SOURCE = 'REORGANISATION';

/** Units that a reorganisation makes, because what it moves has no other place to go to. */
@Injectable()
export class NewUnits {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly tree: UnitTree,
    private readonly references: ReferencesReader,
  ) {}

  /**
   * Their periods: from the day on, as long as the unit above. Throws REQUEST.ID_TAKEN, ORGANIZATION.TYPE_UNKNOWN, UNIT_UNKNOWN.
   */
  async periods(
    requests: readonly OrgUnitReorganisationUnitRequest[],
    day: CivilDate,
    periods: Periods,
    letter: Letter,
  ): Promise<Map<string, OrgUnitPeriod[]>> {
    const made = new Map<string, OrgUnitPeriod[]>();
    const ids = new Set(requests.map(({ id }) => id));
    const taken = requests.flatMap(({ id }, at) =>
      periods.has(id) || requests.findIndex((one) => one.id === id) < at ? [`/newUnits/${at}/id`] : [],
    );
    if (taken.length > 0) throw refusedAt(requestProblems.ID_TAKEN, {}, ...taken);
    for (const [at, request] of requests.entries()) {
      const { id, parentId } = request;
      await this.requireType(request.type, day, at);
      const above = periods.get(parentId);
      if (!above && !ids.has(parentId))
        throw refusedAt(organizationProblems.UNIT_UNKNOWN, { unitId: parentId }, `/newUnits/${at}/parentId`);
      const days = { validFrom: day, validUntil: above ? lifeOf(above).validUntil : OPEN_END };
      made.set(id, [{ ...this.tree.periodOf(id, factsOf(request), days, SOURCE), ...letter }]);
    }
    return made;
  }

  /** Adds their rows; what stands in them follows when the tree is written. Throws REQUEST.ID_TAKEN. */
  async add(made: Periods): Promise<void> {
    const now = this.clock.now();
    const stamps = { source: SOURCE, externalId: null, createdAt: now, updatedAt: now, version: 1 };
    const rows = [...made].flatMap(([id, [period]]) => {
      if (!period) return [];
      const { name, nameKey, type, headPostTitle, echelonCode, isSecretariat, validFrom, validUntil } = period;
      const facts = { name, nameKey, type, headPostTitle, echelonCode, isSecretariat, validFrom, validUntil };
      return [{ id, parentId: null, ...facts, ...stamps }];
    });
    await refuseTaken(this.db.insert(OrgUnit, rows));
  }

  private async requireType(type: string | undefined, day: CivilDate, at: number): Promise<void> {
    if (type === undefined) return;
    if (await this.references.has('jenis-unit', type, later(day, this.clock.today()))) return;
    throw refusedAt(organizationProblems.TYPE_UNKNOWN, {}, `/newUnits/${at}/type`);
  }
}

/** New units to which nothing goes. */
export function unusedUnits(
  requests: readonly OrgUnitReorganisationUnitRequest[],
  lines: readonly ReorganisationLine[],
): ReorganisationFault[] {
  const used = new Set([...lines.map(({ toUnitId }) => toUnitId), ...requests.map(({ parentId }) => parentId)]);
  return requests.flatMap(({ id }, unit): ReorganisationFault[] =>
    used.has(id) ? [] : [{ line: null, unit, field: null, code: 'UNUSED' }],
  );
}

function factsOf(request: OrgUnitReorganisationUnitRequest): UnitFacts {
  const { name, parentId, type = unitTypeOf(name), headPostTitle = null, echelonCode = null } = request;
  return { name, parentId, type, headPostTitle, echelonCode };
}
