import { Injectable } from '@nestjs/common';
import { Clock, newId } from '../../kernel/clock/clock.js';
import { anyOf, hasWord } from '../../kernel/database/condition.js';
import { Database } from '../../kernel/database/database.js';
import type { NewRow } from '../../kernel/database/entity-rows.js';
import { refusedAt } from '../../kernel/http/input-faults.js';
import {
  type CivilDate,
  type Days,
  later,
  earlier,
  holdsOn,
  OPEN_END,
  plusDays,
  SINCE_EVER,
} from '../../kernel/values/civil-date.js';
import { searchKey } from '../../kernel/values/name-key.js';
import { organizationProblems } from './organization.problems.js';
import { levelOf } from './positions/domain/position-kind.js';
import {
  retirementAge,
  type RetirementAges,
  retirementDate,
  type RetiringPost,
} from './positions/domain/retirement.js';
import { Position } from './positions/persistence/position.entity.js';
import { ReferencesReader } from './references/references.reader.js';
import type { Standing } from './references/domain/standings.js';
import type { OrgUnit } from './units/persistence/unit.entity.js';
import { abbreviates } from './units/domain/abbreviation.js';
import { unitsMeantBy } from './units/domain/common-abbreviations.js';
import { type UnitChange, type UnitHint, UnitImport } from './units/unit-import.js';

/** Names of the tables that other modules may join in their projections. */
export const organizationTables = {
  orgUnit: 'org_unit',
  /** On which days a unit stands below another one: ask with `validFrom <= day AND validUntil >= day`. */
  ancestor: 'org_unit_ancestor',
  position: 'position',
  /** What a unit is on which days. */
  unitPeriod: 'org_unit_period',
  /** Codes of the reference lists with their days. */
  referenceItem: 'reference_item',
} as const;

/** A unit as other modules see it today. */
export type UnitView = Readonly<
  Pick<
    OrgUnit,
    'id' | 'externalId' | 'parentId' | 'name' | 'headPostTitle' | 'echelonCode' | 'headExternalId' | 'isSecretariat'
  >
>;

/** Where a unit stands in the tree on some days. */
export interface UnitPlacement extends Days {
  readonly unitId: string;
  readonly parentId: string | null;
  readonly type: string | null;
  /** The type of which that type is part: DINAS of DINAS_A. */
  readonly typeGroup: string | null;
  readonly isSecretariat: boolean;
}

/** What an import says of a post. */
export type PositionInput = Readonly<
  Pick<Position, 'unitId' | 'kind' | 'title' | 'echelonCode' | 'externalId' | 'jobClass'>
>;

/** What other modules may ask of the organisation and do to it. */
@Injectable()
export class OrganizationApi {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly unitImport: UnitImport,
    private readonly references: ReferencesReader,
  ) {}

  /** All units as they are today, closed ones as they were at last; a government has some thousands at most. */
  async units(): Promise<UnitView[]> {
    const rows = await this.db.rows<UnitView & { isSecretariat: unknown }>(
      'SELECT id, externalId, parentId, name, headPostTitle, echelonCode, headExternalId, isSecretariat FROM org_unit ORDER BY id',
    );
    return rows.map((row) => ({ ...row, isSecretariat: Number(row.isSecretariat) === 1 }));
  }

  /** Forgets whom the units' source names as head, when that person becomes a pseudonym; in the current transaction. */
  async forgetHead(externalId: string): Promise<void> {
    await this.db.change('UPDATE org_unit SET headExternalId = NULL, version = version + 1 WHERE headExternalId = ?', [
      externalId,
    ]);
  }

  /**
   * Ids of units whose name of today has a word that begins so, or that it commonly stands for, and those whose names it
   * abbreviates where there are none (rules SE-6, SE-7). `mayAbbreviate` is false for what is known to be something else.
   */
  async unitsCalled(word: string, mayAbbreviate = true): Promise<string[]> {
    const called = anyOf(...[word, ...unitsMeantBy(word)].map((name) => hasWord('nameKey', name)));
    const rows = await this.db.rows<{ id: string }>(`SELECT id FROM org_unit WHERE ${called.sql}`, called.values);
    if (rows.length > 0 || !mayAbbreviate) return rows.map(({ id }) => id);
    // Of some thousand units few have a word with that letter, and many are called the same.
    const begins = hasWord('nameKey', word.slice(0, 1));
    const sql = `SELECT DISTINCT nameKey FROM org_unit WHERE ${begins.sql}`;
    const names = await this.db.rows<{ nameKey: string }>(sql, begins.values);
    const keys = names.flatMap(({ nameKey }) => (abbreviates(word, nameKey) ? [nameKey] : []));
    if (keys.length === 0) return [];
    const within = `nameKey IN (${keys.map(() => '?').join(', ')})`;
    const found = await this.db.rows<{ id: string }>(`SELECT id FROM org_unit WHERE ${within}`, keys);
    return found.map(({ id }) => id);
  }

  /** The units and all that stand below them today. */
  async unitsBelow(unitIds: readonly string[]): Promise<string[]> {
    if (unitIds.length === 0) return [];
    const today = this.clock.today();
    const marks = unitIds.map(() => '?').join(', ');
    const rows = await this.db.rows<{ unitId: string }>(
      `SELECT DISTINCT unitId FROM org_unit_ancestor WHERE ancestorId IN (${marks}) AND validFrom <= ? AND validUntil >= ?`,
      [...unitIds, today, today],
    );
    return rows.map(({ unitId }) => unitId);
  }

  /** Where every unit stands on every day. */
  async placements(): Promise<UnitPlacement[]> {
    const groups = await this.references.unitTypeGroups();
    const rows = await this.db.rows<Omit<UnitPlacement, 'typeGroup'> & { isSecretariat: unknown }>(
      'SELECT unitId, parentId, type, isSecretariat, validFrom, validUntil FROM org_unit_period ORDER BY unitId, validFrom',
    );
    return rows.map((row) => ({
      ...row,
      typeGroup: groups.get(row.type ?? '') ?? null,
      isSecretariat: Number(row.isSecretariat) === 1,
    }));
  }

  /** True when there is or was such a unit. */
  async hasUnit(unitId: string): Promise<boolean> {
    return (await this.db.rows('SELECT id FROM org_unit WHERE id = ?', [unitId])).length > 0;
  }

  /** True when a unit may have this type on the day, or today where that lies in the past. */
  hasUnitType(type: string, on: CivilDate): Promise<boolean> {
    return this.references.has('jenis-unit', type, later(on, this.clock.today()));
  }

  /** True when results may have this perspective on the day. */
  hasPerspective(code: string, on: CivilDate): Promise<boolean> {
    return this.references.has('perspektif', code, on);
  }

  /** Types of units whose heads are leaders of their own (pimpinan unit kerja mandiri). */
  independentTypes(): Promise<ReadonlySet<string>> {
    return this.references.independentTypes();
  }

  /** What each legal standing (kedudukan hukum) means on a day, by its code; codes that nobody knows are not there. */
  standings(on: CivilDate = this.clock.today()): Promise<ReadonlyMap<string, Standing>> {
    return this.references.standings(on);
  }

  /** On which days people of each legal standing are at work, by its code; nobody of a code that is not there is. */
  daysAtWork(): Promise<ReadonlyMap<string, readonly Days[]>> {
    return this.references.daysAtWork();
  }

  /**
   * Refuses a post that is not there, belongs to another unit, or is not there on all of the days.
   * Throws ORGANIZATION.POSITION_UNKNOWN, POSITION_ABSENT.
   */
  async requirePosition(positionId: string, unitId: string, days: Days): Promise<void> {
    const [row] = await this.db.rows<Days & { unitFrom: CivilDate; unitUntil: CivilDate }>(
      `SELECT p.validFrom, p.validUntil, u.validFrom AS unitFrom, u.validUntil AS unitUntil FROM position p
       JOIN org_unit u ON u.id = p.unitId WHERE p.id = ? AND p.unitId = ?`,
      [positionId, unitId],
    );
    if (!row) throw refusedAt(organizationProblems.POSITION_UNKNOWN, { positionId }, '/positionId');
    const validFrom = later(row.validFrom, row.unitFrom);
    const validUntil = earlier(row.validUntil, row.unitUntil);
    const pointers = [
      ...(days.validFrom < validFrom || days.validFrom > validUntil ? ['/validFrom'] : []),
      ...(days.validUntil > validUntil || days.validUntil < validFrom ? ['/validUntil'] : []),
    ];
    if (pointers.length > 0)
      throw refusedAt(organizationProblems.POSITION_ABSENT, { validFrom, validUntil }, ...pointers);
  }

  /** The retirement ages of a day. */
  retirementAges(on: CivilDate = this.clock.today()): Promise<RetirementAges> {
    return this.references.retirementAges(on);
  }

  /** By what people retire today: the day, from a post and a birth date. */
  async retirementRule(): Promise<(post: RetiringPost, birthDate: CivilDate) => CivilDate> {
    const ages = await this.references.retirementAges();
    return (post, birthDate) => retirementDate(birthDate, retirementAge(post, ages));
  }

  /**
   * Adds or changes units by their external id, each below its parent, all at once; gives those that really changed. What an
   * input does not say stays as it is; a change counts from the day on.
   * Throws ORGANIZATION.CYCLE, SECOND_ROOT, PARENT_CLOSED.
   */
  importUnits(inputs: readonly UnitHint[], source: string, on: CivilDate): Promise<UnitChange[]> {
    return this.unitImport.run(inputs, source, on);
  }

  /**
   * Finds posts by unit, kind and title, and makes those that are missing on the day; answers their ids in the order asked. Of
   * posts of one title the one counts that is there on the day, otherwise the next one, otherwise a new one behind the last. A class is taken
   * over where none is known yet.
   */
  async ensurePositions(inputs: readonly PositionInput[], source: string, on: CivilDate): Promise<string[]> {
    const posts = inputs.map((input) => ({ ...input, titleKey: searchKey(input.title) }));
    const known = await this.positionsIn([...new Set(inputs.map(({ unitId }) => unitId))]);
    const now = this.clock.now();
    const added: NewRow<Position>[] = [];
    const classes = new Map<string, number>();
    const ids = posts.map((post) => {
      const namesakes = known.get(postKey(post)) ?? [];
      const found = namesakes.find((one) => holdsOn(one, on)) ?? namesakes.find(({ validFrom }) => validFrom > on);
      if (found) {
        if (found.jobClass === null && post.jobClass !== null) classes.set(found.id, post.jobClass);
        return found.id;
      }
      const last = namesakes.at(-1);
      const days = { validFrom: last ? plusDays(last.validUntil, 1) : SINCE_EVER, validUntil: OPEN_END };
      const level = levelOf(post.kind, post.title, post.echelonCode);
      const what = { level, retirementAge: null, ...days };
      const row = { id: newId(), ...post, ...what, source, createdAt: now, updatedAt: now, version: 1 };
      added.push(row);
      known.set(postKey(post), [...namesakes, row]);
      return row.id;
    });
    await this.db.insert(Position, added);
    for (const [id, jobClass] of classes) await this.db.change(SET_CLASS, [jobClass, now, id]);
    return ids;
  }

  /** The posts in these units by unit, kind and title, earliest first. */
  private async positionsIn(unitIds: readonly string[]): Promise<Map<string, KnownPosition[]>> {
    if (unitIds.length === 0) return new Map();
    const rows = await this.db.rows<KnownPosition>(
      `SELECT id, unitId, kind, titleKey, jobClass, validFrom, validUntil FROM position
       WHERE unitId IN (${unitIds.map(() => '?').join(', ')}) ORDER BY validFrom`,
      unitIds,
    );
    return Map.groupBy(rows, postKey);
  }
}

const SET_CLASS =
  'UPDATE position SET jobClass = ?, updatedAt = ?, version = version + 1 WHERE id = ? AND jobClass IS NULL';

type KnownPosition = Pick<Position, 'id' | 'unitId' | 'kind' | 'titleKey' | 'jobClass' | 'validFrom' | 'validUntil'>;

const postKey = ({ unitId, kind, titleKey }: Pick<Position, 'unitId' | 'kind' | 'titleKey'>): string =>
  `${unitId}|${kind}|${titleKey}`;
