"""Nothing grows too big to read: `python -m script.check_sizes`.

- A Python file has fewer than 300 lines, a QML file fewer than 250, everything counted.
- A Python function has fewer than 40 lines of code. Blank lines, lines with only a comment, and
  its docstring don't count: explaining more must never be what breaks the rule. A function inside
  another counts for itself and for the outer one.
"""

import ast
import io
import tokenize
from collections.abc import Iterator
from pathlib import Path

from script.project_files import Finding, main, project_files

FILE_LINES = {".py": 300, ".spec": 300, ".qml": 250}
FUNCTION_LINES = 40

Function = ast.FunctionDef | ast.AsyncFunctionDef

NOT_CODE = {
    tokenize.COMMENT,
    tokenize.NL,
    tokenize.NEWLINE,
    tokenize.INDENT,
    tokenize.DEDENT,
    tokenize.ENCODING,
    tokenize.ENDMARKER,
}


def check(root: Path) -> Iterator[Finding]:
    """All files and functions under `root` that are too long."""
    for path in project_files(*FILE_LINES, root=root):
        text = path.read_text(encoding="utf-8")
        lines = len(text.splitlines())
        limit = FILE_LINES[path.suffix]
        if lines >= limit:
            yield Finding(path, 1, f"{lines} lines; a {path.suffix} file has fewer than {limit}")
        if path.suffix != ".qml":
            yield from _long_functions(path, text)


def _long_functions(path: Path, text: str) -> Iterator[Finding]:
    code = _lines_with_code(text)
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, Function):
            own = code & set(range(node.lineno, (node.end_lineno or node.lineno) + 1))
            size = len(own - _docstring_lines(node))
            if size >= FUNCTION_LINES:
                message = f"{node.name}() has {size} lines of code; fewer than {FUNCTION_LINES} fit"
                yield Finding(path, node.lineno, message)


def _docstring_lines(function: Function) -> set[int]:
    first = function.body[0]
    if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
        return set(range(first.lineno, (first.end_lineno or first.lineno) + 1))
    return set()


def _lines_with_code(text: str) -> set[int]:
    lines: set[int] = set()
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type not in NOT_CODE:
            lines.update(range(token.start[0], token.end[0] + 1))
    return lines


if __name__ == "__main__":
    main(check)
