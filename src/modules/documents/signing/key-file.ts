import { webcrypto, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import forge from 'node-forge';
import * as pkijs from 'pkijs';
import { StartError } from '../../../kernel/start-error.js';
import type { SealingKey } from './cades.js';

const RSA = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' } as const;
const LEAST_BITS = 2048;

/** What a PKCS#12 file holds, with the certificate as people read it. */
export interface KeyFile extends SealingKey {
  readonly shown: X509Certificate;
  /** Name of the holder (CN). */
  readonly holder: string;
}

/** Reads a PKCS#12 file (.p12, .pfx) with an RSA key. Throws StartError that says what is wrong with it, never its password. */
export async function readKeyFile(path: string, password: string): Promise<KeyFile> {
  const store = open(path, password);
  const key =
    bags(store, forge.pki.oids['pkcs8ShroudedKeyBag'] ?? '')[0] ?? bags(store, forge.pki.oids['keyBag'] ?? '')[0];
  if (!key?.key) refuse(`holds no RSA key.`);
  const certificates = bags(store, forge.pki.oids['certBag'] ?? '').flatMap(({ cert }) => cert ?? []);
  const privateKey = key.key;
  const own = certificates.find((one) => (one.publicKey as forge.pki.rsa.PublicKey).n?.equals(privateKey.n));
  if (!own) refuse('holds no certificate for its key.');
  if (privateKey.n.bitLength() < LEAST_BITS) refuse(`holds a key of less than ${LEAST_BITS} bits.`);
  const shown = new X509Certificate(Buffer.from(derOf(own)));
  return {
    key: await imported(privateKey),
    certificate: pkijs.Certificate.fromBER(derOf(own)),
    chain: chainOf(own, certificates).map((one) => pkijs.Certificate.fromBER(derOf(one))),
    shown,
    holder: /^CN=(.+)$/m.exec(shown.subject)?.[1] ?? shown.subject.replaceAll('\n', ', '),
  };
}

/** Refuses a certificate that is not valid at a moment, or is not made for signatures. Throws StartError. */
export function requireSound({ shown, certificate }: KeyFile, now: Date): void {
  const [from, until] = [new Date(shown.validFrom), new Date(shown.validTo)];
  if (now < from) refuse(`is valid from ${from.toISOString()} on only.`);
  if (now > until) refuse(`has expired at ${until.toISOString()}: a new certificate is needed.`);
  const authority = certificate.extensions?.find(({ extnID }) => extnID === '2.5.29.19')?.parsedValue as
    { cA?: boolean } | undefined;
  if (authority?.cA) refuse('is the certificate of an authority, not one to sign with.');
  const usage = certificate.extensions?.find(({ extnID }) => extnID === '2.5.29.15');
  const bits = (usage?.parsedValue as { valueBlock?: { valueHexView?: Uint8Array } } | undefined)?.valueBlock
    ?.valueHexView?.[0];
  // digitalSignature or nonRepudiation
  if (bits !== undefined && (bits & 0xc0) === 0) refuse('is not made for signatures.');
}

function refuse(what: string): never {
  throw new StartError(
    `DOCUMENT_P12_PATH: the certificate file ${what} Documents are not issued without the seal that is configured.`,
  );
}

function open(path: string, password: string): forge.pkcs12.Pkcs12Pfx {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    refuse(`cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
  try {
    return forge.pkcs12.pkcs12FromAsn1(forge.asn1.fromDer(bytes.toString('binary')), password);
  } catch {
    refuse('is no PKCS#12 file, or DOCUMENT_P12_PASSWORD is not its password.');
  }
}

const bags = (store: forge.pkcs12.Pkcs12Pfx, bagType: string): forge.pkcs12.Bag[] =>
  store.getBags({ bagType })[bagType] ?? [];

function derOf(certificate: forge.pki.Certificate): ArrayBuffer {
  const der = Buffer.from(forge.asn1.toDer(forge.pki.certificateToAsn1(certificate)).getBytes(), 'binary');
  return new Uint8Array(der).buffer;
}

/** Who issued it, who issued that, as far as the file goes; the root that everybody has is left out only when it is not there. */
function chainOf(own: forge.pki.Certificate, all: readonly forge.pki.Certificate[]): forge.pki.Certificate[] {
  const chain: forge.pki.Certificate[] = [];
  for (let at = own; chain.length < all.length;) {
    const above = all.find((one) => one !== at && !chain.includes(one) && at.isIssuer(one));
    if (!above) break;
    chain.push(above);
    at = above;
  }
  return chain;
}

function imported(key: forge.pki.rsa.PrivateKey): Promise<webcrypto.CryptoKey> {
  const info = forge.pki.wrapRsaPrivateKey(forge.pki.privateKeyToAsn1(key));
  const pkcs8 = Buffer.from(forge.asn1.toDer(info).getBytes(), 'binary');
  return webcrypto.subtle.importKey('pkcs8', pkcs8, RSA, false, ['sign']);
}
