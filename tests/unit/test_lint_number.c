/* SPDX-License-Identifier: MIT */
#include "lint/number.h"

#include "lint_fixture.h"
#include "md/md.h"

Suite *suite_lint_number(void);

/* Numbers of a text as "10.5 24% ~3": values in their order, '%' for per cent
 * and '?' where it may be, '~' for soft, '/' before another reading. */
static void describe(const struct numbers *numbers, struct buf *out)
{
	for (size_t i = 0; i < numbers->list.len; i++) {
		const struct number *n = &numbers->list.ptr[i];

		buf_printf(out, "%s%s%.10g", i > 0 ? " " : "",
			n->is_firm ? "" : "~", n->value);
		if (n->other < n->value || n->other > n->value)
			buf_printf(out, "/%.10g", n->other);
		buf_cstr(out, n->percent == PERCENT_YES     ? "%"
			      : n->percent == PERCENT_MAYBE ? "?"
							    : "");
	}
}

static void assert_numbers(const char *lang, const char *text, const char *want)
{
	struct arena arena = {0};
	const struct locale *locale =
		locale_load(LINT_LOCALES, lang, &arena, NULL);
	const struct doc_node leaf = {.kind = DOC_PARA, .text = str_of(text)};
	const struct prose prose = prose_of(&leaf, &arena);
	struct numbers numbers = {0};
	struct buf got = {0};

	ck_assert_ptr_nonnull(locale);
	number_scan(&prose, locale, &numbers);
	describe(&numbers, &got);
	ck_assert_msg(str_eq(buf_view(&got), str_of(want)), "%s: '%s' not '%s'",
		text, got.ptr ? got.ptr : "", want);
	buf_release(&got);
	number_release(&numbers);
	arena_free(&arena);
}

struct row {
	const char *text, *want;
};

static void assert_rows(const char *lang, const struct row *rows, size_t count)
{
	for (size_t i = 0; i < count; i++)
		assert_numbers(lang, rows[i].text, rows[i].want);
}

START_TEST(number_scan_english_gives_values)
{
	static const struct row rows[] = {
		/* clang-format off */
		{ "10.5 trillion dollars", "1.05e+13" },
		{ "over 7,900 incidents in 2024", "7900 2024" },
		{ "about 100 million people", "100000000" },
		{ "1,234,567.25", "1234567.25" },
		{ "grew by 244 per cent", "244%" },
		{ "60% or 60 percent", "60% 60%" },
		{ "2.5 percentage points", "2.5%" },
		{ "3 to 5 million", "3/3000000 5000000" },
		{ "3–5 years", "3 5" },
		{ "10, 20 and 30 per cent", "10? 20? 30%" },
		{ "the 1990s", "1990" },
		{ "the 78th session", "78" },
		{ "15 May 2024 and March 2025", "15 5 2024 3 2025" },
		{ "May I?", "~5" },
		{ "mid-2024", "2024" },
		{ "GPT-4, G20, COVID-19, A/RES/78/265", "~4 ~20 ~19 ~78 ~265" },
		{ "5G and 10km", "~5 ~10" },
		{ "versions 1.2.3", "" },
		{ "pages 1/2", "1 2" },
		{ "It ended in 2024. 3 more", "2024 3" },
		{ "twenty-one, two hundred and forty-four", "~21 ~244" },
		{ "two or three; a hundred million", "~2 ~3 ~100000000" },
		{ "the twenty-first century", "~21 ~100" },
		{ "one of the second half", "~1 ~2 ~0.5" },
		{ "no numbers", "" },
		/* clang-format on */
	};

	assert_rows("en", rows, ARRAY_LEN(rows));
}
END_TEST

START_TEST(number_scan_chinese_gives_values)
{
	static const struct row rows[] = {
		/* clang-format off */
		{ "10.5万亿美元", "1.05e+13" },
		{ "2024年超过7900起", "2024 7900" },
		{ "7,900余起，近20倍", "7900 20" },
		{ "约1亿人", "100000000" },
		{ "3亿5000万", "350000000" },
		{ "3000亿", "3e+11" },
		{ "数百万、3百万", "~1000000 3000000" },
		{ "增长244%", "244%" },
		{ "百分之50", "50%" },
		{ "18.8、48.9和67.3个百分点", "18.8? 48.9? 67.3%" },
		{ "67.3百分点", "67.3%" },
		{ "3至5万", "3/30000 50000" },
		{ "2019—2024年", "2019 2024" },
		{ "2024年5月15日", "2024 5 15" },
		{ "20世纪90年代", "~20 1990/90" },
		{ "90年代", "90/1990" },
		{ "第78/265号决议", "78 265" },
		{ "2千克", "2" },
		{ "GPT-4和G20", "~4 ~20" },
		{ "一是快，二是难", "~1 ~2" },
		{ "三亿五千万、二〇二四年、二十一世纪", "~350000000 ~2024 ~21" },
		{ "两个月、十国、亿级", "~2 ~10 ~100000000" },
		{ "１２个", "12" },
		{ "没有数字", "" },
		/* clang-format on */
	};

	assert_rows("zh", rows, ARRAY_LEN(rows));
}
END_TEST

START_TEST(number_scan_leaves_out_links_to_sections)
{
	struct doc doc = {0};
	struct arena arena = {0};
	struct numbers numbers = {0};
	struct prose prose;

	md_parse(STR("See [section 2.1](sec:2.1), `3`, 4[5](ref:5)."), &doc);
	prose = prose_of(doc_first_leaf(doc.root), &arena);
	number_scan(&prose, locale_default(), &numbers);
	ck_assert_uint_eq(numbers.list.len, 1);
	ck_assert(numbers.list.ptr[0].value > 3.9 &&
		  numbers.list.ptr[0].value < 4.1);
	number_release(&numbers);
	arena_free(&arena);
	doc_release(&doc);
}
END_TEST

/* Has the first text the only number of the second? */
static bool answers(const char *lang, const char *text, const char *other_lang,
	const char *other)
{
	struct arena arena = {0};
	const struct locale *a = locale_load(LINT_LOCALES, lang, &arena, NULL);
	const struct locale *b =
		locale_load(LINT_LOCALES, other_lang, &arena, NULL);
	const struct doc_node left = {.kind = DOC_PARA, .text = str_of(text)};
	const struct doc_node right = {.kind = DOC_PARA, .text = str_of(other)};
	const struct prose here = prose_of(&left, &arena);
	const struct prose there = prose_of(&right, &arena);
	struct numbers numbers = {0}, others = {0};
	bool has;

	number_scan(&here, a, &numbers);
	number_scan(&there, b, &others);
	ck_assert_uint_ge(others.list.len, 1);
	has = number_has(&numbers, &others.list.ptr[0]);
	number_release(&numbers);
	number_release(&others);
	arena_free(&arena);
	return has;
}

START_TEST(number_has_compares_across_languages)
{
	static const struct {
		const char *en, *zh;
		bool is_same;
	} rows[] = {
		/* clang-format off */
		{ "10.5 trillion", "10.5万亿", true },
		{ "1.05 trillion", "10.5万亿", false },
		{ "$300 billion", "3000亿", true },
		{ "two months", "2个月", true },
		{ "three months", "2个月", false },
		{ "around 100 million", "亿级", true },
		{ "60 per cent", "60%", true },
		{ "60 people", "60%", false },
		{ "20, 40 and 60 per cent", "20%", true },
		{ "the 1990s", "90年代", true },
		{ "May 2024", "5月", true },
		{ "between 3 and 5 million", "300万", true },
		{ "the G20", "20国集团", true },
		{ "nearly twenty times", "近20倍", true },
		{ "a decade", "10年", true },
		/* clang-format on */
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		ck_assert_msg(answers("en", rows[i].en, "zh", rows[i].zh) ==
				      rows[i].is_same,
			"%s, %s", rows[i].en, rows[i].zh);
	}
}
END_TEST

START_TEST(number_scan_french_gives_values)
{
	static const struct row rows[] = {
		/* clang-format off */
		{ "10\u202F500 milliards de dollars", "1.05e+13" },
		{ "10,5 billions", "1.05e+13" },
		{ "plus de 7\u202F900 incidents", "7900" },
		{ "60\u00A0% ou 60 pour cent", "60% 60%" },
		{ "la 78e session, le 1er mars 2024", "78 1 3 2024" },
		{ "deux millions cinq cent mille", "~2500000" },
		{ "10, 20 et 30\u00A0%", "10? 20? 30%" },
		{ "versions 1.0 et 2.0", "1 2" },
		{ "au XXIe siècle, IVe partie", "~21 ~100 ~4" },
		/* clang-format on */
	};

	assert_rows("fr", rows, ARRAY_LEN(rows));
}
END_TEST

START_TEST(number_scan_spanish_gives_values)
{
	static const struct row rows[] = {
		/* clang-format off */
		{ "10,5 billones de dólares", "1.05e+13" },
		{ "10\u00A0500 millones; 1,5 mil millones", "1.05e+10 1500000000" },
		{ "dos mil millones", "~2000000000" },
		{ "veintidós o treinta y cinco", "~22 ~35" },
		{ "el 60\u00A0% o el 60 por ciento", "60% 60%" },
		{ "de 3 a 5 millones", "3/3000000 5000000" },
		/* clang-format on */
	};

	assert_rows("es", rows, ARRAY_LEN(rows));
}
END_TEST

START_TEST(number_scan_russian_gives_values)
{
	static const struct row rows[] = {
		/* clang-format off */
		{ "10,5 трлн долларов", "1.05e+13" },
		{ "10,5 триллиона", "1.05e+13" },
		{ "более 11\u00A0079 атак", "11079" },
		{ "60 процентов, 2 процентных пункта", "60% 2%" },
		{ "двадцати пяти стран, трёх тысяч", "~25 ~3000" },
		{ "15 мая 2024 года", "15 5 2024" },
		{ "от 3 до 5 миллионов", "3/3000000 5000000" },
		/* clang-format on */
	};

	assert_rows("ru", rows, ARRAY_LEN(rows));
}
END_TEST

START_TEST(number_scan_arabic_gives_values)
{
	static const struct row rows[] = {
		/* clang-format off */
		{ "10.5 تريليون دولار", "1.05e+13" },
		{ "10.5 تريليونات", "1.05e+13" },
		{ "60 في المائة", "60%" },
		{ "المؤلفين الستة والسبعين", "~76" },
		{ "ثلاثة آلاف ومائة", "~3100" },
		{ "5 أيلول/سبتمبر 2024", "5 9 9 2024" },
		{ "من 3 إلى 5 ملايين", "3/3000000 5000000" },
		{ "القرن الحادي والعشرين", "~100 ~21" },
		{ "ثلاثة عشر بلدا", "~13" },
		{ "الحادي عشر", "~11" },
		{ "تسعينيات القرن العشرين", "~90 ~100 ~20" },
		{ "2,5 مليون", "2500000" },
		{ "12,000 شخص", "12000" },
		/* clang-format on */
	};

	assert_rows("ar", rows, ARRAY_LEN(rows));
}
END_TEST

Suite *suite_lint_number(void)
{
	Suite *s = suite_create("lint_number");
	TCase *tc = tcase_create("number");

	tcase_add_test(tc, number_scan_english_gives_values);
	tcase_add_test(tc, number_scan_chinese_gives_values);
	tcase_add_test(tc, number_scan_leaves_out_links_to_sections);
	tcase_add_test(tc, number_has_compares_across_languages);
	tcase_add_test(tc, number_scan_french_gives_values);
	tcase_add_test(tc, number_scan_spanish_gives_values);
	tcase_add_test(tc, number_scan_russian_gives_values);
	tcase_add_test(tc, number_scan_arabic_gives_values);
	suite_add_tcase(s, tc);
	return s;
}
