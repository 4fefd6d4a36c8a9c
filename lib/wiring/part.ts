import type { Construct, IConstruct } from 'constructs';
import type { Finding } from '../findings/finding';
import { type FindingKind, finding } from '../findings/finding-kind';
import { locatedAt, reportFindings } from '../findings/validation';
import type { Built } from '../schema/build-checked';
import { CheckedConstruct, type CheckedProps } from '../schema/checked-construct';
import type { PartContent } from './part-content';

/** Props of every part of a stack. */
export type PartProps = CheckedProps;

/** A part of a logging stack: it says what it consists of, and a delivery that is given it brings that into the cluster. */
export abstract class Part<Content extends PartContent = PartContent> extends CheckedConstruct<Content> {
  protected constructor(scope: Construct, id: string, built: Built<Content>, props: PartProps) {
    super(scope, id, built, props);
    reportFindings(this, () => locatedAt(this, leftOut(this)));
  }
}

/** A construct that brings parts into a cluster. */
export interface Deliverer extends IConstruct {
  /** Tells whether it brings this part. */
  delivers(part: Part): boolean;
}

export const PART_LEFT_OUT: FindingKind = {
  id: 'delivery/part-left-out',
  severity: 'error',
  since: '0.2.0',
  finds: 'an app has a part of a stack that no delivery is given',
  happens: 'it is in no file, and the cluster never gets it',
  remedy: 'name it among the `parts` of a delivery',
};

function leftOut(part: Part): readonly Finding[] {
  const deliverers = part.node.root.node.findAll().filter(isDeliverer);
  if (deliverers.some((deliverer) => deliverer.delivers(part))) return [];
  return [
    finding(PART_LEFT_OUT, {
      path: [],
      problem: `no delivery is given ${part.node.path}`,
      consequence: 'it is in no file, and the cluster never gets it',
      fix: `name it among the parts of the delivery: new FluxDelivery(chart, 'flux', { parts: [${part.node.id}, …] })`,
    }),
  ];
}

function isDeliverer(construct: IConstruct): construct is Deliverer {
  return 'delivers' in construct && typeof construct.delivers === 'function';
}
