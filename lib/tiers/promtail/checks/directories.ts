import type { Finding } from '../../../findings/finding';
import { mountedDirectories } from '../../../logs/paths';
import type { Environment } from '../../../plan/environment';
import { hidingDirectories, type OwnFiles } from '../../hiding-directories';

const OWN_FILES: OwnFiles = {
  program: 'Promtail',
  paths: [
    '/usr/bin',
    '/etc/promtail',
    '/etc/promtail-credentials',
    '/etc/ssl',
    '/lib',
    '/usr/lib',
    '/proc',
    '/sys',
    '/dev',
    '/run/promtail',
    '/var/run/secrets',
    '/run/secrets',
  ],
};

/** The directories of a node can be mounted where they are. */
export function promtailDirectories({ logs, collector }: Pick<Environment, 'logs' | 'collector'>): readonly Finding[] {
  if (!collector.promtail) return [];
  const directories = mountedDirectories(logs).map((directory) => ({ directory, path: ['logs'] }));
  return hidingDirectories(OWN_FILES, directories);
}
