import type { PersonFieldId } from './fields';

const written: Partial<Readonly<Record<PersonFieldId, string>>> = {
  email:
    'Email address|Contact email|Work email|Business email|Primary email|Email 1|Person - Email|Person - Email - Work|E-Mail-Adresse|Mailadresse|Adresse e-mail|Courriel|Adresse électronique|Correo|Correo electrónico|E-post|E-postadress|E-mailadres|Endereço de e-mail|Posta elettronica|Indirizzo e-mail|Adres e-mail|メールアドレス|邮箱|Mail',
  firstName: 'Given name|Contact first name|Person - First name|First|Vorname|Prénom|Nombre|Nome|Voornaam|Förnamn|Fornavn|Imię',
  company:
    'Company name|Account|Account name|Organization|Organisation|Organization name|Person - Organization|Associated company|Employer|Business name|Firma|Unternehmen|Société|Entreprise|Empresa|Compañía|Azienda|Società|Bedrijf|Företag|Virksomhed|Customer',
  dealSize:
    'Deal value|Deal amount|Amount|Value|ACV|ARR|Annual contract value|Contract value|Opportunity amount|Expected revenue|Potential|Auftragswert|Dealgröße|Umsatzpotenzial|Montant|Importe|Valor|Valore|Bedrag',
  stakeholders:
    'Committee size|Buying committee|People involved|People deciding|Number of stakeholders|Stakeholder count|Decision makers|Anzahl Entscheider|Entscheider|Décideurs|Decisores',
  timeZone: 'TZ|Zone|IANA time zone|Contact time zone|Zeitzone|Fuseau horaire|Zona horaria|Fuso orario|Tijdzone',
  owner:
    'Contact owner|Lead owner|Account owner|Deal owner|Record owner|Owner email|Assigned to|Sales rep|Rep|Salesperson|Person - Owner|Zuständig|Verantwortlich|Betreuer|Propriétaire|Propietario|Proprietario',
  outcome: 'Call outcome|Ergebnis|Résultat|Resultado|Esito',
  notes: 'Note|Comments|Comment|Remarks|Notizen|Bemerkung|Remarques|Notas|Observaciones|Opmerkingen',
  lastName:
    'Surname|Family name|Contact last name|Person - Last name|Last|Nachname|Nom|Nom de famille|Apellido|Apellidos|Cognome|Sobrenome|Achternaam|Efternamn|Nazwisko',
  title: 'Job title|Position|Role|Contact title|Person - Job title|Funktion|Stelle|Poste|Cargo|Puesto|Ruolo|Functie',
  industry: "Sector|Vertical|Branche|Secteur d'activité|Secteur|Industria|Settore|Setor|Bransch",
  country: 'Country/Region|Country or region|Mailing country|Billing country|Nation|Land|Pays|País|Paese|Kraj',
  painPoint:
    'Pain points|Pain|Challenge|Main problem|Main headache|Problem|Need|Schmerzpunkt|Herausforderung|Point de douleur|Reto',
  linkedin: 'LinkedIn URL|LinkedIn profile|LinkedIn bio|LinkedIn link|Person LinkedIn URL|LinkedIn-Profil|Profil LinkedIn',
  linkedinReason: 'Reason for LinkedIn|LinkedIn connection',
  phone:
    'Phone number|Telephone|Mobile|Mobile phone|Mobile phone number|Direct phone|Work phone|Business phone|Person - Phone|Tel|Telefon|Telefonnummer|Teléfono|Telefone|Telefoon',
  strategic: 'Strategic account|Key account|Target account|Strategisch|Compte clé',
  stakeholderRoles: 'Stakeholder list|Buying roles|Stakeholder contacts',
  competitors: 'Competitor|Competition|Wettbewerber|Concurrents|Competidores',
  decisionTimeline: 'Timeline|Decision date|Expected close|Close date|Expected close date|Entscheidungszeitraum',
  timelinePushes: 'Pushes|Times pushed|Close date pushes',
  meetingDate:
    'Demo date|Next meeting|Meeting on|Meeting|Discovery call date|Call date|Termin|Date de rendez-vous|Fecha de reunión',
  followUpOn: 'Follow up date|Follow up|Next follow up|Wiedervorlage|Date de relance|Fecha de seguimiento',
  opens: 'Email opens|Open count|Emails opened|Opened|Times opened',
  clicks: 'Email clicks|Click count|Emails clicked|Clicked|Times clicked',
  triggerEvent: 'Trigger|Buying signal|Intent signal|Auslöser',
  tags: 'Tag|Labels|Label|Person - Labels|Etiketten|Étiquettes|Etiquetas',
  mode: 'Sending mode|Automation mode',
};

/**
 * Headings that mean the same as ours: those of common CRM exports and of sheets kept by hand, in several languages.
 * Compared without case, accents, blanks and punctuation; a heading stands under one field only.
 */
export const headingSynonyms = Object.fromEntries(
  Object.entries(written).map(([field, words]) => [field, words.split('|')]),
) as Partial<Readonly<Record<PersonFieldId, readonly string[]>>>;
