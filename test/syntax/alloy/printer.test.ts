import fc from 'fast-check';
import { block, Call, type Component, Reference } from '../../../lib/syntax/alloy/document';
import { printBlocks, printDocument } from '../../../lib/syntax/alloy/printer';
import { blocks } from './documents';

const write: Component<'loki.write'> = {
  name: 'loki.write',
  label: 'default',
  attributes: {},
  blocks: [block('endpoint')],
};

describe('canonical text', () => {
  test('an empty block', () => expect(printBlocks([block('stage.cri')])).toBe('stage.cri { }\n'));

  test('a label, and a blank line before every block that is not the first', () => {
    const file = [{ ...block('a', {}, [block('b'), block('c')]), label: 'x' }, block('d')];
    expect(printBlocks(file)).toBe('a "x" {\n\tb { }\n\n\tc { }\n}\n\nd { }\n');
  });

  test('equals signs align up to the first value of many lines, which belongs to the run', () => {
    const text = printBlocks([block('a', { x: 1, long: { k: true, key: 'v' }, longer: 2, y: 3 })]);
    expect(text).toBe(
      'a {\n\tx    = 1\n\tlong = {\n\t\tk   = true,\n\t\tkey = "v",\n\t}\n\tlonger = 2\n\ty      = 3\n}\n',
    );
  });

  test('a list of maps has one to each line, with trailing commas', () => {
    expect(printBlocks([block('a', { list: [{ k: 1 }, {}] })])).toBe(
      'a {\n\tlist = [\n\t\t{\n\t\t\tk = 1,\n\t\t},\n\t\t{},\n\t]\n}\n',
    );
  });

  test('a list that is too long for a line takes many', () => {
    const words = Array.from({ length: 20 }, (_, index) => `value-${index}`);
    expect(printBlocks([block('a', { words })])).toContain('words = [\n\t\t"value-0",\n\t\t"value-1",\n');
  });

  test('calls, and references to what components export', () => {
    const attributes = { to: [Reference.to(write, 'receiver')], node: new Call('sys.env', 'HOSTNAME') };
    expect(printBlocks([block('a', attributes)])).toBe(
      'a {\n\tto   = [loki.write.default.receiver]\n\tnode = sys.env("HOSTNAME")\n}\n',
    );
  });

  test('comments stand above their block', () => {
    expect(printBlocks([block('a', { x: 1 }, [{ ...block('b'), comment: ['One.', 'Two.'] }])])).toBe(
      'a {\n\tx = 1\n\n\t// One.\n\t// Two.\n\tb { }\n}\n',
    );
  });
});

test('no text holds what Helm or Flux would replace', () => {
  fc.assert(fc.property(blocks, (file) => expect(printBlocks(file)).not.toMatch(/\{\{|\$[{$]/)));
});

describe('printDocument', () => {
  const process: Component<'loki.process'> = {
    name: 'loki.process',
    label: 'pods',
    attributes: { forward_to: [Reference.to(write, 'receiver')] },
    blocks: [],
  };
  const source: Component<'loki.source.file'> = {
    name: 'loki.source.file',
    label: 'pods',
    attributes: { targets: [], forward_to: [Reference.to(process, 'receiver')] },
    blocks: [],
  };

  test('prints a document that hangs together', () => {
    expect(printDocument([source, process, write])).toContain('forward_to = [loki.process.pods.receiver]');
  });

  test('refuses a reference to what is not in it', () => {
    expect(() => printDocument([source, process])).toThrow('loki.write.default is referred to but not in the document');
  });

  test('refuses what nothing leads to', () => {
    expect(() => printDocument([process, write])).toThrow(
      'loki.process.pods is in the document but nothing refers to it',
    );
  });

  test('refuses two components of one name', () => {
    expect(() => printDocument([source, process, write, { ...source }])).toThrow('loki.source.file.pods stands twice');
  });
});
