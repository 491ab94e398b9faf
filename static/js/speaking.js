// Clocks reckoned from stored instants, and pages that ask whether something has changed.
// Without it the pages work all the same: they tell the instant and the limit, and load again.
"use strict";

(() => {
  const TICK_MILLISECONDS = 250;
  const LOOK_MILLISECONDS = 2000;
  // What the server's clock is ahead of this one's.
  let ahead = 0;

  const figures = (seconds) => {
    const whole = Math.abs(seconds);
    return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
  };

  const show = (clock) => {
    const elapsed = (Date.now() + ahead - Date.parse(clock.dataset.startedAt)) / 1000;
    const left = Math.ceil(Number(clock.dataset.limitSeconds) - Math.max(elapsed, 0));
    const time = clock.querySelector(".clock-time");
    const label = clock.querySelector(".clock-label");
    label.dataset.left ??= label.textContent;
    label.textContent = left < 0 ? label.dataset.over : label.dataset.left;
    time.textContent = figures(left);
    time.hidden = false;
    const marks = clock.dataset.marks.split(",").map(Number);
    const passed = marks.filter((mark) => left <= mark);
    clock.dataset.mark = passed.length ? Math.min(...passed) : "";
  };

  const showClocks = () => document.querySelectorAll(".clock").forEach(show);

  const setClock = (response) => {
    const date = Date.parse(response.headers.get("Date") ?? "");
    // The header tells whole seconds; on average half a second has passed.
    if (!Number.isNaN(date)) ahead = date + 500 - Date.now();
  };

  const refreshPage = (region) => {
    let tag = null;
    const look = async () => {
      try {
        const response = await fetch(location.href, { cache: "no-cache" });
        setClock(response);
        const now = response.headers.get("ETag");
        if (response.ok && now !== tag) {
          const page = new DOMParser().parseFromString(await response.text(), "text/html");
          const fresh = page.querySelector("[data-refresh-seconds]");
          if (fresh) region.replaceChildren(...fresh.childNodes);
          showClocks();
        }
        tag = now;
      } catch {
        // The network may be back at the next look; the clock goes on meanwhile.
      }
    };
    look();
    setInterval(look, Number(region.dataset.refreshSeconds) * 1000);
  };

  const watchVersion = (notice) => {
    const look = async () => {
      try {
        const response = await fetch(notice.dataset.versionAddress, { cache: "no-cache" });
        setClock(response);
        const { version } = await response.json();
        if (response.ok && version !== Number(notice.dataset.version)) notice.hidden = false;
      } catch {
        // As above.
      }
    };
    look();
    setInterval(look, LOOK_MILLISECONDS);
  };

  const region = document.querySelector("[data-refresh-seconds]");
  if (region) refreshPage(region);
  const notice = document.querySelector("[data-version-address]");
  if (notice) watchVersion(notice);
  showClocks();
  setInterval(showClocks, TICK_MILLISECONDS);
})();
