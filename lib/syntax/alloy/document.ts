/** Anything that an attribute can be set to. */
export type Value = string | number | boolean | Expression | readonly Value[] | ValueMap;

export interface ValueMap {
  readonly [key: string]: Value;
}

/** Something that Alloy computes when it loads the document. */
export type Expression = Reference | Call;

/** A named group of attributes and further blocks. A component is a block with a label. */
export interface Block {
  /** `loki.write`, `endpoint`, `stage.cri`. */
  readonly name: string;

  /** @default - the block has none */
  readonly label?: string;

  /** Lines for the reader, above the block. @default - none */
  readonly comment?: readonly string[];

  /** Values by the names of their attributes, in the order of the text. */
  readonly attributes: Readonly<Record<string, Value>>;

  /** Blocks inside of this one, in the order of the text. */
  readonly blocks: readonly Block[];
}

export function block(name: string, attributes: Block['attributes'] = {}, blocks: readonly Block[] = []): Block {
  return { name, attributes, blocks };
}

/** What the components that this project uses export, each by the name of its export. */
export interface ComponentExports {
  /** Targets that the Kubernetes API lists. */
  readonly 'discovery.kubernetes': 'targets';

  /** Targets with new labels. */
  readonly 'discovery.relabel': 'output';

  /** Files that match a path. */
  readonly 'local.file_match': 'targets';

  /** Entrance for lines that pass its stages. */
  readonly 'loki.process': 'receiver';

  /** Relabel rules that other components apply. */
  readonly 'loki.relabel': 'rules';

  /** No export: it pushes lines of files on. */
  readonly 'loki.source.file': never;

  /** No export: it pushes lines of the node's journal on. */
  readonly 'loki.source.journal': never;

  /** No export: it pushes Kubernetes events on. */
  readonly 'loki.source.kubernetes_events': never;

  /** Entrance for lines that go to Loki. */
  readonly 'loki.write': 'receiver';

  /** What a server answers. */
  readonly 'remote.http': 'content';
}

export type ComponentName = keyof ComponentExports;

/** A top-level block that runs, and that others may refer to. */
export interface Component<Name extends ComponentName = ComponentName> extends Block {
  /** Name of the component: `loki.write`. */
  readonly name: Name;

  /** Unique among the components of that name. */
  readonly label: string;
}

/**
 * What a component exports: `loki.write.default.receiver`. It is made from the component itself, so that a wrong name
 * does not compile; Alloy's own `validate` does not notice one (only a running Alloy does).
 */
export class Reference<Export extends string = string> {
  static to<Name extends ComponentName>(
    component: Component<Name>,
    exported: ComponentExports[Name],
  ): Reference<ComponentExports[Name]> {
    return new Reference(component, exported);
  }

  readonly component: Component;
  readonly exported: Export;

  private constructor(component: Component, exported: Export) {
    this.component = component;
    this.exported = exported;
  }
}

/** A call of a function of Alloy's standard library: `sys.env("HOSTNAME")`. */
export class Call {
  readonly name: string;
  readonly parameters: readonly (string | number | boolean | Expression)[];

  constructor(name: string, ...parameters: readonly (string | number | boolean | Expression)[]) {
    this.name = name;
    this.parameters = parameters;
  }
}
