/* SPDX-License-Identifier: MIT */
#include "text/fold.h"

#include "text/han.h"

#include <check.h>
#include <string.h>

Suite *suite_text_fold(void);

static struct locale_pair ar_pairs[] = {
	{{"ى", 2}, {"ي", 2}},
	{{"ة", 2}, {"ه", 2}},
	{{"ٱ", 2}, {"ا", 2}},
	{{"أ", 2}, {"ا", 2}},
};
static uint32_t ar_drop[] = {0x640};
static struct locale_pair fr_pairs[] = {
	{{"œ", 2}, {"oe", 2}},
	{{"æ", 2}, {"ae", 2}},
};

static const struct locale en = {.tag = {"en", 2}};
static const struct locale es = {.tag = {"es", 2}, .keep_marks = {"ñ", 2}};
static const struct locale ru = {.tag = {"ru", 2}, .keep_marks = {"й", 2}};
static const struct locale fr = {
	.tag = {"fr", 2}, .fold = fr_pairs, .fold_count = ARRAY_LEN(fr_pairs)};
static const struct locale ar = {.tag = {"ar", 2},
	.fold = ar_pairs,
	.fold_count = ARRAY_LEN(ar_pairs),
	.drop = ar_drop,
	.drop_count = ARRAY_LEN(ar_drop)};

static struct folded fold_with(const struct locale *locale, struct str s)
{
	struct fold *fold = fold_new(locale);
	struct folded out = {0};

	fold_text(fold, s, &out);
	fold_free(fold);
	return out;
}

static void assert_fold(
	const struct locale *locale, const char *text, const char *expected)
{
	struct folded out = fold_with(locale, str_of(text));

	ck_assert_msg(str_eq(buf_view(&out.text), str_of(expected)),
		"'%s' gives '%.*s' not '%s'", text,
		STR_ARG(buf_view(&out.text)), expected);
	folded_release(&out);
}

START_TEST(fold_text_each_sample_folds)
{
	static const struct {
		const struct locale *locale;
		const char *text, *folded;
	} rows[] = {
		/* clang-format off */
		{ &en, "", "" },
		{ &en, "Plain TEXT, 42!", "plain text, 42!" },
		{ &en, "Naïve ÉVALUATION", "naive evaluation" },
		{ &en, "e\u0301 Ａ１ ﬁle ①", "e a1 file 1" },
		{ &en, "co\u2010op co\u2011op 1\u20132 a\u2014b\u2015", "co-op co-op 1-2 a-b-" },
		{ &en, "co\u00ADop a\u200Bb x\u200Dy", "coop ab xy" },
		{ &en, "l\u2019AI \u2018x\u2019", "l'ai 'x'" },
		{ &en, "a \t\r\n\u00A0\u3000\u202Fb\n\nc", "a b c" },
		{ &en, "\r\na", " a" },
		{ &en, "٢٠٢٣ ۲۰۲۳ ２０２３ 2023", "2023 2023 2023 2023" },
		{ &en, "Straße ẞ", "strasse ss" },
		{ &en, "한국어 \u1112\u1161\u11AB", "한국어 한" },
		{ &en, "ﷺ", "صلى الله عليه وسلم" },
		{ &en, "\u0301", "" },
		{ &en, "🌍 人工", "🌍 人工" },
		{ &es, "AÑO pingüino an\u0303o", "año pinguino año" },
		{ &en, "AÑO", "ano" },
		{ &ru, "Всё за́мок ПОЙДЁМ и\u0306", "все замок пойдем й" },
		{ &fr, "L’ŒUVRE ex æquo NOËL", "l'oeuvre ex aequo noel" },
		{ &ar, "الإبلاغ الأمن القرآن ٱلله", "الابلاغ الامن القران الله" },
		{ &ar, "كِتَابَةٌ", "كتابه" },
		{ &ar, "كتـــاب ــ", "كتاب " },
		{ &ar, "ﻻ ﻛﺘﺎﺏ مستوى", "لا كتاب مستوي" },
		/* clang-format on */
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		assert_fold(rows[i].locale, rows[i].text, rows[i].folded);
}
END_TEST

START_TEST(fold_text_folded_text_stays)
{
	static const struct {
		const struct locale *locale;
		const char *text;
	} rows[] = {
		{&en, "Naïve ÉVALUATION — ﬁle ẞ Ⅷ ㎏ 한"},
		{&es, "AÑO pingüino ¿Qué?"},
		{&ru, "Всё за́мок ПОЙДЁМ"},
		{&ar, "الذَّكاءُ الاِصطِناعيّ، ﻻ ـــ ١٬٢٣٤٫٥٪"},
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct folded once =
			fold_with(rows[i].locale, str_of(rows[i].text));
		struct folded twice =
			fold_with(rows[i].locale, buf_view(&once.text));

		ck_assert(str_eq(buf_view(&once.text), buf_view(&twice.text)));
		folded_release(&once);
		folded_release(&twice);
	}
}
END_TEST

START_TEST(fold_text_each_byte_knows_its_cluster)
{
	/* œ gives two bytes, é one, the white space one. */
	static const uint32_t from[] = {0, 0, 2, 5, 8};
	struct folded out = fold_with(&fr, STR("œe\u0301 \n b"));

	ck_assert_str_eq(out.text.ptr, "oee b");
	ck_assert_uint_eq(out.from.len, 6);
	for (size_t i = 0; i < ARRAY_LEN(from); i++)
		ck_assert_uint_eq(out.from.ptr[i], from[i]);
	ck_assert_uint_eq(out.from.ptr[5], 9);
	folded_release(&out);
}
END_TEST

START_TEST(fold_text_second_text_replaces_first)
{
	struct fold *fold = fold_new(&en);
	struct folded out = {0};

	fold_text(fold, STR("a long first text"), &out);
	fold_text(fold, STR("É"), &out);
	ck_assert_str_eq(out.text.ptr, "e");
	ck_assert_uint_eq(out.from.len, 2);
	folded_release(&out);
	fold_free(fold);
}
END_TEST

/* Does `needle` occur, both folded? The first source range is set. */
static bool finds(const struct locale *locale, struct str text,
	struct str needle, struct str *range)
{
	struct folded in = fold_with(locale, text);
	struct folded wish = fold_with(locale, needle);
	size_t start = 0;
	size_t end = 0;
	size_t next;
	const bool is_found =
		fold_find(&in, buf_view(&wish.text), 0, &start, &end, &next);

	*range = str_sub(text, start, end);
	folded_release(&in);
	folded_release(&wish);
	return is_found;
}

START_TEST(fold_find_what_a_person_means_is_found)
{
	static const struct {
		const struct locale *locale;
		const char *text, *needle, *range;
	} rows[] = {
		/* clang-format off */
		{ &ar, "آلية الإبلاغ عن", "الابلاغ", "الإبلاغ" },
		{ &ar, "في كِتَابَة النص", "كتابة", "كِتَابَة" },
		{ &ar, "كتـاب", "كتاب", "كتـاب" },
		{ &ar, "عام ٢٠٢٣ م", "2023", "٢٠٢٣" },
		{ &ru, "Годовой отчёт", "отчет", "отчёт" },
		{ &fr, "Une Évaluation", "evaluation", "Évaluation" },
		{ &fr, "une œuvre", "oeuvre", "œuvre" },
		{ &en, "用ＡＩ治理", "AI", "ＡＩ" },
		{ &en, "el año", "ano", "año" },
		{ &es, "el año", "año", "año" },
		{ &en, "long\u2010term", "long-term", "long\u2010term" },
		{ &en, "safety and\n  governance of", "and governance", "and\n  governance" },
		{ &fr, "e\u0301te\u0301", "ete", "e\u0301te\u0301" },
		{ &en, "人工智能", "智能", "智能" },
		/* clang-format on */
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct str range;

		ck_assert_msg(finds(rows[i].locale, str_of(rows[i].text),
				      str_of(rows[i].needle), &range),
			"row %zu", i);
		ck_assert_msg(str_eq(range, str_of(rows[i].range)),
			"row %zu: '%.*s'", i, STR_ARG(range));
	}
}
END_TEST

START_TEST(fold_find_other_letters_are_not_found)
{
	struct str range;

	ck_assert(!finds(&ru, STR("мой"), STR("мои"), &range));
	ck_assert(!finds(&es, STR("el año"), STR("ano"), &range));
	ck_assert(!finds(&en, STR("abc"), STR("abcd"), &range));
	ck_assert(!finds(&en, STR(""), STR("a"), &range));
	ck_assert(!finds(&en, STR("abc"), STR(""), &range));
}
END_TEST

START_TEST(fold_find_part_of_a_cluster_gives_it_once)
{
	struct folded in = fold_with(&en, STR("a\uFB00b"));
	size_t start, end, next;

	/* The ligature folds to "ff". */
	ck_assert(fold_find(&in, STR("f"), 0, &start, &end, &next));
	ck_assert_uint_eq(start, 1);
	ck_assert_uint_eq(end, 4);
	ck_assert(!fold_find(&in, STR("f"), next, &start, &end, &next));
	folded_release(&in);
}
END_TEST

START_TEST(fold_find_goes_on_to_every_occurrence)
{
	struct folded in = fold_with(&en, STR("Été été ÉTÉ"));
	size_t start, end, next = 0;
	int count = 0;

	while (fold_find(&in, STR("ete"), next, &start, &end, &next))
		count++;
	ck_assert_int_eq(count, 3);
	ck_assert_uint_eq(end, 17);
	ck_assert(!fold_find(&in, STR("ete"), 9999, &start, &end, &next));
	folded_release(&in);
}
END_TEST

START_TEST(fold_text_endless_cluster_is_linear)
{
	struct buf text = {0};
	struct folded out;

	for (int i = 0; i < 300000; i++)
		buf_utf8(&text, i % 2 ? 0x200D : 0x301);
	out = fold_with(&en, buf_view(&text));
	ck_assert_uint_eq(out.text.len, 0);
	folded_release(&out);
	buf_release(&text);
}
END_TEST

/* What is remembered of letters changes nothing: texts of all kinds of pieces,
 * folded by one that has met them and by one that has not. */
START_TEST(fold_text_letters_met_before_fold_alike)
{
	static const char *const pieces[] = {"a", "B", " ", "  ", "\n", "\r\n",
		"é", "e\u0301", "\u0301", "ﬁ", "½", "\u00A0", "´", "ͺ", "Ё",
		"й", "ж", "أ", "َ", "ـ", "ة", "發", "人", "Ａ", "ﷺ", "\u00AD",
		"\u200D", "\U0001F468", "한", "ไ", "ำ", "ñ", "œ", "ß", "İ", "—",
		"’"};
	const struct locale *const locales[] = {&en, &es, &ru, &fr, &ar};
	uint64_t seed = 3;

	for (size_t l = 0; l < ARRAY_LEN(locales); l++) {
		struct fold *old = fold_new(locales[l]);
		struct folded first = {0}, again = {0};
		struct buf text = {0};

		for (int run = 0; run < 400; run++) {
			buf_clear(&text);
			for (int i = 0; i < 12; i++) {
				seed = seed * UINT64_C(6364136223846793005) + 1;
				buf_cstr(&text, pieces[(seed >> 33) %
							ARRAY_LEN(pieces)]);
			}
			first = fold_with(locales[l], buf_view(&text));
			fold_text(old, buf_view(&text), &again);
			ck_assert_msg(str_eq(buf_view(&first.text),
					      buf_view(&again.text)),
				"'%s'", text.ptr);
			ck_assert_uint_eq(first.from.len, again.from.len);
			ck_assert(
				memcmp(first.from.ptr, again.from.ptr,
					first.from.len *
						sizeof(*first.from.ptr)) == 0);
			folded_release(&first);
		}
		folded_release(&again);
		buf_release(&text);
		fold_free(old);
	}
}
END_TEST

START_TEST(fold_simplify_traditional_finds_simplified)
{
	const struct locale zh = {.tag = {"zh", 2}};
	struct fold *fold = fold_new(&zh);
	struct folded out = {0};
	struct buf table = {0};
	struct han *han;

	ck_assert(han_make(STR(""), &table, NULL));
	han = han_from(buf_view(&table));
	ck_assert_ptr_nonnull(han);
	/* What is remembered from before does not count. */
	fold_text(fold, STR("發展"), &out);
	ck_assert(str_eq(buf_view(&out.text), STR("發展")));
	fold_simplify(fold, han);
	fold_text(fold, STR("發展 風險，ＡＩ発展か"), &out);
	ck_assert_msg(str_eq(buf_view(&out.text), STR("发展 风险,ai発展か")),
		"'%s'", out.text.ptr);
	/* U+F9F0, a compatibility ideograph */
	fold_text(fold, STR("\uF9F0"), &out);
	ck_assert_uint_eq(out.text.len, 3);
	fold_simplify(fold, NULL);
	fold_text(fold, STR("發"), &out);
	ck_assert(str_eq(buf_view(&out.text), STR("發")));
	folded_release(&out);
	fold_free(fold);
	han_free(han);
	buf_release(&table);
}
END_TEST

Suite *suite_text_fold(void)
{
	Suite *suite = suite_create("text/fold");
	TCase *tc = tcase_create("fold");

	tcase_add_test(tc, fold_text_each_sample_folds);
	tcase_add_test(tc, fold_text_folded_text_stays);
	tcase_add_test(tc, fold_text_each_byte_knows_its_cluster);
	tcase_add_test(tc, fold_text_second_text_replaces_first);
	tcase_add_test(tc, fold_text_endless_cluster_is_linear);
	tcase_add_test(tc, fold_text_letters_met_before_fold_alike);
	tcase_add_test(tc, fold_simplify_traditional_finds_simplified);
	tcase_add_test(tc, fold_find_what_a_person_means_is_found);
	tcase_add_test(tc, fold_find_other_letters_are_not_found);
	tcase_add_test(tc, fold_find_part_of_a_cluster_gives_it_once);
	tcase_add_test(tc, fold_find_goes_on_to_every_occurrence);
	suite_add_tcase(suite, tc);
	return suite;
}
