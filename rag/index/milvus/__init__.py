"""An index on a Milvus server: any number of machines read it, and several may index different folders into it at once.

Four collections hold it. `passages` are what is searched: a vector, the words for BM25, and the fields that filters read. `said` are
the statements. `kept` holds everything else under keys: texts, lists of articles, counted words. `roots` says of every folder what
state it is in. An article is seen when it stands in its folder's list, which is written after everything else of it, and taken
out before: readers see whole articles only. Ids are made from an article's content, so that a writer that was killed, or a second
machine with the same folder, writes the same again and changes nothing.
"""

from rag.index.milvus.reader import open_remote
from rag.index.milvus.removing import remove_all, remove_folder
from rag.index.milvus.sending import Sender

__all__ = ["Sender", "open_remote", "remove_all", "remove_folder"]
