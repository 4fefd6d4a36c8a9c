import { readFileSync } from 'node:fs';
import { parse, parseAllDocuments } from 'yaml';
import { DEFAULT_SETTINGS } from '../../lib/environment/settings';
import { watchedPaths } from '../../lib/init/ci-options';
import { gitlabJob } from '../../lib/init/gitlab-job';
import { runScript } from './ci-files';

// No program offline judges files of GitLab CI: what follows is what its documentation asks of them.

const SH = ['sh', '-e'];

describe('the job of a new repository', () => {
  const { logging } = parse(gitlabJob({ watched: watchedPaths(DEFAULT_SETTINGS) }));

  test('runs for merge requests and the default branch, where what is watched has changed', () => {
    expect(logging.rules).toEqual([
      { if: '$CI_PIPELINE_SOURCE == "merge_request_event"', changes: logging.rules[0].changes },
      { if: '$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH', changes: logging.rules[0].changes },
    ]);
    expect(logging.rules[0].changes).toEqual([
      'environments/**/*',
      'dist/**/*',
      'locks/**/*',
      'charts-values/**/*',
      'cdk8s-logging.yaml',
      'package.json',
      'package-lock.json',
      '.gitlab-ci.yml',
    ]);
  });

  test('sends its report whether it passes or not', () => {
    expect(logging.artifacts).toEqual({ when: 'always', reports: { codequality: 'gl-code-quality-report.json' } });
  });

  test('passes where nothing is found', () => {
    const { code, calls } = runScript(logging.script.join('\n'), {}, { shell: SH });
    expect([code, calls]).toEqual([
      0,
      [
        ['npm', 'ci'],
        ['npx', 'cdk8s-logging', 'check', '--format', 'gitlab'],
      ],
    ]);
  });

  test('tells people too where something is found, and fails', () => {
    const { code, calls } = runScript(logging.script.join('\n'), {}, { shell: SH, failing: 'check' });
    expect(code).toBe(1);
    expect(calls.at(-1)).toEqual(['npx', 'cdk8s-logging', 'check']);
  });
});

test('in a folder of a larger repository, all paths are those of the repository', () => {
  const { logging } = parse(gitlabJob({ watched: ['environments/', 'a[b]*.yaml'], directory: "clusters/it's" }));
  expect(logging.script[0]).toBe("cd 'clusters/it'\\''s'");
  expect(logging.rules[0].changes.slice(0, 2)).toEqual([
    "clusters/it's/environments/**/*",
    "clusters/it's/a\\[b\\]\\*.yaml",
  ]);
});

describe('the component of the check', () => {
  const [spec, jobs] = parseAllDocuments(readFileSync('templates/check.yml', 'utf8')).map((document) =>
    document.toJS(),
  );
  const [job] = Object.values<{ script: string[]; artifacts: unknown }>(jobs);
  const script = job?.script.join('\n') ?? '';
  const env = { CDK8S_LOGGING_DIRECTORY: '.', CDK8S_LOGGING_VERSION: '' };

  test('has a default and a sentence for each input, and reads all of them', () => {
    const text = readFileSync('templates/check.yml', 'utf8');
    for (const [name, input] of Object.entries<Record<string, unknown>>(spec.spec.inputs)) {
      expect(Object.keys(input).sort()).toEqual(['default', 'description']);
      expect(text).toContain(`$[[ inputs.${name} ]]`);
    }
  });

  test('has no input in its script, and none of the keys that would change other jobs', () => {
    expect(script).not.toContain('$[[');
    for (const key of ['default', 'stages', 'variables', 'workflow']) expect(Object.keys(jobs)).not.toContain(key);
  });

  test('checks by what the repository has installed, or by a version', () => {
    expect(runScript(script, env, { shell: SH }).calls).toEqual([
      ['npm', 'ci'],
      ['npx', '--no-install', 'cdk8s-logging', 'check', '--format', 'gitlab'],
    ]);
    expect(runScript(script, { ...env, CDK8S_LOGGING_VERSION: '0.2.0' }, { shell: SH }).calls).toEqual([
      ['npx', '--yes', '--package=cdk8s-logging@0.2.0', 'cdk8s-logging', 'check', '--format', 'gitlab'],
    ]);
  });

  test('fails where something is found, and says it in the log', () => {
    const { code, calls } = runScript(script, env, { shell: SH, failing: 'check' });
    expect(code).toBe(1);
    expect(calls.at(-1)).toEqual(['npx', '--no-install', 'cdk8s-logging', 'check']);
  });

  test.each(['$(touch x)', 'npm:other@1', 'a b', '../x'])('%s is no version', (version) => {
    const { code, calls } = runScript(script, { ...env, CDK8S_LOGGING_VERSION: version }, { shell: SH });
    expect([code, calls]).toEqual([2, []]);
  });
});

describe('the component of the review', () => {
  const text = readFileSync('templates/review.yml', 'utf8');
  const [spec, jobs] = parseAllDocuments(text).map((document) => document.toJS());
  const [job] = Object.values<{ script: string[]; rules: unknown; variables: Record<string, unknown> }>(jobs);
  const script = job?.script.join('\n') ?? '';
  const env = { CDK8S_LOGGING_DIRECTORY: '.', CDK8S_LOGGING_VERSION: '', CI_MERGE_REQUEST_DIFF_BASE_SHA: 'abc' };
  // git knows nothing of the folder of this test, and has nothing to fetch.
  const run = (more: Readonly<Record<string, string>> = {}) =>
    runScript(`git() { :; }\n${script}`, { ...env, ...more }, { shell: SH });

  test('has a default and a sentence for each input, and reads all of them', () => {
    for (const [name, input] of Object.entries<Record<string, unknown>>(spec.spec.inputs)) {
      expect(Object.keys(input).sort()).toEqual(['default', 'description']);
      expect(text).toContain(`$[[ inputs.${name} ]]`);
    }
  });

  test('has no input in its script, no token in its file, and runs for merge requests alone', () => {
    expect(script).not.toContain('$[[');
    expect(Object.keys(job?.variables ?? {})).not.toContain('CDK8S_LOGGING_TOKEN');
    expect(job?.rules).toEqual([{ if: '$CI_PIPELINE_SOURCE == "merge_request_event"' }]);
  });

  test('reviews by what the repository has installed, or by a version', () => {
    const review = ['cdk8s-logging', 'review', '--base', 'abc', '--post', 'gitlab'];
    expect(run().calls[0]).toEqual(['npm', 'ci']);
    expect(run().calls.at(-1)).toEqual(['npx', '--no-install', ...review]);
    expect(run({ CDK8S_LOGGING_VERSION: '0.2.0' }).calls.at(-1)).toEqual([
      'npx',
      '--yes',
      '--package=cdk8s-logging@0.2.0',
      ...review,
    ]);
  });

  test('compares a merged result with the branch that it is merged into', () => {
    expect(run({ CI_MERGE_REQUEST_TARGET_BRANCH_SHA: 'def' }).calls.at(-1)).toContain('def');
  });

  test.each(['$(touch x)', 'npm:other@1', 'a b', '../x'])('%s is no version', (version) => {
    const { code, calls } = run({ CDK8S_LOGGING_VERSION: version });
    expect([code, calls]).toEqual([2, []]);
  });
});
