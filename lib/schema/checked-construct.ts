import { Construct } from 'constructs';
import { type Acknowledgement, acknowledgeFindings, applyAcknowledgements } from '../findings/acknowledge';
import type { Finding } from '../findings/finding';
import { asOneError, locatedAt, reportFindings } from '../findings/validation';
import type { Built } from './build-checked';

/** Props of every construct of this library. */
export interface CheckedProps {
  /** Warnings that are accepted, each with its reason. @default - none */
  readonly acknowledge?: readonly Acknowledgement[];
}

/** A construct whose content is computed and checked at once; what is wrong with it is a validation of cdk8s. */
export abstract class CheckedConstruct<Content> extends Construct {
  /** What is wrong with it, or risky, and not acknowledged. */
  readonly findings: readonly Finding[];

  private readonly built: Built<Content>;

  protected constructor(scope: Construct, id: string, built: Built<Content>, { acknowledge = [] }: CheckedProps) {
    super(scope, id);
    this.built = built;
    this.findings = openFindings(built, acknowledge);
    reportFindings(this, () => locatedAt(this, this.findings));
  }

  /** What it consists of. @throws if errors keep it from being built, with their texts */
  get content(): Content {
    if (this.built.content === undefined) throw asOneError(locatedAt(this, this.findings));
    return this.built.content;
  }

  /** Whether it has content; if not, a finding of its own, or of what it stands on, says why. */
  get isBuilt(): boolean {
    return this.built.content !== undefined;
  }
}

/** Whatever was not built could have given more warnings: only of the whole is known which acknowledgements are idle. */
function openFindings({ content, findings }: Built<unknown>, acknowledge: readonly Acknowledgement[]) {
  const judge = content === undefined ? applyAcknowledgements : acknowledgeFindings;
  return judge(findings, acknowledge).open;
}
