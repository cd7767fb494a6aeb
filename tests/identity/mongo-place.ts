import { MongoVault } from '../../src/identity/mongo.vault.js';
import { VaultFile } from '../../src/identity/vault.file.js';
import { type Database, mongoDatabase } from '../support/mongo.js';
import { folder } from './place.js';

const vaults = new Set<MongoVault>();
const databases: Database[] = [];

export async function vaultDatabase(): Promise<Database> {
  const database = await mongoDatabase();
  databases.push(database);
  return database;
}

/** A vault on the server, with its key in a folder: as another machine has it when the folder is another one. */
export async function mongoVaultAt(url: string, at: string): Promise<MongoVault> {
  const vault = await MongoVault.open(url, await VaultFile.open({ folder: at }));
  vaults.add(vault);
  return vault;
}

export const mongoVault = async (): Promise<MongoVault> => mongoVaultAt((await vaultDatabase()).url, folder());

export async function shut(vault: MongoVault): Promise<void> {
  vaults.delete(vault);
  await vault.close();
}

export async function tidyMongo(): Promise<void> {
  await Promise.all([...vaults].map(shut));
  for (const database of databases.splice(0)) await database.drop();
}
