/* SPDX-License-Identifier: MIT */
#include "text/chars.h"

#include "base/macros.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

enum script chars_script(uint32_t cp)
{
	UErrorCode status = U_ZERO_ERROR;

	switch (uscript_getScript((UChar32)cp, &status)) {
	case USCRIPT_COMMON:
	case USCRIPT_INHERITED:
	case USCRIPT_UNKNOWN:
		return SCRIPT_COMMON;
	case USCRIPT_LATIN:
		return SCRIPT_LATIN;
	case USCRIPT_HAN:
		return SCRIPT_HAN;
	case USCRIPT_CYRILLIC:
		return SCRIPT_CYRILLIC;
	case USCRIPT_ARABIC:
		return SCRIPT_ARABIC;
	case USCRIPT_GREEK:
		return SCRIPT_GREEK;
	default:
		return SCRIPT_OTHER;
	}
}

enum script chars_script_of(struct str code)
{
	static const struct {
		const char *code;
		enum script script;
	} rows[] = {{"Latn", SCRIPT_LATIN}, {"Hans", SCRIPT_HAN},
		{"Hant", SCRIPT_HAN}, {"Hani", SCRIPT_HAN},
		{"Cyrl", SCRIPT_CYRILLIC}, {"Arab", SCRIPT_ARABIC},
		{"Grek", SCRIPT_GREEK}};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		if (str_eq_nocase(code, str_of(rows[i].code)))
			return rows[i].script;
	return SCRIPT_OTHER;
}

bool chars_is_letter(uint32_t cp)
{
	return (U_GET_GC_MASK((UChar32)cp) & U_GC_L_MASK) != 0;
}

bool chars_is_number(uint32_t cp)
{
	return (U_GET_GC_MASK((UChar32)cp) & U_GC_N_MASK) != 0;
}

bool chars_is_word(uint32_t cp)
{
	return (U_GET_GC_MASK((UChar32)cp) &
		       (U_GC_L_MASK | U_GC_N_MASK | U_GC_M_MASK)) != 0;
}

static bool is_kana(uint32_t cp)
{
	UErrorCode status = U_ZERO_ERROR;

	/* U+30FC, the long vowel, is of both kinds of kana and so of none. */
	if (cp < 0x3000)
		return false;
	switch (uscript_getScript((UChar32)cp, &status)) {
	case USCRIPT_HIRAGANA:
	case USCRIPT_KATAKANA:
		return true;
	default:
		return cp == 0x30FC;
	}
}

bool chars_is_single(uint32_t cp)
{
	if (cp < 0x0E00)
		return false;
	if (cp >= 0x4E00 && cp <= 0x9FFF)
		return true;
	if (!chars_is_word(cp))
		return false;
	return u_hasBinaryProperty((UChar32)cp, UCHAR_IDEOGRAPHIC) ||
	       u_getIntPropertyValue((UChar32)cp, UCHAR_LINE_BREAK) ==
	               U_LB_COMPLEX_CONTEXT ||
	       is_kana(cp);
}

bool chars_is_mark(uint32_t cp)
{
	return (U_GET_GC_MASK((UChar32)cp) & U_GC_M_MASK) != 0;
}

bool chars_is_upper(uint32_t cp)
{
	return u_isupper((UChar32)cp);
}

bool chars_is_space(uint32_t cp)
{
	return u_isUWhiteSpace((UChar32)cp);
}

int chars_digit(uint32_t cp)
{
	return u_charDigitValue((UChar32)cp);
}

uint32_t chars_lower(uint32_t cp)
{
	return (uint32_t)u_tolower((UChar32)cp);
}
