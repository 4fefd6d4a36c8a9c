import { tracingDatasource } from '../../lib/checks/tracing-datasource';
import { loadOne, MINIMAL } from '../environment/in-memory';
import { runCheck } from '../support/checks';
import { fixText } from '../support/fix-text';

const DATASOURCE = 'grafana: { datasource: { namespace: monitoring } }\n';
const findings = (text: string) => runCheck(tracingDatasource, loadOne(`${MINIMAL}${text}`));

test('ids of traces that nothing links are told of', () => {
  expect(findings('tracing: {}\n')).toMatchObject([
    {
      id: 'tracing/no-datasource',
      severity: 'warning',
      path: ['tracing'],
      fix: fixText('grafana.datasource'),
    },
  ]);
});

test.each(['', DATASOURCE, `tracing: {}\n${DATASOURCE}`])('nothing is wrong with %j', (text) => {
  expect(findings(text)).toEqual([]);
});
