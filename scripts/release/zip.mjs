// A zip file of a few texts, as they are: what a compressor makes of them differs from one processor and one Node to the next, and the same
// texts are to give the same bytes on every machine, so that anybody can check a release by building it.
import { crc32 } from 'node:zlib';

const fields = (...pairs) => {
  const parts = pairs.map(([size, value]) => {
    const part = Buffer.alloc(size);
    part.writeUIntLE(value, 0, size);
    return part;
  });
  return Buffer.concat(parts);
};

/** The first day that the format knows. */
const neverChanged = [2, 0x21];
const utf8 = 0x0800;

/** @param files name -> text or bytes; @returns the archive's bytes */
export function zip(files) {
  const locals = [];
  const entries = [];
  let at = 0;
  for (const [name, content] of Object.entries(files).sort(([one], [other]) => (one < other ? -1 : 1))) {
    const bytes = Buffer.from(content);
    const path = Buffer.from(name);
    const common = fields(
      [2, 20],
      [2, utf8],
      [2, 0],
      [2, 0],
      neverChanged,
      [4, crc32(bytes)],
      [4, bytes.length],
      [4, bytes.length],
      [2, path.length],
      [2, 0],
    );
    const local = Buffer.concat([fields([4, 0x04034b50]), common, path, bytes]);
    entries.push(
      Buffer.concat([fields([4, 0x02014b50], [2, 20]), common, fields([2, 0], [2, 0], [2, 0], [4, 0], [4, at]), path]),
    );
    locals.push(local);
    at += local.length;
  }
  const directory = Buffer.concat(entries);
  const end = fields(
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, entries.length],
    [2, entries.length],
    [4, directory.length],
    [4, at],
    [2, 0],
  );
  return Buffer.concat([...locals, directory, end]);
}
