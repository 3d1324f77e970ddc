import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/auth/actor.js';
import { permissionsOfMachine } from '../../kernel/auth/scopes.js';
import { Clock } from '../../kernel/clock/clock.js';
import { Database } from '../../kernel/database/database.js';
import { isoOf } from '../../kernel/database/dialect.js';
import type { Caller } from './rights.js';

const RIGHTS_SQL = `SELECT s.scopes, s.unitId, k.expiresAt FROM service_secret k
  JOIN service_account s ON s.id = k.serviceAccountId
  WHERE k.id = ? AND s.id = ? AND s.revokedAt IS NULL AND k.expiresAt > ?`;

/** What a machine's token says: which secret got it, and which scopes it asked for. */
export interface ServiceTokenClaims {
  readonly serviceAccountId: string;
  readonly secretId: string;
  readonly scopes: readonly string[];
}

/** Says what a machine may do now. */
@Injectable()
export class ServiceRights {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** The machine behind a token, with those scopes that both the token and the service account have; null when it is over. */
  async caller(token: ServiceTokenClaims, expiresAtMs: number): Promise<Caller | null> {
    const { serviceAccountId: accountId, secretId } = token;
    const now = this.clock.now();
    const rows = await this.db.rows<{ scopes: string; unitId: string | null; expiresAt: string }>(RIGHTS_SQL, [
      ...[secretId, accountId, now],
    ]);
    const [row] = rows;
    if (!row) return null;
    const scopes = row.scopes.split(' ').filter((scope) => token.scopes.includes(scope));
    const actor = machine(accountId, row.unitId, scopes);
    return { actor, untilMs: Math.min(expiresAtMs, Date.parse(isoOf(row.expiresAt))) };
  }
}

/** A machine that is calling, with these of its scopes. */
export function machine(accountId: string, unitId: string | null, scopes: readonly string[]): Actor {
  const rights = {
    roles: new Set(['SERVICE'] as const),
    hrUnitIds: unitId === null ? [] : [unitId],
    permissions: permissionsOfMachine(scopes),
  };
  return { kind: 'SERVICE', accountId, sessionId: null, employeeId: null, ...rights };
}
