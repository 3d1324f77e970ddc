import { Injectable } from '@nestjs/common';
import { Clock, newId } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import type { NewRow } from '../../../kernel/database/entity-rows.js';
import { type CivilDate, commonDays, holdsOn, OPEN_END, SINCE_EVER } from '../../../kernel/values/civil-date.js';
import { searchKey } from '../../../kernel/values/name-key.js';
import { OrganizationParticipants } from '../participants.js';
import { type PositionFault, positionFaults } from './domain/position-faults.js';
import { levelOf, type PositionKind, type PositionLevel } from './domain/position-kind.js';
import { Position } from './persistence/position.entity.js';

/** What a file says of a post; null where it says nothing. */
export interface ImportedPosition {
  readonly unitId: string;
  readonly kind: PositionKind;
  readonly title: string;
  readonly externalId: string | null;
  readonly level: PositionLevel | null;
  readonly jobClass: number | null;
  readonly echelonCode: string | null;
  readonly retirementAge: number | null;
  readonly validFrom: CivilDate | null;
  readonly validUntil: CivilDate | null;
}

type Facts = Pick<Position, 'externalId' | 'level' | 'jobClass' | 'echelonCode' | 'retirementAge'> &
  Pick<Position, 'validFrom' | 'validUntil'>;

/** What becomes of a post by a file: the post it means, and what of it would be different. */
export interface PositionPlan {
  /** Null for a new one. */
  readonly present: Position | null;
  /** All facts of a new one. */
  readonly facts: Partial<Facts>;
  readonly faults: readonly PositionFault[];
  /** People who hold it on days on which it would no longer be there. */
  readonly heldOutside: number;
  /** Another post of this title shares some of the days. */
  readonly isDouble: boolean;
}

/** Takes posts over from files: known by unit, kind and title. */
@Injectable()
export class PositionImport {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly participants: OrganizationParticipants,
  ) {}

  /** What would become of posts on a day, in the order asked. */
  async plan(inputs: readonly ImportedPosition[], on: CivilDate): Promise<PositionPlan[]> {
    const namesakes = await this.namesakes(inputs);
    const plans = inputs.map((input) => planOf(input, namesakes.get(keyOf(input)) ?? [], on));
    const shortened = plans.filter(({ facts }) => facts.validFrom !== undefined || facts.validUntil !== undefined);
    const ids = shortened.flatMap(({ present }) => present?.id ?? []);
    const held = Map.groupBy(await this.participants.heldPosts(ids), ({ positionId }) => positionId);
    return plans.map((plan) => {
      const days = { ...(plan.present ?? { validFrom: SINCE_EVER, validUntil: OPEN_END }), ...plan.facts };
      const outside = (held.get(plan.present?.id ?? '') ?? []).filter((post) => {
        return post.validFrom < days.validFrom || post.validUntil > days.validUntil;
      });
      return { ...plan, heldOutside: outside.length };
    });
  }

  /** Writes what plans say, in the current transaction; gives the ids of the posts. */
  async write(
    planned: readonly { readonly input: ImportedPosition; readonly plan: PositionPlan }[],
    source: string,
  ): Promise<string[]> {
    const now = this.clock.now();
    const added: NewRow<Position>[] = [];
    const ids: string[] = [];
    for (const { input, plan } of planned) {
      const { present, facts } = plan;
      const id = present?.id ?? newId();
      ids.push(id);
      if (!present) {
        const { unitId, kind, title } = input;
        const stamps = { source, createdAt: now, updatedAt: now, version: 1 };
        added.push({ id, unitId, kind, title, titleKey: searchKey(title), ...(facts as Facts), ...stamps });
      } else if (Object.keys(facts).length > 0)
        await this.db.update(Position, { id }, { ...facts, updatedAt: now, version: present.version + 1 });
    }
    await this.db.insert(Position, added);
    return ids;
  }

  private async namesakes(inputs: readonly ImportedPosition[]): Promise<Map<string, Position[]>> {
    const found: Position[] = [];
    for (const unitId of new Set(inputs.map((input) => input.unitId)))
      found.push(...(await this.db.transaction(() => this.db.find(Position, { unitId }))));
    return Map.groupBy(found, ({ unitId, kind, titleKey }) => `${unitId}|${kind}|${titleKey}`);
  }
}

const keyOf = ({ unitId, kind, title }: ImportedPosition): string => `${unitId}|${kind}|${searchKey(title)}`;

/** Of posts of one title the one counts that is there on the day, or else on the days that the file gives. */
function planOf(input: ImportedPosition, namesakes: readonly Position[], on: CivilDate): PositionPlan {
  const { kind, title, echelonCode } = input;
  const told = { validFrom: input.validFrom ?? SINCE_EVER, validUntil: input.validUntil ?? OPEN_END };
  const present = namesakes.find((one) => holdsOn(one, on)) ?? namesakes.find((one) => commonDays(one, told)) ?? null;
  const { level, jobClass, retirementAge, externalId } = input;
  const said = { externalId, level, jobClass, echelonCode, retirementAge, ...daysOf(input) };
  const names = Object.keys(said) as (keyof Facts)[];
  const differing = names.filter(
    (name) => said[name] !== null && said[name] !== undefined && said[name] !== present?.[name],
  );
  const changes = Object.fromEntries(differing.map((name) => [name, said[name]])) as Partial<Facts>;
  const fresh = {
    externalId,
    jobClass,
    echelonCode,
    retirementAge,
    level: level ?? levelOf(kind, title, echelonCode),
    ...told,
  };
  const facts = present ? changes : fresh;
  const after = { kind, ...(present ?? fresh), ...facts };
  const isDouble = namesakes.some((other) => other.id !== present?.id && commonDays(other, after) !== null);
  return { present, facts, faults: positionFaults(after), heldOutside: 0, isDouble };
}

function daysOf({ validFrom, validUntil }: ImportedPosition): Partial<Pick<Facts, 'validFrom' | 'validUntil'>> {
  return { ...(validFrom === null ? {} : { validFrom }), ...(validUntil === null ? {} : { validUntil }) };
}
