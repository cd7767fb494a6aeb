import { hash } from 'node:crypto';
import type { TallyPublished } from '../../events/budgeting.js';
import type { Recorded } from '../../events/envelope.js';
import type { FigurePublished } from '../../events/figures.js';
import { pages } from '../../projections/petitions/pages.js';
import type { PetitionPage } from '../../read-models/petition-documents.js';
import { RESULT_RULE } from '../ballots/count-round.js';
import { canonical } from '../log/codec.js';

/**
 * How signatures are counted: one a person and petition; what was withdrawn before the close, or invalidated and not
 * restored, does not count; what came behind the close is recorded and not counted. Whoever changes that gives it the next number.
 */
export const SIGNATURES_RULE = 1;

/** SHA-256 of the canonical JSON (RFC 8785) of what a figure says, hex. */
export const figureDigest = (value: FigurePublished['data']['value']): string => hash('sha256', canonical(value));

/** A published figure beside what its leaves give. */
export type Recounted = {
  readonly figure: Recorded<FigurePublished>;
  readonly value: FigurePublished['data']['value'] | undefined;
  /** Why they differ; undefined when they agree. */
  readonly differs: string | undefined;
};

type Tallied = {
  readonly size: number;
  /** Which petition or round it is of. */
  readonly of: string;
  readonly value: FigurePublished['data']['value'];
};

/**
 * Counts every official figure of petitions and rounds again, by the fold that the portal itself counts by. Facts are given in the order of the
 * log, each with its leaf's index. Holds one document a petition, however many have signed.
 */
export class FigureCheck {
  private readonly folded = new Map<string, PetitionPage>();
  private readonly tallies = new Map<string, Tallied>();

  /** @param only folds this petition and no other */
  constructor(private readonly only?: string) {}

  /** What is said of a figure, when the fact publishes one. */
  take(fact: Recorded, index: number): Recounted | undefined {
    if (fact.type === 'TallyPublished') this.result(fact as never, index);
    if (!HANDLED.has(fact.type)) return undefined;
    if (fact.type === 'FigurePublished' && (fact as Recorded<FigurePublished>).data.figure === 'ogp-report')
      return undefined; // see `ReportCheck`
    const e = fact as never as Parameters<typeof pages.fold>[1];
    const [petition = ''] = pages.keys(e);
    if (this.only !== undefined && petition !== this.only) return undefined;
    if (e.type === 'FigurePublished') return this.compared(fact as never);
    const page = pages.fold(this.folded.get(petition), e, petition);
    if (!page) return undefined;
    this.folded.set(petition, page);
    if (page.tally?.counted === fact.id) {
      const { value } = page.tally;
      this.tallies.set(fact.id, { size: index + 1, of: petition, value });
    }
    return undefined;
  }

  /** A round's figure repeats what the tally's own fact says; `ghia recount budget` counts that again from the ballots. */
  private result({ id, data }: Recorded<TallyPublished>, index: number): void {
    this.tallies.set(id, { size: index + 1, of: data.roundId, value: data.value });
  }

  /** The petition as it stands after the facts so far. */
  page(petition: string): PetitionPage | undefined {
    return this.folded.get(petition);
  }

  private compared(figure: Recorded<FigurePublished>): Recounted {
    const { data } = figure;
    const tallied = this.tallies.get(data.counted);
    return {
      figure,
      value: tallied?.value,
      differs: tallied ? difference(data, tallied) : 'the fact that it is counted up to is not there',
    };
  }
}

const HANDLED: ReadonlySet<string> = new Set(pages.handles);

function difference(said: FigurePublished['data'], { size, of, value }: Tallied): string | undefined {
  if (said.figure === 'budget-result' ? said.rule > RESULT_RULE : said.rule !== SIGNATURES_RULE)
    return `it is counted by rule ${said.rule}, which is not known here`;
  if (said.of !== of) return 'the fact that it is counted up to is another’s';
  if (said.size !== size) return `it names ${said.size} leaves, the fact that it is counted up to is leaf ${size - 1}`;
  if (said.digest !== figureDigest(said.value)) return 'its digest is not that of its value';
  if (said.digest === figureDigest(value)) return undefined;
  if (said.figure !== 'petition-signatures' || !('signatures' in value))
    return 'it says another result than the leaves give';
  return `it says ${said.value.signatures} signatures, the leaves give ${value.signatures}`;
}
