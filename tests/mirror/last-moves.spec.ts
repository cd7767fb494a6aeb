import { LastMoves } from '../../src/mirror/last-moves.js';

it('says that a stream has moved behind where it was seen, and only then that it has not', () => {
  const moves = new LastMoves(10);
  moves.note('note-1', 11);
  moves.note('note-2', 12);
  moves.note('note-1', 13);
  expect(moves.since('note-1', 12)).toBe(true);
  expect(moves.since('note-1', 13)).toBe(false);
  expect(moves.since('note-2', 11)).toBe(true);
  expect(moves.since('note-2', 12)).toBe(false);
  expect(moves.since('note-3', 10)).toBe(false); // nothing of it has come since this began to be told
  expect(moves.since('note-3', 9)).toBe(true); // what lies before that, nobody has told
});

it('lets go of what is long ago, and then says that anything may have moved there', () => {
  const moves = new LastMoves(0);
  for (let n = 1; n <= 75_000; n++) moves.note(`note-${n}`, n);
  expect(moves.since('note-74000', 73_999)).toBe(true);
  expect(moves.since('note-74000', 74_000)).toBe(false);
  expect(moves.since('note-45000', 44_999)).toBe(true); // of the older half
  expect(moves.since('stranger-1', 40_000)).toBe(false);
  expect(moves.since('stranger-1', 39_999)).toBe(true); // perhaps it came among those let go of
});
