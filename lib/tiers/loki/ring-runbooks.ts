import { asks } from '../../monitoring/rules/looks';
import type { Runbook } from '../../monitoring/rules/runbook';

const MEMBERS = asks('The members, as each pod sees them', 'loki_ring_members{namespace="NAMESPACE", name="ingester"}');

const RING_PAGE = {
  shows: 'Who is a member, and in which state, as one pod sees it',
  command:
    "kubectl -n NAMESPACE port-forward POD 3100 & sleep 2; curl -s -H 'Accept: application/json' http://localhost:3100/ring",
};

const PODS = {
  shows: 'Pods that are missing, or begin anew',
  command: 'kubectl -n NAMESPACE get pods -l app.kubernetes.io/part-of=memberlist -o wide',
};

export const RING_UNHEALTHY: Runbook = {
  name: 'LokiRingUnhealthy',
  meaning:
    'A member of a ring has said nothing for a while and has not left: its pod is gone, hangs, or is not reached.',
  impact:
    'Lines and work are still meant for it. With a replication factor of 3 one such ingester costs nothing, two make pushes fail; with a factor of 1 one does.',
  diagnosis: [PODS, MEMBERS, RING_PAGE],
  mitigation: [
    'Its pod is down: bring it back. It takes its place again under its name, with the lines of its write-ahead log.',
    'Its pod runs: the others do not reach it. Look at policies and at port 7946.',
    'It will never come back: press `Forget` on the page `/ring` of a distributor or ingester. What only it held is lost.',
  ],
};

export const RING_BELOW_FACTOR: Runbook = {
  name: 'LokiRingBelowFactor',
  meaning: 'Fewer ingesters take lines than each line should be held by.',
  impact:
    'Lines have fewer copies than they should until they are stored: the next pod that is lost takes some with it. Below a majority of the factor, pushes fail.',
  diagnosis: [PODS, MEMBERS, RING_PAGE],
  mitigation: [
    'Pods are pending: nodes lack room, or spreading allows no node. Free one.',
    'Pods start: they replay their write-ahead log, and join after that.',
    'There are fewer replicas than the factor: raise `loki.replicas`, or lower `loki.replicationFactor`.',
    'A single pod sees fewer than the others do: restart that one.',
  ],
};
