import { Session } from 'node:inspector/promises';

/**
 * Milliseconds that the bundle itself computes while `work` runs on the local host, which simulates Google in the same process: the time
 * of the profiler's samples in Code.js and in what it calls of the language, and its share of collecting garbage. What others on the
 * machine took meanwhile is left out: the process's own time on the processor is what counts.
 */
export async function computeOf(work) {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: 500 });
  await session.post('Profiler.start');
  const cpu = process.cpuUsage();
  const from = performance.now();
  const result = work();
  const { user, system } = process.cpuUsage(cpu);
  const own = Math.min(1, (user + system) / 1000 / (performance.now() - from));
  const { profile } = await session.post('Profiler.stop');
  session.disconnect();

  const ownerOf = new Map();
  const visit = (node, above) => {
    const { url, functionName } = node.callFrame;
    const owner =
      functionName === '(garbage collector)' ? 'garbage' : url === '' ? above : url.endsWith('Code.js') ? 'bundle' : 'host';
    ownerOf.set(node.id, owner);
    for (const id of node.children ?? []) visit(byId.get(id), owner);
  };
  const byId = new Map(profile.nodes.map((node) => [node.id, node]));
  visit(profile.nodes[0], 'host');

  const spent = { bundle: 0, host: 0, garbage: 0 };
  profile.samples.forEach((id, index) => {
    const { functionName } = byId.get(id).callFrame;
    if (functionName !== '(idle)') spent[ownerOf.get(id)] += profile.timeDeltas[index] / 1000;
  });
  const share = spent.bundle / (spent.bundle + spent.host);
  return { result, ms: (spent.bundle + spent.garbage * share) * own };
}
