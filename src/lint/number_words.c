/* SPDX-License-Identifier: MIT */
#include "lint/marks.h"
#include "lint/number.h"
#include "text/chars.h"
#include "text/utf8.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define BIG                                                              \
	1000 /* multipliers from here on end a group: "two million five" \
	      */

/* Past the word at `pos`: one Han character, or letters. */
static size_t word_end(const struct prose *prose, size_t pos)
{
	if (pos < prose->len && mark_is_han(prose->cp[pos]))
		return pos + 1;
	while (pos < prose->len && chars_is_letter(prose->cp[pos]) &&
		!mark_is_han(prose->cp[pos]))
		pos++;
	return pos;
}

/* Does `word` stand at [from, to), in the same letters? */
static bool is_word(
	const struct prose *prose, size_t from, size_t to, struct str word)
{
	size_t pos = 0;

	for (; from < to && pos < word.len; from++)
		if (utf8_next(word, &pos) != prose->cp[from])
			return false;
	return from == to && pos == word.len;
}

static double to_double(struct str s)
{
	char text[16] = {0};

	memcpy(text, s.ptr, s.len < sizeof(text) ? s.len : sizeof(text) - 1);
	return strtod(text, NULL);
}

#define CENTURY 100 /* as a word of its own: "hundred" multiplies */

/* A list of words, and what a word may begin with before one of them. */
struct word_list {
	const struct locale_pair *ptr;
	size_t count;
	struct str prefixes;
};

#define WORD_MAX 64 /* [B] the longest word of a list */

/* The word [from, to) in small letters; empty if it is longer than any of a
 * list. */
static struct str lower_word(const struct prose *prose, size_t from, size_t to,
	char bytes[WORD_MAX + 4])
{
	size_t len = 0;

	for (; from < to && len <= WORD_MAX; from++)
		len += (size_t)utf8_encode(
			chars_lower(prose->cp[from]), bytes + len);
	return (struct str){bytes, len <= WORD_MAX ? len : 0};
}

static double look_up_bare(const struct prose *prose, size_t from, size_t to,
	const struct word_list *list)
{
	char bytes[WORD_MAX + 4];
	const struct str word = lower_word(prose, from, to, bytes);

	for (size_t i = 0; i < list->count; i++)
		if (str_eq(list->ptr[i].from, word))
			return to_double(list->ptr[i].to);
	return -1;
}

/* The value of the word [from, to) in a list; -1 if it is not there. Prefixes
 * come off one by one: "\u0648\u0627\u0644\u062b\u0644\u0627\u062b\u0629" is
 * three. */
static double look_up(const struct prose *prose, size_t from, size_t to,
	const struct word_list *list)
{
	double value = look_up_bare(prose, from, to, list);

	while (value < 0) {
		const size_t len =
			number_item(prose, from, list->prefixes, ' ');

		if (len == 0 || from + len >= to)
			return -1;
		from += len;
		value = look_up_bare(prose, from, to, list);
	}
	return value;
}

static struct word_list scale_of(const struct locale *locale)
{
	return (struct word_list){
		locale->scale, locale->scale_count, locale->prefixes};
}

static struct word_list words_of(const struct locale *locale)
{
	return (struct word_list){locale->number_words,
		locale->number_word_count, locale->prefixes};
}

/* 百分 is per cent; 千克 千米 千瓦 千卡 are units. */
static bool is_unit(const struct prose *prose, size_t pos)
{
	const uint32_t next = prose_near(prose, pos, 1);

	return (prose->cp[pos] == 0x767E && next == 0x5206) ||
	       (prose->cp[pos] == 0x5343 &&
		       mark_is_in(STR("\u514b\u7c73\u74e6\u5361"), next));
}

double number_factor(const struct prose *prose, const struct locale *locale,
	size_t pos, size_t *end)
{
	const struct word_list list = scale_of(locale);
	double power;

	*end = word_end(prose, pos);
	if (*end == pos || is_unit(prose, pos))
		return 0;
	power = look_up(prose, pos, *end, &list);
	return power < 0 ? 0 : pow(10, power);
}

static void add(struct numbers *numbers, const struct number *number)
{
	vec_push(&numbers->list, *number);
}

/* A number in words as it grows: "two hundred and forty", 三亿五千万. */
struct words {
	double total; /* of what has its big multiplier */
	double group; /* of what has not */
	double digit; /* Chinese: the last character's */
	bool is_any;
};

static void multiply(struct words *words, double factor)
{
	if (factor >= 1e8) {
		words->total += words->group;
		words->total = (words->total > 0 ? words->total : 1) * factor;
		words->group = 0;
	} else if (factor >= BIG && words->group <= 0 && words->total > 0 &&
		   words->total < factor) {
		words->total *= factor; /* "dos mil millones" */
	} else if (factor >= BIG) {
		words->total += (words->group > 0 ? words->group : 1) * factor;
		words->group = 0;
	} else {
		words->group = (words->group > 0 ? words->group : 1) * factor;
	}
}

/*
 * May the value follow what is there? "twenty" "one", but not "one" "two";
 * where "and" is a prefix, as in Arabic, "one" "ten" and "one" "and twenty" as
 * well.
 */
static bool may_follow(
	const struct words *words, const struct locale *locale, double value)
{
	const double place = fmod(words->group, 100) == 0 ? 100 : 10;

	if (locale->prefixes.len > 0 && fmod(words->group, 100) < 10 &&
		value >= 10 && fmod(value, 10) == 0 && value < 100)
		return true;
	return words->group == 0 ||
	       (fmod(words->group, 10) == 0 && value < place);
}

/* Past what joins two number words: a space, a hyphen, " and ". */
static size_t joint_end(
	const struct prose *prose, const struct locale *locale, size_t pos)
{
	const uint32_t cp = prose_near(prose, pos, 0);
	size_t word;

	if (cp != ' ' && cp != '-' && cp != 0xA0)
		return pos;
	pos++;
	word = number_text(prose, pos, locale->number_and);
	return word > 0 && prose_near(prose, pos + word, 0) == ' '
	               ? pos + word + 1
	               : pos;
}

static size_t read_letters(const struct prose *prose,
	const struct locale *locale, size_t pos, struct words *words)
{
	const struct word_list list = words_of(locale);
	size_t past = pos;

	for (;;) {
		size_t end;
		const double factor = number_factor(prose, locale, pos, &end);
		const double value = look_up(prose, pos, end, &list);

		if (end == pos || (factor <= 0 && value < 0) ||
			(factor <= 0 && !may_follow(words, locale, value)))
			return past;
		if (factor > 0)
			multiply(words, factor);
		else
			words->group += value;
		words->is_any = true;
		past = end;
		/* "The twenty-first century" in Arabic begins with it. */
		if (factor <= 0 && value == CENTURY)
			return past;
		pos = joint_end(prose, locale, end);
	}
}

/* Chinese counts 2 000 as 二千 and writes 二〇二四 digit by digit. */
static size_t read_han(const struct prose *prose, const struct locale *locale,
	size_t pos, struct words *words)
{
	const struct word_list list = words_of(locale);

	for (; pos < prose->len && mark_is_han(prose->cp[pos]); pos++) {
		size_t end;
		const double factor = number_factor(prose, locale, pos, &end);
		const double value = look_up(prose, pos, pos + 1, &list);

		if (factor >= BIG * 10) {
			words->group += words->digit;
			words->digit = 0;
			multiply(words, factor);
		} else if (factor > 0) {
			words->group +=
				(words->digit > 0 ? words->digit : 1) * factor;
			words->digit = 0;
		} else if (value >= 0) {
			words->digit = words->digit * 10 + value;
		} else {
			break;
		}
		words->is_any = true;
	}
	words->group += words->digit;
	return pos;
}

/* "May 2024", "15 May": no doubt a month. */
static bool has_figure_near(const struct prose *prose, size_t from, size_t to)
{
	return mark_is_digit(prose_near(prose, from, -2)) ||
	       mark_is_digit(prose_near(prose, to, 1));
}

static size_t read_month(const struct prose *prose, const struct locale *locale,
	size_t pos, struct numbers *numbers)
{
	const size_t end = word_end(prose, pos);
	struct number number = {.prose = prose, .from = pos, .to = end};

	for (size_t i = 0; i < locale->month_count; i++) {
		if (!is_word(prose, pos, end, locale->months[i].from))
			continue;
		number.value = number.other = to_double(locale->months[i].to);
		number.is_firm = has_figure_near(prose, pos, end);
		add(numbers, &number);
		return end;
	}
	return pos;
}

size_t number_word(const struct prose *prose, const struct locale *locale,
	size_t pos, struct numbers *numbers)
{
	struct words words = {0};
	struct number number = {.prose = prose, .from = pos};
	size_t end = read_month(prose, locale, pos, numbers);

	if (end > pos)
		return end;
	end = mark_is_han(prose->cp[pos])
	              ? read_han(prose, locale, pos, &words)
	              : read_letters(prose, locale, pos, &words);
	if (!words.is_any)
		return pos;
	number.to = end;
	number.value = number.other = words.total + words.group;
	add(numbers, &number);
	return end;
}
