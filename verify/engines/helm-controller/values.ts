import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, parseDocument } from 'yaml';
import { isJsonObject, type JsonObject } from '../../../lib/kubernetes/json';
import { applyMergePatch } from '../../../lib/kubernetes/merge-patch';
import { toYaml } from '../../../lib/syntax/yaml';

/**
 * Changes the values of a HelmChart in the folder of an environment, as a bad merge would.
 * @returns what puts the file back
 */
export function changeValues(output: string, chart: string, patch: JsonObject): () => void {
  const file = join(output, '2-releases', `${chart}-helmchart.yaml`);
  const before = readFileSync(file, 'utf8');
  const document = parseDocument(before);
  const values: unknown = parse(String(document.getIn(['spec', 'valuesContent'])));
  document.setIn(['spec', 'valuesContent'], toYaml(applyMergePatch(isJsonObject(values) ? values : {}, patch)));
  writeFileSync(file, document.toString());
  return () => writeFileSync(file, before);
}

/** Sets fields of all HelmCharts in the folder of an environment. */
export function setFields(output: string, charts: Iterable<string>, fields: JsonObject): void {
  for (const chart of charts) {
    const file = join(output, '2-releases', `${chart}-helmchart.yaml`);
    const document = parseDocument(readFileSync(file, 'utf8'));
    for (const [name, value] of Object.entries(fields)) document.setIn(['spec', name], document.createNode(value));
    writeFileSync(file, document.toString());
  }
}
