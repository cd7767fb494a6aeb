import { createPublicKey, type KeyObject } from 'node:crypto';
import { filesOf } from '../data-folder.js';
import type { VaultFile } from '../identity/vault.file.js';
import { BallotFiles } from './ballot-files.js';
import { type Issuer, OtherIssuer, OwnIssuer } from './issuers.js';
import { RoundCounts } from './round-counts.js';
import { IssuerKeys, type KeyPlace, signingKey } from './round-keys.js';
import { Spool } from './spool.js';

const REGISTRAR = 'registrar-key';

/** What secret ballots need of one instance. The box belongs to one instance, and so does the city's issuer. */
export type Ballots = {
  readonly keys: KeyPlace & Pick<VaultFile, 'heldUnder'>;
  /** In the order in which a ballot carries their tokens. */
  readonly issuers: readonly Issuer[];
  readonly spool: Spool;
  readonly files: BallotFiles;
  /** Counts in threads of their own. */
  readonly counts: RoundCounts;
  /** What another issuer knows the registrar by: SPKI (DER) in base64url. */
  readonly registrar: string;
};

/** `issuer`: who else signs credentials, on a machine of their own. */
type Setting = {
  readonly data: string;
  readonly split: boolean;
  readonly issuer: { readonly name: string; readonly url: string } | undefined;
};

/** @throws ConfigError when another instance holds the box */
export async function openBallots(config: Setting, vaultFile: VaultFile): Promise<Ballots> {
  const folder = filesOf(config).ballots;
  const files = new BallotFiles(folder);
  const registrar = await signingKey(vaultFile, REGISTRAR);
  return {
    keys: vaultFile,
    issuers: [new OwnIssuer(new IssuerKeys(vaultFile)), ...others(config, registrar)],
    spool: config.split ? Spool.unclaimed(folder) : await Spool.open(folder),
    files,
    counts: new RoundCounts(files),
    registrar: createPublicKey(registrar).export({ format: 'der', type: 'spki' }).toString('base64url'),
  };
}

const others = ({ issuer }: Pick<Setting, 'issuer'>, registrar: KeyObject): readonly Issuer[] =>
  issuer ? [new OtherIssuer(issuer.name, issuer.url, registrar)] : [];
