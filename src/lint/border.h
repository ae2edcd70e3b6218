/* SPDX-License-Identifier: MIT */
/*
 * Borders of words in a language that writes none: 算法制定 has no 法制 in it.
 * Private to this folder.
 */
#ifndef KOINE_LINT_BORDER_H
#define KOINE_LINT_BORDER_H

#include "base/buf.h"
#include "text/brk.h"
#include "text/locale.h"

/* Zeroed is empty. */
struct border {
	struct brk *brk;
	const struct locale *locale; /* of `brk` */
	struct str text;             /* whose borders `flags` are */
	struct buf flags; /* of brk_flag, a byte for each byte and the end */
};

/* True if a word begins or ends at byte `at` of a text. The text is gone
 * through once, as long as the same one is asked about. */
bool border_is(struct border *border, const struct locale *locale,
	struct str text, size_t at);
/* The text asked about last may be gone. */
void border_forget(struct border *border);
void border_release(struct border *border);

#endif
