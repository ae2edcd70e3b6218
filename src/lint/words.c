/* SPDX-License-Identifier: MIT */
/* Words that stand twice in a row. */
#include "base/mo.h"
#include "lint/marks.h"
#include "lint/rules.h"
#include "text/chars.h"

#define RUN_MAX 12 /* [characters] the longest run looked for */

static bool is_listed(struct str list, struct str word)
{
	struct str item;

	while (str_word(&list, &item))
		if (str_eq_nocase(item, word))
			return true;
	return false;
}

static bool is_equal(const struct prose *prose, size_t a, size_t b, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if (chars_lower(prose->cp[a + i]) !=
			chars_lower(prose->cp[b + i]))
			return false;
	return true;
}

static size_t word_end(const struct prose *prose, size_t pos)
{
	while (pos < prose->len && chars_is_word(prose->cp[pos]))
		pos++;
	return pos;
}

static void report(const struct lint_at *at, size_t from, size_t len)
{
	at_report(at, from,
		at_say(at, _("'%.*s' stands twice in a row"),
			STR_ARG(prose_text(at->prose, from, from + len))));
}

/* "Цзэн И и Шон": a letter that is a name, and one that is a word. */
static bool is_name_before(const struct prose *prose, size_t pos, size_t len)
{
	const uint32_t before = prose_near(prose, pos, -2);

	return len == 1 && chars_is_upper(prose->cp[pos]) && before != 0 &&
	       chars_is_word(before);
}

/* No word that every text has is a name: "The The report", but "Duran Duran".
 */
static bool is_common(const struct lint_at *at, size_t pos, size_t end)
{
	const struct str word = prose_text(at->prose, pos, end);
	struct str list = at->locale->common, item;

	while (str_word(&list, &item))
		if (str_eq_nocase(item, word))
			return true;
	return false;
}

static bool is_sentence_start(const struct lint_at *at, size_t pos)
{
	return pos == 0 || (prose_near(at->prose, pos, -1) == ' ' &&
				   mark_is_in(at->locale->sentence_end,
					   prose_near(at->prose, pos, -2)));
}

/* Does the word [pos, end) stand there again? A name may be doubled, and
 * numbers are counted elsewhere. */
static bool is_doubled(const struct lint_at *at, size_t pos, size_t end)
{
	const struct prose *prose = at->prose;
	const size_t len = end - pos;

	return end < prose->len && chars_is_letter(prose->cp[pos]) &&
	       chars_is_space(prose->cp[end]) &&
	       word_end(prose, end + 1) == end + 1 + len &&
	       is_equal(prose, pos, end + 1, len) &&
	       (!chars_is_upper(prose->cp[end + 1]) ||
		       (is_sentence_start(at, pos) &&
			       is_common(at, pos, end))) &&
	       !is_name_before(prose, pos, len);
}

static void check_words(const struct lint_at *at)
{
	const struct prose *prose = at->prose;

	for (size_t pos = 0; pos < prose->len;) {
		const size_t end = word_end(prose, pos);

		if (end > pos && is_doubled(at, pos, end) &&
			!is_listed(at->locale->doubled,
				prose_text(prose, pos, end)))
			report(at, pos, end - pos);
		pos = end > pos ? end : pos + 1;
	}
}

/* The same Han twice, from word to word: not 和和平. */
static bool is_run(const struct lint_at *at, size_t pos, size_t len)
{
	const struct prose *prose = at->prose;

	for (size_t i = pos; i < pos + 2 * len; i++)
		if (!mark_is_han(prose->cp[i]))
			return false;
	return is_equal(prose, pos, pos + len, len) && at_border(at, pos) &&
	       at_border(at, pos + len) && at_border(at, pos + 2 * len);
}

/*
 * Chinese doubles single characters all the time, and what has "one" in it
 * (一步一步, 数一数一共); some single ones never stand twice, and hardly any
 * longer run does: verbs that may (研究研究) are listed with those.
 */
static size_t doubled_run(const struct lint_at *at, size_t pos)
{
	const struct prose *prose = at->prose;
	const uint32_t one = 0x4E00; /* 一 */

	for (size_t len = 1; len <= RUN_MAX && pos + 2 * len <= prose->len;
		len++) {
		if (!is_run(at, pos, len))
			continue;
		if (len > 1 && prose->cp[pos] != one &&
			!is_listed(at->locale->doubled,
				prose_text(prose, pos, pos + len)) &&
			!(len == 2 && prose->cp[pos + 1] == one) &&
			prose->cp[pos] != prose->cp[pos + 1])
			return len;
		if (len == 1 && is_listed(at->locale->doubled,
					prose_text(prose, pos, pos + 1)))
			return len;
	}
	return 0;
}

static void check_runs(const struct lint_at *at)
{
	for (size_t pos = 0; pos < at->prose->len;) {
		const size_t len = doubled_run(at, pos);

		if (len > 0)
			report(at, pos, len);
		pos += len > 0 ? 2 * len : 1;
	}
}

void rule_doubled_word(const struct lint_at *at)
{
	if (chars_script_of(at->locale->script) == SCRIPT_HAN)
		check_runs(at);
	else
		check_words(at);
}
