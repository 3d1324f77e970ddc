import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../kernel/audit/audit-log.js';
import { Clock, newId } from '../../kernel/clock/clock.js';
import { Database } from '../../kernel/database/database.js';
import { isDuplicate } from '../../kernel/database/dialect.js';
import { requestProblems } from '../../kernel/errors/problems.js';
import { searchKey } from '../../kernel/values/name-key.js';
import type { OrgUnitRequest, PositionRequest } from './http/org-unit.request.js';
import { isSecretariatHead, OrganizationApi, positionTitleKey } from './organization.api.js';
import { organizationProblems } from './organization.problems.js';
import { OrgUnit } from './persistence/org-unit.entity.js';
import { Position } from './persistence/position.entity.js';

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
    const id = input.id ?? newId();
    const now = this.clock.now();
    await this.db.transaction(async () => {
      await this.api.lockTree();
      await this.requireParent(input.parentId);
      const facts = { name: input.name, parentId: input.parentId ?? null, headPostTitle: input.headPostTitle ?? null };
      await this.refuseTaken(requestProblems.ID_TAKEN, () =>
        this.db.insert(OrgUnit, {
          id,
          ...facts,
          nameKey: searchKey(input.name),
          echelonCode: null,
          isSecretariat: isSecretariatHead(facts.headPostTitle),
          headExternalId: null,
          source: 'MANUAL',
          externalId: null,
          createdAt: now,
          updatedAt: now,
          version: 1,
        }),
      );
      await this.api.renewAncestors();
      await this.audit.record({ action: 'org-unit.create', object: { type: 'org-unit', id }, after: facts });
    });
    return id;
  }

  /** Adds a post to a unit. Throws ORGANIZATION.UNIT_UNKNOWN, ORGANIZATION.POSITION_EXISTS, REQUEST.ID_TAKEN. */
  async addPosition(input: PositionRequest): Promise<string> {
    const id = input.id ?? newId();
    const now = this.clock.now();
    const { unitId, kind, title } = input;
    await this.db.transaction(async () => {
      if (!(await this.api.hasUnit(unitId))) throw organizationProblems.UNIT_UNKNOWN({ unitId });
      const stamps = { source: 'MANUAL', externalId: null, createdAt: now, updatedAt: now, version: 1 };
      const post = { id, unitId, kind, title, titleKey: positionTitleKey(title), echelonCode: null, ...stamps };
      await this.refuseTaken(requestProblems.ID_TAKEN, () => this.db.insert(Position, post));
      await this.audit.record({
        action: 'position.create',
        object: { type: 'position', id },
        after: { unitId, kind, title },
      });
    });
    return id;
  }

  private async requireParent(parentId: string | undefined): Promise<void> {
    if (parentId) {
      if (!(await this.api.hasUnit(parentId))) throw organizationProblems.UNIT_UNKNOWN({ unitId: parentId });
    } else if ((await this.api.units()).some((unit) => unit.parentId === null))
      throw organizationProblems.ROOT_EXISTS();
  }

  private async refuseTaken(problem: () => Error, insert: () => Promise<void>): Promise<void> {
    try {
      await insert();
    } catch (error) {
      if (isDuplicate(error, 'titleKey')) throw organizationProblems.POSITION_EXISTS();
      if (isDuplicate(error)) throw problem();
      throw error;
    }
  }
}
