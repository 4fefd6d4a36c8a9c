import { type Json, listIn, valueAt } from '../../kubernetes/json';
import type { KubeObject } from '../../references/kube-object';
import type { Verdict } from '../effect';

/** A setting of an object by which an engine knows what to apply, and how. */
export interface EngineSetting {
  readonly kinds: readonly string[];

  readonly path: readonly (string | number)[];

  /** Reads it, with what the engine takes if nobody says it. */
  readonly read: (value: Json | undefined, object: KubeObject) => string;

  /** What a value does to what runs. */
  readonly means: (value: string) => { readonly verdict: Verdict; readonly happens: string };
}

/** In the order in which they are told. */
export const ENGINE_SETTINGS: readonly EngineSetting[] = [
  flag(['Kustomization', 'HelmRelease'], ['spec', 'suspend'], {
    true: careful('Flux applies nothing of it until somebody resumes it: neither this change nor a later one'),
    false: told('Flux applies what has changed meanwhile'),
  }),
  {
    kinds: ['Application'],
    path: ['spec', 'syncPolicy', 'automated'],
    read: (value) => (value === undefined || valueAt(value, 'enabled') === false ? 'off' : 'on'),
    means: choose({
      off: careful('Argo CD applies nothing of it until somebody syncs it: neither this change nor a later one'),
      on: told('Argo CD applies what has changed meanwhile, and each later change'),
    }),
  },
  flag(['Kustomization'], ['spec', 'prune'], {
    false: careful('what goes from its folder stays in the cluster, and nobody removes it'),
    true: told('what goes from its folder goes from the cluster'),
  }),
  {
    ...flag(['Application'], ['spec', 'syncPolicy', 'automated', 'prune'], {
      false: careful('what it no longer has stays in the cluster until somebody removes it'),
      true: told('what it no longer has goes from the cluster'),
    }),
    read: (value, { json }) =>
      valueAt(json, 'spec', 'syncPolicy', 'automated') === undefined ? '' : String(value === true),
  },
  flag(['Kustomization'], ['spec', 'force'], {
    true: careful('objects of which a fixed field changes are deleted and made anew, with all of their pods'),
    false: told('a change of a fixed field is refused'),
  }),
  flag(['HelmRelease'], ['spec', 'upgrade', 'force'], {
    true: careful('Helm replaces objects as a whole in place of patching them: what others have set on them goes'),
    false: told('Helm patches what has changed'),
  }),
  {
    kinds: ['HelmRelease'],
    path: ['spec', 'upgrade', 'remediation', 'strategy'],
    read: (value) => String(value ?? 'rollback'),
    means: choose({
      uninstall: careful('an upgrade that fails uninstalls the release: all of its pods go until it is installed anew'),
      rollback: told('an upgrade that fails is rolled back'),
    }),
  },
  syncOption('Replace', 'Argo CD replaces objects as a whole in place of patching them, or makes them anew'),
  syncOption('Force', 'Argo CD deletes objects that it can not change, with all of their pods, and makes them anew'),
  {
    kinds: ['HelmChart'],
    path: ['spec', 'failurePolicy'],
    read: (value) => String(value ?? 'reinstall'),
    means: choose({
      reinstall: careful('an upgrade that fails uninstalls the release: all of its pods go until it is installed anew'),
      abort: told('an upgrade that fails is left as it is, for somebody to look at'),
      retry: told('an upgrade that fails is tried again'),
    }),
  },
];

interface Meaning {
  readonly verdict: Verdict;
  readonly happens: string;
}

function careful(happens: string): Meaning {
  return { verdict: 'careful', happens };
}

function told(happens: string): Meaning {
  return { verdict: 'told', happens };
}

function choose(meanings: Readonly<Record<string, Meaning>>): EngineSetting['means'] {
  return (value) => meanings[value] ?? careful('nobody knows here what its engine makes of that');
}

function flag(
  kinds: readonly string[],
  path: readonly string[],
  meanings: Readonly<Record<'true' | 'false', Meaning>>,
): EngineSetting {
  return { kinds, path, read: (value) => String(value === true), means: choose(meanings) };
}

/** Among options of a sync, written `Replace=true`. */
function syncOption(name: string, happens: string): EngineSetting {
  return {
    kinds: ['Application'],
    path: ['spec', 'syncPolicy', 'syncOptions'],
    read: (value) => `${name}=${String(listIn(value ?? null).includes(`${name}=true`))}`,
    means: choose({ [`${name}=true`]: careful(happens), [`${name}=false`]: told('Argo CD patches what has changed') }),
  };
}
