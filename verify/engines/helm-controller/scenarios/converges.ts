import { releasesIn } from '../../charts';
import { expectThat } from '../../expect';
import type { Scenario } from '../../scenario';
import { readObjects } from '../../snapshot';
import type { HelmControllerScene } from '../scene';
import { type ChartState, readCharts } from '../state';

const LIMIT = 120;

/** Each HelmChart becomes the Job that installs the chart with our values, and each release what Helm renders of them. */
export const converges: Scenario<HelmControllerScene> = {
  name: 'each HelmChart becomes a Job with our chart and our values, and the release is there',
  async run(scene) {
    const { cluster, repository, everything, apply, settled } = scene;
    await apply();
    await settled(LIMIT);
    const charts = await readCharts(cluster);
    for (const release of releasesIn(repository.output)) {
      const { name, namespace, chart, version, repository: url = '' } = release;
      const { job } = charts.find((each) => each.name === name) ?? {};
      expectWords(name, 'arguments', job?.args ?? [], ['install', '--namespace', namespace, '--version', version]);
      const env = ['REPO', 'CHART', 'FAILURE_POLICY'].map((key) => `${key}=${job?.env.get(key)}`);
      expectWords(name, 'variables', env, [`REPO=${url}`, `CHART=${name}/${chart}`, 'FAILURE_POLICY=abort']);
    }
    const objects = await readObjects(cluster);
    const missing = [...everything().keys()].filter((title) => !objects.has(title));
    expectThat(missing.length === 0, `asked for, and not there: ${missing.join(', ')}`);
  },
};

function expectWords(name: string, what: string, found: readonly string[], expected: readonly string[]): void {
  expectThat(
    found.join(' ') === expected.join(' '),
    `the Job of ${name} has the ${what} ${found.join(' ')}, and should have ${expected.join(' ')}`,
  );
}

/** Reads the ids of the Jobs, by chart: another one is another Job. */
export function jobIds(charts: readonly ChartState[]): ReadonlyMap<string, string> {
  return new Map(charts.map(({ name, job }) => [name, job?.uid ?? '']));
}
