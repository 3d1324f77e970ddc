import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { StartError } from '../kernel/start-error.js';

/** The secrets that production has to be given. */
export interface DevelopmentSecrets {
  readonly appSecret: string;
  readonly tokenPrivateKey: string;
}

/**
 * Outside production, missing secrets are made once and kept beside the data, readable by the owner only. Processes that
 * make them at once end up with the same: the file gets its name when it is whole, and only the first one does. Throws StartError.
 */
export function developmentSecrets(file: string): DevelopmentSecrets {
  return kept(file) ?? made(file);
}

function kept(file: string): DevelopmentSecrets | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as DevelopmentSecrets;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new StartError(
      `The development secrets in ${file} cannot be read: mend the file, or remove it to have new ones.`,
    );
  }
}

function made(file: string): DevelopmentSecrets {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const secrets = {
    appSecret: randomBytes(48).toString('base64url'),
    tokenPrivateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
  mkdirSync(dirname(file), { recursive: true });
  const part = `${file}.${randomBytes(6).toString('hex')}`;
  try {
    writeFileSync(part, JSON.stringify(secrets), { mode: 0o600 });
    linkSync(part, file);
    return secrets;
  } catch (error) {
    const others = (error as NodeJS.ErrnoException).code === 'EEXIST' ? kept(file) : undefined;
    if (!others) throw error;
    return others;
  } finally {
    rmSync(part, { force: true });
  }
}
