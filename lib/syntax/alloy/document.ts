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

  readonly attributes: Readonly<Record<string, Value>>;
  readonly blocks: readonly Block[];
}

export function block(name: string, attributes: Block['attributes'] = {}, blocks: readonly Block[] = []): Block {
  return { name, attributes, blocks };
}

/** What the components that this project uses export, each by the name of its export. */
export interface ComponentExports {
  readonly 'discovery.kubernetes': 'targets';
  readonly 'discovery.relabel': 'output';
  readonly 'local.file_match': 'targets';
  readonly 'loki.process': 'receiver';
  readonly 'loki.relabel': 'rules';
  readonly 'loki.source.file': never;
  readonly 'loki.source.journal': never;
  readonly 'loki.source.kubernetes_events': never;
  readonly 'loki.write': 'receiver';
}

export type ComponentName = keyof ComponentExports;

/** A top-level block that runs, and that others may refer to. */
export interface Component<Name extends ComponentName = ComponentName> extends Block {
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
