/** Templates filled with rows: every way in which a message could go out with a hole, and every way it may not. */
import { footerProblems, withFooter, withoutFooter } from '../../src/mail/footer';
import { render, renderMessage, renderSubject } from '../../src/mail/render';
import { namesIn, parseTemplate, tokenValues } from '../../src/mail/tokens';

const row: readonly (readonly [string, string])[] = [
  ['First Name', 'Ana'],
  [' company ', ' Quinta Azul '],
  ['Pain Point', ''],
  ['Favourite Tea', 'green'],
  ['Favourite Tea', 'black'],
  ['Last Name', '{{Company}}'],
  ['Title', 'Head of\r\nLogistics\u0007'],
  ['Industry', '#N/A'],
  ['Notes', 'x'.repeat(1001)],
  ['Country', "$& $' $1 \\\\1 $$"],
  ['Source', 'see [1], [x] and [the page](https://x.example)'],
  ['Team', 'a{b}c'],
  ['Region', '\u202e\u202bשלום\u2066'],
  ['Firm', 'Acme Inc.'],
  ['Surname', 'Null'],
  ['Job', '[Acting] VP'],
  ['Nickname', 'null'],
  ['Half', '{{First'],
  ['Rule', 'x {{#if Company}}y{{/if}}'],
  ['Total', 'about #REF! a year'],
  ['Meeting Date', 'Tue 3 Mar 2026 14:00'],
  ['Decision Timeline', 'Wed 30 Dec 2026'],
  ['Meeting Times', 'Tuesday or Thursday'],
  ['Known as', 'Aninha'],
  ['Phone', '=1+1'],
];
const values = tokenValues(row, [
  ['Sender Name', 'Rui Costa'],
  ['First Name', 'never used'],
]);
const filled = (source: string) => render(parseTemplate(source), values);

describe('render', () => {
  it.each([
    ['a token', 'Hi {{First Name}},', 'Hi Ana,'],
    ['in any case, with blanks', 'Hi {{  FIRST   name }},', 'Hi Ana,'],
    ['a heading with blanks around it', '{{Company}}', 'Quinta Azul'],
    ['a column of the team', '{{favourite tea}}', 'green'],
    ['what the sender gives', '{{Sender Name}}', 'Rui Costa'],
    ['a fallback for a blank', '{{Pain Point|late trucks}}', 'late trucks'],
    ['a fallback for a field the sheet lacks', 'Hi {{Competitors|there}}', 'Hi there'],
    ['no fallback where there is a value', '{{First Name|there}}', 'Ana'],
    ['an empty fallback', 'a {{Pain Point|}} b', 'a b'],
    ['a condition that holds', '{{#if Company}}at {{Company}}{{/if}}!', 'at Quinta Azul!'],
    ['a condition that does not', 'x{{#if Pain Point}} y{{/if}}!', 'x!'],
    ['an else', '{{#if Pain Point}}y{{else}}n{{/if}}', 'n'],
    ['one in another', '{{#if Company}}{{#if Pain Point}}1{{else}}2{{/if}}{{else}}3{{/if}}', '2'],
    ['any case of the words', '{{#IF Company}}y{{ELSE}}n{{/IF}}', 'y'],
    ['a value that looks like a replacement', '{{Country}}', "$& $' $1 \\\\1 $$"],
    ['a footnote, a box and a link in a cell', '{{Source}}', 'see [1], [x] and [the page](https://x.example)'],
    ['single braces in a cell', '{{Team}}', 'a{b}c'],
    ['right to left, without marks that turn the rest around', 'Hi {{Region}}!', 'Hi שלום!'],
    ['a name that is a word of the language', '{{Surname}}', 'Null'],
    ['lines in a value, control characters out', '{{Title}}', 'Head of\nLogistics'],
    ['one full stop after a name that ends in one', '{{Firm}}. Is {{Firm}} late?', 'Acme Inc. Is Acme Inc. late?'],
    ['dots that are meant', '{{Firm}}...', 'Acme Inc....'],
    ['a blank that is none in a name of a token', '{{First\u00a0Name}}', 'Ana'],
    ['a percentage and a smile', 'save 5% {x} 10% <3 {{Firm}}', 'save 5% {x} 10% <3 Acme Inc.'],
    ['a date as people say it', '{{Decision Timeline}}', 'Wed 30 December'],
    ['a date with its time', '{{meeting date}}', 'Tue 3 March at 14:00'],
    ['a weekday', 'See you on {{Meeting Date as weekday}}', 'See you on Tuesday'],
    ['a day', 'by {{Decision Timeline AS  Day|soon}}', 'by 30 December'],
    ['a time', 'at {{Meeting Date as time}}', 'at 14:00'],
    ['a full date', '{{Decision Timeline as full  date}}', 'Wednesday 30 December 2026'],
    ['a fallback where there is no time', '{{Decision Timeline as time|in the morning}}', 'in the morning'],
    ['words where a date could be', '{{Meeting Times}}', 'Tuesday or Thursday'],
    ['a heading with "as" in it', '{{Known as}}', 'Aninha'],
    ['a formula as text', '{{Phone}}', '=1+1'],
    ['blank lines that a blank left', 'a\n\n{{Pain Point|}}\n\nb', 'a\n\nb'],
  ])('fills %s', (_, source, text) => {
    expect(filled(source)).toMatchObject({ text, missing: [], problems: [] });
  });

  it.each([
    [
      'an empty value without fallback',
      'about {{Pain Point}}',
      ['{{Pain Point}}'],
      'the cell is empty and the token has no fallback',
    ],
    ['an unknown column', 'Hi {{Frist Name}}', ['{{Frist Name}}'], 'no column is called "Frist Name"'],
    [
      'an unknown column in spite of a fallback',
      'Hi {{Frist Name|there}}',
      ['{{Frist Name|there}}'],
      'no column is called "Frist Name"',
    ],
    ['an unknown column in a condition', '{{#if Nope}}x{{/if}}', ['{{#if Nope}}'], 'no column is called "Nope"'],
    ['an error of the sheet', 'in {{Industry|your field}}', ['{{Industry|your field}}'], 'the cell shows the error #N/A'],
    ['a cell with a token', '{{Last Name}}', ['{{Last Name}}'], '{{Last Name}}: the cell holds "{{Company}}"'],
    ['a cell with half a token', '{{Half|there}}', ['{{Half|there}}'], 'the cell holds "{{First"'],
    ['a cell with a condition', '{{Rule}}', ['{{Rule}}'], 'the cell holds "{{#if Company}}"'],
    ['a cell with a bracket', 'as {{Job}}', ['{{Job}}'], '{{Job}}: the cell holds "[Acting]"'],
    ['a cell of an export with nothing in it', 'Hi {{Nickname}}', ['{{Nickname}}'], 'the cell holds "null"'],
    ['an error in the middle of a cell', '{{Total}}', ['{{Total}}'], 'the cell holds "#REF!"'],
    ['a cell with far too much', '{{Notes}}', ['{{Notes}}'], 'the cell holds 1001 characters'],
    ['a form for what is no date', '{{Meeting Times as weekday}}', ['{{Meeting Times as weekday}}'], 'the cell holds no date'],
    ['a time that a date lacks', '{{Decision Timeline as time}}', ['{{Decision Timeline as time}}'], 'holds no time of day'],
    [
      'a form that is none',
      '{{Meeting Date as poem}}',
      ['{{Meeting Date as poem}}'],
      'no column is called "Meeting Date as poem"',
    ],
    ['code in a token', '{{constructor.constructor("x")()}}', ['{{constructor.constructor("x")()}}'], 'no column is called'],
    ['a name of the language', '{{__proto__}}', ['{{__proto__}}'], 'no column is called "__proto__"'],
    ['a bracket in the template', 'Hi [Name], x', ['[Name]'], '[Name] is still to be written'],
    ['a bracket in a fallback', 'Hi {{Pain Point|[pain]}}', ['[pain]'], '[pain] is still to be written'],
    ['a bracket in the branch not taken', '{{#if Company}}x{{else}}[Company]{{/if}}', ['[Company]'], 'is still to be written'],
  ])('holds for %s', (_, source, missing, words) => {
    const found = filled(source);

    expect(found.missing).toEqual(missing);
    expect(found.problems).toHaveLength(1);
    expect(found.problems[0]).toContain(words);
  });

  it.each([
    ['{{#if Company}}x', '{{#if Company}} is never closed'],
    ['x{{/if}}', 'has no {{#if …}} before it'],
    ['x{{else}}y', 'has no {{#if …}} before it'],
    ['{{#if Company}}a{{else}}b{{else}}c{{/if}}', 'has no {{#if …}} before it'],
    ['Hi {{First Name}', 'is half a token'],
    ['Hi First Name}}', 'is half a token'],
    ['Hi {{First Name|{{Company}}}}', 'is half a token'],
    ['Hi {{ {{First Name}} }}', 'is half a token'],
    ['Hi {{{First Name}}}', 'has a brace too many'],
    ['Hi {{First Name}}}', 'has a brace too many'],
    ['Hi {First Name}', '{First Name} is still to be written'],
    ['Hi {first_name}', '{first_name} is still to be written'],
    ['Hi \u0024{firstName}', '\u0024{firstName} is still to be written'],
    ['Hi <<First Name>>', '<<First Name>> is still to be written'],
    ['Hi *|FNAME|*', '*|FNAME|* is still to be written'],
    ['Hi %FIRST_NAME%', '%FIRST_NAME% is still to be written'],
    ['Hi <First Name>', '<First Name> is still to be written'],
    ['{{else if Company}}x', 'no column is called "else if Company"'],
    ['{{#unless Company}}x{{/unless}}', 'is not a token'],
    ['{{#if Company == "x"}}y{{/if}}', 'no column is called'],
    ['{{First\u200bName}}', 'no column is called'],
    ['{{First Name\n}', 'is half a token'],
    ['Hi {{}}', 'is not a token'],
    ['{{#each Company}}x', 'is not a token'],
    ['{{|there}}', 'is not a token'],
  ])('holds for the torn template %s', (source, words) => {
    expect(filled(source).problems.join(' ')).toContain(words);
  });

  it('names a token once, however often it is missing', () => {
    expect(filled('{{Pain Point}} {{Pain Point}}').missing).toEqual(['{{Pain Point}}']);
  });

  it('parses a template once and leaves it as it was', () => {
    const template = parseTemplate('Hi {{First Name}}');
    const before = JSON.stringify(template);
    render(template, values);

    expect(render(template, tokenValues([['First Name', 'Ben']])).text).toBe('Hi Ben');
    expect(JSON.stringify(template)).toBe(before);
  });

  it('lists what a template asks for', () => {
    expect(namesIn(parseTemplate('{{First Name}} {{#if Company}}{{first  name|x}} {{Title}}{{/if}}'))).toEqual([
      'First Name',
      'Company',
      'Title',
    ]);
  });
});

describe('what a template says', () => {
  it.each([
    ['names are taken out, letter by letter', 'Hi {{First Name}} of {{Company}}!', 'Hi Vvv of Vvvvvv Vvvv!'],
    ['shouting and asking are not the template\u2019s', '{{Shop}}, {{First Name}}', 'Vvv Vvv, Vvv'],
    ['figures and days stay', 'on {{Meeting Date}}', 'on Vvv 3 Vvvvv vv 14:00'],
    ['links stay', 'see {{Link}}', 'see https://x.example/a'],
    ['prose of the team stays', '{{Line}}', 'Just checking in to see how you are'],
    ['fallbacks and branches are its own', '{{Pain Point|the problem}}{{#if Company}} here{{/if}}', 'the problem here'],
  ])('%s', (_, source, said) => {
    const more = tokenValues(row, [
      ['Shop', 'BUY NOW!!'],
      ['Link', 'https://x.example/a'],
      ['Line', 'Just checking in to see how you are'],
    ]);

    expect(render(parseTemplate(source), more).said).toBe(said);
  });
});

describe('renderSubject', () => {
  it('takes no line, no header and no tab from a cell', () => {
    const hostile = tokenValues([['Title', 'x\r\nBcc: all@x.example\u2028y\tz']]);

    expect(renderSubject(parseTemplate('{{Title}}\r\nCc: a@x.example'), hostile).text).toBe(
      'x Bcc: all@x.example y z Cc: a@x.example',
    );
  });

  it('is one line whatever the cell holds', () => {
    expect(renderSubject(parseTemplate('For {{Title}}:\nnow'), values).text).toBe('For Head of Logistics: now');
  });
});

describe('renderMessage', () => {
  it('tells of subject and body together', () => {
    expect(renderMessage({ subject: '{{Pain Point}}', body: 'Hi {{Pain Point}} {{Nope}}' }, values).missing).toEqual([
      '{{Pain Point}}',
      '{{Nope}}',
    ]);
  });

  it('leaves a blank subject to the thread and holds one that became blank', () => {
    expect(renderMessage({ subject: '', body: 'x' }, values)).toMatchObject({
      subject: '',
      body: 'x',
      missing: [],
      problems: [],
    });
    expect(renderMessage({ subject: '{{Pain Point|}}', body: 'x' }, values).problems).toEqual([
      'The subject is empty once its tokens are filled. Give them fallbacks.',
    ]);
    expect(renderMessage({ subject: 'x', body: '{{Pain Point|}}' }, values).problems).toEqual(['The message is empty.']);
  });
});

describe('withFooter', () => {
  const footer = {
    signature: 'Rui Costa\nFirm',
    optOutLine: 'Reply "stop" and I will not write again.',
    postalAddress: 'Firm, 1 Example Road, Porto',
  };

  it.each([
    [
      'everything',
      'Hi',
      footer,
      'Hi\n\nRui Costa\nFirm\n\nReply "stop" and I will not write again.\nFirm, 1 Example Road, Porto',
    ],
    ['only what is there', 'Hi', { signature: '', optOutLine: 'Reply "stop".', postalAddress: ' ' }, 'Hi\n\nReply "stop".'],
    [
      'nothing twice',
      'Hi\n\nRui Costa\nFirm',
      footer,
      'Hi\n\nRui Costa\nFirm\n\nReply "stop" and I will not write again.\nFirm, 1 Example Road, Porto',
    ],
    ['nothing at all', 'Hi\n', { signature: '', optOutLine: '', postalAddress: '' }, 'Hi'],
  ])('appends %s', (_, body, parts, text) => {
    expect(withFooter(body, parts)).toBe(text);
  });

  it.each([
    ['everything', 'Hi\n\nIs it late?', footer],
    ['a signature alone', 'Hi', { signature: 'Rui Costa', optOutLine: '', postalAddress: '' }],
    ['nothing', 'Hi', { signature: '', optOutLine: '', postalAddress: '' }],
  ])('is taken off again where it is %s, whatever became of the lines', (_, body, parts) => {
    const wrapped = withFooter(body, parts).replace(/ /g, '\r\n');

    expect(withoutFooter(wrapped, parts)).toBe(body.replace(/\s+/g, ' '));
  });

  it('leaves a text alone that ends in other words', () => {
    expect(withoutFooter('Hi\n\nRui Costa\nPS: Tuesday?', footer)).toBe('Hi Rui Costa PS: Tuesday?');
  });

  it('says what an automatic mail lacks', () => {
    expect(footerProblems({ ...footer, optOutLine: '', postalAddress: '' }, true)).toHaveLength(2);
    expect(footerProblems({ ...footer, optOutLine: '', postalAddress: '' }, false)).toEqual([]);
    expect(footerProblems(footer, true)).toEqual([]);
  });
});
