import { plural } from '../lib/units/plural';
import type { Judgement } from './judgement';
import { judgeScripts } from './judges/scripts';
import { judgeWorkflows } from './judges/workflows';
import { readFiles } from './material';
import { planTasks } from './plan';
import { type Folders, gather, type Render } from './releases';
import { type Job, runTasks } from './run-tasks';
import type { Toolbox } from './toolbox';

/** Selection of what to judge. */
export interface Request extends Folders {
  readonly environments: readonly string[];

  /** Folders of scripts and workflows that belong to no environment. @default - none */
  readonly scripts?: readonly string[];
  readonly render: Render;

  /** Told what is being done. */
  readonly progress: (text: string) => void;
}

/** Judges environments, each after the other in the result. */
export async function verify(request: Request, toolbox: Toolbox): Promise<readonly Judgement[]> {
  const { environments, progress, render } = request;
  const helm = toolbox.find('helm');
  const gathered = environments.map((environment) => {
    progress(`${environment}: reading and rendering`);
    return gather(environment, request, helm, render);
  });
  const jobs = gathered.flatMap(({ material }) =>
    planTasks(material).map((task): Job => ({ environment: material.environment, task })),
  );
  progress(`${plural(jobs.length, 'task')} for ${plural(environments.length, 'environment')}`);
  const judged = await runTasks([...jobs, ...scriptJobs(request)], toolbox);
  return [...gathered.flatMap(({ judgements }) => judgements), ...judged].sort(byEnvironment(environments));
}

/** Heading of what belongs to no environment. */
const REPOSITORY = 'scripts';

function scriptJobs({ scripts = [] }: Request): readonly Job[] {
  const files = scripts.flatMap(readFiles).map((file) => ({ ...file, name: file.path }));
  const material = { environment: REPOSITORY, files, releases: [], inventories: [] };
  return [...judgeScripts(material), ...judgeWorkflows(material)].map((task) => ({ environment: REPOSITORY, task }));
}

/** Sorting is stable: the rest stays in its order. */
function byEnvironment(environments: readonly string[]) {
  const place = (judgement: Judgement) => {
    const index = environments.indexOf(judgement.environment);
    return index < 0 ? environments.length : index;
  };
  return (a: Judgement, b: Judgement) => place(a) - place(b);
}
