import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import ts from 'typescript';

/** One TypeScript file: its path below the root, with slashes, and its syntax tree. */
export interface Source {
  readonly path: string;
  readonly tree: ts.SourceFile;
}

/** A text that a program contains. What a template puts in is left out of it. */
export interface Literal {
  readonly text: string;
  /** `src/modules/periods/periods.api.ts:17` */
  readonly place: string;
}

/** Reads one file from its text, e.g. one that a test makes up. */
export function sourceOf(path: string, text: string): Source {
  return { path, tree: ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true) };
}

/** Every file of a folder that is part of the program, not of its tests. */
export function sourcesBelow(folder: string): Source[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name).split(sep).join('/'))
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.spec.ts'))
    .sort()
    .map((path) => sourceOf(path, readFileSync(path, 'utf8')));
}

/** Every node of a file that the look says something about. */
export function findIn<T>({ tree }: Source, look: (node: ts.Node) => T | undefined): T[] {
  const found: T[] = [];
  const visit = (node: ts.Node): void => {
    const seen = look(node);
    if (seen !== undefined) found.push(seen);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

/** Where a node stands, as editors take it. */
export function placeOf({ path, tree }: Source, node: ts.Node): string {
  return `${path}:${tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1}`;
}

/** Every string and template of a file. */
export function literalsOf(source: Source): Literal[] {
  return findIn(source, (node) => {
    const text = textOf(node);
    return text === undefined ? undefined : { text, place: placeOf(source, node) };
  });
}

function textOf(node: ts.Node): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return undefined;
  return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join('${}');
}
