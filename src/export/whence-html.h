/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Writing HTML that is well-formed XML too, into a string, with everything escaped. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void      whence_html_open        (GString     *html,
                                   const char  *tag,
                                   ...) G_GNUC_NULL_TERMINATED;
void      whence_html_empty       (GString     *html,
                                   const char  *tag,
                                   ...) G_GNUC_NULL_TERMINATED;
void      whence_html_close       (GString     *html,
                                   const char  *tag);
void      whence_html_text        (GString     *html,
                                   const char  *text);
void      whence_html_text_len    (GString     *html,
                                   const char  *text,
                                   gsize        n_bytes);
void      whence_html_leaf        (GString     *html,
                                   const char  *tag,
                                   const char  *class,
                                   const char  *text);
void      whence_html_isolated    (GString     *html,
                                   const char  *text);
void      whence_html_link        (GString     *html,
                                   const char  *url);
void      whence_html_paragraphs  (GString     *html,
                                   const char  *class,
                                   const char  *text);
gboolean  whence_html_is_web_link (const char  *url);

G_END_DECLS
