/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/whence-core.h"

/* A project of one source. In its text {…} is a mention of the entity of that name, whose type
 * the first letter says if there is one before a “|”: {o|Port Authority}; a person otherwise.
 * [ and ] enclose the words that are asked about.
 */
typedef struct
{
  WhenceProject *project;
  WhenceSource *source;
  guint start;
  guint end;
} Text;

static void
text_clear (Text *self)
{
  g_clear_object (&self->project);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Text, text_clear)

static const char *
get_type_id (char letter)
{
  switch (letter)
    {
    case 'o':
      return "organization";
    case 'l':
      return "place";
    case 'd':
      return "date";
    default:
      return "person";
    }
}

/* Reads a mark-up as above: the text into @plain, and its mentions into @marks, a string each
 * with the type, the start and the name.
 */
static void
read_marks (const char *marked,
            GString    *plain,
            GPtrArray  *marks,
            Text       *self)
{
  const char *type = NULL;
  gsize start = 0;

  for (const char *p = marked; *p != '\0'; p++)
    {
      guint offset = (guint) g_utf8_strlen (plain->str, -1);

      if (*p == '[')
        self->start = offset;
      else if (*p == ']')
        self->end = offset;
      else if (*p == '{')
        {
          type = get_type_id (p[2] == '|' ? p[1] : 'p');
          p += p[2] == '|' ? 2 : 0;
          start = plain->len;
        }
      else if (*p == '}')
        g_ptr_array_add (marks, g_strdup_printf ("%s %u %s", type,
                                                 (guint) g_utf8_strlen (plain->str, (gssize) start),
                                                 plain->str + start));
      else
        g_string_append_c (plain, *p);
    }
}

static Text
read_text (const char *marked)
{
  Text self = { whence_project_new (), NULL, 0, 0 };
  g_autoptr (WhenceChange) change = whence_change_new ("Make");
  g_autoptr (GHashTable) entities = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) marks = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) plain = g_string_new (NULL);
  g_autoptr (WhenceObject) source = whence_object_new (WHENCE_TYPE_SOURCE);
  g_autoptr (GError) error = NULL;

  read_marks (marked, plain, marks, &self);
  whence_object_init_string (source, "text", plain->str);
  self.source = whence_edit_add_source (change, self.project, WHENCE_SOURCE (source));
  for (guint i = 0; i < marks->len; i++)
    {
      g_auto (GStrv) parts = g_strsplit (g_ptr_array_index (marks, i), " ", 3);
      WhenceEntity *entity = g_hash_table_lookup (entities, parts[2]);
      guint start = (guint) g_ascii_strtoull (parts[1], NULL, 10);

      if (entity == NULL)
        {
          entity = whence_edit_add_entity (change, self.project, parts[0], parts[2]);
          g_hash_table_insert (entities, g_strdup (parts[2]), entity);
        }
      whence_edit_add_mention (change, entity, self.source, start,
                               start + (guint) g_utf8_strlen (parts[2], -1), &error);
      g_assert_no_error (error);
    }
  whence_project_apply (self.project, change, &error);
  g_assert_no_error (error);

  return self;
}

/* Whether the text names the speaker beside the words, or leaves it to be guessed. */
typedef enum
{
  SURE,
  UNSURE,
} Sureness;

typedef struct
{
  const char *text;
  const char *speaker;   /* NULL: none */
  Sureness sureness;
} Case;

static const Case quoted[] = {
  { "“[The harbour is full],” {Rubio} said on Monday.", "Rubio", SURE },
  { "“[The harbour is full]”, said {Rubio}.", "Rubio", SURE },
  { "“[The harbour is full],” said {Rubio} in {l|Havana}.", "Rubio", SURE },
  { "\"[The harbour is full],\" {Rubio} said.", "Rubio", SURE },
  { "«[The harbour is full]», {Rubio} said.", "Rubio", SURE },
  { "{Rubio} said: “[The harbour is full].”", "Rubio", SURE },
  { "{Rubio}: “[The harbour is full].”", "Rubio", SURE },
  { "Secretary of State {Marco Rubio} said “[the harbour is full]”.", "Marco Rubio", SURE },
  { "“[The harbour is full],” said Secretary of State {Marco Rubio}.", "Marco Rubio", SURE },
  { "“[The harbour is full],” said {o|State Department} spokeswoman {Ann Lee}.", "Ann Lee", SURE },
  { "“[The harbour is full],” {Rubio}, who heads the {o|State Department}, said.", "Rubio", SURE },
  { "“[The harbour is full],” {Rubio} told {o|Reuters}.", "Rubio", SURE },
  { "“[The harbour is full],” a spokesman for the {o|Port Authority} said.", "Port Authority",
    UNSURE },
  { "“[The harbour is full],” {Rubio}’s office said.", "Rubio", UNSURE },
  { "“Is [the harbour full]?” {Rubio} asked.", "Rubio", SURE },
  { "“Is [the harbour full]?” asked {Rubio}.", "Rubio", SURE },
  { "“[The harbour is full],” he said.", NULL, UNSURE },
  { "{Rubio} came late. “[The harbour is full],” he said.", "Rubio", UNSURE },
  { "{Rubio} met {Bukele}. “[The harbour is full],” he said.", "Bukele", UNSURE },
  { "{Rubio} came to the {o|Port Authority}. “[The harbour is full],” she told it.", "Rubio",
    UNSURE },
  { "The {o|Port Authority} wrote to {Rubio}. “[The harbour is full],” it said.", "Port Authority",
    UNSURE },
  { "“The harbour is full,” {Rubio} said. “[It will stay full].”", "Rubio", UNSURE },
  { "“[It is full]. It will stay full,” {Rubio} said.", "Rubio", SURE },
  { "“It is full. [It will stay full],” {Rubio} said. {Bukele} said it is not.", "Rubio", SURE },
  { "{Bukele} said no. “[The harbour is full],” {Rubio} said.", "Rubio", SURE },
  { "“[The harbour is full],” {Rubio} said. “It is not,” said {Bukele}.", "Rubio", SURE },
  { "“The harbour is full,” {Rubio} said. “[It is not],” said {Bukele}.", "Bukele", SURE },
  { "“[{Bukele} said the harbour is full],” {Rubio} said.", "Rubio", SURE },
  { "{Rubio} said on Monday:\n\n“[The harbour is full].”", "Rubio", UNSURE },
  { "“[The harbour is full].”\n\nThat is what {Rubio} told the press.", "Rubio", UNSURE },
  { "“[The harbour is full].” {Rubio} came later.", NULL, UNSURE },
  { "“[The harbour is full],” the mayor said. {Rubio} came.", NULL, UNSURE },
  { "“[The harbour is full],” the mayor said. “It is not,” {Rubio} said.", NULL, UNSURE },
  { "{Rubio} spoke first. “[The harbour is full],” one of them said.", NULL, UNSURE },
  { "Mayor {Rubio} spoke first. “[The harbour is full],” the mayor said.", "Rubio", UNSURE },
  { "“[The harbour is full],” the mayor, {Rubio}, said.", "Rubio", SURE },
  { "{Rubio} left, saying “[the harbour is full]”.", "Rubio", SURE },
  { "“We tried,” {Rubio} said, adding: “[The harbour is full].”", "Rubio", SURE },
};

static const Case told[] = {
  { "{Rubio} told reporters that [the harbour is full].", "Rubio", SURE },
  { "{Rubio}, who heads the {o|State Department}, told reporters that [the harbour is full].",
    "Rubio", SURE },
  { "{Rubio}, 53, said [the harbour is full].", "Rubio", SURE },
  { "{Rubio} (R-FL) said [the harbour is full].", "Rubio", SURE },
  { "{Rubio} of {l|Florida} said [the harbour is full].", "Rubio", SURE },
  { "{Rubio} has repeatedly said that [the harbour is full].", "Rubio", SURE },
  { "{Rubio} in a statement to {o|Reuters} said [the harbour is full].", "Rubio", SURE },
  { "{Rubio} came to {l|Havana} and said [the harbour is full].", "Rubio", SURE },
  { "On Monday {Rubio} said [the harbour is full].", "Rubio", SURE },
  { "After talks with {Bukele}, {Rubio} said [the harbour is full].", "Rubio", SURE },
  { "{Bukele}, who said [the harbour is full], met {Rubio}.", "Bukele", SURE },
  { "According to {Rubio}, [the harbour is full].", "Rubio", SURE },
  { "[The harbour is full], according to Secretary of State {Rubio}.", "Rubio", SURE },
  { "[The harbour is full], according to the {o|Port Authority}.", "Port Authority", SURE },
  { "[The harbour is full], {Rubio} said.", "Rubio", SURE },
  { "[{Rubio} said the harbour is full].", "Rubio", SURE },
  { "The harbour, {Rubio} claims, [is full].", "Rubio", SURE },
  { "{Rubio} said it is full, but {Bukele} said [it is not].", "Bukele", SURE },
  { "It was announced by {Rubio} that [the harbour is full].", "Rubio", SURE },
  { "{Rubio} said so. Then [the harbour was full].", "Rubio", UNSURE },
  { "{Rubio} came. [The harbour is full].", NULL, UNSURE },
  { "{Rubio} came. Others said so. [The harbour is full].", NULL, UNSURE },
  { "{Rubio} came and the mayor said [the harbour is full].", NULL, UNSURE },
  { "{Rubio} came as officials said [the harbour is full].", NULL, UNSURE },
  { "{Rubio}’s claims that [the harbour is full] are new.", NULL, UNSURE },
  { "{l|Norrhavn}, it is said, [has a full harbour].", NULL, UNSURE },
  { "{Rubio} declined to say whether [the harbour is full].", NULL, UNSURE },
  { "{Rubio} aside, [the harbour is full].", NULL, UNSURE },
  { "Rubio said [the harbour is full].", NULL, UNSURE },
  { "{Rubio} said no.\n\n[The harbour is full].", NULL, UNSURE },
};

/* Without a verb of saying, or with what someone wrote. */
static const Case phrased[] = {
  { "As {Rubio} put it, [the quay is too short].", "Rubio", SURE },
  { "[The quay], as {Rubio} puts it, [is too short].", "Rubio", SURE },
  { "As Secretary of State {Rubio} once put it, “[the quay is too short]”.", "Rubio", SURE },
  { "{Rubio} came. As he put it, “[the quay is too short]”.", "Rubio", UNSURE },
  { "{Rubio} put it down, for [the quay is too short].", NULL, UNSURE },
  { "{Rubio} said the quay, as {Bukele} put it, [is too short].", "Bukele", UNSURE },
  { "In {Rubio}’s words, “[the quay is too short]”.", "Rubio", SURE },
  { "In {Rubio}'s own words, [the quay is too short].", "Rubio", SURE },
  { "In Mayor {Rubio}’s words: “[the quay is too short]”.", "Rubio", SURE },
  { "[The quay is too short], in the view of {Rubio}.", "Rubio", SURE },
  { "In the words of {Rubio}, [the quay is too short].", "Rubio", SURE },
  { "Few believe in {Rubio}’s words now that [the quay is too short].", NULL, UNSURE },
  { "Per {Rubio}, [the quay is too short].", "Rubio", SURE },
  { "[The quay is too short], per the {o|Port Authority}.", "Port Authority", SURE },
  { "Per day the {o|Port Authority} sees that [the quay is too short].", NULL, UNSURE },
  { "At two ships per {Rubio}, [the quay is too short].", NULL, UNSURE },
  { "“[The quay is too short]” — {Rubio}", "Rubio", SURE },
  { "“[The quay is too short].” — {Rubio}", "Rubio", SURE },
  { "“[The quay is too short].” -- Mayor {Rubio}.", "Rubio", SURE },
  { "“[The quay is too short].”\n\n— {Rubio}", "Rubio", UNSURE },
  { "“[The quay is too short]” – {Rubio}, mayor", "Rubio", UNSURE },
  { "“[The quay is too short]” – {Rubio} came to see it.", NULL, UNSURE },
  { "“[The quay is too short]” — {Rubio} and {Bukele}", "Rubio", UNSURE },
  { "{Rubio} – “[the quay is too short].”", "Rubio", SURE },
  { "They met {Rubio} – “[the quay is too short]”.", NULL, UNSURE },
  { "A report by the {o|Port Authority} said [the quay is too short].", "Port Authority", UNSURE },
  { "A letter from {Rubio} to {Bukele} says [the quay is too short].", "Rubio", UNSURE },
  { "A report on {Rubio} said [the quay is too short].", NULL, UNSURE },
  { "A letter to {Rubio} said [the quay is too short].", NULL, UNSURE },
  { "The {o|Port Authority}’s report found that [the quay is too short].", "Port Authority",
    UNSURE },
  { "The {o|Port Authority}’s second yearly survey shows [the quay is too short].",
    "Port Authority", UNSURE },
  { "A {o|Port Authority} study on {Rubio} found [the quay is too short].", "Port Authority",
    UNSURE },
  { "{Rubio}’s memo claims [the quay is too short].", "Rubio", UNSURE },
  { "[The quay is too short], according to a report by the {o|Port Authority}.", "Port Authority",
    UNSURE },
  { "[The quay is too short], said report author {Rubio}.", "Rubio", SURE },
  { "{Rubio} said so. A report found [the quay is too short].", NULL, UNSURE },
  { "{Rubio} found that [the quay is too short].", NULL, UNSURE },
};

/* Several say it, or one of those who are named. */
static const Case joined[] = {
  { "{Rubio} and {Bukele} said [the quay is too short].", "Bukele", UNSURE },
  { "On Monday {Rubio} and President {Bukele} said [the quay is too short].", "Bukele", UNSURE },
  { "{Ann Lee}, {Rubio} and {Bukele} said [the quay is too short].", "Bukele", UNSURE },
  { "The mayor and {Rubio} said [the quay is too short].", "Rubio", UNSURE },
  { "He and {Rubio} said [the quay is too short].", "Rubio", UNSURE },
  { "“[The quay is too short],” said {Rubio} and {Bukele}.", "Rubio", UNSURE },
  { "“[The quay is too short],” said {Rubio} and {Bukele} on Monday.", "Rubio", UNSURE },
  { "According to {Rubio} and the {o|Port Authority}, [the quay is too short].", "Rubio",
    UNSURE },
  { "According to the {o|Port Authority} and {Rubio}, [the quay is too short].", "Port Authority",
    UNSURE },
  { "{Rubio} and {Bukele} left, saying [the quay is too short].", "Rubio", UNSURE },
  { "{Rubio} met {Bukele} and {Ann Lee} said [the quay is too short].", "Ann Lee", SURE },
  { "After a talk with {Bukele} and lunch, {Rubio} said [the quay is too short].", "Rubio", SURE },
  { "“[The quay is too short],” said {Rubio} and {Bukele} nodded.", "Rubio", SURE },
  { "The ship sank and {Rubio} said [the quay is too short].", "Rubio", SURE },
  { "{Rubio} said it is not, and {Bukele} said [the quay is too short].", "Bukele", SURE },
};

static guint
check_cases (const Case *cases,
             guint       n)
{
  guint n_wrong = 0;

  for (guint i = 0; i < n; i++)
    {
      g_auto (Text) text = read_text (cases[i].text);
      gboolean sure = TRUE;
      WhenceEntity *found = whence_attribution_find (text.project, text.source, text.start,
                                                     text.end, &sure);
      const char *name = found != NULL ? whence_entity_get_name (found) : NULL;

      if (g_strcmp0 (name, cases[i].speaker) == 0 && sure == (cases[i].sureness == SURE))
        continue;

      g_test_message ("%s: %s, %s", cases[i].text, name != NULL ? name : "nobody",
                      sure ? "surely" : "perhaps");
      n_wrong++;
    }

  return n_wrong;
}

static void
test_quoted (void)
{
  g_assert_cmpuint (check_cases (quoted, G_N_ELEMENTS (quoted)), ==, 0);
}

static void
test_told (void)
{
  g_assert_cmpuint (check_cases (told, G_N_ELEMENTS (told)), ==, 0);
}

static void
test_phrased (void)
{
  g_assert_cmpuint (check_cases (phrased, G_N_ELEMENTS (phrased)), ==, 0);
}

static void
test_joined (void)
{
  g_assert_cmpuint (check_cases (joined, G_N_ELEMENTS (joined)), ==, 0);
}

/* What is named within the words, each once, but not a date, and not who says them. */
static void
test_about (void)
{
  g_auto (Text) text = read_text ("{Rubio} said [{Bukele}, {Rubio} and {l|Havana} met in "
                                  "{d|March}; {Bukele} left] for {l|Miami}.");
  WhenceEntity *speaker = whence_attribution_find (text.project, text.source, text.start, text.end,
                                                   NULL);
  g_autoptr (GPtrArray) about = whence_attribution_list_about (text.project, text.source,
                                                               text.start, text.end, speaker);
  g_autoptr (GPtrArray) all = whence_attribution_list_about (text.project, text.source,
                                                             text.start, text.end, NULL);

  g_assert_cmpuint (about->len, ==, 2);
  g_assert_cmpstr (whence_entity_get_name (g_ptr_array_index (about, 0)), ==, "Bukele");
  g_assert_cmpstr (whence_entity_get_name (g_ptr_array_index (about, 1)), ==, "Havana");
  g_assert_cmpuint (all->len, ==, 3);
}

/* Nothing, and the ends of a text. */
static void
test_edges (void)
{
  static const char *const texts[] = {
    "[]", "[x]", "[“]", "[said]", "said [x] said", "“[x", "[x]”", ": [x] :", "[{Rubio}]",
    "{Rubio}[ said]", "\n\n[x]\n\n", "(said [x]", "[according to]", "according [to]",
    "per [x]", "[x] per", "put it [x]", "[words of", "“[x]” —", "— [x]", "found [x]",
    "[and {Rubio}]",
    "{Rubio} and [x]", "[{Rubio}]—", "{Rubio}’s [words]",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_auto (Text) text = read_text (texts[i]);

      whence_attribution_find (text.project, text.source, text.start, text.end, NULL);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/attribution/quoted", test_quoted);
  g_test_add_func ("/attribution/told", test_told);
  g_test_add_func ("/attribution/phrased", test_phrased);
  g_test_add_func ("/attribution/joined", test_joined);
  g_test_add_func ("/attribution/about", test_about);
  g_test_add_func ("/attribution/edges", test_edges);

  return g_test_run ();
}
