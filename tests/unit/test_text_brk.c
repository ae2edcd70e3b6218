/* SPDX-License-Identifier: MIT */
#include "text/brk.h"

#include "base/buf.h"
#include "text/cluster.h"
#include "text/locale.h"
#include "text/utf8.h"

#include <check.h>
#include <stdlib.h>
#include <unicode/ubrk.h>
#include <unicode/ustring.h>

Suite *suite_text_brk(void);

static const struct locale en = {
	.tag = {"en", 2},
	.line_break = {"en", 2},
};
static const struct locale zh = {
	.tag = {"zh", 2},
	.line_break = {"zh@lb=strict", 12},
};
static const struct locale fr = {
	.tag = {"fr", 2},
	.line_break = {"fr", 2},
	.glue_before = {";:!?»", 6},
	.glue_after = {"«", 2},
};

/* The text with `sign` at each place that has one of `flag`, the end left out.
 */
static struct buf show_marks(const struct locale *locale, struct str text,
	unsigned flag, const char *sign)
{
	struct brk *brk = brk_new(locale);
	uint8_t *flags = malloc(text.len + 1);
	struct buf out = {0};

	brk_marks(brk, text, flag, flags);
	for (size_t i = 0; i < text.len; i++) {
		if (flags[i] & flag)
			buf_cstr(&out, sign);
		buf_byte(&out, text.ptr[i]);
	}
	free(flags);
	brk_free(brk);
	return out;
}

static void assert_marks(const struct locale *locale, const char *text,
	unsigned flag, const char *expected)
{
	struct buf shown = show_marks(locale, str_of(text), flag, "|");

	ck_assert_str_eq(shown.ptr, expected);
	buf_release(&shown);
}

START_TEST(brk_marks_graphemes_are_clusters)
{
	static const struct {
		const char *text, *expected;
	} rows[] = {
		/* clang-format off */
		{ "abc", "|a|b|c" },
		{ "a\r\nb\n\rc", "|a|\r\n|b|\n|\r|c" },
		{ "e\u0301a", "|e\u0301|a" },
		{ "\u0301a", "|\u0301|a" },
		{ "كِتَاب", "|كِ|تَ|ا|ب" },
		{ "人工", "|人|工" },
		{ "\u1100\u1161\u11A8\uAC00\u11A8\u1100", "|\u1100\u1161\u11A8|\uAC00\u11A8|\u1100" },
		{ "\U0001F1E8\U0001F1F3\U0001F1EB\U0001F1F7\U0001F1EA",
			"|\U0001F1E8\U0001F1F3|\U0001F1EB\U0001F1F7|\U0001F1EA" },
		{ "\U0001F468\u200D\U0001F469\U0001F44D\U0001F3FDx",
			"|\U0001F468\u200D\U0001F469|\U0001F44D\U0001F3FD|x" },
		{ "\u0600" "1a", "|\u0600" "1|a" },
		{ "a\u200D\U0001F469", "|a\u200D|\U0001F469" },
		/* clang-format on */
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		assert_marks(&en, rows[i].text, BRK_GRAPHEME, rows[i].expected);
}
END_TEST

START_TEST(brk_marks_lines_follow_the_language)
{
	static const struct {
		const struct locale *locale;
		const char *text, *expected;
	} rows[] = {
		/* clang-format off */
		{ &en, "a plain, good line", "a |plain, |good |line" },
		{ &en, "well-known  (a) b", "well-|known  |(a) |b" },
		{ &en, "soft\u00ADhyphen", "soft\u00AD|hyphen" },
		{ &en, "10\u00A0km 5\u202F%", "10\u00A0km |5\u202F%" },
		{ &zh, "他说：“你好，世界。”", "他|说：|“你|好，|世|界。”" },
		{ &zh, "《人工》……然后——好", "《人|工》……|然|后|——|好" },
		{ &fr, "Quoi ? Oui !", "Quoi ? |Oui !" },
		{ &fr, "« mot » : a ; b", "« mot » : |a ; |b" },
		{ &fr, "a  ; b «  c", "a  ; |b |«  c" },
		{ &en, "« mot » « a", "« |mot |» |« |a" },
		{ &fr, "« a", "« a" },
		{ &en, "كتاب جديد", "كتاب |جديد" },
		/* clang-format on */
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		assert_marks(rows[i].locale, rows[i].text, BRK_LINE,
			rows[i].expected);
}
END_TEST

START_TEST(brk_marks_newlines_are_hard)
{
	assert_marks(&en,
		"a\nb\vc\u2028d\u2029e\xC2\x85"
		"f\r\ng\fh i",
		BRK_HARD,
		"a\n|b\v|c\u2028|d\u2029|e\xC2\x85"
		"|f\r\n|g\f|h i");
}
END_TEST

START_TEST(brk_marks_end_is_hard_only_after_newline)
{
	struct brk *brk = brk_new(&en);
	uint8_t flags[8];

	brk_marks(brk, STR("ab"), BRK_LINE | BRK_HARD, flags);
	ck_assert_uint_eq(flags[2], BRK_LINE);
	brk_marks(brk, STR("ab\n"), BRK_LINE | BRK_HARD, flags);
	ck_assert_uint_eq(flags[3], BRK_LINE | BRK_HARD);
	brk_free(brk);
}
END_TEST

START_TEST(brk_marks_words_have_both_ends)
{
	assert_marks(&en, "one, two-3!", BRK_WORD, "|one|, |two|-|3|!");
	assert_marks(&zh, "人工智能，AI", BRK_WORD, "|人工|智能|，|AI");
}
END_TEST

START_TEST(brk_marks_empty_text_has_one_boundary)
{
	struct brk *brk = brk_new(&en);
	uint8_t flags[1] = {0xFF};

	brk_marks(brk, STR(""), BRK_GRAPHEME | BRK_LINE, flags);
	ck_assert_uint_eq(flags[0], BRK_GRAPHEME);
	brk_marks(brk, STR(""), BRK_LINE, flags);
	ck_assert_uint_eq(flags[0], 0);
	brk_free(brk);
}
END_TEST

START_TEST(brk_marks_unwanted_flags_are_clear)
{
	static const unsigned wants[] = {BRK_GRAPHEME, BRK_LINE, BRK_HARD,
		BRK_WORD, BRK_LINE | BRK_WORD};
	const struct str text = STR("a line, 人工\nanother e\u0301");
	struct brk *brk = brk_new(&en);
	uint8_t all[64];
	uint8_t flags[64];

	brk_marks(
		brk, text, BRK_GRAPHEME | BRK_LINE | BRK_HARD | BRK_WORD, all);
	for (size_t i = 0; i < ARRAY_LEN(wants); i++) {
		brk_marks(brk, text, wants[i], flags);
		for (size_t pos = 0; pos <= text.len; pos++)
			ck_assert_uint_eq(flags[pos], all[pos] & wants[i]);
	}
	brk_free(brk);
}
END_TEST

START_TEST(brk_marks_unknown_locale_still_breaks)
{
	static const struct locale none = {.tag = {"xx", 2}};

	assert_marks(&none, "a b", BRK_LINE, "a |b");
}
END_TEST

/* Code points on which the rules of UAX #14 and #29 turn. */
static const uint32_t alphabet[] = {'a', ' ', '\r', '\n', 0x300, 0x200D, 0x200C,
	0x903, 0x915, 0x94D, 0x600, 0x1100, 0x1161, 0x11A8, 0xAC00, 0xAC01,
	0x1F1E8, 0x1F468, 0x1F3FD, 0x2764, 0xFE0F, 0x4EBA, 0xAD, 0x200B, 0xE33,
	0xA9, 0x1F600, 0x303D, 0x0D4E, 0xFF9E, 0xE0041, '(', '"', '1', '-',
	0xAB};

static struct buf random_text(uint32_t *seed, int len)
{
	struct buf out = {0};

	for (int i = 0; i < len; i++) {
		*seed = *seed * 1664525u + 1013904223u;
		buf_utf8(&out, alphabet[(*seed >> 16) % ARRAY_LEN(alphabet)]);
	}
	return out;
}

/* ICU's own answer, as byte flags. */
static void icu_graphemes(struct str text, uint8_t *flags)
{
	UErrorCode status = U_ZERO_ERROR;
	UText utext = UTEXT_INITIALIZER;
	UBreakIterator *it = ubrk_open(UBRK_CHARACTER, "", NULL, 0, &status);
	int32_t pos;

	utext_openUTF8(&utext, text.ptr, (int64_t)text.len, &status);
	ubrk_setUText(it, &utext, &status);
	ck_assert(U_SUCCESS(status));
	for (size_t i = 0; i <= text.len; i++)
		flags[i] = 0;
	for (pos = ubrk_first(it); pos != UBRK_DONE; pos = ubrk_next(it))
		flags[pos] = BRK_GRAPHEME;
	ubrk_close(it);
	utext_close(&utext);
}

START_TEST(brk_marks_any_text_has_the_graphemes_of_icu)
{
	struct brk *brk = brk_new(&en);
	uint32_t seed = 7;

	for (int round = 0; round < 3000; round++) {
		struct buf text = random_text(&seed, 16);
		uint8_t ours[80];
		uint8_t icu[80];

		brk_marks(brk, buf_view(&text), BRK_GRAPHEME, ours);
		icu_graphemes(buf_view(&text), icu);
		ck_assert_mem_eq(ours, icu, text.len + 1);
		buf_release(&text);
	}
	brk_free(brk);
}
END_TEST

/* ICU's line breaks of the whole text, as byte flags. */
static void icu_lines(struct str text, const char *locale, uint8_t *flags)
{
	UErrorCode status = U_ZERO_ERROR;
	UText utext = UTEXT_INITIALIZER;
	UBreakIterator *it = ubrk_open(UBRK_LINE, locale, NULL, 0, &status);
	int32_t pos;

	utext_openUTF8(&utext, text.ptr, (int64_t)text.len, &status);
	ubrk_setUText(it, &utext, &status);
	ck_assert(U_SUCCESS(status));
	for (size_t i = 0; i <= text.len; i++)
		flags[i] = 0;
	ubrk_first(it);
	while ((pos = ubrk_next(it)) != UBRK_DONE)
		flags[pos] = BRK_LINE;
	ubrk_close(it);
	utext_close(&utext);
}

/* Words with all that may stand at their edges, between one or two spaces. */
static struct buf random_words(uint32_t *seed, int count)
{
	static const char *const before[] = {
		"", "", "", "(", "“", "«", "„", "‘", "[", "-", "$", "(“"};
	static const char *const words[] = {"word", "слово", "été", "a", "21",
		"10.5", "x_84", "don’t", "re-use", "—", "–", "%", "×", "中文",
		"É", "A01", "", "\n", "…", "и/или", "«", "»", "“", "אב", "ب",
		"e\u0301", "\u00a0"};
	static const char *const after[] = {"", "", "", ",", ".", ")", "”", "»",
		"!", "?", ";", ":", "),", ".”", "%", "’", "—", "…", "]",
		"\u00a0:", "“"};
	struct buf out = {0};

	for (int i = 0; i < count; i++) {
		uint32_t pick[4];

		for (int k = 0; k < 4; k++) {
			*seed = *seed * 1664525u + 1013904223u;
			pick[k] = *seed >> 16;
		}
		if (i > 0)
			buf_cstr(&out, pick[3] % 8 == 0 ? "  " : " ");
		buf_cstr(&out, before[pick[0] % ARRAY_LEN(before)]);
		buf_cstr(&out,
			words[pick[1] %
				(pick[3] % 3 == 0 ? ARRAY_LEN(words) : 5)]);
		buf_cstr(&out, after[pick[2] % ARRAY_LEN(after)]);
	}
	return out;
}

START_TEST(brk_marks_any_words_have_the_lines_of_icu)
{
	static const char *const tags[] = {
		"en", "fr", "es", "ru", "ar", "zh@lb=strict"};
	const struct locale locale = {
		.tag = str_of(tags[_i]), .line_break = str_of(tags[_i])};
	struct brk *brk = brk_new(&locale);
	uint32_t seed = 11;

	for (int round = 0; round < 4000; round++) {
		struct buf text = random_words(&seed, 2 + round % 9);
		struct str all = buf_view(&text);
		uint8_t ours[400], icu[400];

		ck_assert_uint_lt(all.len, sizeof(ours));
		brk_marks(brk, all, BRK_LINE, ours);
		icu_lines(all, tags[_i], icu);
		for (size_t i = 0; i <= all.len; i++)
			ck_assert_msg(ours[i] == icu[i],
				"%s: '%s' at %zu: %d, not %d", tags[_i],
				all.ptr, i, ours[i], icu[i]);
		buf_release(&text);
	}
	brk_free(brk);
}
END_TEST

START_TEST(brk_marks_any_two_code_points_have_the_graphemes_of_icu)
{
	struct brk *brk = brk_new(&en);

	for (uint32_t cp = 1; cp <= 0x10FFFF; cp++) {
		/* Planes 4 to 13 are empty. */
		if (cp == 0x40000)
			cp = 0xE0000;
		struct buf text = {0};
		uint8_t ours[32];
		uint8_t icu[32];

		buf_cstr(&text, "a");
		buf_utf8(&text, cp);
		buf_utf8(&text, 0x1161);
		buf_utf8(&text, cp);
		brk_marks(brk, buf_view(&text), BRK_GRAPHEME, ours);
		/* Opening ICU's iterator for each is slow: one in 16, and all
		 * below U+3400. */
		if (cp < 0x3400 || cp % 16 == 0) {
			icu_graphemes(buf_view(&text), icu);
			ck_assert_msg(ours[1] == icu[1], "U+%04X", cp);
			ck_assert_mem_eq(ours, icu, text.len + 1);
		}
		buf_release(&text);
	}
	brk_free(brk);
}
END_TEST

/* Forward, backward and whole marking give the same clusters. */
static void assert_steps_agree(struct brk *brk, struct str text)
{
	uint8_t *flags = malloc(text.len + 1);
	size_t pos = 0;

	brk_marks(brk, text, BRK_GRAPHEME, flags);
	while (pos < text.len) {
		const size_t next = brk_next_grapheme(text, pos);

		for (size_t i = pos + 1; i < next; i++)
			ck_assert(!(flags[i] & BRK_GRAPHEME));
		ck_assert(flags[next] & BRK_GRAPHEME);
		ck_assert_uint_eq(brk_prev_grapheme(text, next), pos);
		pos = next;
	}
	free(flags);
}

START_TEST(brk_next_grapheme_any_text_agrees_with_marks)
{
	struct brk *brk = brk_new(&en);
	uint32_t seed = 11;

	for (int round = 0; round < 500; round++) {
		struct buf text = random_text(&seed, 60);

		assert_steps_agree(brk, buf_view(&text));
		buf_release(&text);
	}
	brk_free(brk);
}
END_TEST

START_TEST(brk_prev_grapheme_start_stays)
{
	ck_assert_uint_eq(brk_prev_grapheme(STR("é"), 0), 0);
	ck_assert_uint_eq(brk_prev_grapheme(STR("a"), 1), 0);
	ck_assert_uint_eq(brk_prev_grapheme(STR("\r\n"), 2), 0);
}
END_TEST

START_TEST(brk_next_grapheme_long_cluster_is_cut)
{
	static const struct {
		uint32_t cp;
		int count; /* the last cluster is a whole one */
	} chains[] = {
		{0x301, 100 * CLUSTER_MAX - 1},
		{0x200D, 100 * CLUSTER_MAX - 1},
		{0x1F1E8, 3000},
		{0x600, 100 * CLUSTER_MAX},
	};
	struct brk *brk = brk_new(&en);

	for (size_t i = 0; i < ARRAY_LEN(chains); i++) {
		struct buf text = {0};

		buf_cstr(&text, "ab");
		for (int n = 0; n < chains[i].count; n++)
			buf_utf8(&text, chains[i].cp);
		assert_steps_agree(brk, buf_view(&text));
		buf_release(&text);
	}
	brk_free(brk);
}
END_TEST

/* Would not end in this life if it were quadratic. */
START_TEST(brk_marks_endless_cluster_is_linear)
{
	static const uint32_t units[] = {0x301, 0x200D, 0x1F1E8, 0x0600};
	struct brk *brk = brk_new(&en);

	for (size_t i = 0; i < ARRAY_LEN(units); i++) {
		struct buf text = {0};
		uint8_t *flags;

		for (int n = 0; n < 300000; n++)
			buf_utf8(&text, units[i]);
		flags = malloc(text.len + 1);
		brk_marks(brk, buf_view(&text), BRK_GRAPHEME | BRK_LINE, flags);
		for (size_t pos = 0; pos < text.len;)
			pos = brk_next_grapheme(buf_view(&text), pos);
		for (size_t pos = text.len; pos > 0;)
			pos = brk_prev_grapheme(buf_view(&text), pos);
		free(flags);
		buf_release(&text);
	}
	brk_free(brk);
}
END_TEST

START_TEST(brk_marks_lines_only_end_at_graphemes)
{
	struct brk *brk = brk_new(&zh);
	uint32_t seed = 3;

	for (int round = 0; round < 500; round++) {
		struct buf text = random_text(&seed, 60);
		uint8_t flags[300];

		brk_marks(brk, buf_view(&text), BRK_GRAPHEME | BRK_LINE, flags);
		for (size_t i = 0; i <= text.len; i++)
			ck_assert(!(flags[i] & BRK_LINE) ||
				  (flags[i] & BRK_GRAPHEME));
		ck_assert(flags[text.len] & BRK_LINE);
		buf_release(&text);
	}
	brk_free(brk);
}
END_TEST

START_TEST(brk_marks_signs_stand_alone)
{
	static const struct locale signs = {
		.tag = {"zh", 2},
		.line_break = {"zh@lb=strict", 12},
		.no_start = {",。؟٠", 8},
		.no_end = {"(“", 4},
	};

	assert_marks(&signs, "a,b(c", BRK_NO_START, "a|,b(c");
	assert_marks(&signs, "a,b(c", BRK_NO_END, "a,b|(c");
	assert_marks(&signs, "人。“اب؟", BRK_NO_START, "人|。“اب|؟");
	assert_marks(&signs, "人。“اب؟", BRK_NO_END, "人。|“اب؟");
	/* with a mark on it it is no such sign */
	assert_marks(&signs, "a,\u0301,", BRK_NO_START, "a,\u0301|,");
	assert_marks(&signs, "。\u0301", BRK_NO_START, "。\u0301");
}
END_TEST

START_TEST(brk_marks_sentences_by_language)
{
	static const struct locale ar = {.tag = {"ar", 2}};

	assert_marks(
		&en, "One. Two? Three", BRK_SENTENCE, "|One. |Two? |Three");
	/* Abbreviations end nothing, nor do numbers. */
	assert_marks(&en, "Mr. Smith has 3.5 of them. He says so.",
		BRK_SENTENCE, "|Mr. Smith has 3.5 of them. |He says so.");
	assert_marks(&fr, "M. Dupont est là. Il parle.", BRK_SENTENCE,
		"|M. Dupont est là. |Il parle.");
	assert_marks(&zh, "先看速度：很快。再看路径！对吗？对。", BRK_SENTENCE,
		"|先看速度：很快。|再看路径！|对吗？|对。");
	assert_marks(&ar, "هذا نص. هل هو نص؟ نعم.", BRK_SENTENCE,
		"|هذا نص. |هل هو نص؟ |نعم.");
}
END_TEST

Suite *suite_text_brk(void)
{
	Suite *suite = suite_create("text/brk");
	TCase *tc = tcase_create("brk");

	tcase_add_test(tc, brk_marks_graphemes_are_clusters);
	tcase_add_test(tc, brk_marks_lines_follow_the_language);
	tcase_add_test(tc, brk_marks_sentences_by_language);
	tcase_add_test(tc, brk_marks_newlines_are_hard);
	tcase_add_test(tc, brk_marks_end_is_hard_only_after_newline);
	tcase_add_test(tc, brk_marks_words_have_both_ends);
	tcase_add_test(tc, brk_marks_empty_text_has_one_boundary);
	tcase_add_test(tc, brk_marks_unwanted_flags_are_clear);
	tcase_add_test(tc, brk_marks_unknown_locale_still_breaks);
	tcase_add_test(tc, brk_marks_any_text_has_the_graphemes_of_icu);
	tcase_add_test(
		tc, brk_marks_any_two_code_points_have_the_graphemes_of_icu);
	tcase_add_loop_test(
		tc, brk_marks_any_words_have_the_lines_of_icu, 0, 6);
	tcase_add_test(tc, brk_next_grapheme_any_text_agrees_with_marks);
	tcase_add_test(tc, brk_prev_grapheme_start_stays);
	tcase_add_test(tc, brk_next_grapheme_long_cluster_is_cut);
	tcase_add_test(tc, brk_marks_endless_cluster_is_linear);
	tcase_add_test(tc, brk_marks_lines_only_end_at_graphemes);
	tcase_add_test(tc, brk_marks_signs_stand_alone);
	suite_add_tcase(suite, tc);
	return suite;
}
