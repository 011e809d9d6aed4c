/** What servers mean: enhanced status codes (RFC 3463) and their own words, each with whose fault it is. First match wins. */

export type Reason = 'recipient' | 'mailbox-full' | 'sender';

/** `isCertain`: the code says so itself; otherwise the server's words, where they are known, weigh more. */
export const statusReasons: readonly { readonly status: RegExp; readonly fault: Reason; readonly isCertain: boolean }[] = [
  { status: /^[45]\.2\.2$/, fault: 'mailbox-full', isCertain: true },
  { status: /^5\.1\.(?:7|8)$/, fault: 'sender', isCertain: true },
  { status: /^5\.1\.(?:1|2|3|6|10)$/, fault: 'recipient', isCertain: false },
  { status: /^5\.4\.5$/, fault: 'sender', isCertain: true },
  { status: /^5\.7\.(?:[2-9]|[2-9]\d|5\d\d|7\d\d)$/, fault: 'sender', isCertain: true },
  { status: /^4\.7\.\d+$/, fault: 'sender', isCertain: true },
  { status: /^[45]\.2\.1$/, fault: 'mailbox-full', isCertain: false },
  { status: /^[45]\.2\.[34]$/, fault: 'sender', isCertain: false },
  { status: /^[45]\.3\.4$/, fault: 'sender', isCertain: false },
  { status: /^5\.[56]\.\d+$/, fault: 'sender', isCertain: false },
  { status: /^5\.7\.1$/, fault: 'sender', isCertain: false },
  { status: /^5[0-7]\d$|^[45]\.\d\.\d+$|^4\d\d$/, fault: 'recipient', isCertain: false },
];

/** Words in lower case without accents. The address being no good comes first: servers like to add a policy link to it. */
export const bounceReasons: readonly { readonly words: RegExp; readonly fault: Reason }[] = [
  {
    fault: 'mailbox-full',
    words:
      /(?:mail ?box|account|inbox|user|recipient|storage|disk|folder)[^.\n]{0,60}(?:is |was |has |are )?(?:too )?(?:\bfull\b|over ?quota|over (?:its |the |storage )*(?:quota|limit)|exceed\w* (?:its |the |their |maximum |allowed |storage |mailbox |disk )*(?:quota|limit|size|storage|space)|out of (?:storage|space))|\bover ?quota\b|quota (?:exceeded|full|is full|limit)|exceed\w*[^.\n]{0,30}quota|insufficient (?:system |disk )?(?:storage|space)|mail ?box (?:size )?(?:limit|quota)|not enough (?:disk )?space|no space left|mailfolder is full|too much mail data|postfach (?:ist )?voll|speicherplatz|boite (?:aux lettres )?(?:est )?pleine|buzon (?:esta )?lleno|casella (?:di posta )?(?:e )?piena|caixa (?:postal|de correio) (?:esta )?cheia|postbus (?:is )?vol\b/,
  },
  {
    fault: 'recipient',
    words:
      /(?:user|recipient|mailbox|account|address|addressee|customer|mail ?drop|alias|person)[^.\n]{0,60}(?:unknown|not (?:be )?found|does ?n[o']t exist|does not exist|do not exist|doesn't exist|not exist|no longer (?:exists?|valid|available|active|in use|on server)|not (?:a )?(?:known|valid|listed|recognized|local|our customer)|invalid|non[- ]?exist\w*|inactive|is disabled|disabled|suspended|terminated|discontinued|has (?:moved|been (?:closed|deleted|disabled|suspended))|is not (?:active|a known user|available)|could(?: not|n't) be found|wasn't found)|(?:unknown|invalid|no such|nonexistent|non-existent|bad|illegal|inactive|not a (?:known|valid)|no valid)[ -](?:local )?(?:user|recipient|mailbox|address|account|destination|local part|person|host|domain|rcpt|to)|no (?:mailbox|one|account|such person|recipient)[^.\n]{0,20}(?:here|by that name|with that|found|named)|user(?:id)? (?:unknown|not found)|recipient (?:not found|rejected|address rejected)(?!: (?:access|greylisted|policy))|address not found|(?:domain|host)[^.\n]{0,50}(?:not (?:be )?found|unknown|does ?n[o']t exist|does not exist|no mail|doesn't (?:accept|receive)|invalid)|(?:unknown|no such|unrouteable|unroutable) (?:host|domain|address)|unrouteable|nxdomain|null ?mx|name or service not known|name service error|host or domain name not found|no (?:mx|a or mx|dns|valid mx)|couldn't find any host|no route to host|does not accept mail|this user doesn't have|delivery to the following recipients? failed permanently|mailbox unavailable|mailbox not available|not our customer|no longer (?:employed|works|with|accept)|this address no longer|undeliverable address|empfanger (?:unbekannt|nicht)|unbekannter empfanger|destinataire (?:inconnu|introuvable)|adresse (?:inconnue|introuvable)|usuario (?:desconocido|no existe)|destinatario (?:sconosciuto|desconocido|inesistente|no encontrado)|utente sconosciuto|usuario desconhecido|onbekende gebruiker|okand anvandare|ukendt (?:bruger|modtager)|存在しません|不存在|address does not exist|account that you tried to reach|recipientnotfound|resolver\.adr\.(?:recip|ex)|user doesn't|is a deactivated|relay to .{1,60} denied: unknown/,
  },
  {
    fault: 'sender',
    words:
      /spam|(?:mail|message) (?:was |is |has been )?(?:rejected|refused|rejete)|service refus|invalid ip|protocol violation|not verified|transaction failed|mismatches|\bblack ?list|\bblock(?:ed|list|ing)?\b|\bdnsbl\b|\brbl\b|spamhaus|spamcop|barracuda|reputation|policy|policies|dmarc|\bspf\b|\bdkim\b|reverse dns|\bptr\b|\brdns\b|authenticat|unauthori[sz]ed|not authori[sz]ed|relay(?:ing)? (?:not|is not|access|denied|prohibited)|relaying|unable to relay|access (?:is )?denied|not permitted|not allowed|prohibited|sender (?:address )?(?:rejected|denied|unknown|not|verify|domain)|sending (?:limit|quota)|limit (?:for sending|exceeded|reached)|rate limit|too many|too fast|throttl|suspicious|virus|malware|banned|attachment|content (?:rejected|filter)|message (?:size|too (?:large|big)|content|rejected|refused|exceeds)|size (?:limit|exceeds)|too (?:large|big)|exceeds (?:the )?(?:maximum|max|fixed|size)|unsolicited|bulk mail|abuse|not rfc|rfc ?(?:5322|2822)|tls (?:is )?required|starttls|loop|too many hops|greylist|try again later|temporarily (?:deferred|rejected)|administrat(?:ive|or)|restricted|bad (?:helo|sender|sequence)|helo|invalid (?:message|header|sender)|security/,
  },
];

/** A report that nothing is lost yet. */
export const delayWords =
  /delivery (?:status notification )?\(?delay|delivery incomplete|delayed|warning: (?:could not send|message)|will (?:be )?(?:re)?tr(?:y|ied)|still (?:being )?(?:re)?tr(?:y|ying|ied)|not yet been delivered|has not (?:yet )?been (?:able to )?deliver|no action is required|temporary (?:problem|failure)|deliver(?:y)? attempts will continue|you do not need to resend|weitere zustellversuche|verzogert|retarde|retrasad|ritard/;
