import { mergeValues } from '../../charts/values';
import type { JsonObject } from '../../kubernetes/json';
import { serviceAddress } from '../../wiring/endpoint';
import { ROLES } from './components';
import { dialectOf } from './dialect';
import { GRPC_PORT, partName, RELEASE } from './names';
import type { ResolvedLoki } from './settings';

/** Values by which an older chart comes to what newer ones do by themselves. */
export function olderValues(props: ResolvedLoki): JsonObject {
  const { asksForBuckets, joinsByName, compactorByHttp } = dialectOf(props.chart);
  const host = (service: string) => serviceAddress(service, props.namespace, props.clusterDomain).host;
  return mergeValues(
    // Names that nothing reads where the store names none of its own.
    asksForBuckets ? { loki: { storage: { bucketNames: { chunks: 'chunks', ruler: 'ruler' } } } } : {},
    joinsByName ? { loki: { memberlistConfig: { join_members: [host(`${RELEASE}-memberlist`)] } } } : {},
    compactorByHttp
      ? {
          loki: {
            commonConfig: { compactor_grpc_address: `${host(partName(ROLES[props.topology].compact))}:${GRPC_PORT}` },
          },
        }
      : {},
  );
}
