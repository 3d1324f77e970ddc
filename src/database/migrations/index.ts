import type { MigrationInterface } from 'typeorm';
import { Audit1767225600000 } from './1767225600000-audit.js';
import { Idempotency1767225600100 } from './1767225600100-idempotency.js';
import { Installation1767225600110 } from './1767225600110-installation.js';
import { Jobs1767225600200 } from './1767225600200-jobs.js';
import { Identity1767225600300 } from './1767225600300-identity.js';
import { People1767225601000 } from './1767225601000-people.js';
import { Performance1767225602000 } from './1767225602000-performance.js';
import { Imports1767225603000 } from './1767225603000-imports.js';

/** Every migration, oldest first. A released one is never edited. */
export const migrations: (new () => MigrationInterface)[] = [
  Audit1767225600000,
  Idempotency1767225600100,
  Installation1767225600110,
  Jobs1767225600200,
  Identity1767225600300,
  People1767225601000,
  Performance1767225602000,
  Imports1767225603000,
];
