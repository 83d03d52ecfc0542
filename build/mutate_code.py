# ruff: noqa: INP001, T201 - a script that prints, never a package (a package named build breaks python -m build)
"""
Code mutation of the clinical core: whether some test, or some case of the content, fails when the code is wrong in one place.

The fast tests and the content's cases are run once to see which functions each of them calls. Then, for every wrong variant of a function, a copy of this
process takes the wrong code in and runs only what calls that function, the quickest first, until something fails or the time is over. Constants of a
module are worked out anew from the changed source and put into every module that took them in. What is worked out once and kept (the compiled content, a
fixture of a session) is not worked out anew: a mistake in reading content shows in the tests of reading.
"""

import ast
import inspect
import os
import random
import signal
import sys
import time
import types
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, Final, cast

import pytest
from code_mutants import Mutant, mutants
from content_cases import calculator_checks, read_content, suites
from hypothesis import Phase, settings

ROOT: Final = Path(__file__).resolve().parent.parent
SEED: Final = 20261120
# Seconds of the processor that a proof may take while its calls are noted, which is more than its usual time. What is slower is left out, and told.
SLOWEST_CHECK: Final = 6.0
# Laws are tried on some hundred examples here, not on their usual thousands; what fails need not be made smaller.
EXAMPLES: Final = 200
_SETTINGS: Final = "_hypothesis_internal_use_settings"

TARGETS: Final = (
    *(
        f"msref/domain/{name}.py"
        for name in ("truth", "dates", "facts", "consistency", "populations", "flowcharts/walk")
    ),
    "msref/domain/criteria/*.py",
    "msref/domain/timing/*.py",
    "msref/domain/calculators/*.py",
)
# Tests that need no window and do not work the whole content again (its cases are worked one by one beside them); each variant is held only against
# those that call its function.
TESTS: Final = (
    "tests/content_compiler/test_timing_faults.py",
    "tests/domain",
    "tests/content_compiler/test_criteria.py",
    "tests/usecases/test_assess_criteria.py",
    "tests/usecases/test_plan_dates.py",
    "tests/usecases/test_plan_checker.py",
    "tests/usecases/test_run_calculator.py",
    "tests/usecases/test_walk_flowchart.py",
)
_INI: Final = """[pytest]
addopts = -q -p no:cacheprovider -p no:faulthandler --import-mode=importlib --tb=native
filterwarnings = error
pythonpath = .
"""


@dataclass(slots=True)
class Proof:
    """A test or a portion of cases: how it is run, how long it takes and what of the core it calls."""

    name: str
    holds: Callable[[], bool]
    seconds: float = 0.0
    called: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Module:
    """One module under test: its tree, its text name and its functions by qualified name."""

    path: Path
    live: types.ModuleType
    tree: ast.Module
    functions: dict[str, types.FunctionType]

    @property
    def name(self) -> str:
        """The path from the project's folder."""
        return self.path.relative_to(ROOT).as_posix()


@dataclass(slots=True)
class Survey:
    """What a run finds; it stands in for the loop of pytest, so that tests are collected once."""

    sample: int | None
    equivalent: Collection[str]
    only: str = ""
    modules: list[Module] = field(default_factory=list)
    report: dict[str, Any] = field(default_factory=dict)

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run every proof once, then every variant."""
        # Thousands of runs follow; none of them is to be told one by one.
        session.config.pluginmanager.unregister(name="terminalreporter")
        self.modules = [_module(path) for pattern in TARGETS for path in sorted(ROOT.glob(pattern))]
        proofs = [*_content_proofs(), *_test_proofs(session)]
        held = [proof for proof in proofs if self._measure(proof)]
        ready = sorted((proof for proof in held if proof.seconds <= SLOWEST_CHECK), key=lambda proof: proof.seconds)
        left_out = [f"{proof.name}: {proof.seconds:.0f} s" for proof in proofs if proof not in ready]
        self.report = self._try_all(ready) | {"proofs": len(ready), "left_out_as_slow_or_failing": left_out}
        return True

    def _measure(self, proof: Proof) -> bool:
        """Run a proof with the code as it is; what fails already proves nothing."""
        files = {str(module.path): module.name for module in self.modules}

        def note(frame: types.FrameType, event: str, _: object) -> None:
            code = frame.f_code
            if event == "call" and code.co_filename in files:
                proof.called.add(f"{files[code.co_filename]}:{code.co_qualname.split('.<locals>')[0]}")

        start = time.process_time()
        sys.settrace(note)
        try:
            held = proof.holds()
        finally:
            sys.settrace(None)
        proof.seconds = time.process_time() - start
        return held

    def _try_all(self, proofs: Sequence[Proof]) -> dict[str, Any]:
        every = [(module, mutant) for module in self.modules for mutant in mutants(module.tree)]
        found = [(module, mutant) for module, mutant in every if self.only in _name(module, mutant)]
        total = len(every)
        if self.sample is not None and self.sample < total:
            found = random.Random(SEED).sample(found, self.sample)  # noqa: S311 - a repeatable sample, nothing secret
        tally: dict[str, dict[str, int]] = {}
        noticed_by: dict[str, list[Proof]] = {}
        timed_out = 0
        survivors, same = [], []
        for number, (module, mutant) in enumerate(found, 1):
            if number % 250 == 0:
                print(f"  code: {number} of {len(found)} variants tried", flush=True)
            name = _name(module, mutant)
            # What noticed another mistake in this function is likely to notice this one too.
            first = noticed_by.setdefault(f"{module.name}:{mutant.owner}", [])
            asked = _asked(module, mutant, proofs, self.modules)
            asked = [*first, *(proof for proof in asked if proof not in first)]
            verdict, by = _verdict(module, mutant, asked)
            if by is not None:
                first[:] = [by, *(proof for proof in first if proof is not by)]
            killed = verdict != "survived"
            timed_out += verdict == "timed out"
            if not killed and name in self.equivalent:
                same.append(name)
                continue
            counted = tally.setdefault(module.name, {"tried": 0, "killed": 0})
            counted["tried"] += 1
            counted["killed"] += killed
            if not killed:
                print(f"  survived: {name}", flush=True)
                survivors.append(name)
        tried = len(found) - len(same)
        told = {"possible": total, "tried": tried, "killed": tried - len(survivors), "of_these_timed_out": timed_out}
        return told | {"by_kind": dict(sorted(tally.items())), "survivors": survivors, "equivalent": same}


def run(sample: int | None, equivalent: Collection[str], only: str = "") -> dict[str, Any]:
    """
    Try all variants, those whose id contains `only`, or a sample of them with a fixed seed.

    `equivalent` are the ids of variants that mean the same as the code.
    """
    # No window is needed, so neither is the plug-in for windows.
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    ini = ROOT / ".out" / "mutation.ini"
    ini.write_text(_INI, encoding="utf-8")
    survey = Survey(sample, equivalent, only)
    code = pytest.main(
        ["-c", str(ini), "--rootdir", str(ROOT), *(str(ROOT / test) for test in TESTS)], plugins=[survey]
    )
    if not survey.report:
        raise SystemExit(f"The tests could not be collected (pytest ended with {code}).")
    return survey.report


def _module(path: Path) -> Module:
    dotted = path.relative_to(ROOT).with_suffix("").as_posix().replace("/", ".").removesuffix(".__init__")
    __import__(dotted)
    live = sys.modules[dotted]
    functions = {function.__qualname__: function for function in _functions(live)}
    return Module(path, live, ast.parse(path.read_text(encoding="utf-8"), str(path)), functions)


def _functions(live: types.ModuleType) -> Iterator[types.FunctionType]:
    for value in vars(live).values():
        members = vars(value).values() if isinstance(value, type) and value.__module__ == live.__name__ else (value,)
        for member in members:
            plain = member.fget if isinstance(member, property) else getattr(member, "__func__", member)
            plain = inspect.unwrap(plain) if callable(plain) else plain
            if isinstance(plain, types.FunctionType) and plain.__module__ == live.__name__:
                yield plain


def _content_proofs() -> Iterator[Proof]:
    for suite in suites(read_content()):
        for check in suite.checks():
            yield Proof(check.name, partial(_works, check.work))
    for check in calculator_checks():
        yield Proof(check.name, partial(_works, check.work))


def _works(work: Callable[[], object]) -> bool:
    try:
        work()
    except Exception:  # noqa: BLE001 - whatever goes wrong is noticed
        return False
    return True


def _test_proofs(session: pytest.Session) -> Iterator[Proof]:
    for item in session.items:
        own = getattr(getattr(item, "obj", None), _SETTINGS, None)
        if own is not None:
            fewer = settings(own, max_examples=min(own.max_examples, EXAMPLES), phases=(Phase.explicit, Phase.generate))
            setattr(cast("pytest.Function", item).obj, _SETTINGS, fewer)
        yield Proof(item.nodeid, partial(_passes, session, item))


def _passes(session: pytest.Session, item: pytest.Item) -> bool:
    before = session.testsfailed
    # The session itself stands for the next test: what is shared by the session is kept, all else is put away.
    item.config.hook.pytest_runtest_protocol(item=item, nextitem=cast("pytest.Item", session))
    return session.testsfailed == before


def _asked(module: Module, mutant: Mutant, proofs: Sequence[Proof], modules: Sequence[Module]) -> list[Proof]:
    """The proofs that call the function, or that touch a module which took the constant in; all of them when none is known to."""
    owner = f"{module.name}:{mutant.owner}"
    if not mutant.owner.startswith("="):
        return [proof for proof in proofs if owner in proof.called]
    constants = {name: value for name, value in vars(module.live).items() if not name.startswith("__")}
    users = [
        f"{one.name}:"
        for one in modules
        if one is module or any(vars(one.live).get(name) is value for name, value in constants.items())
    ]
    touching = [proof for proof in proofs if any(called.startswith(tuple(users)) for called in proof.called)]
    return touching or list(proofs)


def _name(module: Module, mutant: Mutant) -> str:
    return f"code {module.name}:{mutant.owner}: {mutant.words}"


def _verdict(module: Module, mutant: Mutant, proofs: Sequence[Proof]) -> tuple[str, Proof | None]:
    """What happens with the variant in place: "killed" (with the proof that noticed, where one failed), "timed out" or "survived"."""
    sys.stdout.flush()
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        _try_one(module, mutant, proofs, writing)
    os.close(writing)
    with os.fdopen(reading) as told:
        number = told.read()
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGPROF:
        return "timed out", None
    return ("killed" if status else "survived"), (proofs[int(number)] if number else None)


def _try_one(module: Module, mutant: Mutant, proofs: Sequence[Proof], told: int) -> None:
    """Run in the copy of the process: ends it with 0 when everything holds, with 1 or a signal otherwise; writes the number of the proof that failed."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    # Time of the processor, so that a busy computer makes nothing look noticed.
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_PROF, 10 + 2 * sum(proof.seconds for proof in proofs))
    survived = False
    try:
        mutant.make()
        _take_in(module, mutant.owner)
        failed = next((number for number, proof in enumerate(proofs) if not proof.holds()), None)
        survived = failed is None
        os.write(told, b"" if failed is None else str(failed).encode())
    finally:
        # Whatever went wrong on the way is noticed as well.
        os._exit(0 if survived else 1)


def _take_in(module: Module, owner: str) -> None:
    code = compile(module.tree, str(module.path), "exec")
    if owner.startswith("="):
        _take_in_constants(module, code)
        return
    function = module.functions[owner]
    function.__code__ = next(found for found in _codes(code) if found.co_qualname == owner)
    if function.__defaults__ or function.__kwdefaults__:
        fresh = {one.__qualname__: one for one in _functions(_fresh(module, code))}[owner]
        if not _same(function.__defaults__, fresh.__defaults__):
            function.__defaults__ = fresh.__defaults__
        if not _same(function.__kwdefaults__, fresh.__kwdefaults__):
            function.__kwdefaults__ = fresh.__kwdefaults__


def _codes(code: types.CodeType) -> Iterator[types.CodeType]:
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            yield constant
            yield from _codes(constant)


def _take_in_constants(module: Module, code: types.CodeType) -> None:
    """Work the module out anew and put every constant that differs wherever the old one was taken in."""
    fresh = _fresh(module, code)
    for name, new in vars(fresh).items():
        old = vars(module.live).get(name)
        if name.startswith("__") or isinstance(new, (type, types.FunctionType, types.ModuleType)) or _same(old, new):
            continue
        for other in [live for key, live in sys.modules.items() if key.startswith(("msref", "tests"))]:
            if other is module.live or vars(other).get(name) is old:
                setattr(other, name, new)
        _put_into_calculators(old, new)
    for name, function in module.functions.items():
        renewed = vars(fresh).get(name)
        if isinstance(renewed, types.FunctionType):
            function.__defaults__ = renewed.__defaults__


def _fresh(module: Module, code: types.CodeType) -> types.ModuleType:
    """The module worked out anew."""
    fresh = types.ModuleType(module.live.__name__)
    fresh.__file__ = str(module.path)
    # Data classes look their module up by name while they are made.
    sys.modules[fresh.__name__] = fresh
    exec(code, vars(fresh))  # noqa: S102 - our own source with one change
    sys.modules[fresh.__name__] = module.live
    return fresh


def _same(old: object, new: object) -> bool:
    # Instances of a class of the module itself are of another class when made anew; their words tell them apart.
    return old == new or repr(old) == repr(new)


def _put_into_calculators(old: object, new: object) -> None:
    registry = sys.modules["msref.domain.calculators"].CALCULATORS
    for calculator in cast("dict[str, object]", registry).values():
        if getattr(calculator, "inputs", None) is old:
            object.__setattr__(calculator, "inputs", new)
