import { readPromql } from '../../../lib/queries/promql';
import type { RuleModel } from '../rule-model';
import { type Case, growing, type Scenario, steady } from '../scenario';

/** Days of samples a minute apart would take minutes to evaluate. */
const STEP = 15;

export const sourceSilent: Case = (model) => {
  const { window } = model;
  const steps = window / STEP;
  const up = model.one('up', { pod: 'p' });
  const running = [up, steady(1, 2 * steps)] as const;
  const counter = model.one(counterOf(model), { pod: 'p' });
  const successor = { ...counter, labels: { ...counter.labels, pod: 'q' } };
  const fires = model.fired(up, 'namespace', 'job');
  const scenarios: readonly Scenario[] = [
    {
      title: 'no line has come since it counts',
      input: [running, [counter, steady(7, 2 * steps)]],
      fires,
      since: window,
    },
    { title: 'no line has ever come', input: [running], fires, since: window },
    { title: 'it counts nothing', input: [running, [counter, steady(0, 2 * steps)]], fires, since: window },
    {
      title: 'lines stop',
      input: [running, [counter, `${growing(1, 4)} ${steady(4, 2 * steps)}`]],
      fires,
      since: window + 3 * STEP,
    },
    {
      title: 'lines come again',
      input: [running, [counter, `${growing(1, 4)} ${steady(4, steps + 2)} ${growing(1, 2 * steps)}`]],
      fires,
      since: window + 3 * STEP,
      heals: window + 12 * STEP,
    },
    { title: 'lines come', input: [running, [counter, growing(1, 2 * steps)]], since: window },
    {
      title: 'one line comes before the silence threshold',
      input: [running, [counter, `${steady(7, steps - 2)} ${steady(8, steps)}`]],
      since: window,
    },
    {
      title: 'the first line begins the counter',
      input: [running, [counter, `_x${steps - 2} ${steady(1, steps)}`]],
      since: window,
    },
    {
      title: 'a restarted pod begins to count anew after a line',
      input: [running, [counter, `${steady(7, steps / 2)} 8 stale`], [successor, `_x${steps / 2} ${steady(0, steps)}`]],
      since: window,
    },
    { title: 'it runs since a short while', input: [running, [counter, steady(0, 2 * steps)]], since: window / 2 },
    { title: 'it is down', input: [[up, `${steady(1, steps - 2)} ${steady(0, steps)}`]], since: window },
  ];
  return scenarios.map((scenario) => ({ ...scenario, step: STEP }));
};

export function counterOf({ rule }: RuleModel): string {
  const metric = readPromql(rule.expr).selectors.find((selector) => selector.metric !== 'up')?.metric;
  if (metric === undefined) throw new Error(`${rule.alert} counts nothing`);
  return metric;
}
