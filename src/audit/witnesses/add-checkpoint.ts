const PATIENCE = 5_000;
const LARGEST_ANSWER = 64 * 1024;

/** What a witness said: its cosignature lines, or how far it is. */
export type Said = { readonly lines: string } | { readonly size: number };

/** Why a witness did not cosign, in a sentence for `ghia status`. */
export class NotCosigned extends Error {
  override readonly name = 'NotCosigned';
}

const WHY: Readonly<Record<number, string>> = {
  400: 'it could not read what was sent (400)',
  403: 'it trusts none of the keys that sign this log (403): give it the newest',
  404: 'it does not know this log (404): ask for it to be listed',
  422: 'it says that this tree does not continue the one it saw (422)',
  429: 'it was asked too often (429)',
};

type Asked = { readonly old: number; readonly proof: readonly string[]; readonly note: string };

/** One request of the C2SP tlog-witness protocol: no redirect is followed, and no answer waited for or read for ever. @throws NotCosigned */
export async function addCheckpoint(url: string, { old, proof, note }: Asked, stopping: AbortSignal): Promise<Said> {
  const signal = AbortSignal.any([stopping, AbortSignal.timeout(PATIENCE)]);
  const body = `${[`old ${old}`, ...proof].join('\n')}\n\n${note}`;
  const headers = { 'content-type': 'text/plain; charset=utf-8' };
  let response: Response;
  let text: string;
  try {
    const to = `${url.replace(/\/$/, '')}/add-checkpoint`;
    response = await fetch(to, { method: 'POST', body, headers, redirect: 'manual', signal });
    text = await textOf(response);
  } catch (error) {
    if (error instanceof NotCosigned) throw error;
    const { name, cause } = error as Error & { cause?: { code?: string } };
    throw new NotCosigned(
      name === 'TimeoutError'
        ? `it gave no answer in ${PATIENCE / 1000} s`
        : `it is not reached (${cause?.code ?? name})`,
    );
  }
  if (response.status === 200) return { lines: text };
  if (response.status === 409 && /^(0|[1-9]\d{0,15})\n$/.test(text)) return { size: Number(text) };
  throw new NotCosigned(WHY[response.status] ?? `it answered ${response.status}`);
}

async function textOf(response: Response): Promise<string> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of response.body ?? []) {
    bytes += piece.length;
    if (bytes > LARGEST_ANSWER) throw new NotCosigned(`its answer is longer than ${LARGEST_ANSWER} bytes`);
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString();
}
