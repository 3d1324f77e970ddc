import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../../kernel/auth/actor.js';
import { Database } from '../../../../kernel/database/database.js';
import type { Where } from '../../../../kernel/database/entity-rows.js';
import { requireFit } from '../../teams/membership.js';
import { type Team, TeamMember } from '../../teams/persistence/team.entity.js';
import { TeamAccess } from '../../teams/team.access.js';
import type { TeamMembershipCorrectionRequest } from '../http/correction.request.js';
import type { RecordKind } from '../record-kind.js';

/** Who belongs to a team. It moves nobody's line. */
@Injectable()
export class TeamMemberKind implements RecordKind<TeamMember, TeamMembershipCorrectionRequest, object, Team> {
  readonly entity = TeamMember;
  readonly type = 'team-member';

  constructor(
    private readonly db: Database,
    private readonly access: TeamAccess,
  ) {}

  open(actor: Actor, { teamId = '' }: Where<TeamMember>): Promise<Team> {
    return this.access.load(actor, teamId);
  }

  facts({ validUntil, ...facts }: TeamMembershipCorrectionRequest, team: Team): Where<TeamMember> {
    return { ...facts, validUntil: validUntil === null ? team.validUntil : validUntil };
  }

  /** Throws EMPLOYEE.OUTSIDE_TEAM, ALREADY_MEMBER, TEAM_HAS_LEADER, RANGE_REVERSED. */
  async check({ after, owner }: { after: TeamMember; owner: Team }): Promise<null> {
    const members = await this.db.find(TeamMember, { teamId: owner.id });
    requireFit(
      owner,
      after,
      members.filter(({ id }) => id !== after.id),
    );
    return null;
  }

  release(): Promise<null> {
    return Promise.resolve(null);
  }

  settle(): Promise<void> {
    return Promise.resolve();
  }
}
