import { type EnvironmentPath, type Finding, formatPath } from '../../findings/finding';
import { finding } from '../../findings/finding-kind';
import { BUCKET_MISSING, MISSING_KEY } from './kinds';
import { paste } from './paste';
import { exampleOf, schemasAt } from './schema-tree';

/** A key without which nothing can be written. */
export function missingKey(path: EnvironmentPath): Finding {
  const [schema = {}] = schemasAt(path);
  const fix = `add\n${paste(path, exampleOf(schema))}`;
  if (path.includes('buckets')) return missingBucket(path, fix);
  return finding(MISSING_KEY, {
    path,
    problem: `${formatPath(path)} is missing`,
    consequence: 'no default fits every cluster, so nothing can be written for this one',
    fix,
  });
}

function missingBucket(path: EnvironmentPath, fix: string): Finding {
  return finding(BUCKET_MISSING, {
    path,
    problem: 'the bucket for lines and their index has no name',
    consequence: 'the chart refuses to install: Loki has no place for its lines',
    fix,
  });
}
