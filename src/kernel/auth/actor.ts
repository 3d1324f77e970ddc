import type { Permission, RoleName } from './permissions.js';

/** What somebody has to do before anything else; until then only routes with `@DespiteDuty` are open. */
export type Duty = 'CHANGE_PASSWORD' | 'SET_UP_SECOND_FACTOR';

/** Who is calling, with the rights as they are at this moment. */
export interface Actor {
  /** USER signed in, here or at an outside provider; SERVICE is a machine and never a person. */
  readonly kind: 'USER' | 'SERVICE';
  /** The account; of a machine its service account. */
  readonly accountId: string;
  /** The session here; null for a machine and for the token of an outside provider. */
  readonly sessionId: string | null;
  /** The person behind the account; null for technical accounts and machines. */
  readonly employeeId: string | null;
  readonly roles: ReadonlySet<RoleName>;
  /** Heads of the unit subtrees for which UNIT_HR was granted, or to which a machine is confined. */
  readonly hrUnitIds: readonly string[];
  readonly permissions: ReadonlySet<Permission>;
  /** When the caller last proved who he is: by the password in this session, or at an outside provider; never for a machine. */
  readonly provedAt?: Date | null;
  /** What comes before anything else, for who signed in with a password here; nothing for most callers. */
  readonly duty?: Duty | null;
}

/** Answers who a bearer token stands for; `identity` provides it. Null when the token is not valid now. */
export abstract class Authenticator {
  abstract authenticate(bearerToken: string): Promise<Actor | null>;

  /** True when the token was found good before, so that it was made by us and looking at it again costs little. */
  remembers(_bearerToken: string): boolean {
    return false;
  }
}
