import type { BallotGroups } from '../tally/ballot-groups.js';
import { BrokenPabulib, type Remark, type Row, type Table } from './tables.js';

export type VoteType = 'approval' | 'choose-1' | 'ordinal' | 'cumulative' | 'scoring';

const MOST = 2 ** 31 - 1;

/** What each ballot of a file says, by its type. */
export class Choices {
  readonly #type: VoteType;
  readonly #places: ReadonlyMap<string, number>;
  readonly #vote: number;
  readonly #points: number;
  readonly #least: number;
  readonly #most: number;
  /** What points were multiplied by, so that all are whole. */
  readonly scale: number;

  constructor(votes: Table, type: VoteType, meta: ReadonlyMap<string, string>, places: ReadonlyMap<string, number>) {
    const pointed = type === 'cumulative' || type === 'scoring';
    this.#type = type;
    this.#places = places;
    this.#vote = votes.columns.indexOf('vote');
    this.#points = pointed ? votes.columns.indexOf('points') : -1;
    if (this.#vote < 0) throw new BrokenPabulib(votes.line + 1, 'the column vote is missing');
    if (pointed && this.#points < 0) throw new BrokenPabulib(votes.line + 1, `${type} votes have a column points`);
    if (!pointed && type !== 'ordinal' && votes.columns.includes('points'))
      throw new BrokenPabulib(votes.line + 1, `${type} votes have no points`);
    if (Number(meta.get('default_score') ?? 0) !== 0)
      throw new BrokenPabulib(votes.line, 'points for projects that a ballot does not name are not counted here');
    this.#least = Number(meta.get('min_length') ?? 1);
    this.#most = type === 'choose-1' ? 1 : Number(meta.get('max_length') ?? places.size);
    // points with decimals are all multiplied alike, which changes no comparison
    const decimals = pointed ? votes.rows.map(({ cells }) => mostDecimals(cells[this.#points]!)) : [];
    this.scale = 10 ** decimals.reduce((most, n) => Math.max(most, n), 0);
  }

  add({ line, cells }: Row, groups: BallotGroups, remarks: Remark[]): void {
    const text = cells[this.#vote]!;
    if (text === '') {
      if (this.#points >= 0 && cells[this.#points] !== '') throw new BrokenPabulib(line, 'points for no project');
      remarks.push({ line, what: 'is a blank ballot' });
      groups.add([]);
      return;
    }
    const ids = text.split(',');
    const chosen = ids.map((id) => this.#place(id, line));
    const twice = new Set(chosen).size < chosen.length ? ids.find((id, i) => ids.indexOf(id) !== i) : undefined;
    this.#mustBeAllowed(new Set(chosen).size, line);
    if (this.#type === 'approval' || this.#type === 'choose-1') {
      if (twice !== undefined) remarks.push({ line, what: `names ${twice} twice: it counts once` });
      groups.add(chosen);
      return;
    }
    if (twice !== undefined) throw new BrokenPabulib(line, `a ballot names ${twice} twice`);
    groups.addPoints(
      chosen,
      this.#type === 'ordinal' ? chosen.map((_, i) => ids.length - i) : this.#given(cells, ids, line),
    );
  }

  #place(id: string, line: number): number {
    const place = this.#places.get(id);
    if (place !== undefined) return place;
    if (id === '') throw new BrokenPabulib(line, 'between two commas of a vote nothing stands');
    if (this.#places.has(id.trim())) throw new BrokenPabulib(line, `a blank stands beside ${id.trim()}`);
    throw new BrokenPabulib(line, `a ballot names ${id.trim()}, and there is no such project`);
  }

  #mustBeAllowed(length: number, line: number): void {
    if (length > this.#most)
      throw new BrokenPabulib(line, `a ballot names ${length} projects, at most ${this.#most} may be`);
    if (length < this.#least)
      throw new BrokenPabulib(line, `a ballot names ${length} projects, at least ${this.#least} must be`);
  }

  #given(cells: readonly string[], ids: readonly string[], line: number): number[] {
    const given = cells[this.#points]!.split(',');
    if (given.length !== ids.length)
      throw new BrokenPabulib(
        line,
        `${ids.length} projects and ${cells[this.#points] === '' ? 0 : given.length} points`,
      );
    return given.map((text) => {
      if (!/^-?\d{1,9}(\.\d{1,6})?$/.test(text)) throw new BrokenPabulib(line, `"${text}" is not a number of points`);
      if (this.#type === 'cumulative' && text.startsWith('-')) throw new BrokenPabulib(line, `"${text}" is below zero`);
      const points = Math.round(Number(text) * this.scale);
      if (Math.abs(points) > MOST) throw new BrokenPabulib(line, `"${text}" is more points than can be counted`);
      return points;
    });
  }
}

const mostDecimals = (text: string): number =>
  text.includes('.') ? Math.max(...text.split(',').map((one) => /\.(\d*?)0*$/.exec(one.trim())?.[1]?.length ?? 0)) : 0;
