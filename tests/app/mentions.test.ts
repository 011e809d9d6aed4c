import { mentionsOf } from '../../src/app/mentions';

describe('what names a person in a text', () => {
  const mentions = mentionsOf(['ana.b+crm@firm.example', 'ana@bücher.example'], ['Ana Bell', 'Cher']);

  it.each<[text: string, without: string]>([
    ['mail to ana.b@firm.example.', 'mail to (gone).'],
    ['<ANA.B+news@Firm.Example>', '<(gone)>'],
    ['ana.b@firm.example,ana@xn--bcher-kva.example', '(gone),(gone)'],
    ['Ana Bell said: call ana   bell', '(gone) said: call (gone)'],
    ['Ana\nBell', '(gone)'],
  ])('%j is found', (text, without) => {
    expect(mentions.in(text)).toBe(true);
    expect(mentions.without(text, '(gone)')).toBe(without);
  });

  it.each([
    'joana.b@firm.example',
    'anaxb@firm.example',
    'ana.b@firm.example.org',
    'ana.b@firm.examples',
    'ana.b@sub.firm.example',
    'x-ana.b@firm.example',
    'Joana Bell',
    'Ana Bellamy',
    'Ana',
    'Cher',
    '',
  ])('%j is somebody else, or nobody', (text) => {
    expect(mentions.in(text)).toBe(false);
    expect(mentions.without(text, '(gone)')).toBe(text);
  });

  it('is nothing where there is nothing to look for', () => {
    const none = mentionsOf([], ['Ana']);
    expect([none.in('Ana'), none.without('Ana', '')]).toEqual([false, 'Ana']);
  });

  it('takes no longer for a cell of 50,000 signs', () => {
    const began = performance.now();
    expect(mentions.in(`${'ana.b+'.repeat(8000)}@`)).toBe(false);
    expect(mentions.in('ana '.repeat(12_000))).toBe(false);
    expect(performance.now() - began).toBeLessThan(500);
  });
});
