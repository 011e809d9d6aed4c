import { type Claim, claimsOf, isOpen, mayGoOn, settledUpTo } from '../../src/app/tick/journal';
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
    ${'k#b'} | ${[line(2, 'k#a', 'INTENT'), line(3, 'k#a', 'SENT'), line(4, 'k#b', 'INTENT')]}    | ${false} | ${'the key was sent'}
    ${'k#b'} | ${[line(2, 'k#a', 'INTENT'), line(3, 'k#a', 'UNKNOWN'), line(4, 'k#b', 'INTENT')]} | ${false} | ${'nobody knows whether it was sent'}
    ${'k#b'} | ${[line(2, 'm#a', 'SENT'), line(3, 'k#b', 'INTENT')]}                              | ${true}  | ${'the other key is another mail'}
    ${'k#z'} | ${[line(2, 'k#a', 'INTENT')]}                                                      | ${false} | ${'its own claim is not in the Log'}
  `('$id goes on: $goes, since $why', ({ id, lines, goes }: { id: string; lines: LogRow[]; goes: boolean }) => {
    expect(mayGoOn(id, claimsOf(lines))).toBe(goes);
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
    ${[line(4, 'k#a', 'INTENT'), line(6, 'm#a', 'INTENT')]}   | ${true}  | ${4} | ${'the topmost open claim counts'}
    ${[line(4, 'k#a', 'SENT')]}                               | ${true}  | ${9} | ${'what was sent stands on its row'}
    ${[line(4, 'k#a', 'SENT')]}                               | ${false} | ${4} | ${'what was sent is not on its row yet'}
    ${[line(3, 'k#a', 'ABORTED'), line(4, 'm#a', 'UNKNOWN')]} | ${false} | ${9} | ${'nothing more can be learned of these'}
  `('the next run reads from row $row: $why', ({ lines, recorded, row }: { lines: LogRow[]; recorded: boolean; row: number }) => {
    expect(settledUpTo(claimsOf(lines), () => recorded, 8)).toBe(row);
  });
});
