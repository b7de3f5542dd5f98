/**
 * Runs in the report's page. Every link works without it; with it, a fragment is shown on both sides at
 * once, a click anywhere on its text goes to its counterpart, and the pointer lights up both.
 */
function followFragments() {
  const places = (id: string) => document.querySelectorAll(`[data-fragment="${CSS.escape(id)}"]`);
  const fragmentAt = (target: EventTarget | null) =>
    target instanceof Element ? target.closest("[data-fragment], [data-shows]") : null;
  const idOf = (place: Element | null) =>
    place?.getAttribute("data-fragment") ?? place?.getAttribute("data-shows") ?? "";

  const mark = (name: string, id: string) => {
    for (const place of document.querySelectorAll(`.${name}`)) place.classList.remove(name);
    for (const place of places(id)) place.classList.add(name);
  };

  /** Scrolls the pane alone, and only where the place is out of its sight. */
  const bringIntoPane = (place: Element) => {
    const pane = place.closest(".pane");
    if (pane === null || pane.scrollHeight <= pane.clientHeight) return;
    const [inner, outer] = [place.getBoundingClientRect(), pane.getBoundingClientRect()];
    if (inner.top >= outer.top + 48 && inner.bottom <= outer.bottom) return;
    pane.scrollTop += inner.top - outer.top - pane.clientHeight / 4;
  };

  const showTarget = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    target?.closest("details")?.setAttribute("open", "");
    const id = target?.getAttribute("data-fragment") ?? "";
    mark("shown", id);
    if (id === "") return;
    const pane = target?.closest(".pane");
    if (pane && getComputedStyle(pane).overflowY === "auto") pane.parentElement?.scrollIntoView();
    for (const place of places(id)) bringIntoPane(place);
  };

  document.addEventListener("click", (event) => {
    const place = fragmentAt(event.target);
    const onLink = event.target instanceof Element && event.target.closest("a, summary") !== null;
    if (place === null || onLink || String(getSelection()) !== "") return;
    const id = idOf(place);
    location.hash = place.id.startsWith("d-") ? `s-${id}` : `d-${id}`;
  });
  document.addEventListener("pointerover", (event) => mark("lit", idOf(fragmentAt(event.target))));
  addEventListener("hashchange", showTarget);
  document.documentElement.classList.add("follows");
  showTarget();
}

/** The script as the page has it. */
export const script = `(${followFragments.toString()})();`;
