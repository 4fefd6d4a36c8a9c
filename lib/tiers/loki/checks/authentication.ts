import { type Finding, warning } from '../../../findings/finding';
import type { InstallingEnvironment } from '../../../plan/environment';

/** Passwords are asked of somebody: of collectors, or of those outside of the cluster. */
export function lokiAuthenticationDirect({
  loki: { authentication, access, ingress },
}: Pick<InstallingEnvironment, 'loki'>): readonly Finding[] {
  if (authentication === undefined || access === 'gateway' || ingress !== undefined) return [];
  return [
    warning('loki/authentication-direct', ['loki', 'access'], {
      problem: "clients call Loki's own Services, past the gateway that asks for passwords",
      consequence: 'the passwords protect nothing',
      fix: 'loki:\n  access: gateway',
    }),
  ];
}
