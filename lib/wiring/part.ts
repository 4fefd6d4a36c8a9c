import { Construct, type IConstruct } from 'constructs';
import { type Acknowledgement, acknowledgeFindings, applyAcknowledgements } from '../findings/acknowledge';
import type { Finding } from '../findings/finding';
import { type FindingKind, finding } from '../findings/finding-kind';
import { asOneError, locatedAt, reportFindings } from '../findings/validation';
import type { Built } from '../schema/build-checked';
import type { PartContent } from './part-content';

/** What everything can be told that is a part of a stack. */
export interface PartProps {
  /** Warnings that are accepted, each with its reason. @default - none */
  readonly acknowledge?: readonly Acknowledgement[];
}

/**
 * A part of a logging stack: it says what it consists of, and a delivery that is given it brings that into the cluster.
 * What is wrong with it is a validation of cdk8s.
 */
export abstract class Part<Content extends PartContent = PartContent> extends Construct {
  /** What is wrong with it, or risky, and not acknowledged. */
  readonly findings: readonly Finding[];

  private readonly built: Built<Content>;

  protected constructor(scope: Construct, id: string, built: Built<Content>, { acknowledge = [] }: PartProps) {
    super(scope, id);
    this.built = built;
    this.findings = openFindings(built, acknowledge);
    reportFindings(this, () => locatedAt(this, [...this.findings, ...leftOut(this)]));
  }

  /** What it consists of. @throws if errors keep it from being built, with their texts */
  get content(): Content {
    if (this.built.content === undefined) throw asOneError(locatedAt(this, this.findings));
    return this.built.content;
  }

  /** Whether something can be asked of it; if not, a finding of its own, or of what it stands on, says why. */
  get isBuilt(): boolean {
    return this.built.content !== undefined;
  }
}

/** Whatever was not built could have given more warnings: only of a whole part is known which are not called for. */
function openFindings({ content, findings }: Built<unknown>, acknowledge: readonly Acknowledgement[]) {
  const judge = content === undefined ? applyAcknowledgements : acknowledgeFindings;
  return judge(findings, acknowledge).open;
}

/** Whoever brings parts into a cluster. */
export interface Deliverer extends IConstruct {
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
      fix: `new FluxDelivery(chart, 'flux', { parts: [${part.node.id}, …] })`,
    }),
  ];
}

function isDeliverer(construct: IConstruct): construct is Deliverer {
  return 'delivers' in construct && typeof construct.delivers === 'function';
}
