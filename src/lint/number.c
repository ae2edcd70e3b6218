/* SPDX-License-Identifier: MIT */
#include "lint/number.h"

#include "lint/marks.h"
#include "text/chars.h"

#include <math.h>

#define MOST 1e12 /* the greatest multiplier there is a word for */

/* ---- names ---- */

static bool is_name_part(uint32_t cp)
{
	return cp < 0x80 &&
	       (chars_is_word(cp) || cp == '-' || cp == '/' || cp == '.');
}

/* "GPT-4", "A/RES/78/265", "G20": its figures are soft. Past it. */
static size_t scan_name(
	const struct prose *prose, size_t pos, struct numbers *numbers)
{
	while (pos < prose->len && is_name_part(prose->cp[pos])) {
		struct number number = {.prose = prose, .from = pos};

		if (!mark_is_digit(prose->cp[pos])) {
			pos++;
			continue;
		}
		while (mark_is_digit(prose_near(prose, pos, 0)))
			number.value = number.value * 10 +
			               chars_digit(prose->cp[pos++]);
		number.other = number.value;
		number.to = pos;
		vec_push(&numbers->list, number);
	}
	return pos;
}

static int roman_digit(uint32_t cp)
{
	switch (cp) {
	case 'I':
		return 1;
	case 'V':
		return 5;
	case 'X':
		return 10;
	case 'L':
		return 50;
	case 'C':
		return 100;
	default:
		return 0;
	}
}

#define ORDINAL_MAX 3 /* small letters after a Roman number: "XXIe" */

/* Appends "XXI" as soft, if [pos, end) is such a number of two digits or more.
 */
static void scan_roman(const struct prose *prose, size_t pos, size_t end,
	struct numbers *numbers)
{
	struct number number = {.prose = prose, .from = pos, .to = end};
	size_t i = pos;

	for (; i < end && roman_digit(prose->cp[i]) > 0; i++) {
		const int digit = roman_digit(prose->cp[i]);
		const uint32_t next = i + 1 < end ? prose->cp[i + 1] : 0;

		number.value += roman_digit(next) > digit ? -digit : digit;
	}
	if (i - pos < 2 || end - i > ORDINAL_MAX ||
		(i < end && chars_is_upper(prose->cp[i])))
		return;
	number.other = number.value;
	vec_push(&numbers->list, number);
}

/* Past the word, or the name that it begins. */
static size_t scan_letters(const struct prose *prose,
	const struct locale *locale, size_t pos, struct numbers *numbers)
{
	size_t end = number_word(prose, locale, pos, numbers);
	bool has_upper = false;
	uint32_t next;

	if (end > pos)
		return end;
	for (end = pos; end < prose->len && chars_is_letter(prose->cp[end]) &&
			!mark_is_han(prose->cp[end]);
		end++)
		has_upper = has_upper || chars_is_upper(prose->cp[end]);
	next = prose_near(prose, end, 0);
	if (mark_is_digit(next) ||
		((next == '-' || next == '/') && has_upper &&
			mark_is_digit(prose_near(prose, end, 1))))
		return scan_name(prose, end, numbers);
	scan_roman(prose, pos, end, numbers);
	return end > pos ? end : pos + 1;
}

/* ---- enumerations ---- */

/* True if only what joins the parts of an enumeration or range stands there. */
static bool is_joined(const struct prose *prose, const struct locale *locale,
	size_t from, size_t to)
{
	bool is_joint = false;

	while (from < to) {
		const size_t len =
			number_item(prose, from, locale->number_joins, ' ');

		/* 、～ and the Arabic comma */
		if (len == 0 &&
			!mark_is_in(STR(" ,-\u00a0\u202f\u2013\u2014~%\u3001"
					"\u060c\uff5e\uff05"),
				prose->cp[from]))
			return false;
		is_joint = is_joint || !chars_is_space(prose->cp[from]);
		from += len > 0 ? len : 1;
	}
	return is_joint;
}

/* Has the number a multiplier of its own? */
static bool is_scaled(const struct number *number)
{
	return number->value >= 100 &&
	       !mark_is_digit(number->prose->cp[number->to - 1]);
}

/* The greatest power of ten that divides a value. */
static double factor_of(double value)
{
	double factor = 1;

	while (factor < MOST && fmod(value, factor * 10) == 0)
		factor *= 10;
	return factor;
}

/* "3 to 5 million", "10、20和30个百分点": the last one's unit is that of all.
 */
static void share_units(
	const struct locale *locale, struct numbers *numbers, size_t first)
{
	for (size_t i = numbers->list.len; i-- > first + 1;) {
		const struct number *next = &numbers->list.ptr[i];
		struct number *number = &numbers->list.ptr[i - 1];

		if (number->prose != next->prose ||
			!is_joined(
				number->prose, locale, number->to, next->from))
			continue;
		if (next->percent != PERCENT_NO &&
			number->percent == PERCENT_NO)
			number->percent = PERCENT_MAYBE;
		if (is_scaled(next) && !is_scaled(number))
			number->other = number->value * factor_of(next->value);
	}
}

void number_scan(const struct prose *prose, const struct locale *locale,
	struct numbers *numbers)
{
	const size_t first = numbers->list.len;

	for (size_t pos = 0;
		pos < prose->len && numbers->list.len < NUMBERS_MAX;) {
		const uint32_t cp = prose->cp[pos];
		const bool is_id = prose->flags[pos] & PROSE_SEC;

		if (!is_id && mark_is_digit(cp))
			pos = number_figure(prose, locale, pos, numbers);
		else if (!is_id && chars_is_letter(cp))
			pos = scan_letters(prose, locale, pos, numbers);
		else
			pos++;
	}
	share_units(locale, numbers, first);
}

static bool is_equal(double a, double b)
{
	return fabs(a - b) <= 1e-9 * fmax(fabs(a), fabs(b));
}

static bool is_answer(const struct number *a, const struct number *b)
{
	const bool has_unit = a->percent == PERCENT_MAYBE ||
	                      b->percent == PERCENT_MAYBE || !a->is_firm ||
	                      !b->is_firm || a->percent == b->percent;

	return has_unit &&
	       (is_equal(a->value, b->value) || is_equal(a->other, b->value) ||
		       is_equal(a->value, b->other) ||
		       is_equal(a->other, b->other));
}

bool number_has(const struct numbers *numbers, const struct number *number)
{
	for (size_t i = 0; i < numbers->list.len; i++)
		if (is_answer(&numbers->list.ptr[i], number))
			return true;
	return false;
}

void number_release(struct numbers *numbers)
{
	vec_release(&numbers->list);
}
