import { Injectable } from '@nestjs/common';
import { type Actor, Authenticator } from '../../kernel/auth/actor.js';
import { permissionsOf, type RoleName } from '../../kernel/auth/permissions.js';
import { Clock } from '../../kernel/clock/clock.js';
import { Database } from '../../kernel/database/database.js';
import { isoOf } from '../../kernel/database/dialect.js';
import { plusDays } from '../../kernel/values/civil-date.js';
import { AccessRevision } from './access-revision.js';
import { type AccessClaims, AccessTokens } from './access-tokens.js';

interface RightsRow {
  readonly employeeId: string | null;
  readonly expiresAt: string;
  readonly role: RoleName | null;
  readonly unitId: string | null;
}

/** A token that was verified, and whom it stood for when the rights were last read. */
interface Remembered {
  readonly claims: AccessClaims;
  readonly actor: Actor;
  readonly revision: number;
  readonly untilMs: number;
}

const MOST_REMEMBERED = 10_000;
const LONGEST_TOKEN = 2_000;
const RIGHTS_SQL = `SELECT a.employeeId, s.expiresAt, g.role, g.unitId
  FROM session s
  JOIN account a ON a.id = s.accountId
  LEFT JOIN role_grant g ON g.accountId = a.id AND g.validFrom <= ? AND g.validUntil >= ?
  WHERE s.id = ? AND a.id = ? AND s.endedAt IS NULL AND s.expiresAt > ? AND a.disabledAt IS NULL`;

/**
 * Says who a bearer token stands for. The signature is checked once; the rights are read again when the access revision has
 * moved and when a civil day begins, because roles are granted for days.
 */
@Injectable()
export class TokenAuthenticator extends Authenticator {
  private readonly remembered = new Map<string, Remembered>();
  private readonly rights = this.db.prepare<RightsRow>(RIGHTS_SQL);

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly tokens: AccessTokens,
    private readonly revision: AccessRevision,
  ) {
    super();
  }

  async authenticate(token: string): Promise<Actor | null> {
    const known = this.remembered.get(token);
    const nowMs = this.clock.now().getTime();
    if (known && known.revision === this.revision.current && nowMs < known.untilMs) return known.actor;
    this.remembered.delete(token);
    if (known && nowMs >= known.claims.expiresAtMs) return null;
    const claims = known?.claims ?? (token.length > LONGEST_TOKEN ? null : await this.tokens.verify(token));
    return claims && this.readRights(token, claims);
  }

  private async readRights(token: string, claims: AccessClaims): Promise<Actor | null> {
    // Taken before the read: what changes meanwhile makes this entry old at once.
    const revision = this.revision.current;
    const now = this.clock.now();
    const today = this.clock.today(now);
    const rows = await this.rights.all([today, today, claims.sessionId, claims.accountId, now]);
    const [first] = rows;
    if (!first) return null;
    const midnight = this.clock.startOf(plusDays(today, 1)).getTime();
    const untilMs = Math.min(claims.expiresAtMs, midnight, Date.parse(isoOf(first.expiresAt)));
    const actor = actorOf(claims, rows);
    this.remember(token, { claims, actor, revision, untilMs });
    return actor;
  }

  private remember(token: string, entry: Remembered): void {
    const [oldest] = this.remembered.keys();
    if (this.remembered.size >= MOST_REMEMBERED && oldest !== undefined) this.remembered.delete(oldest);
    this.remembered.set(token, entry);
  }
}

function actorOf({ accountId, sessionId }: AccessClaims, rows: readonly RightsRow[]): Actor {
  const roles = new Set(rows.flatMap(({ role }) => role ?? []));
  return {
    accountId,
    sessionId,
    employeeId: rows[0]?.employeeId ?? null,
    roles,
    hrUnitIds: rows.flatMap(({ unitId }) => unitId ?? []),
    permissions: permissionsOf([...roles]),
  };
}
