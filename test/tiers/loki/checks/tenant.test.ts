import { tenantClosure, tenantReader } from '../../../../lib/tiers/loki/checks/tenant';
import type { ResolvedLoki } from '../../../../lib/tiers/loki/settings';
import { type LokiTier, lokiTier } from '../../../../lib/tiers/loki/tier';
import type { Flow } from '../../../../lib/wiring/flow';
import { runCheck } from '../../../support/checks';
import { fixText } from '../../../support/fix-text';
import { endpoint, workload } from '../../../support/wiring';
import { minimal } from '../props';

const shipper = workload({ name: 'otel-shipper' });
const grafana = { external: 'Grafana', namespace: 'grafana' };

/** A plan of Loki, and of who calls it. */
function plan(loki: ResolvedLoki, calls: (tier: LokiTier) => readonly Flow[]) {
  const tier = lokiTier(loki);
  const wiring = { workloads: tier.workloads, flows: [...tier.flows, ...calls(tier)] };
  return { loki, tiers: [tier], releases: tier.releases, wiring };
}

const writes = (tier: LokiTier): Flow => ({ from: shipper, to: tier.otlp, purpose: 'send logs' });
const reads = (tier: LokiTier): Flow => ({ from: grafana, to: tier.query, purpose: 'query logs' });

describe('everyone calls as the tenant', () => {
  test.each([minimal({ tenant: 'prod' }), minimal({ tenant: 'prod', access: 'direct' }), minimal()])(
    'whoever takes the endpoints as they are offered',
    (loki) =>
      expect(
        runCheck(
          tenantClosure,
          plan(loki, (tier) => [writes(tier), reads(tier)]),
        ),
      ).toEqual([]),
  );

  test.each([
    [undefined, 'without a tenant', '401'],
    ['dev', 'as tenant dev', 'never see the same lines'],
  ])('not %s', (tenant, problem, consequence) => {
    const findings = runCheck(
      tenantClosure,
      plan(minimal({ tenant: 'prod' }), (tier) => [{ ...reads(tier), to: { ...tier.query, tenant } }, writes(tier)]),
    );
    expect(findings).toMatchObject([
      {
        id: 'loki/tenant-closure',
        severity: 'error',
        path: ['loki', 'tenant'],
        problem: expect.stringContaining(`Grafana calls http://loki-gateway.monitoring.svc.cluster.local ${problem}`),
        consequence: expect.stringContaining(consequence),
      },
    ]);
  });

  test('not as one where Loki has none', () => {
    const findings = runCheck(
      tenantClosure,
      plan(minimal(), (tier) => [{ ...writes(tier), to: { ...tier.otlp, tenant: 'prod' } }]),
    );
    expect(findings).toMatchObject([{ id: 'loki/tenant-closure', fix: fixText('loki:\n  tenant: prod') }]);
  });

  test('what is not Loki needs none', () => {
    const receiver = workload({ name: 'otel-receiver' });
    const hop: Flow = { from: receiver, to: endpoint({ workload: shipper, path: '' }), purpose: 'forward logs' };
    expect(
      runCheck(
        tenantClosure,
        plan(minimal({ tenant: 'prod' }), () => [hop]),
      ),
    ).toEqual([]);
  });

  test('only writing and reading need one', () => {
    const ready = (tier: LokiTier): Flow => ({
      from: shipper,
      to: { ...tier.ready, tenant: undefined },
      purpose: 'ask',
    });
    expect(
      runCheck(
        tenantClosure,
        plan(minimal({ tenant: 'prod' }), (tier) => [ready(tier)]),
      ),
    ).toEqual([]);
  });
});

describe('somebody reads as the tenant', () => {
  test('Grafana does, where the environment has a datasource', () => {
    expect(
      runCheck(
        tenantReader,
        plan(minimal({ tenant: 'prod' }), (tier) => [writes(tier), reads(tier)]),
      ),
    ).toEqual([]);
  });

  test('the canary does not count', () => {
    expect(
      runCheck(
        tenantReader,
        plan(minimal({ tenant: 'prod' }), (tier) => [writes(tier)]),
      ),
    ).toMatchObject([{ id: 'loki/tenant-reader', severity: 'warning', path: ['loki', 'tenant'] }]);
  });

  test('without a tenant everyone may read', () => {
    expect(
      runCheck(
        tenantReader,
        plan(minimal(), (tier) => [writes(tier)]),
      ),
    ).toEqual([]);
  });
});
