import { broken, names, object } from '../objects';

const PROVISIONED = object('ConfigMap', 'datasource', {
  data: {
    'loki.yaml': [
      'apiVersion: 1',
      'datasources:',
      '  - name: Loki',
      '    uid: loki',
      '    type: loki',
      '    jsonData:',
      '      derivedFields:',
      '        - name: trace',
      '          datasourceUid: tempo',
    ].join('\n'),
  },
});

function dashboard(type: string, uid: string) {
  const panels = [{ datasource: { type, uid }, targets: [{ datasource: { type, uid } }] }];
  return object('ConfigMap', 'dashboard', { data: { 'logs.json': JSON.stringify({ uid: 'logs', panels }, null, 2) } });
}

test.each([
  ['a provisioned one', 'loki', 'loki'],
  ['a variable', 'loki', '${loki}'],
  ['one of another type', 'prometheus', 'prometheus'],
  ['Grafana’s own', 'datasource', '-- Mixed --'],
])('a panel asks %s', (_, type, uid) => {
  expect(names([PROVISIONED, dashboard(type, uid)])).toEqual([]);
});

test('a panel asks one that nobody provisions: said once', () => {
  expect(broken([PROVISIONED, dashboard('loki', 'lokki')])).toMatchObject([
    {
      check: 'datasource',
      object: 'ConfigMap logging/dashboard',
      fix: 'write the uid loki, or a variable of the dashboard',
    },
  ]);
});

test('where nobody provisions datasources, somebody else does', () => {
  expect(names([dashboard('loki', 'lokki')])).toEqual([]);
});
