import { weightOf } from '../../engine/vocabulary';
import type { MessageTemplate } from './messageTemplate';

/** `# <rest of the key>`, then ` / <weight or role>` for a version, then `: <subject>` for what begins a thread. */
const heading = /^# ([^/:\n]+?)(?: \/ ([^:\n]+))?(?:: (.+))?\n/;

/**
 * Reads templates from one text: each begins with a heading line and goes on to the next one. A body that starts with "Hi,"
 * greets by first name, as every mail to a prospect does.
 *
 * @param prefix what all keys of the text begin with, such as a cadence id; '' for occasions
 */
export const templatesIn = (prefix: string, text: string): MessageTemplate[] =>
  text
    .trim()
    .split(/\n(?=# )/)
    .map((part): MessageTemplate => {
      const [line = '', name = '', version = '', subject = ''] = heading.exec(part) || [];
      const weight = weightOf(version);
      return {
        template: `${prefix} ${name}`.trim(),
        channel: name.slice(name.lastIndexOf(' ') + 1) as MessageTemplate['channel'],
        subject,
        body: part.slice(line.length).trim().replace(/^Hi,/, 'Hi {{First Name|there}},'),
        role: weight === null ? version : '',
        weight: weight || '',
      };
    });
