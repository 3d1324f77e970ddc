import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../../config/config.js';
import { Clock, newId } from '../../kernel/clock/clock.js';
import { Database } from '../../kernel/database/database.js';
import type { Bilingual } from '../../kernel/i18n/language.js';
import { CONFIG } from '../../kernel/kernel.tokens.js';
import { PASSWORD_MAX_LENGTH, passwordWeakness, type PasswordWeakness } from './domain/password-policy.js';
import { authProblems } from './identity.problems.js';
import { PasswordHasher } from './password-hasher.js';
import { FormerPassword } from './persistence/credentials.entity.js';
import { Account, changed } from './persistence/identity.entity.js';

const REASONS: Record<PasswordWeakness, Bilingual> = {
  TOO_SHORT: { id: 'Paling sedikit {min} karakter.', en: 'This needs at least {min} characters.' },
  TOO_LONG: { id: 'Paling banyak {max} karakter.', en: 'This may have at most {max} characters.' },
  COMMON: { id: 'Kata sandi ini terlalu umum.', en: 'This password is too common.' },
  CONTAINS_NAME: {
    id: 'Tidak boleh memuat nama pengguna, NIP, nama surel, atau nama layanan.',
    en: 'This must not contain the username, NIP, e-mail name or the name of the service.',
  },
  CONTAINS_WORD: {
    id: 'Tidak boleh memuat nama atau singkatan pemerintah daerah ini.',
    en: 'This must not contain a name or short name of this government.',
  },
  LACKS_UPPER: { id: 'Perlu huruf besar.', en: 'This needs a capital letter.' },
  LACKS_LOWER: { id: 'Perlu huruf kecil.', en: 'This needs a small letter.' },
  LACKS_DIGIT: { id: 'Perlu angka.', en: 'This needs a digit.' },
  LACKS_SIGN: { id: 'Perlu tanda baca atau spasi.', en: 'This needs a sign or a space.' },
};

/** The names and passwords of an account, as far as a new password is held against them. */
type Owner = Pick<Account, 'id' | 'username' | 'email' | 'passwordHash'>;

/** What a new password has to be, and how it takes the place of the one before. `pointer` names its field in the body. */
@Injectable()
export class PasswordRules {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly hasher: PasswordHasher,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Throws AUTH.PASSWORD_WEAK. */
  requireStrong(password: string, names: readonly (string | null)[], pointer: string): void {
    const { passwordMinLength: minLength, passwordKinds: kinds, passwordContextWords: contextWords } = this.config;
    const weakness = passwordWeakness(password, { minLength, kinds, contextWords }, names);
    if (!weakness) return;
    const facts = { min: minLength, max: PASSWORD_MAX_LENGTH };
    throw authProblems.PASSWORD_WEAK({}, [{ pointer, code: weakness, text: REASONS[weakness], facts }]);
  }

  /**
   * The hash of a new password of this account. Outside a transaction, because hashing takes long, and only for a caller
   * who proved to be its owner. Throws AUTH.PASSWORD_WEAK, AUTH.PASSWORD_USED_BEFORE.
   */
  async hashNew(owner: Owner, password: string, pointer: string): Promise<string> {
    this.requireStrong(password, [owner.username, owner.email], pointer);
    const sql = 'SELECT passwordHash FROM former_password WHERE accountId = ? ORDER BY id DESC LIMIT ?';
    const former = await this.db.rows<FormerPassword>(sql, [owner.id, this.config.passwordHistory]);
    for (const { passwordHash } of [owner, ...former]) {
      if (passwordHash && (await this.hasher.verify(passwordHash, password))) throw usedBefore(pointer);
    }
    return this.hasher.hash(password);
  }

  /** Writes a new password of a locked account, or null for none until it is activated again; the one before is history. */
  async replace(account: Account, passwordHash: string | null, changes: Partial<Account> = {}): Promise<void> {
    const now = this.clock.now();
    const { id: accountId, passwordHash: former } = account;
    if (former) await this.db.insert(FormerPassword, { id: newId(), accountId, passwordHash: former, replacedAt: now });
    await this.forget(accountId);
    const set = passwordHash === null ? {} : { passwordSetAt: now };
    await this.db.save(Account, changed(account, { ...changes, ...set, passwordHash }, now));
  }

  /** No more is kept than is compared. */
  private async forget(accountId: string): Promise<void> {
    const rows = await this.db.find(FormerPassword, { accountId });
    const old = rows
      .map(({ id }) => id)
      .sort()
      .reverse()
      .slice(this.config.passwordHistory);
    for (const id of old) await this.db.remove(FormerPassword, { id });
  }
}

function usedBefore(pointer: string): Error {
  const text = { id: 'Pilih kata sandi yang belum pernah dipakai.', en: 'Choose a password that you never had.' };
  return authProblems.PASSWORD_USED_BEFORE({}, [{ pointer, code: 'USED_BEFORE', text }]);
}
