// Reads calendars with ical.js: one line of JSON for each event of the files that are named.
const { readFileSync } = require("node:fs");
const ICAL = require("ical.js").default ?? require("ical.js");

const instant = (time) => new Date(time.toUnixTime() * 1000).toISOString();

for (const file of process.argv.slice(2)) {
  const calendar = new ICAL.Component(ICAL.parse(readFileSync(file, "utf8")));
  // It remembers zones under their names, and the next file may mean another by the same name.
  ICAL.TimezoneService.reset();
  for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
  for (const component of calendar.getAllSubcomponents("vevent")) {
    const event = new ICAL.Event(component);
    console.log(
      JSON.stringify({
        reader: "ical.js",
        file,
        uid: event.uid,
        start: instant(event.startDate),
        end: instant(event.endDate),
        title: event.summary ?? "",
        status: component.getFirstPropertyValue("status"),
      }),
    );
  }
}
