/** Names of the sheets that set-up makes. The sheet with the prospects bears whatever name its team gave it. */
export const sheetNames = {
  work: 'Work',
  cadences: 'Cadences',
  templates: 'Templates',
  settings: 'Settings',
  holidays: 'Holidays',
  doNotContact: 'Do Not Contact',
  log: 'Log',
  system: 'System',
} as const;
