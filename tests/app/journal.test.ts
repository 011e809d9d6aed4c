import { createHash } from 'node:crypto';
import {
  type Claim,
  claimsOf,
  fileMarkOf,
  isOpen,
  isOwedKey,
  isStepKey,
  keyOfTouch,
  mayGoOn,
  owedKey,
  settledUpTo,
  unsettledOf,
} from '../../src/app/tick/journal';
import { lineOf, readAnchor, readMark, stillStands } from '../../src/app/tick/mark';
import { zoneOf } from '../../src/engine/zones';
import { emptyLog, type LogRow } from '../../src/sheet/logSheet';

const line = (row: number, key: string, state: string, rest: Partial<LogRow> = {}): LogRow => ({
  ...emptyLog,
  row,
  key,
  state,
  ...rest,
});

const brief = (claims: readonly Claim[]): string[] => claims.map(({ id, state, firstRow }) => `${id} ${state} @${firstRow}`);

describe('claims in the Log', () => {
  it.each`
    lines                                                                           | claims
    ${[]}                                                                           | ${[]}
    ${[line(2, 'k#a', 'INTENT')]}                                                   | ${['k#a INTENT @2']}
    ${[line(2, 'k#a', 'INTENT'), line(5, 'k#a', 'DRAFT'), line(9, 'k#a', 'SENT')]}  | ${['k#a SENT @2']}
    ${[line(2, 'k#a', 'INTENT'), line(3, 'k#b', 'INTENT')]}                         | ${['k#a INTENT @2', 'k#b INTENT @3']}
    ${[line(2, '', 'INTENT'), line(3, 'enroll x', 'ENROLLED'), line(4, 'k#a', '')]} | ${[]}
  `('reads $claims', ({ lines, claims }: { lines: LogRow[]; claims: string[] }) => {
    expect(brief(claimsOf(lines))).toEqual(claims);
  });

  it('keeps what earlier lines knew where a later one says nothing', () => {
    const [claim] = claimsOf([
      line(2, 'k#a', 'DRAFT', { draftId: 'd1', threadId: 't1' }),
      line(3, 'k#a', 'SENDING', { threadId: 't2' }),
    ]);
    expect([claim?.entry.draftId, claim?.entry.threadId]).toEqual(['d1', 't2']);
  });

  it.each`
    id       | lines                                                                              | goes     | why
    ${'k#a'} | ${[line(2, 'k#a', 'INTENT')]}                                                      | ${true}  | ${'it stands alone'}
    ${'k#b'} | ${[line(2, 'k#a', 'INTENT'), line(3, 'k#b', 'INTENT')]}                            | ${false} | ${'another claim stands above'}
    ${'k#a'} | ${[line(2, 'k#a', 'INTENT'), line(3, 'k#b', 'INTENT')]}                            | ${true}  | ${'it is the topmost'}
    ${'k#b'} | ${[line(2, 'k#a', 'INTENT'), line(3, 'k#b', 'INTENT'), line(4, 'k#a', 'ABORTED')]} | ${true}  | ${'the one above gave way'}
    ${'k#a'} | ${[line(2, 'k#a', 'INTENT'), line(3, 'k#a', 'ABORTED')]}                           | ${false} | ${'it gave way itself'}
    ${'k#b'} | ${[line(2, 'k#a', 'INTENT'), line(3, 'k#a', 'SENT'), line(4, 'k#b', 'INTENT')]}    | ${false} | ${'the key was sent'}
    ${'k#a'} | ${[line(2, 'k#a', 'INTENT'), line(3, 'k#b', 'SENT')]}                              | ${false} | ${'the key was sent, by a claim that stands below'}
    ${'k#b'} | ${[line(2, 'k#a', 'INTENT'), line(3, 'k#a', 'UNKNOWN'), line(4, 'k#b', 'INTENT')]} | ${false} | ${'nobody knows whether it was sent'}
    ${'k#a'} | ${[line(2, 'k#a', 'INTENT'), line(3, 'k#b', 'UNKNOWN', { at: 500 })]}              | ${false} | ${'the doubt below is younger than the last resuming'}
    ${'k#a'} | ${[line(2, 'k#b', 'UNKNOWN', { at: 399 }), line(3, 'k#a', 'INTENT')]}              | ${true}  | ${'a person resumed the row after the doubt arose'}
    ${'k#b'} | ${[line(2, 'm#a', 'SENT'), line(3, 'k#b', 'INTENT')]}                              | ${true}  | ${'the other key is another mail'}
    ${'k#z'} | ${[line(2, 'k#a', 'INTENT')]}                                                      | ${false} | ${'its own claim is not in the Log'}
  `('$id goes on: $goes, since $why', ({ id, lines, goes }: { id: string; lines: LogRow[]; goes: boolean }) => {
    const resumedAt = 400;
    const dated = lines.map((each) => ({ ...each, at: each.at ?? 450 }));
    expect(mayGoOn(id, claimsOf(dated), resumedAt)).toBe(goes);
  });

  it('passes over the claims of another file, which a copy brings along', () => {
    const lines = [line(2, '0a0a0a0a11#a', 'SENDING'), line(3, 'b1b1b1b122#c', 'SENDING')];
    expect(brief(claimsOf(lines, 'b1b1b1b1'))).toEqual(['b1b1b1b122#c SENDING @3']);
  });

  it.each`
    state        | open
    ${'INTENT'}  | ${true}
    ${'DRAFT'}   | ${true}
    ${'SENDING'} | ${true}
    ${'SENT'}    | ${false}
    ${'ABORTED'} | ${false}
    ${'UNKNOWN'} | ${false}
  `('$state is open: $open', ({ state, open }: { state: string; open: boolean }) => {
    expect(claimsOf([line(2, 'k#a', state)]).map(isOpen)).toEqual([open]);
  });

  it.each`
    lines                                                     | recorded | row  | why
    ${[]}                                                     | ${true}  | ${9} | ${'everything is settled'}
    ${[line(4, 'k#a', 'INTENT'), line(6, 'm#a', 'INTENT')]}   | ${false} | ${4} | ${'the topmost open claim counts'}
    ${[line(4, 'k#a', 'SENT')]}                               | ${true}  | ${9} | ${'what was sent stands on its row'}
    ${[line(4, 'k#a', 'SENT')]}                               | ${false} | ${4} | ${'what was sent is not on its row yet'}
    ${[line(3, 'k#a', 'ABORTED'), line(4, 'm#a', 'UNKNOWN')]} | ${false} | ${4} | ${'a doubt of which the row does not speak yet'}
    ${[line(3, 'k#a', 'ABORTED'), line(4, 'm#a', 'UNKNOWN')]} | ${true}  | ${9} | ${'a doubt that stands on its row'}
    ${[line(3, 'k#a', 'DRAFT'), line(4, 'm#a', 'DRAFT')]}     | ${true}  | ${9} | ${'drafts that people finish stand on their rows, for weeks'}
  `('the next run reads from row $row: $why', ({ lines, recorded, row }: { lines: LogRow[]; recorded: boolean; row: number }) => {
    expect(
      settledUpTo(
        unsettledOf(claimsOf(lines), () => recorded),
        8,
      ),
    ).toBe(row);
  });
});

describe('keys', () => {
  const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
  const touch = { prospectId: 'P1', enrollment: 1, step: 2, channel: 'email', role: '' };

  it('begin with the mark of their file, and differ in everything that makes a touch', () => {
    const keys = [
      keyOfTouch(digest, 'file-1', touch),
      keyOfTouch(digest, 'file-2', touch),
      ...[{ prospectId: 'P2' }, { enrollment: 2 }, { step: 3 }, { channel: 'call' }, { role: 'CFO' }].map((other) =>
        keyOfTouch(digest, 'file-1', { ...touch, ...other }),
      ),
    ];
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.map((key) => key.startsWith(fileMarkOf(digest, 'file-1')))).toEqual([true, false, true, true, true, true, true]);
    expect(keys.map(isStepKey)).toEqual(keys.map(() => true));
  });

  it('tell a draft that an exit owes from a step of a cadence', () => {
    const key = owedKey(keyOfTouch(digest, 'file-1', { ...touch, role: 'permission' }));
    expect([isStepKey(key), isOwedKey(key), isOwedKey(keyOfTouch(digest, 'file-1', touch))]).toEqual([false, true, false]);
    expect(key.startsWith(fileMarkOf(digest, 'file-1'))).toBe(true);
  });
});

describe('the mark', () => {
  const zone = zoneOf('Europe/Berlin')!;
  const at = Date.UTC(2026, 2, 3, 7, 10, 5);
  const marked = lineOf(line(7, 'k#a', 'SENT', { at, email: 'ana@quinta.example', words: 'Hello' }), zone);

  it.each`
    lines                                                                            | stands   | why
    ${[line(7, 'k#a', 'SENT', { at, email: 'ana@quinta.example', words: 'Hello' })]} | ${true}  | ${'nothing changed'}
    ${[line(7, 'k#a', 'SENT', { at: at + 400 })]}                                    | ${true}  | ${'a cell keeps a time a little off, and a person was erased from the line'}
    ${[line(7, 'k#a', 'SENT', { at: at + 60_000 })]}                                 | ${false} | ${'it is another line'}
    ${[line(7, 'k#a', 'SENDING', { at })]}                                           | ${false} | ${'its state is another'}
    ${[line(7, 'k#b', 'SENT', { at })]}                                              | ${false} | ${'its key is another'}
    ${[line(6, 'k#a', 'SENT', { at }), line(7, '', '', { at })]}                     | ${false} | ${'a row above was deleted'}
    ${[line(6, 'k#z', 'SENT', { at })]}                                              | ${false} | ${'the Log ends before it'}
    ${[]}                                                                            | ${false} | ${'the Log is empty'}
  `('stands: $stands, since $why', ({ lines, stands }: { lines: LogRow[]; stands: boolean }) => {
    expect(stillStands(marked, lines, zone)).toBe(stands);
  });

  it('stands when the file moves to another zone: its cells read the same on the wall', () => {
    const moved = zoneOf('America/New_York')!;
    expect(stillStands(marked, [line(7, 'k#a', 'SENT', { at: Date.UTC(2026, 2, 3, 13, 10, 5) })], moved)).toBe(true);
  });

  it.each(['', 'x', '{}', '{"row":3}', '{"row":"3","wall":1,"line":"a","at":1,"pointer":2}'])(
    'is none where its text is %p',
    (text) => {
      const store = { get: () => text, set: () => undefined, remove: () => undefined };
      expect([readMark(store), readAnchor(text)]).toEqual([null, null]);
    },
  );
});
