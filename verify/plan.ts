import { type Task, uncheckedTask } from './judge';
import { JUDGES } from './judges/all';
import type { Material } from './material';

/** Texts for people, and what scripts and the linker read. */
const TEXTS = ['README.md', 'needs.txt'];

/** Lists the tasks of an environment, with one for every file that no judge knows. */
export function planTasks(material: Material): readonly Task[] {
  if (material.files.length === 0) return [uncheckedTask('files', 'none', 'the folder of the environment is empty')];
  const tasks = JUDGES.flatMap((judge) => judge(material));
  const claimed = new Set([...tasks.flatMap(({ files = [] }) => files), ...TEXTS]);
  const unknown = material.files.filter(({ name }) => !claimed.has(name));
  return [
    ...tasks,
    ...unknown.map(({ name }) => uncheckedTask('unknown files', name, 'no program here judges such a file')),
  ];
}
