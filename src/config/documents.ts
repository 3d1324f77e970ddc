import { isBaseUrl, isGuarded } from './checks.js';
import type { Settings } from './settings-reader.js';

/** Who seals issued documents, and with what. */
export type DocumentSigning =
  | { readonly kind: 'none' }
  | { readonly kind: 'p12'; readonly path: string; readonly password: string }
  | {
      readonly kind: 'bsre';
      readonly url: string;
      readonly user: string;
      readonly password: string;
      readonly nik: string;
      readonly passphrase: string;
      readonly timeoutMs: number;
    };

/** How official documents are made. */
export interface DocumentsConfig {
  readonly paper: 'A4' | 'F4';
  readonly place: string;
  readonly batchDays: number;
  readonly signing: DocumentSigning;
}

/** The settings of official documents. What is wrong becomes a fault; a secret is never part of it. */
export function readDocuments(settings: Settings, production: boolean): DocumentsConfig {
  const kind = settings.oneOf('DOCUMENT_SIGNER', ['none', 'p12', 'bsre']);
  const [own, national] = [ownKey(settings, kind === 'p12'), bsre(settings, kind === 'bsre', production)];
  const isPlace = (text: string): boolean => text.length <= 60 && !/\p{C}/u.test(text);
  return {
    paper: settings.oneOf('DOCUMENT_PAPER', ['A4', 'F4']),
    place: settings.checked('DOCUMENT_PLACE', isPlace, 'the name of a place of at most 60 characters'),
    batchDays: settings.whole('DOCUMENT_BATCH_DAYS', 1, 90),
    signing: kind === 'p12' ? own : kind === 'bsre' ? national : { kind: 'none' },
  };
}

function ownKey(settings: Settings, isWanted: boolean): DocumentSigning {
  const [path, password] = [settings.text('DOCUMENT_P12_PATH'), settings.text('DOCUMENT_P12_PASSWORD')];
  if (isWanted && !path) settings.faults.push('DOCUMENT_P12_PATH is needed with DOCUMENT_SIGNER=p12.');
  return { kind: 'p12', path, password };
}

function bsre(settings: Settings, isWanted: boolean, production: boolean): DocumentSigning {
  const url = settings
    .checked('DOCUMENT_BSRE_URL', isBaseUrl, 'an address such as https://esign.example.go.id')
    .replace(/\/$/, '');
  const nik = settings.checked('DOCUMENT_BSRE_NIK', (text) => /^\d{16}$/.test(text), '16 digits');
  const user = settings.text('DOCUMENT_BSRE_USER');
  const password = settings.text('DOCUMENT_BSRE_PASSWORD');
  const passphrase = settings.text('DOCUMENT_BSRE_PASSPHRASE');
  const needed = {
    ...{ DOCUMENT_BSRE_URL: url, DOCUMENT_BSRE_NIK: nik, DOCUMENT_BSRE_USER: user },
    ...{ DOCUMENT_BSRE_PASSWORD: password, DOCUMENT_BSRE_PASSPHRASE: passphrase },
  };
  for (const [name, text] of Object.entries(needed))
    if (isWanted && !text) settings.faults.push(`${name} is needed with DOCUMENT_SIGNER=bsre.`);
  if (isWanted && production && !isGuarded(url))
    settings.faults.push('DOCUMENT_BSRE_URL must begin with https:// in production, unless it is on this machine.');
  const timeoutMs = settings.whole('DOCUMENT_BSRE_TIMEOUT_MS', 1_000, 300_000);
  return { kind: 'bsre', url, user, password, nik, passphrase, timeoutMs };
}
