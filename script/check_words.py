"""What no file may contain, and what no code may do: `python -m script.check_words`.

Text: a path of somebody's machine, the address of a package index, notes left for later.
Code: an error swallowed without a word, and in tests a fixed sleep without `# why:` on its line
or the line above, or a skip, xfail or bare `assert True`.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from script.project_files import Finding, main, project_files

TEXT_RULES = [
    (re.compile(r"(?<![\w.$}~/-])/(?:work|root|home|Users)/\w"), "a path of one machine"),
    (
        re.compile(r"https?://(?:files|registry|pypi|deb|security|index|proxy|mirror)[\w-]*\."),
        "the address of a package index",
    ),
    (
        re.compile(r"\b(?:T[O]DO|F[I]XME|X[X]X|H[A]CK)\b"),
        "a note left for later: do it now",
    ),
    (re.compile(r"\bNot[I]mplementedError\b"), "a stub: write it, or leave it out"),
]
TEXT_SUFFIXES = (".py", ".qml", ".md", ".toml", ".yaml", ".yml", ".json", ".spec", ".lock", "")
EVERYTHING = {"Exception", "BaseException"}


def check(root: Path) -> Iterator[Finding]:
    """All forbidden words and habits in the files under `root`."""
    for path in project_files(*TEXT_SUFFIXES, root=root):
        text = path.read_text(encoding="utf-8")
        for number, line in enumerate(text.splitlines(), start=1):
            for pattern, message in TEXT_RULES:
                if pattern.search(line):
                    yield Finding(path, number, message)
        if path.suffix == ".py":
            in_tests = path.relative_to(root).parts[0] == "tests"
            yield from _check_code(path, text, in_tests=in_tests)


def _check_code(path: Path, text: str, *, in_tests: bool) -> Iterator[Finding]:
    lines = text.splitlines()
    for node in ast.walk(ast.parse(text)):
        if _swallows(node):
            line = getattr(node, "lineno", 1)
            yield Finding(path, line, "every error swallowed: catch the one you can handle")
        if in_tests and isinstance(node, ast.Call):
            name = _dotted(node.func)
            around = "\n".join(lines[max(0, node.lineno - 2) : node.end_lineno])
            if name in {"time.sleep", "sleep", "QTest.qSleep", "QTest.qWait", "qtbot.wait"}:
                if "# why:" not in around:
                    yield Finding(path, node.lineno, "a fixed sleep: wait on a condition")
            elif not _has_reason(name, node):
                yield Finding(path, node.lineno, f"{name} without a reason")
        if in_tests and isinstance(node, ast.Assert) and _always_true(node.test):
            yield Finding(path, node.lineno, "an assertion that can't fail")
        for decorator in getattr(node, "decorator_list", []) if in_tests else []:
            if _dotted(decorator) in {"pytest.mark.skip", "pytest.mark.xfail"}:
                yield Finding(path, decorator.lineno, f"{_dotted(decorator)} without a reason")


def _swallows(node: ast.AST) -> bool:
    """`except Exception: pass`, `except: ...` or `suppress(Exception)`."""
    if isinstance(node, ast.ExceptHandler):
        caught = EVERYTHING if node.type is None else {_dotted(part) for part in _parts(node.type)}
        return not caught.isdisjoint(EVERYTHING) and all(_is_nothing(part) for part in node.body)
    if isinstance(node, ast.Call) and _dotted(node.func).endswith("suppress"):
        return any(_dotted(argument) in EVERYTHING for argument in node.args)
    return False


def _parts(node: ast.expr) -> list[ast.expr]:
    return node.elts if isinstance(node, ast.Tuple) else [node]


def _is_nothing(statement: ast.stmt) -> bool:
    constant = isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
    return constant or isinstance(statement, ast.Pass | ast.Continue)


def _has_reason(name: str, call: ast.Call) -> bool:
    named = {keyword.arg for keyword in call.keywords}
    if name in {"pytest.skip", "pytest.xfail"}:
        return bool(call.args) or "reason" in named
    if name in {"pytest.mark.skip", "pytest.mark.skipif", "pytest.mark.xfail"}:
        return "reason" in named
    return not (name == "pytest.importorskip" and "reason" not in named)


def _always_true(claim: ast.expr) -> bool:
    # A tuple is the usual slip: `assert (claim, "message")`.
    return isinstance(claim, ast.Constant | ast.Tuple) and bool(getattr(claim, "value", True))


def _dotted(node: ast.AST) -> str:
    if isinstance(node, ast.Attribute):
        return f"{_dotted(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else ""


if __name__ == "__main__":
    main(check)
