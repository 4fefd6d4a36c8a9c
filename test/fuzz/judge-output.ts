import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import markdownIt from 'markdown-it';
import { parseAllDocuments } from 'yaml';
import { isJsonObject, type JsonObject, valueAt } from '../../lib/kubernetes/json';
import { CONTROL } from './control';
import type { Problem } from './problem';

/** What is wrong with a folder that synth wrote: nothing, if all is well. */
export function outputProblems(folder: string): readonly Problem[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(folder, path)).isFile())
    .sort();
  const texts = files.map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }));
  const yaml = texts
    .filter(({ path }) => path.endsWith('.yaml') && !MACHINE_CONFIG.test(path))
    .map((file) => ({ ...file, data: dataIn(file.text) }));
  return [
    ...files.filter((path) => !SAFE_PATH.test(path)).map((path) => problem('no plain file name', path)),
    ...texts.flatMap(({ path, text }) => (CONTROL.test(text) ? [problem('control characters in a file', path)] : [])),
    ...yaml.flatMap(({ path, data }) => (typeof data === 'string' ? [problem('not valid YAML', path, data)] : [])),
    ...objectProblems(yaml),
    ...kustomizationProblems(yaml, files),
    ...texts.filter(({ path }) => path.endsWith('.sh')).flatMap(({ path, text }) => shellProblems(path, text)),
    ...texts.filter(({ path }) => path.endsWith('.md')).flatMap(({ path, text }) => markdownProblems(path, text)),
  ];
}

function problem(kind: string, ...seen: readonly string[]): Problem {
  return { kind, detail: seen.join(': ') };
}

interface YamlFile {
  readonly path: string;
  readonly data: JsonObject | string;
}

const SAFE_PATH = /^(?:[a-z0-9][a-z0-9._-]*\/)*[a-zA-Z0-9][a-zA-Z0-9._-]*$/;

/** What machines read holds several documents. */
const MACHINE_CONFIG = /\/talos\//;

/** The data of a file that holds one document, or what is wrong with it. */
function dataIn(text: string): JsonObject | string {
  const documents = parseAllDocuments(text);
  const [document] = documents;
  if (!document || documents.length !== 1) return `${documents.length} documents`;
  const [fault] = [...document.errors, ...document.warnings];
  if (fault) return fault.message;
  const data: unknown = document.toJS();
  return isJsonObject(data) ? data : 'no map';
}

function objectProblems(files: readonly YamlFile[]): readonly Problem[] {
  const seen = new Set<string>();
  return files
    .filter(({ path }) => basename(path) !== 'kustomization.yaml' && /\/(?:\d-\w+|flux|argocd)\//.test(path))
    .flatMap(({ path, data }) => {
      const object = typeof data === 'string' ? {} : data;
      const [kind, name] = [object.kind, valueAt(object, 'metadata', 'name')];
      if (typeof kind !== 'string' || typeof name !== 'string') return [problem('no kind or name', path)];
      const id = JSON.stringify([path.split('/')[0], kind, valueAt(object, 'metadata', 'namespace'), name]);
      if (seen.has(id)) return [problem('an object is there twice', path, id)];
      seen.add(id);
      return embeddedProblems(path, object);
    });
}

/** Texts in ConfigMaps that programs parse. */
function embeddedProblems(path: string, object: JsonObject): readonly Problem[] {
  if (object.kind !== 'ConfigMap' || !isJsonObject(object.data)) return [];
  return Object.entries(object.data).flatMap(([key, text]) => {
    if (typeof text !== 'string') return [problem('data of a ConfigMap is no text', path, key)];
    try {
      if (key.endsWith('.json')) JSON.parse(text);
      const [fault] = key.endsWith('.yaml') ? parseAllDocuments(text).flatMap(({ errors }) => errors) : [];
      return fault ? [problem('not valid YAML in a ConfigMap', path, key, fault.message)] : [];
    } catch (failure) {
      return [problem('not valid JSON in a ConfigMap', path, key, String(failure))];
    }
  });
}

/** Each kustomization names what is beside it, and nothing else. */
function kustomizationProblems(yaml: readonly YamlFile[], files: readonly string[]): readonly Problem[] {
  return yaml
    .filter(({ path }) => basename(path) === 'kustomization.yaml')
    .flatMap(({ path, data }) => {
      const resources = typeof data !== 'string' && Array.isArray(data.resources) ? data.resources.map(String) : [];
      const folder = dirname(path);
      const missing = resources.filter(
        (name) => !files.includes(join(folder, name)) && !files.includes(join(folder, name, 'kustomization.yaml')),
      );
      const isStage = folder.includes('/');
      const beside = files.filter((file) => dirname(file) === folder && file.endsWith('.yaml') && file !== path);
      const forgotten = isStage ? beside.filter((file) => !resources.includes(basename(file))) : [];
      return [...missing, ...forgotten].map((name) => problem('a kustomization that is not complete', path, name));
    });
}

function shellProblems(path: string, text: string): readonly Problem[] {
  const { status, stderr } = spawnSync('bash', ['-n'], { input: text, encoding: 'utf8' });
  return status === 0 ? [] : [problem('not a script', path, stderr)];
}

const markdown = markdownIt({ html: true });

/** HTML would be drawn as such, and a fence that stays open swallows the rest. */
function markdownProblems(path: string, text: string): readonly Problem[] {
  const tokens = markdown.parse(text, {}).flatMap((token) => [token, ...(token.children ?? [])]);
  const html = tokens.filter(({ type, content }) => type.startsWith('html') && !content.startsWith('<!-- Generated'));
  const fences = tokens.filter(({ type }) => type === 'fence').length;
  const marks = text.match(/^ *(?:`{3,}|~{3,})/gm)?.length ?? 0;
  return [
    ...html.map(({ content }) => problem('HTML in Markdown', path, content)),
    ...(fences * 2 > marks ? [problem('a fence that stays open', path)] : []),
  ];
}
