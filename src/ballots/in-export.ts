/** Where an export has a round's files. */
export const inExport = (round: string, file: string): string => `rounds/${round}/${file}`;
