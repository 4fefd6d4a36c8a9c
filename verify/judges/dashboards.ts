import { toYaml } from '../../lib/syntax/yaml';
import type { Tool } from '../../tools/find';
import { findConfigurations } from '../find/configurations';
import { isDashboard, type Query, queriesOf } from '../find/dashboards';
import { type Judge, type Task, uncheckedTask } from '../judge';
import { failed, type Outcome, PASSED } from '../judgement';
import type { Toolbox } from '../toolbox';

/** Runs the parsers of Loki and of Prometheus on every query of every Grafana dashboard. */
export const judgeDashboards: Judge = (material) =>
  findConfigurations(material, isDashboard).flatMap(({ subject, map }) => {
    const queries = queriesOf(map).map((query) => ({ ...query, subject: `${subject} "${query.title}"` }));
    const ofType = (wanted: string) => queries.filter(({ type }) => type === wanted);
    const others = queries.filter(({ type }) => type !== 'prometheus' && type !== 'loki');
    return [
      ...task('promtool', ofType('prometheus'), promql),
      ...task('logcli', ofType('loki'), logql),
      ...others.map(({ subject, type = 'an unnamed datasource' }) =>
        uncheckedTask(WHAT, subject, `no program here reads queries of ${type}`),
      ),
    ];
  });

const WHAT = 'dashboard queries';

type Expressions = readonly string[];

function task(
  tool: 'promtool' | 'logcli',
  queries: readonly (Query & { readonly subject: string })[],
  judge: (toolbox: Toolbox, tool: Tool, expressions: Expressions) => Promise<readonly Outcome[]>,
): readonly Task[] {
  if (queries.length === 0) return [];
  const expressions = queries.map(({ expression }) => expression);
  const subjects = queries.map(({ subject }) => subject);
  return [
    { what: WHAT, subjects, tool, judge: async (toolbox, found) => (found ? judge(toolbox, found, expressions) : []) },
  ];
}

/** Checks all queries in one run, as rules; one by one only if there is a mistake in one. */
async function promql(toolbox: Toolbox, tool: Tool, expressions: Expressions): Promise<readonly Outcome[]> {
  const rules = expressions.map((expr, index) => ({ record: `query:${index}`, expr }));
  const file = toolbox.write('queries.yaml', toYaml({ groups: [{ name: 'queries', rules }] }));
  const { code } = await toolbox.run(tool.path, ['check', 'rules', '--lint=none', file]);
  if (code === 0) return expressions.map(() => PASSED);
  return oneByOne(toolbox, tool, expressions, (expression) => ['--experimental', 'promql', 'format', expression]);
}

function logql(toolbox: Toolbox, tool: Tool, expressions: Expressions): Promise<readonly Outcome[]> {
  return oneByOne(toolbox, tool, expressions, () => ['fmt']);
}

/** Programs take an expression as an argument, or from their input. */
async function oneByOne(
  toolbox: Toolbox,
  { path }: Tool,
  expressions: Expressions,
  args: (expression: string) => readonly string[],
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const expression of expressions) {
    const { code, stdout, stderr } = await toolbox.run(path, args(expression), { input: expression });
    outcomes.push(code === 0 ? PASSED : failed(`${stderr}${stdout}${expression}`));
  }
  return outcomes;
}
