import type { Transition } from '../transition';
import { accounts } from './accounts';
import { credentials } from './credentials';
import { encryption } from './encryption';
import { exposure } from './exposure';
import { ingress } from './ingress';
import { policiesAtAll } from './mesh';
import { namespaces } from './namespaces';
import { pods } from './pods';
import { policies } from './policies';
import { apiRights } from './rights';
import { secrets } from './secrets';
import { services } from './services';

/** Who may call what, and what pods may do. */
export const DOORS: readonly Transition[] = [
  policiesAtAll,
  policies,
  encryption,
  exposure,
  services,
  ingress,
  credentials,
  namespaces,
  pods,
  apiRights,
  accounts,
  secrets,
];
