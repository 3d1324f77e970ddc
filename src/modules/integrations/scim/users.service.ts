import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../kernel/audit/audit-log.js';
import type { Actor } from '../../../kernel/auth/actor.js';
import { Clock, newId } from '../../../kernel/clock/clock.js';
import { Database } from '../../../kernel/database/database.js';
import { refuseTaken } from '../../../kernel/database/refuse-taken.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { requestProblems } from '../../../kernel/errors/problems.js';
import { EmployeeAccess, EmployeesApi } from '../../employees/index.js';
import { accountProblems, PeopleByNumber, type ProvisionedAccount, Provisioning } from '../../identity/index.js';
import { assertTag, type Tags } from './entity-tags.js';
import type { ScimUserResponse } from './http/scim.response.js';
import { ENTERPRISE, valueOf } from './names.js';
import { newUser, type UserFacts } from './patch/user-changes.js';
import { ScimUser } from './persistence/scim.entity.js';
import { refusal } from './scim.problems.js';
import { ScimUsersQueries } from './users.queries.js';

/** An account, locked, with what one identity system says of it. */
interface LoadedUser {
  readonly account: ProvisionedAccount;
  readonly link: ScimUser;
  /** The identity system has said nothing yet. */
  readonly isNew: boolean;
  readonly before?: UserFacts;
}

/** Turns what a user is for an identity system into what it shall be. */
type Wish = (before: UserFacts) => UserFacts;

/**
 * What identity systems do to accounts. A user is the account of a person of the roster: making one gives that person an
 * account or takes it into care, deleting one disables it. Everything that the roster says stays the roster's.
 */
@Injectable()
export class ScimUsers {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly access: EmployeeAccess,
    private readonly employees: EmployeesApi,
    private readonly people: PeopleByNumber,
    private readonly provisioning: Provisioning,
    private readonly queries: ScimUsersQueries,
  ) {}

  /**
   * Makes the account of a person, or takes the one there is into the care of this identity system; gives its id.
   * Throws SCIM.PERSON_UNKNOWN, USER_EXISTS, USER_NAME_TAKEN, DISABLED_HERE, VALUE, EMAIL_NOT_UNIQUE, ACCOUNT.USERNAME_TAKEN.
   */
  create(actor: Actor, body: Readonly<Record<string, unknown>>): Promise<string> {
    const wish = newUser(body);
    return this.db.transaction(async () => {
      await this.provisioning.begin();
      const employeeId = await this.personOf(actor, wish.number);
      // Two systems that make the same user at once take turns here.
      await this.employees.lock(employeeId);
      const present = await this.provisioning.lockOf(employeeId);
      const account = present ?? (await this.newAccount(employeeId, wish));
      const linked = await this.linkOf(actor, account.id);
      if (!linked.isNew && !linked.link.removedAt) throw refusal('USER_EXISTS');
      // An address of which nothing is said stays as HR has recorded it.
      const email = valueOf(body, 'emails') === undefined ? account.email : wish.email;
      await this.apply(actor, { account, ...linked }, { ...wish, email }, 'scim-user.create');
      return account.id;
    });
  }

  /** Changes a user. Throws REQUEST.NOT_FOUND, REQUEST.STALE, SCIM.USER_NAME_TAKEN, DISABLED_HERE, EMAIL_NOT_UNIQUE, ACCOUNT.LAST_ADMIN. */
  change(actor: Actor, id: string, tags: Tags, wish: Wish): Promise<void> {
    return this.db.transaction(async () => {
      const user = await this.load(actor, id, tags, (seen) => wish(seen).active !== seen.active);
      const after = wish(user.before);
      if (differs(user.before, after)) await this.apply(actor, user, after, 'scim-user.change');
    });
  }

  /** Disables the account, whose user is not there for this identity system any more; the account itself stays. */
  remove(actor: Actor, id: string, tags: Tags): Promise<void> {
    return this.db.transaction(async () => {
      const user = await this.load(actor, id, tags, () => true);
      await this.apply(actor, user, { ...user.before, active: false, externalId: null }, 'scim-user.delete');
      const removal = { removedAt: this.clock.now(), userName: null, userNameKey: null };
      await this.db.update(ScimUser, { id: user.link.id }, removal);
    });
  }

  /** Who has or had the number, if that is within reach. Throws SCIM.PERSON_UNKNOWN, which never tells whether there is one. */
  private async personOf(actor: Actor, number: string | null): Promise<string> {
    const employeeId = number === null ? null : await this.people.holderOf(number);
    const isReached = employeeId !== null && (await this.access.reaches(actor, 'scim-user:manage', employeeId));
    if (!isReached) throw refusal('PERSON_UNKNOWN');
    return employeeId;
  }

  /** The username is the person's number, by which providers of sign-in name the person too. */
  private async newAccount(employeeId: string, { number, email }: UserFacts): Promise<ProvisionedAccount> {
    const person = await this.employees.identityOf(employeeId);
    const username = person?.nip ?? number ?? '';
    const id = await uniqueAddress(this.provisioning.create(employeeId, username, email));
    return { id, employeeId, username, email: email?.toLowerCase() ?? null, disabledAt: null };
  }

  /**
   * The account behind a user, locked, with what the identity system says of it. Where the change may end rights, the lock of
   * rights comes before that of the account. Throws REQUEST.NOT_FOUND, REQUEST.STALE.
   */
  private async load(
    actor: Actor,
    id: string,
    tags: Tags,
    mayEndRights: (seen: UserFacts) => boolean,
  ): Promise<LoadedUser & { readonly before: UserFacts }> {
    const seen = await this.queries.found(actor, id);
    // Seeing somebody and keeping his account are two rights.
    await this.access.require(actor, 'scim-user:manage', seen.employeeId);
    if (mayEndRights(factsOf(seen.user))) await this.provisioning.begin();
    const account = await this.provisioning.lock(id);
    if (!account) throw requestProblems.NOT_FOUND();
    const { user } = await this.queries.found(actor, id);
    assertTag(tags, user.meta?.version ?? '');
    return { account, ...(await this.linkOf(actor, id)), before: factsOf(user) };
  }

  private async linkOf(actor: Actor, accountId: string): Promise<Pick<LoadedUser, 'link' | 'isNew'>> {
    const link = await this.db.lock(ScimUser, { serviceAccountId: actor.accountId, accountId });
    return link ? { link, isNew: false } : { link: this.newLink(actor, accountId), isNew: true };
  }

  private newLink(actor: Actor, accountId: string): ScimUser {
    const now = this.clock.now();
    const nothing = { externalId: null, userName: null, userNameKey: null, disabledAt: null, removedAt: null };
    return { id: newId(), serviceAccountId: actor.accountId, accountId, ...nothing, createdAt: now, updatedAt: now };
  }

  private async apply(
    actor: Actor,
    { account, link, isNew, before }: LoadedUser,
    wish: UserFacts,
    action: string,
  ): Promise<void> {
    const isSwitched = wish.active !== (account.disabledAt === null);
    if (isSwitched && wish.active) requireOwnDisabling(account, link);
    await this.requireFreeName(actor, account, wish.userName);
    const email = wish.email?.toLowerCase() ?? null;
    const change = {
      ...(email === account.email ? {} : { email }),
      ...(isSwitched ? { disabled: !wish.active } : {}),
    };
    const disabledAt = await uniqueAddress(this.provisioning.change(account.id, change));
    const switched = isSwitched ? { disabledAt } : {};
    await this.keep({ ...link, ...this.namesOf(account, wish), ...switched, removedAt: null }, isNew);
    await this.record(action, account, wish, before);
  }

  /** A name that is the username says nothing of its own. */
  private namesOf({ username }: ProvisionedAccount, { userName, externalId }: UserFacts): Partial<ScimUser> {
    const own = userName.toLowerCase() === username ? null : userName;
    return { externalId, userName: own, userNameKey: own?.toLowerCase() ?? null };
  }

  /**
   * Throws SCIM.USER_NAME_TAKEN when the name is the username of another user of this identity system; the rest is a unique rule's.
   * Names of accounts that it does not see are not compared: the refusal would tell it that they exist.
   */
  private async requireFreeName(actor: Actor, { id }: ProvisionedAccount, userName: string): Promise<void> {
    if (await this.queries.hasOther(actor, userName.toLowerCase(), id)) throw refusal('USER_NAME_TAKEN');
  }

  private keep(link: ScimUser, isNew: boolean): Promise<void> {
    const saved = isNew
      ? this.db.insert(ScimUser, link)
      : this.db.save(ScimUser, { ...link, updatedAt: this.clock.now() });
    return refuseTaken(saved, { userNameKey: () => refusal('USER_NAME_TAKEN') });
  }

  private record(
    action: string,
    { id, employeeId }: ProvisionedAccount,
    after: UserFacts,
    before?: UserFacts,
  ): Promise<void> {
    const shown = ({ externalId, active, email }: UserFacts) => ({ externalId, active, email });
    const values = { ...(before ? { before: shown(before) } : {}), after: shown(after) };
    return this.audit.record({ action, object: { type: 'scim-user', id }, subjectEmployeeId: employeeId, ...values });
  }
}

function factsOf(user: ScimUserResponse): UserFacts {
  const { userName = '', active = true, externalId, emails } = user;
  const number = user[ENTERPRISE]?.employeeNumber ?? null;
  return { userName, active, externalId: externalId ?? null, email: emails?.[0]?.value ?? null, number };
}

/** Throws SCIM.DISABLED_HERE: what others have disabled, they enable. */
function requireOwnDisabling({ disabledAt }: ProvisionedAccount, link: ScimUser): void {
  if (disabledAt && link.disabledAt?.getTime() !== disabledAt.getTime()) throw refusal('DISABLED_HERE');
}

function differs(a: UserFacts, b: UserFacts): boolean {
  const isEmail = a.email?.toLowerCase() !== b.email?.toLowerCase();
  return isEmail || a.userName !== b.userName || a.externalId !== b.externalId || a.active !== b.active;
}

/**
 * Says of an address that another account has only that addresses are unique: whose it is, and whether it is of somebody within
 * the reach of the identity system, is none of its business. Throws SCIM.EMAIL_NOT_UNIQUE.
 */
async function uniqueAddress<T>(change: Promise<T>): Promise<T> {
  try {
    return await change;
  } catch (error) {
    const isTaken = error instanceof DomainError && error.code === accountProblems.EMAIL_TAKEN().code;
    throw isTaken ? refusal('EMAIL_NOT_UNIQUE') : error;
  }
}
