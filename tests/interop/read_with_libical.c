/* Reads calendars with libical: one line of JSON for each event of the files that are named. */
#include <libical/ical.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void print_text(const char *key, const char *text) {
    printf(", \"%s\": \"", key);
    for (const char *at = text ? text : ""; *at; at++)
        if ((unsigned char)*at < 0x20 || *at == '"' || *at == '\\')
            printf("\\u%04x", (unsigned char)*at);
        else
            putchar(*at);
    putchar('"');
}

static void print_instant(const char *key, struct icaltimetype time) {
    time = icaltime_convert_to_zone(time, icaltimezone_get_utc_timezone());
    printf(", \"%s\": \"%04d-%02d-%02dT%02d:%02d:%02dZ\"", key, time.year, time.month, time.day,
           time.hour, time.minute, time.second);
}

static char *content_of(const char *name) {
    FILE *file = fopen(name, "rb");
    char *content = calloc(1, 16 << 20);
    if (!file || !content || fread(content, 1, (16 << 20) - 1, file) == 0)
        exit(2);
    fclose(file);
    return content;
}

int main(int count, char **names) {
    for (int place = 1; place < count; place++) {
        char *content = content_of(names[place]);
        icalcomponent *calendar = icalparser_parse_string(content), *event;
        if (!calendar || !icalrestriction_check(calendar) || icalcomponent_count_errors(calendar)) {
            fprintf(stderr, "%s: %s\n", names[place],
                    calendar ? icalcomponent_as_ical_string(calendar) : "no calendar");
            return 1;
        }
        for (event = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT); event;
             event = icalcomponent_get_next_component(calendar, ICAL_VEVENT_COMPONENT)) {
            printf("{\"reader\": \"libical\"");
            print_text("file", names[place]);
            print_text("uid", icalcomponent_get_uid(event));
            print_instant("start", icalcomponent_get_dtstart(event));
            print_instant("end", icalcomponent_get_dtend(event));
            print_text("title", icalcomponent_get_summary(event));
            print_text("status", icalproperty_status_to_string(icalcomponent_get_status(event)));
            printf("}\n");
        }
        icalcomponent_free(calendar);
        free(content);
    }
    return 0;
}
