import type { Environment } from '../environment/environment';
import { error, type Finding } from './finding';

/** Something is collected. */
export function alloySources({ logs }: Pick<Environment, 'logs'>): readonly Finding[] {
  if (logs.pods || logs.events || logs.nodeFiles.length > 0) return [];
  return [
    error('logs/no-source', ['logs'], {
      problem: 'no source of logs is asked for',
      consequence: 'no collector would run, and Loki would stay empty',
      fix: 'logs:\n  pods: {}',
    }),
  ];
}
