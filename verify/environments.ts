import { existsSync, readdirSync } from 'node:fs';

/** The names of the environments to judge, or why there are none. */
export type Chosen = { readonly names: readonly string[] } | { readonly problem: string };

/** @param wanted all of them, if empty */
export function chooseEnvironments(dist: string, wanted: readonly string[]): Chosen {
  if (!existsSync(dist))
    return { problem: `There is no folder ${dist}: npm run synth writes it, or name yours with --dist.` };
  const there = readdirSync(dist, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
  if (there.length === 0) return { problem: `${dist} holds no folder of an environment.` };
  const missing = wanted.filter((name) => !there.includes(name));
  if (missing.length > 0) return { problem: `${dist} has no ${missing.join(', ')}. It has: ${there.join(', ')}.` };
  return { names: wanted.length > 0 ? wanted : there };
}
