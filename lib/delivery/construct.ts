import { Construct } from 'constructs';
import { type Acknowledgement, acknowledgeFindings } from '../findings/acknowledge';
import { runChecks } from '../findings/check';
import type { Finding } from '../findings/finding';
import { locatedAt, reportFindings } from '../findings/validation';
import type { Manifest } from '../kubernetes/manifest';
import { NAMESPACE_CHECKS } from '../wiring/checks/namespaces';
import { type NamespaceProps, type NamespaceSettings, namespacesOf, resolveNamespaces } from '../wiring/namespaces';
import type { Deliverer, Part } from '../wiring/part';
import { joinWirings } from '../wiring/wiring';
import { attach } from './attach';
import type { DeliveryEngine, DeliveryInput } from './delivery';
import { deliveryInput } from './input';
import { distinctObjects, madeElsewhere, objectTwice } from './object-twice';

/** Settings of every delivery. */
export interface DeliveryProps {
  /** What is delivered: every part of the stack. */
  readonly parts: readonly Part[];

  /** What is said of the namespaces that the parts run in, by name. @default - each is created, as strict as its pods allow */
  readonly namespaces?: Readonly<Record<string, NamespaceProps>>;

  /** Warnings that are accepted, each with its reason. @default - none */
  readonly acknowledge?: readonly Acknowledgement[];
}

/** Engine with the checks of its input. */
export interface CheckedEngine {
  /** Function that writes the objects of the engine. */
  readonly deliver: DeliveryEngine;

  /** @default - whatever it is given can be delivered */
  readonly check?: (input: DeliveryInput) => readonly Finding[];
}

/**
 * Brings parts into the cluster: the objects of one engine, the namespaces included, in the chart that it stands in. As
 * long as one of the parts can not be built, there is nothing to deliver.
 */
export abstract class PartDelivery extends Construct implements Deliverer {
  private readonly parts: readonly Part[];

  protected constructor(
    scope: Construct,
    id: string,
    { parts, acknowledge = [], ...props }: DeliveryProps,
    engine: CheckedEngine,
  ) {
    super(scope, id);
    this.parts = parts;
    if (!parts.every(({ isBuilt }) => isBuilt)) return;
    const { objects, findings } = deliverParts(parts, resolveNamespaces(props.namespaces), engine);
    attach(this, objects);
    reportFindings(this, () => {
      const all = [...findings, ...madeElsewhere(this, objects).map(objectTwice)];
      return locatedAt(this, acknowledgeFindings(all, acknowledge).open);
    });
  }

  /** Whether a part is among those that are delivered. */
  delivers(part: Part): boolean {
    return this.parts.includes(part);
  }
}

/** The objects of an engine for some parts, and what is wrong with them. */
function deliverParts(
  parts: readonly Part[],
  namespaces: Readonly<Record<string, NamespaceSettings>>,
  { deliver, check }: CheckedEngine,
): { readonly objects: readonly Manifest[]; readonly findings: readonly Finding[] } {
  const contents = parts.map(({ content }) => content);
  const input = deliveryInput(contents, namespaces);
  const { entry, stages } = deliver(input);
  const delivered = [...entry, ...Object.values(stages).flat()];
  const { distinct, conflicting } = distinctObjects(delivered);
  const wiring = joinWirings(contents);
  const findings = [
    ...runChecks(NAMESPACE_CHECKS, { namespaces, wiring, occupied: namespacesOf(delivered) }),
    ...(check?.(input) ?? []),
    ...conflicting.map(objectTwice),
  ];
  return { objects: distinct, findings };
}
