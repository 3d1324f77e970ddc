import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/auth/actor.js';
import type { AccountPermission } from '../../kernel/auth/permissions.js';
import { reachOf } from '../../kernel/auth/reach.js';
import { Database } from '../../kernel/database/database.js';
import { requestProblems } from '../../kernel/errors/problems.js';
import { accountProblems } from './identity.problems.js';
import { Account } from './persistence/identity.entity.js';

/** The only way to load an account that somebody changes. */
@Injectable()
export class AccountAccess {
  constructor(private readonly db: Database) {}

  /** Loads and locks an account for a change. Throws REQUEST.NOT_FOUND, ACCOUNT.OWN_ACCOUNT. */
  async load(actor: Actor, id: string, permission: AccountPermission): Promise<Account> {
    const account = await this.db.lock(Account, { id });
    if (!account) throw requestProblems.NOT_FOUND();
    this.require(actor, id, permission);
    return account;
  }

  /** Refuses what the policy keeps from the account's owner, and everything to whom it gives nothing. Throws ACCOUNT.OWN_ACCOUNT. */
  require(actor: Actor, id: string, permission: AccountPermission): void {
    const reach = reachOf(actor, permission);
    const isOwn = id === actor.accountId;
    if (reach.has('ALL') || reach.has(isOwn ? 'OWN' : 'OTHERS')) return;
    throw isOwn ? accountProblems.OWN_ACCOUNT() : requestProblems.NOT_FOUND();
  }
}
