import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Scenario } from '../../scenario';
import { secretObject } from '../../secrets';
import { waitUntil } from '../../wait';
import type { HelmControllerScene } from '../scene';
import { readCharts } from '../state';
import { setFields } from '../values';

const LIMIT = 120;

/**
 * A repository of charts that asks for credentials, with a certificate of its own: a folder of ours has these fields then.
 * The server here has no certificate, and synth writes no credentials for such a one.
 */
export const sourceIsNamed: Scenario<HelmControllerScene> = {
  name: 'credentials and certificates of a repository of charts reach the Jobs',
  async run({ cluster, namespace, repository, asked, apply, settled }) {
    const [login, authority] = ['charts-login', 'charts-ca'];
    const certificate = readFileSync(join(cluster.folder, 'certs', 'apiserver.crt'), 'utf8');
    await cluster.apply(secretObject({ namespace, name: login, keys: ['username', 'password'] }), {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { namespace, name: authority },
      data: { 'ca.crt': certificate },
    });
    const names = [...asked().keys()];
    setFields(repository.output, names, { authSecret: { name: login }, repoCAConfigMap: { name: authority } });
    await apply();
    await settled(LIMIT);
    // A Job that has another template is deleted and made anew: for a moment there is none.
    await waitUntil('each Job mounts what its chart names', LIMIT, async () => {
      const charts = (await readCharts(cluster)).filter(({ name }) => names.includes(name));
      const missing = charts.flatMap(({ name, job }) =>
        [login, authority]
          .filter((each) => !JSON.stringify(job?.volumes ?? []).includes(`"${each}"`))
          .map((each) => `the Job of ${name} does not mount ${each}`),
      );
      return missing.length === 0 ? undefined : missing.join('\n');
    });
    // What Helm has begun goes on here although its pod is deleted: a kubelet would end it.
    await settled(LIMIT);
  },
};
