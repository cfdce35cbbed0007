/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * WhenceMarkdownTag:
 * @name: its name, in lower case; empty for what is no tag: a comment, a declaration
 * @closes: whether it is the end of an element
 * @alt: (nullable): the description of an image
 *
 * A tag of HTML within Markdown.
 */
typedef struct
{
  char name[16];
  gboolean closes;
  char *alt;
} WhenceMarkdownTag;

typedef struct _WhenceMarkdownHtml WhenceMarkdownHtml;

WhenceMarkdownHtml *whence_markdown_html_new          (void);
void                whence_markdown_html_free         (WhenceMarkdownHtml *self);
char               *whence_markdown_html_dup_words    (WhenceMarkdownHtml *self,
                                                       const char         *html,
                                                       guint              *n_hidden);
void                whence_markdown_html_read_tag     (WhenceMarkdownHtml *self,
                                                       const char         *html,
                                                       WhenceMarkdownTag  *tag);
gboolean            whence_markdown_tag_hides_content (const WhenceMarkdownTag *tag);
void                whence_markdown_tag_clear         (WhenceMarkdownTag  *tag);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WhenceMarkdownHtml, whence_markdown_html_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (WhenceMarkdownTag, whence_markdown_tag_clear)

G_END_DECLS
