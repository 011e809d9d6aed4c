/**
 * What servers mean: enhanced status codes (RFC 3463) and their own words, each with whose fault it is.
 *
 * `recipient`: this address, this person or their domain takes no mail of ours, whoever sends it.
 * `sender`: our side was refused, for what it sent, how often, or as whom; the address may be good.
 * `mailbox-full`: the address is good and takes nothing just now.
 */
export type Reason = 'recipient' | 'mailbox-full' | 'sender';

/** `isLoose`: words that also stand in what daemons say to everybody, so that only the server's own line counts. */
export interface BounceReason {
  /** For a person, completing "their server says: …". */
  readonly name: string;
  readonly fault: Reason;
  /** Matched against lower case without accents. */
  readonly words: RegExp;
  readonly isLoose?: true;
}

const any = (...words: readonly string[]): RegExp => new RegExp(words.join('|'));

/** First match wins. What is said of us comes first, then what is said of them, then the looser words about us. */
export const bounceReasons: readonly BounceReason[] = [
  {
    name: 'they are sent too much mail just now',
    fault: 'mailbox-full',
    words: any('receiving mail (?:too quickly|too fast|at a rate)|rate that prevents additional messages'),
  },
  {
    name: 'we sent too much',
    fault: 'sender',
    words: any(
      '(?:sending|outgoing|outbound|hourly|daily|per hour|per day|connection|message rate|rate) (?:\\w+ )?(?:limit|quota)',
      'limit for sending|limit (?:of|on) (?:messages|mails?|emails?|recipients|the number)',
      'too many (?:messages|mails?|emails?|connections?|recipients|sessions|concurrent|errors|invalid|bad|unknown|failed|hits|requests|attempts|login)',
      '(?:sent|sending) (?:to )?too (?:many|much|fast|quickly|often)|too (?:fast|frequent)|frequency limited',
      'throttl|unexpected volume|rate[- ]limit',
    ),
  },
  {
    name: 'our own address or server is not accepted',
    fault: 'sender',
    words: any(
      "(?:sender|envelope|return[- ]path|mail ?from|from (?:address|domain|header)|originator)(?: (?:e?-?mail|address|domain|host|id|name))*[^.\\n<>@]{0,40}(?:reject|denied|refused|unknown|not (?:exist|found|valid|allowed|verified|accepted|permitted|resolv)|does ?n[o']t (?:exist|resolve|have)|invalid|verif|unverif|forged|spoof|mismatch|blocked|must (?:exist|resolve|be)|cannot be (?:verified|resolved))",
      "domain of sender|sender'?s? (?:domain|address|ip|host|mail server)|unknown sender|unauthori[sz]ed sender",
      'invalid (?:sender|from|mail ?from|envelope|ip|helo|ehlo|client)|cannot find your (?:host|reverse|domain)',
      'client host rejected',
      '(?:helo|ehlo)[^.\\n]{0,40}(?:reject|denied|refused|invalid|required|bad|not|mismatch|syntax|resolve|error)',
      'bad helo',
      'your (?:\\w+ ){0,3}(?:account|ip|ip address|server|host|domain|network|mailserver|mta)[^.\\n]{0,60}(?:blocked|reject|suspended|disabled|denied|refused|banned|listed|not (?:allowed|permitted|accepted|authori[sz]ed|verified)|invalid|spam|reputation|poor)',
      'mismatches|not verified|no access from (?:mail )?server|open (?:relay|proxy)',
      'accept\\w* (?:(?:any |e-?)?mails?|messages|connections?)? ?from (?!remote)',
      'connections? (?:not accepted|refused|rejected) from',
    ),
  },
  {
    name: 'our mail could not be authenticated',
    fault: 'sender',
    words: any(
      '\\bdmarc\\b|\\bspf\\b|\\bdkim\\b|purported responsible|sender[- ]?id|unauthenticated|not authenticated',
      'authentication (?:is )?(?:required|failed|failure|credentials|check)|smtp auth|reverse dns|\\bptr\\b',
      '\\brdns\\b|forward[- ]confirmed|no (?:rdns|reverse)',
    ),
  },
  {
    name: 'we are on a block list',
    fault: 'sender',
    words: any(
      'block(?:ed)? (?:using|by (?:spam|rbl|dnsbl|our)|ip|- see|because)|\\bdnsbl\\b|\\brbl\\b|spamhaus|spamcop',
      'sorbs|barracuda|senderbase|sender score|uceprotect|surbl|proofpoint|cloudmark|banned sending ip',
      'listed (?:at|in|on|by) ',
    ),
  },
  {
    name: 'the mailbox is full',
    fault: 'mailbox-full',
    words: any(
      '(?:mail ?box|account|inbox|user|recipient|addressee|customer|storage|disk|folder|mail ?drop|directory)[^.\\n]{0,60}(?:\\bfull\\b|over ?(?:the )?quota|over (?:its |the |their |storage |size |disk |maximum )*(?:quota|limit)|exceed\\w* (?:its |the |their |his |her |maximum |max |allowed |allotted |allocated |storage |mailbox |disk |local |message |available |size )*(?:quota|limit|size|storage|space)|out of (?:storage|space|disk))',
      '\\bover ?quota\\b|over quota|quota (?:is )?(?:exceeded|full|limit|violat|reached)|quota[- ]exceed',
      'exceed\\w*[^.\\n]{0,30}quota|insufficient (?:system |disk )?(?:storage|space)',
      'mail ?box (?:\\w+ )?(?:size )?(?:limit|quota)|not enough (?:disk |storage )?space|no space left',
      'mailfolder is full|mailfull|mailbox_full|mbx full|too much mail data',
      'maildir (?:over|delivery failed: 5?\\.?2\\.2)',
      'too (?:many|much) (?:old )?(?:mail|messages) (?:in|on) (?:the )?(?:mailbox|server|disk)',
      'postfach (?:\\w+ ){0,3}voll|speicherplatz|boite (?:aux lettres |de reception )?(?:\\w+ ){0,3}pleine',
      'quota depasse|buzon (?:\\w+ ){0,3}lleno|casella (?:\\w+ ){0,4}piena|caixa (?:\\w+ ){0,4}cheia',
      'postbus (?:\\w+ ){0,2}vol\\b|brevlada (?:\\w+ ){0,2}full|skrzynka (?:\\w+ ){0,3}(?:pelna|przepelniona)|容量',
      'いっぱい|満杯|переполнен|превышен',
    ),
  },
  {
    name: 'there is no such person or mailbox',
    fault: 'recipient',
    words: any(
      "(?:user|recipient|mail ?box|account|address|addressee|customer|mail ?drop|alias|person|subscriber|login|destination)s?[^.\\n]{0,60}(?:unknown|not (?:be )?found|not on (?:this |the )?(?:server|file)|does ?n[o']t exist|do(?:es)? not exist|dose not exist|not exists?\\b|no longer (?:exists?|valid|available|active|in use|on server|accept)|not (?:a )?(?:known|valid|listed|recognized|recogni[sz]ed|local|our customer|registered|defined)|invalid|non[- ]?exist\\w*|inactive|is disabled|disabled|deactivated|frozen|locked|suspended|terminated|discontinued|(?:has )?expired(?= *$|[.,;)])|(?:has been|is|was) (?:closed|deleted|removed|changed)|has moved|is not (?:active|a known user|available)|could(?: not|n't) be found|wasn't found|unavailable|may not exist|possibly incorrect|incorrect|undeliverable|not accepting)",
      '(?:unknown|invalid|no such|nonexistent|non-existent|bad|illegal|inactive|not a (?:known|valid)|no valid|unrouteable|unroutable|malformed|disabled|undeliverable)[ -](?:local |e-?mail |remote )?(?:user|recipient|mailbox|address|account|destination|local[- ]part|person|host|domain|rcpt|to|mail drop)',
      'no (?:mail ?box|one|account|such person|recipient|user)[^.\\n]{0,20}(?:here|by (?:that|this) name|with (?:that|this)|found|named)',
      "user(?:id|name)? (?:unknown|not found)|user doesn't|does ?n[o']t have an? (?:\\w+ )?(?:account|mailbox)",
      'recipient (?:not found|rejected)',
      'not (?:a )?(?:known|valid|registered) (?:user|recipient|gateway user|address|customer)',
      'recipient name is not recogni[sz]ed|name is not recogni[sz]ed',
      'unable to (?:find|locate) (?:the )?(?:recipient|user|mailbox|alias)',
      'mail ?box (?:unavailable|not available|unknown)|not our customer|not listed in',
      'no longer (?:employed|works|with)|this address no longer|address(?:ee)? (?:rejected|unknown)',
      'account that you tried to reach|recipientnotfound|resolver\\.adr\\.(?:recip|ex)|is a deactivated',
      'relay to .{1,60} denied: unknown|retry timeout exceeded.{0,40}unknown|undeliverable address',
      'empfanger (?:unbekannt|nicht|existiert)|unbekannter empfanger|benutzer (?:unbekannt|existiert)',
      'destinataires? (?:est |sont )?(?:inconnu|introuvable|invalide)',
      "adresse (?:\\w+ ){0,4}(?:inconnue|introuvable|invalide|n'existe)|utilisateur inconnu",
      'usuario (?:\\w+ ){0,2}(?:desconocido|inexistente|no existe)',
      'destinatari[oa] (?:\\w+ ){0,2}(?:sconosciut|desconocid|inesistente|inexistente|no encontrad|non trovat|nao encontrad|desconhecid)',
      'utente (?:sconosciuto|inesistente)|usuario desconhecido|onbekende gebruiker',
      'gebruiker (?:onbekend|bestaat)|okand anvandare|ukendt (?:bruger|modtager)',
      'nieznany (?:uzytkownik|adresat|odbiorca)|пользователь не найден|не существует|存在しません|見つかりません|リストにありません',
      '宛先不明|不存在|用户未找到',
    ),
  },
  {
    name: 'their domain or server takes no mail',
    fault: 'recipient',
    words: any(
      "(?:domain|host|server|site)[^.\\n]{0,50}(?:not (?:be )?found|unknown|does ?n[o']t exist|does not exist|no mail|doesn't (?:accept|receive)|does not (?:accept|receive)|invalid|isn't setup|not exist|not existing|lookup failed|had no relevant answers)",
      '(?:unknown|no such|unrouteable|unroutable|invalid|nonexistent) (?:host|domain|server)|unrout(?:e)?able',
      'nxdomain|null ?mx|name or service not known|name service error|host or domain name not found',
      'host name lookup failure|name server[^.\\n]{0,40}(?:fail|error|not found)',
      "no (?:mx|a or mx|dns|valid mx|relevant)|couldn't find any (?:host|mx)|no route to host",
      'does not accept mail|never accepts mail|not accept(?:ing)? (?:any )?(?:mail|messages|network)',
      'bad destination (?:host|mailbox|system)|mx (?:record|lookup)[^.\\n]{0,40}(?:fail|not|invalid|no)',
      'all relevant mx records point to non-existent|lowest numbered mx record points to local host',
      'hop count exceeded|too many hops|(?:mail|routing|forwarding) loop|loops? back to (?:myself|itself)',
    ),
  },
  {
    name: 'we may not send through that server',
    fault: 'sender',
    words: any(
      'relay(?:ing)? (?:not|is not|access|denied|prohibited|operation rejected|mail is prohibited)|relaying',
      'unable to relay|not (?:configured|permitted|allowed) to relay|do(?:es)? not relay|no relay|rcpthosts',
    ),
  },
  {
    name: 'it was taken for spam or a danger',
    fault: 'sender',
    words: any(
      'spam|\\bube\\b|junk|unsolicited|bulk ?mail|virus|malware|phish|suspicious|banned',
      'content (?:rejected|filter|presents|denied|violation|not allowed)|attachment|abus(?:e|ive)|complain|迷惑',
      'спам',
    ),
  },
  {
    name: 'it was too large',
    fault: 'sender',
    words: any(
      '(?:message|mail|e-?mail)(?: \\w+){0,4} (?:too (?:large|big)|exceed)|message size|size (?:limit|exceeds)',
      'sizelimit|too (?:large|big)|exceeds (?:the )?(?:maximum|max|fixed|size|administrative)',
      'line (?:limit|length|too long)|exceeds? size',
    ),
  },
  {
    name: 'its form was refused',
    fault: 'sender',
    words: any(
      'not rfc|rfc ?(?:5322|5321|2822|822|2821)|header (?:error|syntax|missing)|8-?bit (?:data|mime)',
      'invalid (?:message|header|mime|character)|multiple(?: \\d{3} \\S+)? addresses in|syntax error',
      'command (?:parameter )?(?:not|unrecogni|rejected|out of)|bad sequence',
      'missing (?:header|subject|from|date|message-id)|non-?ascii|protocol violation|duplicated message-id',
    ),
  },
  {
    name: 'their server could not be reached in time',
    fault: 'recipient',
    words: any(
      'tim(?:ed|e) ?out|expired|connection (?:refused|reset|dropped|lost|failed)|lost connection',
      "unable to (?:connect|establish)|wasn't able to (?:connect|establish)",
      "did not accept our requests to connect|could(?: not|n't) (?:connect|deliver for the last)",
      'network (?:is )?(?:unreachable|error)|no answer from host',
      'too long in (?:the )?queue|in the queue too long|retry time (?:not|limit)|giving up',
    ),
  },
  {
    name: 'it was refused as a matter of policy',
    fault: 'sender',
    isLoose: true,
    words: any(
      'black ?list|\\bblock(?:ed|list|ing)?\\b|reputation|polic(?:y|ies)|unauthori[sz]ed|not authori[sz]ed',
      'access (?:is )?(?:denied|forbidden|prohibited)|forbidden|not permitted|not allowed|prohibited',
      'service refus|refused (?:to talk|to accept|by)|mail (?:was |is |has been )?(?:rejected|refused|rejete)',
      'message (?:was |is |has been )?(?:rejected|refused|not accepted)|transaction failed|suspicion',
      'tls (?:is )?required|starttls|encryption (?:is )?required|greylist|gr[ea]y ?list|try again later',
      'temporarily (?:deferred|rejected|blocked)|administrative(?:ly)? (?:prohib|restrict|reject|lock|den|limit)',
      'restricted|notauthori|security (?:polic|reason|restrict|violation)|not (?:a )?member',
      'unexpected (?:volume|rate)|limit exceeded|limit reached|accepted from servers',
    ),
  },
];
