import { expectThat } from '../../expect';
import type { Scenario } from '../../scenario';
import type { HelmControllerScene } from '../scene';
import { readCharts } from '../state';

const LIMIT = 120;

/** A chart of a repository that asks for credentials, with a certificate of its own. */
export const sourceIsNamed: Scenario<HelmControllerScene> = {
  name: 'credentials and certificates of a repository of charts reach the Jobs',
  async run({ cluster, chartsUrl, repository, apply, settled }) {
    const named = { url: `${chartsUrl}/{repository}`, secret: 'charts-login', ca: 'charts-ca' };
    const metadata = { namespace: 'kube-system' };
    await cluster.apply(
      {
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: { ...metadata, name: named.secret },
        stringData: { username: 'somebody', password: 'unknown' },
      },
      { apiVersion: 'v1', kind: 'ConfigMap', metadata: { ...metadata, name: named.ca }, data: { 'ca.crt': '' } },
    );
    repository.edit({ path: ['chartSources'], value: { mirror: named } });
    repository.synth();
    await apply();
    await settled(LIMIT);
    for (const { name, job } of await readCharts(cluster)) {
      const volumes = JSON.stringify(job?.volumes);
      for (const each of [named.secret, named.ca])
        expectThat(volumes.includes(`"${each}"`), `the Job of ${name} does not mount ${each}`);
    }
  },
};
