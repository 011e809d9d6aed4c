import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { ProspectStory } from '../src/app/prospectContract';
import type { FindingCode } from '../src/app/sidebarContract';
import { question } from './asked';
import { call } from './call';
import { anchor, cadences, follow } from './enrolling';
import { Action, Busy, Check, Choice, Failed } from './parts';
import { doing, work } from './prospecting';

const preview = question('sidebarEnrollPreview');
const key = 'move to another cadence';

/** Another cadence for one row: its dates and what speaks against it are shown before anything is written. */
export function Moving({ story }: { readonly story: ProspectStory }) {
  const cadence = useSignal('');
  const day = useSignal('');
  const ticks = useSignal<readonly FindingCode[]>([]);
  const { last, busy, words } = preview.state.value;
  const row = last?.rows.find((each) => each.row === story.row) ?? null;
  const others = cadences.value.filter(({ name }) => name !== story.cadence);
  const from = day.value || anchor.value;
  useEffect(() => {
    preview.forget();
    if (cadences.value.length === 0) follow(true);
  }, []);
  const choose = (change: () => void): void => {
    change();
    ticks.value = [];
    preview.forget();
  };
  const show = (): void => {
    const range = { first: story.row, last: story.row };
    preview.ask({ ranges: [range], cadence: cadence.value, anchor: from, includeHidden: true });
  };
  const enroll = (): Promise<void> =>
    work(key, async () => {
      if (last === null || row === null) throw new Error('Show the dates first.');
      const asked = row.findings.filter(({ level }) => level === 'ask').map(({ code }) => code);
      const rows = [
        { row: row.row, email: row.email, print: row.print, ticks: asked.filter((code) => ticks.value.includes(code)) },
      ];
      const report = await call('sidebarEnroll', { cadence: last.cadence.id, anchor: last.anchor, rows, batch: null });
      const [refused] = report.refused;
      if (refused !== undefined) throw new Error(refused.words);
      preview.forget();
      return report;
    });
  const refusal = row?.findings.find(({ level }) => level === 'refusal');
  const unticked = row?.findings.some(({ level, code }) => level === 'ask' && !ticks.value.includes(code)) === true;
  return (
    <>
      <Choice
        label="Cadence"
        value={cadence.value}
        options={[['', 'Choose one …'], ...others.map(({ id, name }) => [id, name] as const)]}
        choose={(id) => choose(() => (cadence.value = id))}
      />
      <label class="field">
        <span>Days count from</span>
        <input type="date" value={from} onInput={(event) => choose(() => (day.value = event.currentTarget.value))} />
      </label>
      <Action off={cadence.value === '' || from === '' || busy} run={show}>
        Show what will happen
      </Action>
      <Busy on={busy} words="Working out every date …" />
      <Failed words={words} />
      {row === null ? null : (
        <>
          <ul class="findings">
            {row.findings.map(({ code, level, words: found }) => (
              <li key={`${code} ${found}`} class={level}>
                {level === 'ask' ? (
                  <Check
                    on={ticks.value.includes(code)}
                    set={(on) => {
                      ticks.value = on ? [...ticks.value, code] : ticks.value.filter((each) => each !== code);
                    }}
                  >
                    <span dir="auto">{found}</span>
                  </Check>
                ) : (
                  <span dir="auto">{found}</span>
                )}
              </li>
            ))}
          </ul>
          <ol class="dates">
            {row.plan.map(({ step, label, words: when }) => (
              <li key={step}>
                <span dir="auto">{label}</span> <span class="faint">{when}</span>
              </li>
            ))}
          </ol>
          {refusal !== undefined ? null : (
            <Action main off={unticked || doing.value.busy} run={enroll}>
              {`Put them into ${last?.cadence.name ?? ''}`}
            </Action>
          )}
        </>
      )}
      <Failed words={doing.value.key === key ? doing.value.words : ''} />
    </>
  );
}
