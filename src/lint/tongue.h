/* SPDX-License-Identifier: MIT */
/*
 * Which language words are of: told by those that every text has ("the", "les",
 * "los"), as far as another language does not have them too, and by the script.
 * Private to this folder.
 */
#ifndef KOINE_LINT_TONGUE_H
#define KOINE_LINT_TONGUE_H

#include "lint/at.h"

/*
 * The language of the work that the words in [from, to) are of rather than of
 * their own; CORPUS_NONE if they may well be of their own. Quotations, and
 * titles in italics or links, are passed over.
 */
int tongue_other(const struct lint_at *at, size_t from, size_t to);
/* True if the leaf is not in its own language: by its script, or else by its
 * words. */
bool tongue_is_other(const struct lint_at *at);
/* True if character `i` stands in a quotation or title in which no letter is of
 * the script of its text. */
bool tongue_is_quoted_at(const struct lint_at *at, size_t i);
/* True if character `i` stands in a quotation, title or link in another
 * language: with the marks of that one. */
bool tongue_is_foreign_at(const struct lint_at *at, size_t i);

#endif
