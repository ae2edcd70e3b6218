/* SPDX-License-Identifier: MIT */
#include "text/fold_impl.h"

#include <unicode/uchar.h>

bool fold_is_mark(uint32_t cp)
{
	return (U_GET_GC_MASK((UChar32)cp) & (U_GC_MN_MASK | U_GC_ME_MASK)) !=
	       0;
}

uint32_t fold_sign(uint32_t cp)
{
	int32_t digit;

	if (cp < 0x80)
		return u_isUWhiteSpace((UChar32)cp) ? ' ' : cp;
	if (cp >= 0x2010 && cp <= 0x2015)
		return '-';
	if (cp == 0x2018 || cp == 0x2019 || cp == 0x2BC)
		return '\'';
	if (u_isUWhiteSpace((UChar32)cp))
		return ' ';
	digit = u_charDigitValue((UChar32)cp);
	return digit >= 0 ? '0' + (uint32_t)digit : cp;
}
