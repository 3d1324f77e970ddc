import { isBaseUrl, isBucketName, isGuarded, isKeyPrefix, isKeyText } from './checks.js';
import type { Settings } from './settings-reader.js';

/** A bucket of storage that speaks S3, and how it is reached. */
export interface Bucket {
  readonly name: string;
  /** Null for AWS, which is known by the region. */
  readonly endpoint: string | null;
  readonly region: string;
  /** What stands before the name of each object, with its `/`; empty for nothing. */
  readonly prefix: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly forcePathStyle: boolean;
  /** Null leaves it to the settings of the bucket. */
  readonly encryption: 'AES256' | 'aws:kms' | null;
}

/** The bucket that the settings name, null without one. What is wrong becomes a fault; a secret is never part of it. */
export function readBucket(settings: Settings, production: boolean): Bucket | null {
  const name = settings.checked('S3_BUCKET', isBucketName, 'a name of 3 to 63 small letters, digits, - and .');
  const endpoint = settings
    .checked('S3_ENDPOINT', isBaseUrl, 'an address such as https://s3.example.go.id')
    .replace(/\/$/, '');
  const isRegion = (text: string): boolean => /^[a-z0-9-]{1,32}$/.test(text);
  const region = settings.checked('S3_REGION', isRegion, 'a region such as ap-southeast-3');
  const prefix = settings.checked('S3_PREFIX', isKeyPrefix, 'a path such as sasaran/bukti, without / at its ends');
  const accessKeyId = settings.checked('S3_ACCESS_KEY_ID', isKeyText, 'one word of plain signs');
  const secretAccessKey = settings.checked('S3_SECRET_ACCESS_KEY', isKeyText, 'one word of plain signs');
  const forcePathStyle = settings.oneOf('S3_FORCE_PATH_STYLE', ['on', 'off']) === 'on';
  const encryption = settings.oneOf('S3_ENCRYPTION', ['none', 'AES256', 'aws:kms']);
  if (settings.faults.some((fault) => fault.startsWith('S3_'))) return null;
  const given = { S3_ENDPOINT: endpoint, S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey };
  for (const [other, text] of Object.entries(given)) {
    if (text && !name)
      settings.faults.push(`S3_BUCKET is needed with ${other}; without it files are kept in DATA_DIR.`);
    if (!text && name && other !== 'S3_ENDPOINT') settings.faults.push(`${other} is needed with S3_BUCKET.`);
  }
  if (production && !isGuarded(endpoint)) settings.faults.push(`S3_ENDPOINT ${NEEDS_TLS}`);
  if (!name) return null;
  const rest = { prefix: prefix && `${prefix}/`, accessKeyId, secretAccessKey, forcePathStyle };
  return { name, endpoint: endpoint || null, region, ...rest, encryption: encryption === 'none' ? null : encryption };
}

const NEEDS_TLS =
  'must begin with https:// in production, unless the storage is on this machine: evidence is personal data.';
