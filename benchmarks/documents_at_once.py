"""Twenty long documents asked for at once from the real server, while others read ordinary pages: does the site stay quick?

    python -m benchmarks.documents_at_once [--projects 600] [--port 8190]

`prasan serve` runs as it does everywhere (SQLite, two web processes, one worker of jobs) on the demonstration and five plans
of so many projects. Three crowds in turn: planners who order 20 books and forms in the background; 20 readers who wait for
long files themselves (two turns, the others are told to come again); 20 who take short files. Meanwhile one reader opens
pages, one after another. Memory is what the server's processes hold together (their own share), `cpu_s` the processor time
that they took; the other seconds are the clock's, so a busy machine makes them long: compare with nobody's row. Needs the
typeface (make install).
"""

import argparse
import http.cookiejar
import os
import socket
import statistics
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from benchmarks.installations import fresh

PASSWORD = "bench-2571-prasan"
PAGES = ("/", "/projects/", "/framework/", "/goals/", "/places/")
PLANNERS, CROWD = 5, 20
QUIET_S = 30.0
STARTS_WITHIN_S = 900


def main() -> None:
    """Prepare, serve, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--projects", type=int, default=600)
    parser.add_argument("--port", type=int, default=8190)
    arguments = parser.parse_args()
    with fresh():
        codes, short = prepare(arguments.projects)
        with served(arguments.port) as server:
            measure(server, codes, short, arguments.projects)


def prepare(projects: int) -> tuple[list[str], str]:
    """(organisations with a long draft and a planner each, an organisation with a short announced plan)."""
    from django.conf import settings
    from django.core.management import call_command

    from benchmarks.import_plan import made_plan
    from prasan.accounts.actions import create_user
    from prasan.classification.importing import APPLY
    from prasan.jobs.actions import start
    from prasan.ops.demo.store import make_demo
    from prasan.ops.reference import load_reference
    from prasan.organisations.actions.memberships import give_role
    from prasan.organisations.models import Organisation
    from prasan.organisations.rules.kinds import Role
    from prasan.plans.actions import receive_upload, state_of
    from prasan.plans.exporting import plan_workbook
    from prasan.plans.jobs import READ
    from prasan.plans.models import Plan
    from prasan.plans.queries import plan_for_years

    call_command("migrate", verbosity=0)
    load_reference()
    print(make_demo(), flush=True)
    settings.JOBS_AT_ONCE = True
    taken: list[Organisation] = []
    for organisation in Organisation.objects.order_by("code"):
        by = create_user(
            username=f"bench{len(taken)}-{organisation.code}", password=PASSWORD, display_name="bench", by=None
        )
        give_role(user=by, organisation=organisation, role=Role.PLANNER, by=None)
        content = plan_workbook(made_plan(organisation.name_th, projects))
        kept = receive_upload(organisation=organisation, file_name="plan.xlsx", content=content, by=by)
        start(kind=READ.code, by=by, arguments={"import": kept.pk})
        seen = state_of(plan_for_years(organisation.pk, 2571))
        arguments = {"import": kept.pk, "seen": seen, "left_out": [], "take_out_gone": False}
        # A plan that is under consideration takes nothing in.
        if start(kind=APPLY.code, by=by, arguments=arguments).state == "done":
            taken.append(organisation)
        if len(taken) == PLANNERS:
            break
    announced = Plan.objects.filter(revisions__announced_on__isnull=False).exclude(organisation__in=taken)
    return [one.code for one in taken], announced.select_related("organisation")[0].organisation.code


@contextmanager
def served(port: int) -> Iterator["Server"]:
    """`prasan serve` until the block ends."""
    with socket.socket() as free:
        if free.connect_ex(("127.0.0.1", port)) == 0:
            raise SystemExit(f"something else answers at port {port}; choose another with --port")
    command = [sys.executable, "-m", "prasan.ops.main", "serve", "--port", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    server = Server(process.pid, f"http://127.0.0.1:{port}")
    try:
        wait_for(server, process)
        yield server
    finally:
        process.terminate()
        process.wait(timeout=60)


def wait_for(server: "Server", process: subprocess.Popen[bytes]) -> None:
    """Until the first page is answered."""
    for _ in range(STARTS_WITHIN_S):
        if process.poll() is not None:
            raise SystemExit(f"prasan serve ended with {process.returncode}")
        try:
            server.reader()("/")
        except OSError:
            time.sleep(1)
        else:
            return
    raise SystemExit(f"prasan serve gave no page within {STARTS_WITHIN_S} seconds")


class Server:
    """The running server as its readers see it."""

    def __init__(self, pid: int, address: str) -> None:
        self.pid, self.address = pid, address

    def reader(self, name: str = "") -> "Reader":
        """Somebody with a browser of their own, signed in where they have a name."""
        reader = Reader(self.address)
        if name:
            reader("/sign-in/")
            reader("/sign-in/", {"username": name, "password": PASSWORD})
        return reader

    def memory(self) -> int:
        """MB that its processes hold together, each page that they share counted once."""
        return sum(map(_held, self._processes())) // 1024

    def processor(self) -> float:
        """Seconds of processor time that its processes, and those of them that have ended, have taken."""
        return sum(self._processes().values()) / os.sysconf("SC_CLK_TCK")

    def _processes(self) -> dict[int, int]:
        """Process → ticks of its own and of its ended children."""
        parents, ticks = {}, {}
        for stat in Path("/proc").glob("[0-9]*/stat"):
            try:
                fields = stat.read_text().rpartition(")")[2].split()
            except OSError:
                continue
            pid = int(stat.parent.name)
            parents[pid], ticks[pid] = int(fields[1]), sum(map(int, fields[11:15]))
        ours, more = {self.pid}, True
        while more:
            found = {pid for pid, parent in parents.items() if parent in ours} - ours
            ours |= found
            more = bool(found)
        return {pid: ticks[pid] for pid in ours if pid in ticks}


def _held(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


class Reader:
    """Opens addresses, posts forms; keeps its cookies."""

    def __init__(self, address: str) -> None:
        self.address, self.cookies = address, http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.cookies))

    def __call__(self, path: str, form: dict[str, str] | None = None) -> int:
        """The status of the answer."""
        data = None
        if form is not None:
            token = next((one.value or "" for one in self.cookies if "csrf" in one.name), "")
            data = urllib.parse.urlencode({**form, "csrfmiddlewaretoken": token}).encode()
        try:
            with self.opener.open(self.address + path, data, timeout=600) as response:
                response.read()
                return int(response.status)
        except urllib.error.HTTPError as refused:
            return refused.code


def measure(server: Server, codes: list[str], short: str, projects: int) -> None:
    """The page times alone, then beside each crowd."""
    from benchmarks.tables import report

    planners = [server.reader(f"bench{number}-{code}") for number, code in enumerate(codes)]
    long_files = [
        (planner, f"/plans/{code}/documents/{kind}/file.{form}")
        for planner, code in zip(planners, codes, strict=True)
        for kind in ("book", "p02")
        for form in ("pdf", "docx")
    ]
    for page in PAGES:
        assert server.reader()(page) == 200, page
    rows = [beside(server, "nobody", lambda: time.sleep(QUIET_S))]
    rows.append(beside(server, "20 ordered in the background", lambda: ordered(long_files)))
    rows.append(beside(server, "20 who wait for long files", lambda: fetched(long_files)))
    short_files = [
        (server.reader(), f"/organisations/{short}/documents/p02/file.{form}") for form in ("pdf", "docx")
    ] * (CROWD // 2)
    rows.append(beside(server, "20 who take short files", lambda: fetched(short_files)))
    rows.append(beside(server, "nobody, again", lambda: time.sleep(QUIET_S)))
    report("documents_at_once", rows, projects=projects)


def beside(server: Server, name: str, crowd: Callable[[], object]) -> dict[str, object]:
    """The times of ordinary pages while a crowd does what it does."""
    ended, times, held = threading.Event(), [], [0]
    reader = server.reader()

    def read() -> None:
        turn = 0
        while not ended.is_set():
            begin = time.perf_counter()
            status = reader(PAGES[turn % len(PAGES)])
            times.append(time.perf_counter() - begin)
            assert status == 200, status
            turn += 1
            time.sleep(0.1)

    def weigh() -> None:
        while not ended.wait(0.5):
            held[0] = max(held[0], server.memory())

    threads = [threading.Thread(target=one) for one in (read, weigh)]
    for one in threads:
        one.start()
    begin, before = time.perf_counter(), server.processor()
    try:
        said = crowd()
        seconds, taken = time.perf_counter() - begin, server.processor() - before
    finally:
        ended.set()
        for one in threads:
            one.join()
    cuts = statistics.quantiles(times, n=20)
    return {
        "beside": name,
        "pages": len(times),
        "p50_ms": round(statistics.median(times) * 1000),
        "p95_ms": round(cuts[-1] * 1000),
        "peak_mb": held[0],
        "last_after_s": round(seconds, 1),
        "cpu_s": round(taken, 1),
        "load": round(os.getloadavg()[0], 1),
        "answers": said or "",
    }


def ordered(files: list[tuple[Reader, str]]) -> str:
    """Every file ordered at the same moment; until the last job has ended."""
    from django.db import connection

    from prasan.jobs.models import Job

    answers = at_once([partial(one, path.replace("file.", "make."), {}) for one, path in files])
    while Job.objects.open().exists():
        connection.close()
        time.sleep(0.5)
    ended = Counter(Job.objects.filter(kind="reports.make").values_list("state", flat=True))
    if ended != {"done": len(files)}:
        raise SystemExit(f"orders answered {said(answers)}; jobs ended {dict(ended)}")
    return f"{said(answers)}, {len(files)} made"


def fetched(files: list[tuple[Reader, str]]) -> str:
    """Every file asked for at the same moment."""
    return said(at_once([partial(one, path) for one, path in files]))


def at_once(calls: list[Callable[[], int]]) -> list[int]:
    """All calls, each in a thread of its own."""
    with ThreadPoolExecutor(len(calls)) as pool:
        return [one.result() for one in [pool.submit(call) for call in calls]]


def said(answers: list[int]) -> str:
    """`18 × 200, 2 × 503`."""
    return ", ".join(f"{answers.count(one)} × {one}" for one in sorted(set(answers)))


if __name__ == "__main__":
    main()
