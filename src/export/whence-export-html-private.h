/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The parts of the HTML report, one file each. */

#pragma once

#include "export/whence-html.h"
#include "export/whence-report.h"

G_BEGIN_DECLS

gboolean whence_export_html_claims         (GString       *html,
                                            WhenceReport  *report,
                                            GCancellable  *cancellable,
                                            GError       **error);
void     whence_export_html_contradictions (GString       *html,
                                            WhenceReport  *report);
guint    whence_export_html_count_contradictions
                                           (WhenceReport  *report);

gboolean whence_export_html_entities       (GString       *html,
                                            WhenceReport  *report,
                                            GCancellable  *cancellable,
                                            GError       **error);
void     whence_export_html_links          (GString       *html,
                                            WhenceReport  *report);

gboolean whence_export_html_sources        (GString       *html,
                                            WhenceReport  *report,
                                            GCancellable  *cancellable,
                                            GError       **error);
void     whence_export_html_source_text    (GString       *html,
                                            WhenceReport  *report,
                                            WhenceSource  *source);

void     whence_export_html_reference      (GString       *html,
                                            WhenceReport  *report,
                                            WhenceObject  *object);
void     whence_export_html_label          (GString       *html,
                                            WhenceReport  *report,
                                            WhenceObject  *object);
void     whence_export_html_names          (GString       *html,
                                            WhenceReport  *report,
                                            const char *const *ids,
                                            const char    *separator,
                                            gboolean       backwards);
void     whence_export_html_fact           (GString       *html,
                                            const char    *name,
                                            const char    *value);
void     whence_export_html_fact_open      (GString       *html,
                                            const char    *name);
void     whence_export_html_fact_close     (GString       *html);
void     whence_export_html_list           (GString       *html,
                                            const char    *class,
                                            const char *const *items);
void     whence_export_html_record         (GString       *html,
                                            WhenceRecord  *record);
void     whence_export_html_quote          (GString       *html,
                                            WhenceReport  *report,
                                            WhencePassage *passage);

G_END_DECLS
