import { LINE_BYTES } from '../../logs/parsing/line-size';
import { type Block, block, type Component, type Reference } from '../../syntax/alloy/document';
import { isSince } from './version';

/**
 * Cuts what Loki would refuse whole. All lines pass it on their way out: no source can forget it, and no stage behind it
 * makes a line longer.
 * @param version of Alloy: `1.18.1`
 */
export function lineSize(version: string, forwardTo: Reference<'receiver'>): Component<'loki.process'> {
  return {
    name: 'loki.process',
    label: 'line_size',
    comment: ['Loki refuses longer lines whole (max_line_size): their beginning is worth more than nothing.'],
    attributes: { forward_to: [forwardTo] },
    blocks: isSince(version, [1, 12]) ? TRUNCATE : TRUNC,
  };
}

/** grafana/alloy@v1.12.0:internal/component/loki/process/stages/truncate.go, which counts bytes; v1.11.0 has no such file. */
const TRUNCATE: readonly Block[] = [block('stage.truncate', {}, [block('rule', { limit: `${LINE_BYTES / 1024}KiB` })])];

/** `trunc` of Sprig counts bytes as well. No label has the name that the line is kept under meanwhile. */
const TRUNC: readonly Block[] = [
  block('stage.template', { source: '__line', template: `{{ trunc ${LINE_BYTES} .Entry }}` }),
  block('stage.output', { source: '__line' }),
];
