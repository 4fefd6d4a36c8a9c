import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openToolbox } from '../../verify/toolbox';
import { verify } from '../../verify/verify';
import { fixtureDist } from '../support/dist';
import { FIXTURE_LOCKS } from '../support/fixture';
import { describeReal, programPath, type RealProgram } from '../support/programs';

// Faults that only a real program can find, each seeded into a copy of what synth writes.

interface Fault {
  readonly fault: string;
  readonly environment: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
  readonly program: RealProgram;

  /** What the table of `npx cdk8s-logging verify` calls the check, and the program's own words. */
  readonly check: string;
  readonly words: string;
}

const FAULTS: readonly Fault[] = [
  {
    fault: 'an OTTL statement with a wrong path',
    environment: 'standalone',
    file: '2-releases/otel-shipper-configmap.yaml',
    from: 'IsMatch(log.body, "(GET|HEAD) /ping',
    to: 'IsMatch(log.bodies, "(GET|HEAD) /ping',
    program: 'otelcol',
    check: 'collector configurations',
    words: 'bodies',
  },
  {
    fault: 'a retention without a delete store, where no chart is in between',
    environment: 'standalone',
    file: '2-releases/loki-configmap.yaml',
    from: 'delete_request_store: filesystem',
    to: 'delete_request_cancel_period: 1h',
    program: 'loki-3.7',
    check: 'Loki configurations',
    words: 'delete-request-store',
  },
  {
    fault: 'a pattern where Istio takes names alone',
    environment: 'talos-ambient',
    file: '1-prerequisites/loki-authorizationpolicy.yaml',
    from: '- loki/loki-gateway',
    to: '- loki/loki-*',
    program: 'istioctl',
    check: 'objects of Istio',
    words: 'Error IST0106: Schema validation error: ',
  },
];

for (const seeded of FAULTS) describeReal(`${seeded.fault} is found`, [seeded.program], () => found(seeded));

function found({ environment, file, from, to, program, check, words }: Fault): void {
  let dist: string;

  beforeAll(() => {
    dist = mkdtempSync(join(tmpdir(), 'faults-'));
    cpSync(join(fixtureDist(), environment), join(dist, environment), { recursive: true });
  });
  afterAll(() => rmSync(dist, { recursive: true }));

  const refused = async () => {
    const path = programPath(program);
    const toolbox = openToolbox((name) =>
      name === program && path !== undefined ? { name, path, version: '-' } : undefined,
    );
    const render = () => ({ unavailable: 'no chart is asked for' });
    try {
      const judged = await verify(
        { dist, locks: FIXTURE_LOCKS, environments: [environment], render, progress: () => {} },
        toolbox,
      );
      return judged.filter(({ verdict }) => verdict === 'failed');
    } finally {
      await toolbox.close();
    }
  };

  test(`by ${check}, and nothing is before`, async () => {
    expect(await refused()).toEqual([]);
    const path = join(dist, environment, file);
    const before = readFileSync(path, 'utf8');
    expect(before).toContain(from);
    writeFileSync(path, before.replace(from, to));
    expect(await refused()).toMatchObject([{ what: check, reason: expect.stringContaining(words) }]);
  }, 60_000);
}
