import { writeFileSync } from 'node:fs';
import { labelTable } from '../lib/output/label-table';

writeFileSync('docs/labels.md', labelTable());
