import { type KubeObject, kubeObject } from '../../../lib/references/kube-object';
import type { DeliveredRelease } from '../../../lib/rendered/delivered-release';
import { judgeEffective } from '../../../verify/judges/effective';
import type { Rendering } from '../../../verify/material';
import type { Toolbox } from '../../../verify/toolbox';
import { INVENTED } from '../../effective/cases';

const TOOLBOX = {} as Toolbox;

function release(change: Partial<DeliveredRelease> = {}): DeliveredRelease {
  const found = INVENTED.find(({ title }) => title.includes('a file of one'));
  if (!found) throw new Error('no case');
  const { name, namespace, chart, values } = found.release;
  const object = { apiVersion: 'v1', kind: 'X', name, labels: {}, json: {}, origin: 'x' };
  return { name, namespace, chart: chart.name, version: chart.version, values, object, ...change };
}

/** What Helm renders of it: the workload, and the Secret with its configuration. */
function rendered(image: string): readonly KubeObject[] {
  const container = { name: 'promtail', image, args: ['-config.file=/etc/promtail/promtail.yaml'] };
  const json = [
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'promtail' },
      spec: { template: { spec: { containers: [container] } } },
    },
  ];
  return json.flatMap((each) => kubeObject(each, 'x', 'logging') ?? []);
}

async function judged(result: Rendering, of: DeliveredRelease = release()) {
  const tasks = judgeEffective({
    environment: 'demo',
    files: [],
    inventories: [],
    releases: [{ release: of, result }],
  });
  return Promise.all(tasks.map(async ({ subjects, judge }) => ({ subjects, outcomes: await judge(TOOLBOX) })));
}

test('a chart that is not at hand leaves it unchecked', async () => {
  const [task] = await judged({ unavailable: 'the chart is not at hand' });
  expect(task?.outcomes).toEqual([{ verdict: 'unchecked', reason: 'the chart is not at hand' }]);
});

test('so does a chart that nothing is computed of', async () => {
  const [task] = await judged({ objects: [] }, release({ chart: 'tempo' }));
  expect(task?.outcomes).toEqual([{ verdict: 'unchecked', reason: 'nothing is computed of the chart tempo' }]);
});

test('the first key that differs is named', async () => {
  const [task] = await judged({ objects: rendered('docker.io/grafana/promtail:0') });
  expect(task?.subjects).toEqual(['release promtail']);
  expect(task?.outcomes[0]?.verdict).toBe('failed');
  expect(task?.outcomes[0]?.reason).toContain(
    'Secret promtail promtail.yaml: it is computed, and Helm does not render it',
  );
});
