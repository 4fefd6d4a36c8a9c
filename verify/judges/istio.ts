import { isJsonObject, type Json, type JsonObject } from '../../lib/kubernetes/json';
import { groupOf } from '../../lib/kubernetes/scope';
import { describeObject, type KubeObject } from '../../lib/references/kube-object';
import { toYaml } from '../../lib/syntax/yaml';
import type { Tool } from '../../tools/find';
import type { Judge } from '../judge';
import { failed, type Outcome, PASSED } from '../judgement';
import { type Material, plainObjects, renderedObjects } from '../material';
import type { Toolbox } from '../toolbox';

/**
 * Istio's own analyser on its objects, in files and in what charts render. Without a cluster it leaves out whatever needs
 * namespaces, pods and Services: istio/istio@1.30.3:pkg/config/analysis/local/istiod_analyze.go
 */
export const judgeIstio: Judge = (material) => {
  const objects = [...plainObjects(material), ...renderedObjects(material)].filter(isOfIstio);
  if (objects.length === 0) return [];
  return [
    {
      what: 'objects of Istio',
      subjects: objects.map((object) => `${object.origin}: ${describeObject(object)}`),
      tool: 'istioctl',
      judge: async (toolbox, tool) => (tool ? await analyse(toolbox, tool, objects, meshConfig(material)) : []),
    },
  ];
};

/** Kinds of Istio, and those of the Gateway API that it serves. */
export function isOfIstio({ apiVersion }: KubeObject): boolean {
  const group = groupOf(apiVersion);
  return group.endsWith('.istio.io') || group === 'gateway.networking.k8s.io';
}

/** What people are asked to give to istiod, if they are: a Telemetry names providers of it. */
function meshConfig({ files }: Material): JsonObject | undefined {
  const found = files.flatMap(({ documents }) => documents).find(({ kind, meshConfig }) => !kind && meshConfig);
  return isJsonObject(found?.meshConfig) ? found.meshConfig : undefined;
}

async function analyse(
  toolbox: Toolbox,
  { path }: Tool,
  objects: readonly KubeObject[],
  mesh: JsonObject | undefined,
): Promise<readonly Outcome[]> {
  const files = objects.map(({ json }, index) => toolbox.write(`${index}.yaml`, toYaml(json)));
  const options = mesh === undefined ? [] : [`--meshConfigFile=${toolbox.write('mesh.yaml', toYaml(mesh))}`];
  const { code, stdout, stderr } = await toolbox.run(path, [...ANALYSE, '--use-kube=false', ...options, ...files]);
  const messages = readMessages(stdout);
  if (code !== 0 || messages === undefined) throw new Error(`istioctl analyses nothing: ${stderr.trim()}`);
  // It goes on without what it can not read, and ends with 0.
  const unread = stderr.includes('Error(s) adding files') ? stderr : '';
  return objects.map((_, index) => outcomeOf(messages, unread, files[index] ?? ''));
}

/** Arguments for every verdict: what is for information only is none. */
export const ANALYSE = ['analyze', '--all-namespaces', '--output=json', '--output-threshold=Warning', '--color=false'];

/** What the analyser says of an object. */
export interface AnalyserMessage {
  /** `IST0106`: https://istio.io/latest/docs/reference/config/analysis */
  readonly code: string;
  readonly level: string;
  readonly message: string;

  /** `AuthorizationPolicy loki/loki` */
  readonly origin: string;

  /** File and line. @default - the object is in a cluster */
  readonly reference: string;
}

/** Reads what it prints as JSON. @returns nothing if that is no list */
export function readMessages(stdout: string): readonly AnalyserMessage[] | undefined {
  const list: unknown = parsed(stdout);
  if (!Array.isArray(list)) return undefined;
  return list.filter(isJsonObject).map(({ code, level, message, origin, reference = '' }) => ({
    code: String(code),
    level: String(level),
    message: String(message),
    origin: String(origin),
    reference: String(reference),
  }));
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

function outcomeOf(messages: readonly AnalyserMessage[], unread: string, file: string): Outcome {
  const said = messages.filter(({ reference }) => reference.replace(/:\d+$/, '') === file).map(messageText);
  if (unread.includes(`"${file}"`)) said.push(unread);
  return said.length === 0 ? PASSED : failed(said.join('\n'));
}

/** Prints a message as people look it up. */
export function messageText({ code, level, message }: AnalyserMessage): string {
  return `${level} ${code}: ${message}`;
}
