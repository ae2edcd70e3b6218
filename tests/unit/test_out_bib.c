/* SPDX-License-Identifier: MIT */
#include "base/macros.h"
#include "corpus_tree.h"
#include "out/bib.h"

Suite *suite_out_bib(void);

enum { ZH, EN, FR };

static const struct bib_type article = {
	"article", BIB_PUBLISHER, "misc", "howpublished", "ELEC", "article"};
static const struct bib_type news = {"news", BIB_CONTAINER, "article",
	"journal", "NEWS", "article-newspaper"};

static struct tree tree;
static struct work *work;
static struct arena arena;
static struct buf out;

static void setup(void)
{
	tree_init_full(&tree);
	work = tree_open(&tree);
}

static void teardown(void)
{
	corpus_close(work);
	tree_free(&tree);
	arena_free(&arena);
	buf_release(&out);
}

static struct bib_entry titled(const char *title)
{
	return (struct bib_entry){
		.key = STR("k"), .type = &article, .title = str_of(title)};
}

static void write_csl(const struct bib_entry *entry)
{
	json_write_free(bib_csl(entry), &out);
}

START_TEST(bib_name_is_cut_where_the_family_stands)
{
	static const struct {
		const char *name, *family;
		const char *want_family, *want_given;
		bool is_family_first;
	} rows[] = {
		{"\u7687\u752b\u5b58\u9752", "\u7687\u752b", "\u7687\u752b",
			"\u5b58\u9752", true},
		{"Ann \u00d3 D\u00e9", "\u00d3 D\u00e9", "\u00d3 D\u00e9",
			"Ann", false},
		{"The Body", "", "", "The Body", true},
		{"Ann D\u00e9", "Xu", "", "Ann D\u00e9", false},
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		const struct author author = {
			str_of(rows[i].name), str_of(rows[i].family)};
		struct str family, given;
		bool is_first;

		bib_name(&author, &family, &given, &is_first);
		ASSERT_STR(family, rows[i].want_family);
		ASSERT_STR(given, rows[i].want_given);
		ck_assert_int_eq(is_first, rows[i].is_family_first);
	}
}
END_TEST

START_TEST(bib_bibtex_text_has_no_special_of_latex)
{
	const struct bib_entry entry = titled("a{b}c\\d$e&f#g%h_i^j~k\x1b");

	bib_bibtex(&entry, &out);
	ck_assert_str_eq(out.ptr,
		"@misc{k,\n  title = {{a\\textbraceleft{}b\\textbraceright{}c"
		"\\textbackslash{}d\\$e\\&f\\#g\\%h\\_i\\textasciicircum{}j"
		"\\textasciitilde{}k\u241b}}\n}\n");
}
END_TEST

START_TEST(bib_bibtex_url_has_no_brace_and_no_escape)
{
	const struct str urls[] = {STR("https://a.example/{x}\\%20_#1"),
		STR("https://a.example/2")};
	struct bib_entry entry = titled("T");

	entry.urls = urls;
	entry.url_count = 2;
	entry.note = STR("50% of it");
	bib_bibtex(&entry, &out);
	ck_assert_str_eq(out.ptr,
		"@misc{k,\n  title = {{T}},\n"
		"  url = {https://a.example/%7Bx%7D%5C%20_#1},\n"
		"  note = {50\\% of it; \\url{https://a.example/2}}\n}\n");
}
END_TEST

START_TEST(bib_ris_lines_keep_the_rules)
{
	struct bib_entry entry = titled("Two\nlines");

	entry.type = &news;
	entry.publisher = STR("Paper");
	entry.year = 2024;
	entry.pages = STR("12-14");
	entry.lang = STR("en");
	bib_ris(&entry, &out);
	ck_assert_str_eq(out.ptr,
		"TY  - NEWS\r\nID  - k\r\nTI  - Two lines\r\nT2  - Paper\r\n"
		"SP  - 12\r\nEP  - 14\r\nPY  - 2024\r\nLA  - en\r\n"
		"ER  - \r\n");
}
END_TEST

START_TEST(bib_ris_body_with_a_comma_is_no_author)
{
	const struct author bodies[] = {
		{STR("Body, Board"), {NULL, 0}}, {STR("Body"), {NULL, 0}}};
	struct bib_entry entry = titled("T");

	entry.authors = bodies;
	entry.author_count = 2;
	bib_ris(&entry, &out);
	ck_assert_ptr_null(strstr(out.ptr, "Board"));
	ck_assert_ptr_nonnull(strstr(out.ptr, "AU  - Body\r\n"));
}
END_TEST

START_TEST(bib_unknown_year_has_no_field)
{
	const struct bib_entry entry = titled("T");

	bib_bibtex(&entry, &out);
	bib_ris(&entry, &out);
	write_csl(&entry);
	ck_assert_ptr_null(strstr(out.ptr, "year"));
	ck_assert_ptr_null(strstr(out.ptr, "PY  -"));
	ck_assert_ptr_null(strstr(out.ptr, "issued"));
}
END_TEST

START_TEST(bib_report_has_people_and_a_body)
{
	struct bib_entry entry;

	bib_report(work, EN, &arena, &entry);
	ASSERT_STR(entry.key, "w2025");
	ck_assert_int_eq(entry.year, 2025);
	ck_assert_int_eq(entry.month, 11);
	ASSERT_STR(entry.original, "\u8457\u4f5c");
	bib_bibtex(&entry, &out);
	ck_assert_ptr_nonnull(strstr(out.ptr,
		"author = {{\u66fe\u6bc5}\n    and {\u00d3 D\u00e9}, Ann\n"
		"    and {The Body}}"));
	ck_assert_ptr_nonnull(strstr(out.ptr, "month = nov"));
	buf_clear(&out);
	bib_ris(&entry, &out);
	ck_assert_ptr_nonnull(strstr(out.ptr,
		"AU  - \u66fe\u6bc5\r\nAU  - \u00d3 D\u00e9, Ann\r\n"
		"AU  - The Body\r\n"));
	ck_assert_ptr_nonnull(strstr(out.ptr, "DA  - 2025/11//\r\n"));
	buf_clear(&out);
	write_csl(&entry);
	ck_assert_ptr_nonnull(strstr(out.ptr, "\"given\": \"Ann\""));
	ck_assert_ptr_nonnull(strstr(out.ptr, "\"literal\": \"The Body\""));
}
END_TEST

START_TEST(bib_report_in_its_own_language_has_no_other_title)
{
	struct bib_entry entry;

	bib_report(work, ZH, &arena, &entry);
	ck_assert_uint_eq(entry.original.len, 0);
	ck_assert_uint_eq(entry.note.len, 0);
	ASSERT_STR(entry.lang, "zh");
	/* What stands in for a missing title has a language too. */
	bib_report(work, FR, &arena, &entry);
	ASSERT_STR(entry.lang, "en");
}
END_TEST

START_TEST(bib_reference_has_the_type_of_its_kind)
{
	struct bib_entry entry;

	ck_assert(bib_reference(work, 1, EN, &arena, &entry));
	ASSERT_STR(entry.key, "koine-ref-1");
	ck_assert_str_eq(entry.type->csl, "legislation");
	ck_assert_uint_eq(entry.url_count, 2);
	ck_assert(!bib_reference(work, 4, EN, &arena, &entry));
}
END_TEST

START_TEST(bib_reference_body_is_author_of_its_law)
{
	struct bib_entry entry;

	ck_assert(bib_reference(work, 3, EN, &arena, &entry));
	ck_assert_uint_eq(entry.author_count, 1);
	ASSERT_STR(entry.authors[0].name, "P");
	ASSERT_STR(entry.lang, "fr");
	ck_assert_int_eq(entry.year, 2024);
}
END_TEST

START_TEST(bib_reference_lost_one_says_so)
{
	struct bib_entry entry;

	ck_assert(bib_reference(work, 2, EN, &arena, &entry));
	ck_assert_uint_eq(entry.author_count, 0);
	ck_assert_ptr_nonnull(strstr(entry.note.ptr, "missing"));
}
END_TEST

START_TEST(bib_place_is_a_part_of_the_report)
{
	const struct cited cited = {
		corpus_find(work, STR("2.1.1")), EN, TIER_FULL};
	struct bib_entry entry;

	bib_place(work, &cited, STR("en"), &arena, &entry);
	ASSERT_STR(entry.key, "koine-2.1.1-en-full");
	ASSERT_STR(entry.title, "Speed");
	ASSERT_STR(entry.container, "The Work");
	ASSERT_STR(entry.section, "2.1");
	ASSERT_STR(entry.pages, "11-12");
	ck_assert_ptr_nonnull(strstr(entry.note.ptr, "Paraphrase"));
	ck_assert_ptr_nonnull(strstr(entry.note.ptr, "; written with AI"));
}
END_TEST

START_TEST(bib_place_record_is_named_without_a_section)
{
	const struct cited cited = {
		corpus_find(work, STR("A07.1")), ZH, TIER_PLAIN};
	struct bib_entry entry;

	bib_place(work, &cited, STR("en"), &arena, &entry);
	ASSERT_STR(entry.key, "koine-A07-zh-plain");
	ASSERT_STR(entry.title, "\u4e03");
	ck_assert_uint_eq(entry.section.len, 0);
	ASSERT_STR(entry.pages, "27");
}
END_TEST

START_TEST(bib_add_same_key_is_written_once)
{
	for (int f = BIB_BIBTEX; f <= BIB_CSL; f++) {
		const struct bib_entry entry = titled("Title");
		struct bib bib;
		const char *at;

		buf_clear(&out);
		bib_init(&bib, (enum bib_format)f);
		bib_add(&bib, &entry, &out);
		bib_add(&bib, &entry, &out);
		bib_end(&bib, &out);
		at = strstr(out.ptr, "Title");
		ck_assert_ptr_nonnull(at);
		ck_assert_ptr_null(strstr(at + 1, "Title"));
	}
}
END_TEST

START_TEST(bib_end_of_nothing_is_an_empty_list)
{
	struct bib bib;

	bib_init(&bib, BIB_CSL);
	bib_end(&bib, &out);
	ck_assert_str_eq(out.ptr, "[]\n");
}
END_TEST

Suite *suite_out_bib(void)
{
	Suite *s = suite_create("out/bib");
	TCase *tc = tcase_create("bib");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, bib_name_is_cut_where_the_family_stands);
	tcase_add_test(tc, bib_bibtex_text_has_no_special_of_latex);
	tcase_add_test(tc, bib_bibtex_url_has_no_brace_and_no_escape);
	tcase_add_test(tc, bib_ris_lines_keep_the_rules);
	tcase_add_test(tc, bib_ris_body_with_a_comma_is_no_author);
	tcase_add_test(tc, bib_unknown_year_has_no_field);
	tcase_add_test(tc, bib_report_has_people_and_a_body);
	tcase_add_test(tc, bib_report_in_its_own_language_has_no_other_title);
	tcase_add_test(tc, bib_reference_has_the_type_of_its_kind);
	tcase_add_test(tc, bib_reference_body_is_author_of_its_law);
	tcase_add_test(tc, bib_reference_lost_one_says_so);
	tcase_add_test(tc, bib_place_is_a_part_of_the_report);
	tcase_add_test(tc, bib_place_record_is_named_without_a_section);
	tcase_add_test(tc, bib_add_same_key_is_written_once);
	tcase_add_test(tc, bib_end_of_nothing_is_an_empty_list);
	suite_add_tcase(s, tc);
	return s;
}
