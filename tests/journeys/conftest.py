"""A real browser: Debian's Chromium (or PRASAN_CHROMIUM), at desktop and phone width, with axe at hand."""

import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NoReturn

import pytest
from django.db import connection
from playwright.sync_api import Browser, Page, expect, sync_playwright
from pytest_django.live_server_helper import LiveServer

from prasan.analytics.queries import forget
from prasan.plans.actions import add_project, open_plan
from prasan.plans.models import Plan
from prasan.plans.rules.rows import PlanFormat
from tests.build import PASSWORD, World
from tests.journeys.grids import Planner

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
CHROMIUM = os.environ.get("PRASAN_CHROMIUM", "/usr/bin/chromium")
WIDTHS = {"desktop": 1280, "phone": 360}
# How a page lies has nothing to do with the database: the journeys are made at both widths on SQLite, at one elsewhere.
TRIED = tuple(WIDTHS) if connection.vendor == "sqlite" else ("desktop",)


def missing(what: str) -> NoReturn:
    """A machine of one's own may lack a browser; where changes are judged (CI), nothing is left out."""
    if os.environ.get("CI"):
        pytest.fail(what)
    pytest.skip(what)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for the journeys of a file; they are left out only where there is none."""
    if not Path(CHROMIUM).exists():
        missing(f"no browser at {CHROMIUM}; name one with PRASAN_CHROMIUM")
    before = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    # Playwright keeps an event loop running in this thread; the tests' own queries are not asynchronous.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield started
        started.close()
    if before is None:
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def site(live_server: LiveServer) -> Iterator[str]:
    """The address of the site; what is still being answered comes to its end before the database is emptied."""
    forget()
    yield live_server.url
    for thread in threading.enumerate():
        if "process_request_thread" in thread.name:
            thread.join(30)


@pytest.fixture(params=TRIED)
def page(request: pytest.FixtureRequest, browser: Browser, site: str) -> Iterator[Page]:
    """A fresh window on the site; an error in its scripts fails the test."""
    # axe is put into the page from outside, which the site's own policy rightly forbids.
    context = browser.new_context(
        viewport={"width": WIDTHS[request.param], "height": 800}, base_url=site, bypass_csp=True
    )
    # A busy machine is no fault: what fails is what never comes, not what comes late.
    context.set_default_timeout(60_000)
    expect.set_options(timeout=30_000)
    opened = context.new_page()
    faults: list[str] = []
    opened.on("pageerror", lambda error: faults.append(str(error)))
    yield opened
    context.close()
    assert faults == []


@pytest.fixture
def sign_in(page: Page) -> Callable[[str], None]:
    """Sign somebody of the cast in."""

    def signed_in(username: str) -> None:
        page.goto("/sign-in/")
        page.fill("#id_username", username)
        page.fill("#id_password", PASSWORD)
        page.click("main button.main")
        page.wait_for_url("**/desk/")

    return signed_in


@pytest.fixture
def become(page: Page, sign_in: Callable[[str], None]) -> Callable[[str], None]:
    """Somebody else sits down at the same browser."""

    def became(username: str) -> None:
        # What the page left is still asking must not bring its own cookie back.
        page.goto("about:blank")
        page.context.clear_cookies()
        sign_in(username)

    return became


@pytest.fixture
def check(page: Page) -> Callable[[], None]:
    """No serious or critical finding of axe on the page, and nothing that scrolls the page sideways."""
    if not AXE.exists():
        missing("axe-core is not installed (npm ci)")
    source = AXE.read_text(encoding="utf-8")

    def checked() -> None:
        found = page.evaluate(f"{source};axe.run(document, {{resultTypes: ['violations']}})")
        bad = [
            f"{page.url} {one['id']}: {one['nodes'][0]['html']}"
            for one in found["violations"]
            if one["impact"] in ("serious", "critical")
        ]
        assert bad == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{page.url} scrolls sideways"

    return checked


@pytest.fixture
def plan(world: World) -> Plan:
    """Ban A's plan with forty projects."""
    made = open_plan(
        organisation=world.ban_a, first_year=2571, last_year=2575, plan_format=PlanFormat.ISSUE, by=world.cast.anong
    )
    for at in range(1, 41):
        add_project(
            plan_id=made.pk,
            cells={"name": f"โครงการที่ {at}", "amount_2571": str(10_000 * at), "unit": "กองช่าง"},
            by=world.cast.anong,
        )
    return made


@pytest.fixture
def sit_down(browser: Browser, site: str, plan: Plan) -> Iterator[Callable[[str], Planner]]:
    """Let somebody sit down at the grid; an error in its scripts fails the test."""
    planners: list[Planner] = []

    def seated(username: str) -> Planner:
        context = browser.new_context(viewport={"width": 1280, "height": 800}, base_url=site, bypass_csp=True)
        context.set_default_timeout(15_000)
        planners.append(Planner(context, username))
        return planners[-1]

    yield seated
    for one in planners:
        one.context.close()
    assert [fault for one in planners for fault in one.faults] == []
