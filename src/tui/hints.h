/* SPDX-License-Identifier: MIT */
/* Labels of hints: letters typed without looking. Pure. */
#ifndef KOINE_TUI_HINTS_H
#define KOINE_TUI_HINTS_H

#include "base/str.h"

#define HINT_LETTERS ((size_t)25) /* all but q, which closes */
#define HINT_MAX     2            /* letters of the longest label */

/*
 * The label of thing `index` of `count`, home row first: one letter while there
 * are enough, else two for all of them. Its length; 0 beyond what two letters
 * can tell apart.
 */
size_t hint_label(size_t index, size_t count, char label[HINT_MAX]);
/*
 * The thing whose label is `typed`: its index; `count` if there is none.
 * *is_begun: some label begins with it.
 */
size_t hint_find(struct str typed, size_t count, bool *is_begun);

#endif
