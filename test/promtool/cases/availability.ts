import type { Series } from '../rule-model';
import { type Case, ended, growing, mended, mending, steady } from '../scenario';

const NODE: readonly [Series, string] = [
  { metric: 'kube_node_info', labels: { job: 'kube-state-metrics', node: 'n' } },
  steady(1),
];

/** Cases of a workload of a kind. */
function notRunning(label: string, desiredMetric: string, readyMetric: string): Case {
  return (model) => {
    const desired = model.one(desiredMetric);
    const ready = model.one(readyMetric);
    const fires = model.fired(desired, 'namespace', label);
    const others = (minutes?: number) =>
      model
        .all(desiredMetric)
        .filter(({ labels }) => labels[label] !== desired.labels[label])
        .map((series) => [series, steady(3, minutes)] as const);
    const pods = (wanted: string, there: string) => [NODE, [desired, wanted], [ready, there], ...others()] as const;
    return [
      { title: 'a pod is missing', input: pods(steady(3), steady(2)), fires, since: 0 },
      { title: 'it is complete', input: pods(steady(3), steady(3)), since: 0 },
      { title: 'it heals in time', input: pods(steady(3), `${steady(2, model.wait - 2)} ${steady(3)}`), since: 0 },
      { title: 'it heals', input: pods(steady(3), mending(model, 2, 3)), fires, since: 0, heals: mended(model) },
      { title: 'nothing is wanted', input: pods(steady(0), steady(0)), fires, since: 0 },
      { title: 'it is deleted', input: pods(`${steady(3, 9)} stale`, `${steady(3, 9)} stale`), fires, since: 10 },
      {
        title: 'it is incomplete, then deleted',
        input: pods(`${steady(3, 1)} stale`, `${steady(2, 1)} stale`),
        fires,
        since: 0,
      },
      { title: 'kube-state-metrics tells nothing at all', input: [], since: 0 },
    ];
  };
}

export const daemonSetNotRunning = notRunning(
  'daemonset',
  'kube_daemonset_status_desired_number_scheduled',
  'kube_daemonset_status_number_ready',
);
export const statefulSetNotRunning = notRunning(
  'statefulset',
  'kube_statefulset_replicas',
  'kube_statefulset_status_replicas_ready',
);
export const deploymentNotRunning = notRunning(
  'deployment',
  'kube_deployment_spec_replicas',
  'kube_deployment_status_replicas_ready',
);

export const podNotReady: Case = (model) => {
  const notReady = model.one('kube_pod_status_ready', { condition: 'false', uid: 'u' });
  const phase = (name: string) => model.one('kube_pod_status_phase', { phase: name, uid: 'u' });
  const stranger = { ...notReady, labels: { ...notReady.labels, pod: 'stranger-x7kq2' } };
  const sibling = { ...notReady, labels: { ...notReady.labels, pod: `sibling-${notReady.labels.pod}` } };
  const fires = model.fired(notReady, 'namespace', 'pod');
  return [
    { title: 'a pod is not ready', input: [[notReady, steady(1)]], fires, since: 0 },
    {
      title: 'its node does not answer',
      input: [[model.one('kube_pod_status_ready', { condition: 'unknown', uid: 'u' }), steady(1)]],
      fires,
      since: 0,
    },
    { title: 'it is ready', input: [[notReady, steady(0)]], since: 0 },
    { title: 'it gets ready', input: [[notReady, mending(model, 1, 0)]], fires, since: 0, heals: mended(model) },
    { title: 'it is ready in time', input: [[notReady, `${steady(1, model.wait - 2)} ${steady(0)}`]], since: 0 },
    {
      title: 'it was evicted',
      input: [
        [notReady, steady(1)],
        [phase('Failed'), steady(1)],
      ],
      since: 0,
    },
    {
      title: 'it is not ours',
      input: [
        [stranger, steady(1)],
        [sibling, steady(1)],
      ],
      since: 0,
    },
  ];
};

export const podCrashLooping: Case = (model) => {
  const labels = { container: 'c', uid: 'u' };
  const waiting = model.one('kube_pod_container_status_waiting_reason', labels);
  const restarts = model.one('kube_pod_container_status_restarts_total', labels);
  const fires = model.fired(waiting, 'namespace', 'pod', 'container');
  return [
    { title: 'it waits to be started again', input: [[waiting, steady(1)]], fires, since: 0 },
    { title: 'it stays', input: [[waiting, mending(model, 1, 0)]], fires, since: 0, heals: ended(model) },
    { title: 'it waits now and then', input: [[waiting, '1 _ _ 1 _ _ 1 _ _ 1 _ _ 1 _ _ 1 _ _ 1']], fires, since: 0 },
    { title: 'it restarts every third minute', input: [[restarts, '0+0.3334x60']], fires, since: 12 },
    { title: 'it restarts every fifth minute', input: [[restarts, growing(0.2)]], since: 60 },
    { title: 'it restarted once', input: [[restarts, `${steady(0, 3)} ${steady(1)}`]], since: 0 },
    { title: 'a new pod begins to count anew', input: [[restarts, `${steady(9, 5)} ${steady(0)}`]], since: 0 },
  ];
};

export const notScraped: Case = (model) => {
  const target = { pod: 'p', instance: 'i' };
  const [first, ...others] = model.all('up', target).slice(1);
  if (!first) throw new Error('it asks for no job');
  const rest = others.map((series) => [series, steady(1)] as const);
  return [
    {
      title: 'a pod does not answer',
      input: [[first, steady(0)], ...rest],
      fires: model.fired(first, 'namespace', 'job', 'pod'),
      since: 0,
    },
    {
      title: 'it answers again',
      input: [[first, mending(model, 0, 1)], ...rest],
      fires: model.fired(first, 'namespace', 'job', 'pod'),
      since: 0,
      heals: mended(model),
    },
    { title: 'all answer', input: [[first, steady(1)], ...rest], since: 0 },
    {
      title: 'a job is gone',
      input: [[first, `${steady(1, 9)} stale`], ...rest],
      fires: model.fired(first, 'namespace', 'job'),
      since: 10,
    },
    { title: 'it answers in time', input: [[first, `${steady(0, model.wait - 2)} ${steady(1)}`], ...rest], since: 0 },
  ];
};

export const nothingScraped: Case = (model) => {
  const up = (pod: string) => model.one('up', { pod });
  const fires = model.fired(up('a'));
  return [
    {
      title: 'nobody answers',
      input: [
        [up('a'), steady(0)],
        [up('b'), steady(0)],
      ],
      fires,
      since: 0,
    },
    { title: 'nobody is asked', input: [], fires, since: 0 },
    {
      title: 'one of two answers',
      input: [
        [up('a'), steady(0)],
        [up('b'), steady(1)],
      ],
      since: 0,
    },
    { title: 'it is updated', input: [[up('a'), `${steady(0, model.wait - 2)} ${steady(1)}`]], since: 0 },
    {
      title: 'it is scraped again',
      input: [[up('a'), `${steady(0, model.wait + 2)} ${steady(1)}`]],
      fires,
      since: 0,
      heals: model.wait + 5,
    },
  ];
};
