import { parseAllDocuments } from 'yaml';
import { talosMachineConfig } from '../../../lib/tiers/otel/machine-config';

test('is one patch for services and one for the kernel', () => {
  const documents = parseAllDocuments(talosMachineConfig({ kind: 'sockets', kernelPort: 7050, servicePort: 7051 }));
  expect(documents.map((document): unknown => document.toJS())).toEqual([
    { machine: { logging: { destinations: [{ endpoint: 'tcp://127.0.0.1:7051/', format: 'json_lines' }] } } },
    { apiVersion: 'v1alpha1', kind: 'KmsgLogConfig', name: 'otel-receiver', url: 'tcp://127.0.0.1:7050/' },
  ]);
});
