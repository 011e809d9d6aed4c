import fc from 'fast-check';
import { changedShare, draftSigns, shareWords } from '../../src/mail/changedShare';
import { renderMessage } from '../../src/mail/render';
import { builtInTemplates } from '../../src/mail/templates/builtInTemplates';
import { tokenValues } from '../../src/mail/tokens';

const words = [
  'Hi Ana,',
  '',
  'When a harvest week runs late, the buyers hear it first and the planners last. Three growers of your size now see it two days ahead, because packing and transport look at one list.',
  '',
  'Would a short look at how they set that up be worth twenty minutes on Tuesday?',
].join('\n');
const footer = '\n\nMaria Rep\n\nIf you would rather not hear from me, answer with "no".\n1 Main Street, Springfield';
const body = words + footer;
const signs = draftSigns(body, words);

const percent = (text: string, kept = signs): number | null => {
  const share = changedShare(kept, text);
  return share === null ? null : Math.round(share * 100);
};

/** As Gmail's editor gives it back: wrapped at some 70 characters, CRLF, blanks at line ends. */
const wrapped = body.replace(/(.{50,66}?) /g, '$1 \r\n').replace(/([^\r])\n/g, '$1\r\n');
const html = '> never mind';
const quoted = `${body}\n\nOn Tue, 3 Mar 2026 at 08:10, Ana Lima <ana@quinta.example> wrote:\n> Dear Maria,\n> who are you?\n`;
const swapped = words.replace('Would a short look at how they set that up be worth', 'Shall we spend');
const rewritten = `Dear Ana,\n\nCongratulations on the new packing line in Beja. My colleague in Porto built the forecast board that Campo Verde now opens every morning, and their spring peak went by without one emergency truck.\n\nMay I send you the two pages he wrote about that?`;

describe('the share of a draft that a person changed', () => {
  // The draft has 52 words of its own.
  test.each<[what: string, text: string, from: number, to: number]>([
    ['nothing', body, 0, 0],
    ['how it is wrapped', wrapped, 0, 0],
    ['its case and punctuation', body.toUpperCase().replace(/[,.]/g, ' !'), 0, 0],
    ['its footer, taken away', words, 0, 0],
    ['its footer, translated', `${words}\n\nMaria\n\nWenn Sie nichts mehr hören wollen, antworten Sie mit Nein.`, 10, 20],
    ['nothing, with the thread quoted below', quoted, 0, 0],
    ['nothing, from a phone', `${body}\n\nSent from my iPhone`, 0, 0],
    ['nothing, with a signature below its mark', `${body}\n-- \nMaria Rep | Northbridge | +49 30 1234`, 0, 0],
    ['nothing, with bold signs', body.replace('two days', '*two days*'), 0, 0],
    ['one word', body.replace('Tuesday', 'Thursday'), 2, 2],
    ['its question', swapped + footer, 17, 23],
    ['half of it, taken away', `Hi Ana,\n\n${words.split('\n')[4]}${footer}`, 60, 70],
    ['as much again, added', `${words}\n\n${rewritten}${footer}`, 45, 52],
    ['all of it', rewritten, 96, 100],
    ['all of it, but for the footer', rewritten + footer, 96, 100],
    ['every word, for none', footer, 100, 100],
    ['nothing left', '', 100, 100],
    ['everything, for what they wrote', html, 100, 100],
  ])('%s', (_what, text, from, to) => {
    const share = percent(text);
    expect(share).toBeGreaterThanOrEqual(from);
    expect(share).toBeLessThanOrEqual(to);
  });

  test.each<[what: string, draft: string, sent: string, expected: number]>([
    ['of ten words three', 'a1 b2 c3 d4 e5 f6 g7 h8 i9 j0', 'a1 b2 c3 X Y Z g7 h8 i9 j0', 30],
    ['of ten words five', 'a1 b2 c3 d4 e5 f6 g7 h8 i9 j0', 'a1 b2 c3 d4 e5 V W X Y Z', 50],
    ['every third word', 'a1 b2 c3 d4 e5 f6 g7 h8 i9', 'a1 b2 X d4 e5 Y g7 h8 Z', 33],
    ['the order of two halves', 'a1 b2 c3 d4 e5 f6 g7 h8', 'e5 f6 g7 h8 a1 b2 c3 d4', 50],
    ['a Japanese sentence', '来週の火曜日に二十分お時間をいただけますか', '来週の木曜日に二十分お時間をいただけますか', 5],
    ['a link', 'see https://a.example/one for it', 'see https://a.example/two for it', 25],
    [
      'a link that is shown twice',
      'see https://a.example/one for it',
      'see https://a.example/one <https://a.example/one> for it',
      0,
    ],
    ['an accent written as two signs', 'Zoë says no', 'Zoe\u0308 says no', 0],
    ['Arabic, one word of four', 'مرحبا كيف حال المشروع', 'مرحبا كيف حال الفريق', 25],
  ])('%s', (_what, draft, sent, expected) => {
    expect(percent(sent, draftSigns(draft, draft))).toBe(expected);
  });

  test('every built-in email, as an editor wraps it, was not changed at all', () => {
    const values = tokenValues([
      ['First Name', 'Ana'],
      ['Company', 'Quinta Azul'],
    ]);
    const changed = builtInTemplates()
      .filter(({ channel }) => channel === 'email')
      .flatMap((template) => {
        const mail = renderMessage(template, values).body;
        const kept = draftSigns(mail + footer, mail);
        const again = (mail + footer).replace(/(.{50,66}?) /g, '$1\r\n').replace(/^- /gm, '   - ');
        const forwarded = `${again}\n\n---------- Forwarded message ----------\nFrom: Maria <maria@firm.example>\nSubject: Late trucks\n\nHi Ana`;
        return Number(kept.split(' ')[0]) > 0 && percent(again, kept) === 0 && percent(forwarded, kept) === 0
          ? []
          : [template.template];
      });
    expect(changed).toEqual([]);
  });

  test.each(['', '0 ', 'x', '5', 'NaN abc'])('is not known of a draft of which nothing was kept: "%s"', (kept) => {
    expect(changedShare(kept, body)).toBeNull();
  });

  test('keeps no words of the draft, and little enough for every row', () => {
    expect(signs).toMatch(/^52 [\w-]+$/);
    expect(draftSigns('word '.repeat(5000), 'word '.repeat(5000)).length).toBeLessThan(1300);
  });

  test('a mail of any length is measured at once', () => {
    const long = Array.from({ length: 3000 }, (_, n) => `w${n % 97}`).join(' ');
    expect(percent(`${long} end`, draftSigns(long, long))).toBe(0);
  });

  test('is none for the same words, and never outside 0 to 1', () => {
    const text = fc.array(fc.constantFrom('to', 'you', 'a', 'price', 'truck', 'Tuesday', 'no'), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(text, text, (one, other) => {
        const kept = draftSigns(one.join(' '), one.join(' '));
        expect(changedShare(kept, one.join('\n'))).toBe(0);
        const share = changedShare(kept, other.join(' '));
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1);
      }),
      { numRuns: 200 },
    );
  });
});

test.each([
  [0, 'You changed 0 % of the draft; 30–50 % makes it yours.'],
  [0.001, 'You changed 1 % of the draft; 30–50 % makes it yours.'],
  [0.12, 'You changed 12 % of the draft; 30–50 % makes it yours.'],
  [0.3, 'You changed 30 % of the draft, within the 30–50 % that make it yours.'],
  [0.5, 'You changed 50 % of the draft, within the 30–50 % that make it yours.'],
  [0.7, 'You changed 70 % of the draft, more than the advised 30–50 %: if that is so each time, its template wants rewriting.'],
])('%d is told in words', (share, told) => {
  expect(shareWords(share)).toBe(told);
});
