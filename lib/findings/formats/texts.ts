import { visible, visibleLine } from '../../syntax/visible';
import type { Finding } from '../finding';
import { formatFix } from '../fix-text';

/** What is the case, as a sentence. */
export function problemText({ problem }: Finding): string {
  return sentence(problem);
}

/** What happens, as sentences for people who have not seen the file. */
export function consequenceText({ consequence }: Finding): string {
  return `In the cluster: ${sentence(consequence)}`;
}

/** What to do, on lines of its own where it is something to paste. */
export function fixText({ fix }: Finding): string {
  const text = formatFix(fix);
  return text.includes('\n') ? `Fix:\n${visible(text)}` : `Fix: ${sentence(text)}`;
}

/** The whole of a finding, a paragraph a line. */
export function wholeText(finding: Finding): string {
  return [problemText(finding), consequenceText(finding), fixText(finding)].join('\n');
}

/** A text may end in a dot that is a part of it. */
export function sentence(text: string): string {
  const line = visibleLine(text);
  return line.endsWith('.') ? line : `${line}.`;
}
