import { checkEnvironment } from '../lib/checks/all';
import { environmentName } from '../lib/environment/files';
import { loadEnvironments } from '../lib/environment/load';
import { readTextFile } from '../lib/environment/text-file';
import type { LocatedFinding } from '../lib/findings/located-finding';
import { configuredRelease, effectiveRelease } from '../lib/plan/effective';
import type { Environment } from '../lib/plan/environment';
import { planStack } from '../lib/plan/plan';
import { plural } from '../lib/units/plural';
import { effectiveDifferences } from './effective';
import { type ChartSource, renderRelease } from './helm';
import { type Renewed, type RenewOptions, removeForgotten, renewInventories } from './renew';

/** What to render, and with what. */
export interface LockRequest extends Pick<RenewOptions, 'locks' | 'all' | 'check'> {
  /** Environment files, all that there are. */
  readonly files: readonly string[];

  /** Names of those that are meant; none, if all are. */
  readonly names: readonly string[];

  /** Where charts come from. */
  readonly charts: ChartSource;

  /** The Helm to render with. @default - there is none, and nothing is rendered */
  readonly helm?: string;
}

/** What became of the inventories. */
export interface Locked {
  /** One line for each inventory that was rendered or removed, or would be. */
  readonly lines: readonly string[];

  /** What is wrong in environment files. */
  readonly findings: readonly LocatedFinding[];

  /** Why an inventory is not as it should be, in whole sentences. */
  readonly problems: readonly string[];

  /** All of it in one line. */
  readonly summary: string;
}

/** Renews the inventories of what releases render to, or looks whether they are as they should be. */
export function lockEnvironments({ files, names, charts, helm, ...options }: LockRequest): Locked {
  const meant = files.filter((file) => names.length === 0 || names.includes(environmentName(file)));
  const { environments, findings } = loadEnvironments(meant, readTextFile, options.locks);
  const renewal = { ...options, compare, render: renderWith(helm, charts) };
  const results = [
    ...environments.map((environment) => renewOne(environment, renewal)),
    ...(names.length > 0 ? [] : [removeForgotten(files.map(environmentName), renewal)]),
  ];
  const problems = results.flatMap((result) => result.problems);
  return {
    lines: results.flatMap(({ lines }) => lines),
    findings,
    problems,
    summary: summary(results, findings.length + problems.length),
  };
}

/** Checks read what is computed of a release, and pods what Helm renders. */
const compare: RenewOptions['compare'] = (release, objects, planned) => {
  const configured = configuredRelease(
    release,
    planned.map(({ chart }) => chart),
  );
  if (!configured) return undefined;
  const { version, modelled } = configured.chart;
  return {
    differences: effectiveDifferences(effectiveRelease(configured), objects),
    ...(modelled !== version && { judgedBy: modelled }),
  };
};

function renderWith(helm: string | undefined, charts: ChartSource): RenewOptions['render'] {
  if (helm === undefined) return () => ({ unavailable: NO_HELM });
  const unreachable = new Set<string | undefined>();
  return (release) => {
    const pull = charts.pull && !unreachable.has(release.repository);
    const rendering = renderRelease(release, { ...charts, pull }, { path: helm });
    if (!('unavailable' in rendering)) return rendering;
    // Helm may have waited for minutes: the other charts of the repository are not worth it.
    unreachable.add(release.repository);
    return charts.pull ? rendering : { unavailable: `${rendering.unavailable}; ${WHERE}` };
  };
}

const NO_HELM =
  'there is no Helm 3.8 or newer on the PATH: npx cdk8s-logging tools helm builds one, and --helm names another';
const WHERE = '--pull fetches charts, and --charts FOLDER names where they are';

function renewOne(environment: Environment, options: RenewOptions): Renewed {
  const { name } = environment;
  const errors = checkEnvironment(environment, {}).filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return renewInventories(planStack(environment), options);
  return {
    lines: [],
    problems: [`${name}: the environment has errors, which npx cdk8s-logging synth ${name} lists`],
    fresh: 0,
  };
}

function summary(results: readonly Renewed[], problems: number): string {
  const lines = results.flatMap((result) => result.lines).length;
  const fresh = results.reduce((sum, result) => sum + result.fresh, 0);
  return `${lines} looked at, ${fresh} fresh and left alone, ${plural(problems, 'problem')}.`;
}
