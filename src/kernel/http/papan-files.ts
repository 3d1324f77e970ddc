import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** Programs of the reading room, in the order in which they use one another. */
const PROGRAMS = [
  'words',
  'dom',
  'api',
  'acts',
  'charts',
  'places',
  'sign-in',
  'year',
  'result',
  'team',
  'board',
  'check',
  'main',
];
/** Its files by their path below the folder of its assets, which is their path below this folder too: imports fit in both. */
const NAMES = [
  'papan/papan.css',
  ...PROGRAMS.map((name) => `papan/${name}.js`),
  // Shared with the documentation page.
  ...['words', 'elements', 'keys', 'session'].map((name) => `page/${name}.js`),
];

/** A file of the page. */
interface PageFile {
  readonly type: string;
  readonly contents: Buffer;
}

/** The files of the reading room, read once, and the name of this version of all of them together. */
export class PapanFiles {
  readonly names = NAMES;
  readonly version: string;
  private readonly files: ReadonlyMap<string, PageFile>;

  constructor() {
    this.files = new Map(NAMES.map((name) => [name, fileOf(name)]));
    const hash = createHash('sha256');
    for (const { contents } of this.files.values()) hash.update(contents).update('\0');
    this.version = hash.digest('hex').slice(0, 16);
  }

  /** A file by its name; undefined for every other name. */
  find(name: string): PageFile | undefined {
    return this.files.get(name);
  }
}

function fileOf(name: string): PageFile {
  const contents = readFileSync(new URL(`./${name}`, import.meta.url));
  return { contents, type: `text/${name.endsWith('.css') ? 'css' : 'javascript'}; charset=utf-8` };
}
