import type { CadenceShape } from '../../src/app/sidebarContract';

export const hostile = '<img src=x onerror="document.title=1">';

export const outbound: CadenceShape = {
  id: 'outbound',
  name: 'Outbound 21-Day',
  builtIn: true,
  firstDay: 1,
  warnings: [],
  steps: [
    { number: 1, day: 1, type: 'introduction', channels: ['email', 'linkedin'], ends: null },
    { number: 2, day: 3, type: 'different angle', channels: ['email'], ends: null },
    { number: 3, day: 5, type: 'call', channels: ['call'], ends: null },
    { number: 4, day: 8, type: 'relevant content', channels: ['linkedin'], ends: null },
    { number: 5, day: 12, type: 'case study', channels: ['email'], ends: null },
    { number: 6, day: 16, type: 'call', channels: ['call', 'voicemail'], ends: null },
    { number: 7, day: 21, type: 'breakup', channels: ['email'], ends: 'breakup' },
  ],
};
