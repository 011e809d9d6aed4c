import type { Host } from '../../local/host';
import { firstOfSendPath, type Part, runOn, tick, undisturbed } from './cases';
import { judge, justOnce, outcomeOf } from './judge';
import { quietMorning, type Scene } from './scene';

const sheet = 'Prospects';
const columnOf = (host: Host, heading: string): number => (host.display(sheet)[0] ?? []).indexOf(heading) + 1;

/** What people do to a sheet without meaning anything by it: the run must come to the same end. */
const harmless: Readonly<Record<string, (scene: Scene) => void>> = {
  'rows sorted': ({ host }) => host.sort(sheet, columnOf(host, 'Email'), { descending: true }),
  'a row put in': ({ host }) => host.insertRows(sheet, 2),
  'a row put in between': ({ host }) => host.insertRows(sheet, 3),
  'a column put in': ({ host }) => host.insertColumns(sheet, 2),
  'a column moved': ({ host }) => host.moveColumn(sheet, columnOf(host, 'Status'), 3),
  'a filter set': ({ host }) => host.filter(sheet, columnOf(host, 'First Name'), ['Ana']),
  'the Log filtered': ({ host }) => host.filter('Log', 5, ['SENT']),
  'a note typed': ({ team }) => team.type('ana@quinta.example', 'Notes', 'Called on Tuesday.'),
};

/** What says no to one of them, and what their row shows in the end. */
const bela = 'bela@duna.example';
const noes: Readonly<Record<string, { readonly act: (scene: Scene) => void; readonly status: string }>> = {
  'lost, as an Outcome': { act: ({ team }) => team.type(bela, 'Outcome', 'Not Interested'), status: 'Not Interested' },
  'paused by its Status': { act: ({ team }) => team.type(bela, 'Status', 'Paused'), status: 'Paused' },
};

const during = (scene: Scene, n: number, act: (scene: Scene) => void): void => {
  scene.again();
  scene.host.setFaults({
    failCall: (call) => {
      if (call.n === n) act(scene);
      return null;
    },
  });
  tick(scene);
  scene.host.setFaults({});
  runOn(scene);
};

/** A person at the sheet before any one of the run's calls. */
export const edits: Part = {
  name: 'edits',
  async groups() {
    const scene = await quietMorning();
    const { calls, expected } = undisturbed(scene);
    const sending = firstOfSendPath(calls);
    return calls.map(({ n, method }) => ({
      name: `edits ${n} ${method}`,
      cases: () => [
        ...Object.entries(harmless).map(([what, act]) => ({
          name: `edits ${n} ${method}, ${what}`,
          play() {
            during(scene, n, act);
            return judge(scene, expected);
          },
        })),
        ...Object.entries(noes).map(([what, { act, status }]) => ({
          name: `edits ${n} ${method}, ${what}`,
          play() {
            during(scene, n, act);
            const got = outcomeOf(scene);
            const shown = scene.team.shown(bela, 'Status');
            return [
              ...justOnce(scene, expected, got),
              ...(shown === status ? [] : [`${bela} shows Status "${shown}" instead of "${status}"`]),
              ...(scene.team.shown(bela, 'Outcome') === '' ? [] : [`${bela} still shows an Outcome`]),
              ...(n < sending && (got.sent[bela]?.length ?? 0) > 0 ? [`${bela} got a mail after a no`] : []),
            ];
          },
        })),
      ],
    }));
  },
};
