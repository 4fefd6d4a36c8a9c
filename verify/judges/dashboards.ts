import type { Tool } from '../../tools/find';
import type { Bench } from '../bench';
import { findConfigurations } from '../find/configurations';
import { isDashboard, type Query, queriesOf } from '../find/dashboards';
import { type Judge, type Task, uncheckedTask, withTool } from '../judge';
import { failed, type Outcome, PASSED } from '../judgement';

/** The parsers of Loki and of Prometheus on every query of every Grafana dashboard. */
export const judgeDashboards: Judge = (material) =>
  findConfigurations(material, isDashboard).flatMap(({ subject, map }) =>
    queriesOf(map).map((query) => task(`${subject} "${query.title}"`, query)),
  );

const WHAT = 'dashboard queries';

function task(subject: string, { type, expression }: Query): Task {
  if (type === 'loki')
    return { what: WHAT, subjects: [subject], tool: 'logcli', judge: withTool(judgeWith(['fmt'], expression)) };
  if (type !== 'prometheus')
    return uncheckedTask(WHAT, subject, `no program here reads queries of ${type ?? 'an unnamed datasource'}`);
  const args = ['--experimental', 'promql', 'format', expression];
  return { what: WHAT, subjects: [subject], tool: 'promtool', judge: withTool(judgeWith(args, expression)) };
}

function judgeWith(args: readonly string[], expression: string) {
  return async (bench: Bench, { path }: Tool): Promise<Outcome> => {
    const { code, stdout, stderr } = await bench.run(path, args, { input: expression });
    return code === 0 ? PASSED : failed(`${stderr}${stdout}${expression}`);
  };
}
