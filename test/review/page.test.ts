import { reviewPage } from '../../lib/review/page';
import { NOTHING } from '../../lib/transitions/side';
import { sideFrom } from '../transitions/sides';
import { effect, fleet, pageOf, somePage } from './made';

test('a change without effect has no page', () => {
  expect(pageOf({ edge: [], lab: [] })).toBeUndefined();
  expect(pageOf({ edge: [] }, { notes: [{ text: 'Something is not known.' }] })).toBeDefined();
});

test('the same effect in many environments is told once, with their names, whatever their files', () => {
  const page = somePage(fleet(500, (index) => [effect({ file: `cluster-${index}/loki.yaml` })]));
  expect(page.effects).toHaveLength(1);
  expect(page.effects[0]?.environments).toHaveLength(500);
  expect(page.verdicts.map(({ environments, text }) => [environments.length, text])).toEqual([
    [500, 'loses lines or protection (1)'],
  ]);
});

test('effects that differ in anything that a reader sees are told apart', () => {
  const page = somePage({
    a: [effect()],
    b: [effect({ happens: 'the compactor deletes more' })],
    c: [effect({ steps: { before: [{ text: 'Copy them.' }] } })],
  });
  expect(page.effects).toHaveLength(3);
});

test('the worst comes first, of effects and of environments', () => {
  const page = somePage({
    calm: [effect({ verdict: 'told' })],
    lost: [effect()],
    stuck: [
      effect({ verdict: 'refused', kind: 'impossible/field' }),
      effect({ verdict: 'careful', kind: 'doors/port' }),
    ],
  });
  expect(page.effects.map(({ verdict }) => verdict)).toEqual(['refused', 'loses', 'careful', 'told']);
  expect(page.verdicts.map(({ environments, text }) => `${environments}: ${text}`)).toEqual([
    'stuck: cannot be applied as it is (1), needs a look (1)',
    'lost: loses lines or protection (1)',
    'calm: nothing to do',
  ]);
});

test('workloads that restart are counted once each, and those that only reload are not', () => {
  const restart = (kind: `restarts/${string}`, subject: string) => effect({ kind, subject, verdict: 'told' });
  const { verdicts } = somePage({
    edge: [
      restart('restarts/pods', 'StatefulSet monitoring/loki-write'),
      restart('restarts/order', 'StatefulSet monitoring/loki-write'),
      restart('restarts/pods', 'DaemonSet monitoring/alloy'),
      restart('restarts/reload', 'Deployment monitoring/gateway'),
    ],
    lab: [restart('restarts/pods', 'DaemonSet monitoring/alloy')],
  });
  expect(verdicts.map(({ text }) => text)).toEqual(['2 workloads restart', '1 workload restarts']);
});

test('a step that several effects ask for is told once, for all environments that need it', () => {
  const step = { text: 'Delete it, and leave its pods.', command: 'kubectl delete --cascade=orphan sts/loki' };
  const { steps } = somePage({
    b: [effect({ steps: { before: [step], after: [{ text: 'Look.' }] } })],
    a: [effect({ what: 'something else', steps: { before: [{ text: 'Copy.' }, step] } })],
  });
  expect(steps.before).toEqual([
    { ...step, environments: ['a', 'b'] },
    { text: 'Copy.', environments: ['a'] },
  ]);
  expect(steps.during).toEqual([]);
  expect(steps.after).toEqual([{ text: 'Look.', environments: ['b'] }]);
});

test('steps with other commands are others', () => {
  const asking = (command: string) => effect({ what: command, steps: { during: [{ text: 'Run it.', command }] } });
  const { steps } = somePage({ a: [asking('one'), asking('two')] });
  expect(steps.during.map(({ command }) => command)).toEqual(['one', 'two']);
});

test('an effect stands at the line of its file, below the output folder of the repository', () => {
  const text = 'kind: HelmRelease\nspec:\n  values:\n    loki:\n      a: 1\n';
  const { effects } = somePage(
    { edge: [effect({ place: ['spec', 'values', 'loki', 'a'] })] },
    { output: 'deploy/logging', textOf: () => text },
  );
  expect(effects[0]).toMatchObject({ file: 'deploy/logging/edge/2-releases/loki-helmrelease.yaml', line: 5 });
});

describe('with real environments', () => {
  const side = sideFrom('homelab-production', {});

  test('one that is new is a list of what is installed, and no flood of what was added', () => {
    const page = reviewPage({ environments: [{ name: 'homelab-production', head: side }] });
    expect(page?.effects).toEqual([]);
    expect(page?.arrivals).toEqual([
      {
        environments: ['homelab-production'],
        releases: [
          '`loki` (`loki 6.49.0`) in `monitoring`',
          expect.stringMatching(/^`alloy` \(`alloy [\d.]+`\) in `monitoring`$/),
          expect.stringMatching(/^`alloy-events` \(`alloy [\d.]+`\) in `monitoring`$/),
        ],
        namespaces: [],
        workloads: [],
        secrets: [
          '`monitoring/loki-s3-secret` with `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`',
          '`flux-system/sops-age`',
        ],
      },
    ]);
  });

  test('one that goes says what stays: claims and Namespaces, unless a StatefulSet takes its claims along', () => {
    const deleting = {
      loki: { values: { write: { persistence: { enableStatefulSetAutoDeletePVC: true, whenDeleted: 'Delete' } } } },
    };
    const page = reviewPage({
      environments: [
        { name: 'homelab-production', base: sideFrom('homelab-production', deleting) },
        { name: 'local', base: sideFrom('local', {}) },
        { name: 'standalone', base: sideFrom('standalone', {}) },
      ],
    });
    const [production, local, standalone] = page?.departures ?? [];
    expect(production?.goes).toEqual([
      'release `loki` (`loki 6.49.0`) in `monitoring`',
      expect.stringContaining('release `alloy`'),
      expect.stringContaining('release `alloy-events`'),
      'the claims of `StatefulSet monitoring/loki-write`',
    ]);
    expect(production?.stays).toContain('the claims of `StatefulSet monitoring/loki-backend`');
    expect(local?.stays).toContain('`Namespace logging`');
    expect(standalone?.goes).toEqual(['`StatefulSet monitoring/loki`', '`DaemonSet monitoring/otel-shipper`']);
    expect(standalone?.stays).toEqual(['the claims of `StatefulSet monitoring/loki`']);
  });

  test('two that are alike arrive as one', () => {
    const page = reviewPage({
      environments: [
        { name: 'a', head: side },
        { name: 'b', head: side },
      ],
    });
    expect(page?.arrivals.map(({ environments }) => environments)).toEqual([['a', 'b']]);
  });

  test('a release that changes while its inventory is stale is said once, with the command that renews it', () => {
    const head = sideFrom('homelab-production', { loki: { retention: '15d' } });
    const page = reviewPage({
      environments: [
        { name: 'homelab-production', base: side, head },
        { name: 'other', base: side, head },
      ],
    });
    expect(page?.notes).toEqual([
      {
        text: expect.stringContaining('Whether pods of `loki` restart is not known'),
        command: 'npx cdk8s-logging lock homelab-production other --pull',
        environments: ['homelab-production', 'other'],
      },
    ]);
  });

  test('one that stays as it is needs no inventory', () => {
    const bare = { ...side, releases: side.releases.map(({ rendered: _, ...release }) => release) };
    expect(reviewPage({ environments: [{ name: 'edge', base: bare, head: bare }] })).toBeUndefined();
  });

  test('a base without inventories is said without a command, because nothing renews it', () => {
    const bare = { ...side, releases: side.releases.map(({ rendered: _, ...release }) => release) };
    const head = sideFrom('homelab-production', { loki: { retention: '15d' } });
    const known = {
      ...head,
      releases: head.releases.map((release) => ({ ...release, rendered: { objects: [], templates: {} } })),
    };
    const page = reviewPage({ environments: [{ name: 'edge', base: bare, head: known }] });
    expect(page?.notes).toEqual([
      { text: expect.stringContaining('the base has no inventories'), environments: ['edge'] },
    ]);
  });

  test('who calls whom is drawn where it changes, with what is new and gone', () => {
    const off = sideFrom('homelab-production', { logs: { events: false } });
    const changed = reviewPage({ environments: [{ name: 'edge', base: off, head: side }] }, () => []);
    const marks = changed?.pictures[0]?.chart.frames.flatMap(({ shapes }) => shapes).filter(({ mark }) => mark);
    expect(marks?.map(({ lines, mark }) => [lines[0], mark])).toEqual([['alloy-events', 'new']]);
    const back = reviewPage({ environments: [{ name: 'edge', base: side, head: off }] }, () => []);
    expect(
      back?.pictures[0]?.chart.arrows.some(({ mark, lines }) => mark === 'gone' && lines[0]?.startsWith('gone: ')),
    ).toBe(true);
    expect(reviewPage({ environments: [{ name: 'edge', base: side, head: side }] }, () => [])).toBeUndefined();
  });

  test('a side without a plan draws nothing', () => {
    const { plan: _, ...unplanned } = side;
    expect(
      reviewPage({ environments: [{ name: 'edge', base: NOTHING, head: unplanned }] }, () => [])?.pictures ?? [],
    ).toEqual([]);
  });
});
