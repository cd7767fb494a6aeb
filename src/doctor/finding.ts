/** `well`: as it should be; `note`: worth knowing; `wrong`: `says` tells what is wrong and what to write. */
export type Finding = { readonly part: string; readonly how: 'well' | 'note' | 'wrong'; readonly says: string };

/** What one check found; what it throws is what is wrong. */
export type Check = { readonly part: string; readonly look: () => Promise<readonly Said[]> | readonly Said[] };
export type Said = Omit<Finding, 'part'>;

export const well = (says: string): Said => ({ how: 'well', says });
export const note = (says: string): Said => ({ how: 'note', says });
export const wrong = (says: string): Said => ({ how: 'wrong', says });

/** So long one server may take to say anything (milliseconds). */
export const PATIENCE = 5_000;
/** Clocks may differ by so much (milliseconds). */
export const APART = 2_000;

/** @throws Error after that time */
export async function inTime<T>(answer: Promise<T>, milliseconds = PATIENCE): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new Error(`no answer within ${milliseconds / 1_000} s`)), milliseconds);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}

export async function carriedOut({ part, look }: Check): Promise<readonly Finding[]> {
  try {
    return (await look()).map((said) => ({ part, ...said }));
  } catch (error) {
    return [{ part, ...wrong(veiled((error as Error).message.split('\n')[0]!)) }];
  }
}

/** A server's clock against ours, which was read before and after it was asked. */
export function clock(of: string, theirs: number, before: number, after: number): Said {
  const apart = Math.abs(theirs - (before + after) / 2) - (after - before) / 2;
  if (apart <= APART) return well(`the clock of ${of} and this one agree`);
  return wrong(
    `the clock of ${of} is ${(apart / 1_000).toFixed(1)} s apart from this one: let an NTP service set them both.`,
  );
}

/** Whether a version such as 7.0.15 is at least another. */
export function isAtLeast(version: string, least: string): boolean {
  const [a, b] = [version, least].map((text) => text.split('.').map((part) => Number.parseInt(part, 10) || 0));
  for (const [i, wanted] of b!.entries()) if ((a![i] ?? 0) !== wanted) return (a![i] ?? 0) > wanted;
  return true;
}

const veiled = (text: string) => text.replaceAll(/\/\/[^@/\s]*@/g, '//…@');
