import fc from 'fast-check';
import { Edge } from '../../src/audit/sequencer/edge.js';
import { merkle } from '../../src/audit/sequencer/hashing.js';
import { FULL, hashesOf, subtreesIn, tilePath } from '../../src/audit/tlog/tiles.js';
import { continues, includes } from '../../src/audit/tlog/verify.js';
import * as naive from './naive-tree.js';

const entry = (i: number) => Buffer.from(`entry ${i}`);
const entries = (n: number) => Array.from({ length: n }, (_, i) => entry(i));
const hex = (hashes: readonly Uint8Array[]) => hashes.map((hash) => Buffer.from(hash).toString('hex'));

/** The tree as the sequencer grows it: edge by edge into tiles, and read back out of them. */
function grown(size: number) {
  const edge = new Edge(0, { levels: [], bundle: new Uint8Array() });
  const files = new Map<string, Uint8Array>();
  for (let i = 0; i < size; i++) for (const { path, bytes } of edge.append(entry(i))) files.set(path, bytes);
  for (const { path, bytes } of edge.partial()) files.set(path, bytes);
  const subtrees = subtreesIn(merkle, size, (level, n, width) => files.get(tilePath(level, n, width))!);
  return { edge, files, subtrees, root: edge.root() };
}

it('the roots of all trees up to 600 leaves are those of the definition, grown or read out of tiles', () => {
  const edge = new Edge(0, { levels: [], bundle: new Uint8Array() });
  const all = entries(600);
  expect(hex([edge.root()])).toEqual(hex([naive.root([])]));
  for (let size = 1; size <= 600; size++) {
    edge.append(all[size - 1]!);
    expect([size, ...hex([edge.root()])]).toEqual([size, ...hex([naive.root(all.slice(0, size))])]);
  }
  const { subtrees } = grown(600);
  for (let size = 1; size <= 600; size++)
    expect(hex([merkle.rootAt(size, subtrees)])).toEqual(hex([naive.root(all.slice(0, size))]));
});

it('audit paths and consistency proofs are those of the definition, hold, and hold for nothing else', () => {
  const all = entries(600);
  const { subtrees } = grown(600);
  const sizes = fc.integer({ min: 1, max: 600 });
  fc.assert(
    fc.property(sizes, fc.nat(), fc.nat(), fc.nat(), (size, a, b, spoiling) => {
      const [index, before] = [a % size, 1 + (b % size)];
      const leaves = all.slice(0, size);
      const tree = { size, root: naive.root(leaves) };
      const path = merkle.inclusion(index, size, subtrees);
      expect(hex(path)).toEqual(hex(naive.path(index, leaves)));
      const leaf = merkle.leaf(all[index]!);
      expect(includes(merkle, tree, index, leaf, path)).toBe(true);

      const proof = merkle.consistency(before, size, subtrees);
      expect(hex(proof)).toEqual(hex(naive.proof(before, leaves)));
      const old = { size: before, root: naive.root(leaves.slice(0, before)) };
      expect(continues(merkle, old, tree, proof)).toBe(true);

      for (const broken of spoilt(path, spoiling)) expect(includes(merkle, tree, index, leaf, broken)).toBe(false);
      for (const broken of spoilt(proof, spoiling)) expect(continues(merkle, old, tree, broken)).toBe(false);
      expect(includes(merkle, tree, index, merkle.leaf(entry(700)), path)).toBe(false);
      if (size > 1) expect(includes(merkle, tree, (index + 1) % size, leaf, path)).toBe(false);
      expect(includes(merkle, tree, size, leaf, path)).toBe(false);
      if (before < size) expect(continues(merkle, tree, old, proof)).toBe(false);
    }),
    { numRuns: 300 },
  );
});

/** A hash left out, one too many, two changed places, one bit flipped. */
function spoilt(path: readonly Uint8Array[], at: number): Uint8Array[][] {
  const extra = [...path, Buffer.alloc(32, 7)];
  if (path.length === 0) return [extra];
  const i = at % path.length;
  const flipped = path.map((hash) => Uint8Array.from(hash));
  flipped[i]![at % 32]! ^= 1 << (at % 8);
  const swapped = [...path];
  if (path.length > 1) [swapped[i], swapped[(i + 1) % path.length]] = [swapped[(i + 1) % path.length]!, swapped[i]!];
  return [extra, path.filter((_, n) => n !== i), flipped, ...(path.length > 1 ? [swapped] : [])];
}

it('larger trees hold together: every earlier root is continued, every leaf is found', () => {
  fc.assert(
    fc.property(fc.integer({ min: 60_000, max: 140_000 }), fc.nat(), fc.nat(), (size, a, b) => {
      const { subtrees, root } = big(size);
      const [index, before] = [a % size, 1 + (b % size)];
      const tree = { size, root };
      expect(hex([merkle.rootAt(size, subtrees)])).toEqual(hex([root]));
      const leaf = merkle.leaf(entry(index));
      expect(includes(merkle, tree, index, leaf, merkle.inclusion(index, size, subtrees))).toBe(true);
      const old = { size: before, root: merkle.rootAt(before, subtrees) };
      expect(continues(merkle, old, tree, merkle.consistency(before, size, subtrees))).toBe(true);
      expect(hex([big(before).root])).toEqual(hex([old.root]));
    }),
    { numRuns: 4 },
  );
});
const big = grown;

it('the tree of Certificate Transparency’s own tests has its published roots', () => {
  const leaves = [
    '',
    '00',
    '10',
    '2021',
    '3031',
    '40414243',
    '5051525354555657',
    '606162636465666768696a6b6c6d6e6f',
  ].map((text) => Buffer.from(text, 'hex'));
  const roots = [
    '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
    'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
    'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
    '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
    'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
    '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
  ];
  expect(hex([merkle.root([])])).toEqual(['e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855']);
  for (const [i, root] of roots.entries())
    expect(hex([merkle.root(leaves.slice(0, i + 1).map((leaf) => merkle.leaf(leaf)))])).toEqual([root]);
});

it('tiles are full or as wide as the tree, and each level rests on the one below', () => {
  const size = FULL * FULL + 3 * FULL + 5;
  const { files } = grown(size);
  expect(hashesOf(files.get(tilePath(0, 0))!).length).toBe(FULL);
  expect(hashesOf(files.get(tilePath(0, 259, 5))!).length).toBe(5);
  expect(hashesOf(files.get(tilePath(1, 1, 3))!).length).toBe(3);
  const [top] = hashesOf(files.get(tilePath(2, 0, 1))!);
  expect(hex([top!])).toEqual(hex([merkle.root(hashesOf(files.get(tilePath(1, 0))!))]));
  expect(files.has(tilePath(3, 0, 1))).toBe(false);
});
