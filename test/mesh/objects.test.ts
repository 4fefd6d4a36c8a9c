import * as fc from 'fast-check';
import { type Manifest, toJson } from '../../lib/kubernetes/manifest';
import type { MeshInput } from '../../lib/mesh/input';
import { isMeshed } from '../../lib/mesh/membership';
import { meshObjects } from '../../lib/mesh/objects';
import { toYaml } from '../../lib/syntax/yaml';
import { type Flow, isExternal } from '../../lib/wiring/flow';
import { grafana, input, list, meshOf, readLogs, receiver, shipper, shipperOtlp, specOf } from './fixtures';
import { istioProblems } from './istio-rules';
import { openings } from './openings';

const withFlows = (flows: readonly Flow[]): MeshInput => ({ ...input, wiring: { ...input.wiring, flows } });
const objects = (flows: readonly Flow[]) => meshObjects(withFlows(flows));

describe('the whole stack', () => {
  const all = objects([...input.wiring.flows, readLogs]);
  const meshed = input.wiring.workloads.filter((workload) => isMeshed(workload, input));

  test('every workload of the mesh, and no other, has one policy of each kind', () => {
    for (const kind of ['AuthorizationPolicy', 'NetworkPolicy']) {
      const named = all.filter((object) => object.kind === kind).map(({ metadata }) => metadata);
      expect(named.map(({ namespace, name }) => `${namespace}/${name}`)).toEqual(
        meshed.map(({ namespace, name }) => `${namespace}/${name}`),
      );
    }
    expect(meshed.map(({ name }) => name)).not.toContain('otel-receiver');
    expect(meshed.length).toBeGreaterThan(6);
  });

  test('every selector finds the pods of exactly one workload', () => {
    for (const { kind, metadata, spec } of all) {
      const { selector, podSelector } = Object(toJson(spec));
      const { matchLabels } = selector ?? podSelector ?? {};
      const found = input.wiring.workloads.filter(
        ({ namespace, podLabels }) =>
          namespace === metadata.namespace &&
          Object.entries(matchLabels ?? {}).every(([key, value]) => podLabels[key] === value),
      );
      if (matchLabels) expect(found.map(({ name }) => name)).toEqual([metadata.name]);
      else expect([kind, metadata.name]).toEqual(['PeerAuthentication', 'default']);
    }
  });

  test('plain text is refused but where a process of a node calls', () => {
    const authentications = all.filter(({ kind }) => kind === 'PeerAuthentication');
    expect(authentications.map(({ metadata, spec }) => [metadata.namespace, metadata.name, spec])).toEqual([
      ['loki', 'default', { mtls: { mode: 'STRICT' } }],
      ['otel-shipper', 'default', { mtls: { mode: 'STRICT' } }],
      [
        'otel-shipper',
        'otel-shipper',
        {
          selector: { matchLabels: shipper.podLabels },
          mtls: { mode: 'STRICT' },
          portLevelMtls: { '4317': { mode: 'PERMISSIVE' } },
        },
      ],
    ]);
  });

  test('Istio accepts every policy, and ztunnel enforces all of it', () => {
    expect(all.flatMap(istioProblems)).toEqual([]);
  });

  test('nothing of the log store but its gateway is open to other namespaces', () => {
    const entrances = list(specOf(all, 'AuthorizationPolicy', 'loki-gateway'), 'rules');
    expect(entrances).toMatchObject([
      {
        from: [
          { source: { serviceAccounts: ['loki/loki-canary', 'otel-shipper/otel-shipper-opentelemetry-collector'] } },
          { source: { namespaces: ['grafana'] } },
        ],
        to: [{ operation: { ports: ['8080'] } }],
      },
    ]);
    const inside = [...openings(objects(input.wiring.flows.filter(({ to }) => !isExternal(to))))].filter(
      (opening) => /^AuthorizationPolicy loki\//.test(opening) && !opening.includes('loki-gateway'),
    );
    expect(inside.filter((opening) => !/serviceAccounts loki\/|namespaces prometheus$/.test(opening))).toEqual([]);
  });
});

test('a flow that is taken away takes its openings along, and nothing else', () => {
  const { flows } = input.wiring;
  const without = (flow: Flow) => flows.filter((other) => other !== flow);
  const nobody = openings(objects([]));
  const own = new Map(flows.map((flow) => [flow, [...openings(objects([flow]))].filter((o) => !nobody.has(o))]));
  const before = openings(objects(flows));

  let changed = 0;
  for (const flow of flows) {
    const after = openings(objects(without(flow)));
    const shared = new Set(without(flow).flatMap((other) => own.get(other) ?? []));
    const gone = [...before].filter((opening) => !after.has(opening));
    expect(gone).toEqual([...before].filter((o) => own.get(flow)?.includes(o) && !shared.has(o)));
    expect([...after].filter((opening) => !before.has(opening))).toEqual([]);
    if (gone.length > 0) changed += 1;
    if (!isExternal(flow.to)) {
      const target = ` ${flow.to.workload?.namespace}/${flow.to.workload?.name} `;
      expect(gone.filter((opening) => !opening.includes(target))).toEqual([]);
    }
  }
  expect(changed).toBeGreaterThan(15);
});

test('a caller of its own has an opening of its own', () => {
  const fewer = objects(input.wiring.flows.filter(({ to }) => to !== shipperOtlp));
  expect(specOf(fewer, 'AuthorizationPolicy', 'otel-shipper').rules).toEqual([
    { from: [{ source: { namespaces: ['prometheus'] } }], to: [{ operation: { ports: ['8888'] } }] },
  ]);
  expect(() => specOf(fewer, 'PeerAuthentication', 'otel-shipper')).toThrow('no PeerAuthentication');
});

test('one more namespace that reads is less than 15 lines', () => {
  const before = lines(objects(input.wiring.flows));
  const first = lines(objects([...input.wiring.flows, readLogs]));
  const second = lines(
    meshObjects({
      ...withFlows([...input.wiring.flows, readLogs, { ...readLogs, from: { ...grafana, namespace: 'reports' } }]),
      settings: { members: [...input.settings.members, 'reports'] },
    }),
  );
  expect(difference(before, first)).toBeLessThan(15);
  expect(difference(first, second)).toBeLessThan(15);
  expect(difference(before, first)).toBeGreaterThan(0);
});

test('the order of flows and workloads changes no object', () => {
  const sorted = (manifests: readonly Manifest[]) => manifests.map((manifest) => toYaml(manifest)).sort();
  const expected = sorted(meshObjects(input));
  const { workloads, flows } = input.wiring;
  const shuffled = <T>(items: readonly T[]) =>
    fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length });
  fc.assert(
    fc.property(shuffled(workloads), shuffled(flows), (someWorkloads, someFlows) => {
      const wiring = { workloads: someWorkloads, flows: someFlows };
      expect(sorted(meshObjects({ ...input, wiring }))).toEqual(expected);
    }),
    { numRuns: 10 },
  );
});

test('without address ranges, and with parties of unknown namespaces, ingressRules stay shut', () => {
  const flows: readonly Flow[] = [
    { from: receiver, to: shipperOtlp, purpose: 'forward logs' },
    { from: { external: 'Somebody' }, to: shipperOtlp, purpose: 'try' },
  ];
  const shut = meshObjects(meshOf([receiver, shipper], flows));
  expect(specOf(shut, 'AuthorizationPolicy', 'otel-shipper').rules).toEqual([]);
  expect(specOf(shut, 'NetworkPolicy', 'otel-shipper').ingress).toEqual([
    { from: [{ ipBlock: { cidr: '169.254.7.127/32' } }] },
  ]);
});

test('a namespace of others keeps its own word on pods that are not ours', () => {
  const existing = { 'otel-shipper': { existing: true, labels: {} } };
  const flows = [{ from: shipper, to: shipperOtlp, purpose: 'share' }];
  const names = (members: readonly string[]) =>
    meshObjects(meshOf([shipper], flows, { namespaces: existing, settings: { members } })).map(
      ({ kind, metadata }) => `${kind} ${metadata.name}`,
    );
  expect(names(['otel-shipper'])).toEqual([
    'AuthorizationPolicy otel-shipper',
    'PeerAuthentication otel-shipper',
    'NetworkPolicy otel-shipper',
  ]);
  expect(names([])).toEqual([]);
});

function lines(manifests: readonly Manifest[]): readonly string[] {
  return manifests.flatMap((manifest) => toYaml(manifest).split('\n'));
}

/** Lines that a diff shows: added and removed ones. */
function difference(before: readonly string[], after: readonly string[]): number {
  const row = new Array<number>(after.length + 1).fill(0);
  for (const line of before) {
    let diagonal = 0;
    for (const [index, other] of after.entries()) {
      const above = row[index + 1] ?? 0;
      row[index + 1] = line === other ? diagonal + 1 : Math.max(above, row[index] ?? 0);
      diagonal = above;
    }
  }
  return before.length + after.length - 2 * (row[after.length] ?? 0);
}
