import type { FindingKind } from '../findings/finding-kind';

export const UNREADABLE_MANIFEST: FindingKind = {
  id: 'link/unreadable',
  severity: 'error',
  since: '0.2.0',
  finds: 'a file beside what a synth writes can not be read as a manifest',
  happens: 'whoever applies the folder stops there',
  remedy: 'mend the file, or delete it',
};
