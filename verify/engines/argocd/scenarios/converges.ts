import { expectThat } from '../../expect';
import type { Scenario } from '../../scenario';
import { waitUntil } from '../../wait';
import type { ArgoCdScene } from '../scene';
import { type ApplicationState, readApplications, unsettled } from '../state';

/** Seconds in which everything must be synced and healthy. */
const LIMIT = 180;

/** From nothing to everything, each wave after those before it. */
export const converges: Scenario<ArgoCdScene> = {
  name: 'converges in waves',
  async run({ cluster, repository, asked, user }) {
    const started = user.start();
    const seen = new Set<string>();
    const healthy = new Map<string, string>();
    const early: string[] = [];
    let applications: readonly ApplicationState[] = [];
    await waitUntil('everything is synced and healthy', LIMIT, async () => {
      applications = await readApplications(cluster);
      for (const { name, health, since } of applications)
        if (health === 'Healthy' && !healthy.has(name)) healthy.set(name, since);
      early.push(...beginnings(applications, seen, asked.waves));
      return unsettled(applications, repository.head());
    });
    await started;
    early.push(...tooEarly(applications, healthy, asked.waves));
    expectThat(early.length === 0, early.join('\n'));
  },
};

/**
 * By the times that the cluster tells, to the second: whoever looks now and then may miss what came too early.
 * @param healthy when each became healthy first
 */
function tooEarly(
  applications: readonly ApplicationState[],
  healthy: ReadonlyMap<string, string>,
  waves: ReadonlyMap<string, number>,
): readonly string[] {
  return applications.flatMap(({ name, created }) =>
    [...waves].flatMap(([other, wave]) => {
      const mine = waves.get(name);
      const since = healthy.get(other) ?? '';
      if (mine === undefined || wave >= mine || created >= since) return [];
      return [
        `${name} of wave ${mine} must wait for ${other} of wave ${wave}: it came at ${created}, and that was healthy at ${since}`,
      ];
    }),
  );
}

/** Looks at those that have just come: all of the waves before must be as they should be. */
function beginnings(
  applications: readonly ApplicationState[],
  seen: Set<string>,
  waves: ReadonlyMap<string, number>,
): readonly string[] {
  const waveOf = ({ name }: ApplicationState) => waves.get(name);
  const fresh = applications.filter((each) => waves.has(each.name) && !seen.has(each.name));
  for (const { name } of fresh) seen.add(name);
  return fresh.flatMap((each) =>
    [...waves].flatMap(([name, wave]) => {
      const mine = waveOf(each) ?? 0;
      const before = applications.find((other) => other.name === name);
      const isReady = before?.sync === 'Synced' && before.health === 'Healthy';
      if (wave >= mine || isReady) return [];
      const found = before === undefined ? 'not there' : `${before.sync} and ${before.health}`;
      return [`${each.name} of wave ${mine} must wait for ${name} of wave ${wave}: it came, and that was ${found}`];
    }),
  );
}
