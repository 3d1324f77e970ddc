import { generateKeyPairSync, randomBytes } from 'node:crypto';

/** Fresh secrets for the service, as it wants them in production. */
export function makeSecrets() {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return {
    APP_SECRET: randomBytes(48).toString('base64url'),
    TOKEN_PRIVATE_KEY: privateKey.export({ type: 'pkcs8', format: 'pem' }),
  };
}
