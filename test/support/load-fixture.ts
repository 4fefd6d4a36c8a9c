import { loadEnvironments } from '../../lib/environment/load';
import type { Environment } from '../../lib/plan/environment';
import { fixture, fixtureFiles } from './fixture';

/** An environment of the tests. */
export function loadFixture(name: string): Environment {
  const [environment] = loadEnvironments([fixture(name)]).environments;
  if (!environment) throw new Error(`${fixture(name)} is not valid`);
  return environment;
}

export function loadFixtures(): readonly Environment[] {
  const { environments, findings } = loadEnvironments(fixtureFiles());
  if (findings.length > 0) throw new Error(findings.map(({ finding }) => finding.problem).join('\n'));
  return environments;
}
