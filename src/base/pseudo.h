/* SPDX-License-Identifier: MIT */
/*
 * Pseudo-locales: sentences that are English and yet a translation, made on the
 * spot, so that a translator sees how another language will stand on the screen
 * before there is one. Knows no catalogue and no screen.
 *
 * Either kind sets each message between the brackets U+27E6 and U+27E7: a cut
 * message lacks one, one made from parts has them inside. A message without a
 * letter of its own (", ") stays. So does what is typed or is a name: printf's
 * directives, options, files, ids, words in capitals, names of keys, and all
 * between straight quotation marks.
 *
 * accented: as en-XA of CLDR and Android: accents, and every vowel twice, which
 *   makes a third more.
 * rtl: for ar-XB those wrap each word in a right-to-left override (U+202E).
 *   koine draws no overrides from anywhere, see text/clean.h; and one would not
 *   tell much: overridden letters neither join nor change the numbers beside
 *   them. So each letter becomes an Arabic one.
 */
#ifndef KOINE_BASE_PSEUDO_H
#define KOINE_BASE_PSEUDO_H

enum pseudo_kind { PSEUDO_ACCENTED, PSEUDO_RTL };

struct pseudo;

/* Aborts when out of memory; pseudo_free frees. */
struct pseudo *pseudo_new(enum pseudo_kind kind);
void pseudo_free(struct pseudo *pseudo);
/*
 * What stands for an English message; it takes the same arguments of printf.
 * Lives as long as `pseudo`; the same text for the same message.
 */
const char *pseudo_get(struct pseudo *pseudo, const char *msgid);

#endif
