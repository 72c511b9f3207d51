"""What pages say around their stories, in small letters, apostrophes as '.

`WHOLE_LINES` are lines that say nothing else. `LIST_HEADS` are lines under which other headlines stand.
`APPEALS` make a line one when they are anywhere in it, `OPENERS` do when one of
`TOPICS` is there too; both only in a line that speaks to the `READER`.
"""

from __future__ import annotations


def phrases(text: str) -> frozenset[str]:
    """Phrases with commas between."""
    return frozenset(" ".join(phrase.split()) for phrase in text.split(","))


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


SHARE = _words("""
    share tweet facebook twitter x whatsapp email e-mail mail print linkedin reddit telegram pinterest flipboard messenger bookmark
    sms copy link send pin save
""")
SHARE_FILL = _words("""
    this article story page post on via by in it to a the with your friends friend now and or more options copied icon url comment
    comments gift as like
""")

WHOLE_LINES = phrases("""
    accept, accept all, accept all cookies, accept cookies, ad, ad feedback, ads, advertise with us, advertisement, advertising,
    agree, all rights reserved, all sections, article continues after ad, article continues after advertisement, article continues
    below, article continues below advertisement, automatic approval of subscriber comments, back to home, back to top, buy
    reprints, click to expand, click to play, close, close menu, collapse, comments are closed, comments are off, contact us,
    contents, cookie policy, cookie settings, correct an error, dismiss, do not sell my personal information, download our app,
    download the app, e-paper, enlarge, epaper, expand, font size, fullscreen, gallery, get app, get the app, getty images, got it,
    hide caption, hide comments, home, i agree, in this article, join the conversation, join the discussion, leave a comment,
    leer en español,
    listen, listen to article, listen to the article, listen to this article, listen to this story, live, load more, loading, log
    in, log in or subscribe to comment, log in or register to comment, log in to comment, log out, login, logout, manage cookies,
    manage preferences, manage settings, menu, mute, my account, newsletter, newsletters, next, next article, next story, not now,
    on this page, open in app, opinion, photo gallery, photos, play video, podcast, podcasts, post a comment, posted, prev, prev
    next, previous, privacy policy, privacy settings, published, read in app, remind me later, report an error, report this ad,
    reprints, request permission, search, sections, show all, show caption, show comments, show less, show more, sign in, sign in to
    comment, sign up, skip, skip ad, skip to content, skip to main content, sponsored, sponsored content, start free trial, start
    trial, start your free trial, story continues after advertisement, story continues below, story continues below advertisement,
    story highlights, subscribe, subscribe now, subscribers join the conversation faster, support us, tags, tap to unmute, terms and
    conditions, terms of service, terms of use, text size, thank you, toggle caption, top stories, topic, topics, unmute, updated,
    video, video ad feedback, videos, view all, view comments, view gallery, view more, view photos, watch, watch live, watch now,
    watch video, write a comment, zoom
""")

LIST_HEADS = phrases("""
    also read, around the web, click the alert icon to follow topics, dig deeper, don't miss, editor's choice, editor's picks,
    editors' picks, follow topics, for more, from our archives, from our partners, from the web, icymi, in case you missed it, in
    other news, in the news, keep reading, latest, learn more, more, more coverage,
    more news to know now, must read, must reads, people also read, people
    are reading, promoted stories, read also, read more, read next, recommended, recommended for you, related, see also, sponsored
    stories, this week's headlines, today's headlines, today's top stories, trending, trending now, up next, real quick, what everyone's
    talking about, what to read next, you
    could also like, you may also like, you may be interested in, you may have missed, you may like, you might also like, you might
    be interested in, you might like
""")

# What sends a reader on to another story, in the languages of news: `SEE_ALSO` before its title or alone, `RELATED` alone or before a mark.
SEE_ALSO = phrases("""
    lesen sie auch, lesen sie dazu, lesen sie hier, lesen sie mehr, lesen sie weiter, lies auch, siehe auch, lire aussi, à lire aussi,
    a lire aussi, lisez aussi, à lire également, lire également, à voir aussi, voir aussi, lire la suite, lea también, lee también,
    lea más, leer más, leer también, seguir leyendo, vea también, mira también, leggi anche, leggi di più, leggi tutto, continua a
    leggere, vedi anche, guarda anche, lees ook, lees meer, lees verder, bekijk ook, zie ook, leia também, leia mais, leia ainda, veja
    também, saiba mais, continue lendo, llegiu també, llegeix també, czytaj też, czytaj także, czytaj również, czytaj więcej, zobacz
    też, zobacz także, zobacz również, przeczytaj też, przeczytaj także, przeczytaj również, čtěte také, čtěte též, čtěte více,
    přečtěte si také, čítajte aj, prečítajte si aj, prečítajte si tiež, läs också, läs även, läs mer, se även, les også, les mer, les
    videre, læs også, læs mere, se også, lue myös, lue lisää, katso myös, olvassa el ezt is, ezt is olvassa el, olvasta már, citește și,
    citeşte şi, citiți și, citiţi şi, vezi și, vezi şi, διαβάστε επίσης, διαβάστε ακόμη, διαβάστε ακόμα, διαβάστε περισσότερα, δείτε
    επίσης, ayrıca okuyun, bunu da okuyun, ayrıca bakınız, devamını oku, читайте также, читать также, читать далее, читайте далее,
    читайте по теме, смотрите также, читайте також, читати далі, читайте далі, дивіться також, прочетете още, вижте още, четете още,
    прочитајте још, pročitajte i, pročitajte još, čitajte i, čitajte još, pogledajte i, preberite tudi, preberite še, taip pat
    skaitykite, skaitykite taip pat, lasi arī, lasiet arī, loe ka, loe lisaks, vaata ka, baca juga, baca selengkapnya, simak juga,
    lihat juga, đọc thêm, xem thêm, あわせて読みたい, 合わせて読みたい, 続きを読む, 阅读更多, 閱讀更多, اقرأ أيضا, اقرأ أيضاً,
    اقرأ أيضًا, إقرأ أيضا, اقرأ المزيد, شاهد أيضا, קראו עוד, קראו גם, ראו גם, بیشتر بخوانید, همچنین بخوانید, यह भी पढ़ें, ये भी पढ़ें,
    อ่านเพิ่มเติม, อ่านข่าวที่เกี่ยวข้อง
""")
RELATED = phrases("""
    mehr zum thema, mehr themen, weitere themen, weitere artikel, weitere beiträge, weitere meldungen, weitere nachrichten, ähnliche
    artikel, ähnliche beiträge, verwandte artikel, empfohlene artikel, empfohlene beiträge, top-themen, auch lesen, mehr dazu, zum
    thema, passend dazu, auch interessant, weiterlesen, das könnte sie auch interessieren, das könnte sie interessieren, sur le même
    sujet, articles similaires, articles recommandés, pour aller plus loin, articles liés, te puede interesar, también te puede
    interesar, le puede interesar, puede interesarte, te recomendamos, noticias relacionadas, artículos relacionados, más noticias,
    puedes ver, más información, potrebbe interessarti, potrebbe interessarti anche, per approfondire, articoli correlati, articoli
    simili, meer over dit onderwerp, ook interessant, notícias relacionadas, artigos relacionados, gerelateerde artikelen, powiązane
    artykuły, polecamy, warto przeczytać, mohlo by vás zajímat, související, související články, súvisiace články, relaterat, relatert,
    kapcsolódó cikk, kapcsolódó cikkek, kapcsolódó, vă mai recomandăm, σχετικά άρθρα, ilgili haber, ilgili haberler, подробнее, по теме,
    материалы по теме, за темою, докладніше, още по темата, povezano, vezane vijesti, susiję straipsniai, artikel terkait, tin liên
    quan, 関連記事, 関連ニュース, 関連リンク, 延伸阅读, 延伸閱讀, 相关阅读, 相關閱讀, 相关新闻, 相關新聞, 相关报道, 相關報導, 推荐阅读,
    推薦閱讀, 更多阅读, 관련기사, 관련 기사, 더 보기, مواضيع ذات صلة, לקריאה נוספת, עוד בנושא, כתבות נוספות, संबंधित खबरें,
    ข่าวที่เกี่ยวข้อง
""")

APPEALS = phrases("""
    accept all cookies, accept cookies, already a member, already a subscriber, already have an
    account, already registered, already signed up, already subscribed, become a member, become a subscriber, check your local
    forecast, click here, continue reading, cookie policy, cookie preferences, cookie settings, daily crossword, daily newsletter,
    does not provide editorial input, download our app, download the app, earn us a commission, by clicking, by continuing to use,
    support local journalism, support quality journalism, supporting local journalism, a digital subscriber, email newsletter, find
    us on, follow along with, follow me on, follow our, follow us, for more news, for the latest updates, head here for,
    look for more, our facebook, whatsapp channel, support us, you are listening to, our stories, our coverage, free newsletter,
    free newsletters, free weekly newsletter, get our free, got a news tip, got a tip, in our voter guide, in your inbox, into your
    inbox, join us on, like us on, may earn a commission, may earn an affiliate, may earn commission, may earn revenue, may receive
    a commission, morning newsletter, not a subscriber, our newsletter, our site uses cookies, our website uses cookies, player
    above to hear the podcast, politics newsletter, prices were accurate, product experts at, science newsletter, send us your, sign
    up for breaking, sign up for our, sign up for the, sign up for this, sign up for today, sign up for updates,
    sign up for your, sign up here, sign up now, sign up to get, sign up to our, sign up to receive, sign-up for, start your free,
    subscribe & save, subscribe here, subscribe now, subscribe to our, subscribe to the newsletter,
    subscribe today, supporting our journalism, this site uses cookies, to your inbox, transcript was
    automatically generated, trending newsletter, unlimited access, unlimited digital access, we use cookies, weekly newsletter,
    work is supported in part by, thanks for listening, thanks for reading, thanks so much for
    reading, wherever you get your, today's show description
""")

OPENERS = _words("""
    subscribe sign get join follow like support become start try already not unlock continue enjoying want thank thanks need never
    don't stay for click tap check watch listen read register download receive help got our you if you're just your keep find see
    more play take visit prep shop explore buy save catch hear let please holiday what what's here's sign-up consider love looking
    discover browse access go add today's questions ask submit prefer
""")
CONDITIONS = _words("if for what what's more just never already not today's here's")  # of these only where they speak to the reader
ADDRESSED = _words("you your our us my")
TOPICS = _words("""
    newsletter newsletters subscribe subscriber subscribers subscription subscriptions inbox podcasts crossword puzzle puzzles quiz
    podcast coupon coupons deals cookies notifications alerts e-paper epaper paywall membership donate
""")
READER = _words("""
    you your our us we sign subscribe click tap follow download listen here play get join sign-up support prices purchase visit look
    head commission thanks
""")
SURE_TOPICS = _words("newsletter newsletters inbox commission revenue cookies podcast subscriber subscribers subscribe journalism")
NOT_NAMES = _words("""
    the number numbers a an this that their his her its monday tuesday wednesday thursday friday saturday sunday january february
    march april may june july august september october november december law contrast comparison then now far night day land sea air
    train car invitation
""")
TRADES = _words("journalist reporter correspondent columnist editor writer contributor commentator photographer freelancer intern")
TRADES_ABROAD = _words("""
    Journalist Journalistin Redakteur Redakteurin Reporter Reporterin Korrespondent Korrespondentin Volontär Volontärin Chefredakteur
    Chefredakteurin Kolumnist Kolumnistin journaliste rédacteur rédactrice correspondant correspondante chroniqueur chroniqueuse
    periodista redactor redactora corresponsal columnista giornalista redattore redattrice corrispondente jornalista repórter redator
    redatora correspondente journalist verslaggever verslaggeefster redacteur correspondent columnist journalisten reporter
""")
WEAK_TRADES = _words("author producer anchor fellow analyst critic host professor historian novelist blogger researcher lecturer")
AGENCIES = phrases("""
    AP, AP Photo, AFP, Associated Press, The Associated Press, Reuters, REUTERS, Getty, Getty Images, EPA, EPA-EFE, EFE, PA, PA
    Images, PA Wire, Bloomberg, Shutterstock, iStock, Alamy, ZUMA, ZUMA Press, Zuma Press, ZUMA Wire, Anadolu, Anadolu Agency,
    Xinhua, Flash90, GPO, POOL, Pool, NurPhoto, SIPA, SIPA USA, Sipa, Sipa USA, TASS, IMAGO, Imago, dpa, DPA, Redux, Magnum,
    Sputnik, Kyodo, ANSA, PTI, Handout, HANDOUT, handout, Courtesy, courtesy photo, USA TODAY, USA TODAY NETWORK, USA TODAY Network,
    USA TODAY Sports, USA Today Network, USA Today Sports, USA TODAY Sports Images, Imagn, Imagn Images, CNN, NBC, NASA, ESA, file
    photo, File photo, FILE, File, Facebook, Instagram, Twitter, Wikimedia, Wikimedia Commons, Unsplash, Pixabay
""")
PAPERS = _words("""
    Argus Broadcasting Bulletin Chronicle Citizen-Times Courier Daily Dispatch Echo Enquirer Examiner Gazette Globe Guardian Herald
    Independent Inquirer Journal Magazine Network News Newspaper Observer Radio Sentinel Standard Star-Banner TV Telegraph
    Television Tennessean Times Times-News Tribune Weekly Wire Zeitung Anzeiger Tageblatt Tagblatt Rundschau Kurier Volksblatt Avis
    Tidning Tidende Dagblad Courant Krant Nieuwsblad Gazeta Dziennik Noviny Deník Hírlap Gazete Gazetesi Diario Jornal Giornale Corriere
    Gazzetta Ziarul Вести Известия Газета Ведомости
""")
PERHAPS_PAPERS = _words("""
    Advertiser Agency Citizen Democrat Express Ledger Mail Mirror Monitor Nachrichten Noticias Online Post Press Record Register Republic
    Review Star Sun
    Today
""")
NOT_PAPERS = _words("""
    Board Chief Columnist Commission Conference Correspondent Council Department Editor For Institute Reporter Reporters Senior
    Special Staff University Writer
""")
