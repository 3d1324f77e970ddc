import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../kernel/audit/audit-log.js';
import { Database } from '../../kernel/database/database.js';
import { maskedName, nameColumn, normalName } from './domain/sign-in-name.js';
import type { TokenResponse } from './http/auth.response.js';
import { authProblems } from './identity.problems.js';
import { PasswordHasher } from './password-hasher.js';
import { Account } from './persistence/account.entity.js';
import { SessionsService } from './sessions.service.js';
import { ThrottleService } from './throttle.service.js';

type HashRow = Pick<Account, 'passwordHash'>;

/** Signing in with a password. */
@Injectable()
export class SignInService {
  private readonly hashes = {
    username: this.db.prepare<HashRow>('SELECT passwordHash FROM account WHERE username = ?'),
    email: this.db.prepare<HashRow>('SELECT passwordHash FROM account WHERE email = ?'),
  };

  constructor(
    private readonly db: Database,
    private readonly audit: AuditLog,
    private readonly throttle: ThrottleService,
    private readonly hasher: PasswordHasher,
    private readonly sessions: SessionsService,
  ) {}

  /**
   * Opens a session for a username or e-mail address. Whatever is wrong, the work and the answer are the same: one
   * password check, AUTH.SIGN_IN_REFUSED; after too many failures AUTH.TOO_MANY_ATTEMPTS.
   */
  async signIn(typedName: string, password: string, userAgent: string | undefined): Promise<TokenResponse> {
    const name = normalName(typedName);
    const column = nameColumn(name);
    const session = await this.throttle.attempt(name, async (nameKey) => {
      const hash = (await this.hashes[column].first([name]))?.passwordHash ?? null;
      const matches = await this.hasher.verify(hash, password);
      const opened = await this.db.transaction(async () => {
        const account = await this.db.lock(Account, { [column]: name });
        // The account is judged under its lock, by the hash that was checked: it may have changed meanwhile.
        const reason = refusal(account, matches && account?.passwordHash === hash);
        await this.record(account, nameKey, reason);
        if (!account || reason) return null;
        await this.throttle.succeed(nameKey);
        return this.sessions.open(account.id, userAgent);
      });
      if (!opened) throw authProblems.SIGN_IN_REFUSED();
      return opened;
    });
    return this.sessions.pairOf(session);
  }

  private record(account: Account | undefined, nameKey: string, reason: string | null): Promise<void> {
    return this.audit.record({
      action: 'session.sign-in',
      object: account ? { type: 'account', id: account.id } : { type: 'sign-in-name', id: nameKey },
      actorAccountId: reason ? null : account?.id,
      subjectEmployeeId: account?.employeeId,
      outcome: reason ? 'REFUSED' : 'SUCCESS',
      facts: account ? { username: maskedName(account.username), reason } : { reason },
    });
  }
}

/** Why an account may not sign in, for the record only; null when it may. */
function refusal(account: Account | undefined, matches: boolean): string | null {
  if (!account) return 'UNKNOWN_NAME';
  if (!account.passwordHash) return 'NOT_ACTIVATED';
  if (account.disabledAt) return 'DISABLED';
  return matches ? null : 'WRONG_PASSWORD';
}
