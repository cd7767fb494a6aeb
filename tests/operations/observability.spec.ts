import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { TestHouse } from '../support/house.js';
import { ROOT } from '../support/root.js';

type Rule = {
  alert: string;
  expr: string;
  annotations: { summary: string; runbook_url: string };
  labels: { severity: string };
};
const FOLDER = join(ROOT, 'deploy', 'observability');
const rules = (
  parse(readFileSync(join(FOLDER, 'alerts.yaml'), 'utf8')) as { groups: { rules: Rule[] }[] }
).groups.flatMap((one) => one.rules);
const dashboard = JSON.parse(readFileSync(join(FOLDER, 'dashboard.json'), 'utf8')) as {
  panels: { id: number; title: string; targets: { expr: string }[] }[];
};
const runbook = readFileSync(join(ROOT, 'docs', 'runbook.md'), 'utf8');

/** Metrics that an expression names, with the labels it asks of each. */
const named = (expr: string) =>
  [...expr.matchAll(/\b(ghia_[a-z0-9_]+)(?:\{([^}]*)\})?/g)].map(([, metric, labels = '']) => ({
    metric: metric!,
    labels: [...labels.matchAll(/(\w+)\s*(?:=~|=|!=|!~)/g)].map(([, label]) => label!),
  }));
const grouped = (expr: string) =>
  [...expr.matchAll(/by \(([^)]*)\)/g)].flatMap(([, labels]) => labels!.split(',').map((one) => one.trim()));

let text: string;
beforeAll(async () => {
  const town = await TestHouse.open();
  await town.adopt();
  await town.request('GET', '/api/v1/petitions/x');
  await town.request('POST', '/api/v1/identity/sessions', { body: { personalNumber: '01010000001', code: '000000' } });
  ({ text } = await town.request('GET', '/metrics'));
  await town.close();
});

/** What stands for a series in the text: a histogram has three endings. */
const isTold = (metric: string) =>
  new RegExp(`^# TYPE ${metric.replace(/_(bucket|count|sum)$/, '(_bucket|_count|_sum)?')} `, 'm').test(text) ||
  new RegExp(`^# TYPE ${metric} `, 'm').test(text);
/** Labels that Prometheus itself adds, and of which a healthy house has none. */
const ADDED = ['instance', 'job', 'le'];
const EMPTY: Readonly<Record<string, readonly string[]>> = { ghia_unfit: ['part'] };

const expressions = () => [
  ...rules.map(({ alert, expr }) => [alert, expr] as const),
  ...dashboard.panels.flatMap(({ title, targets }) => targets.map(({ expr }) => [title, expr] as const)),
];

it('alerts and dashboard ask for nothing that the house does not tell', () => {
  expect(rules.length).toBeGreaterThan(10);
  expect(dashboard.panels.length).toBeGreaterThan(10);
  const asked = expressions().flatMap(([where, expr]) => named(expr).map(({ metric }) => [where, metric] as const));
  expect(asked.length).toBeGreaterThan(25);
  expect(asked.filter(([, metric]) => !isTold(metric))).toEqual([]);
});

it('they ask for labels that the numbers have', () => {
  for (const [where, expr] of expressions())
    for (const { metric, labels } of named(expr)) {
      const asked = [...labels, ...(named(expr).length === 1 ? grouped(expr) : [])].filter(
        (label) => !ADDED.includes(label),
      );
      const line = text.split('\n').find((one) => one.startsWith(`${metric}{`) || one.startsWith(`${metric}_`));
      const has = [...(line ?? '').matchAll(/(\w+)="/g)].map(([, label]) => label!);
      const known = EMPTY[metric] ?? has;
      expect([where, metric, asked.filter((label) => !known.includes(label))]).toEqual([where, metric, []]);
    }
});

it('everything that the house tells of itself is looked at by an alert or on the dashboard', () => {
  const told = [...text.matchAll(/^# TYPE (ghia_(?!process_|nodejs_)[a-z_]+) /gm)].map(([, metric]) => metric!);
  const all = expressions()
    .map(([, expr]) => expr)
    .join('\n');
  expect(told.filter((metric) => !all.includes(metric))).toEqual([]);
});

it('each alert leads to its own section of the runbook, and each section belongs to an alert', () => {
  const sections = [...runbook.matchAll(/^## (\S+)$/gm)].map(([, heading]) => heading!);
  for (const { alert, annotations, labels } of rules) {
    expect([alert, annotations.runbook_url]).toEqual([alert, `docs/runbook.md#${alert.toLowerCase()}`]);
    expect(['critical', 'warning']).toContain(labels.severity);
    const section = runbook.split(/^## /m).find((one) => one.startsWith(`${alert}\n`)) ?? '';
    for (const part of ['**Means**', '**Look**', '**Do**'])
      expect([alert, section.includes(part)]).toEqual([alert, true]);
  }
  expect(sections.filter((heading) => /^Ghia/.test(heading)).sort()).toEqual(rules.map(({ alert }) => alert).sort());
  const links = [...runbook.matchAll(/\]\(#([a-z]+)\)/g)].map(([, to]) => to!);
  expect(links.filter((to) => !sections.some((heading) => heading.toLowerCase() === to))).toEqual([]);
});
