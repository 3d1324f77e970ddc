import { Injectable } from '@nestjs/common';
import { type AuditEntry, AuditLog } from '../../kernel/audit/audit-log.js';
import type { Actor } from '../../kernel/auth/actor.js';
import type { RoleName } from '../../kernel/auth/permissions.js';
import { Clock, newId } from '../../kernel/clock/clock.js';
import { Database } from '../../kernel/database/database.js';
import { isDuplicate } from '../../kernel/database/dialect.js';
import type { InputFault } from '../../kernel/errors/domain-error.js';
import { requestProblems } from '../../kernel/errors/problems.js';
import { inputFault } from '../../kernel/http/input-faults.js';
import { assertVersion } from '../../kernel/http/params.js';
import { OPEN_END } from '../../kernel/values/civil-date.js';
import { AccessRevision } from './access-revision.js';
import { AccountAccess } from './account.access.js';
import { type Grant, grantFault, type GrantFaultCode, needsPerson, sameGrant } from './domain/role-grants.js';
import { maskedName, normalName } from './domain/sign-in-name.js';
import type { AccountPatchRequest, AccountRequest, RoleGrantRequest } from './http/identity.request.js';
import { accountProblems } from './identity.problems.js';
import { Account, changed, RoleGrant } from './persistence/identity.entity.js';
import { newActivation, type ShownSecret } from './secrets.js';

type GrantOfRole = Grant & { readonly role: RoleName };
type Optional = Partial<Pick<Account, 'id' | 'email' | 'passwordHash' | 'activationHash' | 'activationExpiresAt'>>;

/** An account to be made. Without a password its owner has to activate it. */
export type NewAccount = Pick<Account, 'username' | 'employeeId'> & Optional & { roles: readonly GrantOfRole[] };

const ADMINS_LEFT = `SELECT a.id FROM account a JOIN role_grant g ON g.accountId = a.id
  WHERE g.role = 'ADMIN' AND g.validFrom <= ? AND g.validUntil = ?
    AND a.disabledAt IS NULL AND a.passwordHash IS NOT NULL LIMIT 1`;
const GRANT_FAULTS: Record<GrantFaultCode, InputFault['text']> = {
  UNIT_REQUIRED: { id: 'UNIT_HR memerlukan unit kerja.', en: 'UNIT_HR needs a unit.' },
  UNIT_NOT_ALLOWED: { id: 'Hanya UNIT_HR yang memakai unit kerja.', en: 'Only UNIT_HR has a unit.' },
  END_BEFORE_START: { id: 'Hari terakhir mendahului hari pertama.', en: 'The last day is before the first day.' },
};
const PERSON_REQUIRED = {
  id: 'Peran EMPLOYEE hanya untuk akun seorang pegawai; isi dengan id pegawai itu.',
  en: 'The role EMPLOYEE is for the account of a person; put the id of that person here.',
};

/** Accounts and their roles as the HR office keeps them. A change holds at once; nobody changes the own roles (R52). */
@Injectable()
export class AccountsService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly revision: AccessRevision,
    private readonly access: AccountAccess,
  ) {}

  /** Makes an account that its owner still has to activate. Throws REQUEST.INVALID, ACCOUNT.…_TAKEN, REQUEST.ID_TAKEN. */
  async create(request: AccountRequest): Promise<ShownSecret & { id: string }> {
    const { id = newId(), username, email, employeeId = null, roles } = request;
    const { shown, kept } = newActivation(this.clock.now());
    const grants = soundGrants(roles, (index) => `/roles/${index}`);
    if (employeeId === null && grants.some(({ role }) => needsPerson(role))) {
      const fault = { pointer: '/employeeId', code: 'PERSON_REQUIRED', text: PERSON_REQUIRED };
      throw requestProblems.INVALID({}, [fault]);
    }
    await this.add([{ id, username, email, employeeId, ...kept, roles: grants }]);
    return { id, ...shown };
  }

  /** Adds accounts with their roles, and gives their ids. Throws ACCOUNT.…_TAKEN, REQUEST.ID_TAKEN. */
  async add(accounts: readonly NewAccount[]): Promise<string[]> {
    const now = this.clock.now();
    const made = accounts.map(({ roles, id = newId(), username, email, ...rest }) => {
      const names = { username: normalName(username), email: email ? normalName(email) : null };
      const passwordSetAt = rest.passwordHash ? now : null;
      const nothing = {
        passwordHash: null,
        passwordSetAt,
        activationHash: null,
        activationExpiresAt: null,
        disabledAt: null,
      };
      return { roles, row: { ...nothing, ...rest, id, ...names, createdAt: now, updatedAt: now, version: 1 } };
    });
    const grants = made.flatMap(({ row, roles }) => roles.map((grant) => this.grantRow(row.id, grant)));
    await this.changing(async () => {
      await this.db.insert(
        Account,
        made.map(({ row }) => row),
      );
      await this.db.insert(RoleGrant, grants);
      const entries = made.map(({ row: { id, username, email, employeeId }, roles }) => {
        const after = { username: maskedName(username), email, employeeId, roles };
        return { action: 'account.create', object: { type: 'account', id }, subjectEmployeeId: employeeId, after };
      });
      await this.audit.recordAll(entries);
    });
    return made.map(({ row }) => row.id);
  }

  /** Changes the e-mail address, or disables or enables an account; disabling ends its sessions at once. An empty change does nothing. */
  change(actor: Actor, id: string, version: number | null, change: AccountPatchRequest): Promise<void> {
    return this.changing(async () => {
      if (change.disabled !== undefined) await this.revision.advance();
      const account = await this.access.load(actor, id, 'account:manage');
      assertVersion(account.version, version);
      const isSwitched = change.disabled !== undefined && change.disabled !== (account.disabledAt !== null);
      if (isSwitched) this.access.require(actor, id, 'account:decide');
      await this.apply(account, change);
    });
  }

  /** Does a change to a locked account, in the transaction of who has the right to it. Throws ACCOUNT.EMAIL_TAKEN, LAST_ADMIN. */
  async apply(account: Account, change: AccountPatchRequest): Promise<void> {
    if (change.disabled === undefined && change.email === undefined) return;
    const before = { email: account.email, disabled: account.disabledAt !== null };
    const after = { ...before, ...change, ...(change.email ? { email: normalName(change.email) } : {}) };
    const disabledAt = after.disabled ? (account.disabledAt ?? this.clock.now()) : null;
    await this.changing(() => this.save(account, { email: after.email, disabledAt }));
    if (after.disabled && !before.disabled) await this.endSessions(account);
    const only = (all: object): object => Object.fromEntries(Object.entries(all).filter(([name]) => name in change));
    await this.record('account.change', account, { before: only(before), after: only(after) });
  }

  /** Makes a new activation secret; the one before is void. Throws ACCOUNT.ALREADY_ACTIVE. */
  renewSecret(actor: Actor, id: string): Promise<ShownSecret> {
    return this.db.transaction(async () => {
      const account = await this.access.load(actor, id, 'account:manage');
      if (account.passwordHash) throw accountProblems.ALREADY_ACTIVE();
      const { shown, kept } = newActivation(this.clock.now());
      await this.save(account, kept);
      await this.record('account.renew-activation', account);
      return shown;
    });
  }

  /** Gives a role for some days. Throws ACCOUNT.OWN_ACCOUNT, ACCOUNT.PERSON_REQUIRED, ACCOUNT.ROLE_OVERLAPS. */
  async grant(actor: Actor, accountId: string, request: RoleGrantRequest): Promise<void> {
    const [grant] = soundGrants([request], () => '') as [GrantOfRole];
    await this.db.transaction(async () => {
      await this.give(await this.lockToDecide(actor, accountId), grant);
    });
  }

  /** Gives a locked account a role, as `apply` does a change. Throws ACCOUNT.PERSON_REQUIRED, ACCOUNT.ROLE_OVERLAPS. */
  async give(account: Account, grant: GrantOfRole): Promise<void> {
    if (account.employeeId === null && needsPerson(grant.role)) throw accountProblems.PERSON_REQUIRED();
    const held = await this.db.find(RoleGrant, { accountId: account.id });
    if (held.some((row) => sameGrant(grantOf(row), grant))) throw accountProblems.ROLE_OVERLAPS();
    await this.db.insert(RoleGrant, this.grantRow(account.id, grant));
    await this.save(account, {});
    await this.record('role-grant.add', account, { after: grant });
  }

  /** Takes a role away from now on; the record of it stays. Throws ACCOUNT.OWN_ACCOUNT, ACCOUNT.LAST_ADMIN. */
  withdraw(actor: Actor, accountId: string, grantId: string): Promise<void> {
    return this.db.transaction(async () => {
      const account = await this.lockToDecide(actor, accountId);
      const [row] = await this.db.find(RoleGrant, { id: grantId, accountId });
      if (!row) throw requestProblems.NOT_FOUND();
      await this.take(account, row);
    });
  }

  /** Takes a role away from a locked account, as `apply` does a change. Throws ACCOUNT.LAST_ADMIN. */
  async take(account: Account, row: RoleGrant): Promise<void> {
    await this.db.remove(RoleGrant, { id: row.id });
    if (row.role === 'ADMIN' && row.validUntil === OPEN_END) await this.requireAdminLeft();
    await this.save(account, {});
    await this.record('role-grant.remove', account, { before: grantOf(row) });
  }

  private async lockToDecide(actor: Actor, accountId: string): Promise<Account> {
    await this.revision.advance();
    return this.access.load(actor, accountId, 'account:decide');
  }

  private save(account: Account, changes: Partial<Account>): Promise<void> {
    return this.db.save(Account, changed(account, changes, this.clock.now()));
  }

  private async endSessions({ id, disabledAt }: Account): Promise<void> {
    await this.db.change('UPDATE session SET endedAt = ? WHERE accountId = ? AND endedAt IS NULL', [disabledAt, id]);
    const lasting = await this.db.find(RoleGrant, { accountId: id, role: 'ADMIN', validUntil: OPEN_END });
    if (lasting.length > 0) await this.requireAdminLeft();
  }

  /** After the change and under the lock of the revision: somebody must be left who can sign in and stays ADMIN. */
  private async requireAdminLeft(): Promise<void> {
    const left = await this.db.rows(ADMINS_LEFT, [this.clock.today(), OPEN_END]);
    if (left.length === 0) throw accountProblems.LAST_ADMIN();
  }

  private grantRow(accountId: string, { role, unitId, from, until }: GrantOfRole): RoleGrant {
    return { id: newId(), accountId, role, unitId, validFrom: from, validUntil: until, createdAt: this.clock.now() };
  }

  private record(
    action: string,
    { id, employeeId }: Account,
    values: Pick<AuditEntry, 'before' | 'after'> = {},
  ): Promise<void> {
    return this.audit.record({ action, object: { type: 'account', id }, subjectEmployeeId: employeeId, ...values });
  }

  /** A transaction that names the unique rule which refused it. */
  private async changing(change: () => Promise<void>): Promise<void> {
    try {
      await this.db.transaction(change);
    } catch (error) {
      const refusedBy = (column: string): boolean =>
        isDuplicate(error, `uq_account_${column}`) || isDuplicate(error, `failed: account.${column}`);
      if (refusedBy('username')) throw accountProblems.USERNAME_TAKEN();
      if (refusedBy('email')) throw accountProblems.EMAIL_TAKEN();
      if (refusedBy('employeeId')) throw accountProblems.EMPLOYEE_TAKEN();
      throw isDuplicate(error) ? requestProblems.ID_TAKEN() : error;
    }
  }
}

function grantOf({ role, unitId, validFrom, validUntil }: RoleGrant): GrantOfRole {
  return { role, unitId, from: validFrom, until: validUntil };
}

/** The grants of a request, complete; `pointerOf` says where each stands in the body. Throws REQUEST.INVALID. */
function soundGrants(requests: readonly RoleGrantRequest[], pointerOf: (index: number) => string): GrantOfRole[] {
  const grants = requests.map(({ role, unitId = null, from, until = OPEN_END }) => ({ role, unitId, from, until }));
  const faults = grants.flatMap((grant, index): InputFault[] => {
    const [pointer, fault] = [pointerOf(index), grantFault(grant)];
    if (fault) return [{ pointer: `${pointer}/${fault.field}`, code: fault.code, text: GRANT_FAULTS[fault.code] }];
    const repeats = grants.slice(0, index).some((other) => sameGrant(other, grant));
    return repeats ? [inputFault({ pointer }, 'DUPLICATE')] : [];
  });
  if (faults.length > 0) throw requestProblems.INVALID({}, faults);
  return grants;
}
