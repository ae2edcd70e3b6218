/* SPDX-License-Identifier: MIT */
/* What a code point is, by ICU's properties: its script, letter or number. */
#ifndef KOINE_TEXT_CHARS_H
#define KOINE_TEXT_CHARS_H

#include "base/str.h"

#include <stdint.h>

/* Those of koine's languages; what all scripts share is SCRIPT_COMMON. */
enum script {
	SCRIPT_COMMON,
	SCRIPT_LATIN,
	SCRIPT_HAN,
	SCRIPT_CYRILLIC,
	SCRIPT_ARABIC,
	SCRIPT_GREEK,
	SCRIPT_OTHER
};

/* Marks belong to the letter before them: SCRIPT_COMMON. */
enum script chars_script(uint32_t cp);
/* The script of an ISO 15924 code ("Latn", "Hans"); SCRIPT_OTHER if unknown. */
enum script chars_script_of(struct str code);
bool chars_is_letter(uint32_t cp);
/* Decimal digits, and what else counts as a number: Ⅳ, ½, ① */
bool chars_is_number(uint32_t cp);
/* Letters, numbers and the marks on them. */
bool chars_is_word(uint32_t cp);
/* An ideograph, kana, or a letter of a script written without spaces: a word
 * cannot be told from its neighbours by looking. */
bool chars_is_single(uint32_t cp);
/* Combining marks. */
bool chars_is_mark(uint32_t cp);
bool chars_is_upper(uint32_t cp);
/* Spaces of all widths, tab and newline. */
bool chars_is_space(uint32_t cp);
/* The value of a decimal digit of any script, or -1. */
int chars_digit(uint32_t cp);
/* The small letter of a capital one, else cp. */
uint32_t chars_lower(uint32_t cp);

#endif
