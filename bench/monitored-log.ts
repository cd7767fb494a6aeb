import { randomBytes, randomUUID } from 'node:crypto';
import Database from 'better-sqlite3';
import { TERMS } from '../commands/ogp/plan.js';
import { chance } from '../src/demo/people.js';
import { keyOf, packId, packMeta, packSealed } from '../src/log/sqlite.rows.js';
import { crowdedLog } from './crowded-log.js';

export const PLAN = 'bench-2026';
const COMMITMENTS = 10;
const MILESTONES = 6;
const PIECES = 4;
const DAY = '2026-02-01';
const DISTRICTS = 'samgori gldani nadzaladevi saburtalo isani vake didube chughureti mtatsminda krtsanisi'.split(' ');
const said = (text: string) => ({ ka: `${text} ქართულად`, en: `${text} in English` });
const period = { from: '2026-01-01', to: '2026-12-31' };

/**
 * A log of so many events: seven in ten are signatures, three in ten reports on the map, which a figure of use counts; then
 * a plan of ten commitments with all that is said of them. Nobody here exists.
 */
export function monitoredLog(file: string, events: number): void {
  const reports = Math.floor(events * 0.3);
  crowdedLog(file, events - reports);
  const db = new Database(file);
  db.pragma('synchronous = OFF');
  const names = new Map<string, number>();
  const nameOf = (name: string) => {
    const known = names.get(name) ?? (db.prepare('select id from names where name = ?').pluck().get(name) as number);
    names.set(name, known ?? Number(db.prepare('insert into names (name) values (?)').run(name).lastInsertRowid));
    return names.get(name)!;
  };
  const insert = db.prepare(
    'insert into events (position, category, key, revision, id, type, schema, at, stream, data, meta, sealed) values (?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?)',
  );
  let { position, at } = db.prepare('select max(position) position, max(at) at from events').get() as Last;
  const revisions = new Map<string, number>();
  const write = (category: string, id: string, type: string, data: object, sealed = false) => {
    const stream = `${category}-${id}`;
    const revision = (revisions.get(stream) ?? -1) + 1;
    if (category !== 'report') revisions.set(stream, revision);
    const about = {
      actor: randomBytes(16).toString('hex'),
      commandId: randomUUID(),
      correlationId: 'c',
      causationId: null,
    };
    const box = sealed ? packSealed({ subject: id, commitment: 'c'.repeat(64), box: 'b'.repeat(260) }) : null;
    const row = [++position, nameOf(category), keyOf(id), revision, randomBytes(16), nameOf(type), ++at, packId(id)];
    insert.run(...row, JSON.stringify(data), packMeta(about), box);
  };
  db.exec('begin');
  const random = chance(11);
  for (let n = 0; n < reports; n++) {
    const report = randomUUID();
    const district = DISTRICTS[Math.floor(random() * DISTRICTS.length)]!;
    const of = {
      report,
      category: 'holes',
      version: 1,
      district,
      department: 'roads',
      place: { lat: 41.7, lon: 44.8 },
    };
    const more = { channel: 'portal', language: 'ka', reporter: randomBytes(16).toString('hex'), photos: 0 };
    write('report', report, 'ReportFiled', { ...of, ...more, promised: '2026-12-01T20:00:00.000Z' }, true);
  }
  writePlan(write);
  db.exec('commit');
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
}
type Last = { position: number; at: number };
type Write = (category: string, id: string, type: string, data: object, sealed?: boolean) => void;

function writePlan(write: Write): void {
  const plan = PLAN;
  const institutions = [{ code: 'services', name: said('Services'), kind: 'municipal' }];
  const content = { title: said('Plan'), summary: said('Summary'), ...period, institutions };
  const about = { member: said('City'), level: 'local', number: 1, scales: 'irm-2020', terms: TERMS.local, version: 1 };
  write('plan', plan, 'PlanDrafted', { plan, ...about, content });
  write('plan', plan, 'PlanAdopted', { plan, version: 1, day: DAY, act: said('Act') });
  write('plan', plan, 'PlanSubmitted', { plan, day: DAY });
  for (let n = 1; n <= COMMITMENTS; n++) {
    const commitment = `bnc000${n}`;
    const of = { plan, commitment };
    const promised = { number: n, title: said('Title'), problem: said('Problem'), promise: said('Promise') };
    const by = { values: ['civic-participation'], areas: ['open-data'], lead: ['services'], support: [], ...period };
    const figures = ['reports-filed', 'petitions-admitted'];
    write('commitment', commitment, 'CommitmentDrafted', {
      ...of,
      version: 1,
      content: { ...promised, ...by, figures },
    });
    for (let m = 1; m <= MILESTONES; m++) {
      const milestone = `m${m}`;
      const goal = { title: said('Milestone'), deliverable: said('Deliverable'), ...period, lead: ['services'] };
      const id = `${commitment}_${milestone}`;
      write('milestone', id, 'MilestoneSet', { ...of, milestone, version: 1, content: goal });
      const reported = { report: 1, completion: 'substantial', by: 'services', day: DAY };
      write('milestone', id, 'MilestoneProgressReported', { ...of, milestone, ...reported }, true);
      for (let piece = 0; piece < PIECES; piece++) {
        const evidence = randomUUID();
        const source = { kind: 'link', link: `https://example.org/${evidence}` };
        const cited = { kind: 'evidence', title: said('Evidence'), day: DAY, source };
        write('evidence', evidence, 'EvidenceCited', { evidence, ...of, milestone, ...cited });
      }
    }
    const self = { stage: 'midterm', version: 1, completion: 'substantial', milestones: [], by: 'services', day: DAY };
    write('selfassessment', `${commitment}_midterm`, 'SelfAssessmentGiven', { ...of, ...self }, true);
    const assessor = { kind: 'monitoring-body', name: said('Body') };
    const found = { stage: 'midterm', version: 1, assessor, findings: { completion: 'limited' }, day: DAY };
    write('independent', `${commitment}_midterm`, 'IndependentAssessmentGiven', { ...of, ...found }, true);
  }
}
