import type { RunbookLook } from './runbook';

/** Looks that many runbooks begin with. */
export const DESCRIBE_POD: RunbookLook = {
  shows: 'Conditions and events of the pod',
  command: 'kubectl -n NAMESPACE describe pod POD',
};

export const POD_LOG: RunbookLook = {
  shows: 'What the pod says',
  command: 'kubectl -n NAMESPACE logs POD --since=30m --all-containers',
};

export const POD_ERRORS: RunbookLook = {
  shows: 'What the pod says of errors',
  command: 'kubectl -n NAMESPACE logs POD --since=30m | grep -iE \'level=(warn|error)|"level":"(warn|error)"\'',
};

/** Asks Prometheus. */
export function asks(shows: string, command: string): RunbookLook {
  return { shows, command, language: 'promql' };
}
