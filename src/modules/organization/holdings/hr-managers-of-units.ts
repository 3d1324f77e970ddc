import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { CivilDate } from '../../../kernel/values/civil-date.js';
import { UnitGrants } from '../../identity/index.js';
import { OrganizationParticipants, type Succession, type UnitHolder, type UnitHolding } from '../participants.js';

/** HR managers care for the unit that goes on, where a reorganisation says so; otherwise their role ends with the unit. */
@Injectable()
export class HrManagersOfUnits implements UnitHolder, OnModuleInit {
  constructor(
    private readonly grants: UnitGrants,
    private readonly participants: OrganizationParticipants,
  ) {}

  onModuleInit(): void {
    this.participants.registerHolder(this);
  }

  async holdingsOf(unitIds: readonly string[], from: CivilDate): Promise<UnitHolding[]> {
    const grants = await this.grants.ofUnits(unitIds, from);
    return grants.map(({ id, unitId, username, isOwn }) => {
      return { kind: 'HR', id, unitId, name: username, ...(isOwn ? { mustEnd: true } : {}) };
    });
  }

  handOver(from: CivilDate, successions: readonly Succession[]): Promise<void> {
    return this.grants.handOver(
      from,
      successions.filter(({ kind }) => kind === 'HR'),
    );
  }
}
