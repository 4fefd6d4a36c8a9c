import { containers, type KubeObject } from '../../lib/references/kube-object';

/** Do these pods tell Loki or Promtail to replace `${NAME}` in their configuration? */
export function expandsEnvironment(objects: readonly KubeObject[]): boolean {
  return objects
    .flatMap(containers)
    .some(({ args, command }) => /-config\.expand-env(?:=true)?\b(?!=)/.test(JSON.stringify([args, command])));
}

/** A value for every variable of a text: an address where the name asks for one. */
export function variablesOf(text: string): NodeJS.ProcessEnv {
  const names = [...text.matchAll(/\$\{(?:env:)?([A-Za-z_]\w*)/g)].map(([, name = '']) => name);
  const values = names.map((name) => [name, /(?:^|_)IP$/.test(name) ? '127.0.0.1' : 'verify'] as const);
  return { ...process.env, ...Object.fromEntries(values) };
}
