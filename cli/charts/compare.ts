import type { ChartModel } from '../../lib/charts/chart';
import { misused } from '../../lib/command/command';
import { chooseEnvironments } from '../../lib/environment/choose';
import { namedFiles } from '../../lib/environment/files';
import { loadEnvironments } from '../../lib/environment/load';
import { readTextFile } from '../../lib/environment/text-file';
import { formatFindings } from '../../lib/findings/report';
import { chartOf } from '../../lib/plan/with-chart';
import type { DeliveredRelease } from '../../lib/rendered/delivered-release';
import { findTool } from '../../tools/find';
import { type ChartDiff, diffCharts } from '../../verify/charts/diff';
import { renderRelease } from '../../verify/helm';
import type { Rendering } from '../../verify/material';
import { chartSource } from '../chart-source';

/** Where environments and charts are. */
export interface Sources {
  readonly charts?: string;
  readonly pull: boolean;
  readonly environments: string;
  readonly locks: string;
}

/**
 * Tells what another version of a chart means for environments: all that install it if none is named. The command ends
 * where one can not be read.
 */
export function differenceFor(
  versions: readonly [ChartModel, ChartModel],
  names: readonly string[],
  sources: Sources,
): ChartDiff {
  const chosen = chooseEnvironments(sources.environments, names);
  if ('problem' in chosen) misused(chosen.problem);
  const files = namedFiles(chosen.files, chosen.names.length === 0 ? 'all' : chosen.names);
  const { environments, findings } = loadEnvironments(files, readTextFile, sources.locks);
  if (findings.length > 0) misused(...formatFindings(findings).split('\n'));
  const installing = environments.filter((environment) => chartOf(environment, versions[0].name) !== undefined);
  return diffCharts(versions, installing, renderer(sources));
}

function renderer(sources: Sources): (release: DeliveredRelease) => Rendering {
  const helm = findTool('helm');
  const charts = chartSource(sources);
  if (!helm) return () => ({ unavailable: 'there is no Helm: npx cdk8s-logging tools helm builds one' });
  return (release) => renderRelease(release, charts, helm);
}
