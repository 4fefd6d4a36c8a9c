import { type Case, mended, mending, steady } from '../scenario';
import { filesBehind } from './files';
import { pushCases } from './pushes';

export const { deliveryFailures, slowProcessing } = pushCases('loki_write');

export const fallingBehind = filesBehind('loki_source_file_file_bytes_total', 'loki_source_file_read_bytes_total');

export const configNotLoaded: Case = (model) => {
  const loaded = model.one('alloy_config_last_load_successful', { pod: 'p' });
  return [
    { title: 'it was refused', input: [[loaded, steady(0)]], fires: model.fired(loaded, 'namespace', 'pod'), since: 0 },
    {
      title: 'it is put right',
      input: [[loaded, mending(model, 0, 1)]],
      fires: model.fired(loaded, 'namespace', 'pod'),
      since: 0,
      heals: mended(model),
    },
    { title: 'it was loaded', input: [[loaded, steady(1)]], since: 0 },
    { title: 'it is put right in time', input: [[loaded, `${steady(0, model.wait - 2)} ${steady(1)}`]], since: 0 },
  ];
};
