"""Reads templates: built-in ones, those of installed packages and of a user's own directories."""

from __future__ import annotations

import json
from functools import cache, lru_cache
from importlib.metadata import EntryPoint, entry_points
from itertools import islice
from pathlib import Path
from types import ModuleType
from typing import TypeVar

import msgspec
import structlog

from pinflow.kit.errors import InvalidInputError
from pinflow.kit.logging import redact_text
from pinflow.pins.templates.check_template import broken_rules
from pinflow.pins.templates.find_misfits import find_misfits
from pinflow.pins.templates.locate_json import line_of
from pinflow.pins.templates.model import Sample, Template

BUILT_IN_DIRECTORY = Path(__file__).resolve().parent
ENTRY_POINTS = "pinflow.templates"
# A built-in template has about 4 kB.
MOST_BYTES = 64_000
# A file of another kind altogether has one in every line.
_MOST_MISFITS = 100
FILES = ("template.json", "sample.json")
log = structlog.get_logger(__name__)
_Read = TypeVar("_Read", Template, Sample)


class Fault(msgspec.Struct, frozen=True, kw_only=True):
    """What is wrong in a template's file, where, and on which line (from 1)."""

    file: str
    line: int
    where: str
    reason: str


class TemplatePackage(msgspec.Struct, frozen=True, kw_only=True):
    """A directory of templates. ``origin``: ``built-in``, or the package it came with.

    ``directory`` None: it cannot be used, for this ``reason``.
    """

    name: str
    origin: str
    directory: Path | None
    reason: str | None = None


@cache
def template_packages() -> tuple[TemplatePackage, ...]:
    """Where templates are looked for: ours first, then the packages that declare ``pinflow.templates``."""
    ours = TemplatePackage(name="pinflow", origin="built-in", directory=BUILT_IN_DIRECTORY)
    return (ours, *(read_package(entry) for entry in entry_points(group=ENTRY_POINTS)))


def template_directories() -> tuple[Path, ...]:
    """The directories of those that can be used."""
    return tuple(package.directory for package in template_packages() if package.directory is not None)


def read_package(entry: EntryPoint) -> TemplatePackage:
    """A package's templates: its entry point names a package, or a Path.

    One that cannot be used never stops the program: it is logged and left out, with every template in it.
    """
    origin = entry.dist.name if entry.dist is not None else entry.value
    directory, reason = _find_directory(entry)
    if directory is not None:
        reason = _faults_in(directory)
    if reason is not None:
        log.warning("pins.templates.package_disabled", package=entry.name, reason=reason)
        directory = None
    return TemplatePackage(name=entry.name, origin=origin, directory=directory, reason=reason)


def _find_directory(entry: EntryPoint) -> tuple[Path | None, str | None]:
    try:
        value = entry.load()
    except Exception as error:  # noqa: BLE001 (whatever an outsider's package does)
        return None, redact_text(f"It cannot be loaded: {type(error).__name__}: {error}").rstrip(".") + "."
    file = value.__file__ if isinstance(value, ModuleType) else None
    directory = Path(file).parent if file is not None else value
    if isinstance(directory, Path) and any(directory.glob("*/template.json")):
        return directory.resolve(), None
    return None, "It names no directory with templates: a package or a Path with NAME/template.json in it."


def _faults_in(directory: Path) -> str | None:
    for place in sorted(path.parent for path in directory.glob("*/template.json")):
        _, faults = read_template(place)
        if faults:
            return faulty(place.name, faults).message
    return None


def template_names(directories: tuple[Path, ...] | None = None) -> list[str]:
    """All templates in ``directories`` (None: every installed one), sorted."""
    places = template_directories() if directories is None else directories
    return sorted({path.parent.name for place in places for path in place.glob("*/template.json")})


def template_directory(name: str, directories: tuple[Path, ...] | None = None) -> Path:
    """Where a template lives; of two with one name the earlier directory's.

    Raises InvalidInputError when there is none of that name.
    """
    if name in template_names(directories):
        places = template_directories() if directories is None else directories
        return next(place / name for place in places if (place / name / "template.json").is_file())
    known = ", ".join(template_names(directories))
    raise InvalidInputError(
        "pins.template_unknown", f"There is no template “{name}”. Choose one of: {known}.", template=name
    )


@lru_cache(maxsize=128)
def load_template(name: str, directories: tuple[Path, ...] | None = None) -> Template:
    """A checked template. Raises InvalidInputError: unknown, or faulty (the first fault in words)."""
    template, faults = read_template(template_directory(name, directories))
    if template is None or faults:
        raise faulty(name, faults)
    return template


def faulty(name: str, faults: list[Fault]) -> InvalidInputError:
    """The error that names a template's first fault; all of them are in its data."""
    first = faults[0]
    return InvalidInputError(
        "pins.template_faulty",
        f"Template “{name}” is faulty: {first.file} line {first.line}, {first.where}: {first.reason}",
        template=name,
        faults=[msgspec.structs.asdict(fault) for fault in faults],
    )


@lru_cache(maxsize=128)
def load_sample(name: str, directories: tuple[Path, ...] | None = None) -> Sample:
    """The content a template is shown with."""
    return msgspec.json.decode(
        (template_directory(name, directories) / "sample.json").read_bytes(), type=Sample
    )


def read_template(directory: Path) -> tuple[Template | None, list[Fault]]:
    """Read a template's directory and name every fault in it. The template is None if it cannot be read."""
    faults: list[Fault] = []
    contents: dict[str, bytes] = {}
    for name in FILES:
        try:
            with (directory / name).open("rb") as file:
                contents[name] = file.read(MOST_BYTES + 1)
        except OSError:
            faults.append(Fault(file=name, line=1, where="$", reason="the file is missing or cannot be read"))
    template, _, found = parse_template(
        contents.get("template.json"), contents.get("sample.json"), directory=directory.name
    )
    return template, faults + found


def parse_template(
    template: bytes | None, sample: bytes | None, *, directory: str | None = None
) -> tuple[Template | None, Sample | None, list[Fault]]:
    """A template and its sample from the bytes of their files, with every fault; None: no such file.

    Takes whatever anyone sends: it never raises, and its work is bounded by ``MOST_BYTES``.
    """
    faults: list[Fault] = []
    design = _decode("template.json", template, Template, faults) if template is not None else None
    content = _decode("sample.json", sample, Sample, faults) if sample is not None else None
    if design is not None and template is not None:
        text = template.decode("utf-8")
        for where, reason in broken_rules(design, directory):
            fault = Fault(file="template.json", line=line_of(text, where), where=where, reason=reason)
            faults.append(fault)
    # As one reads them: the template first, each file from its top.
    faults.sort(key=lambda fault: (fault.file != "template.json", fault.line))
    return design, content, faults


def _misfits(
    text: str, kind: type[Template | Sample], first: msgspec.ValidationError
) -> list[tuple[str, str]]:
    """All that does not fit the model, or only the first where the rest of the text cannot be read."""
    try:
        found = list(islice(find_misfits(msgspec.json.decode(text), kind), _MOST_MISFITS))
    except (msgspec.MsgspecError, RecursionError):
        found = []
    reason, _, where = str(first).partition(" - at `")
    return found or [(where.rstrip("`") or "$", reason)]


def _decode(file: str, data: bytes, kind: type[_Read], faults: list[Fault]) -> _Read | None:
    def fault(line: int, where: str, reason: str) -> None:
        faults.append(Fault(file=file, line=line, where=where, reason=reason))

    if len(data) > MOST_BYTES:
        fault(1, "$", f"the file is larger than {MOST_BYTES // 1000} kB")
        return None
    try:
        text = data.decode("utf-8")
        json.loads(text)
        return msgspec.json.decode(text, type=kind)
    except UnicodeDecodeError:
        fault(1, "$", "the file is not UTF-8 text")
    except json.JSONDecodeError as error:
        fault(error.lineno, "$", f"not JSON: {error.msg}")
    except RecursionError:
        fault(1, "$", "it is nested too deeply")
    except msgspec.ValidationError as error:
        for where, reason in _misfits(text, kind, error):
            fault(line_of(text, where), where, reason)
    except msgspec.DecodeError as error:
        fault(1, "$", f"not JSON: {error}")
    except ValueError as error:  # a number with thousands of digits
        fault(1, "$", f"not JSON: {error}")
    return None
