import { filesBehind } from './files';
import { pushCases } from './pushes';

export const { deliveryFailures, slowProcessing } = pushCases('promtail');

export const fallingBehind = filesBehind('promtail_file_bytes_total', 'promtail_read_bytes_total');
