import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { JsonObject } from '../../lib/kubernetes/json';
import { toYaml } from '../../lib/syntax/yaml';
import type { Tool, ToolName } from '../../tools/find';
import type { Judgement } from '../../verify/judgement';
import type { Render } from '../../verify/releases';
import { openToolbox } from '../../verify/toolbox';
import { verify } from '../../verify/verify';

/** An environment `demo` of a test, and the programs that judge it: those that the test has made stubs of. */
export interface Scene {
  readonly root: string;

  /** Makes a program that does what a line of shell says. */
  stub(name: ToolName, line: string, version?: string): void;

  /** It is known, and is not there. */
  lose(name: ToolName): void;
  write(name: string, content: string | JsonObject): string;
  judge(render?: Render): Promise<readonly Judgement[]>;

  /** The judgements of one row. */
  about(what: string, render?: Render): Promise<readonly Judgement[]>;

  /** Judges scripts, and no environment. */
  judgeScripts(folder: string): Promise<readonly Judgement[]>;
  remove(): void;
}

const unavailable: Render = () => ({ unavailable: 'the chart loki 1.0.0 is not at hand' });

export function makeScene(): Scene {
  const root = mkdtempSync(join(tmpdir(), 'verify-test-'));
  const tools = new Map<ToolName, Tool>();
  const add = (name: ToolName, path: string, version = '1.2.3') => tools.set(name, { name, path, version });
  const request = {
    dist: join(root, 'dist'),
    locks: join(root, 'locks'),
    environments: ['demo'],
    render: unavailable,
    progress: () => undefined,
  };
  const run = async (changes: Partial<Parameters<typeof verify>[0]>) => {
    const toolbox = openToolbox((name) => tools.get(name));
    try {
      return await verify({ ...request, ...changes }, toolbox);
    } finally {
      await toolbox.close();
    }
  };
  const write: Scene['write'] = (name, content) => {
    const path = join(root, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, typeof content === 'string' ? content : toYaml(content));
    return path;
  };
  const judge: Scene['judge'] = (render = unavailable) => run({ render });
  return {
    root,
    stub(name, line, version) {
      const path = write(`bin/${name}`, `#!/bin/sh\n${line}\n`);
      chmodSync(path, 0o755);
      add(name, path, version);
    },
    lose: (name) => void add(name, join(root, 'nowhere')),
    write,
    judge,
    about: async (what, render) => (await judge(render)).filter((judgement) => judgement.what === what),
    judgeScripts: (folder) => run({ environments: [], scripts: [folder] }),
    remove: () => rmSync(root, { recursive: true }),
  };
}
