import { appendFileSync } from 'node:fs';

/**
 * Adds to the summary of a step of a workflow of GitHub, if this is one:
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#adding-a-job-summary
 */
export function addSummary(
  markdown: string,
  { GITHUB_STEP_SUMMARY: file }: Readonly<Record<string, string | undefined>>,
): void {
  if (file) appendFileSync(file, markdown);
}
