import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { ApiObject, App, Chart, YamlOutputType } from 'cdk8s';
import type { DumpedObject } from './objects';

// The same objects as somebody would synthesize them with cdk8s alone: an app and charts of API objects.
const [dump = '', output = ''] = process.argv.slice(2);
const objects: readonly DumpedObject[] = JSON.parse(readFileSync(dump, 'utf8'));
const app = new App({ outdir: output, yamlOutputType: YamlOutputType.FILE_PER_RESOURCE });
const charts = new Map<string, Chart>();
for (const { path, object } of objects) {
  const folder = dirname(path).replaceAll('/', '-');
  const chart = charts.get(folder) ?? new Chart(app, folder);
  charts.set(folder, chart);
  new ApiObject(chart, path.replaceAll('/', '-'), object);
}
app.synth();
