import { type Actor, Authenticator } from '../../src/kernel/auth/actor.js';
import { PERMISSIONS, permissionsOf, type RoleName, ROLES } from '../../src/kernel/auth/permissions.js';

/** Who somebody is, besides his roles. */
export type ActorFacts = Pick<Actor, 'accountId' | 'sessionId' | 'employeeId'> & Partial<Pick<Actor, 'kind'>>;

/** Tokens that never end and stand for whom the test says; every other token means what the service says of it. */
export class GivenActors extends Authenticator {
  /** The service's own answer; set once the application stands. */
  others?: Authenticator;
  private readonly actors = new Map<string, Actor>();

  async authenticate(token: string): Promise<Actor | null> {
    return this.actors.get(token) ?? (await this.others?.authenticate(token)) ?? null;
  }

  /** Makes the token stand for somebody with these roles, who has just given the password. */
  give(token: string, facts: ActorFacts, roles: readonly RoleName[]): void {
    this.set(token, facts, roles, permissionsOf(roles));
  }

  /** Makes the token stand for somebody who may call every operation, whichever roles that takes. */
  giveAll(token: string, facts: ActorFacts): void {
    this.set(token, facts, ROLES, new Set(Object.keys(PERMISSIONS)) as Actor['permissions']);
  }

  private set(token: string, facts: ActorFacts, roles: readonly RoleName[], permissions: Actor['permissions']): void {
    const provedAt = new Date('2999-01-01T00:00:00Z');
    this.actors.set(token, { kind: 'USER', ...facts, roles: new Set(roles), hrUnitIds: [], permissions, provedAt });
  }
}
