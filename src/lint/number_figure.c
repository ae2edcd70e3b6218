/* SPDX-License-Identifier: MIT */
/* Numbers in figures, with what multiplies them and follows them. */
#include "lint/marks.h"
#include "lint/number.h"
#include "text/chars.h"
#include "text/utf8.h"

/* A place in the prose while a figure is read. */
struct figure {
	const struct prose *prose;
	const struct locale *locale;
	size_t pos;
	double value;
};

static uint32_t cp_at(const struct figure *figure, int step)
{
	return prose_near(figure->prose, figure->pos, step);
}

static bool are_digits(const struct prose *prose, size_t from, size_t count)
{
	for (size_t i = from; i < from + count; i++)
		if (i >= prose->len || !mark_is_digit(prose->cp[i]))
			return false;
	return true;
}

/* A mark between groups of three digits. */
static bool is_group(const struct figure *figure)
{
	const size_t next = figure->pos + 1;

	return mark_is_in(figure->locale->group, cp_at(figure, 0)) &&
	       are_digits(figure->prose, next, 3) &&
	       !are_digits(figure->prose, next + 3, 1);
}

static void read_digits(struct figure *figure, double scale)
{
	double place = 1;

	while (mark_is_digit(cp_at(figure, 0))) {
		figure->value =
			figure->value * 10 + chars_digit(cp_at(figure, 0));
		place *= scale;
		figure->pos++;
	}
	figure->value /= place;
}

static bool is_decimal(const struct figure *figure)
{
	return mark_is_in(figure->locale->decimal, cp_at(figure, 0)) &&
	       mark_is_digit(cp_at(figure, 1));
}

/* "1,234.5", from its first digit on. */
static void read_value(struct figure *figure)
{
	figure->value = 0;
	read_digits(figure, 1);
	while (is_group(figure)) {
		figure->pos++;
		read_digits(figure, 1);
	}
	if (is_decimal(figure)) {
		double whole = figure->value;

		figure->pos++;
		figure->value = 0;
		read_digits(figure, 10);
		figure->value += whole;
	}
}

static bool is_space(uint32_t cp)
{
	return cp == ' ' || cp == 0xA0 || cp == 0x202F;
}

/* Where a word that goes with the figure begins: in Chinese at once. */
static size_t next_word(const struct figure *figure)
{
	const uint32_t cp = cp_at(figure, 0);

	return figure->pos + (is_space(cp) || cp == '-');
}

/* The multipliers after a figure: "百万", " hundred million"; 1 if none. */
static double read_factors(struct figure *figure)
{
	double factor = 1, one;
	size_t end;

	while ((one = number_factor(figure->prose, figure->locale,
			next_word(figure), &end)) > 0) {
		factor *= one;
		figure->pos = end;
	}
	return factor;
}

/* A figure with its multipliers: "3亿5000万" is one number. */
static void read_figure(struct figure *figure)
{
	double total = 0;

	for (;;) {
		double factor;

		read_value(figure);
		factor = read_factors(figure);
		total += figure->value * factor;
		if (factor < 10000 || !mark_is_digit(cp_at(figure, 0)))
			break;
	}
	figure->value = total;
}

size_t number_text(const struct prose *prose, size_t pos, struct str text)
{
	size_t at = 0, count = 0;

	while (at < text.len) {
		const uint32_t want = utf8_next(text, &at);
		const uint32_t cp = prose_near(prose, pos + count, 0);

		if (cp != want && !(is_space(cp) && is_space(want)))
			return 0;
		count++;
	}
	return count;
}

size_t number_item(
	const struct prose *prose, size_t pos, struct str list, char split)
{
	size_t longest = 0;
	struct str item;

	while (str_split(&list, split, &item)) {
		const size_t count = number_text(prose, pos, item);

		longest = count > longest ? count : longest;
	}
	return longest;
}

/* 百分 before, 之 or 点 after it. */
static bool is_han_percent(const struct prose *prose, size_t pos, uint32_t last)
{
	return prose_near(prose, pos, 0) == 0x767E &&
	       prose_near(prose, pos, 1) == 0x5206 &&
	       prose_near(prose, pos, 2) == last;
}

/* Past "%", " per cent" and the like, or `pos`. */
static size_t percent_end(
	const struct prose *prose, const struct locale *locale, size_t pos)
{
	const size_t from = pos;
	size_t words;

	if (pos < prose->len &&
		(is_space(prose->cp[pos]) || prose->cp[pos] == '-' ||
			prose->cp[pos] == 0x4E2A /* 个 */))
		pos++;
	if (mark_is_in(STR("%\uff05\u066a"), prose_near(prose, pos, 0)))
		return pos + 1;
	words = number_item(prose, pos, locale->percent, '|');
	if (words > 0)
		return pos + words;
	return is_han_percent(prose, pos, 0x70B9 /* 点 */) ? pos + 3 : from;
}

static bool is_percent_before(const struct prose *prose, size_t pos)
{
	return pos >= 3 && is_han_percent(prose, pos - 3, 0x4E4B /* 之 */);
}

/* "st" "nd" "rd" "th" */
static bool is_ordinal(const struct figure *figure, size_t to)
{
	return number_item(figure->prose, figure->pos, figure->locale->ordinals,
		       ' ') == to - figure->pos;
}

/* Letters right after a figure: "78th", "1990s", "5G", "10km". */
static void read_suffix(struct figure *figure, struct number *number)
{
	const struct prose *prose = figure->prose;
	size_t end = figure->pos;

	while (end < prose->len && chars_is_letter(prose->cp[end]) &&
		!mark_is_han(prose->cp[end]))
		end++;
	if (end == figure->pos || is_ordinal(figure, end)) {
		figure->pos = end;
		return;
	}
	if (end - figure->pos == 1 && prose->cp[figure->pos] == 's')
		number->other = number->value < 100 ? 1900 + number->value
		                                    : number->value;
	else
		number->is_firm = false;
	figure->pos = end;
}

/* 世纪, 年代 */
static bool is_century(const struct prose *prose, size_t pos)
{
	return prose_near(prose, pos, 0) == 0x4E16 &&
	       prose_near(prose, pos, 1) == 0x7EAA;
}

static bool is_decade(const struct prose *prose, size_t pos)
{
	return prose_near(prose, pos, 0) == 0x5E74 &&
	       prose_near(prose, pos, 1) == 0x4EE3;
}

/* 20世纪90年代 is 1990; 90年代 may be. */
static void read_decade(struct numbers *numbers, struct number *number)
{
	struct number *before =
		numbers->list.len > 0
			? &numbers->list.ptr[numbers->list.len - 1]
			: NULL;

	if (number->value >= 100 || !is_decade(number->prose, number->to))
		return;
	number->other = 1900 + number->value;
	if (before == NULL || before->prose != number->prose ||
		before->to + 2 != number->from ||
		!is_century(number->prose, before->to))
		return;
	before->is_firm = false;
	/* "the nineties of the twentieth century" */
	number->other = number->value;
	number->value += (before->value - 1) * 100;
}

/* Is "1.2.3" what begins here? Past it, if so. */
static size_t version_end(const struct figure *figure)
{
	size_t pos = figure->pos;

	while (pos + 1 < figure->prose->len && figure->prose->cp[pos] == '.' &&
		mark_is_digit(figure->prose->cp[pos + 1])) {
		pos++;
		while (pos < figure->prose->len &&
			mark_is_digit(figure->prose->cp[pos]))
			pos++;
	}
	return pos;
}

/* "2.0" is the second edition, with a point in every language: past its end,
 * as 2. */
static bool read_edition(struct figure *figure)
{
	const size_t end = version_end(figure);

	if (end != figure->pos + 2 || cp_at(figure, 1) != '0')
		return false;
	figure->pos = end;
	return true;
}

size_t number_figure(const struct prose *prose, const struct locale *locale,
	size_t pos, struct numbers *numbers)
{
	struct figure figure = {.prose = prose, .locale = locale, .pos = pos};
	struct number number = {.is_firm = true, .prose = prose, .from = pos};

	read_figure(&figure);
	if (version_end(&figure) > figure.pos && !read_edition(&figure))
		return version_end(&figure);
	number.value = number.other = figure.value;
	number.to = figure.pos;
	read_decade(numbers, &number);
	read_suffix(&figure, &number);
	number.to = figure.pos;
	figure.pos = percent_end(prose, locale, number.to);
	if (figure.pos > number.to || is_percent_before(prose, pos))
		number.percent = PERCENT_YES;
	vec_push(&numbers->list, number);
	return figure.pos;
}
