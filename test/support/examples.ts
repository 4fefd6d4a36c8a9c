import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the documentation of a class shows of its use. */
export interface Example {
  /** Name of the class. */
  readonly name: string;

  /** TypeScript without imports. */
  readonly code: string;
}

const CLASS = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\nexport (?:abstract )?class (\w+)/g;

/** The example of every class in the library that has one. */
export function classExamples(): readonly Example[] {
  const files = readdirSync('lib', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  return files.flatMap((file) => examplesIn(readFileSync(join('lib', file), 'utf8')));
}

function examplesIn(text: string): readonly Example[] {
  return [...text.matchAll(CLASS)].flatMap(([, comment = '', name = '']) => {
    const [, example] = /@example\n([\s\S]*)/.exec(comment) ?? [];
    return example === undefined ? [] : [{ name, code: example.replaceAll(/^ \*(?: |$)/gm, '').trim() }];
  });
}

/** The example with imports of what it names of cdk8s and of the library. */
export function withImports({ code }: Example, exported: readonly string[]): string {
  const words = code.replaceAll(/'[^'\n]*'/g, '');
  const used = (names: readonly string[]) => names.filter((name) => new RegExp(`\\b${name}\\b`).test(words));
  return [
    `import { ${used(['App', 'Chart', 'Testing']).join(', ')} } from 'cdk8s';`,
    `import { ${used(exported).join(', ')} } from 'cdk8s-logging';`,
    `${code}\n`,
  ].join('\n');
}
