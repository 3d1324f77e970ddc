import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import type { CivilDate, Days } from '../../../kernel/values/civil-date.js';
import type { RetirementAges } from '../positions/domain/retirement.js';
import type { Attributes, ReferenceListCode } from './domain/reference-lists.js';
import { daysAtWork, type Standing, type StandingOfCode, standingsOn } from './domain/standings.js';

/** At this age people retire whose post tells nothing. Source: rules.md OR-6. */
const USUAL_RETIREMENT_AGE = 58;

interface Row {
  readonly code: string;
  readonly attributes: string;
  readonly validFrom: string;
  readonly validUntil: string;
}

/** What the code itself reads of the lists. */
@Injectable()
export class ReferencesReader {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** True when a list has this code on the day. */
  async has(list: ReferenceListCode, code: string, on: CivilDate): Promise<boolean> {
    const sql = 'SELECT id FROM reference_item WHERE list = ? AND code = ? AND validFrom <= ? AND validUntil >= ?';
    return (await this.db.rows(sql, [list, code, on, on])).length > 0;
  }

  /** What each legal standing means on a day, by its code. Codes that nobody knows are not there. */
  async standings(on: CivilDate = this.clock.today()): Promise<Map<string, Standing>> {
    return standingsOn(await this.standingRows(), on);
  }

  /** For types of units that are part of another type, e.g. Dinas tipe A, which one that is; as it was last said. */
  async unitTypeGroups(): Promise<ReadonlyMap<string, string>> {
    const rows = (await this.rows('jenis-unit')).sort((a, b) => a.validFrom.localeCompare(b.validFrom));
    const groups = rows.map((row) => [row.code, attributesOf<{ partOf?: string }>(row).partOf] as const);
    return new Map(groups.flatMap(([code, partOf]) => (partOf === undefined ? [] : [[code, partOf]])));
  }

  /** Types of units that answer for themselves, with those that are part of them; as it was last said. */
  async independentTypes(): Promise<ReadonlySet<string>> {
    const rows = (await this.rows('jenis-unit')).sort((a, b) => a.validFrom.localeCompare(b.validFrom));
    const types = new Map(
      rows.map((row) => [row.code, attributesOf<{ partOf?: string; isIndependent?: boolean }>(row)]),
    );
    const answers = [...types].filter(
      ([, { isIndependent, partOf = '' }]) => isIndependent ?? types.get(partOf)?.isIndependent,
    );
    return new Set(answers.map(([code]) => code));
  }

  /** On which days people of each legal standing are at work; nobody of a code that is not there is. */
  async daysAtWork(): Promise<ReadonlyMap<string, readonly Days[]>> {
    return daysAtWork(await this.standingRows());
  }

  /** The retirement ages of a day. */
  async retirementAges(on: CivilDate = this.clock.today()): Promise<RetirementAges> {
    const inForce = ({ validFrom, validUntil }: Row): boolean => validFrom <= on && on <= validUntil;
    const levels = (await this.rows('jenjang')).filter(inForce);
    const special = (await this.rows('bup-khusus')).filter(inForce);
    return {
      byLevel: new Map(levels.map((row) => [row.code, attributesOf<{ retirementAge: number }>(row).retirementAge])),
      special: special.map((row) => {
        const { titleStartsWith, retirementAge: age } = attributesOf<{
          titleStartsWith: string;
          retirementAge: number;
        }>(row);
        return { titleStartsWith, age };
      }),
      otherwise: USUAL_RETIREMENT_AGE,
    };
  }

  private async standingRows(): Promise<StandingOfCode[]> {
    return (await this.rows('kedudukan-hukum')).map((row) => ({ ...row, ...attributesOf<Standing>(row) }));
  }

  private rows(list: ReferenceListCode): Promise<Row[]> {
    return this.db.rows<Row>('SELECT code, attributes, validFrom, validUntil FROM reference_item WHERE list = ?', [
      list,
    ]);
  }
}

/** The attributes of a row, which were checked when it was written. */
const attributesOf = <T>({ attributes }: Row): T => JSON.parse(attributes) as Attributes as T;
