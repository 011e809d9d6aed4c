/** Mailboxes that anybody can have: two people there are not colleagues, and the person is likely a private one. */
import { domainOf } from './addresses';

const freeMailDomains: ReadonlySet<string> = new Set(
  `gmail.com googlemail.com outlook.com outlook.de outlook.fr outlook.es outlook.it outlook.pt outlook.dk outlook.com.br hotmail.com hotmail.de
  hotmail.fr hotmail.es hotmail.it hotmail.co.uk hotmail.nl hotmail.be hotmail.se hotmail.no hotmail.dk live.com live.de live.fr live.nl live.co.uk
  live.it live.se live.dk live.no live.be live.ca msn.com passport.com yahoo.com yahoo.de yahoo.fr yahoo.es yahoo.it yahoo.co.uk yahoo.co.jp
  yahoo.co.in yahoo.in yahoo.ca yahoo.com.br yahoo.com.au yahoo.com.mx yahoo.com.ar yahoo.ie ymail.com rocketmail.com myyahoo.com aol.com aol.de
  aol.fr aol.co.uk aim.com icloud.com me.com mac.com proton.me protonmail.com protonmail.ch pm.me tutanota.com tutanota.de tuta.io tuta.com
  gmx.de gmx.net gmx.at gmx.ch gmx.com gmx.fr gmx.es gmx.co.uk web.de t-online.de freenet.de arcor.de posteo.de posteo.net mailbox.org
  email.de mail.de 1und1.de online.de vodafone.de kabelmail.de bluewin.ch hispeed.ch sunrise.ch aon.at chello.at a1.net orange.fr wanadoo.fr
  free.fr laposte.net sfr.fr neuf.fr bbox.fr numericable.fr libero.it virgilio.it alice.it tin.it tiscali.it fastwebnet.it tim.it aruba.it
  poste.it telefonica.net terra.es ono.com movistar.es sapo.pt iol.pt clix.pt ziggo.nl kpnmail.nl kpnplanet.nl planet.nl home.nl xs4all.nl
  hetnet.nl upcmail.nl casema.nl telenet.be skynet.be proximus.be scarlet.be telia.com comhem.se bredband.net spray.se mail.dk tdcadsl.dk
  online.no broadpark.no getmail.no elisanet.fi kolumbus.fi luukku.com btinternet.com btopenworld.com sky.com talktalk.net virginmedia.com ntlworld.com
  blueyonder.co.uk o2.co.uk tiscali.co.uk eircom.net comcast.net verizon.net att.net sbcglobal.net bellsouth.net cox.net charter.net
  earthlink.net juno.com optonline.net roadrunner.com windstream.net frontier.com rogers.com shaw.ca sympatico.ca telus.net videotron.ca
  bigpond.com bigpond.net.au optusnet.com.au iinet.net.au xtra.co.nz uol.com.br bol.com.br terra.com.br ig.com.br globo.com mail.ru bk.ru inbox.ru
  list.ru yandex.ru yandex.com ya.ru rambler.ru ukr.net i.ua wp.pl o2.pl onet.pl op.pl interia.pl gazeta.pl poczta.onet.pl tlen.pl seznam.cz
  email.cz centrum.cz post.cz volny.cz azet.sk zoznam.sk freemail.hu citromail.hu abv.bg mail.bg mynet.com qq.com 163.com 126.com sina.com
  sina.cn sohu.com foxmail.com yeah.net aliyun.com naver.com daum.net hanmail.net nate.com docomo.ne.jp ezweb.ne.jp softbank.ne.jp i.softbank.jp
  rediffmail.com indiatimes.com zohomail.com zoho.eu mail.com email.com usa.com hey.com fastmail.com fastmail.fm hushmail.com runbox.com
  inbox.com lycos.com excite.com duck.com mozmail.com privaterelay.appleid.com gmx.us`
    .split(/\s+/)
    .filter((domain) => domain !== ''),
);

export const isFreeMail = (address: string): boolean => freeMailDomains.has(domainOf(address));

/** True for two addresses of one employer: the same domain, which is not one that anybody can have. */
export const isSameCompanyDomain = (one: string, other: string): boolean =>
  domainOf(one) !== '' && domainOf(one) === domainOf(other) && !isFreeMail(one);
