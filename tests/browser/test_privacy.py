"""No other host, no cookie, nothing stored but the colour scheme, nothing heavy, and a policy that holds."""

import pytest

from tests.browser.conftest import Open, weight

pytestmark = pytest.mark.browser

FIRST_VISIT = 150 * 1024
SLIPPED_IN = """() => {
    const article = document.querySelector("article");
    const script = document.createElement("script");
    script.textContent = "document.title = 'broken in'";
    article.append(script);
    article.insertAdjacentHTML("beforeend", "<img src='x' onerror='document.title = `broken in`'>");
    article.insertAdjacentHTML("beforeend", "<img src='https://other.invalid/pixel'>");
}"""


def test_no_page_asks_another_host_or_breaks_its_policy(visit: Open, kinds: list[str], base: str) -> None:
    tab = visit()
    for kind in kinds:
        opener = tab.go(kind).get_by_role("button", name="Suche", exact=True)
        if opener.count() or not kind.startswith("archiv/"):  # a frozen page has no menu and no search
            opener.click()
            tab.page.keyboard.type("Schule")  # in the window, or in the field of the page that searches
            tab.page.locator(".df-treffer [role=status]:not(:empty)").wait_for()
    foreign = [request.url for request in tab.requests if not request.url.startswith((base, "data:"))]
    assert foreign == []
    assert [text for text in tab.complaints if "404" not in text] == []
    assert tab.page.context.cookies() == []
    assert tab.page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_the_policy_stops_a_script_that_slipped_in(visit: Open) -> None:
    tab = visit()
    tab.page.evaluate(SLIPPED_IN)
    tab.page.wait_for_timeout(300)
    assert tab.page.title() != "broken in"
    assert sum("Content Security Policy" in text for text in tab.complaints) >= 3


def test_dark_or_light_is_the_only_thing_that_is_kept(visit: Open, base: str) -> None:
    page = visit("", color_scheme="light").page
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(ground)
    page.get_by_role("button", name="Dunkle Darstellung").click()
    dark = page.evaluate(ground)
    page.goto(f"{base}massnahmen/")
    assert dark != light
    assert page.evaluate(ground) == dark
    assert page.evaluate("Object.keys(localStorage)") == ["df-farbschema"]
    page.get_by_role("button", name="Helle Darstellung").click()
    assert page.evaluate(ground) == light


def test_a_first_visit_is_light(visit: Open, kinds: list[str]) -> None:
    for kind in kinds:
        tab = visit(kind)  # waits until everything the page names has come
        sizes = {response.url: weight(response) for response in tab.responses}
        assert sum(sizes.values()) <= FIRST_VISIT, sizes
        tab.page.context.close()


def test_the_search_index_is_fetched_only_by_who_searches(visit: Open) -> None:
    tab = visit()
    tab.page.wait_for_load_state("networkidle")
    assert not any("suche.js" in request.url or "pagefind" in request.url for request in tab.requests)
    with tab.page.expect_response(lambda response: response.url.endswith("pagefind/pagefind.js")):
        tab.page.get_by_role("button", name="Suche", exact=True).click()
