import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
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
  const { own, privateKey } = keyOf(bits);
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
  // By Node's own RSA: in plain JavaScript each takes more than a second within the tests.
  const signed = (): string =>
    sign('sha256', Buffer.from(forge.asn1.toDer(certificate.tbsCertificate).getBytes(), 'binary'), own).toString(
      'binary',
    );
  certificate.sign({ ...privateKey, sign: signed }, forge.md.sha256.create());
  const store = forge.pkcs12.toPkcs12Asn1(privateKey, [certificate], KEY_PASSWORD, { algorithm, count: 16 });
  const path = join(mkdtempSync(join(tmpdir(), 'sasaran-kunci-')), 'segel.p12');
  writeFileSync(path, Buffer.from(forge.asn1.toDer(store).getBytes(), 'binary'), { mode: 0o600 });
  return path;
}

/** A key as Node has it, and as it is put into a file. */
interface MadeKey {
  readonly own: KeyObject;
  readonly privateKey: forge.pki.rsa.PrivateKey;
}

/** Made once for each length. */
const made = new Map<number, MadeKey>();

function keyOf(bits: number): MadeKey {
  let key = made.get(bits);
  if (!key) {
    const { privateKey: own } = generateKeyPairSync('rsa', { modulusLength: bits });
    key = { own, privateKey: forge.pki.privateKeyFromPem(own.export({ type: 'pkcs1', format: 'pem' }) as string) };
    made.set(bits, key);
  }
  return key;
}
