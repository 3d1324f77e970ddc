import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock/clock.js';
import { Database } from '../../kernel/database/database.js';

/** Somebody in the chain of appraisal above a person. */
export interface ChainLink {
  readonly employeeId: string;
  /** False for somebody who is no civil servant, such as the head of the region. */
  readonly isCivilServant: boolean;
}

/** More links than any government has levels: a chain that goes in a circle ends. */
const MOST_LINKS = 12;
const LINE = `SELECT rl.appraiserId, rl.superiorId, a.kind AS appraiserKind, s.kind AS superiorKind FROM reporting_line rl
  LEFT JOIN employee a ON a.id = rl.appraiserId LEFT JOIN employee s ON s.id = rl.superiorId
  WHERE rl.employeeId = ? AND rl.validFrom <= ? AND rl.validUntil >= ?`;
interface Line {
  readonly appraiserId: string | null;
  readonly superiorId: string | null;
  readonly appraiserKind: string | null;
  readonly superiorKind: string | null;
}

/** Follows the chain of appraisal upwards. */
@Injectable()
export class ChainAbove {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Who appraises somebody today, who is above the appraiser, and so on up to the head of the region, the nearest first. */
  async of(employeeId: string): Promise<ChainLink[]> {
    const links = new Map<string, ChainLink>();
    let at: string | undefined = employeeId;
    for (let level = 0; at !== undefined && level < MOST_LINKS; level += 1) {
      const line: Line | undefined = await this.line(at);
      const known = links.size;
      if (line?.appraiserId) note(links, line.appraiserId, line.appraiserKind);
      if (line?.superiorId) note(links, line.superiorId, line.superiorKind);
      at = links.size > known ? [...links.keys()].at(-1) : undefined;
    }
    return [...links.values()];
  }

  /** True for a civil servant (PNS, CPNS or PPPK). */
  async isCivilServant(employeeId: string): Promise<boolean> {
    const sql = `SELECT id FROM employee WHERE id = ? AND kind <> 'NON_ASN'`;
    return (await this.db.rows(sql, [employeeId])).length > 0;
  }

  private async line(employeeId: string): Promise<Line | undefined> {
    const today = this.clock.today();
    return (await this.db.rows<Line>(LINE, [employeeId, today, today]))[0];
  }
}

function note(links: Map<string, ChainLink>, employeeId: string, kind: string | null): void {
  if (!links.has(employeeId)) links.set(employeeId, { employeeId, isCivilServant: kind !== 'NON_ASN' });
}
