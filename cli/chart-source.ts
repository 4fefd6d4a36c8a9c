import { existsSync } from 'node:fs';
import { misused } from '../lib/command/command';
import type { ChartSource } from '../verify/helm';

/** Where charts come from, as the options of a command say; the command ends where the folder is not there. */
export function chartSource({ charts, pull }: { readonly charts?: string; readonly pull: boolean }): ChartSource {
  if (charts !== undefined && !existsSync(charts)) misused(`There is no folder ${charts} with charts.`);
  return { pull, ...(charts !== undefined && { folder: charts }) };
}
