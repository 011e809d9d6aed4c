/** Addresses of a function and not of a person: several people read them, and a filter or a robot may. */

const roles: ReadonlySet<string> = new Set(
  `abuse accounting accounts admin administrator admissions advertising all anfrage apply bestellung billing booking bookings bounce buchhaltung
  careers ceo-office compliance comptabilite contact contactar contacto contactus contato contatti customercare customerservice customersupport
  dataprotection datenschutz dev developer dpo einkauf empfang enquiries enquiry events everyone export feedback finance fakturierung ftp gdpr
  geschaeftsfuehrung hallo hello help helpdesk hi hostmaster hr info information informatique inquiries inquiry invoice invoices investors it
  itsupport jobs kontakt kundenservice legal list mail mailbox mailer-daemon management marketing media news newsletter noc no-reply noreply
  do-not-reply donotreply office ops order orders partner partners payroll personal post postmaster postmottak presse press privacy procurement
  purchasing rechnung rechnungen recruiting recruitment registration reception reservation reservations root rrhh sales secretariat security service
  services shop sekretariat spam staff studio subscribe support sysadmin team tech technical tender unsubscribe usenet vendas ventas verkauf
  vertrieb web webmaster welcome workshop www zentrale`
    .split(/\s+/)
    .filter((role) => role !== ''),
);

const machines =
  /^(?:no-?reply|do-?not-?reply|mailer-daemon|postmaster|bounces?|notifications?|alerts?|automated?|unsubscribe|root|daemon)$/;

const localPart = (address: string): string => {
  const local = address.trim().toLowerCase().replace(/@.*$/, '').replace(/\+.*$/, '');
  return local.replace(/[._]/g, '-').replace(/\d+$/, '');
};

/** True for `info@`, `sales@`, `no.reply@`, `info-de@` and the like. */
export const isRoleAccount = (address: string): boolean => {
  const local = localPart(address);
  return roles.has(local) || roles.has(local.replace(/-/g, '')) || roles.has(/^[a-z]+(?=-[a-z]{2}$)/.exec(local)?.[0] || '');
};

/** True where nobody reads: no-reply addresses and daemons. */
export const isMachineAccount = (address: string): boolean => machines.test(localPart(address));
