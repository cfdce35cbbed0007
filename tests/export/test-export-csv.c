/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "whence-test"

#include "config.h"

#include <string.h>

#include "export-fixture.h"
#include "export-golden.h"
#include "export/whence-exporter.h"

static const char *const names[] = {
  "sources.csv", "entities.csv", "mentions.csv", "claims.csv", "evidence.csv", "links.csv",
};

static GPtrArray *
write_tables (WhenceProject *project)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *files = whence_export_to_memory (whence_exporters_find ("csv"), project, NULL,
                                              &error);

  g_assert_no_error (error);
  g_assert_cmpuint (files->len, ==, G_N_ELEMENTS (names));
  for (guint i = 0; i < files->len; i++)
    g_assert_cmpstr (((WhenceExportFile *) files->pdata[i])->name, ==, names[i]);

  return files;
}

static char *
get_text (GPtrArray *files,
          guint      i)
{
  WhenceExportFile *file = g_ptr_array_index (files, i);

  return g_strndup (g_bytes_get_data (file->bytes, NULL), g_bytes_get_size (file->bytes));
}

/* Reads a table by the letter of RFC 4180. */
static GPtrArray *
read_table (const char *p)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  while (*p != '\0')
    {
      GPtrArray *row = g_ptr_array_new_with_free_func (g_free);

      for (gboolean more = TRUE; more;)
        {
          GString *cell = g_string_new (NULL);

          if (*p == '"')
            {
              for (p++; *p != '"' || p[1] == '"'; p++)
                {
                  g_assert_cmpint (*p, !=, '\0');
                  p += *p == '"' ? 1 : 0;
                  g_string_append_c (cell, *p);
                }
              p++;
            }
          else
            {
              gsize n = strcspn (p, ",\"\r\n");

              g_string_append_len (cell, p, (gssize) n);
              p += n;
            }
          g_ptr_array_add (row, g_string_free (cell, FALSE));
          more = *p == ',';
          p += more ? 1 : 0;
        }
      g_assert_true (g_str_has_prefix (p, "\r\n"));
      p += 2;
      g_ptr_array_add (rows, row);
    }

  return rows;
}

static const char *
get_cell (GPtrArray  *rows,
          guint       row,
          const char *column)
{
  GPtrArray *header = g_ptr_array_index (rows, 0);

  for (guint i = 0; i < header->len; i++)
    {
      if (g_str_equal (header->pdata[i], column))
        return g_ptr_array_index ((GPtrArray *) rows->pdata[row], i);
    }

  g_error ("there is no column %s", column);
}

static void
test_golden (void)
{
  g_autoptr (WhenceProject) project = export_fixture_harbour ();
  g_autoptr (GPtrArray) files = write_tables (project);

  for (guint i = 0; i < files->len; i++)
    {
      g_autofree char *name = g_strconcat ("harbour-", names[i], NULL);
      g_autofree char *text = get_text (files, i);

      export_golden_check (name, text);
    }
}

/* All rows of all tables have the cells of their header, whatever is in the project. */
static void
test_shape (void)
{
  WhenceProject *projects[] = {
    export_fixture_new (), export_fixture_harbour (), export_fixture_hostile (),
  };
  static const guint n_rows[][G_N_ELEMENTS (names)] = {
    { 1, 1, 1, 1, 1, 1 },
    { 4, 12, 24, 7, 13, 4 },
    { 2, 4, 5, 2, 2, 2 },
  };

  for (guint p = 0; p < G_N_ELEMENTS (projects); p++)
    {
      g_autoptr (GPtrArray) files = write_tables (projects[p]);

      for (guint i = 0; i < files->len; i++)
        {
          g_autofree char *text = get_text (files, i);
          g_autoptr (GPtrArray) rows = read_table (text);
          GPtrArray *header = g_ptr_array_index (rows, 0);

          g_assert_cmpuint (rows->len, ==, n_rows[p][i]);
          g_assert_cmpstr (header->pdata[0], ==, "id");
          for (guint j = 0; j < rows->len; j++)
            g_assert_cmpuint (((GPtrArray *) rows->pdata[j])->len, ==, header->len);
        }
      g_object_unref (projects[p]);
    }
}

static void
test_cells (void)
{
  g_autoptr (WhenceProject) project = export_fixture_harbour ();
  g_autoptr (GPtrArray) files = write_tables (project);
  g_autofree char *sources_text = get_text (files, 0);
  g_autofree char *entities_text = get_text (files, 1);
  g_autofree char *evidence_text = get_text (files, 4);
  g_autoptr (GPtrArray) sources = read_table (sources_text);
  g_autoptr (GPtrArray) entities = read_table (entities_text);
  g_autoptr (GPtrArray) evidence = read_table (evidence_text);

  g_assert_cmpstr (get_cell (sources, 1, "authors"), ==, "Mette Lund; P. Ohm");
  g_assert_cmpstr (get_cell (sources, 1, "length"), !=, "0");
  g_assert_cmpstr (get_cell (sources, 3, "pages"), ==, "0; 86");
  g_assert_cmpstr (get_cell (entities, 1, "aliases"), ==, "the mayor; Mayor Brandt");
  g_assert_cmpstr (get_cell (entities, 1, "identifiers"), ==, "wikidata: Q999999999");
  g_assert_cmpstr (get_cell (evidence, 1, "claim"), ==, "c-cost");
  g_assert_cmpstr (get_cell (evidence, 1, "link"), ==, "");
  g_assert_cmpstr (get_cell (evidence, 1, "stance"), ==, "asserts");
  g_assert_cmpstr (get_cell (evidence, 1, "direct"), ==, "false");
  g_assert_cmpstr (get_cell (evidence, evidence->len - 1, "link"), ==, "l-3");
  g_assert_cmpstr (get_cell (evidence, evidence->len - 1, "exact"), ==,
                   "Its director, Tomas Reyl");
}

/* What a spreadsheet would run is text, what nobody would see shows; all else comes back as it was.
 */
static void
test_formulas (void)
{
  static const struct
  {
    const char *name;
    const char *cell;
  } cases[] = {
    { "=1+1", "'=1+1" },
    { "+1", "'+1" },
    { "-1", "'-1" },
    { "@SUM(A1)", "'@SUM(A1)" },
    { "\tx", "'\tx" },
    { "=\"a\",b", "'=\"a\",b" },
    { "1=1", "1=1" },
    { "'quoted'", "'quoted'" },
    { "say \"a, b\"", "say \"a, b\"" },
    { " x ", " x " },
    { "\x01 \x1b[31m\x7f\xc2\x9b", "␁ ␛[31m␡\xef\xbf\xbd" },
    { "\x01,\r\n\t\x02", "␁,\r\n\t␂" },
    { "\xc3\xa9\xf0\x9f\x91\xa9", "\xc3\xa9\xf0\x9f\x91\xa9" },
  };
  g_autoptr (WhenceProject) project = export_fixture_new ();
  g_autoptr (GPtrArray) files = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *id = g_strdup_printf ("e%u", i);

      export_fixture_entity (project, id, "other", cases[i].name);
    }
  files = write_tables (project);
  text = get_text (files, 1);
  rows = read_table (text);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (get_cell (rows, i + 1, "name"), ==, cases[i].cell);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/export/csv/golden", test_golden);
  g_test_add_func ("/export/csv/shape", test_shape);
  g_test_add_func ("/export/csv/cells", test_cells);
  g_test_add_func ("/export/csv/formulas", test_formulas);

  return g_test_run ();
}
