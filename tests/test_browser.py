"""The Browser pack in the real Neo4j Browser, driven by headless Chromium.

GRAPHKIT_REQUIRE_BROWSER=1 turns the skip where Chromium or Playwright is missing into a failure; GRAPHKIT_SCREENSHOTS names
a folder to put pictures of all favourites into.
"""

from __future__ import annotations

import base64
import os
import re
import shutil
import threading
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

import pytest

from graphkit.pipeline import browser_pack
from tests.test_browser_pack import FAVOURITES, rules

pytest_plugins = ["tests.sample_graphs"]
pytestmark = [pytest.mark.browser, pytest.mark.neo4j]

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

DROP = """([name, content]) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([Uint8Array.from(atob(content), (sign) => sign.charCodeAt(0))], name));
    for (const kind of ["dragenter", "dragover", "drop"])
        document.querySelector("[data-testid=main]").dispatchEvent(
            new DragEvent(kind, {bubbles: true, cancelable: true, dataTransfer: transfer}));
}"""
"""Drops a file on the page, as a person does with the mouse."""


def missing(what: str) -> None:
    """Skip, or fail where a browser is required."""
    if os.environ.get("GRAPHKIT_REQUIRE_BROWSER") == "1":
        pytest.fail(f"{what}, and GRAPHKIT_REQUIRE_BROWSER=1", pytrace=False)
    pytest.skip(what)


@pytest.fixture(scope="module")
def chromium(tmp_path_factory):
    """A browser with a profile of its own, which sees this machine only."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        missing("Playwright is not installed: pip install playwright")
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if program is None:
        missing("Chromium is not installed")
    with sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            tmp_path_factory.mktemp("profile"), executable_path=program, args=list(FLAGS), viewport={"width": 1400, "height": 1000}
        )
        context.route(lambda address: not re.match(r"https?://(127\.0\.0\.1|localhost)[:/]", address), lambda route: route.abort())
        yield context
        context.close()


@pytest.fixture(scope="module")
def address(samples_neo4j) -> str:
    """Where the server shows its Browser."""
    with samples_neo4j.open(read_only=True) as graph:
        text = "SHOW SETTINGS YIELD name, value WHERE name = 'server.http.advertised_address' RETURN value AS address"
        found = f"http://{graph.query(text).rows[0]['address']}"
    try:
        urllib.request.urlopen(f"{found}/browser/", timeout=20).close()
    except urllib.error.URLError:
        missing(f"no Neo4j Browser at {found}/browser/")
    return found


class Browser:
    """Neo4j Browser as it comes with the server."""

    def __init__(self, page: Any) -> None:
        self.page = page

    def log_in(self, address: str, target: Any) -> None:
        self.page.goto(f"{address}/browser/?dbms={target.address}")
        self.page.fill("[data-testid=username]", target.user)
        self.page.fill("[data-testid=password]", target.password)
        self.page.click("[data-testid=connect]")
        self.page.wait_for_selector("text=You are connected as user")

    def run(self, text: str) -> None:
        """Type a command or a query and run it, alone on the page."""
        for command in (":clear", text):
            self.page.click("[data-testid=activeEditor]")
            self.page.keyboard.press("Control+A")
            self.page.keyboard.insert_text(command)
            self.page.keyboard.press("Control+Enter")
            if command == ":clear":
                self.page.wait_for_function("document.querySelectorAll('[data-testid=frame]').length === 0")

    def turn_to(self, step: int) -> None:
        """Go one step on in the guide, with a second click where the first came while its drawer was still sliding in."""
        from playwright.sync_api import TimeoutError as PlaywrightTimeout

        for patience in (10_000, 60_000):
            self.page.get_by_text("Next", exact=True).click()
            try:
                self.page.wait_for_selector(f"text=Step {step} of 7", timeout=patience)
                return
            except PlaywrightTimeout:
                self.page.wait_for_selector(f"text=Step {step - 1} of 7")
        pytest.fail(f"the guide does not go on to step {step}")

    def drop(self, path: Path) -> None:
        self.page.evaluate(DROP, [path.name, base64.b64encode(path.read_bytes()).decode()])

    def frame(self) -> str:
        """The text of the newest frame, when it has some."""
        return str(self.page.wait_for_selector("[data-testid=frame] [data-testid=frameContents]").inner_text())

    def nodes(self) -> list[dict[str, str]]:
        """The nodes that are drawn: their colour and their caption."""
        self.page.wait_for_selector("[data-testid=frame] g.node text")
        script = """nodes => nodes.map(node => ({
            colour: node.querySelector("circle.b-outline").getAttribute("fill"),
            caption: [...node.querySelectorAll("text")].map(text => text.textContent.trim()).join(" ").trim()}))"""
        return self.page.eval_on_selector_all("[data-testid=frame] g.node", script)  # type: ignore[no-any-return]

    def arrows(self) -> list[str]:
        """The captions of the relationships that are drawn."""
        return self.page.eval_on_selector_all(  # type: ignore[no-any-return]
            "[data-testid=frame] g.relationship text", "texts => texts.map(text => text.textContent.trim())"
        )

    def picture(self, name: str) -> None:
        folder = os.environ.get("GRAPHKIT_SCREENSHOTS")
        if folder:
            self.page.wait_for_timeout(4000)  # until the drawing has come to rest
            self.page.locator("[data-testid=frame]").first.screenshot(path=Path(folder) / f"{name.replace('/', '-')}.png")


@pytest.fixture(scope="module")
def browser(chromium, address, samples_neo4j, tmp_path_factory):
    """The Browser, logged in, with the pack dropped on it."""
    page = chromium.new_page()
    page.set_default_timeout(60_000)
    found = Browser(page)
    found.log_in(address, samples_neo4j)
    pack = tmp_path_factory.mktemp("pack")
    browser_pack.write(pack)
    found.drop(pack / "favourites.zip")
    found.run(":help")
    found.drop(pack / "style.grass")
    page.wait_for_selector("[data-testid=frame] >> text=node.Instrument")
    return found


def test_favourites_come_in_folders(browser):
    browser.page.click("[data-testid=navigationFavorites]")
    for theme in {name.split("/")[0] for name in FAVOURITES}:
        browser.page.wait_for_selector(f'[data-testid="savedScriptsFolder-{theme}"]')
    browser.page.click('[data-testid="savedScriptsFolder-regimes"]')
    title = FAVOURITES["regimes/growth-of-a-regime"].read_text(encoding="utf-8").splitlines()[0].removeprefix("// ")
    assert browser.page.wait_for_selector(f"text={title}")
    browser.page.click("[data-testid=navigationFavorites]")


@pytest.mark.parametrize("name", FAVOURITES)
def test_a_favourite_is_drawn_in_its_style(browser, name):
    browser.run(FAVOURITES[name].read_text(encoding="utf-8"))
    nodes = browser.nodes()
    assert "ERROR" not in browser.frame()
    assert 4 <= len(nodes) <= 30
    colours = {rule["color"].lower() for selector, rule in rules().items() if selector.startswith("node.")}
    assert {node["colour"].lower() for node in nodes} <= colours
    captions = [node["caption"] for node in nodes]
    assert all(captions)
    assert len(set(captions)) == len(captions), "captions that cannot be told apart"
    shown = {caption for caption in browser.arrows() if caption}
    assert shown
    assert not shown & {"CITES", "MENTIONS", "ESTABLISHES"}, "captions of the Browser's own"
    browser.picture(name)


def test_labels_have_their_colours(browser):
    browser.run(FAVOURITES["overview/one-document-and-all-around-it"].read_text(encoding="utf-8"))
    drawn = {node["caption"]: node["colour"].lower() for node in browser.nodes()}
    style = rules()
    assert drawn["1535 (2004)"] == style["node.Resolution"]["color"].lower()
    assert drawn["CTED"] == style["node.Body"]["color"].lower()
    assert any(re.fullmatch(r"recall ×\d", caption) or re.fullmatch(r"reaffirm ×\d", caption) for caption in browser.arrows())


def test_the_guide_opens_and_its_queries_run(browser):
    with browser_pack.serving(0) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        browser.run(f":guide http://localhost:{server.server_port}/guide.html")
        page = browser.page
        page.wait_for_selector("text=Step 1 of 7")
        for step in range(2, 8):
            browser.turn_to(step)
        page.click("pre.runnable >> nth=0")
        page.wait_for_function("document.querySelector('[data-testid=activeEditor]').innerText.includes('ESTABLISHES')")
        page.click("[data-testid=editor-Run]")
        assert {"1267 (1999)", "1526 (2004)"} <= {node["caption"] for node in browser.nodes()}
        browser.picture("guide")
        browser.run(f":style http://localhost:{server.server_port}/style.grass")
        assert "node.Resolution" in browser.frame()
        page.click("[data-testid=navigationGuides]")
        server.shutdown()


def test_favourites_run_in_the_newer_browser_too(chromium, address, samples_neo4j):
    page = chromium.new_page()
    page.set_default_timeout(60_000)
    if page.goto(f"{address}/browser/preview/").status != 200:
        pytest.skip("this server does not bring the newer Browser")
    page.get_by_label("Connection URL").fill(samples_neo4j.address.split("://")[1])
    page.fill("input[name=username]", samples_neo4j.user)
    page.fill("input[name=password]", samples_neo4j.password)
    page.locator("button", has_text=re.compile("^Connect$")).click()
    for name in ("regimes/growth-of-a-regime", "citations/shortest-chains", "instruments/a-treaty-and-its-protocols"):
        text = FAVOURITES[name].read_text(encoding="utf-8")
        page.click(".cm-content >> nth=0")
        page.keyboard.press("Control+A")
        page.keyboard.insert_text(text)
        page.keyboard.press("Control+Enter")
        frame = page.wait_for_selector(f"text=/\\$ {re.escape(text.splitlines()[0]).replace('/', '.')}/")
        assert frame
        page.wait_for_selector("text=/^Nodes \\([1-9]\\d*\\)$/")
    page.close()
