import { checkEnvironment } from '../../../lib/checks/all';
import { lastWords, until } from '../../../verify/programs/program';
import { loadOne, MINIMAL } from '../../environment/in-memory';
import { describeReal } from '../../support/programs';
import { pushLines } from '../push';
import { END_TIMEOUT, type Server, START_TIMEOUT, untilReady } from '../ready';
import { lokiPod, podPlace, podServer } from '../released-pod';
import { storedLines } from '../stored-lines';
import { type Destroyable, scratchFolder, undoable } from '../undo';

describeReal('no environment ships: a period that keeps no structured metadata', ['loki-3.7'], ({ 'loki-3.7': loki }) =>
  oldPeriod(loki),
);

/** MINIMAL with boltdb-shipper, as no other period has begun. */
function environment(more: string): string {
  const schema = 'schema: [{ from: "2024-04-01", schema: v12, store: boltdb-shipper }]';
  return MINIMAL.replace('  retention:', `  ${schema}\n  canary: false\n${more}  retention:`);
}

const UNDECIDED = environment('');
const DECIDED = environment('  structuredMetadata: false\n');

interface Started extends Destroyable {
  readonly server: Server;
  readonly url: string;
}

function started(binary: string, text: string): Promise<Started> {
  return undoable(async (undo) => {
    const place = await podPlace(scratchFolder('old-period', undo), '127.0.0.1');
    const server = podServer(binary, lokiPod(text), place, {});
    undo(() => server.program.end('SIGKILL'));
    server.program.start();
    return { server, url: `http://127.0.0.1:${place.httpPort}` };
  });
}

function oldPeriod(binary: string): void {
  let loki: Started | undefined;
  afterEach(() => loki?.destroy(), END_TIMEOUT);

  const ids = (text: string) => checkEnvironment(loadOne(text), {}).map(({ id }) => id);

  test(
    'Loki exits where nothing is said of metadata, as the finding tells',
    async () => {
      loki = await started(binary, UNDECIDED);
      const { program, log } = loki.server;
      await until('it exits', 60, async () => program.ended() !== undefined);
      expect(program.ended()).toContain('code 1');
      expect(lastWords(log)).toContain('schema v13 is required to store Structured Metadata');
      expect(ids(UNDECIDED)).toEqual(['loki/structured-metadata-undecided']);
    },
    START_TIMEOUT,
  );

  test(
    'it starts and takes lines where metadata is off, and refuses those with metadata',
    async () => {
      loki = await started(binary, DECIDED);
      const { server, url } = loki;
      await untilReady(server);
      expect(ids(DECIDED)).toEqual([]);
      await pushLines(url, { app: 'old' }, [[Date.now(), 'without']]);
      await expect(pushLines(url, { app: 'old' }, [[Date.now(), 'with']], { level: 'info' })).rejects.toThrow(/^400 /);
      expect((await storedLines(url, '{app="old"}')).map(({ line }) => line)).toEqual(['without']);
    },
    START_TIMEOUT,
  );
}
