import { type XmlListener, XmlScanner } from './xml-scanner.js';
import type { ZipFile } from './zip-file.js';

/** Parts that are read before the sheet: list of sheets, styles, shared texts. */
const PART_LIMIT_BYTES = 67_108_864;

/** Tells a listener what stands in a part, and gives control back after each piece. */
export async function* scan(
  zip: ZipFile,
  name: string,
  listener: XmlListener,
  limitBytes = PART_LIMIT_BYTES,
): AsyncGenerator<void> {
  const scanner = new XmlScanner(listener);
  for await (const piece of zip.text(name, limitBytes)) {
    scanner.push(piece);
    yield;
  }
  scanner.end();
}

/** Tells a listener what stands in a part; one that is not there holds nothing. */
export async function readPart(zip: ZipFile, name: string | undefined, listener: Partial<XmlListener>): Promise<void> {
  const nothing = (): void => undefined;
  if (name === undefined || !zip.has(name)) return;
  for await (const _ of scan(zip, name, { open: nothing, text: nothing, close: nothing, ...listener }));
}
