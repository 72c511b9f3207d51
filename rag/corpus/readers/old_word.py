"""Word's older format, by LibreOffice where it is installed; many files called .doc are something else."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from pathlib import Path

from rag.corpus.formats import Format, NotRead, Result, Source
from rag.corpus.readers.word import read_word

_ANCIENT = b"\xd0\xcf\x11\xe0"
_SECONDS = 60
# Nothing is run and nothing fetched for a document.
_STRICT = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>
<prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop>
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item></oor:items>
"""
_NO_NETWORK = dict.fromkeys(("http_proxy", "https_proxy", "ftp_proxy", "all_proxy"), "http://127.0.0.1:9")


def read_old_word(source: Source) -> Result:
    """As a Word file, once LibreOffice has made one of it; as what it is when it is no old Word file."""
    if not source.data.startswith(_ANCIENT):
        if source.reader is None or not source.name:
            raise NotRead("it is not a Word file")
        return source.reader(replace(source, name=""))
    office = _office()
    if office is None:
        raise NotRead("it is in Word's older format: install LibreOffice, or save it as .docx")
    return read_word(replace(source, data=_converted(office, source.data)))


def _office() -> str | None:
    return shutil.which("soffice") or shutil.which("libreoffice")


def _converted(office: str, data: bytes) -> bytes:
    import subprocess
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "a.doc").write_bytes(data)
        profile = Path(folder) / "profile"
        (profile / "user").mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(_STRICT, encoding="utf-8")
        command = [
            office,
            f"-env:UserInstallation={profile.as_uri()}",
            "--headless",
            "--convert-to",
            "docx",
            "--outdir",
            folder,
            str(Path(folder) / "a.doc"),
        ]
        try:
            nowhere, env = subprocess.DEVNULL, os.environ | _NO_NETWORK
            subprocess.run(command, stdin=nowhere, stdout=nowhere, stderr=nowhere, timeout=_SECONDS, check=False, env=env)
            return (Path(folder) / "a.docx").read_bytes()
        except subprocess.TimeoutExpired as error:
            raise NotRead("LibreOffice takes too long to read it") from error
        except FileNotFoundError as error:
            raise NotRead("LibreOffice cannot read it") from error


FORMAT = Format(
    "old Word file",
    (".doc",),
    "3",
    read_old_word,
    "LibreOffice, where it is installed",
    "as a Word file; rich text and web pages under this name are read, too",
    "none; `story N` in a download",
    known=lambda start: start.startswith(_ANCIENT),
    needs=lambda: "LibreOffice" if _office() else "",
)
