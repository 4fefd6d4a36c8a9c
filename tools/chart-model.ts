import { spawnSync } from 'node:child_process';
import * as z from 'zod';
import type { KeyMap } from '../lib/charts/key-model';
import type { JsonObject } from '../lib/kubernetes/json';
import { findTool } from './find';
import type { Places } from './places';

const words = z.enum(['string', 'number', 'boolean', 'list', 'map', 'any']);
const keys: z.ZodType<KeyMap> = z.lazy(() => z.record(z.string(), z.union([words, z.array(z.string()), keys])));
const paths = z.array(z.string());

const chartModelFile = z.strictObject({
  appVersion: z.string(),
  chart: z.string(),
  defaults: z.custom<JsonObject>((value) => typeof value === 'object' && value !== null && !Array.isArray(value)),
  dependencies: z.array(
    z.strictObject({
      name: z.string(),
      alias: z.string().optional(),
      version: z.string(),
      repository: z.string(),
      condition: z.string().optional(),
      present: z.boolean(),
    }),
  ),
  digest: z.string().regex(/^sha256:[0-9a-f]{64}$/),
  images: z.array(
    z.strictObject({
      path: z.string(),
      registry: z.string().optional(),
      repository: z.string(),
      tag: z.string().optional(),
      digest: z.string().optional(),
    }),
  ),
  keys,
  kubeVersion: z.string().optional(),
  program: z.string(),
  refusals: z.array(z.strictObject({ id: z.string(), reads: paths, template: z.string() })),
  schema: z.strictObject({ closed: paths, enums: z.record(z.string(), z.array(z.string())) }).optional(),
  type: z.string(),
  undeclared: paths,
  unread: paths,
  version: z.string(),
});

/** What one version of a chart reads of its values, as facts: see tools/helm/chart-model/model.go. */
export type ChartModelFile = z.infer<typeof chartModelFile>;

/** Why there is no model, in one plain sentence. */
export interface NoModel {
  readonly problem: string;
}

const MOST_BYTES = 2 ** 26;
const MOST_MILLISECONDS = 60_000;

/**
 * Reads the model of a chart, a folder or an archive.
 * @returns the model, or why there is none: no program that reads charts, no chart, or one that does not parse
 */
export function readChartModel(path: string, places: Places = {}): ChartModelFile | NoModel {
  const program = findTool('chart-model', places);
  if (!program) return { problem: 'The program that reads charts is not built: cdk8s-logging tools chart-model' };
  return runChartModel(program.path, path);
}

/** Reads the model of a chart with the program at this path. */
export function runChartModel(program: string, path: string): ChartModelFile | NoModel {
  const { status, stdout, stderr, error } = spawnSync(program, [path], {
    encoding: 'utf8',
    maxBuffer: MOST_BYTES,
    timeout: MOST_MILLISECONDS,
    killSignal: 'SIGKILL',
  });
  if (error) return { problem: `${path} could not be read: ${error.message}` };
  if (status !== 0) return { problem: stderr.trim().split('\n').at(-1) || `${path} could not be read` };
  return parseModel(path, stdout);
}

function parseModel(path: string, text: string): ChartModelFile | NoModel {
  const parsed = chartModelFile.safeParse(JSON.parse(text));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  return { problem: `What was read of ${path} is no model: ${issue?.message} at ${issue?.path.join('.')}` };
}
