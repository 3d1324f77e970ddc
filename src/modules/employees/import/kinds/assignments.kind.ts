import { Injectable } from '@nestjs/common';
import { Clock, newId } from '../../../../kernel/clock/clock.js';
import { OrganizationApi, type UnitView } from '../../../organization/index.js';
import { ASSIGNMENT_COLUMNS } from '../domain/assignment-columns.js';
import {
  afterPlan,
  assignmentChanges,
  assignmentEffects,
  type AssignmentPlan,
  type HeldAssignment,
  placeAssignment,
} from '../domain/assignment-plan.js';
import { type AssignmentRow, readAssignment } from '../domain/assignment-row.js';
import type { RowFault } from '../domain/row-faults.js';
import { ImportedAssignments, type PlannedAssignment, positionKeyOf } from '../imported-assignments.js';
import { ImportedPeople } from '../imported-people.js';
import type { ImportRun } from '../persistence/import.entity.js';
import { UnitHeadsService } from '../unit-heads.service.js';
import {
  type Application,
  type AppliedRow,
  type Apply,
  type Check,
  type CheckedRow,
  type ImportKind,
  type Settled,
  SOURCE,
} from './import-kind.js';
import { PeopleRecords } from './people-records.js';

type Units = ReadonlyMap<string, UnitView>;
/** Everybody's posts as the rows so far leave them. */
type Held = Map<string, HeldAssignment[]>;

/** The history of posts: definitive ones, acting ones and further tasks, with their decrees. */
@Injectable()
export class AssignmentsKind implements ImportKind<AssignmentRow> {
  readonly code = 'ASSIGNMENTS';
  readonly label = { id: 'Riwayat jabatan', en: 'History of posts' };
  readonly columns = ASSIGNMENT_COLUMNS;
  readonly naturalKey = ['NIP', 'JENIS PENUGASAN ID', 'UNOR ID', 'JABATAN NAMA', 'TMT JABATAN'];
  readonly isWhole = false;
  readonly records = null;

  constructor(
    private readonly clock: Clock,
    private readonly organization: OrganizationApi,
    private readonly people: ImportedPeople,
    private readonly assignments: ImportedAssignments,
    private readonly peopleRecords: PeopleRecords,
    private readonly heads: UnitHeadsService,
  ) {}

  known(on: string): Promise<number> {
    return this.peopleRecords.sightings.known(SOURCE, on);
  }

  /** Against the people, units and posts that are there, and the rows before. */
  async check(): Promise<Check> {
    const units = await this.units();
    const held: Held = new Map();
    const firstLines = new Map<string, number>();
    const today = this.clock.today();
    return async (rows) => {
      const read = rows.map((row) => ({ line: row.line, ...readAssignment(row) }));
      const ids = await this.personIds(
        read.flatMap(({ row }) => row ?? []),
        held,
      );
      return read.map(({ line, row: staged, faults }): CheckedRow => {
        const employeeId = staged ? (ids.get(staged.nip) ?? null) : null;
        const row = { line, staged, faults, recordId: null, action: null };
        if (!staged) return row;
        const own = held.get(employeeId ?? '') ?? [];
        const [twice, plan] = [duplicate(staged, line, firstLines), planOf(staged, employeeId, units, own)];
        if (twice.length > 0 || !('action' in plan))
          return { ...row, faults: [...faults, ...twice, ...('action' in plan ? [] : plan)] };
        held.set(employeeId ?? '', afterPlan(own, plan));
        const effects = assignmentEffects(own, plan, today);
        // The guard counts people: the row's record stands for the post, its effects for the person.
        return { ...row, recordId: employeeId, action: plan.action, changes: assignmentChanges(plan), effects };
      });
    };
  }

  async application(_run: ImportRun, application: Application): Promise<Apply<AssignmentRow>> {
    const units = await this.units();
    return async (rows) => {
      const held: Held = new Map();
      const ids = await this.personIds(
        rows.map(({ staged }) => staged),
        held,
        true,
      );
      const planned: PlannedAssignment[] = [];
      const applied = rows.map(({ line, staged: row, faults }): AppliedRow => {
        const employeeId = ids.get(row.nip) ?? null;
        const unit = units.get(row.unitExternalId);
        const own = held.get(employeeId ?? '') ?? [];
        const plan = planOf(row, employeeId, units, own);
        if (!('action' in plan) || employeeId === null || !unit)
          return { line, action: null, faults: 'action' in plan ? faults : [...faults, ...plan], recordId: null };
        held.set(employeeId, afterPlan(own, plan));
        planned.push({ line, employeeId, unit, row, plan });
        return { line, action: plan.action, faults, recordId: employeeId };
      });
      return { rows: applied, images: await this.assignments.write(planned, application) };
    };
  }

  settle(run: ImportRun, application: Application): Promise<Settled> {
    return this.heads.settle(run, application);
  }

  private async units(): Promise<Units> {
    const units = await this.organization.units();
    return new Map(units.flatMap((unit) => (unit.externalId === null ? [] : [[unit.externalId, unit]])));
  }

  /** Whom the rows mean, by their numbers; the posts of those who are new to `held` are added to it. */
  private async personIds(rows: readonly AssignmentRow[], held: Held, lock = false): Promise<Map<string, string>> {
    const known = await this.people.find(
      rows.map(({ nip }) => ({ nip, externalId: null })),
      lock,
    );
    const ids = new Map([...known.byNumber].map(([number, { id }]) => [number, id]));
    const missing = [...new Set(ids.values())].filter((id) => !held.has(id));
    for (const [id, own] of await this.assignments.held(missing)) held.set(id, own);
    return ids;
  }
}

/** What becomes of somebody's posts, or all that is wrong with the row. */
function planOf(
  row: AssignmentRow,
  employeeId: string | null,
  units: Units,
  own: readonly HeldAssignment[],
): AssignmentPlan | RowFault[] {
  const { nip, unitExternalId, kind, positionKind, title, from: validFrom, until, letterNumber, letterOn } = row;
  const unit = units.get(unitExternalId);
  const faults: RowFault[] = employeeId === null ? [{ column: 'NIP', code: 'PERSON_UNKNOWN', value: nip }] : [];
  if (!unit) faults.push({ column: 'UNOR ID', code: 'UNIT_UNKNOWN', value: unitExternalId });
  if (!unit || faults.length > 0) return faults;
  const post = { unitId: unit.id, unitName: unit.name, positionKey: positionKeyOf(positionKind, title), title };
  const plan = placeAssignment({ id: newId(), kind, ...post, validFrom, until, letterNumber, letterOn }, own);
  return 'code' in plan ? [plan] : plan;
}

function duplicate(row: AssignmentRow, line: number, firstLines: Map<string, number>): RowFault[] {
  const { nip, kind, unitExternalId, positionKind, title, from } = row;
  const key = [nip, kind, unitExternalId, positionKeyOf(positionKind, title), from].join('|');
  const first = firstLines.get(key) ?? line;
  firstLines.set(key, first);
  return first === line ? [] : [{ column: 'TMT JABATAN', code: 'DUPLICATE', value: from, facts: { line: first } }];
}
