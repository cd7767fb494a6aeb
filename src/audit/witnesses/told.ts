import type { Witnessed } from './witnessing.js';

/** How it stands with the witnesses, a line each; none when there are no witnesses. Nobody is unfit for the lack of them. */
export function witnessLines({ size, witnesses, quorum }: Witnessed): readonly string[] {
  if (witnesses.length === 0) return [];
  const of = (leaves: number) => (leaves === 0 ? 'nothing yet' : `${leaves} of ${size} leaves`);
  const lines = witnesses.map(
    ({ name, cosigned, trouble }) => `witness ${name} has cosigned ${of(cosigned)}${trouble ? `; ${trouble}` : ''}`,
  );
  return [
    ...lines,
    quorum === size ? 'the newest checkpoint has its quorum' : `a quorum has cosigned ${of(quorum ?? 0)}`,
  ];
}
