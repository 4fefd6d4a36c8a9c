import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { isJsonObject, type Json, valueAt } from '../../lib/kubernetes/json';
import { configProblems } from '../../lib/programs/config-problems';
import { type ProgramName, programModel } from '../../lib/programs/program-model';
import { fixtureDist } from '../support/dist';

/** The configuration in a ConfigMap that synth writes. */
function delivered(file: string): Json {
  const data = valueAt(parse(readFileSync(join(fixtureDist(), file), 'utf8')), 'data');
  const [text] = isJsonObject(data) ? Object.values(data) : [];
  if (typeof text !== 'string') throw new Error(`${file} holds no configuration`);
  return parse(text);
}

test.each<[string, ProgramName, string]>([
  ['standalone/2-releases/loki-configmap.yaml', 'loki', '3.6.3'],
  ['standalone/2-releases/loki-configmap.yaml', 'loki', '3.7.6'],
  ['standalone/2-releases/otel-shipper-configmap.yaml', 'otelcol', '0.159.0'],
])('%s has nothing that %s %s would refuse', (file, program, version) => {
  const model = programModel(program, version);
  expect(model && configProblems(model, delivered(file))).toEqual([]);
});
