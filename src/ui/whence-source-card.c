/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-ui"

#include "config.h"

#include <glib/gi18n.h>

#include "ui/whence-closures.h"
#include "ui/whence-color-icon.h"
#include "ui/whence-source-card.h"

#define MAX_ROWS 5            /* the most marks that a card describes */
#define MAX_OTHERS 2          /* the most claims that one is said to be contradicted by */
#define EXCERPT 160           /* of a claim, in code points */
#define SHORT_EXCERPT 90      /* of what else is quoted */

/* Where else an entity is mentioned. */
typedef struct
{
  guint n_mentions;
  guint n_sources;
  WhencePassage *previous;    /* in the same source; NULL: there is none */
  WhencePassage *next;
} Elsewhere;

static GtkWidget *
add_label (GtkWidget  *box,
           const char *text,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 48);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);

  return label;
}

static void
look_elsewhere (WhencePassage *mention,
                Elsewhere     *elsewhere)
{
  GListModel *mentions = whence_entity_get_mentions (
    whence_mention_get_entity (WHENCE_MENTION (mention)));
  g_autoptr (GHashTable) sources = g_hash_table_new (g_str_hash, g_str_equal);
  const char *source = whence_passage_get_source (mention);
  guint start = whence_passage_get_start (mention);

  elsewhere->n_mentions = g_list_model_get_n_items (mentions);
  for (guint i = 0; i < elsewhere->n_mentions; i++)
    {
      /* The entity keeps it. */
      g_autoptr (WhencePassage) other = g_list_model_get_item (mentions, i);
      guint at = whence_passage_get_start (other);

      g_hash_table_add (sources, (char *) whence_passage_get_source (other));
      if (other == mention || !g_str_equal (whence_passage_get_source (other), source))
        continue;
      if (at < start && (elsewhere->previous == NULL ||
                         at > whence_passage_get_start (elsewhere->previous)))
        elsewhere->previous = other;
      if (at > start && (elsewhere->next == NULL ||
                         at < whence_passage_get_start (elsewhere->next)))
        elsewhere->next = other;
    }
  elsewhere->n_sources = g_hash_table_size (sources);
}

/* The words of a passage with those around them. */
static char *
quote (WhencePassage *passage)
{
  g_autofree char *words = g_strconcat (whence_passage_get_prefix (passage),
                                        whence_passage_get_exact (passage),
                                        whence_passage_get_suffix (passage), NULL);

  return whence_words_excerpt (words, SHORT_EXCERPT);
}

static char *
describe_entity (WhenceProject   *project,
                 WhenceEntity    *entity,
                 const Elsewhere *elsewhere)
{
  g_autofree char *mentions = g_strdup_printf (
    ngettext ("%u mention", "%u mentions", elsewhere->n_mentions), elsewhere->n_mentions);
  g_autofree char *sources = g_strdup_printf (
    ngettext ("%u source", "%u sources", elsewhere->n_sources), elsewhere->n_sources);
  const char *type = whence_words_entity_type (project, whence_entity_get_type_id (entity));

  /* Translators: the type of an entity, “6 mentions”, and “3 sources” */
  return g_strdup_printf (_("%s · %s in %s"), type, mentions, sources);
}

static void
fill_entity (GtkWidget     *box,
             WhenceProject *project,
             WhencePassage *mention,
             gboolean       all)
{
  WhenceEntity *entity = whence_mention_get_entity (WHENCE_MENTION (mention));
  const char *const *aliases = whence_entity_get_aliases (entity);
  Elsewhere elsewhere = { 0 };
  g_autofree char *details = NULL;

  look_elsewhere (mention, &elsewhere);
  details = describe_entity (project, entity, &elsewhere);
  add_label (box, whence_words_entity_name (entity), "heading");
  add_label (box, details, "whence-card-details");
  if (!all)
    return;

  if (aliases[0] != NULL)
    {
      g_autofree char *names = g_strjoinv (", ", (char **) aliases);
      g_autofree char *excerpt = whence_words_excerpt (names, SHORT_EXCERPT);
      g_autofree char *also = g_strdup_printf (_("Also: %s"), excerpt);

      add_label (box, also, "whence-card-details");
    }
  if (elsewhere.previous != NULL)
    {
      g_autofree char *words = quote (elsewhere.previous);
      g_autofree char *before = g_strdup_printf (_("Before: … %s"), words);

      add_label (box, before, "whence-card-details");
    }
  if (elsewhere.next != NULL)
    {
      g_autofree char *words = quote (elsewhere.next);
      g_autofree char *after = g_strdup_printf (_("Next: … %s"), words);

      add_label (box, after, "whence-card-details");
    }
}

/* Says which other claims are linked as contradicting a claim. */
static void
add_contradictions (GtkWidget     *box,
                    WhenceProject *project,
                    WhenceClaim   *claim)
{
  const char *id = whence_object_get_id (WHENCE_OBJECT (claim));
  g_autoptr (GPtrArray) referrers = whence_project_list_referrers (project, id);
  guint n = 0;

  for (guint i = 0; i < referrers->len && n < MAX_OTHERS; i++)
    {
      WhenceObject *referrer = g_ptr_array_index (referrers, i);
      WhenceLink *link = WHENCE_IS_LINK (referrer) ? WHENCE_LINK (referrer) : NULL;
      WhenceObject *other;
      g_autofree char *title = NULL;
      g_autofree char *line = NULL;

      if (link == NULL || !g_str_equal (whence_link_get_kind (link), "contradicts"))
        continue;
      other = whence_project_find (project, g_str_equal (whence_link_get_from (link), id) ?
                                              whence_link_get_to (link) :
                                              whence_link_get_from (link));
      if (other == NULL)
        continue;

      title = whence_closure_object_title (other);
      line = g_strdup_printf (_("Contradicted by: %s"), title);
      add_label (box, line, "whence-card-details");
      n++;
    }
}

static void
add_counter_evidence (GtkWidget   *box,
                      WhenceClaim *claim)
{
  GListModel *evidence = whence_claim_get_evidence (claim);
  g_autofree char *line = NULL;
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (evidence); i++)
    {
      g_autoptr (WhenceEvidence) piece = g_list_model_get_item (evidence, i);

      if (whence_evidence_get_stance (piece) == WHENCE_STANCE_CONTRADICTS)
        n++;
    }
  if (n == 0)
    return;

  line = g_strdup_printf (ngettext ("Contradicted by %u passage", "Contradicted by %u passages", n),
                          n);
  add_label (box, line, "whence-card-details");
}

static void
fill_claim (GtkWidget      *box,
            WhenceProject  *project,
            WhenceEvidence *evidence,
            gboolean        all)
{
  WhenceClaim *claim = whence_evidence_get_claim (evidence);
  g_autofree char *text = whence_words_excerpt (whence_words_claim_text (claim), EXCERPT);
  g_autofree char *speaker = whence_words_speaker (project, claim);
  g_autofree char *details = NULL;

  details = g_strdup_printf ("%s · %s · %s%s%s", speaker,
                             whence_words_status (whence_claim_get_status (claim)),
                             whence_words_stance (whence_evidence_get_stance (evidence)),
                             whence_evidence_get_direct (evidence) ? " · " : "",
                             whence_evidence_get_direct (evidence) ? _("Direct quotation") : "");
  add_label (box, text, NULL);
  add_label (box, details, "whence-card-details");
  if (!all)
    return;

  add_counter_evidence (box, claim);
  add_contradictions (box, project, claim);
}

static char *
describe_end (WhenceProject *project,
              const char    *id)
{
  WhenceObject *end = whence_project_find (project, id);

  return end != NULL ? whence_closure_object_label (end) : g_strdup (id);
}

static void
fill_link (GtkWidget     *box,
           WhenceProject *project,
           WhenceLink    *link)
{
  g_autofree char *from = describe_end (project, whence_link_get_from (link));
  g_autofree char *to = describe_end (project, whence_link_get_to (link));
  g_autofree char *title = NULL;

  /* Translators: what is linked, the kind of the link, and what it is linked to */
  title = g_strdup_printf (_("%s — %s — %s"), from,
                           whence_words_link_kind (whence_link_get_kind (link)), to);
  add_label (box, title, NULL);
  add_label (box, _("Link"), "whence-card-details");
}

static GtkWidget *
new_row (WhenceProject *project,
         WhencePassage *passage,
         gboolean       all)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *image = whence_color_icon_new ();
  WhenceColorIcon *icon = WHENCE_COLOR_ICON (image);
  WhenceObject *parent = whence_object_get_parent (WHENCE_OBJECT (passage));

  /* It goes into a tooltip. */
  whence_color_icon_set_on_dark (icon, TRUE);
  gtk_widget_set_valign (image, GTK_ALIGN_START);
  gtk_widget_set_margin_top (image, 2);
  gtk_box_append (GTK_BOX (row), image);
  gtk_box_append (GTK_BOX (row), words);
  if (WHENCE_IS_MENTION (passage))
    {
      whence_color_icon_show_type (icon, project,
                                   whence_entity_get_type_id (WHENCE_ENTITY (parent)));
      fill_entity (words, project, passage, all);
    }
  else if (WHENCE_IS_EVIDENCE (passage))
    {
      whence_color_icon_show_status (icon, whence_claim_get_status (WHENCE_CLAIM (parent)));
      fill_claim (words, project, WHENCE_EVIDENCE (passage), all);
    }
  else
    {
      whence_color_icon_show_link (icon, whence_link_get_kind (WHENCE_LINK (parent)));
      fill_link (words, project, WHENCE_LINK (parent));
    }

  return row;
}

/**
 * whence_source_card_new:
 * @project: the project
 * @passages: (element-type WhencePassage): passages of it, at least one
 * @selected: (nullable): one of them that comes first on the card, with all that there is to say
 *
 * Makes a card that says what passages are marked for, and which of them is looked at: “2 of 7”.
 * A few of them are described, those after the first one in short.
 *
 * Returns: (transfer floating): the card
 */
GtkWidget *
whence_source_card_new (WhenceProject *project,
                        GPtrArray     *passages,
                        WhencePassage *selected)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  guint first = 0;

  if (!g_ptr_array_find (passages, selected, &first))
    first = 0;
  for (guint i = 0; i < MIN (passages->len, MAX_ROWS); i++)
    gtk_box_append (GTK_BOX (card),
                    new_row (project,
                             g_ptr_array_index (passages, (first + i) % passages->len), i == 0));
  if (passages->len > 1)
    {
      /* Translators: which of the marks at a place this is, and how many there are */
      g_autofree char *place = g_strdup_printf (_("%u of %u at this place"), first + 1,
                                                passages->len);

      add_label (card, place, "whence-card-details");
    }

  return card;
}
