import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { MINIMAL } from '../environment/in-memory';
import { buildRepository, keepingFor, type Repository } from './repository';
import { type StandIn, standIn, TOKENS } from './stand-in';

// Pull requests and merge requests, played through the scripts of the action and of the template, with an API of our own.

jest.setTimeout(60_000);

let here: Repository;
let api: StandIn;
beforeAll(() => {
  here = buildRepository();
});
beforeEach(() => {
  here.begin({ edge: MINIMAL });
  here.git('config', 'uploadpack.allowAnySHA1InWant', 'true');
});
afterEach(async () => {
  rmSync(join(here.folder, '..', 'run'), { recursive: true, force: true });
  await api?.close();
});
afterAll(() => here.remove());

interface Ran {
  readonly code: number | null;
  readonly output: string;
  readonly summary: string;
}

/** What a runner has: the real command behind npx, and no chart that anybody could fetch. */
const NPX = `#!/bin/sh
while [ "$1" != cdk8s-logging ]; do shift; done
shift
[ "$1" != lock ] || exit 1
exec node "$PROGRAM" "$@"
`;

/** Runs scripts one after the other in a clone, as a job does, while the API of this test answers. */
async function runJob(scripts: readonly string[], env: Readonly<Record<string, string>>): Promise<Ran> {
  const [clone, bin] = ['clone', 'bin'].map((name) => join(here.folder, '..', 'run', name));
  if (clone === undefined || bin === undefined) throw new Error('no folders');
  mkdirSync(bin, { recursive: true });
  for (const [name, text] of Object.entries({ npx: NPX, npm: '#!/bin/sh\n', helm: '#!/bin/sh\n' })) {
    writeFileSync(join(bin, name), text);
    chmodSync(join(bin, name), 0o755);
  }
  const [output, summary] = [join(bin, 'output'), join(bin, 'summary')];
  let told = '';
  let code: number | null = 0;
  for (const script of scripts) {
    const outputs = existsSync(output) ? readFileSync(output, 'utf8').trim().split('\n') : [];
    const commit = outputs.find((line) => line.startsWith('commit='))?.slice('commit='.length);
    const job = spawn('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {
      cwd: clone,
      env: {
        ...here.env,
        PATH: `${bin}:${process.env.PATH}`,
        PROGRAM: here.program,
        GITHUB_OUTPUT: output,
        GITHUB_STEP_SUMMARY: summary,
        ...env,
        ...(commit !== undefined && { BASE: commit }),
      },
    });
    for (const stream of [job.stdout, job.stderr]) stream.on('data', (data) => (told += data));
    code = await new Promise((resolve) => job.on('close', resolve));
    if (code !== 0) break;
  }
  return { code, output: told, summary: existsSync(summary) ? readFileSync(summary, 'utf8') : '' };
}

/** Fetches one commit, as actions/checkout and the runner of GitLab do. */
function checkOut(commit: string): void {
  const clone = join(here.folder, '..', 'run', 'clone');
  rmSync(join(here.folder, '..', 'run'), { recursive: true, force: true });
  mkdirSync(clone, { recursive: true });
  here.git('-C', clone, 'init', '--quiet');
  here.git('-C', clone, 'remote', 'add', 'origin', `file://${here.folder}`);
  here.git('-C', clone, 'fetch', '--quiet', '--depth=1', 'origin', commit);
  here.git('-C', clone, 'checkout', '--quiet', '--detach', commit);
}

/** A push to a branch: the environment keeps lines for so long. @returns the commit */
function push(branch: string, retention: string): string {
  here.git('checkout', '--quiet', '-B', branch, 'main');
  here.write('environments/edge.yaml', retention === '30d' ? MINIMAL : keepingFor(retention, MINIMAL));
  return here.commit();
}

const MARK = '<!-- cdk8s-logging review -->';
const others = (count: number) =>
  Array.from({ length: count }, (_, id) => ({ id, body: `> ${MARK}\n\nof somebody ${id}` }));

describe('the action of GitHub', () => {
  const { steps } = parse(readFileSync('action.yml', 'utf8')).runs;
  const scripts = ['Fetch the base', 'Renew inventories', 'Review'].map(
    (name) => steps.find((step: { name?: string }) => step.name === name).run,
  );
  const list = (number: number) => `/repos/owner/repository/issues/${number}/comments`;
  const ours = (number: number) => (api.comments.get(list(number)) ?? []).filter(({ body }) => body.startsWith(MARK));

  beforeEach(async () => {
    api = await standIn(/^(\/repos\/owner\/repository\/issues)\/comments\/(\d+)$/, (path) =>
      path.replace(/\/\d+\/comments$/, ''),
    );
  });

  async function run(number: number, head: string, more: Readonly<Record<string, string>> = {}): Promise<Ran> {
    const base = here.git('rev-parse', 'main');
    here.git('checkout', '--quiet', '--detach', 'main');
    here.git('merge', '--quiet', '--no-ff', '--message', 'merge', head);
    checkOut(here.git('rev-parse', 'HEAD'));
    const event = join(here.folder, '..', 'run', 'event.json');
    writeFileSync(event, JSON.stringify({ pull_request: { number } }));
    return runJob(scripts, {
      VERSION: '',
      BASE: base,
      HEAD: head,
      SERVER: 'https://git.example.com',
      TOKEN: TOKENS.given,
      GITHUB_TOKEN: TOKENS.given,
      GITHUB_API_URL: api.url,
      GITHUB_REPOSITORY: 'owner/repository',
      GITHUB_EVENT_PATH: event,
      GITHUB_BASE_REF: 'main',
      ...more,
    });
  }

  test('a pull request with an effect gets one comment, among those of others', async () => {
    api.comments.set(list(1), others(250));
    const { code, output, summary } = await run(1, push('one', '14d'));
    expect([code, ours(1).length]).toEqual([0, 1]);
    expect(ours(1)[0]?.body).toContain('keeps lines for 14d, which was 30d');
    expect(output).toContain('::warning file=dist/edge/2-releases/loki-helmrelease.yaml,line=');
    expect(output).toContain('The review is a new comment of this request.');
    expect(summary).toBe(ours(1)[0]?.body);
    expect(output).not.toContain(TOKENS.given);
  });

  test('a second push changes that comment, a third without effect leaves a sentence, and nothing is posted twice', async () => {
    api.comments.set(list(2), others(120));
    await run(2, push('two', '14d'));
    const [first] = ours(2);
    const before = first?.body;
    api.comments.set(list(2), [...(api.comments.get(list(2)) ?? []), ...others(150)]);

    const same = await run(2, push('two', '14d'));
    expect(same.output).toContain('is up to date');
    expect(ours(2)).toEqual([{ id: first?.id, body: before }]);

    await run(2, push('two', '7d'));
    expect(ours(2)).toEqual([{ id: first?.id, body: expect.stringContaining('keeps lines for 7d') }]);

    await run(2, push('two', '30d'));
    expect(ours(2)).toEqual([
      { id: first?.id, body: `${MARK}\n\nThis change no longer does anything to the running stack.\n` },
    ]);
  });

  test('a pull request without effect gets none', async () => {
    const { code, output, summary } = await run(3, push('three', '30d'));
    expect([code, ours(3), summary]).toEqual([0, [], '']);
    expect(output).toContain('nothing was posted');
    expect(api.asked).toEqual([`GET ${list(3)}`]);
  });

  test('the base is what was merged into, even if the event names an older commit', async () => {
    const event = here.git('rev-parse', 'main');
    here.git('checkout', '--quiet', 'main');
    here.write('environments/edge.yaml', keepingFor('20d', MINIMAL));
    here.commit();
    here.git('checkout', '--quiet', '-b', 'later');
    here.write('README.md', 'of somebody\n');
    await run(4, here.commit(), { BASE: event });
    expect(ours(4)).toEqual([]);
  });

  test.each([403, 404])(
    'a fork, which may not write (%d), fails nobody and keeps the page in the summary',
    async (status) => {
      api.refusal = status;
      const { code, output, summary } = await run(5, push('fork', '14d'));
      expect([code, ours(5)]).toEqual([0, []]);
      expect(output).toContain('pull-requests: write');
      expect(summary).toContain('keeps lines for 14d');
      expect(output).not.toContain(TOKENS.given);
    },
  );

  test.each<[string, Readonly<Record<string, string>>, string]>([
    ['a token that is wrong', { GITHUB_TOKEN: 'other' }, 'does not take the token'],
    ['no token', { GITHUB_TOKEN: '' }, 'GITHUB_TOKEN is not set'],
    ['an API that is not there', { GITHUB_API_URL: 'http://user:password@127.0.0.1:9' }, 'can not be asked'],
    ['an address that is none', { GITHUB_API_URL: 'nowhere' }, 'can not be asked'],
  ])('%s is a sentence, and ends with 2', async (_, env, text) => {
    const { code, output } = await run(6, push('wrong', '14d'), env);
    expect(code).toBe(2);
    expect(output).toContain(text);
    expect(output).not.toMatch(/password|not-a-secret|at .*\.js/);
  });

  test('a run for no pull request posts nothing, and is no failure', async () => {
    const { code, output } = await run(7, push('push', '14d'), {
      GITHUB_EVENT_PATH: '/nowhere',
      GITHUB_REF: 'refs/heads/main',
    });
    expect([code, api.asked]).toEqual([0, []]);
    expect(output).toContain('for no pull request');
  });

  test('without the event, the name of the merged commit tells the number', async () => {
    await run(8, push('ref', '14d'), { GITHUB_EVENT_PATH: '', GITHUB_REF: 'refs/pull/8/merge' });
    expect(ours(8)).toHaveLength(1);
  });
});

describe('the template of GitLab', () => {
  const [, jobs] = parseAllDocuments(readFileSync('templates/review.yml', 'utf8')).map((document) => document.toJS());
  const script: string = jobs['cdk8s-logging review'].script.join('\n');
  const list = (iid: number) => `/projects/7/merge_requests/${iid}/notes`;
  const ours = (iid: number) => (api.comments.get(list(iid)) ?? []).filter(({ body }) => body.startsWith(MARK));

  beforeEach(async () => {
    api = await standIn(/^(\/projects\/7\/merge_requests\/\d+\/notes)\/(\d+)$/);
  });

  async function run(iid: number, head: string, more: Readonly<Record<string, string>> = {}): Promise<Ran> {
    checkOut(head);
    return runJob([script], {
      CDK8S_LOGGING_DIRECTORY: '.',
      CDK8S_LOGGING_VERSION: '',
      CI_MERGE_REQUEST_DIFF_BASE_SHA: here.git('rev-parse', 'main'),
      CI_API_V4_URL: api.url,
      CI_PROJECT_ID: '7',
      CI_MERGE_REQUEST_IID: String(iid),
      CDK8S_LOGGING_TOKEN: TOKENS.given,
      GITHUB_STEP_SUMMARY: '',
      ...more,
    });
  }

  test('a merge request with an effect gets one comment', async () => {
    api.comments.set(list(1), others(100));
    const { code, output } = await run(1, push('one', '14d'));
    expect([code, ours(1).length]).toEqual([0, 1]);
    expect(ours(1)[0]?.body).toContain('keeps lines for 14d, which was 30d');
    expect(output).not.toContain(TOKENS.given);
  });

  test('a second push changes that comment, and a third without effect leaves a sentence', async () => {
    await run(2, push('two', '14d'));
    const [first] = ours(2);
    await run(2, push('two', '7d'));
    expect(ours(2)).toEqual([{ id: first?.id, body: expect.stringContaining('keeps lines for 7d') }]);
    await run(2, push('two', '30d'));
    expect(ours(2)).toEqual([{ id: first?.id, body: expect.stringContaining('no longer does anything') }]);
  });

  test('a merge request without effect gets none', async () => {
    expect((await run(3, push('three', '30d'))).code).toBe(0);
    expect(ours(3)).toEqual([]);
  });

  test('the pipeline of a fork has no token: it fails nobody, and elsewhere that is a mistake', async () => {
    const fork = { CDK8S_LOGGING_TOKEN: '', CI_MERGE_REQUEST_SOURCE_PROJECT_ID: '8', CI_MERGE_REQUEST_PROJECT_ID: '7' };
    const { code, output } = await run(4, push('fork', '14d'), fork);
    expect(code).toBe(0);
    expect(output).toContain('The pipeline of a fork has no CDK8S_LOGGING_TOKEN');
    expect(output).toContain('keeps lines for 14d');
    expect((await run(4, push('fork', '14d'), { CDK8S_LOGGING_TOKEN: '' })).code).toBe(2);
  });
});
