"""`prasan COMMAND …`: finds the command, reads its arguments, prints refusals as sentences.

Exit codes: 0 done, 1 refused (or a difference was found), 2 the command line itself is wrong.
"""

import importlib
import json
import os
import pkgutil
import sys
from types import ModuleType

from prasan import __version__
from prasan.common.errors import Refusal
from prasan.ops import commands
from prasan.ops.parsing import Parser


def command_modules() -> dict[str, ModuleType]:
    """Command name (`read-plan`) → its module (`read_plan`)."""
    return {
        found.name.replace("_", "-"): importlib.import_module(f"{commands.__name__}.{found.name}")
        for found in pkgutil.iter_modules(commands.__path__)
        if not found.name.startswith("_")
    }


def parser() -> Parser:
    """The whole command line; every command has `--help`."""
    top = Parser(prog="prasan", description="ประสาน: ระบบประสานแผนพัฒนาท้องถิ่น")
    top.add_argument("--version", action="version", version=f"prasan {__version__}")
    choices = top.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name, module in command_modules().items():
        one = choices.add_parser(name, help=module.HELP, description=module.HELP)
        module.add_arguments(one)
        one.set_defaults(module=module)
    return top


def main(argv: list[str] | None = None) -> int:
    """Run one command; a refusal prints its Thai sentence (JSON with `--json`) and exits 1."""
    arguments = parser().parse_args(argv)
    if getattr(arguments.module, "NEEDS_DJANGO", False):
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
        import django

        django.setup()
    try:
        if getattr(arguments.module, "NEEDS_DATABASE", False):
            from prasan.ops.database import refuse_unprepared

            refuse_unprepared()
        return int(arguments.module.run(arguments))
    except Refusal as refusal:
        if getattr(arguments, "json", False):
            told = {"code": refusal.code, "message_th": refusal.message_th, "message_en": refusal.message_en}
            print(json.dumps({"refused": told, "findings": []}, ensure_ascii=False))
        print(f"{refusal.message_th}\n({refusal.message_en})", file=sys.stderr)
        return 1
    except BrokenPipeError:
        sys.stderr.close()
        return 1


if __name__ == "__main__":
    sys.exit(main())
