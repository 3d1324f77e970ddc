import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../../../config/config.js';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Clock, newId } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { CONFIG } from '../../../kernel/kernel.tokens.js';
import { Provisioning } from '../../identity/index.js';
import { assertTag, type Tags } from './entity-tags.js';
import { ScimGroupsQueries } from './groups.queries.js';
import { valueOf } from './names.js';
import type { GroupChange, MemberChange } from './patch/member-changes.js';
import { ScimGroup } from './persistence/scim.entity.js';
import { GROUPS, type GroupRole, groupRole } from './roles.js';
import { refusal } from './scim.problems.js';
import { ScimUsersQueries } from './users.queries.js';

/** Most members that one request makes come or go: each is a change of rights with its record. */
const MOST_MEMBERS = 1_000;

/** Gives and takes roles for identity systems: those that the installation allows, to users within their reach. */
@Injectable()
export class ScimGroups {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly provisioning: Provisioning,
    private readonly users: ScimUsersQueries,
    private readonly queries: ScimGroupsQueries,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Groups are the roles there are: why none is made. */
  refuseNew(body: Readonly<Record<string, unknown>>): Error {
    return groupRole(valueOf(body, 'displayName'))
      ? refusal('GROUP_EXISTS')
      : refusal('GROUP_FIXED', { groups: GROUPS });
  }

  /**
   * Changes the members of a group and its id there; gives the group's id. Throws REQUEST.NOT_FOUND, REQUEST.STALE,
   * SCIM.ROLE_NOT_ALLOWED, MEMBER_UNKNOWN, TOO_MANY_MEMBERS, ACCOUNT.LAST_ADMIN.
   */
  async change(actor: Actor, id: string, tags: Tags, change: GroupChange): Promise<GroupRole> {
    const role = groupRole(id);
    if (!role) throw requestProblems.NOT_FOUND();
    await this.db.transaction(async () => {
      await this.provisioning.begin();
      if (tags) assertTag(tags, (await this.queries.one(actor, role)).meta?.version ?? '');
      await this.changeMembers(actor, role, change.members);
      if (change.externalId !== undefined) await this.keepId(actor, role, change.externalId);
    });
    return role;
  }

  /** In the order of ids, so that two requests for the same people never wait for each other crosswise. */
  private async changeMembers(actor: Actor, role: GroupRole, changes: readonly MemberChange[]): Promise<void> {
    const before = new Set((await this.queries.members(actor, role)).map(({ value = '' }) => value));
    const after = changes.reduce<ReadonlySet<string>>(membersAfter, before);
    const moved = [...new Set([...before, ...after])].filter((id) => before.has(id) !== after.has(id)).sort();
    const isAllowed = this.config.scimRoles.some((one) => one === role);
    if (moved.length > 0 && !isAllowed) throw refusal('ROLE_NOT_ALLOWED', { role });
    if (moved.length > MOST_MEMBERS) throw refusal('TOO_MANY_MEMBERS', { most: MOST_MEMBERS });
    await this.requireUsers(actor, moved);
    for (const id of moved) {
      await this.provisioning.lock(id);
      if (after.has(id)) await this.provisioning.grant(id, role);
      else await this.provisioning.withdraw(id, role);
    }
    const given = moved.filter((id) => after.has(id));
    const taken = moved.filter((id) => before.has(id));
    if (moved.length > 0) await this.record(role, { after: { given, taken } });
  }

  /** Throws SCIM.MEMBER_UNKNOWN, also for somebody who is not within reach. */
  private async requireUsers(actor: Actor, ids: readonly string[]): Promise<void> {
    const known = await this.users.known(actor, ids);
    const unknown = ids.find((id) => !known.has(id));
    if (unknown !== undefined) throw refusal('MEMBER_UNKNOWN', { member: unknown.slice(0, 100) });
  }

  private async keepId(actor: Actor, role: GroupRole, externalId: string | null): Promise<void> {
    const key = { serviceAccountId: actor.accountId, role };
    const before = await this.db.lock(ScimGroup, key);
    if ((before?.externalId ?? null) === externalId) return;
    const facts = { externalId, updatedAt: this.clock.now() };
    if (before) await this.db.update(ScimGroup, { id: before.id }, facts);
    else await this.db.insert(ScimGroup, { id: newId(), ...key, ...facts });
    await this.record(role, { before: { externalId: before?.externalId ?? null }, after: { externalId } });
  }

  private record(role: GroupRole, values: { readonly before?: object; readonly after: object }): Promise<void> {
    return this.audit.record({ action: 'scim-group.change', object: { type: 'scim-group', id: role }, ...values });
  }
}

function membersAfter(members: ReadonlySet<string>, change: MemberChange): Set<string> {
  if (change.kind === 'remove-all') return new Set();
  if (change.kind === 'set') return new Set(change.ids);
  const ids = new Set(change.ids);
  return change.kind === 'add' ? new Set([...members, ...ids]) : new Set([...members].filter((id) => !ids.has(id)));
}
