import { Injectable } from '@nestjs/common';
import { hash, type Options, verify } from '@node-rs/argon2';
import { serviceProblems } from '../../kernel/errors/problems.js';

/** Argon2id, the package's default, with what OWASP asks for at least. */
const OPTIONS: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** A hash of the same cost that no password has. */
const NOBODY = '$argon2id$v=19$m=19456,t=2,p=1$c2FzYXJhbi1ub2JvZHkhIQ$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';
const AT_ONCE = 2;
const MOST_WAITING = 100;

/** Hashes and checks passwords, two at a time, so that sign-ins cannot take all memory and processors. */
@Injectable()
export class PasswordHasher {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  /** The hash to keep. Throws SERVICE.BUSY when too many wait. */
  hash(password: string): Promise<string> {
    return this.inTurn(() => hash(password.normalize('NFKC'), OPTIONS));
  }

  /** True when the hash is of this password; without a hash it takes as long and is false. Throws SERVICE.BUSY. */
  verify(kept: string | null, password: string): Promise<boolean> {
    return this.inTurn(() => verify(kept ?? NOBODY, password.normalize('NFKC')));
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.running < AT_ONCE) this.running += 1;
    else if (this.waiting.length < MOST_WAITING) await new Promise<void>((begin) => this.waiting.push(begin));
    else throw serviceProblems.BUSY({}, [], 1);
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.running -= 1;
    }
  }
}
