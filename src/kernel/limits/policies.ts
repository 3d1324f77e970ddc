import type { Config } from '../../config/config.js';

/** What a request may count as; each kind has a limit of its own. */
export type LimitName = 'read' | 'write' | 'expensive' | 'sign-in' | 'anonymous';

/** So many requests of one caller in each window. */
export interface Policy {
  readonly name: LimitName;
  readonly quota: number;
  readonly windowSeconds: number;
  /**
   * True where processes count together before they answer. Otherwise they tell each other of every twentieth part of the
   * quota, beside the work: nobody waits, and a caller of several processes gets at most that much more from each.
   */
  readonly isExact: boolean;
}

/** Short windows for the daily work, so that whoever asked too much is served again within seconds. */
const SHAPES: Readonly<Record<LimitName, Pick<Policy, 'windowSeconds' | 'isExact'>>> = {
  read: { windowSeconds: 10, isExact: false },
  write: { windowSeconds: 10, isExact: false },
  expensive: { windowSeconds: 60, isExact: true },
  'sign-in': { windowSeconds: 60, isExact: true },
  anonymous: { windowSeconds: 10, isExact: false },
};

/** The limits of an installation; those that are set to 0 are off. */
export function policiesOf({ rateLimits }: Pick<Config, 'rateLimits'>): readonly Policy[] {
  const names = Object.keys(SHAPES) as LimitName[];
  return names.map((name) => ({ name, quota: rateLimits[name], ...SHAPES[name] })).filter(({ quota }) => quota > 0);
}
