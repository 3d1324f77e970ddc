import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import forge from 'node-forge';

/** How a certificate for tests differs from a good one. */
export interface KeyFileSpec {
  readonly from?: string;
  readonly until?: string;
  readonly isAuthority?: boolean;
  readonly mayEncryptOnly?: boolean;
  readonly bits?: number;
  readonly algorithm?: '3des' | 'aes256';
}

export const KEY_PASSWORD = 'kata-sandi-uji';
export const HOLDER = 'Segel Pemerintah Kabupaten Uji';

/** A PKCS#12 file with an own key and its certificate, below a folder of its own; answers its path. */
export function keyFile({ from = '2026-01-01', until = '2030-12-31', ...spec }: KeyFileSpec = {}): string {
  const { isAuthority = false, mayEncryptOnly = false, bits = 2048, algorithm = 'aes256' } = spec;
  const privateKey = keyOf(bits);
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = forge.pki.setRsaPublicKey(privateKey.n, privateKey.e);
  certificate.serialNumber = '01';
  certificate.validity.notBefore = new Date(`${from}T00:00:00Z`);
  certificate.validity.notAfter = new Date(`${until}T23:59:59Z`);
  const name = [
    { name: 'commonName', value: HOLDER },
    { name: 'countryName', value: 'ID' },
  ];
  certificate.setSubject(name);
  certificate.setIssuer(name);
  const usage = mayEncryptOnly ? { keyEncipherment: true } : { digitalSignature: true, nonRepudiation: true };
  certificate.setExtensions([
    { name: 'basicConstraints', cA: isAuthority },
    { name: 'keyUsage', critical: true, ...usage },
  ]);
  certificate.sign(privateKey, forge.md.sha256.create());
  const store = forge.pkcs12.toPkcs12Asn1(privateKey, [certificate], KEY_PASSWORD, { algorithm, count: 16 });
  const path = join(mkdtempSync(join(tmpdir(), 'sasaran-kunci-')), 'segel.p12');
  writeFileSync(path, Buffer.from(forge.asn1.toDer(store).getBytes(), 'binary'), { mode: 0o600 });
  return path;
}

/** Made once for each length. */
const made = new Map<number, forge.pki.rsa.PrivateKey>();

function keyOf(bits: number): forge.pki.rsa.PrivateKey {
  let key = made.get(bits);
  if (!key) {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: bits });
    key = forge.pki.privateKeyFromPem(privateKey.export({ type: 'pkcs1', format: 'pem' }) as string);
    made.set(bits, key);
  }
  return key;
}
