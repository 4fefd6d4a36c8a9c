import * as z from 'zod';
import { text } from '../../schema/scalars';

/** Switches a source that a file otherwise says more of. */
export const enabled = z
  .boolean()
  .prefault(true)
  .describe('Whether it is read: false leaves the other keys without effect.');

/** Value of the label `job`. */
export const job = (usual: string) => text('text').prefault(usual).describe('Value of the label `job`.');

interface Switched {
  /** Whether it is read where the file says nothing of it. */
  readonly on: boolean;

  /** What it is, for editors. */
  readonly description: string;
}

/** A source that a file switches with `true` or `false`, or says more of in a map; off, it is parsed to nothing. */
export function switchable<Settings extends { readonly enabled: boolean }, Input>(
  map: z.ZodType<Settings, Input>,
  { on, description }: Switched,
) {
  const defaults = map.parse({});
  return z
    .union([z.boolean(), map])
    .prefault(on)
    .transform((asked) => whenOn(asked, defaults))
    .describe(`${description}: true, false, or a map that says more.`);
}

function whenOn<Settings extends { readonly enabled: boolean }>(
  asked: boolean | Settings,
  defaults: Settings,
): Omit<Settings, 'enabled'> | undefined {
  const { enabled: on, ...settings } = typeof asked === 'boolean' ? { ...defaults, enabled: asked } : asked;
  return on ? settings : undefined;
}
