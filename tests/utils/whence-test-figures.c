/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <stdlib.h>

#include "utils/whence-test-figures.h"

/**
 * whence_test_ms_since:
 * @start: a monotonic time, in microseconds
 *
 * Returns: how long ago that was, in milliseconds
 */
double
whence_test_ms_since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / 1000.0;
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  double difference = *(const double *) a - *(const double *) b;

  return difference < 0 ? -1 : difference > 0;
}

/**
 * whence_test_sort:
 * @values: figures
 * @n: how many
 *
 * Sorts figures, the least first.
 */
void
whence_test_sort (double *values,
                  guint   n)
{
  qsort (values, n, sizeof *values, compare);
}

/**
 * whence_test_median:
 * @values: figures, which are sorted
 * @n: how many, one at least
 *
 * Returns: the one in the middle
 */
double
whence_test_median (double *values,
                    guint   n)
{
  whence_test_sort (values, n);

  return values[n / 2];
}
