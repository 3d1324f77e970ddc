import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../kernel/audit/audit-log.js';
import { Clock, newId } from '../../kernel/clock/clock.js';
import { Database } from '../../kernel/database/database.js';
import { refuseTaken } from '../../kernel/database/refuse-taken.js';
import { searchKey } from '../../kernel/values/name-key.js';
import type { OrgUnitRequest, PositionRequest } from './http/org-unit.request.js';
import { isSecretariatHead, OrganizationApi } from './organization.api.js';
import { organizationProblems } from './organization.problems.js';
import { OrgUnit, Position } from './persistence/organization.entity.js';

/** Adds units and posts by hand; the import brings them by the thousand. */
@Injectable()
export class OrganizationService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly api: OrganizationApi,
  ) {}

  /** Adds a unit below its parent. Throws ORGANIZATION.UNIT_UNKNOWN, ORGANIZATION.ROOT_EXISTS, REQUEST.ID_TAKEN. */
  async addUnit(input: OrgUnitRequest): Promise<string> {
    const { id = newId(), name, parentId = null, headPostTitle = null } = input;
    const facts = { name, parentId, headPostTitle };
    await this.db.transaction(async () => {
      await this.api.lockTree();
      await this.requireParent(parentId);
      const derived = { nameKey: searchKey(name), isSecretariat: isSecretariatHead(headPostTitle) };
      await refuseTaken(this.db.insert(OrgUnit, { id, ...facts, ...derived, ...this.stamps() }));
      await this.api.renewAncestors();
      await this.audit.record({ action: 'org-unit.create', object: { type: 'org-unit', id }, after: facts });
    });
    return id;
  }

  /** Adds a post to a unit. Throws ORGANIZATION.UNIT_UNKNOWN, ORGANIZATION.POSITION_EXISTS, REQUEST.ID_TAKEN. */
  async addPosition(input: PositionRequest): Promise<string> {
    const { id = newId(), unitId, kind, title } = input;
    const facts = { unitId, kind, title };
    await this.db.transaction(async () => {
      if (!(await this.api.hasUnit(unitId))) throw organizationProblems.UNIT_UNKNOWN({ unitId });
      const post = { id, ...facts, titleKey: searchKey(title), ...this.stamps() };
      await refuseTaken(this.db.insert(Position, post), { titleKey: organizationProblems.POSITION_EXISTS });
      await this.audit.record({ action: 'position.create', object: { type: 'position', id }, after: facts });
    });
    return id;
  }

  private async requireParent(parentId: string | null): Promise<void> {
    if (parentId) {
      if (!(await this.api.hasUnit(parentId))) throw organizationProblems.UNIT_UNKNOWN({ unitId: parentId });
    } else if ((await this.api.units()).some((unit) => unit.parentId === null))
      throw organizationProblems.ROOT_EXISTS();
  }

  private stamps(): Pick<OrgUnit, 'source' | 'createdAt' | 'updatedAt' | 'version'> {
    const now = this.clock.now();
    return { source: 'MANUAL', createdAt: now, updatedAt: now, version: 1 };
  }
}
