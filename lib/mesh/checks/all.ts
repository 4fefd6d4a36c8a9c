import type { Check } from '../../findings/check';
import { invalidCidrs, missingCidrs, openCidrs } from './cidrs';
import { existingNamespaces, labelsOnHostNetwork, sidecarLabels } from './labels';
import { outsideSenders, unknownMembers, unknownSenders } from './members';
import { idleSelectors } from './selectors';
import type { MeshSubject } from './subject';

/** Checks of the mesh. */
export const MESH_CHECKS: readonly Check<MeshSubject>[] = [
  invalidCidrs,
  openCidrs,
  missingCidrs,
  labelsOnHostNetwork,
  existingNamespaces,
  sidecarLabels,
  unknownMembers,
  outsideSenders,
  unknownSenders,
  idleSelectors,
];
