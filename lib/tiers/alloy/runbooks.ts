import { POD_ERRORS } from '../../monitoring/rules/looks';
import type { Runbook } from '../../monitoring/rules/runbook';

export const CONFIG_NOT_LOADED: Runbook = {
  name: 'AlloyConfigNotLoaded',
  meaning: 'Alloy was given a configuration that it refuses.',
  impact: 'It goes on with the one before. After a restart it has none, and reads nothing.',
  diagnosis: [
    POD_ERRORS,
    {
      shows: 'The configuration that it was given',
      command: "kubectl -n NAMESPACE get configmap -o yaml | grep -A400 'config.alloy'",
    },
  ],
  mitigation: [
    'Somebody changed the ConfigMap by hand: reconcile the delivery of the environment.',
    'The environment file has values or patches for it: take back the last change. `npx cdk8s-logging verify` asks the real program.',
  ],
};
