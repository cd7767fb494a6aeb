import { join } from 'node:path';

/** Where the shares of the made-up trustees lie, for whoever wants to try opening the ballots of a demonstration. */
export const trusteesFolder = (data: string, round: string): string => join(data, 'demo-trustees', round);
