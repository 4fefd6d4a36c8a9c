import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { load } from 'js-yaml';
import { type JsonObject, listIn, valueAt } from '../../lib/kubernetes/json';
import { applyMergePatch } from '../../lib/kubernetes/merge-patch';

/** Part of an image's name that says: containers of it never get ready, as if nobody could pull it. */
export const BROKEN = 'broken';

/** Label of the pods of the helm-controller's Jobs: kwok leaves them to whoever plays what they run. */
export const PLAYED_BY_OTHERS = 'helmcharts.helm.cattle.io/chart';

/** What kwok does by itself with nodes and pods, of the folders of its own stages. */
const STAGES = ['node/fast', 'node/heartbeat-with-lease', 'pod/fast'];

/** Makes the arguments of kwok, which answers for all nodes. */
export function kwokArguments(folder: string, stages: string, port: number): readonly string[] {
  return [
    `--kubeconfig=${join(folder, 'kubeconfig')}`,
    `--config=${stages}`,
    '--manage-all-nodes=true',
    `--server-address=127.0.0.1:${port}`,
    '--node-ip=127.0.0.1',
    '--cidr=10.244.0.0/16',
    '--node-lease-duration-seconds=40',
  ];
}

/** Writes the stages of kwok, with pods of a broken image among them. @returns the path of the file */
export function writeStages(folder: string, kwok: string): string {
  const path = join(folder, 'stages.yaml');
  const stages = STAGES.flatMap((name) => stagesOf(join(dirname(kwok), 'stages', name)));
  writeFileSync(path, stages.map((stage) => `${JSON.stringify(stage)}\n`).join('---\n'));
  return path;
}

function stagesOf(folder: string): readonly JsonObject[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.yaml') && file !== 'kustomization.yaml');
  return files.sort().map((file) => {
    // kwok's own file: an object, as its program reads it too.
    const stage = load(readFileSync(join(folder, file), 'utf8')) as JsonObject;
    const name = valueAt(stage, 'metadata', 'name');
    if (name === 'pod-delete') return afterASecond(stage);
    return name === 'pod-ready' ? unlessBrokenOrPlayed(stage) : stage;
  });
}

/**
 * Else whoever counts pods may never see one go, and takes the new one of its name for it: budgets then allow nothing for
 * two minutes (kubernetes/kubernetes@v1.34.2:pkg/controller/disruption/disruption.go, `DeletionTimeout`).
 */
function afterASecond(stage: JsonObject): JsonObject {
  return applyMergePatch(stage, { spec: { delay: { durationMilliseconds: 1000 } } });
}

function unlessBrokenOrPlayed(stage: JsonObject): JsonObject {
  const isBroken = `[.spec.containers[].image | contains("${BROKEN}")] | any`;
  const own = listIn(stage, 'spec', 'selector', 'matchExpressions');
  const matchExpressions = [
    ...own,
    { key: isBroken, operator: 'NotIn', values: ['true'] },
    { key: `.metadata.labels["${PLAYED_BY_OTHERS}"]`, operator: 'DoesNotExist' },
  ];
  return applyMergePatch(stage, { spec: { selector: { matchExpressions } } });
}
