import { createHash, type webcrypto } from 'node:crypto';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';

/** A key with its certificate, and those of who issued it, the nearest first. */
export interface SealingKey {
  readonly key: webcrypto.CryptoKey;
  readonly certificate: pkijs.Certificate;
  readonly chain: readonly pkijs.Certificate[];
}

const DATA = '1.2.840.113549.1.7.1';
const SIGNED_DATA = '1.2.840.113549.1.7.2';
const CONTENT_TYPE = '1.2.840.113549.1.9.3';
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';
const SIGNING_CERTIFICATE_V2 = '1.2.840.113549.1.9.16.2.47';

/**
 * A detached CMS signature over bytes as PAdES wants it: SHA-256, and signed attributes that name the certificate by its hash
 * (signing-certificate-v2), so that it can not be put under another one. The time stands in the PDF and not here.
 * Source: ETSI EN 319 142-1 (PAdES baseline B-B), RFC 5652, RFC 5035.
 */
export async function cadesSignature(bytes: Buffer, { key, certificate, chain }: SealingKey): Promise<Buffer> {
  const { issuer, serialNumber } = certificate;
  const signer = new pkijs.SignerInfo({
    version: 1,
    sid: new pkijs.IssuerAndSerialNumber({ issuer, serialNumber }),
    signedAttrs: new pkijs.SignedAndUnsignedAttributes({ type: 0, attributes: attributesOf(bytes, certificate) }),
  });
  const signed = new pkijs.SignedData({
    version: 1,
    encapContentInfo: new pkijs.EncapsulatedContentInfo({ eContentType: DATA }),
    signerInfos: [signer],
    certificates: [certificate, ...chain],
  });
  await signed.sign(key, 0, 'SHA-256', exactly(bytes));
  const content = new pkijs.ContentInfo({ contentType: SIGNED_DATA, content: signed.toSchema(true) });
  return Buffer.from(content.toSchema().toBER(false));
}

function attributesOf(bytes: Buffer, certificate: pkijs.Certificate): pkijs.Attribute[] {
  const hashOf = (of: Uint8Array): ArrayBuffer => exactly(createHash('sha256').update(of).digest());
  const certificateHash = hashOf(Buffer.from(certificate.toSchema(true).toBER(false)));
  // SigningCertificateV2 with one ESSCertIDv2, whose hash is SHA-256 where nothing else is said.
  const named = new asn1js.Sequence({ value: [new asn1js.OctetString({ valueHex: certificateHash })] });
  const v2 = new asn1js.Sequence({ value: [new asn1js.Sequence({ value: [named] })] });
  return [
    new pkijs.Attribute({ type: CONTENT_TYPE, values: [new asn1js.ObjectIdentifier({ value: DATA })] }),
    new pkijs.Attribute({ type: MESSAGE_DIGEST, values: [new asn1js.OctetString({ valueHex: hashOf(bytes) })] }),
    new pkijs.Attribute({ type: SIGNING_CERTIFICATE_V2, values: [v2] }),
  ];
}

/** The bytes alone, without what else a pool of memory holds. */
function exactly(bytes: Buffer): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}
