import { PageQuery } from '../../../../kernel/http/page.request.js';
import { IsDay, IsId, IsOneOf, IsPlainText, Optional } from '../../../../kernel/http/validators.js';
import { TEAM_ROLES, type TeamRole } from '../persistence/team.entity.js';

/** A new team. */
export class TeamRequest {
  /** Id made by the client; the service makes one when it is left out. */
  @Optional() @IsId() id?: string;
  /** Name of the team. @example 'Tim Kerja Percepatan Layanan' */
  @IsPlainText(1, 200) name!: string;
  /** The unit whose leader sets the team up. */
  @IsId() unitId!: string;
  /** First day of the team. */
  @IsDay() validFrom!: string;
  /** Last day of the team; left out while it has no end. */
  @Optional() @IsDay() validUntil?: string;
  /** Number of the letter. @example '800.1.3/114/2026' */
  @Optional() @IsPlainText(1, 100) letterNumber?: string;
  /** Date of the letter. */
  @Optional() @IsDay() letterOn?: string;
}

/** Somebody who joins a team. */
export class TeamMembershipRequest {
  /** Id made by the client; the service makes one when it is left out. */
  @Optional() @IsId() id?: string;
  /** The employee, of any unit. */
  @IsId() employeeId!: string;
  /** LEADER gives feedback and recommends, MEMBER works. */
  @IsOneOf(TEAM_ROLES) role!: TeamRole;
  /** First day in the team. */
  @IsDay() validFrom!: string;
  /** Last day in the team; left out, that of the team. */
  @Optional() @IsDay() validUntil?: string;
}

/** Which teams. */
export class TeamQuery extends PageQuery {
  /** Only teams of this unit. */
  @Optional() @IsId() unitId?: string;
  /** Only teams that exist on this day. */
  @Optional() @IsDay() on?: string;
  /** Words of the name, in any order. @example 'percepatan layanan' */
  @Optional() @IsPlainText(1, 100) q?: string;
}
