"""What a reader does with a report: look, link, copy, search, and point at a map."""

import base64
import hashlib
import os
import re
import time
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import HOSTILE, KINDS, MANY

LARGEST = 5_000_000
SLOWEST = 2.0


@pytest.mark.parametrize("scheme", ("light", "dark"))
@pytest.mark.parametrize("width", (1280, 390))
@pytest.mark.parametrize("kind", KINDS)
def test_looks(reports, visit, kind, width, scheme):
    """No complaint, no request, nothing wider than the screen, no contrast that is too low."""
    page = visit(reports[kind], width, scheme).page
    assert page.locator("h1").is_visible()
    overflow = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert overflow <= 0
    page.screenshot(
        path=Path(os.environ["SCREENSHOTS"]) / f"{kind}-{width}-{scheme}.png",
        full_page=kind != "many",
    )
    if kind == "many":
        # Hundreds of findings that are alike take the checker half a minute.
        page.evaluate(
            "document.querySelectorAll('article:nth-of-type(n+9), .index li:nth-of-type(n+9)')"
            ".forEach(element => element.remove())"
        )
    rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]
    results = Axe().run(page, options={"runOnly": rules})
    assert results.violations_count == 0, results.generate_report()


def test_the_verdict_is_at_the_top(reports, visit):
    assert visit(reports["none"]).page.locator("header.good h1").inner_text().startswith("agrees:")
    page = visit(reports["one"]).page
    assert page.locator("header.bad h1").inner_text().startswith("diverges:")
    assert "gates_ifjo" in page.locator("header .remark").inner_text()


def test_a_report_without_a_finding_has_its_pictures(reports, visit):
    page = visit(reports["none"]).page
    assert page.locator(".chart svg").count() == 3
    assert page.locator(".coverage tbody tr").count() == 4
    assert page.locator(".gaps li").count() >= 1
    assert page.locator("article").count() == 0


def test_a_deep_link_leads_to_its_finding(reports, visit):
    found = visit(reports["many"]).page.locator("article.finding").nth(321).get_attribute("id")
    page = visit(reports["many"], fragment="#" + found).page
    article = page.locator(f"[id='{found}']")
    page.wait_for_function(
        "id => { const box = document.getElementById(id).getBoundingClientRect();"
        " return box.top >= -1 && box.top < innerHeight / 2; }",
        arg=found,
    )
    assert article.evaluate("element => element.matches(':target')")


def test_every_link_within_a_page_leads_somewhere(reports, visit):
    for kind in KINDS:
        page = visit(reports[kind]).page
        dangling = page.evaluate(
            "[...document.querySelectorAll('a[href^=\"#\"]')]"
            ".filter(a => !document.getElementById(a.getAttribute('href').slice(1))).length"
        )
        assert dangling == 0
        repeated = page.evaluate(
            "(ids => ids.length - new Set(ids).size)"
            "([...document.querySelectorAll('[id]')].map(element => element.id))"
        )
        assert repeated == 0


def test_the_command_is_copied(reports, visit):
    visited = visit(reports["one"], permissions=["clipboard-read", "clipboard-write"])
    page = visited.page
    page.locator("article .copy").first.click()
    page.wait_for_function("document.querySelector('article .copy').textContent === 'Copied'")
    assert "copied" in page.locator("#announcement").inner_text()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == "lockstep replay 1:37 --subject mistake:gates_ifjo"


def test_the_command_is_copied_where_there_is_no_clipboard(reports, visit):
    visited = visit(reports["one"])
    page = visited.page
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.locator("article .copy").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelector('article .copy').textContent !== 'Copy'")
    assert page.locator("article .copy").first.inner_text() == "Copied"


def test_a_map_is_drawn_and_read_by_keyboard(reports, visit):
    page = visit(reports["one"]).page
    canvas = page.locator("canvas.cells").first
    canvas.scroll_into_view_if_needed()
    page.wait_for_function("document.querySelector('canvas.cells').width !== 300")
    colours = canvas.evaluate(
        "canvas => new Set(new Uint32Array(canvas.getContext('2d')"
        ".getImageData(0, 0, canvas.width, canvas.height).data.buffer)).size"
    )
    assert colours > 1
    readout = page.locator(".readout").first
    assert "beyond its bound" in readout.inner_text()
    canvas.focus()
    page.keyboard.press("ArrowRight")
    assert readout.inner_text().startswith("step 0, unit 0: ratio ")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    assert readout.inner_text().startswith("step 1, unit 1: ratio ")


def test_the_first_wrong_step_is_shown(reports, visit):
    page = visit(reports["one"]).page
    rows = page.locator("details.stages tbody tr")
    assert rows.count() > 10
    assert page.locator("details.stages tr.wrong").count() >= 1
    assert page.locator("details.stages").first.get_attribute("open") is not None


def test_a_layer_of_a_model_is_shown_like_a_case(reports, visit):
    page = visit(reports["model"]).page
    canvas = page.locator("canvas.cells")
    assert canvas.get_attribute("data-steps") == "1000"
    assert page.locator("details.stages tr.wrong th").inner_text() == "h"
    assert "--forget-bias 1" in page.locator("article .explanation").inner_text()


def test_a_hostile_name_is_text(reports, visit):
    page = visit(reports["hostile"]).page
    assert page.locator("img").count() == 0
    assert page.locator("[onerror], [onmouseover]").count() == 0
    heading = page.locator("article h3").inner_text()
    # What combines with a quotation mark is kept apart from it.
    assert HOSTILE.split('"')[0] in heading
    for element in page.locator("article *").all()[:50]:
        element.dispatch_event("mouseover")


def test_many_findings_are_shown_at_once(reports, visit):
    assert reports["many"].stat().st_size < LARGEST
    start = time.monotonic()
    page = visit(reports["many"]).page
    page.evaluate("new Promise(done => requestAnimationFrame(() => setTimeout(done)))")
    seconds = time.monotonic() - start
    print(f"{MANY} findings: {reports['many'].stat().st_size:,} bytes, shown in {seconds:.2f} s")
    assert page.locator("article.finding").count() == MANY
    assert seconds < SLOWEST


def test_even_with_maps_of_the_largest_size_a_report_is_small(reports):
    articles = re.findall(r"<article.*?</article>", reports["many"].read_text(), re.DOTALL)
    largest = max(len(article.encode()) for article in articles)
    assert any('data-rows="48" data-columns="64"' in article for article in articles)
    assert largest * MANY < LARGEST


def test_findings_are_searched(reports, visit):
    page = visit(reports["many"]).page
    page.locator("#filter").fill("case-321.npz")
    assert page.locator("#shown").inner_text() == f"1 of {MANY}"
    assert page.locator("article.finding:visible").count() == 1
    page.locator("#filter").fill("")
    assert page.locator("#shown").inner_text() == ""


def test_without_scripts_all_is_there_but_the_maps(reports, visit):
    page = visit(reports["one"], java_script_enabled=False).page
    assert page.locator("article .replay, article code").first.is_visible()
    assert page.locator("dd.beyond").first.is_visible()


def test_no_script_runs_but_the_reports_own(reports):
    page = reports["hostile"].read_text()
    script = re.search(r"<script>(.*?)</script>", page, re.DOTALL)[1]
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in page, f"page.js has the hash {digest}: say so in HTMLPage"
