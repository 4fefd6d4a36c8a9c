import { type Case, growing, type Scenario, steady } from '../scenario';
import { counterOf } from './sources';

/** Hours of samples a minute apart would take minutes to evaluate. */
const STEP = 15;

export const nodeSilent: Case = (model) => {
  const { window } = model;
  const steps = window / STEP;
  const long = 2 * steps;
  const up = (pod: string) => [model.one('up', { pod }), steady(1, long)] as const;
  const counter = (pod: string) => model.one(counterOf(model), { pod });
  const running = [up('p'), up('q')];
  const other = [counter('q'), growing(1, long)] as const;
  const fires = model.fired(up('p')[0], 'namespace', 'job', 'pod');
  const everywhere = !model.rule.expr.includes('sum by (namespace, job, pod)');
  const since = window + 3 * STEP;
  const scenarios: readonly Scenario[] = [
    {
      title: 'lines stop on one of two nodes',
      input: [...running, other, [counter('p'), `${growing(1, 4)} ${steady(4, long)}`]],
      fires,
      since,
    },
    {
      title: 'no line has ever come from one of two nodes',
      input: [...running, other],
      ...(everywhere && { fires }),
      since: window,
    },
    { title: 'all nodes are silent', input: [...running, [counter('p'), steady(4, long)]], since: window },
    { title: 'lines come from both', input: [...running, other, [counter('p'), growing(1, long)]], since: window },
    {
      title: 'the first line begins the counter',
      input: [...running, other, [counter('p'), `_x${steps - 2} ${steady(1, steps)}`]],
      since: window,
    },
    {
      title: 'its pod runs since a short while',
      input: [
        up('q'),
        other,
        [up('p')[0], `_x${steps} ${steady(1, long)}`],
        [counter('p'), `_x${steps} ${steady(4, long)}`],
      ],
      since: window + 4 * STEP,
    },
    {
      title: 'lines come again',
      input: [...running, other, [counter('p'), `${growing(1, 4)} ${steady(4, steps + 2)} ${growing(1, long)}`]],
      fires,
      since,
      heals: window + 12 * STEP,
    },
  ];
  return scenarios.map((scenario) => ({ ...scenario, step: STEP }));
};
