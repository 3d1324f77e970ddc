import { bytesContent } from '../../../../kernel/files/content.js';
import { keptName, mediaTypeOf } from './media-types.js';

/** A ZIP that holds entries of these names, as far as its directory says. */
function zipOf(names: readonly string[], first = Buffer.from('PK\x03\x04')): Buffer {
  const entries = names.map((name) => {
    const head = Buffer.alloc(46);
    head.writeUInt32LE(0x02014b50, 0);
    head.writeUInt16LE(name.length, 28);
    return Buffer.concat([head, Buffer.from(name)]);
  });
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt32LE(first.length, 16);
  return Buffer.concat([first, ...entries, end]);
}
const openDocument = (kind: string): Buffer => {
  const head = Buffer.alloc(30);
  head.write('PK\x03\x04', 0, 'latin1');
  return zipOf(
    ['mimetype'],
    Buffer.concat([head, Buffer.from(`mimetypeapplication/vnd.oasis.opendocument.${kind}PK`)]),
  );
};
const OFFICE = 'application/vnd.openxmlformats-officedocument';
const latin = (text: string): Buffer => Buffer.from(text, 'latin1');

describe('mediaTypeOf (EV-3)', () => {
  it.each([
    ['a PDF', latin('%PDF-1.7\n'), 'a.exe', 'application/pdf'],
    ['a JPEG', latin('\xff\xd8\xff\xe0'), 'a.txt', 'image/jpeg'],
    ['a PNG', latin('\x89PNG\r\n\x1a\n'), '', 'image/png'],
    ['a WEBP', latin('RIFF\0\0\0\0WEBP'), '', 'image/webp'],
    ['a sound', latin('RIFF\0\0\0\0WAVE'), 'a.wav', null],
    ['a video', latin('\0\0\0\x18ftypmp42'), '', 'video/mp4'],
    ['a picture of HEIC', latin('\0\0\0\x18ftypheic'), 'a.mp4', null],
    ['a document', zipOf(['[Content_Types].xml', 'word/document.xml']), '', `${OFFICE}.wordprocessingml.document`],
    ['a workbook', zipOf(['[Content_Types].xml', 'xl/workbook.xml']), '', `${OFFICE}.spreadsheetml.sheet`],
    ['slides', zipOf(['[Content_Types].xml', 'ppt/presentation.xml']), '', `${OFFICE}.presentationml.presentation`],
    ['macros', zipOf(['[Content_Types].xml', 'word/document.xml', 'word/vbaProject.bin']), 'a.docx', null],
    ['an archive', zipOf(['word.txt', 'a.docx']), 'a.docx', null],
    ['a damaged archive', latin('PK\x03\x04'), 'a.docx', null],
    ['an open text', openDocument('text'), '', 'application/vnd.oasis.opendocument.text'],
    ['an open workbook', openDocument('spreadsheet'), '', 'application/vnd.oasis.opendocument.spreadsheet'],
    ['an open database', openDocument('database'), 'a.odt', null],
    ['text', Buffer.from('Laporan “I”\r\n\tselesai'), 'a.txt', 'text/plain'],
    ['CSV', Buffer.from('a;b\r\n1;2'), 'A.CSV', 'text/csv'],
    ['text in another encoding', latin('Laporan \xe9'), 'a.txt', null],
    ['a long text with a sign across its parts', Buffer.from(`a${'é'.repeat(600_000)}`), 'a.txt', 'text/plain'],
    ['a long text that ends within a sign', Buffer.from('é'.repeat(600_000)).subarray(0, -1), 'a.txt', null],
    ['a program', latin('\x7fELF\x02\x01\x01\0'), 'a.pdf', null],
    ['nothing', Buffer.alloc(0), 'a.txt', null],
  ])('of %s', async (_what, bytes, name, expected) => {
    expect(await mediaTypeOf(bytesContent(bytes), name)).toBe(expected);
  });
});

describe('keptName (EV-3)', () => {
  it.each([
    ['Laporan.PDF', 'application/pdf', 'Laporan.PDF'],
    ['foto.jpeg', 'image/jpeg', 'foto.jpeg'],
    ['laporan.html', 'text/plain', 'laporan.html.txt'],
    ['', 'image/png', 'bukti.png'],
    ['x'.repeat(100), 'text/csv', `${'x'.repeat(90)}.csv`],
  ])('%j as %s is %j', (name, mediaType, expected) => {
    expect(keptName(name, mediaType)).toBe(expected);
  });
});
