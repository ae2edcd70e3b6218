/* SPDX-License-Identifier: MIT */
/* What fold.c asks of single code points. */
#ifndef KOINE_TEXT_FOLD_IMPL_H
#define KOINE_TEXT_FOLD_IMPL_H

#include <stdbool.h>
#include <stdint.h>

/* Marks that are written over, under or around a letter, not beside it. */
bool fold_is_mark(uint32_t cp);
/* Signs that people type alike whatever the text has: spaces, hyphens,
 * apostrophes, digits. Else cp. */
uint32_t fold_sign(uint32_t cp);

#endif
