"""A planner at the grid, for journeys."""

from playwright.sync_api import BrowserContext, Locator, expect

from prasan.plans.models import ProjectVersion
from tests.build import PASSWORD

GRID = "/plans/5002/grid/"


class Planner:
    """One planner at the grid in a browser of their own."""

    def __init__(self, context: BrowserContext, username: str) -> None:
        self.context = context
        self.page = context.new_page()
        self.faults: list[str] = []
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.goto("/sign-in/")
        self.page.fill("#id_username", username)
        self.page.fill("#id_password", PASSWORD)
        self.page.click("main button.main")
        self.page.wait_for_url("**/desk/")
        self.open()

    def open(self) -> None:
        self.page.goto(GRID)
        expect(self.page.locator("#sheet[data-ready]")).to_be_visible()

    def cell(self, row: int, label: str) -> None:
        """Choose a cell by the mouse."""
        self.at(row, label).click()

    def at(self, row: int, label: str) -> Locator:
        """A cell by its row, from 1, and the head of its column."""
        heads = self.page.locator("#sheet [role=columnheader] span").all_inner_texts()
        return self.page.locator(f"#cell-{row - 1}-{heads.index(label)}")

    def column(self, label: str, rows: int) -> list[str]:
        """What stands in the first rows of a column."""
        return [self.at(row, label).inner_text() for row in range(1, rows + 1)]

    def keys(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)

    def thai(self, text: str) -> None:
        """Keys of a Thai keyboard, which Playwright's own layout does not have."""
        session = self.context.new_cdp_session(self.page)
        for letter in text:
            session.send("Input.dispatchKeyEvent", {"type": "keyDown", "key": letter, "text": letter})
            session.send("Input.dispatchKeyEvent", {"type": "keyUp", "key": letter})
        session.detach()

    def paste(self, text: str, html: str = "") -> None:
        self.page.evaluate(
            """([text, html]) => { const data = new DataTransfer(); data.setData("text/plain", text);
               if (html) data.setData("text/html", html);
               const told = new ClipboardEvent("paste", {clipboardData: data, bubbles: true});
               document.getElementById("sheet").dispatchEvent(told); }""",
            [text, html],
        )

    def copied(self, kind: str = "text/plain") -> str:
        """What Ctrl+C puts on the clipboard."""
        return str(
            self.page.evaluate(
                """kind => { const data = new DataTransfer();
                   const told = new ClipboardEvent("copy", {clipboardData: data, bubbles: true, cancelable: true});
                   document.getElementById("sheet").dispatchEvent(told); return data.getData(kind); }""",
                kind,
            )
        )

    def saved(self) -> None:
        """Everything that was typed has reached the server."""
        expect(self.page.locator("#save-state")).to_have_attribute("data-state", "saved")
        self.page.wait_for_function("!Object.keys(localStorage).some(key => /^prasan.grid.[0-9]/.test(key))")


def head(name: str) -> ProjectVersion:
    return ProjectVersion.objects.working().get(name=name)


def money(version: ProjectVersion) -> dict[int, int]:
    return {one.fiscal_year: one.amount_baht for one in version.year_amounts.all() if one.amount_baht}
