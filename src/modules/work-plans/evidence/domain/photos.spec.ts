import { readFileSync } from 'node:fs';
import { exifWithPlace, photoWithPlace, placeIn, pngWith, webpWith } from '../../../../../test/support/photos.js';
import { DamagedPhoto, withoutParticulars } from './photos.js';

describe('withoutParticulars (EV-4)', () => {
  it('takes the place out of a JPEG and leaves picture, colours and which way is up', () => {
    const photo = photoWithPlace(6);
    expect(placeIn(photo)).toEqual({ latitude: -6.9824, longitude: 110.4091 });
    const clean = withoutParticulars(photo, 'image/jpeg');
    expect(placeIn(clean)).toBeNull();
    expect(clean.includes('samsung')).toBe(false);
    expect(clean.includes('GPS')).toBe(false);
    expect(clean.includes('ICC_PROFILE')).toBe(true);
    expect(clean.includes('JFIF')).toBe(true);
    const exif = clean.indexOf('Exif\0\0', undefined, 'latin1');
    expect(clean.toString('hex', exif - 4, exif)).toBe('ffe10022');
    expect(clean.readUInt16BE(exif + 6 + 18)).toBe(6);
    expect(clean.subarray(-2).toString('hex')).toBe('ffd9');
    expect(clean.length).toBeLessThan(photo.length - exifWithPlace(1).length);
    expect(withoutParticulars(clean, 'image/jpeg')).toEqual(clean);
  });

  it('takes the place out of a photo that other programs have made, and leaves every point of it', () => {
    // By cjpeg and ExifTool: Exif with GPS and a preview, XMP with GPS, IPTC with a city, a remark; upright by Orientation 6.
    const photo = readFileSync('test/support/files/foto-telepon.jpg');
    expect(placeIn(photo)).toEqual({ latitude: -6.9824, longitude: 110.4091 });
    const clean = withoutParticulars(photo, 'image/jpeg');
    expect(placeIn(clean)).toBeNull();
    for (const word of ['GPS', 'samsung', 'SM-A556E', 'Semarang', 'Posyandu', '2026', 'xmp'])
      expect([word, photo.includes(word), clean.includes(word)]).toEqual([word, photo.includes(word), false]);
    for (const word of ['samsung', 'Semarang', 'Posyandu', 'GPSLatitude']) expect(photo.includes(word)).toBe(true);
    const tables = (jpeg: Buffer): Buffer => jpeg.subarray(jpeg.lastIndexOf(Buffer.from('ffdb0043', 'hex')));
    expect(tables(clean).length).toBeGreaterThan(500);
    expect(tables(clean)).toEqual(tables(photo));
    expect(clean.readUInt16BE(clean.indexOf('Exif\0\0', undefined, 'latin1') + 24)).toBe(6);
  });

  it('is not led astray by data that look like the beginning of a segment', () => {
    const scan = Buffer.from([0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56]);
    const clean = withoutParticulars(photoWithPlace(6, scan), 'image/jpeg');
    expect(clean.subarray(-9)).toEqual(Buffer.concat([scan, Buffer.from([0xff, 0xd9])]));
  });

  it('takes them out of a PNG', () => {
    const clean = withoutParticulars(
      pngWith('IHDR', 'eXIf', 'iTXt', 'tEXt', 'zTXt', 'tIME', 'IDAT', 'IEND'),
      'image/png',
    );
    expect(clean).toEqual(pngWith('IHDR', 'IDAT', 'IEND'));
  });

  it('takes them out of a WEBP, whose head says so afterwards', () => {
    const clean = withoutParticulars(webpWith('VP8 ', 'EXIF', 'XMP '), 'image/webp');
    const expected = webpWith('VP8 ');
    expected.writeUInt8(0, 20);
    expect(clean).toEqual(expected);
  });

  it('leaves other files as they are', () => {
    const bytes = Buffer.from('%PDF-1.7');
    expect(withoutParticulars(bytes, 'application/pdf')).toBe(bytes);
  });

  it.each([
    ['image/jpeg', photoWithPlace()],
    ['image/png', pngWith('IHDR', 'IDAT', 'IEND')],
    ['image/webp', webpWith('VP8 ')],
  ])('refuses %s that is cut off anywhere', (mediaType, photo) => {
    const whole = withoutParticulars(photo, mediaType).length;
    for (let length = 12; length < Math.min(photo.length, whole) - 2; length += 7)
      expect(() => withoutParticulars(photo.subarray(0, length), mediaType)).toThrow(DamagedPhoto);
  });
});
