import { type LoadResult, loadEnvironments } from '../../lib/environment/load';
import type { LocatedFinding } from '../../lib/findings/located-finding';
import type { Environment } from '../../lib/plan/environment';

/** The least that an environment file says. */
export const MINIMAL = `
cluster: production
platform: { distribution: k3s, nodes: 3 }
delivery: { flux: {} }
loki:
  namespace: monitoring
  retention: 30d
  storage: { filesystem: {} }
collector:
  alloy: { namespace: monitoring }
`.trimStart();

/** Files by path; those directly in `environments/` are loaded. */
export type Files = Readonly<Record<string, string>>;

export function load(files: Files): LoadResult {
  const environments = Object.keys(files).filter((path) => /^environments\/[^/]+$/.test(path));
  return loadEnvironments(environments, (path) => files[path]);
}

/** The environment of a text, with the path `environments/production.yaml`. */
export function loadOne(text: string, others: Files = {}): Environment {
  const { environments, findings } = load({ 'environments/production.yaml': text, ...others });
  const [environment] = environments;
  if (!environment) throw new Error(`not valid: ${JSON.stringify(findings, undefined, 2)}`);
  return environment;
}

/** The findings about a text, with the path `environments/production.yaml`. */
export function findingsOf(text: string, others: Files = {}): readonly LocatedFinding[] {
  return load({ 'environments/production.yaml': text, ...others }).findings;
}

/** The findings in short: `loki/replicas environments/production.yaml:4:3`. */
export function summaries(findings: readonly LocatedFinding[]): readonly string[] {
  return findings.map(({ finding, location }) => `${finding.id} ${location}`);
}

export const FILE = 'environments/production.yaml';

/** MINIMAL with lines in place of others; line 5 is `namespace` of Loki, line 6 its retention, line 7 its storage. */
export function changed(from: string, to: string): readonly LocatedFinding[] {
  expect(MINIMAL).toContain(from);
  return findingsOf(MINIMAL.replace(from, to));
}

/** The one finding that there is. */
export function only(findings: readonly LocatedFinding[]): LocatedFinding {
  expect(findings).toHaveLength(1);
  const [finding] = findings;
  if (!finding) throw new Error('no finding');
  return finding;
}
