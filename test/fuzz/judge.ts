import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LocatedFinding } from '../../lib/findings/located-finding';
import { formatFinding } from '../../lib/findings/report';
import { type SynthResult, synthesize } from '../../lib/synth/synth';
import { CONTROL } from './control';
import { outputProblems } from './judge-output';
import type { Problem } from './problem';

/** What became of an environment file. */
export interface Verdict {
  /** Whether it was written. */
  readonly accepted: boolean;

  /** What was found. */
  readonly findings: readonly LocatedFinding[];

  /** What should never be: nothing, if all is well. */
  readonly problems: readonly Problem[];
}

/** An environment has a few kilobytes; that any of them takes this long means that something grows without bounds. */
const MOST_SECONDS = 5;

/** Synthesizes a file in a folder of its own, twice if it is accepted, and looks at all that comes of it. */
export function judge(name: string, text: string): Verdict {
  const folder = mkdtempSync(join(tmpdir(), 'fuzz-'));
  try {
    return judgeIn(folder, name, text);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function judgeIn(folder: string, name: string, text: string): Verdict {
  const file = join(folder, name);
  const output = join(folder, 'out', 'dist');
  writeFileSync(file, text);
  const run = () => synthesize({ files: [file], output, locks: join(folder, 'locks'), scope: 'all' });
  const start = process.hrtime.bigint();
  const first = attempt(run);
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  if (typeof first === 'string') return { accepted: false, findings: [], problems: [exception(first)] };
  const { findings, result } = first;
  return {
    accepted: result !== undefined,
    findings,
    problems: [
      ...(seconds > MOST_SECONDS ? [{ kind: 'slow', detail: `it took ${seconds.toFixed(1)} s` }] : []),
      ...findings.flatMap((finding) => findingProblems(finding, text)),
      ...(result ? writtenProblems(join(folder, 'out'), output, run) : refusedProblems(first, join(folder, 'out'))),
    ],
  };
}

function attempt(run: () => SynthResult): SynthResult | string {
  try {
    return run();
  } catch (failure) {
    return failure instanceof Error ? (failure.stack ?? failure.message) : String(failure);
  }
}

/** Exceptions of one function are of one kind. */
function exception(stack: string): Problem {
  const thrownBy = /^\s+at (?:new )?(\S+)/m.exec(stack)?.[1] ?? '';
  return { kind: `exception in ${thrownBy}`, detail: stack };
}

function writtenProblems(around: string, output: string, run: () => SynthResult): readonly Problem[] {
  const again = attempt(run);
  const changes =
    typeof again === 'string' ? [again] : [...(again.result?.written ?? ['?']), ...(again.result?.removed ?? [])];
  return [
    ...outputProblems(output),
    ...changes.map((detail) => ({ kind: 'a second run changes something', detail })),
    ...readdirSync(around)
      .filter((name) => name !== 'dist')
      .map((detail) => ({ kind: 'written beside the output', detail })),
  ];
}

function refusedProblems({ findings }: SynthResult, around: string): readonly Problem[] {
  return [
    ...(existsSync(around) ? [{ kind: 'refused and written', detail: readdirSync(around).join(', ') }] : []),
    ...(findings.some(({ finding }) => finding.severity === 'error')
      ? []
      : [{ kind: 'refused without an error', detail: '' }]),
  ];
}

const LEAKED = /\[object \w+\]|\bundefined\b|\bNaN\b|=>|^\s+at .+:\d+:\d+/m;

/** A report that a person can act on: a place that exists, and plain text. */
function findingProblems(located: LocatedFinding, text: string): readonly Problem[] {
  const { finding, location } = located;
  const detail = formatFinding(located);
  const line = Number(/:(\d+):\d+$/.exec(location)?.[1] ?? 0);
  const leaked = LEAKED.exec(detail)?.[0];
  return [
    ...(line >= 1 && line <= text.split('\n').length ? [] : [{ kind: 'a finding without a place', detail }]),
    ...(CONTROL.test(detail) || detail.includes('\t') ? [{ kind: 'control characters in a finding', detail }] : []),
    ...(leaked !== undefined && !text.includes(leaked.trim())
      ? [{ kind: `"${leaked.trim()}" in ${finding.id}`, detail }]
      : []),
  ];
}
