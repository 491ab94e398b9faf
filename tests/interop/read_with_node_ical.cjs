// Reads calendars with node-ical: one line of JSON for each event of the files that are named.
const { sync } = require("node-ical");

// A text with parameters is an object, one without is a string.
const text = (value) => (typeof value === "object" ? value.val : (value ?? ""));

for (const file of process.argv.slice(2)) {
  for (const event of Object.values(sync.parseFile(file))) {
    if (event.type !== "VEVENT") continue;
    console.log(
      JSON.stringify({
        reader: "node-ical",
        file,
        uid: event.uid,
        start: event.start.toISOString(),
        end: event.end.toISOString(),
        title: text(event.summary),
        status: event.status,
      }),
    );
  }
}
