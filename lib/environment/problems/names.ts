import { posix } from 'node:path';
import { type FindingKind, type Found, finding } from '../../findings/finding-kind';
import type { PlacedFinding } from '../../findings/located-finding';
import { FORMATS } from '../../schema/formats';
import { quote } from '../../smoke/check';
import { environmentName } from '../files';
import { DUPLICATE_NAME, NAME, UNREADABLE } from './kinds';

/** What is wrong with the names of files, each of which names an environment and its folder in `dist/`. */
export function nameFindings(files: readonly string[]): readonly PlacedFinding[] {
  const first = new Map<string, string>();
  return files.flatMap((file) => {
    const name = environmentName(file);
    const earlier = first.get(name);
    if (earlier !== undefined) return [duplicateName(file, earlier)];
    first.set(name, file);
    return FORMATS.label.pattern.test(name) ? [] : [badName(file, name)];
  });
}

export function unreadable(file: string): PlacedFinding {
  return atStart(file, UNREADABLE, {
    problem: `there is no file ${file} that can be read`,
    consequence: 'nothing is written for the environment',
    fix: 'correct the path, or make the file readable',
  });
}

function duplicateName(file: string, earlier: string): PlacedFinding {
  return atStart(file, DUPLICATE_NAME, {
    problem: `${earlier} and ${file} name the same environment`,
    consequence: 'both would be written to the same folder, and Flux would apply a mixture',
    fix: `rename or delete one of ${earlier} and ${file}`,
  });
}

function badName(file: string, name: string): PlacedFinding {
  const words = name.toLowerCase().match(/[a-z0-9]+/g) ?? ['production'];
  const better = posix.join(posix.dirname(file), `${words.join('-').slice(0, 63)}${posix.extname(file)}`);
  return atStart(file, NAME, {
    problem: `the file name "${name}" is not ${FORMATS.label.accepts}`,
    consequence: 'objects are named after it, and the API server would refuse them',
    fix: `git mv -- ${quote(file)} ${quote(better)}`,
  });
}

function atStart(file: string, kind: FindingKind, text: Omit<Found, 'path'>): PlacedFinding {
  return { finding: finding(kind, { path: [], ...text }), position: { file, line: 1, column: 1 } };
}
