import { Injectable } from '@nestjs/common';
import { Database } from '../../kernel/database/database.js';
import type { InputFault } from '../../kernel/errors/domain-error.js';
import type { Bilingual } from '../../kernel/i18n/language.js';
import type { Days } from '../../kernel/values/civil-date.js';
import { organizationTables } from '../organization/index.js';
import { type HeadWarning, headWarnings, type RecordedPost } from './chain/domain/head-warnings.js';
import type { AssignmentResponse, RecordedAssignmentResponse } from './http/employee.response.js';
import { shownWarning } from './http/warnings.js';

const TEXTS: Readonly<Record<HeadWarning, Bilingual>> = {
  HEAD_IN_PELAKSANA_POST: {
    id: 'Kepala unit ini dicatat pada jabatan pelaksana; dicatat demikian, tetapi periksa jabatan atau headsUnit.',
    en: 'The head of the unit is recorded in a PELAKSANA post; it is recorded so, but check the post or headsUnit.',
  },
  UNIT_HAS_HEAD: {
    id: 'Unit ini sudah mempunyai kepala definitif pada hari-hari yang sama, mulai {from}; yang mulai terakhir dihitung. Akhiri jabatan yang lama.',
    en: 'The unit has another definitive head on the same days, from {from} on; the one who came last counts. End the former post.',
  },
};

/** Tells whoever records the head of a unit what deserves a look; nothing is refused. */
@Injectable()
export class HeadNotices {
  constructor(private readonly db: Database) {}

  /** The post just recorded, with what deserves a look. */
  async with(post: AssignmentResponse): Promise<RecordedAssignmentResponse> {
    const warnings = post.headsUnit ? await this.warnings(post.id) : [];
    return warnings.length === 0 ? post : { ...post, warnings: warnings.map(shownWarning) };
  }

  private async warnings(id: string): Promise<InputFault[]> {
    const posts = await this.db.rows<RecordedPost & { unitId: string }>(
      `SELECT a.kind, a.headsUnit, a.unitId, a.validFrom, a.validUntil, p.kind AS positionKind
       FROM assignment a JOIN ${organizationTables.position} p ON p.id = a.positionId WHERE a.id = ?`,
      [id],
    );
    const found: InputFault[] = [];
    for (const post of posts) {
      const others = await this.db.rows<Days>(
        `SELECT validFrom, validUntil FROM assignment WHERE unitId = ? AND headsUnit = 1 AND kind = 'DEFINITIF' AND id <> ?`,
        [post.unitId, id],
      );
      const notices = headWarnings({ ...post, headsUnit: Boolean(post.headsUnit) }, others);
      for (const { code, from } of notices)
        found.push({ pointer: '/headsUnit', code, text: TEXTS[code], facts: { from } });
    }
    return found;
  }
}
