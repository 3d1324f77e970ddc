/** A segment of JPEG with its length. */
const segment = (marker: number, content: Buffer): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
};

/** Exif as a telephone writes it: which way is up, the model, and the place as degrees, minutes and seconds. */
export function exifWithPlace(orientation: number): Buffer {
  const tiff = Buffer.alloc(128);
  tiff.write('II*\0', 0, 'latin1');
  tiff.writeUInt32LE(8, 4);
  tiff.writeUInt16LE(2, 8);
  const entry = (at: number, [tag, type, count, value]: readonly [number, number, number, number]): void => {
    tiff.writeUInt16LE(tag, at);
    tiff.writeUInt16LE(type, at + 2);
    tiff.writeUInt32LE(count, at + 4);
    tiff.writeUInt32LE(value, at + 8);
  };
  entry(10, [0x0112, 3, 1, orientation]);
  entry(22, [0x8825, 4, 1, 40]);
  tiff.writeUInt16LE(2, 40);
  entry(42, [1, 2, 2, 0x53]);
  entry(54, [2, 5, 3, 80]);
  [7, 1, 0, 1, 28, 1].forEach((number, at) => tiff.writeUInt32LE(number, 80 + at * 4));
  tiff.write('GPS-6.9824', 108, 'latin1');
  return Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
}

const SCAN = Buffer.from([0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56]);
const PICTURE = [
  segment(0xdb, Buffer.alloc(65, 1)),
  segment(0xda, Buffer.alloc(10, 2)),
  SCAN,
  Buffer.from([0xff, 0xd9]),
];

/** A photo of a telephone: the place in Exif and XMP, a remark, and a second picture with its own place behind the first. */
export function photoWithPlace(orientation = 6): Buffer {
  const start = Buffer.from([0xff, 0xd8]);
  return Buffer.concat([
    start,
    segment(0xe0, Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1')),
    segment(0xe1, exifWithPlace(orientation)),
    segment(0xe1, Buffer.from('http://ns.adobe.com/xap/1.0/\0<GPS-6.9824/>', 'latin1')),
    segment(0xe2, Buffer.from('MPF\0GPS-6.9824', 'latin1')),
    segment(0xe2, Buffer.from('ICC_PROFILE\0colours', 'latin1')),
    segment(0xed, Buffer.from('Photoshop 3.0\0GPS-6.9824', 'latin1')),
    segment(0xfe, Buffer.from('GPS-6.9824', 'latin1')),
    ...PICTURE,
    start,
    segment(0xe1, exifWithPlace(1)),
    ...PICTURE,
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
