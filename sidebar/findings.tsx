import type { Finding } from '../src/mail/lint';

/** What the lint says, the graver first; each with what to do and where the rule comes from. */
export function Findings({ findings }: { readonly findings: readonly Omit<Finding, 'isHole'>[] }) {
  return findings.length === 0 ? null : (
    <ul class="findings" aria-label="What the lint says">
      {findings.map(({ severity, words, source }) => (
        <li key={words} class={severity === 'error' ? 'refusal' : 'warning'}>
          <strong>{severity === 'error' ? 'Error: ' : 'Advice: '}</strong>
          {words} <span class="faint">{`(${source})`}</span>
        </li>
      ))}
    </ul>
  );
}
