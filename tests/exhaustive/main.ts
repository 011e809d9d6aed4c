import { type Case, kills, type Part, pairs } from './cases';
import { edits } from './edits';
import { quarters } from './quarters';
import { interleaved } from './together';

const parts: readonly Part[] = [kills, pairs, edits, interleaved, quarters];

const option = (name: string): string | undefined => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : process.argv[at + 1];
};

/** Plays every case of a part, or each of so many of them; says what goes wrong as it goes. */
const playAll = async (
  part: Part,
  slice: number,
  slices: number,
  only: string | undefined,
): Promise<{ played: number; failed: number }> => {
  const all = (await part.groups()).flatMap((group) => group.cases());
  const mine = all.filter(({ name }, index) => (only === undefined ? index % slices === slice - 1 : name.startsWith(only)));
  const began = Date.now();
  const used = process.cpuUsage();
  let told = began;
  let failed = 0;
  const play = ({ name, play: run }: Case): void => {
    let wrong: readonly string[];
    try {
      wrong = run();
    } catch (error) {
      wrong = [`ended with ${(error as Error).stack}`];
    }
    if (wrong.length > 0) console.log(`WRONG ${name}\n  ${wrong.join('\n  ')}`);
    failed += wrong.length > 0 ? 1 : 0;
  };
  mine.forEach((each, index) => {
    play(each);
    if (Date.now() - told < 15_000) return;
    told = Date.now();
    console.log(
      `… ${part.name} ${slice}/${slices}: ${index + 1} of ${mine.length}, ${failed} wrong, ${Math.round((told - began) / 1000)} s`,
    );
  });
  const { user, system } = process.cpuUsage(used);
  console.log(
    `${part.name} ${slice}/${slices}: ${mine.length} played of ${all.length}, ${failed} wrong, ${Math.round((Date.now() - began) / 1000)} s, ${Math.round((user + system) / 1e6)} s of them computing`,
  );
  return { played: mine.length, failed };
};

const main = async (): Promise<void> => {
  const [slice = 1, slices = 1] = (option('slice') ?? '1/1').split('/').map(Number);
  const only = option('only');
  let [played, failed] = [0, 0];
  for (const part of parts) {
    if (option('part') !== undefined && option('part') !== part.name) continue;
    const result = await playAll(part, slice, slices, only);
    played += result.played;
    failed += result.failed;
  }
  console.log(`In all ${played} cases, ${failed} wrong.`);
  process.exitCode = failed === 0 ? 0 : 1;
};

void main();
