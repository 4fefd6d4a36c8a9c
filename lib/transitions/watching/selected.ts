import type { Effect } from '../effect';
import type { Change } from '../pair';
import { plansOf } from '../plans';
import type { Transition } from '../transition';

/** The labels by which the Prometheus Operator finds its objects. */
export const selected: Transition = {
  kind: 'watching/selected',
  finds: 'monitors and rules bear other labels, by which the Prometheus Operator finds them',
  happens: 'an operator that looks for the old ones scrapes nothing and evaluates no alert',
  sources: ['https://prometheus-operator.dev/docs/platform/troubleshooting/'],
  find: (change) => selectedEffect(change),
};

function selectedEffect(change: Change): readonly Effect[] {
  const plans = plansOf(change);
  const [from = '', to = ''] = [plans?.base, plans?.head].map((plan) => {
    return Object.entries(plan?.environment.monitoring.selectorLabels ?? {})
      .map(([name, value]) => `${name}=${value}`)
      .join(', ');
  });
  const watching = change.head.objects.find(({ kind }) => WATCHING.includes(kind));
  const watched = change.base.objects.some(({ kind }) => WATCHING.includes(kind));
  if (from === to || !watching || !watched) return [];
  return [
    {
      kind: 'watching/selected',
      verdict: 'careful',
      what: `monitors and rules bear ${to === '' ? 'no label' : `\`${to}\``}, which was ${from === '' ? 'none' : `\`${from}\``}`,
      happens:
        'a Prometheus Operator that looks for the old labels scrapes nothing of the stack and evaluates no alert',
      subject: `${watching.kind} ${watching.namespace}/${watching.name}`,
      file: watching.origin,
      place: ['metadata', 'labels'],
      path: ['monitoring', 'selectorLabels'],
      ...(from !== '' && { from }),
      ...(to !== '' && { to }),
      steps: { before: [{ text: 'Compare the selectors of the Prometheus object with the new labels.' }] },
    },
  ];
}

const WATCHING = ['ServiceMonitor', 'PodMonitor', 'PrometheusRule'];
