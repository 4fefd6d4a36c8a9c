import { writeFileSync } from 'node:fs';
import { environmentPage } from '../lib/environment/reference/page';
import { findingsPage } from '../lib/output/findings-page';
import { labelTable } from '../lib/output/label-table';
import { runbookPage } from '../lib/output/runbook-page';
import { RUNBOOKS } from '../lib/plan/runbooks';
import { FINDING_KINDS } from '../lib/synth/finding-kinds';
import { exampleData } from '../test/environment/reference/files';

writeFileSync('docs/environment.md', environmentPage(exampleData()));
writeFileSync('docs/labels.md', labelTable());
writeFileSync('docs/findings.md', findingsPage(FINDING_KINDS.values()));
writeFileSync('docs/runbook.md', runbookPage(RUNBOOKS));
