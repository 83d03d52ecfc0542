# ruff: noqa: INP001 - a script, never a package (a package named build breaks python -m build)
"""
Wrong variants of one Python module, made in its syntax tree: each differs from the right one in a single place.

Comparisons, "and" and "or", arithmetic, min and max, truths and branches are swapped, "not" and cases of a `match` are dropped, numbers move by one step.
The words of error messages are left alone, and so are cases that the type checker proves to be unreachable. Nothing is run here.
"""

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

_COMPARE: Final[dict[type[ast.cmpop], type[ast.cmpop]]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
}  # fmt: skip
_ARITHMETIC: Final[dict[type[ast.operator], type[ast.operator]]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.FloorDiv: ast.Mult, ast.Mod: ast.Mult,
    ast.Pow: ast.Mult,
}  # fmt: skip
_CALLED: Final = {
    "min": "max", "max": "min", "any": "all", "all": "any", "all_of": "any_of", "any_of": "all_of",
    "not_before": "not_after", "not_after": "not_before",
}  # fmt: skip
_TRUTHS: Final = {"TRUE": "FALSE", "FALSE": "TRUE", "UNKNOWN": "FALSE"}
_MESSAGES: Final = ("BadInputError", "BugError", "NotFoundError")


@dataclass(frozen=True, slots=True)
class Mutant:
    """One wrong variant: the function or constant it is in, what was changed in words, and how to make and unmake the change."""

    owner: str
    line: int
    words: str
    make: Callable[[], None]
    unmake: Callable[[], None]


@dataclass(frozen=True, slots=True)
class _Swap:
    """A change of one attribute of one node."""

    node: ast.AST
    name: str
    new: object
    words: str


def mutants(tree: ast.Module) -> Iterator[Mutant]:
    """Every wrong variant of a module, in order. `make` one, compile the tree, `unmake` it."""
    for owner, part in _owners(tree):
        seen: dict[str, int] = {}
        for node in _walk(part):
            for swap in _swaps(node):
                number = seen[swap.words] = seen.get(swap.words, 0) + 1
                words = f"{swap.words} ({number})" if number > 1 else swap.words
                yield Mutant(owner, getattr(node, "lineno", 0), words, *_both_ways(swap))


def _owners(tree: ast.Module) -> Iterator[tuple[str, ast.AST]]:
    """Functions and methods by their qualified name; constants of the module by theirs, with a mark before it."""
    for part in tree.body:
        match part:
            case ast.FunctionDef():
                yield part.name, part
            case ast.ClassDef():
                for method in part.body:
                    if isinstance(method, ast.FunctionDef):
                        yield f"{part.name}.{method.name}", method
            case ast.Assign(targets=[ast.Name() as target]) | ast.AnnAssign(target=ast.Name() as target):
                yield f"={target.id}", part.value or part
            case ast.Assign(targets=[ast.Tuple() as target]):
                yield f"={ast.unparse(target)}", part.value


def _walk(node: ast.AST) -> Iterator[ast.AST]:
    """The nodes below, but for annotations, documentation and the words of errors."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _MESSAGES:
        return
    yield node
    for name, value in ast.iter_fields(node):
        if name in {"annotation", "returns", "decorator_list"}:
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST):
                yield from _walk(child)


def _swaps(node: ast.AST) -> Iterator[_Swap]:  # noqa: C901, PLR0912 - one line for each kind of node
    match node:
        case ast.Compare():
            yield from _compare(node)
        case ast.BoolOp():
            other = ast.Or() if isinstance(node.op, ast.And) else ast.And()
            yield _Swap(node, "op", other, f"and/or swapped: {_text(node)}")
        case ast.BinOp() if type(node.op) in _ARITHMETIC and not _is_text(node):
            yield _Swap(node, "op", _ARITHMETIC[type(node.op)](), f"arithmetic swapped: {_text(node)}")
        case ast.Constant():
            yield from _constant(node)
        case ast.IfExp():
            yield _Swap(node, "test", _not(node.test), f"branches swapped: {_text(node)}")
        case ast.If() | ast.While():
            yield _Swap(node, "test", _not(node.test), f"condition turned: if {_text(node.test)}")
        case ast.comprehension(ifs=[test, *rest]):
            yield _Swap(node, "ifs", [_not(test), *rest], f"filter turned: if {_text(test)}")
        case ast.Call(func=ast.Name(id=name)) if name in _CALLED:
            yield _Swap(node.func, "id", _CALLED[name], f"{name} -> {_CALLED[name]}: {_text(node)}")
        case ast.Attribute(value=ast.Name(id="Truth")) if node.attr in _TRUTHS:
            yield _Swap(node, "attr", _TRUTHS[node.attr], f"Truth.{node.attr} -> Truth.{_TRUTHS[node.attr]}")
        case ast.Match() if len(node.cases) > 1:
            for number, case in enumerate(node.cases):
                if _is_never(case):
                    continue
                left = [*node.cases[:number], *node.cases[number + 1 :]]
                yield _Swap(node, "cases", left, f"case dropped: {_text(case.pattern)}")
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        # Two nots are none; the operand stays as it is.
        yield _Swap(node, "operand", ast.UnaryOp(ast.Not(), node.operand), f"not dropped: {_text(node)}")
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        yield _Swap(node, "op", ast.UAdd(), f"minus dropped: {_text(node)}")


def _is_never(case: ast.match_case) -> bool:
    """Whether a case is there for the type checker alone, which proves that it is never reached."""
    match case.body:
        case [ast.Expr(value=ast.Call(func=ast.Name(id="assert_never")))]:
            return True
        case _:
            return False


def _compare(node: ast.Compare) -> Iterator[_Swap]:
    for number, operator in enumerate(node.ops):
        ops = list(node.ops)
        ops[number] = _COMPARE[type(operator)]()
        words = f"comparison {number + 1} swapped" if len(ops) > 1 else "comparison swapped"
        yield _Swap(node, "ops", ops, f"{words}: {_text(node)}")


def _constant(node: ast.Constant) -> Iterator[_Swap]:
    value = node.value
    if isinstance(value, bool):
        yield _Swap(node, "value", not value, f"{value} -> {not value}")
    elif isinstance(value, (int, float)):
        for other in (value + 1, value - 1):
            yield _Swap(node, "value", other, f"{value} -> {other}")
    elif isinstance(value, str) and value.replace(".", "", 1).isdigit():
        # The digits of a Decimal: one step in the last place.
        digits = value.replace(".", "", 1)
        places = len(value.partition(".")[2])
        for step in (1, -1):
            moved = str(max(int(digits) + step, 0)).rjust(places + 1, "0")
            stepped = f"{moved[:-places]}.{moved[-places:]}" if places else moved
            if stepped != value:
                yield _Swap(node, "value", stepped, f'"{value}" -> "{stepped}"')


def _is_text(node: ast.BinOp) -> bool:
    sides = (node.left, node.right)
    return any(
        isinstance(side, ast.JoinedStr) or (isinstance(side, ast.Constant) and isinstance(side.value, str))
        for side in sides
    )


def _not(test: ast.expr) -> ast.expr:
    return ast.UnaryOp(ast.Not(), test)


def _text(node: ast.AST) -> str:
    text = " ".join(ast.unparse(node).split())
    return text if len(text) <= 70 else f"{text[:67]}..."  # noqa: PLR2004 - a line of a report


def _both_ways(swap: _Swap) -> tuple[Callable[[], None], Callable[[], None]]:
    old = getattr(swap.node, swap.name)
    return (lambda: setattr(swap.node, swap.name, swap.new)), (lambda: setattr(swap.node, swap.name, old))
