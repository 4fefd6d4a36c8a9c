import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import { type ChartName, knownCharts, OwnCatalog } from '../charts/catalog';
import { valueProblems } from '../charts/keys';
import { ModelFile } from '../charts/model-file';
import { forgetModels, modelFileName } from '../charts/models';
import { hasChartFile, useOwnCharts } from '../charts/values';
import { formatPath } from '../findings/finding';
import { type FindingKind, finding } from '../findings/finding-kind';
import { inReadingOrder, type LocatedFinding, type PlacedFinding } from '../findings/located-finding';
import type { JsonObject } from '../kubernetes/json';
import { readTextFile } from './text-file';
import { locate } from './yaml/locate';
import { parseYamlFile, type YamlFile } from './yaml/yaml-file';

export const OWN_CHARTS: FindingKind = {
  id: 'settings/charts-values',
  severity: 'error',
  since: '0.2.0',
  finds:
    'a file in the `charts-values/` of a repository has a name that nothing reads, or a content that can not be used',
  happens: 'it would change nothing, and nobody would notice',
  remedy: 'name it like the file of the package that it is laid over, and write only keys that the chart reads',
};

/** Folders of values, and the charts that they are for. */
const VALUES: Readonly<Record<string, ChartName>> = {
  loki: 'loki',
  alloy: 'alloy',
  otel: 'opentelemetry-collector',
  promtail: 'promtail',
};

/** Models of charts and of programs, of versions that the package may not have. */
const MODELS = /^(?:models\/[a-z0-9-]+|programs)\/[a-z0-9-]+-\d+\.\d+\.\d+[0-9A-Za-z.+-]*\.json$/;
const OF_CHART = /^models\//;

/**
 * Takes the values and models that a repository has into use.
 * @param folder of the repository, which need not be there
 * @returns what is wrong with them: nothing should be done then
 */
export function takeOwnCharts(folder: string): readonly LocatedFinding[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return [];
  const read = ownFiles(folder).map((name) => readOwn(folder, name));
  const faults = read.flatMap((file) => ('findings' in file ? file.findings : []));
  if (faults.length > 0) return inReadingOrder(faults);
  useOwnCharts(folder);
  forgetModels();
  return inReadingOrder(read.flatMap((file) => ('values' in file ? keyFindings(file) : [])));
}

function ownFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.split(/[\\/]/).join('/'))
    .filter((name) => statSync(join(folder, name)).isFile() && !/(^|\/)(\.|README)/.test(name))
    .sort();
}

/** Values for a chart, with the places of their keys. */
interface OwnValues {
  readonly values: YamlFile;
  readonly chart: ChartName;
}

type Own = OwnValues | { readonly findings: readonly PlacedFinding[] };

function readOwn(folder: string, name: string): Own {
  const path = posix.join(folder, name);
  if (!hasChartFile(name) && !MODELS.test(name))
    return {
      findings: [fault(path, 'nothing reads a file of this name', 'name it like a file of the package, or delete it')],
    };
  return name.endsWith('.json') ? { findings: jsonFindings(path, name) } : readYaml(path, name);
}

function jsonFindings(path: string, name: string): readonly PlacedFinding[] {
  const data = parseJson(readFileSync(path, 'utf8'));
  if (data === undefined) return [fault(path, 'it is no JSON', 'write it anew')];
  return OF_CHART.test(name) ? modelFindings(path, name, data) : [];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (failure) {
    if (!(failure instanceof SyntaxError)) throw failure;
    return undefined;
  }
}

function modelFindings(path: string, name: string, data: unknown): readonly PlacedFinding[] {
  const { data: model, error } = ModelFile.safeParse(data);
  if (!model) return [fault(path, `it is no model of a chart: ${error.issues[0]?.message.toLowerCase()}`, ADD)];
  if (modelFileName(model) !== name)
    return [
      fault(
        path,
        `it is the model of ${model.publisher}/${model.chart} ${model.version}`,
        `git mv it to ${modelFileName(model)}`,
      ),
    ];
  return [];
}

const ADD = '`npx cdk8s-logging charts add NAME VERSION --pull` makes it anew';

function readYaml(path: string, name: string): Own {
  const text = readTextFile(path);
  if (typeof text !== 'string')
    return { findings: [fault(path, text?.problem ?? 'it can not be read', text?.fix ?? 'write it anew')] };
  const parsed = parseYamlFile(path, text);
  if ('findings' in parsed) return parsed;
  const chart = VALUES[name.split('/')[0] ?? ''];
  return chart === undefined ? { findings: catalogFindings(parsed.file) } : { values: parsed.file, chart };
}

function catalogFindings(file: YamlFile): readonly PlacedFinding[] {
  const { error } = OwnCatalog.safeParse(file.data);
  return (error?.issues ?? []).map(({ path, message }) => {
    const at = path.map((step) => (typeof step === 'symbol' ? String(step) : step));
    const found = { path: at, problem: message.toLowerCase(), fix: 'write it as the catalog of the package does' };
    return { finding: finding(OWN_CHARTS, found), position: locate([file], at) };
  });
}

/** A key is wrong if no version of the chart reads it: which version an environment takes is not known here. */
function keyFindings({ values, chart }: OwnValues): readonly PlacedFinding[] {
  return unknownIn(chart, values.data).map((key) => ({
    finding: finding(OWN_CHARTS, {
      path: key,
      problem: `no version of the chart ${chart} reads \`${formatPath(key)}\``,
      fix: 'delete it, or write the key that the chart reads',
    }),
    position: locate([values], key),
  }));
}

function unknownIn(chart: ChartName, values: JsonObject): readonly (string | number)[][] {
  let left: readonly (string | number)[][] | undefined;
  for (const known of knownCharts(chart)) {
    const unknown = valueProblems(known, values).filter(({ kind }) => kind === 'unknown-key');
    const paths = new Map(unknown.map(({ path }) => [path.join('\0'), [...path]]));
    left = left?.filter((path) => paths.has(path.join('\0'))) ?? [...paths.values()];
    // The newest version mostly reads all of it, and there are many.
    if (left.length === 0) break;
  }
  return left ?? [];
}

function fault(file: string, problem: string, fix: string): PlacedFinding {
  return { finding: finding(OWN_CHARTS, { path: [], problem, fix }), position: { file, line: 1, column: 1 } };
}
