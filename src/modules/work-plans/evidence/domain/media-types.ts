/** Bytes of which only what is looked at is read: so many from a place on, fewer where they end before. */
interface Looked {
  readonly sizeBytes: number;
  read(from: number, bytes: number): Promise<Buffer>;
}

/** What evidence may be, with the ends of names that belong to it, the usual one first. Rule EV-3. */
export const MEDIA_TYPES: Readonly<Record<string, readonly string[]>> = {
  'application/pdf': ['pdf'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
  'image/webp': ['webp'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': ['pptx'],
  'application/vnd.oasis.opendocument.text': ['odt'],
  'application/vnd.oasis.opendocument.spreadsheet': ['ods'],
  'text/plain': ['txt'],
  'text/csv': ['csv'],
  'video/mp4': ['mp4', 'm4v'],
};

const OFFICE = 'application/vnd.openxmlformats-officedocument.';
const MAIN_PARTS: Readonly<Record<string, string>> = {
  'word/document.xml': `${OFFICE}wordprocessingml.document`,
  'xl/workbook.xml': `${OFFICE}spreadsheetml.sheet`,
  'ppt/presentation.xml': `${OFFICE}presentationml.presentation`,
};
const MP4_BRANDS = /^(isom|iso[2-9]|mp4[12]|avc1|M4V |MSNV|dash)$/;
const MOST_ENTRIES = 10_000;
/** The longest end of a ZIP: its record of 22 bytes and a remark of 65535. */
const LONGEST_END = 65_557;
/** The longest directory that is looked through. */
const LONGEST_DIRECTORY = 4_194_304;
const TEXT_AT_A_TIME = 1_048_576;

/**
 * What a file is, by its content; the name only tells CSV from other text. Null for what is no evidence: archives, programs, documents
 * with macros, and anything unknown. Source: rules.md EV-3.
 */
export async function mediaTypeOf(file: Looked, name: string): Promise<string | null> {
  const head = await file.read(0, 120);
  const begins = (text: string, at = 0): boolean => head.toString('latin1', at, at + text.length) === text;
  if (begins('%PDF-')) return 'application/pdf';
  if (begins('\xff\xd8\xff')) return 'image/jpeg';
  if (begins('\x89PNG\r\n\x1a\n')) return 'image/png';
  if (begins('RIFF') && begins('WEBP', 8)) return 'image/webp';
  if (begins('ftyp', 4)) return MP4_BRANDS.test(head.toString('latin1', 8, 12)) ? 'video/mp4' : null;
  if (begins('PK\x03\x04')) return documentType(head, await entriesOf(file));
  if (!(await isText(file))) return null;
  return /\.csv$/i.test(name) ? 'text/csv' : 'text/plain';
}

/** The name under which a file is kept: as it was sent, with an end that fits what it is. */
export function keptName(name: string, mediaType: string): string {
  const ends = MEDIA_TYPES[mediaType] ?? [];
  const end = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase();
  if (end !== undefined && ends.includes(end)) return name;
  return `${(name || 'bukti').slice(0, 90)}.${ends[0] ?? 'bin'}`;
}

/** Of a ZIP only documents count: OpenDocument says what it is in its first entry, Office Open XML by its main part. */
function documentType(head: Buffer, names: readonly string[]): string | null {
  if (names.some((name) => /vbaProject\.bin$/i.test(name))) return null;
  const open = /^mimetype(application\/vnd\.oasis\.opendocument\.(text|spreadsheet))PK/.exec(
    head.toString('latin1', 30, 120),
  )?.[1];
  if (open !== undefined) return open;
  if (!names.includes('[Content_Types].xml')) return null;
  return names.map((name) => MAIN_PARTS[name]).find((type) => type !== undefined) ?? null;
}

/** Names of the entries of a ZIP, by its directory at the end; none when it is damaged. */
async function entriesOf(file: Looked): Promise<string[]> {
  const tail = await file.read(Math.max(0, file.sizeBytes - LONGEST_END), LONGEST_END);
  const end = tail.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  if (end < 0 || end + 20 > tail.length) return [];
  const bytes = await file.read(tail.readUInt32LE(end + 16), LONGEST_DIRECTORY);
  const names: string[] = [];
  let at = 0;
  while (names.length < MOST_ENTRIES && at + 46 <= bytes.length && bytes.readUInt32LE(at) === 0x02014b50) {
    const [name, extra, comment] = [28, 30, 32].map((field) => bytes.readUInt16LE(at + field)) as [
      number,
      number,
      number,
    ];
    names.push(bytes.toString('utf8', at + 46, at + 46 + name));
    at += 46 + name + extra + comment;
  }
  return names;
}

/** UTF-8 without control characters but tabs and ends of lines and pages. */
async function isText(file: Looked): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for (let at = 0; at < file.sizeBytes; at += TEXT_AT_A_TIME) {
      const text = decoder.decode(await file.read(at, TEXT_AT_A_TIME), { stream: true });

      if (/[\u0000-\u0008\u000b\u000e-\u001f\u007f\ufffd]/.test(text)) return false;
    }
    decoder.decode();
    return file.sizeBytes > 0;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return false;
    throw error;
  }
}
