"""How people type in a language: words that ask for a text to send, Cyrillic in Latin letters."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Asking:
    """Words of saying; words, and endings of verbs, that speak to the client.

    A query that speaks to the client is what an email would say.
    """

    say: str = ""
    you: str = ""
    endings: str = ""

    @property
    def words(self) -> dict[str, str]:
        """The words by the names that `resolver.js` has for them."""
        return {name: text for name, text in (("say", self.say), ("you", self.you)) if text}


NONE = Asking()

ASKING = {
    "en": Asking(
        say="write writing wrote say saying tell telling told text sms reply respond inform"
        " announce notify phrase wording word",
        you="you your yours youre youve youll please sorry dear hi hello thanks"
        " here heres attached hereby",
    ),
    "bg": Asking(
        say="пиша напиша пишем кажа казвам казване кажем съобщя съобщавам отговор отговоря текст"
        " смс уведомя известя формулировка помоля питам",
        you="ви вас вие ваш ваша ваше ваши вашия вашата вашето вашите моля съжалявам благодаря"
        " здравейте ето прилагам потвърждавам предлагам",
        endings="ете йте ате хте",
    ),
    "it": Asking(
        say="scrivere scrivo scrive dire dico dirgli dirle dirlo comunicare comunico rispondere"
        " rispondo risposta avvisare avviso testo sms annunciare chiedere",
        you="vi voi vostro vostra vostri vostre lei gentile gentili prego grazie scusi scusate"
        " spiace buongiorno salve avete siete potete volete dovete fate sapete cortesemente favore"
        " ecco allego confermo propongo vorrei",
        endings="temi teci",
    ),
    "ru": Asking(
        say="написать пишу напишу писать сказать скажу говорить сообщить сообщаю ответить ответ"
        " текст смс уведомить попросить спросить формулировка",
        you="вы вам вас вами ваш ваша ваше ваши вашу вашего вашей вашим вашем пожалуйста извините"
        " простите здравствуйте спасибо вот прошу предлагаю подтверждаю прилагаю напоминаю",
        endings="йте ите ете",
    ),
}

_BOTH = (
    "zh ж,ts ц тс,ch ч,sh ш сх,yu ю,ju ю,iu ю,ya я,ja я,ia я,b б,d д,f ф,g г,h х,k к,l л,m м,"
    "n н,o о,p п,r р,s с,t т,v в,z з,4 ч"
)
LATIN = {
    "bg": f"{_BOTH},sht щ шт,6t щ шт,yo ьо йо,jo ьо йо,io ьо,a а ъ,c ц,e е,i и й ь,j ж й ь,q я,"
    "u у ъ,w в,x х кс,y ъ й и,6 ш",
    "ru": f"{_BOTH},shch щ,sch щ,kh х,yo е,jo е,yj ый,yy ый,iy ий,ij ий,a а,c ц к,e е э,i и й ы,"
    "j й ж ь,q я,u у,w ш в,x х кс,y ы й и, ь",
}
"""What pieces of Latin letters stand for, the likeliest first; nothing at all for a soft sign."""
