import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface Secrets {
  readonly appSecret: string;
  readonly tokenPrivateKey: string;
}

/** Outside production, missing secrets are made once and kept beside the data, readable by the owner only. */
export function developmentSecrets(dataDir: string, given: Secrets): Secrets {
  if (given.appSecret && given.tokenPrivateKey) return given;
  const kept = keptSecrets(join(dataDir, 'development-secrets.json'));
  return {
    appSecret: given.appSecret || kept.appSecret,
    tokenPrivateKey: given.tokenPrivateKey || kept.tokenPrivateKey,
  };
}

function keptSecrets(file: string): Secrets {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Secrets;
  } catch {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const secrets = {
      appSecret: randomBytes(48).toString('base64url'),
      tokenPrivateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    };
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, JSON.stringify(secrets), { mode: 0o600 });
    return secrets;
  }
}
