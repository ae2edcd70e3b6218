/* SPDX-License-Identifier: MIT */
/* Brackets and quotation marks come in pairs. */
#include "base/mo.h"
#include "lint/marks.h"
#include "lint/rules.h"
#include "text/chars.h"
#include "text/utf8.h"

#define DEPTH 16 /* pairs inside one another that are followed */

struct pair_marks {
	uint32_t open, close;
};

static const struct pair_marks brackets[] = {
	{'(', ')'}, {'[', ']'}, {'{', '}'}, {0xFF08, 0xFF09}, /* （ ） */
	{0xFF3B, 0xFF3D},                                     /* ［ ］ */
	{0x300A, 0x300B},                                     /* 《 》 */
	{0x3008, 0x3009},                                     /* 〈 〉 */
	{0x300C, 0x300D},                                     /* 「 」 */
	{0x300E, 0x300F},                                     /* 『 』 */
	{0x3010, 0x3011},                                     /* 【 】 */
	{0x3014, 0x3015},                                     /* 〔 〕 */
};

#define QUOTES 2 /* kinds of quotation marks of a language */

/* What is being followed through a leaf. */
struct walk {
	const struct lint_at *at;
	struct pair_marks quotes[QUOTES];
	size_t open[DEPTH]; /* characters */
	uint32_t close[DEPTH];
	size_t depth;
};

static uint32_t first_of(struct str s)
{
	size_t pos = 0;

	return s.len > 0 ? utf8_next(s, &pos) : 0;
}

static uint32_t close_of(const struct walk *walk, uint32_t cp)
{
	for (size_t i = 0; i < ARRAY_LEN(brackets); i++)
		if (brackets[i].open == cp)
			return brackets[i].close;
	for (size_t i = 0; i < QUOTES; i++)
		if (walk->quotes[i].open == cp)
			return walk->quotes[i].close;
	return 0;
}

static bool is_close(const struct walk *walk, uint32_t cp)
{
	for (size_t i = 0; i < ARRAY_LEN(brackets); i++)
		if (brackets[i].close == cp)
			return true;
	for (size_t i = 0; i < QUOTES; i++)
		if (walk->quotes[i].close == cp)
			return true;
	return false;
}

static bool is_open_inside(const struct walk *walk, uint32_t close)
{
	for (size_t i = 0; i < walk->depth; i++)
		if (walk->close[i] == close)
			return true;
	return false;
}

/* U+2019 is an apostrophe between letters, and may be one after a letter. */
static bool is_apostrophe(const struct walk *walk, size_t i)
{
	const struct prose *prose = walk->at->prose;
	const uint32_t before = prose_near(prose, i, -1);
	const uint32_t after = prose_near(prose, i, 1);

	if (prose->cp[i] != 0x2019 || mark_is_chinese(before))
		return false;
	return (chars_is_word(before) && after != 0 && chars_is_word(after) &&
		       !mark_is_han(after)) ||
	       !is_open_inside(walk, 0x2019);
}

static bool is_listed(struct str list, struct str word)
{
	struct str item;

	while (str_word(&list, &item))
		if (str_eq(item, word))
			return true;
	return false;
}

/* "a)", "1)" and "12)" count something; "and)" does only where an item begins,
 * if it is one letter. */
static bool is_counter(const struct lint_at *at, size_t i)
{
	const struct prose *prose = at->prose;
	const uint32_t first = prose_near(prose, i, -1);
	const bool is_two =
		mark_is_digit(first) && mark_is_digit(prose_near(prose, i, -2));
	const int back = is_two ? -3 : -2;
	const bool is_spaced = chars_is_space(prose_near(prose, i, back));
	const uint32_t before = prose_near(prose, i, back - is_spaced);
	const bool is_alone = is_spaced && before != 0 &&
	                      (chars_is_word(before) ||
				      mark_is_in(STR(",\u060c\uff0c"), before));

	return (prose->cp[i] == ')' || prose->cp[i] == 0xFF09) && first != 0 &&
	       chars_is_word(first) &&
	       (before == 0 ||
		       mark_is_in(STR(":;(\u061b\uff08\uff1a\uff1b"), before) ||
		       (is_alone && !is_listed(at->locale->common,
					    prose_text(prose, i - 1, i))));
}

static void open_pair(struct walk *walk, size_t i, uint32_t close)
{
	const struct lint_at *at = walk->at;

	/* Quotation marks inside their own kind: the inner ones are others. */
	if (close == walk->quotes[0].close && is_open_inside(walk, close))
		MARK_REPORT(at, i, _("'%.*s' stands inside its own kind"));
	if (walk->depth == DEPTH)
		return;
	walk->open[walk->depth] = i;
	walk->close[walk->depth++] = close;
}

/* Gives up the innermost open pair. */
static void drop_pair(struct walk *walk)
{
	const struct lint_at *at = walk->at;
	const size_t i = walk->open[--walk->depth];

	MARK_REPORT(at, i, _("'%.*s' is never closed"));
}

static void close_pair(struct walk *walk, size_t i)
{
	const struct lint_at *at = walk->at;
	const uint32_t cp = at->prose->cp[i];

	if (!is_open_inside(walk, cp)) {
		if (!is_counter(at, i))
			MARK_REPORT(at, i, _("'%.*s' closes nothing"));
		return;
	}
	while (walk->close[walk->depth - 1] != cp)
		drop_pair(walk);
	walk->depth--;
}

void rule_pairs(const struct lint_at *at)
{
	const struct str *quotes = at->locale->quotes;
	struct walk walk = {.at = at,
		.quotes = {{first_of(quotes[0]), first_of(quotes[1])},
			{first_of(quotes[2]), first_of(quotes[3])}}};

	for (size_t i = 0; i < at->prose->len; i++) {
		const uint32_t cp = at->prose->cp[i];
		const uint32_t close = close_of(&walk, cp);

		if (close != 0)
			open_pair(&walk, i, close);
		else if (is_close(&walk, cp) && !is_apostrophe(&walk, i))
			close_pair(&walk, i);
	}
	while (walk.depth > 0)
		drop_pair(&walk);
}
