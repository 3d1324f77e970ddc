/** A photo that does not follow its format, so that nobody can say what is in it. */
export class DamagedPhoto extends Error {
  override readonly name = 'DamagedPhoto';
}

const APP1 = 0xe1;
/** Segments that show the picture and its colours: JFIF, ICC profiles, Adobe's transform. */
const SHOWN_SEGMENTS = new Set([0xe0, 0xe2, 0xee]);
const PNG_PARTICULARS = new Set(['eXIf', 'tEXt', 'zTXt', 'iTXt', 'tIME']);
const WEBP_PARTICULARS = new Set(['EXIF', 'XMP ']);
const ORIENTATION = 0x0112;

/** True for a file that may tell more than it shows. */
export function isPhoto(mediaType: string): boolean {
  return ['image/jpeg', 'image/png', 'image/webp'].includes(mediaType);
}

/**
 * A photo without what it tells beside the picture: place, camera, time, remarks, previews. Which way is up stays. Other files as they
 * are. Throws DamagedPhoto. Source: rules.md EV-4.
 */
export function withoutParticulars(bytes: Buffer, mediaType: string): Buffer {
  try {
    if (mediaType === 'image/jpeg') return ofJpeg(bytes);
    if (mediaType === 'image/png') return ofPng(bytes);
    if (mediaType === 'image/webp') return ofWebp(bytes);
  } catch (error) {
    // A length that leads out of the file.
    throw (error as Error).name === 'RangeError' ? new DamagedPhoto() : error;
  }
  return bytes;
}

/** Segments up to the end of the picture; what cameras put behind it, such as a second picture with its own place, goes. */
function ofJpeg(bytes: Buffer): Buffer {
  const kept: Buffer[] = [bytes.subarray(0, 2)];
  let at = 2;
  for (;;) {
    if (bytes.readUInt8(at) !== 0xff) throw new DamagedPhoto();
    const marker = bytes.readUInt8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0xd9) return Buffer.concat([...kept, bytes.subarray(at, at + 2)]);
    const length = bytes.readUInt16BE(at + 2) + 2;
    const end = marker === 0xda ? endOfScan(bytes, at + length) : at + length;
    if (end > bytes.length) throw new DamagedPhoto();
    const segment = bytes.subarray(at, end);
    const isApp = (marker >= 0xe0 && marker <= 0xef) || marker === 0xfe;
    const isIndex = marker === 0xe2 && segment.toString('latin1', 4, 8) === 'MPF\0';
    if (!isApp || (SHOWN_SEGMENTS.has(marker) && !isIndex)) kept.push(segment);
    else if (marker === APP1) kept.push(...orientationOf(segment));
    at = end;
  }
}

/** Where the next marker stands behind compressed data, in which 0xFF is followed by 0 or the number of a restart. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = from; at < bytes.length - 1; at += 1) {
    const next = bytes.readUInt8(at + 1);
    if (bytes.readUInt8(at) === 0xff && next !== 0 && (next < 0xd0 || next > 0xd7)) return at;
  }
  throw new DamagedPhoto();
}

/** A segment of Exif that says nothing but which way is up, where the given one said so. */
function orientationOf(segment: Buffer): Buffer[] {
  if (segment.toString('latin1', 4, 10) !== 'Exif\0\0') return [];
  const tiff = segment.subarray(10);
  const little = tiff.toString('latin1', 0, 2) === 'II';
  const short = (at: number): number => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const first = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  for (let n = 0; n < short(first); n += 1) {
    const entry = first + 2 + n * 12;
    if (short(entry) === ORIENTATION) return [exifWith(short(entry + 8))];
  }
  return [];
}

function exifWith(orientation: number): Buffer {
  const exif = Buffer.from('ffe100224578696600004d4d002a000000080001011200030000000100000000' + '00000000', 'hex');
  exif.writeUInt16BE(orientation, 28);
  return exif;
}

function ofPng(bytes: Buffer): Buffer {
  const kept: Buffer[] = [bytes.subarray(0, 8)];
  for (let at = 8; ;) {
    const end = at + 12 + bytes.readUInt32BE(at);
    if (end > bytes.length) throw new DamagedPhoto();
    const kind = bytes.toString('latin1', at + 4, at + 8);
    if (!PNG_PARTICULARS.has(kind)) kept.push(bytes.subarray(at, end));
    if (kind === 'IEND') return Buffer.concat(kept);
    at = end;
  }
}

function ofWebp(bytes: Buffer): Buffer {
  const kept: Buffer[] = [];
  const whole = 8 + bytes.readUInt32LE(4);
  if (whole > bytes.length) throw new DamagedPhoto();
  for (let at = 12; at < whole;) {
    const size = bytes.readUInt32LE(at + 4);
    const end = at + 8 + size + (size % 2);
    if (end > whole) throw new DamagedPhoto();
    const kind = bytes.toString('latin1', at, at + 4);
    const chunk = Buffer.from(bytes.subarray(at, end));
    // The head of an extended file says which chunks there are: Exif 8, XMP 4.
    if (kind === 'VP8X') chunk.writeUInt8(chunk.readUInt8(8) & ~0x0c, 8);
    if (!WEBP_PARTICULARS.has(kind)) kept.push(chunk);
    at = end;
  }
  const body = Buffer.concat(kept);
  const head = Buffer.from(bytes.subarray(0, 12));
  head.writeUInt32LE(body.length + 4, 4);
  return Buffer.concat([head, body]);
}
