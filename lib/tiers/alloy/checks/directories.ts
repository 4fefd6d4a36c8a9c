import { hidingDirectories, type OwnFiles } from '../../hiding-directories';
import type { AlloySettings } from '../settings';

const OWN_FILES: OwnFiles = {
  program: 'Alloy',
  paths: [
    '/bin/alloy',
    '/etc/alloy',
    '/lib',
    '/usr/lib',
    '/proc',
    '/sys',
    '/dev',
    '/var/lib/alloy/data',
    '/var/run/secrets',
    '/run/secrets',
  ],
};

/** The directories of a node can be mounted where they are. */
export const alloyDirectories = hidingDirectories<AlloySettings>(OWN_FILES);
