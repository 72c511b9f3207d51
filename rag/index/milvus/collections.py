"""The collections of an index on a Milvus server, and its client's errors in words for a person."""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import islice
from typing import Any, TypeVar

from rag.errors import IndexAway, NoSuchIndex, NotInstalled
from rag.index.address import TOKEN, Address

PASSAGES, SAID, KEPT, ROOTS = "passages", "said", "kept", "roots"
LONGEST = 60_000  # bytes of a field; Milvus takes 65,535
MOST = 16_384  # results of one search
_SECONDS, _TO_CONNECT = 30.0, 5.0  # until a server counts as away
_BUSY = 1800.0  # for one that is there and busy: it may have to index what it was just sent, or write down what it holds
_ROWS, _KEYS, _AT_ONCE = 500, 1000, 4000  # in one request
_CONNECTION = {
    "grpc.use_local_subchannel_pool": 1,
    "grpc.max_reconnect_backoff_ms": 1000,
    "grpc.enable_http_proxy": 0,
    "grpc.keepalive_time_ms": 300_000,  # asked more often whether it is there, a server hangs up
}
_LATE = "does not answer in time"
_NOT_SEARCHED = [0.0, 0.0]  # Milvus wants a vector in every collection

Row = dict[str, Any]
T = TypeVar("T")


class Collections:
    """The collections of one index. Raises NotInstalled, and IndexAway for whatever the server refuses."""

    def __init__(self, address: Address) -> None:
        os.environ.setdefault("GRPC_VERBOSITY", "NONE")  # what it says on standard error, from compiled code, is raised as well
        try:
            from pymilvus import MilvusClient
        except ImportError:
            raise NotInstalled("pymilvus", "milvus") from None
        logging.getLogger("pymilvus").setLevel(logging.CRITICAL)  # what it says of an error is raised as well
        self.address = address
        with plainly(address):
            # A connection of its own: a shared one that was lost is not found again once its server is back.
            self._client = MilvusClient(
                uri=address.uri,
                token=os.environ.get(TOKEN, ""),
                timeout=_TO_CONNECT,
                dedicated=True,
                grpc_options=_CONNECTION,
            )

    @property
    def made(self) -> bool:
        return bool(self._call("has_collection", ROOTS))

    def make(self, dimension: int) -> None:
        """Those that are not there yet; `roots` comes last."""
        for part in (PASSAGES, SAID, KEPT, ROOTS):
            if not self._call("has_collection", part):
                schema, index = _layout(self._client, part, dimension)
                # "Strong": what was written before a list of articles is seen by whoever sees the list.
                self._call("create_collection", part, _BUSY, schema=schema, index_params=index, consistency_level="Strong")

    def put(self, part: str, rows: Sequence[Row]) -> None:
        """Rows, in the place of those with their keys."""
        whole = rows if part == PASSAGES else [row | {"none": _NOT_SEARCHED} for row in rows]
        for some in runs(whole, _ROWS):
            self._call("upsert", part, data=some)

    def by_key(self, part: str, keys: Iterable[str | int], fields: Sequence[str]) -> list[Row]:
        """The rows with these keys that there are, in any order."""
        wanted = (f"{_key(part)} in {_listed(some)}" for some in runs(keys, _KEYS))
        return [row for some in wanted for row in self._call("query", part, filter=some, output_fields=list(fields))]

    def few(self, part: str, fields: Sequence[str]) -> list[Row]:
        """All rows of a collection that has few."""
        return list(self._call("query", part, filter=f'{_key(part)} != ""', output_fields=list(fields), limit=MOST))

    def where(self, part: str, expression: str, fields: Sequence[str]) -> Iterator[Row]:
        """All rows an expression holds of."""
        rows = self._call("query_iterator", part, filter=expression, output_fields=list(fields), batch_size=_AT_ONCE)
        while True:
            with plainly(self.address):
                some = rows.next()
            if not some:
                break
            yield from some
        rows.close()

    def count(self, part: str, expression: str) -> int:
        return int(self._call("query", part, filter=expression, output_fields=["count(*)"])[0]["count(*)"])

    def search(self, field: str, query: Any, k: int, expression: str, fields: Sequence[str]) -> list[tuple[int, float, Mapping[str, Any]]]:
        """(passage, distance, fields) of the k nearest."""
        wanted: dict[str, Any] = {"anns_field": field, "limit": min(k, MOST), "filter": expression, "output_fields": list(fields)}
        found = self._call("search", PASSAGES, data=[query], **wanted)
        return [(int(hit["id"]), float(hit["distance"]), hit["entity"]) for hit in found[0]]

    def remove(self, part: str, keys: Iterable[str | int]) -> None:
        for some in runs(keys, _KEYS):
            self._call("delete", part, filter=f"{_key(part)} in {_listed(some)}")

    def remove_where(self, part: str, expression: str) -> None:
        self._call("delete", part, filter=expression)

    def drop(self, part: str) -> None:
        self._call("drop_collection", part)

    def remove_said(self, articles: Sequence[int]) -> None:
        self._call("delete", SAID, filter=f"article in {_listed(articles)}")

    def flush(self) -> None:
        """Has the server write down and index what it was sent."""
        for part in (PASSAGES, KEPT):
            self._call("flush", part, _BUSY)

    def wait(self) -> None:
        """Waits until the server has indexed what it wrote down: else whoever searches first would."""
        self._call("search", PASSAGES, _BUSY, data=["a"], anns_field="bm25", limit=1)

    def _call(self, method: str, part: str, seconds: float = 0.0, **given: Any) -> Any:
        """What the client's method gives for a collection; one that a server has not taken into memory since it began is, first.

        A server that answers too late is asked again and waited for, one that cannot be reached is not.
        """
        call = partial(getattr(self._client, method), f"{self.address.name}_{part}", **given)
        with plainly(self.address):
            try:
                return call(timeout=seconds or _SECONDS)
            except Exception as error:
                if "load" in str(error):
                    self._client.load_collection(f"{self.address.name}_{part}", timeout=_BUSY)
                elif seconds or _what(str(error)) != _LATE:
                    raise
                return call(timeout=_BUSY)

    def close(self) -> None:
        self._client.close()


def runs(items: Iterable[T], most: int) -> Iterator[list[T]]:
    """The items in lists of at most so many."""
    rest = iter(items)
    while some := list(islice(rest, most)):
        yield some


def missing(address: Address) -> NoSuchIndex:
    return NoSuchIndex(f"There is no index {address.name} on {address.server}.", f"Make one: footnote index FOLDER --index {address}")


@contextmanager
def plainly(address: Address) -> Iterator[None]:
    """Raises IndexAway for what the client raises."""
    import grpc
    from pymilvus.exceptions import MilvusException

    try:
        yield
    except (MilvusException, grpc.RpcError) as error:
        message = f"The server {address.server} {_what(str(getattr(error, 'message', '') or error))}."
        raise IndexAway(
            message, "What is indexed is kept; once the server works again, the same command continues where it stopped."
        ) from error


def _what(said: str) -> str:
    """What is wrong with a server, by what its client says."""
    if any(word in said.lower() for word in ("connect", "unavailable", "closed channel")):
        return "cannot be reached"
    if any(word in said.lower() for word in ("timeout", "deadline")):
        return _LATE
    first = said.strip().partition("\n")[0]
    return f"refuses: {first:.300}"


def quoted(value: str) -> str:
    """A string in an expression."""
    return json.dumps(value, ensure_ascii=False)


def _listed(keys: Sequence[str | int]) -> str:
    return f"[{', '.join(quoted(key) if isinstance(key, str) else str(key) for key in keys)}]"


def _key(part: str) -> str:
    return "id" if part == PASSAGES else "key"


def _layout(client: Any, part: str, dimension: int) -> tuple[Any, Any]:
    from pymilvus import DataType, Function, FunctionType

    schema, index = client.create_schema(auto_id=False), client.prepare_index_params()

    def texts(*names: str, longest: int = 65_535) -> None:
        for name in names:
            schema.add_field(name, DataType.VARCHAR, max_length=longest)

    if part == PASSAGES:
        schema.add_field("id", DataType.INT64, is_primary=True)
        schema.add_field("article", DataType.INT64)
        schema.add_field("place", DataType.INT64)
        texts("root", "kind", "day", longest=16)
        texts("outlet", "byline", "file", "spans")
        schema.add_field("words", DataType.VARCHAR, max_length=65_535, enable_analyzer=True, analyzer_params={"tokenizer": "standard"})
        schema.add_field("vector", DataType.FLOAT_VECTOR, dim=dimension)
        schema.add_field("bm25", DataType.SPARSE_FLOAT_VECTOR)
        schema.add_function(
            Function(name="bm25", function_type=FunctionType.BM25, input_field_names=["words"], output_field_names=["bm25"])
        )
        index.add_index("vector", index_type="AUTOINDEX", metric_type="IP")
        index.add_index("bm25", index_type="SPARSE_INVERTED_INDEX", metric_type="BM25", params={"bm25_k1": 1.2, "bm25_b": 0.75})
        for name in ("root", "day"):
            index.add_index(name, index_type="INVERTED")
        return schema, index
    schema.add_field("key", DataType.VARCHAR, is_primary=True, max_length=512)
    texts("root", longest=16)
    texts("data")
    if part == KEPT:
        schema.add_field("parts", DataType.INT64)
    if part == SAID:
        schema.add_field("article", DataType.INT64)
        texts("heads", "known", "about")
    schema.add_field("none", DataType.FLOAT_VECTOR, dim=len(_NOT_SEARCHED))
    index.add_index("none", index_type="FLAT", metric_type="L2")
    return schema, index
