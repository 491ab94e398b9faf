// Dragging in the grid: the same requests as the forms send. Without it the grid works all the same,
// by its links and buttons.
"use strict";

(() => {
  const main = document.querySelector("main");
  // What is being dragged: where its request goes, what else that says, and which places take it.
  let dragged = null;

  const region = () => document.querySelector(".grid-region[data-token]");

  const say = (text) => {
    const said = document.getElementById("said");
    if (said) said.textContent = text;
  };

  const names = (element, name) => (element.dataset[name] ?? "").split(" ");

  const draggedFrom = (target) => {
    const grid = region();
    const item = target.closest("[data-item]");
    const card = target.closest("[data-meeting]");
    if (!grid || (!item && !card)) return null;
    if (item) {
      const from = card?.dataset.meeting ?? "";
      return {
        element: item,
        address: `${grid.dataset.items}/${item.dataset.item}/move`,
        fields: { from },
        places: [...grid.querySelectorAll("[data-meeting]")].filter(
          (other) =>
            names(other, "bodies").includes(item.dataset.body) && other.dataset.meeting !== from,
        ),
        to: (place) => place.dataset.meeting,
      };
    }
    const bodies = names(card, "bodies");
    return {
      element: card,
      address: `${grid.dataset.meetings}/${card.dataset.meeting}/move`,
      fields: {},
      places: [...grid.querySelectorAll("tr[data-to] > td")].filter(
        (cell) => bodies.includes(cell.dataset.body) && !cell.contains(card),
      ),
      to: (place) => place.parentElement.dataset.to,
    };
  };

  const placeAt = (target) => dragged?.places.find((place) => place.contains(target)) ?? null;

  const unmark = () => {
    for (const name of ["can-take", "is-over-here", "is-dragged"]) {
      for (const element of document.querySelectorAll(`.${name}`)) element.classList.remove(name);
    }
  };

  const prepare = () => {
    const grid = region();
    if (!grid || document.getElementById("move")) return;
    for (const one of main.querySelectorAll("[data-meeting], [data-item]")) one.draggable = true;
  };

  const showInstead = (page) => {
    const { scrollTop, scrollLeft } = region() ?? {};
    const { scrollX, scrollY } = window;
    main.replaceChildren(...page.querySelector("main").childNodes);
    document.title = page.title;
    prepare();
    const grid = region();
    if (grid && scrollTop !== undefined) {
      grid.scrollTop = scrollTop;
      grid.scrollLeft = scrollLeft;
      window.scrollTo(scrollX, scrollY);
    }
  };

  const showProblem = (problem) => {
    document.getElementById("problem")?.remove();
    problem.tabIndex = -1;
    region().before(problem);
    problem.focus();
  };

  const send = async ({ address, fields }, to) => {
    const grid = region();
    const here = new URL(location.href);
    here.searchParams.delete("done");
    const body = new URLSearchParams({
      form: grid.dataset.token,
      version: grid.dataset.version,
      back: here.pathname + here.search,
      to,
      ...fields,
    });
    grid.setAttribute("aria-busy", "true");
    try {
      const response = await fetch(address, { method: "POST", body });
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      const problem = page.getElementById("problem");
      if (problem && response.status !== 409) {
        showProblem(problem);
      } else {
        showInstead(page);
        if (response.ok) history.replaceState(null, "", response.url);
        say(document.querySelector("#notice p")?.textContent ?? "");
      }
    } catch {
      say(document.getElementById("said").dataset.failed);
      location.reload();
    } finally {
      region()?.removeAttribute("aria-busy");
    }
  };

  document.addEventListener("dragstart", (event) => {
    dragged = event.target.closest?.("[draggable=true]") ? draggedFrom(event.target) : null;
    if (!dragged) return;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", dragged.element.textContent.trim());
    dragged.element.classList.add("is-dragged");
    for (const place of dragged.places) place.classList.add("can-take");
  });

  document.addEventListener("dragover", (event) => {
    const place = placeAt(event.target);
    for (const other of document.querySelectorAll(".is-over-here")) {
      if (other !== place) other.classList.remove("is-over-here");
    }
    if (!place) return;
    event.preventDefault();
    place.classList.add("is-over-here");
  });

  document.addEventListener("drop", (event) => {
    const place = placeAt(event.target);
    if (!place) return;
    event.preventDefault();
    const what = dragged;
    unmark();
    dragged = null;
    send(what, what.to(place));
  });

  document.addEventListener("dragend", () => {
    unmark();
    dragged = null;
  });

  prepare();
})();
