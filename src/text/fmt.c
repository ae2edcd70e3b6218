/* SPDX-License-Identifier: MIT */
#include "text/fmt.h"

#include "text/i18n.h"
#include "text/utf16.h"
#include "text/utf8.h"

#include <stdio.h>

#define LOCALE_MAX 96 /* [B] */
#define NUMBER_MAX 64 /* [units] */

/* Appends n as ICU writes it for `tag` with digits 0-9. False if it cannot, and
 * nothing is appended. */
static bool format_as(
	UNumberFormatStyle style, const char *tag, long n, struct buf *out)
{
	UErrorCode status = U_ZERO_ERROR;
	char locale[LOCALE_MAX];
	UChar text[NUMBER_MAX];
	UNumberFormat *format;
	struct i18n icu;
	int32_t len = 0;

	if (!i18n_load(&icu))
		return false;
	snprintf(locale, sizeof(locale), "%.64s@numbers=latn", tag);
	format = icu.number_open(style, NULL, 0, locale, NULL, &status);
	if (U_SUCCESS(status) && style == UNUM_PERCENT)
		icu.number_set(format, UNUM_MULTIPLIER, 1);
	if (U_SUCCESS(status))
		len = icu.number_format(
			format, n, text, NUMBER_MAX, NULL, &status);
	icu.number_close(format);
	if (U_FAILURE(status) || len > NUMBER_MAX)
		return false;
	utf16_append(text, (size_t)len, out);
	return true;
}

void fmt_number(const char *tag, long n, struct buf *out)
{
	if (!format_as(UNUM_DECIMAL, tag, n, out))
		buf_printf(out, "%ld", n);
}

void fmt_grouped(struct str mark, int least, long n, struct buf *out)
{
	char digits[24];
	int len = snprintf(digits, sizeof(digits), "%ld", n < 0 ? -n : n);

	if (n < 0)
		buf_byte(out, '-');
	for (int i = 0; i < len; i++) {
		if (i > 0 && least > 0 && len >= least && (len - i) % 3 == 0)
			buf_str(out, mark);
		buf_byte(out, digits[i]);
	}
}

void fmt_percent(const char *tag, int n, struct buf *out)
{
	if (!format_as(UNUM_PERCENT, tag, n, out))
		buf_printf(out, "%d%%", n);
}

static uint32_t ascii_digit(uint32_t cp)
{
	static const uint32_t zeros[] = {0x660, 0x6F0, 0xFF10};

	for (size_t i = 0; i < ARRAY_LEN(zeros); i++) {
		if (cp >= zeros[i] && cp <= zeros[i] + 9)
			return '0' + cp - zeros[i];
	}
	return cp;
}

void fmt_ascii_digits(struct str s, struct buf *out)
{
	for (size_t pos = 0; pos < s.len;)
		buf_utf8(out, ascii_digit(utf8_next(s, &pos)));
}

/* Appends ICU's key without its closing NUL, which says nothing. */
static bool put_key(const struct i18n *icu, const UCollator *collator,
	const struct utf16 *units, struct buf *out)
{
	const int32_t len = icu->collator_key(
		collator, units->ptr, (int32_t)units->len, NULL, 0);
	char *room;

	if (len <= 0)
		return false;
	room = buf_reserve(out, (size_t)len);
	icu->collator_key(collator, units->ptr, (int32_t)units->len,
		(uint8_t *)room, len);
	out->len += (size_t)len - 1;
	return true;
}

void fmt_sort_key(const char *tag, struct str s, struct buf *out)
{
	UErrorCode status = U_ZERO_ERROR;
	UCollator *collator = NULL;
	struct utf16 units = {0};
	struct i18n icu;
	bool is_done = false;

	if (i18n_load(&icu))
		collator = icu.collator_open(tag, &status);
	if (collator && U_SUCCESS(status) && utf16_set(&units, s))
		is_done = put_key(&icu, collator, &units, out);
	if (!is_done)
		buf_str(out, s);
	if (collator)
		icu.collator_close(collator);
	utf16_release(&units);
}
