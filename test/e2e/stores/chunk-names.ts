const NAME = /^([0-9a-f]+)[:-]([0-9a-f]+)[:-][0-9a-f]+$/;

/**
 * Hours since the last line of each chunk, rounded, from the newest on: their names tell. Azure's have another
 * delimiter, and on a disk they are encoded (`FSEncoder` in grafana/loki@v3.6.3:pkg/storage/chunk/client/object_client.go).
 */
export function chunkAges(objects: readonly string[]): readonly number[] {
  const ages = objects.flatMap((object) => {
    const last = object.split('/').at(-1) ?? '';
    const through = (NAME.exec(last) ?? NAME.exec(Buffer.from(last, 'base64').toString('latin1')))?.[2];
    return through === undefined ? [] : Math.round((Date.now() - Number.parseInt(through, 16)) / 3_600_000);
  });
  return [...new Set(ages)].sort((a, b) => a - b);
}
