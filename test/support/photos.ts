/** A segment of JPEG with its length. */
const segment = (marker: number, content: Buffer): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
};

const [ASCII, SHORT, LONG, RATIONAL, BYTE] = [2, 3, 4, 5, 1];
const [ORIENTATION, GPS] = [0x0112, 0x8825];
const [LATITUDE_REF, LATITUDE, LONGITUDE_REF, LONGITUDE] = [1, 2, 3, 4];

/** One tag of Exif: its number, its type, how many values, and their bytes. */
type Tag = readonly [tag: number, type: number, count: number, content: Buffer];
const text = (tag: number, value: string): Tag => [tag, ASCII, value.length + 1, Buffer.from(`${value}\0`, 'latin1')];
const numbers = (tag: number, type: number, values: readonly number[], bytes: number): Tag => {
  const content = Buffer.alloc(values.length * bytes);
  values.forEach((value, at) => content.writeUIntLE(value, at * bytes, bytes));
  return [tag, type, type === RATIONAL ? values.length / 2 : values.length, content];
};

/** A directory of tags that begins at a byte of the TIFF, and behind it what does not fit into four bytes. */
function directory(at: number, tags: readonly Tag[]): Buffer {
  const entries = Buffer.alloc(2 + tags.length * 12 + 4);
  entries.writeUInt16LE(tags.length, 0);
  const behind: Buffer[] = [];
  let next = at + entries.length;
  tags.forEach(([tag, type, count, content], index) => {
    const place = 2 + index * 12;
    entries.writeUInt16LE(tag, place);
    entries.writeUInt16LE(type, place + 2);
    entries.writeUInt32LE(count, place + 4);
    if (content.length <= 4) return void content.copy(entries, place + 8);
    entries.writeUInt32LE(next, place + 8);
    const even = Buffer.concat([content, Buffer.alloc(content.length % 2)]);
    behind.push(even);
    next += even.length;
  });
  return Buffer.concat([entries, ...behind]);
}

/** Exif as a telephone writes it: which way is up, the model, and the place (6.9824 S, 110.4091 E) in degrees, minutes and seconds. */
export function exifWithPlace(orientation: number): Buffer {
  const about = (gpsAt: number): Tag[] => [
    text(0x010f, 'samsung'),
    text(0x0110, 'SM-A556E'),
    numbers(ORIENTATION, SHORT, [orientation], 2),
    numbers(GPS, LONG, [gpsAt], 4),
  ];
  const gpsAt = 8 + directory(8, about(0)).length;
  const place: Tag[] = [
    numbers(0, BYTE, [2, 3, 0, 0], 1),
    text(LATITUDE_REF, 'S'),
    numbers(LATITUDE, RATIONAL, [6, 1, 58, 1, 5664, 100], 4),
    text(LONGITUDE_REF, 'E'),
    numbers(LONGITUDE, RATIONAL, [110, 1, 24, 1, 3276, 100], 4),
    numbers(5, BYTE, [0], 1),
    numbers(6, RATIONAL, [31, 10], 4),
    text(29, '2026:03:30'),
  ];
  const head = Buffer.from('Exif\0\0II*\0\x08\0\0\0', 'latin1');
  return Buffer.concat([head, directory(8, about(gpsAt)), directory(gpsAt, place)]);
}

/** The place that the Exif of a JPEG tells, as a reader of photos finds it; null when it tells none. */
export function placeIn(photo: Buffer): { readonly latitude: number; readonly longitude: number } | null {
  const exif = photo.indexOf('Exif\0\0', undefined, 'latin1');
  if (exif < 0) return null;
  const tiff = photo.subarray(exif + 6);
  const isLittle = tiff.toString('latin1', 0, 2) === 'II';
  const number = (at: number, bytes: number): number =>
    isLittle ? tiff.readUIntLE(at, bytes) : tiff.readUIntBE(at, bytes);
  const find = (directoryAt: number, tag: number): number | undefined => {
    const places = Array.from({ length: number(directoryAt, 2) }, (_, n) => directoryAt + 2 + n * 12);
    return places.find((place) => number(place, 2) === tag);
  };
  const gps = find(number(4, 4), GPS);
  if (gps === undefined) return null;
  const gpsAt = number(gps + 8, 4);
  const degrees = (tag: number, ref: number, negative: string): number => {
    const at = number((find(gpsAt, tag) ?? NaN) + 8, 4);
    const [whole = 0, minutes = 0, seconds = 0] = [0, 8, 16].map((by) => number(at + by, 4) / number(at + by + 4, 4));
    const sign = String.fromCharCode(number((find(gpsAt, ref) ?? NaN) + 8, 1)) === negative ? -1 : 1;
    return Number((sign * (whole + minutes / 60 + seconds / 3600)).toFixed(4));
  };
  return { latitude: degrees(LATITUDE, LATITUDE_REF, 'S'), longitude: degrees(LONGITUDE, LONGITUDE_REF, 'W') };
}

/** Two grey blocks with a restart between them: what is in them is a code of one bit for "nothing" each. */
const SCAN = Buffer.from([0x3f, 0xff, 0xd0, 0x3f]);
const ONE_CODE = [1, ...Array<number>(15).fill(0), 0];

/** A picture of 16 by 8 points from its tables to its end, as any viewer shows it. */
const picture = (scan: Buffer): Buffer[] => [
  segment(0xdb, Buffer.from([0, ...Array<number>(64).fill(1)])),
  segment(0xc0, Buffer.from([8, 0, 8, 0, 16, 1, 1, 0x11, 0])),
  segment(0xc4, Buffer.from([0x00, ...ONE_CODE, 0x10, ...ONE_CODE])),
  segment(0xdd, Buffer.from([0, 1])),
  segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
  scan,
  Buffer.from([0xff, 0xd9]),
];

const XMP = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description
  xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="6,58.944S" exif:GPSLongitude="110,24.546E"/></rdf:RDF></x:xmpmeta>`;

/** A photo of a telephone: the place in Exif and XMP, a remark, and a second picture with its own place behind the first. */
export function photoWithPlace(orientation = 6, scan = SCAN): Buffer {
  const start = Buffer.from([0xff, 0xd8]);
  return Buffer.concat([
    start,
    segment(0xe0, Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1')),
    segment(0xe1, exifWithPlace(orientation)),
    segment(0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0${XMP}`, 'latin1')),
    segment(0xe2, Buffer.from('MPF\0GPS-6.9824', 'latin1')),
    segment(0xe2, Buffer.from('ICC_PROFILE\0colours', 'latin1')),
    segment(0xed, Buffer.from('Photoshop 3.0\0GPS-6.9824', 'latin1')),
    segment(0xfe, Buffer.from('GPS-6.9824', 'latin1')),
    ...picture(scan),
    start,
    segment(0xe1, exifWithPlace(1)),
    ...picture(scan),
  ]);
}

/** A PNG with chunks of these kinds. */
export function pngWith(...kinds: readonly string[]): Buffer {
  const chunk = (kind: string): Buffer => {
    const content = Buffer.from(`GPS-6.9824 ${kind}`);
    const head = Buffer.alloc(8);
    head.writeUInt32BE(content.length, 0);
    head.write(kind, 4, 'latin1');
    return Buffer.concat([head, content, Buffer.alloc(4)]);
  };
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...kinds.map(chunk)]);
}

/** An extended WEBP that says which chunks it has, with chunks of these kinds. */
export function webpWith(...kinds: readonly string[]): Buffer {
  const chunk = (kind: string, content: Buffer): Buffer => {
    const head = Buffer.alloc(8);
    head.write(kind, 0, 'latin1');
    head.writeUInt32LE(content.length, 4);
    return Buffer.concat([head, content, Buffer.alloc(content.length % 2)]);
  };
  const chunks = kinds.map((kind) => chunk(kind, Buffer.from(`GPS-6.9824 ${kind}`)));
  const body = Buffer.concat([chunk('VP8X', Buffer.from([0x0c, 0, 0, 0, 0, 0, 0, 0, 0, 0])), ...chunks]);
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1');
  head.writeUInt32LE(body.length + 4, 4);
  return Buffer.concat([head, body]);
}
