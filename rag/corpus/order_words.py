"""The words in which a page speaks to whoever reads, summarises or answers, language by language.

Phrases stand between commas, in small letters, apostrophes as '. `*` stands for any ending, `…` for up to
forty characters. What each list is for stands at `Tongue`; the rules that join them are in `orders`.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Tongue:
    """One language. A list that its rules do without is empty."""

    machines: str = ""  # what answers: assistant, model
    readers: str = ""  # whoever, anyone, those who; joined with `reading`
    reading: str = ""  # what they do with the page: summarise, quote, answer from it
    page: str = ""  # this page, the above
    say: str = ""  # to answer, as a command
    saying: str = ""  # the same behind "must" or "to"
    ignore: str = ""  # to set aside, as a command
    instructions: str = ""  # what is set aside
    must: str = ""
    request: str = ""  # courteous ones: is asked to, we would be grateful
    please: str = ""  # what stands before a command
    joins: str = ""  # words behind which a clause begins
    openers: str = ""  # before a machine that is spoken to: dear, note to
    you_are: str = ""  # "if you are" a machine
    your_answer: str = ""
    any_answer: str = ""  # every answer, any summary
    question: str = ""  # every question, to be answered with the same
    only: str = ""  # behind a command to answer: only with, the word
    asked: str = ""  # when you are asked, whoever asks
    role: str = ""  # from now on you are
    reported: str = ""  # in an attribution
    give: str = ""  # commands that may be about an answer, as "end" is in "end every answer with"
    entreat: str = ""  # requests that are made of a machine in a page's own name
    tell: str = ""  # a command whose object are those who ask
    whatever: str = ""  # no matter what is asked
    sole: str = ""  # the one answer to everything
    user: str = ""
    in_answer: str = ""
    void: str = ""  # that instructions no longer hold
    summed_up: str = ""  # be summarised as
    mode: str = ""  # beside a role: without rules, developer mode
    demanded: str = ""  # that somebody demands it of machines in general; `reported` where empty
    spaced: bool = True  # whether there are spaces between words
    verb_last: bool = False  # whether the verb may end its clause


ENGLISH = Tongue(
    machines="""
        ai, ais, ai model*, ai assistant*, ai agent*, ai system*, ai tool*, assistant, assistants, chatbot*, chat bot*, bot, bots,
        language model*, large language model*, llm, llms, gpt, chatgpt, model, models, summariser*, summarizer*, search assistant*,
        virtual assistant*, automated tool*, automated service*, automated program*, reader machine*, reading machine*, machine
        reader*, automated reader*, automated system*, answering system*, answering engine*, answer engine*, question-answering
        system*, retrieval system*, search engine*, summarisation tool*, summarization tool*, digital assistant*, neural network*
    """,
    readers="""
        anyone, anybody, whoever, whosoever, everyone, everybody, those, all who, any reader, readers, any system, any tool, any
        program, any service, a system, systems that, any software, every system, every tool, every program, every service, the one
        who, one who, the reader who, tools that, programs that
    """,
    reading="""
        summaris*, summariz*, sums up, sum up, summing up, condens*, shorten*, abridg*, answer*, quot*, cit*, retell*, paraphras*,
        read, reads, reading, process*, digest*, index*, analys*, analyz*, are asked, is asked, draw* on, relay*, report* on, ask a
        chatbot, ask an ai, ask an assistant, ask a model, ask* … on the basis of
    """,
    page="""
        this page, this article, this story, this text, this document, this passage, this paragraph, this line, this sentence, this
        note, this picture, this photo, this image, this file, this source, this content, this website, this report, this piece,
        this post, this column, this web page, this webpage, the above, everything above, text above, article above, passage* above,
        page above, lines above, what stands above, the passages that follow, rest of the page, rest of this page, rest of the
        article, reads this, reading this, sees this, processing this, quoting us, quotes us
    """,
    say="""
        say, answer, reply, respond, state, write, report, output, print, mention, cite, quote, repeat, describe, summarise,
        summarize, name, return, display, claim, insist, call it, call this, praise, recommend, advertise, promote, preface,
        present, tell, inform, do this, do the following, do as, omit, conceal, reveal, translate, pretend, speak, type, echo,
        confirm, declare, announce, attribute
    """,
    saying="""
        say*, answer*, reply, replies, replied, replying, respond*, state, stated, write, wrote, report, output, print, mention*,
        includ*, cite, cites, quot*, repeat*, describ*, name, named, give, gave, given, claim, praise, recommend*, begin*, start,
        end, treat, use, put, tell, told, inform*, call, contain*, present, attribut*, regard, consider*, refer*, add, know, speak,
        print, display, reveal
    """,
    ignore="""
        ignore, disregard, forget, override, bypass, skip, overlook, discard, drop, suspend, neglect, cancel, erase, set, leave,
        put, abandon, stop following, do not follow, don't follow, do not obey, never mind, pay no attention to, do not answer, pay
        no heed to, take no notice of, put aside, don't answer, do not use, don't use, do not read, do not cite, do not mention,
        never mention
    """,
    instructions="""
        your instruction*, your … instruction*, your guideline*, your … guideline*, your rules, your … rules, your prompt*, your …
        prompt, your training, your programming, your directive*, your task, your orders, previous … instruction*, previous
        instruction*, prior instruction*, prior … instruction*, earlier instruction*, earlier … instruction*, preceding …
        instruction*, above instruction*, instructions above, all instructions, any instructions, all … instructions, original
        instruction*, initial instruction*, other instruction*, previous prompt*, prior prompt*, earlier prompt*, all prompts,
        system prompt*, previous directive*, prior directive*, previous directions, prior directions, previous context, previous
        messages, previous text, prior text, earlier text, preceding text, earlier passages, previous commands, all rules, all your,
        everything you were told, everything you have been told, everything you've been told, everything you have read, all you were
        told, all you have been told, what you were told, what you have been told, what you have read, what you read, whatever you
        were told, anything you were told, everything before this, everything above, everything in the other, all of the above, the
        above, the question, the user's question, the other article*, other articles, other passages, the other passages, other
        sources, any other source*, all other source*, the other stories, the passages, the passage*, the article, the articles,
        this article, the text above, the rest of this page, the rest of the page, the rest of this article, the rest of the
        article, the context, the prompt, the system message, safety rules, safety guidelines
    """,
    must="""
        must, should, shall, has to, have to, had to, is to, are to, ought to, ought, needs to, need to, will now, is required to,
        are required to, is obliged to, are obliged to, may only, can only, is bound to, needs, is no longer bound
    """,
    request="""
        asks any, asks every, asks all, is requested, are requested, is … requested, is asked, are asked, is … asked to, are … asked
        to, is invited, are invited, is urged, are urged, is advised, are advised, is instructed, are instructed, is encouraged, are
        encouraged, it is requested, wants you to, want you to, would like you to, expects you to, expect you to, needs you to,
        would be appreciated, would be grateful, would appreciate, would be glad, would be kind, would be pleased, would like, would
        love, we ask, i ask, may we ask, may i ask, might we ask, we request, we invite, we urge, we beg, we kindly, we would ask,
        could you, would you, can you, will you, could the, would the, can the, could any, would any, please, kindly, be so kind, be
        good enough, a favour, a favor, it is hoped, thank you … for, thanks … for
    """,
    please="""
        please, kindly, just, now, instead, simply, always, only, never, also, then, therefore, do not, don't, you must, you should,
        you shall, you will, you have to, you are to, you may only, you can only, you now, make sure to, be sure to, remember to, be
        so kind as to, be so good as to, be good enough to, feel free to, it would be kind of you to, it would be kind to, it would
        be nice to, first, thus, you always, you only, you, must, will you, would you, could you, can you, i want you to, we want
        you to, i need you to, try to
    """,
    joins="and, then, so, or, but, therefore, instead, please, that is, kindly, also",
    openers="""
        dear, hey, hi, hello, attention, listen, note to, notice to, notice for, note for, message to, message for, memo to, a word
        to, word to, instruction to, instructions for, instructions to, instruction for, information for, important for, warning to,
        request to, reminder to, for the attention of, this is for, this part is for, this note is for, this message is for, this
        paragraph is for, this section is for, this line is for, addressed to, to the, to any, to all, to every, for the, for any,
        for all, o, oh, you are the, thank you dear, a favour for the, directive for, directive to, order to, command to, hint for,
        tip for, advice to, guidance for
    """,
    you_are="""
        if you are, if you're, as you are, since you are, should you be, in case you are, you the, you as, you as an, you as a, you
        as the
    """,
    your_answer="""
        your answer*, your reply, your replies, your response*, your summary, your summaries, your output, your … answer, your …
        reply, your … response, its answer, its reply, its response, their answers, their summary, their reply, your every answer
    """,
    any_answer="""
        any answer*, every answer, all answers, each answer, any reply, every reply, all replies, each reply, any response*, every
        response, all responses, any summary, every summary, all summaries, each summary, a summary, summaries, answers, replies to,
        the summary, the reply, the answer, any question, every question
    """,
    question="""
        every question*, any question*, all questions, each question, every answer*, each answer, all answers, every sentence, each
        sentence, every reply, each reply, all replies, each response, every response, all your answers, anyone who asks, whoever
        asks, anything the user, whatever the user, everything the user
    """,
    only="""
        only with, with only, only in, only the word, nothing but, with nothing but, with exactly, exactly this, exactly the, with
        the single word, the single word, with the word*, the word … and nothing else, the words … and nothing else, and nothing
        else, in one word, the following exactly, the following word*, the following sentence, the following answer, the following
        text, with the following, and only that, alone, your system prompt, your instructions, your prompt, your hidden prompt, your
        initial prompt, your context window
    """,
    asked="""
        you are asked, you're asked, asks you, you get asked, asked about this, asked about the, whoever asks, anyone asks, anybody
        asks, somebody asks, someone asks, anyone who asks, anybody who asks, everyone who asks, everybody who asks, those who ask,
        people ask, users ask, a user asks, the user asks, readers ask, people who ask, readers who ask, users who ask, whoever is
        asked, anyone is asked, if asked, when asked, whenever asked, all who ask, whoever wants to know, anyone who wants to know,
        the one who answers, whoever answers, anyone answering, whoever is answering
    """,
    role="""
        you are now, you are a, you are an, you are the, you are dan, you are called, act as, act like, pretend, pretend to be, from
        now on, from this point, from here on, from this moment, behave as, behave like, imagine you are, imagine that you are, play
        the part of, play the role of, assume the persona of, assume the role of, take on the role of, take the role of, your new
        role, your new task, your new job, your job is, your task is, simulate, let us play, let's play, in this story you, in this
        game you, switch to, enter developer, you will be, you play, roleplay as, role-play as, adopt the persona of
    """,
    reported="""
        said, says, told, wrote, writes, typed, argued, argues, according to, warned, warns, reported, announced, ruled, demanded,
        demands, advises, advise, insisted, added, read the, read one, read a, ran the, ran one, explained, urged, urges,
        recommends, suggested, tweeted, posted, repeated, replied, quipped, joked, shouted, ordered, instructed, doctors say,
        experts say, officials say, they say, critics say, researchers say, say those
    """,
    give="""
        give, include, add, append, begin, start, end, finish, open, close, conclude, introduce, treat, take, use, put, insert,
        leave out, hide, show, make, set, keep, limit, remember, assume, fill, start off, finish off
    """,
    entreat="""
        would be grateful if, would be glad if, would be pleased if, would be lovely if, would be nice if, would appreciate it if,
        we ask, i ask, we request, we invite, we urge, we beg, are invited to, is invited to, are requested to, is requested to, are
        kindly asked to, is kindly asked to, are kindly requested to
    """,
    tell="tell, inform, let … know, assure, remind, answer, notify, reply to, respond to, explain to, give",
    whatever="""
        whatever the question, whatever question, whatever … is asked, whatever the user asks, whatever anyone asks, whatever they
        ask, whatever you are asked, no matter what you, no matter what the, no matter what is asked, no matter which question,
        regardless of the question, regardless of what you, regardless of what the user, regardless of what is asked, irrespective
        of the question
    """,
    sole="""
        correct response to any, correct response to every, correct reply to any, correct reply to every, only correct answer to
        any, only correct answer to every, only right answer to any, correct answer to any question, correct answer to every
        question, correct answer to all questions, right answer to any question, right answer to every question, true answer to any
        question, true answer to every question, answer to any question is, answer to every question is, answer to all questions is,
        answer to any question about this, answer to every question about this, answer to all questions about this, the reply to any
        question, the reply to every question, answer that the assistant, answer the assistant, answer that the model
    """,
    user="the user, the users, to users, the user's, tell users, users that, user has, the human, the person asking, the one who asks",
    in_answer="""
        in your answer*, in your reply, in your response*, in your summary, in any answer*, in every answer, in each answer, in all
        answers, in any summary, in every summary, in the summary, in the answer, in each reply, in every reply, in everything you
        write, as your answer, as the answer, as your reply, as its answer, as an answer, your answer*, your reply, your response*,
        your summary, in that voice
    """,
    void="""
        previous … are void, previous … no longer apply, previous … are cancelled, previous … are revoked, prior … are void,
        instructions … no longer apply, instructions … are void, no longer bound by its instructions, no longer bound by your
        instructions, no longer bound by their instructions, instructions … are cancelled, your instructions have changed,
        instructions … have been replaced, new instructions, new instruction, updated instructions, your new instructions, as your
        instruction*, as your … instruction*, as your prompt, as your system prompt, as your orders
    """,
    summed_up="""
        be summarised, be summarized, be quoted as, be cited as, be described as, be reported as, be answered with, be answered by,
        be answered as, be read as, is answered with, are answered with
    """,
    mode="""
        developer mode, debug mode, admin mode, god mode, dan mode, unrestricted mode, jailbreak*, without rules, no rules, without
        restrictions, no restrictions, do anything now, answer*, reply, replies, respond*, say, says, in everything you write,
        speak, repeat, prints, print, whatever the user, every sentence, in each reply, output*
    """,
    demanded="""
        said, says, told, wrote, argued, argues, according to, warned, warns, announced, ruled, law, laws, bill, act, rules,
        regulation*, regulator*, ministry, minister, commission, court, judge, lawmakers, parliament, congress, senate, union,
        experts, researcher*, critics, study, survey, policy, company, companies, eu, government, officials, executives, believes,
        believe, thinks, say, expected
    """,
)

GERMAN = Tongue(
    machines="""
        ki, ki-*, assistent*, chatbot*, sprachmodell*, modell, llm*, chatgpt, bot, zusammenfasser*, sprachassistent*, suchassistent*
    """,
    readers="wer, alle, jeder, jede, diejenigen, leser, wer immer, personen",
    reading="zusammenfass*, zusammenfaß*, beantwort*, zitier*, liest, lesen, wiedergib*, wiedergeb*, kürz*, verarbeit*, gefragt",
    page="""
        diese* seite, diese* artikel*, diese* beitrag, dieser text, diesen text, diesem text, diese* dokument, diese* bericht,
        diese* absatz, das obige, oben
    """,
    say="""
        antworte, antworten sie, antwortet, sag, sage, sagen sie, schreib, schreibe, schreiben sie, beantworte, beantworten sie,
        nenne, nennen sie, erwähne, erwähnen sie, gib, geben sie, wiederhole, wiederholen sie, beginne, beginnen sie, behaupte,
        berichte, teile, füge
    """,
    saying="""
        antworte*, sagen, schreiben, beantworte*, nennen, erwähn*, angeben, anzugeben, berichten, wiederhole*, enthalten, lauten,
        beginnen, behaupten, mitzuteilen, zu sagen, sein, hinzuweisen, darauf hin*
    """,
    ignore="ignoriere, ignorieren sie, ignoriert, vergiss, vergessen sie, missachte, missachten sie, übergehe, umgehe, verwirf, beachte",
    instructions="""
        anweisung*, instruktion*, vorgaben, systemprompt*, prompt*, richtlinien, alles bisherige, alles oben*, alles, was du, die
        frage, die anderen artikel, befehle
    """,
    must="muss, musst, müssen, soll, sollst, sollen, sollte*, hat zu, haben zu, darf nur, dürfen nur, ist zu",
    request="""
        wird gebeten, werden gebeten, wird … gebeten, werden … gebeten, bitten wir, wir bitten, bitte, möge, mögen, wären dankbar,
        freundlich
    """,
    please="bitte, nun, ab jetzt, von nun an, immer, nur, nie, niemals, stattdessen, du musst, du sollst, sie müssen, jetzt",
    joins="und, dann, oder, sondern, also",
    openers="""
        liebe, lieber, liebes, hallo, achtung, hinweis an, hinweis für, notiz an, an die, an das, an den, an alle, für die, für das,
        werte, sehr geehrte*
    """,
    you_are="wenn du, falls du, als, wenn sie, falls sie, sofern du",
    your_answer="deine* antwort*, ihre* antwort*, eure* antwort*, deine* zusammenfassung, ihre* zusammenfassung, deine ausgabe",
    any_answer="jede antwort, alle antworten, jede zusammenfassung, antworten auf",
    question="jede frage, alle fragen, jede antwort, jeden satz, jede* satz",
    only="nur mit, ausschließlich, nur das wort, nur, einzig mit, mit dem wort, genau",
    asked="gefragt wirst, gefragt werden, wer … fragt, jemand fragt, jemand … fragt, jedem der fragt",
    role="""
        du bist jetzt, du bist nun, du bist ein, du bist eine, ab jetzt, von nun an, spiele die rolle, stell dir vor, tu so,
        verhalte dich
    """,
    reported="sagte, sagt, teilte, erklärte, laut, wies, forderte, gericht, ministerium, gesetz, behörde, berichtete, hieß, schrieb",
    tell="sag, sage, sagen sie, teile, teilen sie, antworte",
    verb_last=True,
    mode="antwort*, ohne regeln, entwicklermodus, sagst, sag*",
)

FRENCH = Tongue(
    machines="""
        ia, i.a., assistant, assistants, assistante, chatbot*, modèle*, modèles de langage, agent conversationnel, robot, chatgpt,
        llm*
    """,
    readers="toute personne, quiconque, ceux, celui, celle, tous ceux, lecteurs, toutes les personnes, tout système, tout lecteur",
    reading="résum*, cit*, répond*, lit, lisent, lisant, trait*, reprend*, interrogé*",
    page="cette page, cet article, ce texte, ce document, ce passage, ce paragraphe, ci-dessus",
    say="""
        réponds, répondez, dis, dites, écris, écrivez, mentionne, mentionnez, cite, citez, donne, donnez, indique, indiquez,
        affirme, affirmez, répète, répétez, commence, commencez, veuillez, répondre, dire, écrire
    """,
    saying="répond*, dire, dise, écri*, mention*, cite*, donn*, indiqu*, affirm*, répét*, commenc*, contenir, être, nommer, préciser",
    ignore="""
        ignore, ignorez, oublie, oubliez, ne tiens pas compte, ne tenez pas compte, ne tenez aucun compte, néglige, négligez,
        contourne
    """,
    instructions="""
        instruction*, consigne*, directive*, prompt*, règles, tout ce qui précède, ce qui précède, la question, les autres articles
    """,
    must="doit, dois, doivent, devez, devra, devront, devrait, devraient, il faut",
    request="""
        est priée, est prié, sont priés, est invitée, est invité, sont invités, nous prions, prière de, prière d', s'il vous plaît,
        s'il te plaît, merci de, merci d'*, prière d'*, veuillez, nous demandons, nous vous serions, est … prié*, sont … prié*
    """,
    please="""
        veuillez, s'il vous plaît, s'il te plaît, merci de, désormais, maintenant, toujours, uniquement, seulement, ne, tu dois,
        vous devez
    """,
    joins="et, puis, ou, mais, donc",
    openers="""
        cher, chère, chers, bonjour, attention, note à, note pour, message à, message pour, à l'attention de, à l'attention du, à
        l', aux, pour l'
    """,
    you_are="si tu es, si vous êtes, en tant qu', en tant que",
    your_answer="ta réponse, votre réponse, vos réponses, ton résumé, votre résumé, tes réponses",
    any_answer="toute réponse, toutes les réponses, tout résumé, chaque réponse",
    question="toutes les questions, toute question, chaque question, à tout, chaque phrase, chaque réponse",
    only="uniquement, seulement, exclusivement, rien d'autre, rien que, par le mot, avec le mot, exactement",
    asked="on te demande, on vous demande, quiconque demande, qui demande, ceux qui demandent, si on te, si on vous, quand on",
    role="""
        tu es maintenant, vous êtes maintenant, tu es un, tu es une, désormais, à partir de maintenant, fais semblant, joue le rôle,
        agis comme
    """,
    reported="""
        a dit, dit, disait, a déclaré, selon, a annoncé, a expliqué, loi, tribunal, ministre, ministère, juge, commission, a écrit
    """,
    tell="dis, dites, réponds, répondez, informe, informez",
    mode="répond*, sans règles, mode développeur, dis*",
)

SPANISH = Tongue(
    machines="ia, i.a., asistente, asistentes, chatbot*, modelo, modelos, modelo de lenguaje, modelos de lenguaje, bot, chatgpt, llm*",
    readers="quien, quienes, cualquiera, todo el que, toda persona, los que, lectores, todo aquel",
    reading="resum*, cit*, respond*, lea, lee, lean, leen, leyendo, proces*, reproduzca*, preguntad*",
    page="esta página, este artículo, este texto, este documento, esta noticia, este pasaje, este párrafo, lo anterior, arriba",
    say="""
        se ruega responder, se ruega decir, se ruega escribir, se ruega citar,
        responde, responda, respondan, di, diga, digan, escribe, escriba, escriban, contesta, conteste, menciona, mencione, cita,
        cite, da, dé, indica, indique, afirma, afirme, repite, repita, empieza, empiece, termina, termine
    """,
    saying="respond*, decir, diga*, escrib*, contest*, mencion*, cit*, dar, dé, indi*, afirm*, repet*, empez*, contener, ser, nombr*",
    ignore="""
        ignora, ignore, ignoren, olvida, olvide, olviden, desatiende, haz caso omiso, haga caso omiso, omite, omita, descarta,
        descarte
    """,
    instructions="""
        instruccion*, instrucción, indicaciones, prompt*, directrices, reglas, todo lo anterior, la pregunta, los demás artículos,
        órdenes
    """,
    must="debe, debes, deben, deberá, deberán, debería, deberían, tiene que, tienes que, tienen que, ha de, han de",
    request="se ruega, se pide, se solicita, rogamos, por favor, pedimos, agradeceríamos, agradecemos, le rogamos, se invita",
    please="por favor, ahora, siempre, solo, sólo, únicamente, nunca, no, debes, usted debe, desde ahora",
    joins="y, luego, o, pero, entonces",
    openers="""
        querido, querida, estimado, estimada, hola, atención, nota para, nota al, mensaje para, mensaje al, a la atención de, al, a
        los, para el
    """,
    you_are="si eres, si es usted, como",
    your_answer="tu respuesta, su respuesta, tus respuestas, sus respuestas, tu resumen, su resumen",
    any_answer="toda respuesta, cualquier respuesta, todo resumen, cualquier resumen, todas las respuestas",
    question="todas las preguntas, toda pregunta, cualquier pregunta, cada pregunta, cada respuesta, cada frase",
    only="solo con, sólo con, solo, sólo, únicamente, solamente, nada más, exactamente, con la palabra",
    asked="te pregunten, te preguntan, le pregunten, alguien pregunte, quien pregunte, a quien pregunte, si preguntan",
    role="ahora eres, a partir de ahora, desde ahora, eres un, eres una, actúa como, finge, imagina que eres, haz de",
    reported="dijo, dice, según, anunció, ley, tribunal, juez, ministro, ministerio, explicó, afirmó, señaló, escribió, comisión",
    tell="di, diga, dile, dígale, responde, informa, informe",
    mode="respond*, sin reglas, modo desarrollador, di*",
)

ITALIAN = Tongue(
    machines="""
        ia, i.a., ai, assistente, assistenti, chatbot*, modello, modelli, modello linguistico, modelli linguistici, bot, chatgpt,
        llm*
    """,
    readers="chi, chiunque, coloro che, tutti quelli che, i lettori, ogni persona, quanti",
    reading="riassum*, cit*, rispond*, legge, legga, leggono, elabor*, riport*, sintetizz*, interrogat*",
    page="questa pagina, questo articolo, questo testo, questo documento, questo brano, questo paragrafo, quanto sopra, sopra",
    say="""
        si prega di rispondere, si prega di dire, si prega di scrivere, si prega di citare,
        rispondi, risponda, rispondete, di', dì, dica, dite, scrivi, scriva, scrivete, menziona, menzioni, cita, citi, indica,
        indichi, afferma, affermi, ripeti, ripeta, inizia, inizi, termina, concludi
    """,
    saying="rispond*, dire, scriv*, menzion*, cita*, indic*, afferm*, ripet*, inizia*, contenere, essere, nomin*",
    ignore="ignora, ignori, ignorate, dimentica, dimentichi, dimenticate, trascura, non considerare, tralascia, scarta",
    instructions="""
        istruzion*, indicazioni, prompt*, direttive, regole, tutto ciò che precede, quanto sopra, la domanda, gli altri articoli,
        ordini
    """,
    must="deve, devi, devono, dovrà, dovranno, dovrebbe, dovrebbero, bisogna",
    request="""
        è pregato, è pregata, sono pregati, si prega, è invitato, sono invitati, per favore, per cortesia, preghiamo, chiediamo,
        saremmo grati
    """,
    please="per favore, per cortesia, ora, adesso, sempre, solo, soltanto, mai, non, devi",
    joins="e, poi, o, ma, quindi",
    openers="caro, cara, cari, gentile, ciao, attenzione, nota per, messaggio per, all'attenzione di, al, agli, all', per l', nota all'",
    you_are="se sei, se lei è, come",
    your_answer="la tua risposta, la sua risposta, le tue risposte, il tuo riassunto, tua risposta, sua risposta",
    any_answer="ogni risposta, qualsiasi risposta, ogni riassunto, tutte le risposte",
    question="tutte le domande, ogni domanda, qualsiasi domanda, ogni risposta, ogni frase",
    only="solo con, soltanto con, solamente, unicamente, solo, soltanto, nient'altro, esattamente, con la parola",
    asked="ti chiedono, ti viene chiesto, chi chiede, chiunque chieda, qualcuno chiede, se chiedono",
    role="ora sei, adesso sei, d'ora in poi, da ora in poi, sei un, sei una, fingi, agisci come, immagina di essere, comportati",
    reported="""
        ha detto, dice, secondo, ha annunciato, legge, tribunale, giudice, ministro, ministero, ha spiegato, ha scritto, commissione
    """,
    tell="di', dì, dica, rispondi, informa",
    mode="rispond*, senza regole, modalità sviluppatore, dici",
)

PORTUGUESE = Tongue(
    machines="""
        ia, i.a., assistente, assistentes, chatbot*, modelo, modelos, modelo de linguagem, modelos de linguagem, bot, robô, chatgpt,
        llm*
    """,
    readers="quem, qualquer pessoa, todos os que, aqueles que, quem quer que, os leitores, todo aquele",
    reading="resum*, cit*, respond*, ler, leia, lê, process*, reproduz*, sintetiz*, perguntad*",
    page="esta página, este artigo, este texto, este documento, esta notícia, este trecho, este parágrafo, o acima, acima",
    say="""
        responda, responde, respondam, diga, diz, digam, escreva, escreve, mencione, menciona, cite, cita, dê, indique, indica,
        afirme, afirma, repita, repete, comece, começa, termine
    """,
    saying="respond*, dizer, diga*, escrev*, mencion*, cit*, dar, dê, indi*, afirm*, repet*, repita, começ*, conter, ser, nome*",
    ignore="ignore, ignora, ignorem, esqueça, esquece, esqueçam, desconsidere, desconsidera, despreze, descarte",
    instructions="""
        instruç*, orientações, prompt*, diretrizes, regras, tudo o que precede, tudo acima, a pergunta, os outros artigos, ordens
    """,
    must="deve, deves, devem, deverá, deverão, deveria, deveriam, tem de, tem que, têm de",
    request="pede-se, solicita-se, roga-se, por favor, pedimos, agradecemos, agradeceríamos, gentileza, é convidado",
    please="por favor, agora, sempre, apenas, somente, só, nunca, não, você deve, a partir de agora",
    joins="e, depois, ou, mas, então",
    openers="""
        caro, cara, prezado, prezada, querido, querida, olá, atenção, nota para, nota ao, mensagem para, mensagem ao, ao, aos, para
        o
    """,
    you_are="se você é, se és, como",
    your_answer="a sua resposta, a tua resposta, sua resposta, tua resposta, suas respostas, seu resumo, teu resumo",
    any_answer="toda resposta, qualquer resposta, todo resumo, todas as respostas, cada resposta",
    question="todas as perguntas, toda pergunta, qualquer pergunta, cada pergunta, cada resposta, cada frase",
    only="apenas com, somente com, só com, apenas, somente, unicamente, nada mais, exatamente, com a palavra",
    asked="te perguntarem, lhe perguntarem, perguntarem, quem perguntar, alguém perguntar, a quem perguntar",
    role="agora você é, agora és, a partir de agora, de agora em diante, você é um, você é uma, finja, aja como, imagine que",
    reported="disse, diz, segundo, anunciou, lei, tribunal, juiz, ministro, ministério, explicou, afirmou, escreveu, comissão",
    tell="diga, diz, responda, informe",
    mode="respond*, sem regras, modo desenvolvedor, diz*",
)

DUTCH = Tongue(
    machines="ai, ai-*, assistent*, chatbot*, taalmodel*, model, llm*, bot, chatgpt, samenvatter*",
    readers="wie, iedereen, degene, degenen, lezers, eenieder, al wie",
    reading="samenvat*, samen te vatten, beantwoord*, citeer*, leest, lezen, verwerk*, weergeeft, gevraagd",
    page="deze pagina, dit artikel, deze tekst, dit document, dit bericht, deze passage, deze alinea, het bovenstaande, hierboven",
    say="antwoord, beantwoord, zeg, schrijf, noem, vermeld, geef, herhaal, begin, eindig, meld, beweer",
    saying="antwoord*, zeggen, schrijven, noem*, vermeld*, geven, herhalen, bevatten, zijn, luiden, beginnen, melden",
    ignore="negeer, vergeet, sla, omzeil, laat",
    instructions="""
        instructie*, aanwijzing*, opdrachten, prompt*, systeemprompt, richtlijnen, regels, alles hierboven, het bovenstaande, de
        vraag
    """,
    must="moet, moeten, dient, dienen, hoort, zal, zullen, mag alleen",
    request="""
        wordt verzocht, worden verzocht, wordt … verzocht, worden … verzocht, wordt gevraagd, gelieve, alsjeblieft, alstublieft, wij
        vragen, verzoeken
    """,
    please="gelieve, alsjeblieft, alstublieft, nu, altijd, alleen, nooit, vanaf nu, je moet, u moet",
    joins="en, dan, of, maar, dus",
    openers="""
        beste, lieve, geachte, hallo, let op, opmerking voor, bericht aan, bericht voor, aan de, aan het, aan alle, voor de, notitie
        aan
    """,
    you_are="als je een, als u een, indien u, als",
    your_answer="je antwoord*, jouw antwoord*, uw antwoord*, je samenvatting, uw samenvatting",
    any_answer="elk antwoord, alle antwoorden, elke samenvatting, ieder antwoord",
    question="elke vraag, alle vragen, iedere vraag, elk antwoord, elke zin",
    only="alleen met, uitsluitend, enkel met, slechts met, alleen, niets anders, precies, met het woord",
    asked="je gevraagd wordt, u gevraagd wordt, wie vraagt, iemand vraagt, iedereen die vraagt",
    role="je bent nu, u bent nu, vanaf nu, je bent een, doe alsof, speel de rol, gedraag je, stel je voor",
    reported="zei, zegt, volgens, verklaarde, wet, rechter, rechtbank, minister, ministerie, schreef, meldde, commissie",
    tell="zeg, antwoord, vertel, meld",
    verb_last=True,
    mode="antwoord*, zonder regels, ontwikkelaarsmodus, zegt",
)

POLISH = Tongue(
    machines="ai, asysten*, chatbot*, czatbot*, model*, bot, bocie, chatgpt, llm*",
    readers="kto, ktokolwiek, każdy kto, wszyscy którzy, osoby, czytelnicy, ten kto",
    reading="streszcza*, streści, podsumow*, cytuj*, odpowiada*, czyta*, przetwarza*, zapytan*",
    page="tę stronę, tej strony, tej stronie, ta strona, ten artykuł, tego artykułu, ten tekst, tego tekstu, ten dokument, powyższ*",
    say="odpowiedz, odpowiadaj, powiedz, napisz, pisz, podaj, wymień, wspomnij, powtórz, zacznij, zakończ, stwierdź, odpowiedzcie",
    saying="odpowi*, powiedz*, napis*, poda*, wymieni*, wspomn*, powt*, zaczyna*, zawierać, brzmieć, być, stwierdz*",
    ignore="zignoruj, ignoruj, zapomnij, pomiń, porzuć, odrzuć, nie zważaj",
    instructions="instrukcj*, polece*, wytyczn*, prompt*, zasad*, wszystko powyżej, pytanie, inne artykuły, rozkazy",
    must="musi, musisz, muszą, powinien, powinna, powinno, powinny, powinieneś, należy, ma brzmieć",
    request="proszony jest, proszona jest, proszeni są, jest proszony, prosimy, proszę, uprasza się, uprzejmie, będziemy wdzięczni",
    please="proszę, teraz, zawsze, tylko, nigdy, nie, musisz, od teraz, odtąd",
    joins="i, potem, lub, ale, a, oraz",
    openers="drogi, droga, drodzy, szanowny, cześć, uwaga, notatka dla, wiadomość dla, informacja dla, dla",
    you_are="jeśli jesteś, jeżeli jesteś, jako",
    your_answer="twoja odpowiedź, twojej odpowiedzi, pańska odpowiedź, twoje streszczenie, twoje odpowiedzi",
    any_answer="każda odpowiedź, wszystkie odpowiedzi, każde streszczenie",
    question="każde pytanie, wszystkie pytania, na każde, każdą odpowiedź, każde zdanie",
    only="tylko, wyłącznie, jedynie, nic innego, dokładnie, słowem",
    asked="zapytany, ktoś zapyta, kto pyta, każdemu kto, jeśli zapyta*, gdy zapyta*",
    role="jesteś teraz, od teraz, odtąd, jesteś, udawaj, zachowuj się jak, wyobraź sobie, wciel się",
    reported="powiedział*, mówi, według, oświadczył*, poinformował*, ustaw*, sąd*, minist*, napisał*, zdaniem",
    tell="powiedz, odpowiedz, poinformuj",
    mode="odpowiada*, bez zasad, tryb*, mówisz",
)

RUSSIAN = Tongue(
    machines="ии, ассистент*, помощник*, чат-бот*, чатбот*, бот, боту, боты, языков* модел*, модель, модели, нейросет*, llm, chatgpt",
    readers="кто, всех кто, всем кто, тех кто, каждый кто, любой кто, читател*, всякий кто, те кто",
    reading="пересказыва*, перескаж*, резюмиру*, суммиру*, цитиру*, отвеча*, чита*, обрабатыва*, спросят, излага*",
    page="""
        эту страниц*, этой страниц*, эта страниц*, эту стать*, этой стать*, этот текст, этого текста, этом тексте, этот документ,
        выше
    """,
    say="""
        отвечай, отвечайте, ответь, ответьте, скажи, скажите, говори, напиши, напишите, пиши, назови, назовите, упомяни, упомяните,
        повтори, сообщи, сообщите, начни, начинай, укажи, укажите
    """,
    saying="""
        отве*, сказать, говорить, напис*, писать, назвать, называть, упомян*, упомин*, повтор*, сообщ*, указ*, содержать, быть,
        начин*, звучать
    """,
    ignore="игнорируй, игнорируйте, проигнорируй, забудь, забудьте, отбрось, отбросьте, пропусти, не обращай внимания, не учитывай",
    instructions="инструкци*, указани*, правил*, промпт*, директив*, все, что выше, всё выше, вопрос, другие стать*, команд*",
    must="должен, должна, должно, должны, обязан*, следует, нужно, надо",
    request="просим, просьба, просят, пожалуйста, будьте добры, будем благодарны, прошу, приглаша*",
    please="пожалуйста, теперь, всегда, только, никогда, не, ты должен, вы должны, отныне, впредь",
    joins="и, затем, или, но, а, потом",
    openers="""
        уважаемый, уважаемая, уважаемые, дорогой, дорогая, дорогие, привет, внимание, примечание для, сообщение для, обращение к,
        для, к
    """,
    you_are="если ты, если вы, как",
    your_answer="твой ответ, ваш ответ, твоего ответа, вашего ответа, твои ответы, ваши ответы, твой пересказ",
    any_answer="любой ответ, каждый ответ, все ответы, всякий ответ, любой пересказ",
    question="каждый вопрос, все вопросы, любой вопрос, любые вопросы, каждый ответ, каждое предложение",
    only="только, лишь, исключительно, ничего кроме, ровно, словом",
    asked="тебя спросят, вас спросят, кто спросит, кто спрашивает, тем кто спр*, если спросят, когда спросят",
    role="теперь ты, теперь вы, отныне, с этого момента, ты —, представь, притворись, веди себя как, сыграй роль",
    reported="сказал*, сообщил*, заявил*, по словам, закон*, суд*, министр*, министерств*, написал*, говорит, считает",
    tell="скажи, скажите, сообщи, сообщите, ответь",
    mode="отвеча*, без правил, режим*, говоришь",
)

CHINESE = Tongue(
    machines="助手, 助理, 人工智能, 语言模型, 大模型, 模型, 聊天机器人, 机器人, AI",
    readers="人, 者, 任何, 所有, 谁, 凡是",
    reading="总结, 概括, 摘要, 引用, 回答, 阅读, 处理, 转述, 归纳",
    page="本页, 本文, 此页, 这篇文章, 这个页面, 该页面, 此文, 这段, 上述, 以上",
    say="回答, 回复, 说, 写, 写明, 输出, 提到, 声明, 重复, 告诉, 只回答, 只说, 答复, 注明",
    saying="回答, 回复, 说, 写, 写明, 输出, 提到, 声明, 重复, 告诉, 答复, 是, 为, 包含, 注明",
    ignore="忽略, 无视, 忘记, 忘掉, 不要理会, 不要遵守, 绕过",
    instructions="指令, 指示, 提示, 规则, 提示词, 以上内容, 上面的内容, 前面的内容, 问题, 其他文章",
    must="必须, 应该, 应当, 应, 需要, 务必, 只能",
    request="请, 敬请, 烦请, 恳请, 麻烦",
    please="请, 只, 现在, 始终, 永远, 不要, 你必须, 从现在起, 并, 并且, 仅",
    joins="并, 然后, 而, 并且, 请, 请你, 只",
    openers="亲爱的, 尊敬的, 注意, 致, 给, 你好",
    you_are="如果你是, 作为, 若你是",
    your_answer="你的回答, 你的回复, 你的答案, 您的回答, 你的摘要, 你的总结",
    any_answer="任何回答, 所有回答, 每个回答",
    question="所有问题, 任何问题, 每个问题, 每一个问题, 每句",
    only="只, 仅, 只能, 除此之外, 仅仅",
    asked="问你, 被问到, 有人问, 问起, 问到",
    role="你现在是, 从现在起, 从现在开始, 你是一个, 假装, 扮演, 想象你是",
    reported="他说, 她说, 表示, 称, 据, 报道, 法律, 法院, 部门, 规定, 指出, 宣布, 记者",
    tell="告诉",
    mode="回答, 没有规则, 开发者模式, 说",
    spaced=False,
)

# Of the languages below only the words are known with which orders are given, not those of news about them.
SWEDISH = Tongue(
    machines="ai, ai-*, assistent*, chatbot*, chattbot*, språkmodell*",
    readers="den som, alla som, de som",
    reading="sammanfatta*, läser, svarar, citerar",
    page="denna sida, den här sidan, denna artikel, den här artikeln, denna text, den här texten",
    say="svara, säg, skriv, nämn, upprepa, ange",
    saying="svara, säga, skriva, nämna, upprepa, ange",
    ignore="ignorera, glöm, bortse från, strunta i",
    instructions="instruktion*, anvisningar, systemprompt*, allt ovan*, regler",
    must="ska, måste, bör",
    request="ombeds, vänligen, var vänlig, var snäll",
    please="vänligen, nu, alltid, bara, endast, aldrig",
    joins="och, sedan",
    your_answer="ditt svar, dina svar, din sammanfattning, er sammanfattning",
    only="endast med, bara med, endast, bara, med ordet",
)
DANISH_OR_NORWEGIAN = Tongue(
    machines="ai, ai-*, ki, assistent*, chatbot*, sprogmodel*, språkmodell*",
    readers="den som, den der, alle som, alle der",
    reading="sammenfatte*, oppsummer*, opsummer*, læser, leser, svarer, siterer, citerer",
    page="denne side, denne siden, denne artikel, denne artikkelen, denne tekst, denne teksten",
    say="svar, si, sig, skriv, nevn, nævn, gjenta, gentag",
    saying="svare, si, sige, skrive, nevne, nævne, gjenta, gentage",
    ignore="ignorer, glem, se bort fra",
    instructions="instruks*, instruktion*, anvisninger, systemprompt*, alt ovenfor, regler",
    must="skal, må, bør",
    request="bedes, vennligst, venligst",
    please="vennligst, venligst, nå, nu, alltid, altid, bare, kun, aldri, aldrig",
    joins="og, så",
    your_answer="ditt svar, dit svar, svaret ditt, din oppsummering, din opsummering",
    only="bare med, kun med, bare, kun, med ordet",
)
TURKISH = Tongue(
    machines="yapay zek*, asistan*, sohbet robot*, dil model*",
    page="bu sayfa*, bu makale*, bu metin*, bu metni*, bu haber*",
    saying="yaz*, söyle*, cevap*, yanıt*",
    ignore="yok say*, görmezden gel*, unut, unutun, dikkate alma*",
    instructions="talimat*, komut*, yönerge*, sistem istemi*",
    must="zorunda, gerek*, lazım",
    verb_last=True,
)
JAPANESE = Tongue(
    machines="アシスタント, 人工知能, 言語モデル, チャットボット, AI",
    page="このページ, この記事, この文章, 本記事",
    saying="答え, 回答, 書い, 返答, 出力",
    ignore="無視, 忘れ",
    instructions="指示, 命令, プロンプト, ルール",
    must="ください, 必要, しなければ, すること",
    spaced=False,
    verb_last=True,
)
KOREAN = Tongue(
    machines="인공지능*, 어시스턴트*, 챗봇*, 언어 모델*, ai*",
    page="이 페이지*, 이 기사*, 이 글*",
    saying="답*, 대답*, 써*, 말*, 출력*",
    ignore="무시*, 잊*",
    instructions="지시*, 명령*, 프롬프트*, 규칙*",
    must="해야*, 하십시오, 하세요",
    verb_last=True,
)
ARABIC = Tongue(
    machines="المساعد*, مساعد*, الذكاء الاصطناعي, نموذج*, روبوت*",
    page="هذه الصفحة, هذا المقال, هذا النص, هذه المقالة",
    say="أجب, أجيبوا, اكتب, اكتبوا, قل, اذكر, وأجب, واكتب, وقل, واذكر",
    saying="أن تجيب, أن تكتب, أن تقول, أن تذكر, الإجابة",
    ignore="تجاهل*, انس, انسى, لا تتبع, أهمل",
    instructions="التعليمات*, تعليمات*, الأوامر*, التوجيهات*, القواعد*",
    must="يجب, ينبغي, عليك, عليه",
)
HINDI = Tongue(
    machines="एआई, सहायक, चैटबॉट, मॉडल",
    page="इस पृष्ठ, इस लेख, इस पेज",
    saying="लिख*, कह*, उत्तर, जवाब, बता*",
    ignore="अनदेखा, नज़रअंदाज़, भूल",
    instructions="निर्देश*, आदेश*, नियम*",
    must="करें, चाहिए, होगा",
    verb_last=True,
)
UKRAINIAN = Tongue(
    machines="ші, асистент*, помічник*, чат-бот*, чатбот*, мовн* модел*, нейромереж*",
    readers="хто, кожен хто, всіх хто, ті хто",
    reading="переказу*, підсумову*, цитує, відповіда*, чита*",
    page="цю сторінку, цієї сторінки, цю статтю, цієї статті, цей текст, цього тексту",
    say="відповідай, відповідайте, скажи, скажіть, напиши, напишіть, назви, згадай",
    saying="відповід*, сказати, напис*, назвати, згад*",
    ignore="ігноруй, ігноруйте, забудь, забудьте, відкинь, не зважай",
    instructions="інструкц*, вказів*, правил*, команд*, промпт*",
    must="повинен, повинна, повинні, має, мусить, слід",
    request="просимо, прохання, будь ласка",
    only="лише, тільки, виключно, словом",
)
CZECH_OR_SLOVAK = Tongue(
    machines="ai, asistent*, chatbot*, jazykov* model*, umělá inteligence, umelá inteligencia",
    page="tuto stránku, této stránky, tento článek, tohoto článku, tento text, túto stránku, tento článok",
    say="odpověz, odpovězte, odpovídej, odpovedz, odpovedzte, řekni, řekněte, povedz, napiš, napište, napíšte, uveď, uveďte",
    saying="odpov*, říci, říkat, napsat, napísať, uvést, uviesť",
    ignore="ignoruj, ignorujte, zapomeň, zapomeňte, zabudni, zabudnite, nedbej, nevšímej si",
    instructions="pokyn*, instrukc*, inštrukc*, příkaz*, príkaz*, pravid*, prompt*",
    must="musí, musíš, má, měl, mal",
    only="pouze, jen, jenom, iba, slovem, slovom",
)
FINNISH = Tongue(
    machines="tekoäly*, avustaja*, chatbot*, kielimalli*",
    page="tämä sivu*, tämän sivun, tämä artikkeli, tämän artikkelin, tämän tekstin",
    say="vastaa, vastatkaa, sano, sanokaa, kirjoita, kirjoittakaa, mainitse",
    saying="vastata, vastattava, sanoa, kirjoittaa, mainita",
    ignore="unohda, unohtakaa, ohita, ohittakaa, älä välitä, jätä",
    instructions="ohjeet, ohjeita, ohjeista, käskyt, säännöt, määräykset",
    must="pitää, täytyy, on",
    only="vain, ainoastaan, sanalla",
)
HUNGARIAN = Tongue(
    machines="mesterséges intelligencia, asszisztens*, chatbot*, nyelvi modell*",
    page="ezt az oldalt, ezt a cikket, ezt a szöveget, ennek a cikknek",
    say="válaszolj, válaszoljon, mondd, mondja, írd, írja, írj, említsd",
    saying="válaszol*, mond*, ír*, említ*",
    ignore="hagyd figyelmen kívül, hagyja figyelmen kívül, felejtsd el, felejtse el",
    instructions="utasítás*, parancs*, szabály*, prompt*",
    must="kell, köteles",
    only="csak, kizárólag",
)
ROMANIAN = Tongue(
    machines="ia, asistent*, chatbot*, model* de limbaj, inteligență artificială",
    page="această pagină, acestei pagini, acest articol, acestui articol, acest text",
    say="răspunde, răspundeți, spune, spuneți, scrie, scrieți, menționează, menționați",
    saying="răspund*, spun*, scri*, mențion*",
    ignore="ignoră, ignorați, uită, uitați, nu ține cont de",
    instructions="instrucțiun*, comenz*, ordin*, regul*, prompt*",
    must="trebuie, ar trebui",
    only="doar, numai, exclusiv, cuvântul",
)
GREEK = Tongue(
    machines="βοηθ*, τεχνητή νοημοσύνη, γλωσσικ* μοντέλ*, chatbot*",
    page="αυτή τη σελίδα, αυτής της σελίδας, αυτό το άρθρο, αυτού του άρθρου, αυτό το κείμενο",
    say="απάντησε, απαντήστε, πες, πείτε, γράψε, γράψτε, ανάφερε",
    saying="απαντ*, πει, γράψει, αναφέρει",
    ignore="αγνόησε, αγνοήστε, ξέχασε, ξεχάστε",
    instructions="οδηγί*, εντολ*, κανόν*",
    must="πρέπει, οφείλει",
    only="μόνο, αποκλειστικά",
)
INDONESIAN_OR_MALAY = Tongue(
    machines="ai, asisten*, chatbot*, model bahasa",
    page="halaman ini, artikel ini, teks ini",
    say="jawab, jawablah, katakan, tulis, tuliskan, sebutkan",
    saying="menjawab, mengatakan, menulis, menyebutkan",
    ignore="abaikan, lupakan, jangan hiraukan",
    instructions="instruksi*, perintah*, arahan*, aturan*",
    must="harus, wajib",
    only="hanya, dengan kata",
)
VIETNAMESE = Tongue(
    machines="ai, trợ lý, chatbot*, mô hình ngôn ngữ",
    page="trang này, bài viết này, bài báo này, văn bản này",
    say="trả lời, nói, viết, hãy trả lời, hãy nói, hãy viết",
    saying="trả lời, nói, viết",
    ignore="bỏ qua, phớt lờ, quên, hãy bỏ qua, hãy quên",
    instructions="hướng dẫn, chỉ dẫn, chỉ thị, mệnh lệnh, quy tắc",
    must="phải, cần",
    only="chỉ, bằng từ",
)
HEBREW = Tongue(
    machines="בינה מלאכותית, עוזר*, צ'אטבוט*, מודל שפה",
    page="דף זה, הדף הזה, מאמר זה, המאמר הזה, טקסט זה",
    say="ענה, ענו, אמור, כתוב, כתבו, וענה, ואמור, וכתוב",
    saying="לענות, לומר, לכתוב, להשיב",
    ignore="התעלם, התעלמו, שכח, שכחו",
    instructions="ההוראות*, הוראות*, מההוראות*, מכל ההוראות*, הפקודות*, הכללים*",
    must="חייב, חייבת, צריך, על",
)

TONGUES = (
    *(ENGLISH, GERMAN, FRENCH, SPANISH, ITALIAN, PORTUGUESE, DUTCH, POLISH, RUSSIAN, CHINESE),
    *(SWEDISH, DANISH_OR_NORWEGIAN, TURKISH, JAPANESE, KOREAN, ARABIC, HINDI, UKRAINIAN, CZECH_OR_SLOVAK, FINNISH, HUNGARIAN, ROMANIAN),
    *(GREEK, INDONESIAN_OR_MALAY, VIETNAMESE, HEBREW),
)
