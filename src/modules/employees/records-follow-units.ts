import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityTarget, ObjectLiteral } from 'typeorm';
import { AuditLog } from '../../kernel/audit/audit-log.js';
import { Clock, newId } from '../../kernel/clock/clock.js';
import { Database } from '../../kernel/database/database.js';
import type { Where } from '../../kernel/database/entity-rows.js';
import { type CivilDate, later, plusDays } from '../../kernel/values/civil-date.js';
import { OrganizationParticipants, type Succession, type UnitHolder, type UnitHolding } from '../organization/index.js';
import { AppraisalChainRule, AppraisalDelegation } from './chain/persistence/chain.entity.js';
import { Team, TeamMember } from './teams/persistence/team.entity.js';

/** Columns of what holds from a day to a day. */
interface Dated extends ObjectLiteral {
  readonly id: string;
  readonly validFrom: CivilDate;
  readonly validUntil: CivilDate;
  readonly version: number;
}
type Targets = ReadonlyMap<string, string | null>;

/** Letters that delegate, rules of the chain and teams go on for the unit that takes them over, or end with their unit. */
@Injectable()
export class RecordsFollowUnits implements UnitHolder, OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly participants: OrganizationParticipants,
  ) {}

  onModuleInit(): void {
    this.participants.registerHolder(this);
  }

  async holdingsOf(unitIds: readonly string[], from: CivilDate): Promise<UnitHolding[]> {
    const some = `IN (${unitIds.map(() => '?').join(', ')})`;
    const read = (select: string) =>
      this.db.rows<Omit<UnitHolding, 'kind'>>(
        `${select} WHERE validUntil >= ? AND unitId ${some} ORDER BY validFrom, id`,
        [from, ...unitIds],
      );
    const letters = await read('SELECT id, unitId, letterNumber AS name FROM appraisal_delegation');
    const rules = (await this.rulesOf(new Set(unitIds), from)).map((rule) => ({
      id: rule.id,
      unitId: unitIds.find((one) => one === rule.unitId || one === rule.aboveUnitId) ?? '',
      name: rule.reason ?? String(rule.sequence),
    }));
    const teams = await read('SELECT id, unitId, name FROM team');
    const of = (kind: UnitHolding['kind'], rows: readonly Omit<UnitHolding, 'kind'>[]): UnitHolding[] =>
      rows.map((row) => ({ ...row, kind }));
    return [...of('LETTER', letters), ...of('RULE', rules), ...of('TEAM', teams)];
  }

  async handOver(from: CivilDate, successions: readonly Succession[]): Promise<void> {
    const of = (kind: Succession['kind']): Targets =>
      new Map(successions.filter((one) => one.kind === kind).map(({ unitId, toUnitId }) => [unitId, toUnitId]));
    await this.letters(from, of('LETTER'));
    await this.rules(from, of('RULE'));
    await this.teams(from, of('TEAM'));
  }

  private async letters(from: CivilDate, targets: Targets): Promise<void> {
    for (const [unitId, toUnitId] of targets)
      for (const letter of await this.db.find(AppraisalDelegation, { unitId }))
        await this.goOn(AppraisalDelegation, 'appraisal-delegation', letter, from, unitFacts(toUnitId));
  }

  /** A rule that names a unit twice over follows in both places, and ends when it would lead a unit to itself. */
  private async rules(from: CivilDate, targets: Targets): Promise<void> {
    for (const rule of await this.rulesOf(new Set(targets.keys()), from)) {
      const next = (unitId: string | null): string | null | undefined =>
        unitId === null || !targets.has(unitId) ? unitId : (targets.get(unitId) ?? undefined);
      const [unitId, aboveUnitId] = [next(rule.unitId), next(rule.aboveUnitId)];
      const ends = unitId === undefined || aboveUnitId === undefined || (unitId !== null && unitId === aboveUnitId);
      await this.goOn(AppraisalChainRule, 'appraisal-chain-rule', rule, from, ends ? null : { unitId, aboveUnitId });
    }
  }

  private async rulesOf(unitIds: ReadonlySet<string>, from: CivilDate): Promise<AppraisalChainRule[]> {
    const rules = await this.db.rows<AppraisalChainRule>(
      `SELECT id, sequence, unitId, unitType, depth, above, aboveUnitId, reason, validFrom, validUntil, version
       FROM appraisal_chain_rule WHERE validUntil >= ? AND (unitId IS NOT NULL OR aboveUnitId IS NOT NULL) ORDER BY sequence, id`,
      [from],
    );
    return rules.filter((rule) => unitIds.has(rule.unitId ?? '') || unitIds.has(rule.aboveUnitId ?? ''));
  }

  private async teams(from: CivilDate, targets: Targets): Promise<void> {
    for (const [unitId, toUnitId] of targets) {
      for (const team of await this.db.find(Team, { unitId })) {
        if (team.validUntil < from) continue;
        const members = await this.db.find(TeamMember, { teamId: team.id });
        const teamId = await this.goOn(Team, 'team', team, from, unitFacts(toUnitId));
        // Where the team itself has only another unit, its members stay; what never began has gone with its members.
        if (teamId === team.id) continue;
        for (const member of members)
          await this.goOn(
            TeamMember,
            'team-member',
            member,
            from,
            teamId === null ? null : { teamId },
            member.employeeId,
          );
      }
    }
  }

  /**
   * What began before the day ends the day before, and goes on as another row with these facts; what begins later has them from its
   * beginning. Without facts it ends, or never begins. Gives the id of the row that goes on.
   */
  private async goOn<E extends Dated>(
    entity: EntityTarget<E>,
    type: string,
    row: E,
    from: CivilDate,
    facts: Partial<E> | null,
    subjectEmployeeId: string | null = null,
  ): Promise<string | null> {
    if (row.validUntil < from) return row.id;
    const now = this.clock.now();
    const change = { updatedAt: now, version: Number(row.version) + 1 };
    const isLater = row.validFrom >= from;
    const here = { id: row.id } as unknown as Where<E>;
    const id = isLater ? row.id : newId();
    if (isLater && facts) await this.db.update(entity, here, { ...facts, ...change });
    else if (isLater) await this.remove(entity, here);
    else await this.db.update(entity, here, { validUntil: plusDays(from, -1), ...change } as unknown as Where<E>);
    if (!isLater && facts) {
      const next = { ...row, ...facts, id, validFrom: later(row.validFrom, from), createdAt: now, updatedAt: now };
      await this.db.insert(entity, { ...next, version: 1 });
    }
    await this.audit.record({
      action: facts ? `${type}.hand-over` : `${type}.end`,
      object: { type, id: row.id },
      subjectEmployeeId,
      before: { validUntil: row.validUntil },
      after: facts ? { ...facts, id, validFrom: later(row.validFrom, from) } : { validUntil: plusDays(from, -1) },
    });
    return facts ? id : null;
  }

  private async remove<E extends Dated>(entity: EntityTarget<E>, here: Where<E>): Promise<void> {
    if (entity === Team) await this.db.remove(TeamMember, { teamId: (here as { id: string }).id });
    await this.db.remove(entity, here);
  }
}

const unitFacts = (unitId: string | null): { unitId: string } | null => (unitId === null ? null : { unitId });
