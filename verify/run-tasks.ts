import type { Tool } from '../tools/find';
import type { Task } from './judge';
import { type Judgement, needsTool, type Outcome, unchecked } from './judgement';
import type { Toolbox } from './toolbox';

/** A task, and the environment that it is of. */
export interface Job {
  readonly environment: string;
  readonly task: Task;
}

/** How many programs run at the same time, beside the API server. */
const AT_ONCE = 2;

/** Runs all tasks. @returns their judgements in the order of the tasks, whichever was done first */
export async function runTasks(jobs: readonly Job[], toolbox: Toolbox): Promise<readonly Judgement[]> {
  const results: (readonly Judgement[])[] = jobs.map(() => []);
  const entries = [...jobs.entries()];
  const lane = async (queue: Iterable<[number, Job]>) => {
    for (const [index, job] of queue) results[index] = await runJob(job, toolbox);
  };
  const others = entries.filter(([, { task }]) => !task.cluster).values();
  // All lanes take from one iterator: each job is done once.
  const lanes = Array.from({ length: AT_ONCE }, () => lane(others));
  await Promise.all([lane(entries.filter(([, { task }]) => task.cluster)), ...lanes]);
  return results.flat();
}

async function runJob({ environment, task }: Job, toolbox: Toolbox): Promise<readonly Judgement[]> {
  const { what, subjects } = task;
  const tool = task.tool && toolbox.find(task.tool);
  if (task.tool && !tool && task.optional) return [];
  const start = performance.now();
  const outcomes = await outcomesOf(task, tool, toolbox);
  // A batch is as long as its parts together.
  const seconds = (performance.now() - start) / 1000 / Math.max(subjects.length, 1);
  const program = tool ? { program: tool.name, version: tool.version } : { program: task.program };
  return subjects.map((subject, index) => {
    const outcome = outcomes[index] ?? unchecked('nobody said anything about it');
    const reason = outcome.reason === undefined ? {} : { reason: toolbox.tidy(outcome.reason) };
    return { environment, what, subject, ...program, ...outcome, ...reason, seconds };
  });
}

/** A program that is missing or that does not start has judged nothing. */
async function outcomesOf(task: Task, tool: Tool | undefined, toolbox: Toolbox): Promise<readonly Outcome[]> {
  const all = (outcome: Outcome) => task.subjects.map(() => outcome);
  if (task.tool && !tool) return all(unchecked(needsTool(task.tool)));
  try {
    return await task.judge(toolbox, tool);
  } catch (failure) {
    return all(unchecked(failure instanceof Error ? failure.message : String(failure)));
  }
}
