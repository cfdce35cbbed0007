/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * WhenceTextDamage:
 * @n_bad: the number of bytes or units that mean nothing in the encoding and became U+FFFD
 * @first_bad: the byte offset of the first of them
 *
 * What a decoder could not make sense of.
 */
typedef struct
{
  gsize n_bad;
  gsize first_bad;
} WhenceTextDamage;

/**
 * WhenceTextWide:
 * @name: what people call it
 * @width: 2 or 4 bytes to a unit
 * @big_endian: whether the most significant byte comes first
 *
 * One of the four forms of UTF-16 and UTF-32.
 */
typedef struct
{
  const char *name;
  guint width;
  gboolean big_endian;
} WhenceTextWide;

extern const WhenceTextWide whence_text_utf16le;
extern const WhenceTextWide whence_text_utf16be;
extern const WhenceTextWide whence_text_utf32le;
extern const WhenceTextWide whence_text_utf32be;

const WhenceTextWide *whence_text_wide_for_name (const char           *charset);
const WhenceTextWide *whence_text_wide_guess    (const guint8         *data,
                                                 gsize                 length);
GString              *whence_text_wide_decode   (const WhenceTextWide *form,
                                                 const guint8         *data,
                                                 gsize                 length,
                                                 WhenceTextDamage     *damage);

GString *whence_text_convert       (const char       *charset,
                                    const guint8     *data,
                                    gsize             length,
                                    WhenceTextDamage *damage);
GString *whence_text_legacy_decode (const guint8     *data,
                                    gsize             length,
                                    GPtrArray        *notes,
                                    WhenceTextDamage *damage);
GString *whence_text_escape_decode (const guint8     *data,
                                    gsize             length,
                                    GPtrArray        *notes);

G_END_DECLS
