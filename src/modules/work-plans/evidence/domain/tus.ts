/** The version of the protocol that is spoken. Source: tus 1.0.0 (https://tus.io/protocols/resumable-upload). */
export const TUS_VERSION = '1.0.0';

/** Most files that one account may have under way at a time. Rule EV-2. */
export const MOST_OPEN_UPLOADS = 10;

/** How long an upload may take from its beginning, in milliseconds. Rule EV-2. */
export const UPLOAD_LIFE_MS = 24 * 3_600_000;

/** How long the sender of a piece has the upload to himself: a little longer than a request and the scanner may take. */
export const PIECE_LIFE_MS = 190_000;

/** A whole number of bytes as a header writes it; null for anything else. */
export function bytesOf(header: string | undefined): number | null {
  return header !== undefined && /^\d{1,15}$/.test(header) ? Number(header) : null;
}

/** The name of the file in `Upload-Metadata`: pairs of a key and its value in Base64, between commas. */
export function fileNameOf(metadata: string | undefined): string | undefined {
  const pairs = (metadata ?? '').split(',').map((pair) => pair.trim().split(' '));
  const [, value] = pairs.find(([key]) => key === 'filename') ?? [];
  return value === undefined ? undefined : Buffer.from(value, 'base64').toString();
}

/** The first place from 1 on that is not taken; null when all are. */
export function freePlace(taken: readonly number[], most: number): number | null {
  for (let place = 1; place <= most; place += 1) if (!taken.includes(place)) return place;
  return null;
}

/** An upload as far as it counts for whether a piece may come. */
interface Progress {
  readonly offsetBytes: number;
  readonly takenUntil: Date | null;
}

/**
 * Why a piece is not taken: another is on its way (BUSY), or it does not begin where the file ends so far (OFFSET). Null when it is.
 * Source: rules.md EV-2.
 */
export function pieceRefusal({ offsetBytes, takenUntil }: Progress, from: number, now: Date): 'BUSY' | 'OFFSET' | null {
  if (takenUntil !== null && takenUntil > now) return 'BUSY';
  return offsetBytes === from ? null : 'OFFSET';
}
