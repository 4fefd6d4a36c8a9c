import { quote } from '../syntax/shell';
import { toYaml } from '../syntax/yaml';
import { type CiOptions, fromRoot, USUAL_NODE } from './ci-options';

/** Where GitLab looks for the report, from the root of the repository. */
const REPORT = 'gl-code-quality-report.json';

/**
 * Writes a job of GitLab CI that checks each merge request: findings are a report of its code quality, and stand in the
 * log.
 * @returns the text of a job, to be the whole of `.gitlab-ci.yml` or to be added to one
 */
export function gitlabJob({ directory = '.', watched, node = USUAL_NODE }: CiOptions): string {
  const changes = [...watched.map((path) => pattern(fromRoot(path, directory))), '.gitlab-ci.yml'];
  const job = {
    stage: 'test',
    image: `node:${node}`,
    rules: [
      { if: '$CI_PIPELINE_SOURCE == "merge_request_event"', changes },
      { if: '$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH', changes },
    ],
    script: [
      ...(directory === '.' ? [] : [`cd ${quote(directory)}`]),
      'npm ci',
      // A report is for machines: where it holds something, the log tells it to people, and the job fails.
      `npx cdk8s-logging check --format gitlab > "$CI_PROJECT_DIR/${REPORT}" || npx cdk8s-logging check`,
    ],
    artifacts: { when: 'always', reports: { codequality: REPORT } },
  };
  return `# Checks that dist/ is what the environment files say, and that everything in it is wired.\n${toYaml({ logging: job })}`;
}

/**
 * Matches a file, or all below a folder, and no sign of a name as anything else:
 * https://docs.gitlab.com/ci/yaml/#ruleschanges, by File.fnmatch of Ruby
 */
function pattern(path: string): string {
  const literal = path.replaceAll(/[\\*?[\]{}]/g, '\\$&');
  return literal.endsWith('/') ? `${literal}**/*` : literal;
}
