import type { Tool, ToolName } from '../tools/find';
import type { Outcome } from './judgement';
import type { Material } from './material';
import type { Toolbox } from './toolbox';

/** Things that one program judges in one go. */
export interface Task {
  /** The row of the table: `Loki configurations`. */
  readonly what: string;
  readonly subjects: readonly string[];

  /** Files of the environment that this looks at as a whole. @default - what it looks at is inside of others' files */
  readonly files?: readonly string[];

  /** @default - none of those that we look for */
  readonly tool?: ToolName;

  /** What the table calls the program. @default - the tool's name and version */
  readonly program?: string;

  /** Nobody misses it where the tool is not there: another one has judged the same. @default false */
  readonly optional?: boolean;

  /** Uses the API server, one task after the other. @default false */
  readonly cluster?: boolean;

  /** @returns an outcome for each subject, in their order */
  readonly judge: (toolbox: Toolbox, tool?: Tool) => Promise<readonly Outcome[]>;
}

/** Says what there is to judge in an environment, and how. Nothing runs yet. */
export type Judge = (material: Material) => readonly Task[];

/** Hands a program of which we know the path; the task does not run without. */
export function withTool(judge: (toolbox: Toolbox, tool: Tool) => Promise<Outcome>): Task['judge'] {
  return async (toolbox, tool) => (tool ? [await judge(toolbox, tool)] : []);
}

/** Something that is there, and that nobody can judge as things are. */
export function uncheckedTask(what: string, subject: string, reason: string): Task {
  return { what, subjects: [subject], judge: async () => [{ verdict: 'unchecked', reason }] };
}
