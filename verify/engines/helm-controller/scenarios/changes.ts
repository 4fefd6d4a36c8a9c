import { expectThat } from '../../expect';
import type { Scenario } from '../../scenario';
import { holds } from '../../wait';
import { readPods, restarted } from '../../workloads';
import type { HelmControllerScene } from '../scene';
import { readCharts, unsettled } from '../state';
import { changeValues } from '../values';
import { jobIds } from './converges';

const LIMIT = 120;

/** Who applies the folder again starts nothing. */
export const staysPut: Scenario<HelmControllerScene> = {
  name: 'the folder is applied again: no Job starts, and no pod',
  async run({ cluster, asked, apply }) {
    const [jobs, pods] = [jobIds(await readCharts(cluster)), await readPods(cluster)];
    await apply();
    await holds('nothing was changed', 5, () => unsettled(cluster, asked()));
    expectSame(jobs, jobIds(await readCharts(cluster)), [...jobs.keys()]);
    const again = restarted(pods, await readPods(cluster));
    expectThat(again.length === 0, `nothing was changed, and these were restarted: ${again.join(', ')}`);
  },
};

/** Another value makes another Job of its chart, and touches no other. */
export const valueChanges: Scenario<HelmControllerScene> = {
  name: 'a value is changed: a new Job brings it, and no other chart is touched',
  async run({ cluster, repository, asked, apply, settled }) {
    const [[changed = '', ...others], jobs, pods] = [
      [...asked().keys()],
      jobIds(await readCharts(cluster)),
      await readPods(cluster),
    ];
    changeValues(repository.output, changed, { controller: { podAnnotations: { 'example.com/changed': 'yes' } } });
    await apply();
    await settled(LIMIT);
    const now = jobIds(await readCharts(cluster));
    expectThat(now.get(changed) !== jobs.get(changed), `another value, and the Job of ${changed} is the same`);
    expectSame(jobs, now, others);
    const again = restarted(pods, await readPods(cluster)).filter((owner) => !owner.endsWith(`/${changed}`));
    const strangers = again.filter((owner) => !owner.startsWith('Job '));
    expectThat(strangers.length === 0, `restarted although nothing of them has changed: ${strangers.join(', ')}`);
  },
};

function expectSame(
  before: ReadonlyMap<string, string>,
  now: ReadonlyMap<string, string>,
  names: readonly string[],
): void {
  const other = names.filter((name) => before.get(name) !== now.get(name));
  expectThat(other.length === 0, `nothing of them has changed, and they have new Jobs: ${other.join(', ')}`);
}
