import { ApiObject, type Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { Manifest } from '../kubernetes/manifest';

/** Collects the objects of a chart, keys in the order in which a person writes them. */
export function chartObjects(chart: Chart): readonly Manifest[] {
  return withoutKeySorting(() => chart.node.findAll().filter(isApiObject).map(objectJson));
}

function isApiObject(construct: IConstruct): construct is ApiObject {
  return ApiObject.isApiObject(construct);
}

/** cdk8s prints metadata in alphabetical order; the rest keeps the order of its props. */
function objectJson(object: ApiObject): Manifest {
  const { apiVersion, kind, metadata, ...rest }: Manifest = object.toJson();
  const { name, namespace, labels, annotations, ...others } = metadata;
  return {
    apiVersion,
    kind,
    metadata: {
      name,
      ...(namespace !== undefined && { namespace }),
      ...(labels && { labels }),
      ...(annotations && { annotations }),
      ...others,
    },
    ...rest,
  };
}

/** cdk8s sorts keys unless this variable is set (cdk8s@2.70.106, `ApiObject.toJson`). */
function withoutKeySorting<T>(compute: () => T): T {
  const before = process.env.CDK8S_DISABLE_SORT;
  process.env.CDK8S_DISABLE_SORT = 'true';
  try {
    return compute();
  } finally {
    if (before === undefined) delete process.env.CDK8S_DISABLE_SORT;
    else process.env.CDK8S_DISABLE_SORT = before;
  }
}
