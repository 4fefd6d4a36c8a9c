import { loadOne } from '../../environment/in-memory';
import { describeReal } from '../../support/programs';
import { END_TIMEOUT } from '../ready';
import { AZURITE, blobs } from './azurite';
import { storeScenario } from './scenario';

const ENVIRONMENT = `
cluster: azure
platform: { distribution: aks, nodes: 3 }
delivery: { flux: {} }
loki:
  namespace: logging
  topology: distributed
  replicas: { ingester: 1, distributor: 1, querier: 1, query-frontend: 1, query-scheduler: 1, index-gateway: 1, compactor: 1 }
  replicationFactor: 1
  retention: 7d
  chart: 18.11.0
  storage: { azure: { account: exampleloki, containers: { chunks: example-loki }, credentialsSecret: loki-azure } }
collector: { alloy: { namespace: monitoring } }
`;

const TITLE = 'no environment ships: a Loki with Azure Blob Storage';

const azurite = AZURITE;
if (azurite === undefined)
  test.skip(`${TITLE} (to run it: AZURITE names azurite-blob, of the package azurite)`, () => {});
else
  describeReal(TITLE, ['loki-3.7'], ({ 'loki-3.7': loki }) => {
    const { later, destroy } = storeScenario({
      environment: () => loadOne(ENVIRONMENT),
      binary: loki,
      network: 20,
      store: (undo) => blobs(azurite, 'exampleloki', 'example-loki', undo),
      deletes: 'done',
    });
    describe('later', () => later());
    afterAll(destroy, END_TIMEOUT);
  });
