import { stringify } from 'yaml';
import { isJsonObject, type Json, type JsonObject, valueAt } from '../kubernetes/json';
import { printed } from './go-template';

/** What a template may refer to. */
export interface TemplateScope {
  /** Name of the Helm release. */
  readonly name: string;

  /** Namespace of the Helm release. */
  readonly namespace: string;

  /** All values of the release. */
  readonly values: JsonObject;
}

/** An action of a template: what stands between the braces, and whether it takes the space beside it away. */
const ACTION = /(\s*)\{\{(-?)\s*((?:`[^`]*`|"(?:[^"\\]|\\.)*"|[^`"}])*?)\s*(-?)\}\}/g;

/**
 * Expands a text as `tpl` does, as far as its actions are texts in quotes, values or the names of the release.
 * @returns nothing if it holds any other action
 */
export function expandTemplate(text: string, scope: TemplateScope): string | undefined {
  if (!text.includes('{{')) return text;
  let known = true;
  const expanded = text.replaceAll(ACTION, (_, space: string, left: string, action: string, right: string) => {
    const value = right === '' ? resultOf(action, scope) : undefined;
    known = known && value !== undefined;
    return `${left === '' ? space : ''}${value ?? ''}`;
  });
  return known && !leftOver(text) ? expanded : undefined;
}

/** Braces that are no action as this file reads them. */
function leftOver(text: string): boolean {
  return text.replaceAll(ACTION, '').includes('{{');
}

const NAMES: Readonly<Record<string, keyof TemplateScope>> = {
  '.Release.Name': 'name',
  '.Release.Namespace': 'namespace',
};

function resultOf(action: string, scope: TemplateScope): string | undefined {
  if (/^`[^`]*`$/.test(action)) return action.slice(1, -1);
  if (/^"[^"\\]*"$/.test(action)) return action.slice(1, -1);
  const name = NAMES[action];
  if (name !== undefined) return printed(scope[name]);
  const [, yaml, path] = /^(toYaml )?\.Values((?:\.\w+)+)$/.exec(action) ?? [];
  if (path === undefined) return undefined;
  const value = valueAt(scope.values, ...path.slice(1).split('.'));
  return yaml === undefined ? printed(value) : stringify(value ?? null, { lineWidth: 0, version: '1.1' }).trimEnd();
}

/** Finds the value that a text is the YAML of, and nothing else, as far as it has no texts to be expanded. */
export function wholeValue(text: string, { values }: TemplateScope): Json | undefined {
  const [, path] = /^\s*\{\{-? *toYaml \.Values((?:\.\w+)+) *-?\}\}\s*$/.exec(text) ?? [];
  return path === undefined ? undefined : valueAt(values, ...path.slice(1).split('.'));
}

/** Expands every text in a value; nothing if one of them cannot be expanded. */
export function expandTemplates(value: Json, scope: TemplateScope): Json | undefined {
  if (typeof value === 'string') return expandTemplate(value, scope);
  if (Array.isArray(value)) return allKnown(value.map((item) => expandTemplates(item, scope)));
  if (!isJsonObject(value)) return value;
  const keys = Object.keys(value);
  const entries = allKnown(Object.values(value).map((below) => expandTemplates(below, scope)));
  if (!entries || keys.some((key) => key.includes('{{'))) return undefined;
  return Object.fromEntries(keys.map((key, index) => [key, entries[index] ?? null]));
}

function allKnown(values: readonly (Json | undefined)[]): Json[] | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length === values.length ? known : undefined;
}
