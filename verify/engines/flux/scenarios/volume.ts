import { expectThat } from '../../expect';
import type { Scenario } from '../../scenario';
import { readObjects } from '../../snapshot';
import { waitUntil } from '../../wait';
import { readClaims } from '../../workloads';
import type { FluxScene } from '../scene';
import { readStages } from '../state';

const LIMIT = 300;

/** A larger volume is refused for ever; the way out that the runbook names keeps every claim. */
export const volumeGrows: Scenario<FluxScene> = {
  name: 'a larger volume is refused, and the way out of the runbook works',
  unfit: ({ runsLoki }) => (runsLoki ? undefined : 'its Loki is that of others'),
  async run({ cluster, repository, push, settled, lookAgain }) {
    const claims = await readClaims(cluster);
    repository.edit({ path: ['loki', 'volume'], value: '77Gi' });
    repository.synth();
    const revision = await push('Give Loki more room');
    await waitUntil('Flux says that it can not be done', 120, async () => {
      const loki = (await readStages(cluster)).find(({ kind, name }) => kind === 'HelmRelease' && name === 'loki');
      return loki?.message.includes('Forbidden') ? undefined : `HelmRelease loki: ${loki?.message}`;
    });
    const sets = [...(await readObjects(cluster)).keys()].filter((title) =>
      /^StatefulSet .*loki(?!.*minio)/.test(title),
    );
    for (const title of sets) {
      const [namespace = '', name = ''] = title.replace('StatefulSet ', '').split('/');
      const args = ['delete', 'statefulset', name, '--namespace', namespace, '--cascade=orphan'];
      const { code, stderr } = await cluster.kubectl(args);
      expectThat(code === 0, stderr);
    }
    await lookAgain();
    await settled(revision, LIMIT);
    const left = await readClaims(cluster);
    const gone = claims.filter((claim) => !left.includes(claim));
    expectThat(gone.length === 0, `claims that were there before are gone: ${gone.join(', ')}`);
  },
};
