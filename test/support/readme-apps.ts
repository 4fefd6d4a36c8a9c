import { readFileSync } from 'node:fs';

/** The apps that the README shows, in its order. */
export interface ReadmeApps {
  /** One part alone. */
  readonly tier: string;

  /** All parts, put together by hand. */
  readonly stack: string;

  /** A stack from an environment file. */
  readonly file: string;
}

export function readmeApps(): ReadmeApps {
  const blocks = [...readFileSync('README.md', 'utf8').matchAll(/```ts\n(.*?)```/gs)].map(([, code = '']) => code);
  const [tier, stack, file] = blocks;
  if (blocks.length !== 3 || !tier || !stack || !file) throw new Error('the README shows three apps');
  return { tier, stack, file };
}

/** Changes an app in one place. */
export function changedApp(code: string, from: string, to: string): string {
  if (!code.includes(from)) throw new Error(`the app has no ${from}`);
  return code.replace(from, to);
}
