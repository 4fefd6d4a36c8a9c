import { runChecks } from '../../lib/findings/check';
import { directories } from '../../lib/logs/checks/directories';
import { directoriesUnused } from '../../lib/logs/checks/directories-unused';
import { nodeFileOutsideMount, nodeFileTwice } from '../../lib/logs/checks/node-files';
import { mountedDirectories } from '../../lib/logs/mounts';
import { outsideSenders, unknownSenders } from '../../lib/mesh/checks/members';
import { meshOf, shipper, shipperOtlp } from '../mesh/fixtures';
import { growth, LINEAR } from '../support/growth';
import { environment } from '../tiers/alloy/checks/environment';

const list = <Item>(count: number, item: (index: number) => Item) => Array.from({ length: count }, (_, at) => item(at));

const logs = (count: number) =>
  environment({
    nodeDirectories: list(count, (at) => `/srv/d${at}`),
    nodeFiles: list(count, (at) => ({ path: `/srv/d${at}/a.log`, job: 'x' })),
  }).logs;

const calls = (count: number, namespace?: (at: number) => string) =>
  meshOf(
    [shipper],
    list(count, (at) => ({
      from: { external: `caller-${at}`, ...(namespace && { namespace: namespace(at) }) },
      to: shipperOtlp,
      purpose: 'call',
    })),
  );

test.each<[string, (count: number) => void, number]>([
  ['files of nodes', (count) => runChecks([nodeFileOutsideMount, nodeFileTwice], { logs: logs(count) }), 1500],
  ['directories', (count) => runChecks([directories, directoriesUnused], { logs: logs(count) }), 1500],
  ['mounted directories', (count) => mountedDirectories(logs(count)), 1500],
  ['outside senders', (count) => runChecks([outsideSenders], { mesh: calls(count, (at) => `n${at}`) }), 1500],
  ['unknown senders', (count) => runChecks([unknownSenders], { mesh: calls(count) }), 1500],
])('%s take as long as there are many of them', (_, work, count) => {
  expect(growth(work, count)).toBeLessThan(LINEAR);
});

test('the cases find something', () => {
  expect(runChecks([outsideSenders], { mesh: calls(3, (at) => `n${at}`) })).toHaveLength(3);
  expect(runChecks([unknownSenders], { mesh: calls(3) })).toHaveLength(3);
  expect(mountedDirectories(logs(3))).toHaveLength(3);
});
