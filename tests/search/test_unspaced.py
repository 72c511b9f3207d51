"""Chinese, Japanese and Thai, which write no spaces, and Korean, which writes its particles to its words: words are found, and an exact
name comes first."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from rag.config import Settings
from rag.index.building import build
from rag.index.reader import Index, open_local
from rag.search import search
from rag.types import Query
from tests.index.made import WordEmbedder

STORIES = {
    "harbour": (
        "东屏港口将关闭维修\n\n"
        "东屏岛港口将关闭四个月进行维修。"
        "港务长林晓梅星期一表示，码头已经不再安全。"
        "工程将耗资八千六百万元，渔民将获得补偿。"
    ),
    "school": (
        "小学新校舍开放\n\n西梅镇的新校舍星期一开放。校长林晓说，学生们终于有了图书馆。工程耗资两千万元，比计划晚了一年，家长们表示满意。"
    ),
    "museum": ("博物馆展出古船\n\n博物馆星期二展出一艘古船。馆长王梅说，这艘船在港口附近的海底被发现，已有三百年历史，维修用了四年时间。"),
    "port": (
        "東島の港を閉鎖へ\n\n"
        "東島の港は四月から四か月間閉鎖される。"
        "港湾長の田中誠さんは月曜日、岸壁はもはや安全ではないと述べた。"
        "工事には八億六千万円がかかる。"
    ),
    "tram": (
        "路面電車が延伸\n\n"
        "市は路面電車を病院まで延ばす。"
        "市長の中田誠さんは、工事が十四か月遅れると述べた。"
        "費用は七億円で、オラン社が請け負う。"
    ),
    "sea": ("ท่าเรือโอรานปิดสี่เดือน\n\nท่าเรือของเกาะโอรานจะปิดเป็นเวลาสี่เดือน หัวหน้าท่าเรือสมชายกล่าวเมื่อวันจันทร์ว่าท่าเทียบเรือไม่ปลอดภัย"),
    "rain": ("ฝนตกหนักทางเหนือ\n\nฝนตกหนักทางภาคเหนือเป็นเวลาสามวัน นายกเทศมนตรีกล่าวว่าถนนหลายสายถูกปิด และโรงเรียนหยุดเรียนหนึ่งสัปดาห์"),
    "quay": "동병항 넉 달간 폐쇄\n\n동병항이 4월부터 넉 달간 수리를 위해 폐쇄된다. 이민호는 부두가 더 이상 안전하지 않다고 말했다.",
    "class": "새 학교 문 열어\n\n새 학교가 월요일에 문을 열었다. 교장 이민영은 학생들에게 마침내 도서관이 생겼다고 말했다.",
}


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    place: Path = tmp_path_factory.mktemp("unspaced")
    (place / "articles").mkdir()
    for name, text in STORIES.items():
        (place / "articles" / f"{name}.txt").write_text(text, encoding="utf-8")
    build(place / "index", [place / "articles"], WordEmbedder(), Settings())
    opened = open_local(place / "index")
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("林晓梅", "harbour"),
        ("林晓梅是谁？", "harbour"),
        ("东屏港口什么时候关闭？", "harbour"),
        ("谁是校长林晓", "school"),
        ("古船是在哪里发现的？", "museum"),
        ("田中誠", "port"),
        ("東島の港はいつ閉鎖されますか", "port"),
        ("中田誠さんは何と言いましたか", "tram"),
        ("オラン社の工事の費用はいくらですか", "tram"),
        ("Who is 中田誠?", "tram"),
        ("เกาะโอราน", "sea"),
        ("ถนนหลายสายถูกปิด", "rain"),
        ("이민호", "quay"),
        ("부두", "quay"),
        ("이민영이 누구인가?", "class"),
        ("도서관", "class"),
    ],
)
def test_the_story_that_holds_the_words_comes_first(index: Index, question: str, name: str) -> None:
    assert search(index, WordEmbedder(), Query(question))[0].article.file == f"{name}.txt"
