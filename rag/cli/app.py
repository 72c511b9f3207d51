"""The command group, and the one place where errors become words and exit codes."""

from __future__ import annotations

import os
import sys
from collections import UserDict
from collections.abc import Sequence
from importlib import import_module
from typing import Any, TextIO

import click

from rag import __version__
from rag.cli import strings
from rag.cli.log import log_failure, start_log, unexpected
from rag.cli.parts import Parts
from rag.errors import Cancelled, FootnoteError, NotInstalled
from rag.text import MESSAGE, label

READER_WENT_AWAY = 141  # what a shell reports for a command ended by SIGPIPE
INTERRUPTED = 130
_TOLD = {name.lower(): told for name, told in vars(strings).items() if isinstance(told, strings.Command) and "_" not in name}
_TOLD.pop("footnote")
_HOMES = {"articles": "browse", "status": "browse", "completion": "shell", "eval": "evaluate", "warm": "cache"}
"""Modules that are not called as their commands are."""


class _Commands(UserDict[str, Any]):
    """The commands by name; a command's module is imported when it is asked for, so that each pays for itself alone."""

    def __getitem__(self, name: str) -> click.Command:
        if name not in self.data:
            raise KeyError(name)
        module = import_module(f"rag.cli.{_HOMES.get(name, name)}")
        return vars(module)["eval_" if name == "eval" else name]  # type: ignore[no-any-return]


class _Listed(click.Group):
    """Lists its commands without importing them."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section(strings.COMMANDS):
            formatter.write_dl([(name, _TOLD[name].short) for name in self.list_commands(ctx)])


@click.group(
    cls=_Listed,
    commands=_Commands(_TOLD),
    help=strings.FOOTNOTE.long,
    epilog=strings.EXIT_CODES,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, message="footnote %(version)s")
def footnote() -> None:
    """The command that all others belong to."""


def main(arguments: Sequence[str] | None = None, parts: Parts | None = None) -> int:
    """Run the command line and return its exit code. No traceback reaches the screen; all reach the log."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    _open_closed()
    start_log()
    for stream in (sys.stdout, sys.stderr):
        _as_utf8(stream)
    try:
        if "_FOOTNOTE_COMPLETE" in os.environ:
            footnote.main(given, prog_name="footnote")
        code = _run(given, parts or Parts.real())
        sys.stdout.flush()
        return code
    except BrokenPipeError:
        _forget(sys.stdout)
        return READER_WENT_AWAY


def _run(arguments: list[str], parts: Parts) -> int:
    try:
        with footnote.make_context("footnote", arguments, obj=parts) as context:
            return footnote.invoke(context) or 0
    except click.exceptions.Exit as leave:
        return leave.exit_code
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return error.exit_code
    except click.ClickException as error:
        where = error.ctx.command_path if isinstance(error, click.UsageError) and error.ctx else "footnote"
        _tell(error.format_message(), strings.see_help(where=where))
        return error.exit_code
    except (KeyboardInterrupt, click.Abort):
        click.echo(strings.STOPPED, err=True)
        return INTERRUPTED
    except Cancelled as error:
        click.echo("\n".join(filter(None, (error.message, error.hint))), err=True)
        return error.exit_code
    except NotInstalled as error:
        click.echo(
            strings.error_with_hint(message=error.message, hint=error.hint), err=True
        )  # as it is to be typed: a label has no square brackets
        return error.exit_code
    except FootnoteError as error:
        log_failure(error)
        _tell(error.message, error.hint)
        return error.exit_code
    except BrokenPipeError:
        raise
    except Exception as error:
        log = log_failure(error)
        if isinstance(error, FileNotFoundError) and _started_nowhere():
            _tell(strings.STARTED_NOWHERE, strings.STARTED_NOWHERE_HINT)
        elif isinstance(error, OSError) and error.filename is None and _output_is_lost():
            _tell(strings.output_lost(why=error.strerror), strings.OUTPUT_LOST_HINT)
        else:
            _tell(unexpected(error), log)
        return 1


def _started_nowhere() -> bool:
    """Whether the folder that the command was started in has been deleted."""
    try:
        os.getcwd()
    except FileNotFoundError:
        return True
    return False


def _output_is_lost() -> bool:
    """Whether nothing can be written to standard output; a failed write does not say of which file."""
    try:
        print(flush=True)
    except OSError:
        return True
    return False


def _tell(message: str, hint: str) -> None:
    click.echo(strings.error(message=label(message, MESSAGE)), err=True)
    if hint:
        click.echo(strings.hint(hint=label(hint, MESSAGE)), err=True)


def _open_closed() -> None:
    """A stream that was closed before the command began leads nowhere: else the next file that is opened would take its place."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115


def _as_utf8(stream: TextIO) -> None:
    """Answers are UTF-8 whatever the locale; what cannot be encoded (a broken file name) is shown escaped."""
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _forget(stream: TextIO) -> None:
    """Keep the interpreter from flushing into a closed pipe when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
