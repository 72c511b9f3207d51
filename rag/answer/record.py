"""An answer as JSON and back: the contract of `footnote ask --json`, and what `verify` and `replay` read.

Fields may be added, never changed. Beyond the contract: `read_as`, `intent`, each citation's `copies`, and each hit's
`title`, `outlet`, `published`, `root`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from rag.errors import BadInput
from rag.types import Answer, AnswerSentence, ArticleInfo, Citation, Failure, Hit, Span, Timings

SAVE_ONE = "Save one with `footnote ask --save FILE`."


def to_json(answer: Answer) -> dict[str, Any]:
    """`answer` as plain dicts, lists, strings and numbers."""
    return {
        "question": answer.question,
        "status": answer.status,
        "answer": answer.text,
        "reason": answer.reason,
        "missing": answer.missing,
        "error": asdict(answer.error) if answer.error else None,
        "sentences": [{"text": s.text, "citations": list(s.citations), "supported": s.supported} for s in answer.sentences],
        "citations": [asdict(citation) | {"copies": list(citation.copies)} for citation in answer.citations],
        "hits": [hit_json(hit) for hit in answer.hits],
        "timings": asdict(answer.timings),
        "models": dict(answer.models),
        "index": answer.index,
        "read_as": answer.read_as,
        "intent": answer.intent,
    }


def hit_json(hit: Hit) -> dict[str, Any]:
    """One hit, as in `hits` of an answer and of `footnote search --json`."""
    return {
        "file": hit.article.file,
        "part": hit.article.part,
        "spans": [[start, end] for start, end in hit.spans],
        "text": hit.text,
        "score": hit.score,
        "root": hit.article.root,
        "title": hit.article.title,
        "outlet": hit.article.outlet,
        "published": hit.article.published,
        "text_sha256": hit.article.text_sha256,
    } | ({"near": list(hit.near), "line": hit.line} if hit.near else {})


def from_json(record: Mapping[str, Any]) -> Answer:
    """The answer that `to_json` wrote. Raises BadInput when `record` is not one."""
    try:
        return Answer(
            question=record["question"],
            status=record["status"],
            sentences=tuple(AnswerSentence(s["text"], tuple(s["citations"]), s["supported"]) for s in record["sentences"]),
            citations=tuple(Citation(**{**c, "copies": tuple(c.get("copies", ()))}) for c in record["citations"]),
            hits=tuple(_hit(hit) for hit in record["hits"]),
            reason=record["reason"],
            missing=record["missing"],
            error=Failure(**record["error"]) if record["error"] else None,
            read_as=record.get("read_as"),
            intent=record.get("intent"),
            timings=Timings(**record["timings"]),
            models=dict(record["models"]),
            index=record["index"],
        )
    except KeyError as error:
        raise BadInput(f"It has no “{error.args[0]}”.", SAVE_ONE) from error
    except (TypeError, ValueError, AttributeError) as error:
        raise BadInput("Its parts are not those of an answer.", SAVE_ONE) from error


def _hit(record: Mapping[str, Any]) -> Hit:
    info = ArticleInfo(
        id=-1,
        root=record.get("root", ""),
        file=record["file"],
        part=record["part"],
        text_sha256=record.get("text_sha256", ""),
        title=record.get("title", ""),
        outlet=record.get("outlet"),
        published=record.get("published"),
    )
    spans = tuple(Span(start, end) for start, end in record["spans"])
    near = Span(*record["near"]) if record.get("near") else None
    return Hit(passage=-1, article=info, spans=spans, text=record["text"], score=record["score"], near=near, line=record.get("line"))
