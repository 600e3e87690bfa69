"""Words of one meaning and root that a stemmer leaves apart: irregular verbs, pairs of aspect.

What a dictionary of forms doesn't join, written by hand: one line a family, its telling forms.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide.search.stems import stems_of

if TYPE_CHECKING:
    from collections.abc import Iterable

KIN = {
    "en": """
        pay pays paid paying payment payments payer
        send sent sender sending
        leave left leaving leaves
        choose chose chosen choice
        lose lost loss losing
        behave behaviour behavior
        decide decision decided
        refuse refusal
        apologise apologize apology apologies
        reply replied replies
        refer referral referred
        agree agreed agreement
        deliver delivery delivered
        explain explanation
        receive receipt received
        proceed procedure
        sell sold sale
        pricey price pricing
        owe owed owes owing
        anger angry angrily
        scary scared scare
        rude rudeness rudely
        late latest lately delay delayed
        go goes went gone going
        give gives gave given giving
        take takes took taken taking
        keep keeps kept keeping
        tell tells told
        say says said saying
        write writes wrote written writing
        break breaks broke broken breaking
        find finds found
        know knows knew known
        think thinks thought
        speak speaks spoke spoken
        win wins won
        make makes made making
        buy buys bought
        bring brings brought
        come comes came coming
        meet meets met meeting
        hold holds held
        understand understood misunderstood misunderstanding
        feel feels felt feeling
        fall falls fell fallen
        steal steals stole stolen stealing theft
        withdraw withdrew withdrawn withdrawal
        begin begins began begun beginning
        forget forgets forgot forgotten
        freeze froze frozen freezing
        rise rises rose risen rising
        hide hides hid hidden hiding
        swear swears swore sworn
        throw throws threw thrown
        grow grows grew grown
        hear hears heard hearing
        spend spends spent
        stand stands stood
        show shows showed shown
        run runs ran running
        see sees saw seen
        fight fights fought
        sue sues sued suing
        deal deals dealt
        cancel cancels cancelled canceled cancellation cancelation
        approve approved approval
        transfer transferred transferring
        terminate terminated termination
        complain complains complained complaint
        remind reminds reminded reminder
        suspend suspended suspension
        criticise criticize criticism
        organise organize
        recommend recommended recommendation
        introduce introduced introduction
        """,
    "it": """
        chiudere chiuso chiusa chiusi chiusura chiusure chiudo
        decidere deciso decisa decisione decido
        scrivere scritto scritta scrivo
        rispondere risposto risposta rispondo risponde
        dire detto dico dirgli dirlo dica
        fare fatto fatta faccio
        perdere perso perdita perdo
        chiedere chiesto chiesta chiedo richiesta
        rimettere rimesso
        rompere rotto rottura
        offendere offeso offesa offese
        andare vado va andarmene andarsene
        uscire esco esce uscita
        andato andata andati
        volere voglio vuole vogliono vogliamo
        potere posso puo possono
        dovere devo deve devono
        promettere promesso promessa
        interrompere interrotto interrotta interruzione
        sospendere sospeso sospesa sospensione
        crescere cresciuto crescita
        rifiutare rifiuto rifiuta
        pagare pago pagamento pagato paghi
        consegnare consegna consegno
        lasciare lascio lascia
        ringraziare ringrazio ringraziamento
        sparire sparito spariscono sparisce
        smettere smesso smetto
        spiegare spiego spiegazione
        """,
    "bg": """
        казвам кажа казах казва кажете
        пиша напиша написах писмо пише
        спирам спра спрях спиране спре спирай
        връщам върна върнах връщане върнат
        тръгвам тръгна тръгвай тръгване
        отивам отида отивай
        давам дам дадох дава даде
        вземам взема взех вземе взимам
        получавам получа получих получен
        пращам пратя изпратя изпращам пращай
        искам поискам поиска иска
        решавам реша реших решение
        мълча мълчи мълчание млъкна замълча
        завършвам завърша завърших завършен
        отказвам откажа отказах отказ откаже
        разбирам разбера разбрах разбере
        викам вика викане
        крещя крещи крещене
        обещавам обещая обеща обещание
        идвам дойда идва дойде
        забравям забравя забрави
        чакам чака изчакам почакам
        търпя търпи търпение изтърпя
        прекъсвам прекъсна прекъсване
        плащам платя плати плащане платил
        свършвам свърша свърши
        започвам започна започне
        почвам почна
        оставам остана остане
        оставям оставя остави
        """,
    "ru": """
        говорить сказать скажу скажите говорю сказал говорят
        писать написать пишу напишу напишите пишет
        платить заплатить заплачу плачу плачу плати уплатить
        брать брал взять взял возьму возьмет берет беру
        уходить уйти ушел ушла ушли ухожу уйду уход
        отправлять отправить отправил отправлю отправляю
        слать послать прислать пошлю пришлю прислал присылать
        посылать послал
        давать дать дал дам даю
        отдавать отдать отдам отдал
        закрывать закрыть закрою закрыл закрываю
        прерывать прервать прервемся прервал прерваться
        возвращать вернуть верну вернул возврат возвращаю
        просить попросить прошу попрошу просит
        спрашивать спросить спрошу спрашиваю
        отвечать ответить ответил отвечу ответ
        останавливать остановить остановлю остановил останавливаюсь
        кричать накричать кричит крик
        орать наорать орет орут
        сообщать сообщить сообщу сообщаю сообщил
        предупреждать предупредить предупрежу предупредил предупреждение
        напоминать напомнить напомню напоминание
        соглашаться согласиться согласился согласен согласие
        отказывать отказать откажу отказал отказ отказаться отказывается
        делать сделать делаю сделаю сделал
        получать получить получил получу получаю
        искать найти нашел нашли найду находить
        решать решить решил решение решаю
        объяснять объяснить объясню объяснил
        бросать бросить бросил брошу бросает
        терять потерять потерял теряю
        ждать подождать жду ждем ожидание
        пропадать пропасть пропал пропала пропали
        исчезать исчезнуть исчез исчезла
        исправлять исправить исправлю исправил исправление
        принимать принять принял примет приму
        подтверждать подтвердить подтверждаю подтвердил
        менять изменить поменять изменил сменить
        поднимать поднять поднял подниму подняла
        звонить позвонить звонит звонят позвоню звонок
        уставать устать устал устала
        передумать передумал передумали
        прощаться попрощаться прощание прощальный
        """,
}


def kin(locale: str, vocabulary: Iterable[str], stop: frozenset[str]) -> list[list[str]]:
    """Families of `locale` that have a word of `vocabulary`: a word for each of their stems."""
    families = [line.split() for line in KIN.get(locale, "").splitlines()]
    silent = set(stems_of(locale, stop).values())
    known = set(stems_of(locale, vocabulary).values()) - silent
    stem = stems_of(locale, (word for family in families for word in family))
    groups = []
    for family in families:
        words = {stem[word]: word for word in reversed(family) if stem[word] not in silent}
        if len(words) > 1 and known & words.keys():
            groups.append([*words.values()])
    return groups
