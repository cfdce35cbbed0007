/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-test"

#include "config.h"

#include <string.h>

#include "export-fixture.h"

static const char courier_text[] =
  "Bridge over the Aller closed for the winter\n"
  "\n"
  "The swing bridge at Norhaven will stay shut to traffic until April, mayor Ilse Brandt said on "
  "Monday. Inspectors had found cracks in two of the eight bearings, she told the Norhaven "
  "Courier: “Nobody drives over a bridge that I would not walk my children across.”\n"
  "\n"
  "The repair is expected to cost 4.2 million crowns, of which the port authority is to pay half. "
  "Its director, Tomas Reyl, has called the sum “a guess with a decimal point”.\n"
  "\n"
  "What the engineers say\n"
  "\n"
  "According to the engineering office Halden & Sons, the cracks were first seen in 2021. A "
  "report of that year, which the Courier has read, advised “monthly inspection of bearings 3 "
  "and 5”. The town hall says that it never got the report.\n";

static const char gazette_text[] =
  "Port says town knew of cracks\n"
  "\n"
  "The town of Norhaven was told of cracks in the swing bridge three years ago, the port "
  "authority says. Tomas Reyl, who runs the port, showed this newspaper a letter to the mayor's "
  "office, dated 14 June 2021 and stamped as received.\n"
  "\n"
  "“She had the report on her desk,” Mr Reyl said of Ilse Brandt. The mayor denies it. A "
  "spokeswoman for her said the stamp “is not ours”.\n"
  "\n"
  "Brandt's office puts the cost of the repair at 4.2 million crowns. Two builders whom the "
  "Gazette asked called that far too low.\n";

static const char minutes_text[] =
  "Harbour committee, minutes of 21 June 2021\n"
  "\n"
  "1. The chair opened the meeting at 18:00.\n"
  "2. Correspondence: a letter from the port authority of 14 June (bridge bearings) was noted and "
  "passed to the mayor's office.\n"
  "3. Dredging of the outer basin was put off to the autumn.\n";

static void
add_people (WhenceProject *project,
            WhenceSource  *courier,
            WhenceSource  *gazette,
            WhenceSource  *minutes)
{
  WhenceEntity *brandt = export_fixture_entity (project, "e-brandt", "person", "Ilse Brandt");
  WhenceEntity *reyl = export_fixture_entity (project, "e-reyl", "person", "Tomas Reyl");
  WhenceEntity *port = export_fixture_entity (project, "e-port", "organization",
                                              "Norhaven port authority");
  WhenceEntity *halden = export_fixture_entity (project, "e-halden", "organization",
                                                "Halden & Sons");

  export_fixture_set (brandt, "aliases", "the mayor, Mayor Brandt");
  export_fixture_set (brandt, "description", "Mayor of Norhaven since 2019.");
  export_fixture_set (brandt, "identifiers", "{\"wikidata\": \"Q999999999\"}");
  export_fixture_set (brandt, "tags", "town hall, to interview");
  export_fixture_mentions (brandt, courier, "mayor Ilse Brandt");
  export_fixture_mentions (brandt, gazette, "Ilse Brandt");
  export_fixture_mentions (brandt, gazette, "The mayor");
  export_fixture_mentions (reyl, courier, "Tomas Reyl");
  export_fixture_mentions (reyl, gazette, "Tomas Reyl");
  export_fixture_mentions (reyl, gazette, "Mr Reyl");
  export_fixture_mentions (port, courier, "port authority");
  export_fixture_mentions (port, gazette, "port authority");
  export_fixture_mentions (port, minutes, "port authority");
  export_fixture_mentions (halden, courier, "Halden & Sons");
}

static void
add_things (WhenceProject *project,
            WhenceSource  *courier,
            WhenceSource  *gazette,
            WhenceSource  *minutes)
{
  WhenceEntity *norhaven = export_fixture_entity (project, "e-norhaven", "place", "Norhaven");
  WhenceEntity *bridge = export_fixture_entity (project, "e-bridge", "structure",
                                                "Norhaven swing bridge");
  WhenceEntity *courier_paper = export_fixture_entity (project, "e-courier", "organization",
                                                       "Norhaven Courier");
  WhenceEntity *sum = export_fixture_entity (project, "e-sum", "quantity", "4.2 million crowns");
  WhenceEntity *letter = export_fixture_entity (project, "e-letter", "work",
                                                "The port's letter of 14 June 2021");
  WhenceEntity *meeting = export_fixture_entity (project, "e-meeting", "event",
                                                 "Committee meeting of 21 June 2021");
  WhenceEntity *date = export_fixture_entity (project, "e-date", "date", "14 June 2021");

  export_fixture_mentions (norhaven, courier, "Norhaven");
  export_fixture_mentions (norhaven, gazette, "Norhaven");
  export_fixture_mentions (bridge, courier, "swing bridge at Norhaven");
  export_fixture_mentions (bridge, gazette, "swing bridge");
  export_fixture_mentions (courier_paper, courier, "Norhaven Courier");
  export_fixture_mentions (sum, courier, "4.2 million crowns");
  export_fixture_mentions (sum, gazette, "4.2 million crowns");
  export_fixture_mentions (letter, gazette, "a letter to the mayor's office, dated 14 June 2021");
  export_fixture_mentions (letter, minutes, "letter from the port authority of 14 June");
  export_fixture_mentions (date, gazette, "14 June 2021");
  export_fixture_mentions (meeting, minutes, "Harbour committee, minutes of 21 June 2021");
  export_fixture_mentions (meeting, minutes, "the meeting");
}

static void
add_cost_claims (WhenceProject *project,
                 WhenceSource  *courier,
                 WhenceSource  *gazette)
{
  WhenceClaim *cost = export_fixture_claim (project, "c-cost",
                                            "The repair will cost 4.2 million crowns");
  WhenceClaim *guess = export_fixture_claim (project, "c-guess", "The sum is a guess");
  WhenceClaim *shut = export_fixture_claim (project, "c-shut",
                                            "The bridge stays shut until April");

  export_fixture_set (cost, "speaker", "e-brandt");
  export_fixture_set (cost, "about", "e-bridge, e-sum");
  export_fixture_set (cost, "kind", "prediction");
  export_fixture_set (cost, "status", "disputed");
  export_fixture_set (cost, "credibility", "4");
  export_fixture_quote (cost, courier, "v-cost-1", "The repair is expected to cost 4.2 million "
                        "crowns", WHENCE_STANCE_ASSERTS, FALSE);
  export_fixture_quote (cost, gazette, "v-cost-2", "Brandt's office puts the cost of the repair "
                        "at 4.2 million crowns", WHENCE_STANCE_SUPPORTS, FALSE);
  export_fixture_quote (cost, gazette, "v-cost-3", "the cost of the repair at 4.2 million crowns. "
                        "Two builders whom the Gazette asked called that far too low",
                        WHENCE_STANCE_CONTRADICTS, FALSE);
  export_fixture_set (guess, "speaker", "e-reyl");
  export_fixture_set (guess, "kind", "opinion");
  export_fixture_set (guess, "status", "unverifiable");
  export_fixture_quote (guess, courier, "v-guess-1", "a guess with a decimal point",
                        WHENCE_STANCE_ASSERTS, TRUE);
  export_fixture_set (shut, "speaker", "e-brandt");
  export_fixture_set (shut, "kind", "pledge");
  export_fixture_set (shut, "date", "2025-11-03");
  export_fixture_set (shut, "about", "e-bridge");
  export_fixture_quote (shut, courier, "v-shut-1", "The swing bridge at Norhaven will stay shut "
                        "to traffic until April, mayor Ilse Brandt said on Monday",
                        WHENCE_STANCE_ASSERTS, FALSE);
}

static void
add_report_claims (WhenceProject *project,
                   WhenceSource  *courier,
                   WhenceSource  *gazette,
                   WhenceSource  *minutes)
{
  WhenceClaim *never = export_fixture_claim (project, "c-never",
                                             "The town hall never got the report of 2021");
  WhenceClaim *knew = export_fixture_claim (project, "c-knew",
                                            "The mayor had the report on her desk in 2021");
  WhenceClaim *first = export_fixture_claim (project, "c-first",
                                             "The cracks were first seen in 2021");

  export_fixture_set (never, "speaker", "e-brandt");
  export_fixture_set (never, "via", "e-courier");
  export_fixture_set (never, "status", "refuted");
  export_fixture_set (never, "notes", "The minutes settle it: the letter was passed on.\n\n"
                      "Ask the mayor's office who signs for its post.");
  export_fixture_quote (never, courier, "v-never-1", "The town hall says that it never got the "
                        "report", WHENCE_STANCE_ASSERTS, FALSE);
  export_fixture_quote (never, minutes, "v-never-2", "passed to the mayor's office",
                        WHENCE_STANCE_CONTRADICTS, FALSE);
  export_fixture_set (knew, "speaker", "e-reyl");
  export_fixture_set (knew, "about", "e-brandt");
  export_fixture_set (knew, "status", "corroborated");
  export_fixture_set (knew, "credibility", "2");
  export_fixture_set (knew, "tags", "key claim");
  export_fixture_quote (knew, gazette, "v-knew-1", "“She had the report on her desk,”",
                        WHENCE_STANCE_ASSERTS, TRUE);
  export_fixture_quote (knew, minutes, "v-knew-2", "a letter from the port authority of 14 June "
                        "(bridge bearings) was noted and passed to the mayor's office",
                        WHENCE_STANCE_SUPPORTS, FALSE);
  export_fixture_quote (knew, gazette, "v-knew-3", "The mayor denies it.",
                        WHENCE_STANCE_CONTEXT, FALSE);
  export_fixture_set (first, "speaker", "e-halden");
  export_fixture_set (first, "via", "e-courier, e-port");
  export_fixture_quote (first, courier, "v-first-1", "the cracks were first seen in 2021. A "
                        "report of that year", WHENCE_STANCE_ASSERTS, FALSE);
}

static void
add_link_evidence (WhenceLink   *link,
                   WhenceSource *source,
                   const char   *words)
{
  g_autoptr (WhenceChange) change = whence_change_new_printf ("Add");
  g_autoptr (GError) error = NULL;
  guint start = 0;
  guint end = 0;

  whence_source_find_quote (source, words, &start, &end, &error);
  g_assert_no_error (error);
  whence_edit_add_link_evidence (change, link, source, start, end, &error);
  g_assert_no_error (error);
  whence_project_apply (whence_object_get_project (WHENCE_OBJECT (link)), change, &error);
  g_assert_no_error (error);
}

static void
describe_sources (WhenceSource *courier,
                  WhenceSource *gazette,
                  WhenceSource *minutes)
{
  export_fixture_set (courier, "publisher", "Norhaven Courier");
  export_fixture_set (courier, "authors", "Mette Lund, P. Ohm");
  export_fixture_set (courier, "published", "2025-11-04");
  export_fixture_set (courier, "retrieved", "2026-03-01T08:15:00Z");
  export_fixture_set (courier, "url", "https://courier.example/bridge?id=7&page=1");
  export_fixture_set (courier, "archiveUrl", "https://archive.example/2025/courier-bridge");
  export_fixture_set (courier, "language", "en");
  export_fixture_set (courier, "reliability", "B");
  export_fixture_set (gazette, "publisher", "Coast Gazette");
  export_fixture_set (gazette, "published", "2025-11");
  export_fixture_set (gazette, "reliability", "C");
  export_fixture_set (gazette, "notes", "The Gazette is owned by a company that builds bridges.");
  export_fixture_set (minutes, "published", "2021");
  export_fixture_set (minutes, "url", "file:///home/reader/minutes.txt");
}

/* Three papers that do not agree. Marks nest, overlap, and end in the middle of each other. */
WhenceProject *
export_fixture_harbour (void)
{
  WhenceProject *project = export_fixture_new ();
  g_autoptr (WhenceObject) type = whence_object_new (WHENCE_TYPE_ENTITY_TYPE);
  g_autoptr (WhenceChange) change = whence_change_new_printf ("Add");
  g_autoptr (GError) error = NULL;
  WhenceSource *courier, *gazette, *minutes;

  export_fixture_set (project, "title", "The swing bridge");
  export_fixture_set (project, "description", "Who knew of the cracks in the Norhaven swing "
                      "bridge, and since when?");
  whence_object_init_string (type, "id", "structure");
  whence_object_init_string (type, "label", "Structure");
  whence_object_init_string (type, "color", "#c061cb");
  whence_change_add (change, WHENCE_OBJECT (project), "entityTypes", type);
  whence_project_apply (project, change, &error);
  g_assert_no_error (error);

  courier = export_fixture_source (project, "s-courier", "Bridge over the Aller closed for the "
                                   "winter", courier_text, "Bridge over the Aller closed for the "
                                   "winter|What the engineers say", 0);
  gazette = export_fixture_source (project, "s-gazette", "Port says town knew of cracks",
                                   gazette_text, "Port says town knew of cracks", 0);
  minutes = export_fixture_source (project, "s-minutes", "Harbour committee, minutes",
                                   minutes_text, NULL, 86);
  describe_sources (courier, gazette, minutes);
  add_people (project, courier, gazette, minutes);
  add_things (project, courier, gazette, minutes);
  add_cost_claims (project, courier, gazette);
  add_report_claims (project, courier, gazette, minutes);
  export_fixture_link (project, "l-1", "c-knew", "c-never", "contradicts");
  export_fixture_link (project, "l-2", "c-guess", "c-cost", "qualifies");
  add_link_evidence (export_fixture_link (project, "l-3", "e-reyl", "e-port", "is director of"),
                     courier, "Its director, Tomas Reyl");

  return project;
}

/* What people, and documents from elsewhere, may put into a project. */
WhenceProject *
export_fixture_hostile (void)
{
  static const char text[] =
    "=cmd|' /C calc'!A1 <script>alert(\"1\")</script> & &amp; &#60; ]]> <!-- -->\n"
    "\n"
    "# not a heading\n- not a list\n1. not a list\n> not a quote\n    not code\n\n"
    "*a* _b_ `c` [d](javascript:alert(1)) ![e](x) <f@g.h> \\ | ~~i~~ $j$\n"
    "\n"
    "\xe2\x80\xae" "desrever\xe2\x80\xac \xd8\xa7\xd9\x84\xd8\xb9\xd8\xb1\xd8\xa8\xd9\x8a\xd8\xa9 "
    "\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x94\xac e\xcc\x81 \x01\x1b[31m \x7f \xc2\x85 "
    "\xef\xbf\xbe\n";
  g_autofree char *long_name = g_strnfill (100 * 1024, 'N');
  WhenceProject *project = export_fixture_new ();
  WhenceSource *source;
  WhenceEntity *formula, *script, *big;
  WhenceClaim *claim;

  export_fixture_set (project, "title", "</title><script>alert('title')</script> \"quoted\"");
  export_fixture_set (project, "description", "<b>bold</b> & \"q\" 'a'\n\n]]>\n=1+1");
  source = export_fixture_source (project, "s <\"'>&", "</h3><img src=x onerror=alert(1)>", text,
                                  NULL, 0);
  export_fixture_set (source, "url", "javascript:alert('url')");
  export_fixture_set (source, "archiveUrl", "https://x.example/\" onmouseover=\"alert(1)");
  export_fixture_set (source, "publisher", "@SUM(A1:A9)");
  export_fixture_set (source, "notes", "- *one*\n+ two\n\n\n<details open ontoggle=alert(1)>");
  formula = export_fixture_entity (project, "e1", "person", "=HYPERLINK(\"http://x\",\"y\")");
  script = export_fixture_entity (project, "e2", "person", "<script>alert(2)</script>");
  big = export_fixture_entity (project, "e3", "other", long_name);
  export_fixture_set (formula, "identifiers",
                      "{\"wikidata\": \"Q1\\\" onclick=\\\"x\", \"a<b\": \"data:text/html,x\"}");
  export_fixture_mention (formula, source, "m \" 1", 0, 4);
  export_fixture_mention (script, source, "m2", 2, 60);
  export_fixture_mention (big, source, "m3", 0, 4);
  export_fixture_mention (big, source, "m4", whence_source_get_length (source) - 1,
                          whence_source_get_length (source));
  claim = export_fixture_claim (project, "c1", "-2+3 is <i>5</i>");
  export_fixture_set (claim, "speaker", "e2");
  export_fixture_evidence (claim, source, "v1", 0, whence_source_get_length (source),
                           WHENCE_STANCE_ASSERTS, TRUE);
  export_fixture_link (project, "l1", "e1", "e2", "</strong><script>");

  return project;
}
