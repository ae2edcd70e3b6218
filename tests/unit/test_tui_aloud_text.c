/* SPDX-License-Identifier: MIT */
#include "tui/aloud_text.h"

#include "md/md.h"

#include <check.h>
#include <string.h>

Suite *suite_tui_aloud_text(void);

static struct doc doc;
static struct locale locale;
static struct aloud_pieces pieces;
static struct buf out;

static void setup(void)
{
	locale = *locale_default();
	locale.fields_a[0] = STR("Problem:");
}

static void teardown(void)
{
	doc_release(&doc);
	doc = (struct doc){0};
	aloud_pieces_release(&pieces);
	buf_release(&out);
}

static void read_unit(const struct unit *unit)
{
	struct buf text = {0};

	doc_block_text(unit->node, &text);
	aloud_unit(NULL, unit, 7, &pieces);
	for (size_t i = 0; i < pieces.list.len; i++) {
		const struct aloud_piece *piece = &pieces.list.ptr[i];

		ck_assert_int_eq(piece->unit, 7);
		ck_assert_uint_lt(piece->range.start, piece->range.end);
		ck_assert_uint_le(piece->range.end, text.len);
		if (!str_eq(piece->lang, locale.tag))
			buf_printf(&out, "%.*s:", STR_ARG(piece->lang));
		buf_printf(&out, "<%.*s>", STR_ARG(piece->text));
	}
	buf_release(&text);
}

/* "<sentence><sentence>" of the first block of a text. */
static const char *said(const char *text)
{
	struct unit unit = {.id = STR("2.1.1"), .locale = &locale};

	md_parse(str_of(text), &doc);
	unit.node = doc.root->first;
	read_unit(&unit);
	return out.ptr != NULL ? out.ptr : "";
}

/* What is marked on the page for piece `index`. */
static void assert_marked(size_t index, const char *want)
{
	struct buf text = {0};
	struct range range = pieces.list.ptr[index].range;

	doc_block_text(doc.root->first, &text);
	ck_assert_msg(str_eq(str_sub(buf_view(&text), range.start, range.end),
			      str_of(want)),
		"%.*s",
		STR_ARG(str_sub(buf_view(&text), range.start, range.end)));
	buf_release(&text);
}

START_TEST(aloud_unit_sentences_without_marks)
{
	static const struct {
		const char *text, *said;
	} rows[] = {
		{"One *two*. Three?\n", "<One two.><Three?>"},
		{"Fast.[88](ref:88)[†](note:S10) In under 3.5 years.\n",
			"<Fast.><In under 3.5 years.>"},
		{"Fast[88](ref:88)[3](ref:3). Slow [4](ref:4).\n",
			"<Fast.><Slow.>"},
		{"[the law](ref:12) says a [model](term:m) is.\n",
			"<the law says a model is.>"},
		/* zh: the call stands before the mark */
		{"很快[88](ref:88)。再看[†](note:E1)！\n", "<很快。><再看！>"},
		/* ar */
		{"سرعة[88](ref:88)، ثم هذا. نعم؟\n", "<سرعة، ثم هذا.><نعم؟>"},
		{"- one\n- two. Three\n  - four\n", "<one><two.><Three><four>"},
		{"> a\n\nb\n", "<a>"},
		{"    code\n    more\n", "<code><more>"},
		/* What cannot be said is not sent. */
		{"…\n", ""},
		{".\n", ""},
		{"[88](ref:88)\n", ""},
		{"† — «»\n", ""},
		{"a&#27;[31m\\\nb &#x202e;c\n", "<a␛[31m><b c>"},
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		const char *got = said(rows[i].text);

		ck_assert_msg(strcmp(got, rows[i].said) == 0, "%s: %s",
			rows[i].text, got);
		teardown();
	}
}
END_TEST

START_TEST(aloud_unit_marks_what_is_said)
{
	said("Fast.[88](ref:88)[†](note:S10) In *under* [9](ref:9)3. So.\n");
	assert_marked(0, "Fast.");
	assert_marked(1, "In under [9]3.");
	assert_marked(2, "So.");
}
END_TEST

START_TEST(aloud_unit_latin_words_have_their_own_voice)
{
	locale.tag = STR("zh");
	locale.voice_name = STR("Mandarin");
	locale.voice_latin = STR("en");
	ck_assert_str_eq(said("使用GPT-4 Turbo和AI，在2024年。好。\n"),
		"<使用>en:<GPT-4 Turbo><和>en:<AI><，在2024年。><好。>");
	assert_marked(0, "使用GPT-4 Turbo和AI，在2024年。");
	assert_marked(1, "使用GPT-4 Turbo和AI，在2024年。");
	ck_assert(str_eq(pieces.list.ptr[0].name, STR("Mandarin")));
	ck_assert(str_eq(pieces.list.ptr[1].name, STR("")));
}
END_TEST

START_TEST(aloud_unit_record_says_its_labels)
{
	struct unit unit = {
		.id = STR("A07.1"), .locale = &locale, .is_record = true};

	md_parse(STR("- One. Two.\n- Three.\n"), &doc);
	unit.node = doc.root->first;
	read_unit(&unit);
	ck_assert_str_eq(out.ptr, "<Problem: One.><Two.><Three.>");
}
END_TEST

START_TEST(aloud_unit_long_sentence_is_cut)
{
	struct buf text = {0};
	size_t total = 0;

	for (int i = 0; i < 2000; i++)
		buf_cstr(&text, "word ");
	for (int i = 0; i < 2000; i++)
		buf_cstr(&text, "字");
	said(text.ptr);
	ck_assert_uint_gt(pieces.list.len, 8);
	for (size_t i = 0; i < pieces.list.len; i++) {
		ck_assert_uint_le(
			pieces.list.ptr[i].text.len, ALOUD_PIECE_MAX + 64);
		total += pieces.list.ptr[i].text.len;
	}
	ck_assert_uint_ge(total, 2000 * 4 + 2000 * 3);
	buf_release(&text);
}
END_TEST

Suite *suite_tui_aloud_text(void)
{
	Suite *suite = suite_create("tui_aloud_text");
	TCase *tc = tcase_create("core");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, aloud_unit_sentences_without_marks);
	tcase_add_test(tc, aloud_unit_marks_what_is_said);
	tcase_add_test(tc, aloud_unit_latin_words_have_their_own_voice);
	tcase_add_test(tc, aloud_unit_record_says_its_labels);
	tcase_add_test(tc, aloud_unit_long_sentence_is_cut);
	suite_add_tcase(suite, tc);
	return suite;
}
