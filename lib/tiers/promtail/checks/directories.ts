import { hidingDirectories, type OwnFiles } from '../../hiding-directories';
import type { PromtailSettings } from '../settings';

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
export const promtailDirectories = hidingDirectories<PromtailSettings>(OWN_FILES);
