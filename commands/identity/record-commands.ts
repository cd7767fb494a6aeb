import { Command } from '../command.js';

/** Things that the shell does and the log must know of. Nobody sends these over the wire. */
export class RecordErasureRequest extends Command {
  declare erasure: string;
}

export class RecordErasure extends Command {
  declare erasure: string;
  declare scopes: number;
}

export class RecordResidentsImport extends Command {
  declare rows: number;
  declare refused: number;
  declare digest: string;
}

export class RecordScopeSecretDestroyed extends Command {
  declare scope: string;
}

export class RecordLogKeyRotated extends Command {
  declare vkey: string;
}

export class RecordLogKeyRetired extends Command {
  declare vkey: string;
}
