import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { isJsonObject, type Json, valueAt } from '../../lib/kubernetes/json';
import { configProblems } from '../../lib/programs/config-problems';
import { type ProgramName, programModel } from '../../lib/programs/program-model';

/** The configuration in a ConfigMap that ships. */
function shipped(file: string): Json {
  const data = valueAt(parse(readFileSync(`dist/${file}`, 'utf8')), 'data');
  const [text] = isJsonObject(data) ? Object.values(data) : [];
  if (typeof text !== 'string') throw new Error(`dist/${file} holds no configuration`);
  return parse(text);
}

test.each<[string, ProgramName, string]>([
  ['standalone/2-releases/loki-configmap.yaml', 'loki', '3.6.3'],
  ['standalone/2-releases/loki-configmap.yaml', 'loki', '3.7.6'],
  ['standalone/2-releases/otel-shipper-configmap.yaml', 'otelcol', '0.159.0'],
])('%s has nothing that %s %s would refuse', (file, program, version) => {
  const model = programModel(program, version);
  expect(model && configProblems(model, shipped(file))).toEqual([]);
});
