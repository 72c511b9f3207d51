"""Credits of Chinese, Japanese and Korean stories: lines of labels ("来源：… 记者：…"), reporters in brackets or by their trade."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rag.corpus.dates import first_date

_HAN = "\u3400-\u9fff々"
_LETTER = _HAN + "\u3040-\u30ff"
_NAMES = rf"[{_LETTER}·・]{{2,8}}(?:(?:[ 　]?[、，,和与與及&＆][ 　]?|[ 　])[{_LETTER}·・]{{1,6}}){{0,5}}"
_COLON = r"[ 　]?[:：／/＝=][ 　]?"
_REPORTER = (
    r"(?:本[报報]|特[约約派]|[实實][习習]|[见見][习習]|首席|[该該]?[报報])?(?:[记記]者|通[讯訊][员員])"
    r"|作者|撰文|撰稿|[报報][导導道]者?|執筆|著者|取材・?文?"
)
_LABELS = {
    "outlet": rf"(?:文章|新[闻聞]|信息|消息|稿件)?[来來]源{_COLON}|稿源{_COLON}|(?:出典|提供元?|配信元?|媒体){_COLON}",
    "byline": rf"(?:{_REPORTER})(?:{_COLON}|[ 　])|文{_COLON}",
    "day": rf"(?:[发發][布佈表][时時][间間]|[时時][间間]|日期|公開日|掲載日|配信日|発行日|[发發][布佈]于?){_COLON}",
    "update": rf"(?:更新(?:[时時][间間]|日)?|最終更新日?){_COLON}",
    "": rf"(?:[责責]任[编編][辑輯]|[责責][编編]|[编編][辑輯集]|校[对對]|[审審]核|[编編][审審]"
    rf"|[监監][制製]|[摄攝撮]影|写真|[图圖]片?|字[号號體体]|[浏瀏][览覽]|[点點][击擊]|[阅閱][读讀]){_COLON}",
}
_LABEL = re.compile("|".join(f"(?P<k{number}>{words})" for number, words in enumerate(_LABELS.values())))
_KINDS = tuple(_LABELS)
_BETWEEN = re.compile(r"[\s　|｜·•,，、;；()（）【】〔〕\[\]—-]*")
_CLOCK = re.compile(r"[T　 ]?\d{1,2}(?:[:：]\d\d(?:[:：]\d\d)?|[時时시](?:\d{1,2}[分분])?)")
_PEOPLE = re.compile(_NAMES)
_WORD = re.compile(r"[^\s　|｜;；()（）【】〔〕\[\]:：]{2,30}")
_SIGNED = re.compile(
    rf"[【〔（(\[](?:[{_HAN}]{{1,6}}[社網网])?(?:本[报報])?(?:[记記]者|文)(?:{_COLON}|[ 　])?"
    rf"(?P<names>[{_HAN}]{{2,4}}(?:[、，, 　][{_HAN}]{{2,4}}){{0,4}})"
    rf"(?:[／/][{_HAN}]{{2,8}})?(?:[】〕）)\]]|[{_HAN}]{{2}}\d{{1,2}}日)"
)
# A reporter with the trade behind the name, and the paper before it: "オラン新聞 高橋恵子記者", "오란일보 김영희 기자".
_REPORTED = re.compile(
    rf"(?:(?P<outlet>[{_LETTER}A-Za-z]{{2,12}})[ 　・]+|(?P<agency>[{_LETTER}]{{1,10}}(?:新聞|通信|放送|日報|テレビ)))?"
    rf"(?P<names>[{_HAN}]{{2,5}}(?:[・、][{_HAN}]{{2,5}})*)[ 　]?記者(?![{_LETTER}])"
    r"|(?:(?P<outlet2>[가-힣A-Za-z]{2,12})\s?[ =]\s?)?(?P<names2>[가-힣]{2,4}(?:[·,]\s?[가-힣]{2,4})*)\s?(?:선임|인턴|수습|전문)?\s?"
    r"(?:기자|특파원)"
    r"(?:\s+\S+@\S+)?(?![가-힣])"
)
_OPENING = 60  # characters of a story that may hold who sent it

Credit = tuple[str, int, int, str]  # what it is, where it stands, what it says


def credits(text: str, start: int = 0, end: int | None = None) -> list[Credit]:
    """What the labels of a line say ("outlet", "byline", "day", "update", "" for what is no field); none when it says something else."""
    found: list[Credit] = []
    if text.isascii():
        return found
    end = len(text) if end is None else end
    at = _skip(text, start, end)
    labelled = False
    while at < end:
        if label := _LABEL.match(text, at, end):
            labelled = True
            kind, at = _KINDS[int((label.lastgroup or "k4")[1:])], label.end()
            if kind in ("day", "update"):
                continue
            value = (_PEOPLE if kind == "byline" else _WORD).match(text, at, end)
            if value is None:
                return []
            following = _LABEL.search(text, at + 1, end)
            stop = min(following.start(), value.end()) if following else value.end()
            words = text[at:stop].rstrip(" 　、，,")
            found.append((kind, at, at + len(words), words))
            at = stop
        elif (day := first_date(text, at, end, ("zh",))) and day[1] == at:
            update = "更新" in text[start:at] and any(kind == "day" for kind, *_ in found)
            found.append(("update" if update else "day", day[1], day[2], day[0]))
            clock = _CLOCK.match(text, day[2], end)
            at = clock.end() if clock else day[2]
        elif reported := _REPORTED.match(text, at, end):
            labelled = True
            for kind, groups in (("outlet", ("outlet", "agency", "outlet2")), ("byline", ("names", "names2"))):
                found += [(kind, *reported.span(name), reported[name]) for name in groups if reported[name]]
            at = reported.end()
        else:
            return []
        at = _skip(text, at, end)
    return found if labelled else []


def signed(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """The reporters in brackets at the beginning of a line or at its end."""
    for match in _SIGNED.finditer(text, start, end):
        if match.start() - start <= _OPENING or end - match.end() <= 1:
            yield match["names"], *match.span("names")


def _skip(text: str, at: int, end: int) -> int:
    match = _BETWEEN.match(text, at, end)
    return match.end() if match else at
