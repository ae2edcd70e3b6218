/* SPDX-License-Identifier: MIT */
/* Unicode normalization: whether a text is in the form that all texts are in.
 */
#ifndef KOINE_TEXT_NORM_H
#define KOINE_TEXT_NORM_H

#include "base/buf.h"

/*
 * Where valid UTF-8 stops being in normalization form C: the start [B] of the
 * first code point that NFC would change or join with others; s.len if it is
 * NFC throughout.
 */
size_t norm_find(struct str s);

#endif
