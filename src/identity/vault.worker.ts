import type Database from 'better-sqlite3';
import type { Applying } from '../durable/serve.js';
import { serve } from '../durable/serve.js';
import { type AccountsOp, accountWrites } from './accounts.tables.js';
import { type ApplicationsOp, applicationWrites } from './applications.tables.js';
import { type CodesOp, codeWrites } from './codes.tables.js';
import { type ErasuresOp, erasureWrites } from './erasures.tables.js';
import { type FollowersOp, followerWrites } from './followers.tables.js';
import { KeyRing, type RingKeys } from './key-ring.js';
import { type NoticesOp, noticeWrites } from './notices.tables.js';
import { type PhotosOp, photoWrites } from './photos.tables.js';
import { type ResidentsOp, residentWrites } from './residents.tables.js';
import { type RewrapOp, rewrapWrites } from './rewrap.tables.js';
import { type SecondFactorOp, secondFactorWrites } from './second-factor.tables.js';
import { type SessionsOp, sessionWrites } from './sessions.tables.js';
import { type SurveyCodesOp, surveyCodeWrites } from './survey-codes.tables.js';
import { type KeysOp, keyWrites } from './vault.tables.js';

/** The keys to seal with, sent before anything else; and the wish that no old page stays behind in the write-ahead log. */
export type RingOp = { readonly op: 'ring'; readonly ring: RingKeys };
/** `recorded`: so many lines of the ledger of what is gone are in the file with it. */
export type WipeOp = { readonly op: 'wipe'; readonly then?: VaultOp; readonly recorded?: number };
export type VaultOp =
  | RingOp
  | WipeOp
  | KeysOp
  | RewrapOp
  | ResidentsOp
  | CodesOp
  | SessionsOp
  | SecondFactorOp
  | NoticesOp
  | AccountsOp
  | FollowersOp
  | ErasuresOp
  | PhotosOp
  | ApplicationsOp
  | SurveyCodesOp;
export type Wiped = { wiped: boolean };

const BRIEFLY = 50;
const PATIENTLY = 5000;

/** The vault file's only writer: keys, residents, codes, sessions and wishes, everything personal sealed before it is written. */
function vaultWriter(db: Database.Database): Applying<VaultOp, unknown> {
  db.pragma('secure_delete = ON'); // what is deleted is overwritten with zeros
  let ring: KeyRing | undefined;
  const ringed = () => {
    if (!ring) throw new Error('the vault has no key yet');
    return ring;
  };
  let wiping: Wiped[] = [];

  const does: { readonly [name: string]: (op: never) => unknown } = {
    ring: ({ ring: keys }: RingOp) => {
      ring = KeyRing.of(keys);
    },
    wipe: ({ then, recorded }: WipeOp) => {
      if (then) apply(then);
      if (recorded !== undefined) db.pragma(`user_version = ${recorded}`);
      const answer = { wiped: false };
      wiping.push(answer);
      return answer;
    },
    ...keyWrites(db, ringed),
    ...rewrapWrites(db, ringed),
    ...residentWrites(db, ringed),
    ...codeWrites(db),
    ...sessionWrites(db),
    ...secondFactorWrites(db, ringed),
    ...noticeWrites(db),
    ...accountWrites(db),
    ...followerWrites(db, ringed),
    ...erasureWrites(db),
    ...photoWrites(db),
    ...applicationWrites(db),
    ...surveyCodeWrites(db),
  };
  const apply = (op: VaultOp): unknown => does[op.op]!(op as never);

  /** The log of pages still holds what was deleted until it is copied back and cut to nothing. */
  const committed = () => {
    if (wiping.length === 0) return;
    db.pragma(`busy_timeout = ${BRIEFLY}`); // a long reader must not hold up everybody's writes: it is tried again
    const [state] = db.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
    db.pragma(`busy_timeout = ${PATIENTLY}`);
    for (const answer of wiping) answer.wiped = state?.busy === 0;
    wiping = [];
  };
  return { apply, committed };
}

serve(vaultWriter);
