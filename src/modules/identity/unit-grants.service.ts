import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../kernel/audit/audit-log.js';
import { Clock, newId } from '../../kernel/clock/clock.js';
import { Database } from '../../kernel/database/database.js';
import { currentContext } from '../../kernel/http/request-context.js';
import { type CivilDate, later, overlaps, plusDays } from '../../kernel/values/civil-date.js';
import { AccessRevision } from './access-revision.js';
import { RoleGrant } from './persistence/identity.entity.js';

/** A role for a unit, on the day or later. */
interface UnitGrant {
  readonly id: string;
  readonly accountId: string;
  readonly employeeId: string | null;
  readonly unitId: string;
  readonly username: string;
  /** It is of the account that is calling: nobody decides about his own roles. */
  readonly isOwn: boolean;
}

/** Where the roles for a unit go when it ends; null where they end with it. */
interface UnitSuccession {
  readonly unitId: string;
  readonly toUnitId: string | null;
}

/** Roles for units that end: those of HR managers. */
@Injectable()
export class UnitGrants {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly revision: AccessRevision,
  ) {}

  /** The roles for these units that last to the day or beyond it, in the order of the names. */
  async ofUnits(unitIds: readonly string[], from: CivilDate): Promise<UnitGrant[]> {
    if (unitIds.length === 0) return [];
    const rows = await this.db.rows<Omit<UnitGrant, 'isOwn'>>(
      `SELECT g.id, g.accountId, a.employeeId, g.unitId, a.username FROM role_grant g JOIN account a ON a.id = g.accountId
       WHERE g.validUntil >= ? AND g.unitId IN (${unitIds.map(() => '?').join(', ')}) ORDER BY a.username, g.id`,
      [from, ...unitIds],
    );
    const caller = currentContext().actor?.accountId;
    return rows.map((row) => ({ ...row, isOwn: row.accountId === caller }));
  }

  /** From the day on the roles are for the other unit; without one, and for the caller himself, the day before is the last. */
  async handOver(from: CivilDate, successions: readonly UnitSuccession[]): Promise<void> {
    if (successions.length === 0) return;
    const targets = new Map(successions.map(({ unitId, toUnitId }) => [unitId, toUnitId]));
    await this.revision.advance();
    for (const grant of await this.ofUnits([...targets.keys()], from)) {
      const [row] = await this.db.find(RoleGrant, { id: grant.id });
      if (!row) continue;
      await this.end(row, from);
      const toUnitId = grant.isOwn ? null : (targets.get(grant.unitId) ?? null);
      const after = toUnitId === null ? null : await this.goOn(row, toUnitId, from);
      const { role, unitId, validFrom, validUntil } = row;
      await this.db.change('UPDATE account SET version = version + 1, updatedAt = ? WHERE id = ?', [
        this.clock.now(),
        grant.accountId,
      ]);
      await this.audit.record({
        action: after ? 'role-grant.hand-over' : 'role-grant.end',
        object: { type: 'account', id: grant.accountId },
        subjectEmployeeId: grant.employeeId,
        before: { role, unitId, from: validFrom, until: validUntil },
        after: after ?? { until: plusDays(from, -1) },
      });
    }
  }

  private async end({ id, validFrom }: RoleGrant, from: CivilDate): Promise<void> {
    if (validFrom >= from) await this.db.remove(RoleGrant, { id });
    else await this.db.update(RoleGrant, { id }, { validUntil: plusDays(from, -1) });
  }

  /** The same role for the other unit, unless the account has it there already on some of the days. */
  private async goOn(row: RoleGrant, unitId: string, from: CivilDate): Promise<object | null> {
    const days = { from: later(row.validFrom, from), until: row.validUntil };
    const held = await this.db.find(RoleGrant, { accountId: row.accountId, role: row.role, unitId });
    if (held.some((one) => overlaps(days, { from: one.validFrom, until: one.validUntil }))) return null;
    const { accountId, role } = row;
    const grant = { id: newId(), accountId, role, unitId, validFrom: days.from, validUntil: days.until };
    await this.db.insert(RoleGrant, { ...grant, createdAt: this.clock.now() });
    return { role, unitId, ...days };
  }
}
