import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/auth/actor.js';
import { AccessLogQueries } from './access-log.queries.js';
import type { AccessLogResponse } from './http/audit.response.js';

/** What other modules may ask of the audit record. */
@Injectable()
export class AuditApi {
  constructor(private readonly accessLog: AccessLogQueries) {}

  /** Who read or changed the caller's own records, the latest first, so many at most. */
  ownAccessLog(actor: Actor, most: number): Promise<AccessLogResponse[]> {
    return this.accessLog.latest(actor, most);
  }
}
