"""Command-line options made from the settings, so that each is described once."""

import argparse
from dataclasses import Field, fields
from typing import Any, NoReturn, TypeVar

from tinylm.settings import SettingsBase

_OPTION_NAMES = {"hidden_dims": "--hidden"}
_S = TypeVar("_S", bound=SettingsBase)


class Parser(argparse.ArgumentParser):
    """A parser of command lines whose errors are one sentence."""

    def error(self, message: str) -> NoReturn:
        """End after one sentence about a wrong use, where argparse would print all options."""
        self.exit(2, f"{self.prog}: {message}; --help says what there is.\n")


def add_setting_options(parser: argparse.ArgumentParser, kind: type[SettingsBase]) -> None:
    """An option for each field of `kind`; what the user does not give stays absent."""
    group = parser.add_argument_group((kind.__doc__ or "").rstrip("."))
    for setting in fields(kind):  # type: ignore[arg-type]
        name = _OPTION_NAMES.get(setting.name, "--" + setting.name.replace("_", "-"))
        group.add_argument(
            name,
            dest=setting.name,
            default=argparse.SUPPRESS,
            help=setting.metadata["meaning"].replace("%", "%%"),
            **_kind_of_value(setting),
        )


def chosen_settings(settings: _S, options: argparse.Namespace) -> _S:
    """`settings` with those replaced that the user gave as options."""
    given = vars(options)
    names = [setting.name for setting in fields(settings)]  # type: ignore[arg-type]
    return settings.changed(**{name: given[name] for name in names if name in given})


def _kind_of_value(setting: "Field[Any]") -> dict[str, Any]:
    if setting.type is bool:
        return {"action": argparse.BooleanOptionalAction}
    if setting.name == "hidden_dims":
        return {"type": widths, "metavar": "H[,H...]"}
    if setting.metadata["choices"]:
        return {"choices": setting.metadata["choices"]}
    return {"type": setting.type, "metavar": "N" if setting.type is int else "X"}


def widths(text: str) -> tuple[int, ...]:
    """ "128,64" -> (128, 64); "0" -> ()."""
    widths = tuple(int(part) for part in text.split(","))
    return () if widths == (0,) else widths
