import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Cluster } from '../../cluster/cluster';
import { runHelmJob } from './helm-job';
import { type JobPod, readJobPods } from './job-pod';

/** Plays the kubelets for the pods of the helm-controller's Jobs, since no container runs. */
export interface JobPlayer {
  /** What the Job of a chart said last: `release status is failed …`. */
  said(chart: string): string;

  /** Ends it, once the pods that run have ended. */
  stop(): Promise<void>;
}

/** Milliseconds after which a pod that has failed is started again: ten seconds and more for a kubelet. */
const AGAIN = 4000;

/** Starts it. */
export function playJobs(cluster: Cluster, helm: string): JobPlayer {
  const folder = join(cluster.folder, 'helm-jobs');
  mkdirSync(folder, { recursive: true });
  const running = new Map<string, Promise<void>>();
  const said = new Map<string, string>();
  const ended = new AbortController();
  const play = async (pod: JobPod) => {
    const name = pod.spec.containers[0]?.env.find((each) => each.name === 'NAME')?.value ?? '';
    const { code, stdout, stderr } = await runHelmJob(cluster, pod, helm, folder);
    said.set(name, stderr.trim() || stdout.trim());
    appendFileSync(join(cluster.folder, 'helm-jobs.log'), `${pod.metadata.name}: ${code}: ${said.get(name)}\n`);
    if (code === 0) await succeed(cluster, pod);
    else await sleep(AGAIN);
  };
  const loop = (async () => {
    while (!ended.signal.aborted) {
      const pods = await readJobPods(cluster).catch((): readonly JobPod[] => []);
      for (const pod of pods.filter(isToPlay)) {
        const { uid } = pod.metadata;
        if (running.has(uid)) continue;
        const played = play(pod)
          .catch(() => undefined)
          .finally(() => running.delete(uid));
        running.set(uid, played);
      }
      await sleep(500);
    }
  })();
  return {
    said: (chart) => said.get(chart) ?? '',
    async stop() {
      ended.abort();
      await loop;
      await Promise.all(running.values());
    },
  };
}

function isToPlay({ metadata, spec, status }: JobPod): boolean {
  return metadata.deletionTimestamp === undefined && spec.nodeName !== undefined && status?.phase === 'Pending';
}

async function succeed(cluster: Cluster, { metadata: { namespace, name } }: JobPod): Promise<void> {
  const status = JSON.stringify({ status: { phase: 'Succeeded' } });
  await cluster.kubectl(['-n', namespace, 'patch', 'pod', name, '--subresource=status', '--type=merge', '-p', status]);
}
