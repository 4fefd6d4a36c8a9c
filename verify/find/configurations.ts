import type { JsonObject } from '../../lib/kubernetes/json';
import { describeObject, type KubeObject } from '../../lib/references/kube-object';
import { canonicalJson } from '../../lib/rendered/canonical';
import { toYaml } from '../../lib/syntax/yaml';
import { type Material, notRendered, plainObjects } from '../material';
import { type Place, places } from './places';

/** A configuration of a program, found in an object. */
export interface Configuration {
  /** `2-releases/loki-configmap.yaml: ConfigMap monitoring/loki data.config.yaml` */
  readonly subject: string;
  readonly text: string;

  /** What the text says, if that is a map. */
  readonly map: JsonObject;

  /**
   * It stands in the values of a release, and this is why that was not rendered: what its chart makes of it is not known.
   * @default - it stands where its program reads it
   */
  readonly notRendered?: string;

  /** The objects that it came with: those of its release, or all that stand in the folder. */
  readonly siblings: readonly KubeObject[];
}

/** Finds configurations by what they are. Those that say the same are found once. */
export function findConfigurations(material: Material, is: (place: Place) => boolean): readonly Configuration[] {
  const found = new Map<string, Configuration>();
  for (const { object, ...rest } of searched(material))
    for (const place of places(object).filter(is)) {
      const subject = `${object.origin}: ${describeObject(object)} ${place.path}`;
      const { map = {}, text = toYaml(map) } = place;
      const key = place.map ? canonicalJson(map) : text.trim();
      if (!found.has(key)) found.set(key, { subject, text, map, ...rest });
    }
  return [...found.values()];
}

interface Searched extends Pick<Configuration, 'notRendered' | 'siblings'> {
  readonly object: KubeObject;
}

/** The values of a rendered release are not searched: what it renders says it better. */
function searched(material: Material): readonly Searched[] {
  const plain = plainObjects(material);
  const results = new Map(material.releases.map(({ release, result }) => [release.object, result]));
  const standing = plain.flatMap((object) => {
    const result = results.get(object);
    if (!result) return [{ object, siblings: plain }];
    return 'objects' in result ? [] : [{ object, siblings: plain, notRendered: notRendered(result) }];
  });
  const rendered = material.releases.flatMap(({ result }) =>
    'objects' in result ? result.objects.map((object) => ({ object, siblings: result.objects })) : [],
  );
  return [...standing, ...rendered];
}
