import { type FindingKind, finding } from '../findings/finding-kind';
import { findingAt, type LocatedFinding } from '../findings/located-finding';
import { writtenEnvironments } from '../output/present';
import { plural } from '../units/plural';
import type { Claims } from './claims';

export const NO_ENVIRONMENT: FindingKind = {
  id: 'output/no-environment',
  severity: 'error',
  since: '0.2.0',
  finds: 'a run over all environments finds no environment file',
  happens: 'everything that earlier runs wrote would be removed, and the clusters would lose their stacks',
  remedy: 'name the folder of the environment files; what shall go is named by `--remove`',
};

export const ALL_OFF: FindingKind = {
  id: 'output/all-off',
  severity: 'error',
  since: '0.2.0',
  finds: 'a run over all environments switches all of them off, by `--enabled false` or `ENABLE_LOGGING=false`',
  happens: 'every cluster would lose its stack at once',
  remedy: 'name the environments that are meant, or write `enabled: false` into their files',
};

/**
 * Finds that a run over all environments has none.
 * @param removed names of environments that are meant to go
 */
export function noEnvironment(output: string, removed: readonly string[]): readonly LocatedFinding[] {
  const written = writtenEnvironments(output);
  const lost = written.filter((name) => !removed.includes(name));
  if (lost.length === 0 && removed.length > 0) return [];
  const found = finding(NO_ENVIRONMENT, {
    path: [],
    problem: 'there is no environment file',
    consequence:
      lost.length === 0
        ? 'there is nothing to write'
        : `everything of ${lost.join(', ')} would be removed from ${output}/, and the clusters would lose their stacks`,
    fix:
      lost.length === 0
        ? 'add environments/NAME.yaml, of which README.md shows the smallest, or name another folder with --environments'
        : `name the folder of the environment files with --environments; if they shall go, run npx cdk8s-logging synth --remove ${written.join(' ')}`,
  });
  return [findingAt({ file: `${output}/` }, found)];
}

/** Finds that a run over all environments switches them off, whatever their files say. */
export function allOff(output: string, environments: readonly Claims[]): readonly LocatedFinding[] {
  const on = environments.filter(({ enabled }) => enabled).map(({ name }) => name);
  if (on.length === 0) return [];
  const found = finding(ALL_OFF, {
    path: [],
    problem: `no environment is named, so ${plural(on.length, 'environment')} would be switched off: ${on.join(', ')}`,
    consequence: `what they run would be taken out of ${output}/, and ${on.length === 1 ? 'its cluster' : 'every cluster'} would lose its stack`,
    fix: `name those that are meant: npx cdk8s-logging synth ${on[0]} --enabled false`,
  });
  return [findingAt({ file: `${output}/` }, found)];
}
