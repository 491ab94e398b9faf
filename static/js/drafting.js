// How far a draft is, without loading the page again. Without it the page loads itself again.
"use strict";

(() => {
  const LOOK_MILLISECONDS = 1000;
  const region = document.querySelector("[data-progress-address]");
  if (!region) return;
  const bar = document.getElementById("bar");
  const soFar = document.getElementById("so-far");
  const time = document.getElementById("time");
  let tag = null;

  const show = (progress) => {
    bar.max = progress.limit_seconds;
    bar.value = progress.seconds;
    time.textContent = progress.time;
    // It is read out when it changes, and only then.
    if (soFar.textContent !== progress.so_far) soFar.textContent = progress.so_far;
    return progress.status === "running";
  };

  const look = async () => {
    try {
      const headers = tag ? { "If-None-Match": tag } : {};
      const response = await fetch(region.dataset.progressAddress, { headers });
      if (response.ok) {
        tag = response.headers.get("ETag");
        if (!show(await response.json())) {
          location.reload();
          return;
        }
      } else if (response.status === 403 || response.status === 404) {
        // The page itself tells what is the matter.
        location.reload();
        return;
      }
    } catch {
      // The network may be back at the next look.
    }
    setTimeout(look, LOOK_MILLISECONDS);
  };
  look();
})();
