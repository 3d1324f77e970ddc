import { fileProblems } from '../import.problems.js';

/** Who is told what stands in an XML text; names come without their prefix. */
export interface XmlListener {
  /** A tag begins; `attributes` is their text as it stands there, for `attribute`. */
  open(name: string, attributes: string): void;
  text(text: string): void;
  close(name: string): void;
}

/** Longest tag or text between two tags; what is longer is no spreadsheet of ours. */
const PIECE_LIMIT = 1_048_576;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * Reads XML as it arrives, without building a tree: a sheet of any length takes the same memory. It knows as much of XML as
 * workbooks use and resolves nothing from outside; a DOCTYPE, which could declare entities, is refused.
 */
export class XmlScanner {
  private rest = '';
  private depth = 0;

  constructor(private readonly listener: XmlListener) {}

  /** Takes the next piece of the text. Throws IMPORT_FILE.DAMAGED. */
  push(piece: string): void {
    const xml = this.rest + piece;
    let at = 0;
    for (;;) {
      const tag = xml.indexOf('<', at);
      const end = tag === -1 ? -1 : endOfMarkup(xml, tag);
      if (end === -1) break;
      if (tag > at) this.listener.text(decoded(xml.slice(at, tag)));
      this.markup(xml.slice(tag + 1, end - 1));
      at = end;
    }
    this.rest = xml.slice(at);
    if (this.rest.length > PIECE_LIMIT) throw fileProblems.DAMAGED();
  }

  /** Says that this was all. Throws IMPORT_FILE.DAMAGED when tags are still open. */
  end(): void {
    if (this.depth !== 0 || this.rest.trim() !== '') throw fileProblems.DAMAGED();
  }

  private markup(inner: string): void {
    if (inner.startsWith('![CDATA[')) return this.listener.text(inner.slice(8, -2));
    if (inner.startsWith('!--') || inner.startsWith('?')) return;
    if (inner.startsWith('!')) throw fileProblems.DAMAGED();
    if (inner.startsWith('/')) {
      this.depth -= 1;
      return this.listener.close(nameOf(inner.slice(1)));
    }
    const name = nameOf(inner);
    this.listener.open(name, inner);
    if (inner.endsWith('/')) this.listener.close(name);
    else this.depth += 1;
  }
}

/** The value of an attribute in the text that `open` got; undefined when it is not there. */
export function attribute(attributes: string, pattern: RegExp): string | undefined {
  const found = pattern.exec(attributes);
  return found ? decoded(found[1] ?? found[2] ?? '') : undefined;
}

/** The pattern for `attribute` of an attribute's name. */
export function attributePattern(name: string): RegExp {
  return new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
}

function decoded(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w{2,4}));/gi, (whole, decimal, hex, name) => {
    const code = decimal ? Number(decimal) : hex ? parseInt(hex as string, 16) : -1;
    if (code >= 0) return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    return ENTITIES[name as string] ?? whole;
  });
}

function nameOf(inner: string): string {
  const name = /^[^\s/]*/.exec(inner)?.[0] ?? '';
  return name.slice(name.indexOf(':') + 1);
}

/** The place after the markup that begins here, or -1 when its end has not arrived. */
function endOfMarkup(xml: string, start: number): number {
  if (xml.startsWith('<!--', start)) return after(xml, '-->', start);
  if (xml.startsWith('<![CDATA[', start)) return after(xml, ']]>', start);
  let quote = 0;
  for (let at = start + 1; at < xml.length; at += 1) {
    const character = xml.charCodeAt(at);
    if (quote !== 0) quote = character === quote ? 0 : quote;
    else if (character === 0x22 || character === 0x27) quote = character;
    else if (character === 0x3e) return at + 1;
  }
  return -1;
}

function after(xml: string, mark: string, start: number): number {
  const at = xml.indexOf(mark, start);
  return at === -1 ? -1 : at + mark.length;
}
