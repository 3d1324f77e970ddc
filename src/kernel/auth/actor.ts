import type { Permission, RoleName } from './permissions.js';

/** What somebody has to do before anything else; until then only routes with `@DespiteDuty` are open. */
export type Duty = 'CHANGE_PASSWORD' | 'SET_UP_SECOND_FACTOR';

/** Who is calling: an account in one session, with its rights as they are at this moment. */
export interface Actor {
  readonly accountId: string;
  readonly sessionId: string;
  /** The person behind the account; null for technical accounts. */
  readonly employeeId: string | null;
  readonly roles: ReadonlySet<RoleName>;
  /** Heads of the unit subtrees for which UNIT_HR was granted. */
  readonly hrUnitIds: readonly string[];
  readonly permissions: ReadonlySet<Permission>;
  /** When the caller last gave the password in this session; nothing for callers who have none. */
  readonly provedAt?: Date | null;
  /** What comes before anything else; nothing for most callers. */
  readonly duty?: Duty | null;
}

/** True when the actor sees everybody's objects (BKPSDM and Inspektorat). */
export function seesEverything(actor: Actor): boolean {
  return actor.roles.has('ADMIN') || actor.roles.has('AUDITOR');
}

/** Answers who a bearer token stands for; `identity` provides it. Null when the token is not valid now. */
export abstract class Authenticator {
  abstract authenticate(bearerToken: string): Promise<Actor | null>;
}
