import type { TreeLevel } from './cascade.js';
import { batchFaults, type BatchNode, parentsFirst, repeatedNodes } from './tree-batch.js';

const node = (code: string, parentCode: string | null = null, more: Partial<BatchNode> = {}): BatchNode => ({
  code,
  parentCode,
  parentId: null,
  level: 'OUTPUT',
  ...more,
});
const known = new Map([
  ['top', { parentId: null, level: 'ULTIMATE_OUTCOME' as TreeLevel }],
  ['low', { parentId: 'top', level: 'OUTPUT' as TreeLevel }],
]);
const chain = (length: number, parentId: string | null = null): BatchNode[] =>
  Array.from({ length }, (_, at) => (at === 0 ? node('0', null, { parentId }) : node(`${at}`, `${at - 1}`)));
const told = (nodes: readonly BatchNode[]): string[] =>
  batchFaults(nodes, known).map(({ at, field, code }) => `${at} ${field} ${code}`);

describe('batchFaults (rule CA-15)', () => {
  it.each<[string, BatchNode[], string[]]>([
    ['a tree in any order', [node('1.1', '1'), node('1')], []],
    ['below what is there', [node('1', null, { parentId: 'top' })], []],
    ['a code twice', [node('1'), node('1')], ['1 code DUPLICATE']],
    ['two parents', [node('1'), node('2', '1', { parentId: 'top' })], ['1 parentId ONE_PARENT']],
    ['a parent that is nowhere', [node('1', '9')], ['0 parentCode PARENT_UNKNOWN']],
    ['a parent of another year', [node('1', null, { parentId: 'x' })], ['0 parentId PARENT_UNKNOWN']],
    ['levels upside down', [node('1'), node('2', '1', { level: 'IMMEDIATE_OUTCOME' })], ['1 level LEVEL_UPSIDE_DOWN']],
    ['a circle', [node('1', '2'), node('2', '1')], ['0 parentCode CIRCLE', '1 parentCode CIRCLE']],
    ['itself', [node('1', '1')], ['0 parentCode CIRCLE']],
    ['below a circle', [node('1', '1'), node('2', '1')], ['0 parentCode CIRCLE', '1 parentCode CIRCLE']],
    ['12 steps', chain(12), []],
    ['13 steps', chain(13), ['12 parentCode TREE_TOO_DEEP']],
    ['12 steps below another two', chain(11, 'low'), ['10 parentCode TREE_TOO_DEEP']],
    ['all of it at once', [node('1'), node('1'), node('2', '9')], ['1 code DUPLICATE', '2 parentCode PARENT_UNKNOWN']],
  ])('%s', (_, nodes, expected) => {
    expect(told(nodes)).toEqual(expected);
  });

  it('tells every node below the twelfth step of a long row', () => {
    expect(told(chain(60))).toHaveLength(48);
  });
});

describe('parentsFirst', () => {
  it('puts parents before their children and keeps the order otherwise', () => {
    expect(parentsFirst([node('1.1.1', '1.1'), node('2'), node('1.1', '1'), node('1')])).toEqual([1, 3, 2, 0]);
  });
});

describe('repeatedNodes (rule CA-15)', () => {
  const worded = (one: BatchNode, statement: string, unitId = 'dinas') => ({ ...one, statement, unitId });
  const there = new Map([
    ['top', { parentId: null, level: 'OUTPUT' as TreeLevel, unitId: 'dinas', statement: 'Layanan cepat' }],
    ['low', { parentId: 'top', level: 'OUTPUT' as TreeLevel, unitId: 'bidang', statement: 'Antrean pendek' }],
  ]);
  const twice = [worded(node('1'), 'layanan  CEPAT'), worded(node('1.1', '1'), 'Antrean pendek', 'bidang')];

  it.each([
    ['the same batch again', twice, [0, 1]],
    ['its children before it', [...twice].reverse(), [0, 1]],
    ['other words', [worded(node('1'), 'Layanan ramah')], []],
    ['another unit', [worded(node('1'), 'Layanan cepat', 'setda')], []],
    ['another place', [worded(node('1'), 'Antrean pendek', 'bidang')], []],
    ['below what is there, by its id', [worded(node('1', null, { parentId: 'top' }), 'Antrean pendek', 'bidang')], [0]],
    ['a new one below what is there', [twice[0]!, worded(node('1.2', '1'), 'Loket lengkap')], [0]],
    ['twice in the batch', [worded(node('a'), 'Baru'), worded(node('b'), 'Baru'), worded(node('c', 'a'), 'Baru')], [1]],
  ])('%s', (_, nodes, expected) => {
    expect(repeatedNodes(nodes, there)).toEqual(expected);
  });
});
