"""In which charset a file is read: what its bytes are before what it says of itself, and no mark needed."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest

from rag.config import Settings
from rag.corpus import read
from rag.corpus.decode import MIXED, decode
from rag.types import Article

# Two sentences of a language in the charsets it was written in before UTF-8.
WRITTEN = {
    "de": (
        "cp1252 iso8859_15 mac_roman",
        "Der Hafen der Insel Orran schließt für vier Monate. Die Hafenmeisterin Käthe Wörz sagte am Montag, die Mole "
        "sei nicht mehr sicher.",
    ),
    "fr": (
        "cp1252 iso8859_15 mac_roman",
        "Le port de l’île d’Orran sera fermé pendant quatre mois à partir d’avril. La capitaine du port, Hélène Forêt, "
        "a déclaré lundi que le quai n’était plus sûr.",
    ),
    "es": (
        "cp1252 iso8859_15",
        "El puerto de la isla de Orrán cerrará durante cuatro meses a partir de abril. La capitana del puerto, Begoña "
        "Muñoz, dijo el lunes que el muelle ya no es seguro.",
    ),
    "pt": (
        "cp1252 iso8859_1",
        "O porto da ilha de Orrão vai fechar durante quatro meses a partir de abril. A capitã do porto, Conceição "
        "Simões, disse na segunda-feira que o cais já não é seguro.",
    ),
    "it": (
        "cp1252 iso8859_15",
        "Il porto dell’isola di Orran chiuderà per quattro mesi a partire da aprile. La comandante del porto, Vera "
        "Niccolò, ha detto lunedì che la banchina non è più sicura.",
    ),
    "sv": (
        "cp1252 iso8859_15 mac_roman",
        "Hamnen på ön Orran stängs i fyra månader från april. Hamnkaptenen Märta Åkerblöm sade på måndagen att kajen inte längre är säker.",
    ),
    "da": (
        "cp1252 iso8859_1",
        "Havnen på øen Orran lukker i fire måneder fra april. Havnefogeden Søren Åkjær sagde mandag, at kajen ikke længere er sikker.",
    ),
    "no": (
        "cp1252 iso8859_1",
        "Havna på øya Orran stenger i fire måneder fra april. Havnesjefen Bjørg Åsnes sa mandag at kaia ikke lenger er trygg.",
    ),
    "fi": (
        "cp1252 iso8859_15",
        "Orranin saaren satama suljetaan neljäksi kuukaudeksi huhtikuussa. Satamapäällikkö Päivi Mäkelä sanoi "
        "maanantaina, että laituri ei ole enää turvallinen.",
    ),
    "is": (
        "cp1252",
        "Höfninni á eyjunni Orran verður lokað í fjóra mánuði frá apríl. Hafnarstjórinn Þórunn Æsa sagði á mánudag að "
        "bryggjan væri ekki lengur örugg.",
    ),
    "nl": (
        "cp1252",
        "De haven van het eiland Orran gaat vier maanden dicht vanaf april. Havenmeester Noël Daniëls zei maandag dat "
        "de kade niet meer veilig is.",
    ),
    "en": (
        "cp1252",
        "The harbour of Orran island will close for four months from April. The harbour master, Vera Kolm, said on "
        "Monday that the quay is “no longer safe”.",
    ),
    "pl": (
        "cp1250 iso8859_2 cp852",
        "Port na wyspie Orran zostanie zamknięty na cztery miesiące od kwietnia. Kapitan portu Małgorzata Żółć "
        "powiedziała w poniedziałek, że nabrzeże nie jest już bezpieczne.",
    ),
    "cs": (
        "cp1250 iso8859_2",
        "Přístav na ostrově Orran bude od dubna na čtyři měsíce uzavřen. Správkyně přístavu Věra Šťastná v pondělí "
        "řekla, že nábřeží už není bezpečné.",
    ),
    "sk": (
        "cp1250 iso8859_2",
        "Prístav na ostrove Orran bude od apríla na štyri mesiace zatvorený. Správkyňa prístavu Ľubica Šťastná v "
        "pondelok povedala, že nábrežie už nie je bezpečné.",
    ),
    "hu": (
        "cp1250 iso8859_2",
        "Áprilistól négy hónapra bezár az orrani sziget kikötője. A kikötő kapitánya, Szűcs Erzsébet hétfőn azt mondta,"
        " hogy a rakpart már nem biztonságos.",
    ),
    "ro": (
        "cp1250 iso8859_2",
        "Portul de pe insula Orran va fi închis timp de patru luni începând din aprilie. Comandanta portului, Ştefania "
        "Ţîru, a declarat luni că digul nu mai este sigur.",
    ),
    "hr": (
        "cp1250 iso8859_2",
        "Luka na otoku Orranu bit će od travnja zatvorena četiri mjeseca. Kapetanica luke Željka Šimić rekla je u "
        "ponedjeljak da riva više nije sigurna.",
    ),
    "sl": (
        "cp1250 iso8859_2",
        "Pristanišče na otoku Orran bo od aprila za štiri mesece zaprto. Kapitanka pristanišča Špela Žagar je v "
        "ponedeljek povedala, da pomol ni več varen.",
    ),
    "tr": (
        "cp1254 iso8859_9",
        "Orran adasının limanı nisan ayından itibaren dört ay kapanacak. Liman başkanı Şükrü Çağlayan pazartesi günü "
        "rıhtımın artık güvenli olmadığını söyledi.",
    ),
    "ru": (
        "cp1251 koi8_r iso8859_5 cp866 mac_cyrillic",
        "Порт острова Орран закроют на четыре месяца с апреля. Начальник порта Вера Ткаченко заявила в понедельник, что"
        " причал больше не безопасен для людей и судов.",
    ),
    "uk": (
        "cp1251 koi8_u",
        "Порт острова Орран закриють на чотири місяці з квітня. Начальниця порту Віра Ткаченко заявила в понеділок, що "
        "причал більше не є безпечним для людей і суден.",
    ),
    "bg": (
        "cp1251",
        "Пристанището на остров Оран ще бъде затворено за четири месеца от април. Началникът на пристанището Вера "
        "Колева заяви в понеделник, че кеят вече не е безопасен.",
    ),
    "sr": (
        "cp1251",
        "Лука на острву Оран биће затворена четири месеца од априла. Капетан луке Љубица Ђорђевић рекла је у понедељак "
        "да кеј више није безбедан.",
    ),
    "el": (
        "cp1253 iso8859_7",
        "Το λιμάνι του νησιού Όραν θα κλείσει για τέσσερις μήνες από τον Απρίλιο. Η λιμενάρχης Άννα Κολμά είπε τη "
        "Δευτέρα ότι η προβλήτα δεν είναι πια ασφαλής.",
    ),
    "lt": (
        "cp1257 iso8859_13",
        "Orano salos uostas nuo balandžio bus uždarytas keturiems mėnesiams. Uosto kapitonė Živilė Šimkutė pirmadienį "
        "sakė, kad krantinė nebėra saugi.",
    ),
    "lv": (
        "cp1257 iso8859_13",
        "Oranas salas osta no aprīļa būs slēgta četrus mēnešus. Ostas kapteine Žanete Bērziņa pirmdien sacīja, ka "
        "piestātne vairs nav droša.",
    ),
    "et": (
        "cp1257 cp1252",
        "Orrani saare sadam suletakse aprillist neljaks kuuks. Sadama kapten Õnne Käär ütles esmaspäeval, et kai ei ole enam ohutu.",
    ),
    "he": ("cp1255 iso8859_8", "נמל האי אורן ייסגר לארבעה חודשים החל מאפריל. מנהלת הנמל אמרה ביום שני כי הרציף אינו בטוח עוד."),
    "ar": (
        "cp1256 iso8859_6",
        "سيغلق ميناء جزيرة أوران لمدة أربعة أشهر ابتداء من أبريل. وقالت مديرة الميناء يوم الاثنين إن الرصيف لم يعد آمنا.",
    ),
    "zh": ("gb18030 gbk", "东屏岛港口将关闭四个月进行维修。港务长林晓梅星期一表示，码头已经不再安全。"),
    "zh-tw": ("big5", "東屏島港口將關閉四個月進行維修。港務長林曉梅星期一表示，碼頭已經不再安全。"),
    "ja": ("cp932 euc_jp iso2022_jp", "東島の港は四月から四か月間閉鎖される。港湾長の田中さんは月曜日、岸壁はもはや安全ではないと述べた。"),
    "ko": (
        "cp949 euc_kr",
        "오란섬의 항구가 4월부터 넉 달 동안 폐쇄된다. 항만 책임자인 김수진 씨는 월요일에 부두가 더 이상 안전하지 않다고 말했다.",
    ),
    "th": (
        "cp874",
        "ท่าเรือของเกาะโอรานจะปิดเป็นเวลาสี่เดือนตั้งแต่เดือนเมษายน "
        "หัวหน้าท่าเรือกล่าวเมื่อวันจันทร์ว่าท่าเทียบเรือไม่ปลอดภัยอีกต่อไป งานซ่อมแซมจะมีค่าใช้จ่าย 86 ล้านบาท "
        "และรัฐบาลจะจ่ายครึ่งหนึ่ง",
    ),
}
FILES = [
    pytest.param(text, charset, id=f"{language}/{charset}")
    for language, (charsets, text) in WRITTEN.items()
    for charset in charsets.split()
]
TAIL = "<title>Prize</title></head><body><article><p>{0}</p><p>{0}</p></article></body></html>"
STORY = "“Gull’s Nest” won the region’s prize – 8,000 € – on Monday, said Käthe Wörz. The jury called the café on the quay “a harbour”."


def only(folder: Path, name: str, data: bytes) -> Article:
    (folder / name).write_bytes(data)
    (article,), _ = read(folder, name, Settings())
    return article


def page(text: str, charset: str, head: str = "") -> str:
    return f'<html><head>{head}<meta http-equiv="Content-Type" content="text/html; charset={charset}">{TAIL.format(text)}'


@pytest.mark.parametrize(("text", "charset"), FILES)
def test_a_text_without_a_mark_is_told_by_its_language(text: str, charset: str) -> None:
    data = text.encode(charset, "replace")
    found = decode(data)
    assert found
    assert found[0] == data.decode(charset)
    assert data.decode(found[1], "replace") == found[0]


@pytest.mark.parametrize(("text", "charset"), FILES)
def test_utf_8_stays_utf_8_whatever_it_is_called_and_with_bad_bytes(text: str, charset: str) -> None:
    data = text.encode()
    assert decode(data, (charset,)) == (text, "utf-8")
    for bad in (b"\xfc", b"\xe2\x80", b"caf\xe9 "):
        at = len(text[: len(text) // 2].encode())
        broken = data[:at] + bad + data[at:]
        found = decode(broken)
        assert found
        assert found[1] in ("utf-8", MIXED)
        assert found[0][: len(text) // 2] == text[: len(text) // 2]
        assert found[0] == broken.decode(found[1], "replace")
    assert decode(data[:-1])


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.csv", "a.eml", "a.mbox", "a.rtf", "a.html", "page.php"])
@pytest.mark.parametrize("language", ["sv", "pl", "ru", "el", "tr", "cs"])
def test_every_kind_of_file_is_read_in_a_charset_that_nothing_names(tmp_path: Path, name: str, language: str) -> None:
    charsets, text = WRITTEN[language]
    charset = charsets.split()[0]
    around = {
        "csv": f'title,text\nPort,"{text}"\n',
        "eml": f"From: A <a@b.example>\nSubject: Port\nDate: Tue, 5 Mar 2024 06:30:00 +0000\n\n{text}\n",
        "mbox": f"From a@b Tue Mar  5 06:30:00 2024\nFrom: A <a@b.example>\nSubject: Port\n\n{text}\n",
        "rtf": f"{{\\rtf1\\ansi\\ansicpg{charset.removeprefix('cp')}\\deff0 {text}\\par}}",
        "html": f"<html><head><title>Port</title></head><body><article><p>{text}</p><p>{text}</p></article></body></html>",
        "php": f"<html><head><title>Port</title></head><body><article><p>{text}</p><p>{text}</p></article></body></html>",
    }
    written = around.get(name.partition(".")[2], text)
    assert text in only(tmp_path, name, written.encode(charset)).text


@pytest.mark.parametrize("label", ["iso-8859-1", "latin1", "ISO_8859-1", "us-ascii", "windows-1252", "x-cp1252"])
def test_latin_1_means_windows_1252(tmp_path: Path, label: str) -> None:
    assert STORY in only(tmp_path, "a.html", page(STORY, label).encode("cp1252")).text
    message = f"From: A <a@b.example>\nSubject: “Gull’s Nest”\nContent-Type: text/plain; charset={label}\n\n{STORY}\n"
    article = only(tmp_path, "a.eml", message.encode("cp1252"))
    assert (article.title, article.text.strip()) == ("“Gull’s Nest”", STORY)


def test_numbers_of_windows_1252_in_a_page_are_its_characters(tmp_path: Path) -> None:
    written = STORY.replace("“", "&#147;").replace("”", "&#x94;").replace("–", "&#150;").replace("’", "&#146;")
    assert STORY in only(tmp_path, "a.html", page(written, "utf-8").encode()).text


@pytest.mark.parametrize(("charset", "label"), [("cp1250", "windows-1250"), ("iso8859_2", "ISO-8859-2"), ("cp1250", "x-cp1250")])
def test_a_label_far_down_is_found(tmp_path: Path, charset: str, label: str) -> None:
    # In Slovene words that are few for a detector the label decides.
    text = "Špela Žagar je zaprla pomol. " + "The harbour master of the island closed the quay on Monday. " * 3
    script = "<script>" + "var harbour = 1; // quay\n" * 900 + "</script>"
    article = only(tmp_path, "a.html", page(text, label, script).encode(charset))
    assert "Špela Žagar" in article.text


def test_labels_mean_what_browsers_take_them_for(tmp_path: Path) -> None:
    text = "①㈱東島の港は四月から四か月間閉鎖される。港湾長の田中さんは月曜日、岸壁はもはや安全ではないと述べた。"
    assert text in only(tmp_path, "a.html", page(text, "Shift_JIS").encode("cp932")).text
    text = "东屏岛港口将关闭四个月进行维修。港务长林晓梅星期一表示，码头已经不再安全。镕"
    assert text in only(tmp_path, "b.html", page(text, "gb2312").encode("gbk")).text


def test_a_wrong_or_unknown_label_does_no_harm(tmp_path: Path) -> None:
    charset, text = WRITTEN["ru"]
    for number, label in enumerate(("klingon", "utf-8", "utf-16", "punycode")):
        assert text in only(tmp_path, f"{number}.html", page(text, label).encode(charset.split()[0])).text


def test_a_message_in_several_charsets(tmp_path: Path) -> None:
    message = EmailMessage()
    message["From"] = "Małgorzata Żółć <m@b.example>"
    message["Subject"] = "Port zostanie zamknięty"
    message.set_content(WRITTEN["pl"][1], charset="iso-8859-2", cte="quoted-printable")
    message.add_alternative(f"<p>{WRITTEN['pl'][1]}</p>", subtype="html", charset="windows-1250", cte="base64")
    article = only(tmp_path, "a.eml", message.as_bytes())
    assert (article.byline, article.title) == ("Małgorzata Żółć", "Port zostanie zamknięty")
    assert " ".join(article.text.split()) == WRITTEN["pl"][1]


@pytest.mark.parametrize("bad", ["André’s café", "“a harbour”", "8 € – no more…", "Straße 9"])
def test_pieces_of_windows_1252_in_a_file_of_utf_8_are_read_as_what_they_are(tmp_path: Path, bad: str) -> None:
    data = f"{STORY}\n\nThe mayor called it ".encode() + bad.encode("cp1252") + f" on Tuesday.\n\n{STORY}\n".encode()
    article = only(tmp_path, "a.txt", data)
    assert article.text == f"{STORY}\n\nThe mayor called it {bad} on Tuesday.\n\n{STORY}\n"
    assert article.text == data.decode(str(article.encoding), "replace")


def test_other_bad_bytes_are_not_guessed_at(tmp_path: Path) -> None:
    cut = STORY.encode() + b" He said \xe2\x80 no more."
    assert "said \ufffd no" in only(tmp_path, "a.txt", cut).text
    russian = WRITTEN["ru"][1].encode() + b" \xd0 ..."
    assert only(tmp_path, "b.txt", russian).text == russian.decode("utf-8", "replace")


def test_what_is_no_text_is_none() -> None:
    assert decode(bytes(range(256)) * 4) is None


def test_utf_16_that_was_cut_is_read() -> None:
    text = WRITTEN["de"][1]
    assert decode(text.encode("utf-16")[:-1]) == (f"{text[:-1]}\ufffd", "utf-16")
