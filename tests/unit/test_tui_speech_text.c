/* SPDX-License-Identifier: MIT */
#include "figure_sample.h"
#include "md/md.h"
#include "tui/speech_text.h"

#include <check.h>

Suite *suite_tui_speech_text(void);

static struct doc doc;
static struct locale locale;
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
	buf_release(&out);
}

/* What is said of the first block of a text. */
static const char *said(const char *text)
{
	struct unit unit = {.id = STR("2.1.1"), .locale = &locale};

	md_parse(str_of(text), &doc);
	unit.node = doc.root->first;
	speech_unit(&unit, true, &out);
	return out.ptr;
}

START_TEST(speech_unit_blocks_are_sentences)
{
	static const struct {
		const char *text, *said;
	} rows[] = {
		{"plain *text*\n", "plain text\n"},
		{"one\\\ntwo\n", "one two\n"},
		{"Fast.[88](ref:88)[†](note:S10) In under\n",
			"Fast. (reference 88) (editor’s note S10) In under\n"},
		{"Fast[88](ref:88).\n", "Fast (reference 88).\n"},
		{"发展。[88](ref:88)随着\n", "发展。 (reference 88) 随着\n"},
		/* zh, ar: a mark is closed up to what ends the sentence */
		{"发展[88](ref:88)。随着\n", "发展 (reference 88)。随着\n"},
		{"速度[88](ref:88)，以及[3](ref:3)；\n",
			"速度 (reference 88)，以及 (reference 3)；\n"},
		{"سرعة[88](ref:88)، ثم[3](ref:3)؛ لم[4](ref:4)؟\n",
			"سرعة (reference 88)، ثم (reference 3)؛ لم (reference "
			"4)؟\n"},
		{"词[88](ref:88)）后（[3](ref:3)）\n",
			"词 (reference 88)）后（(reference 3)）\n"},
		{"[88](ref:88) first\n", "(reference 88) first\n"},
		{"[the law](ref:12) says\n", "the law (reference 12) says\n"},
		{"a [model](term:frontier-model) b\n", "a model b\n"},
		{"- a\n- b\n", "Item 1 of 2: a\nItem 2 of 2: b\n"},
		{"- a\n\n  more\n- b\n",
			"Item 1 of 2: a\nmore\nItem 2 of 2: b\n"},
		{"- a\n  - x\n  - y\n",
			"Item 1 of 1: a\nItem 1 of 2 on level 2: x\n"
			"Item 2 of 2 on level 2: y\n"},
		{"> q\n>\n> r\n", "Quotation: q\nr\n"},
		{"```\na  b\nc\n```\n", "Code:\na  b\nc\n"},
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		ck_assert_str_eq(said(rows[i].text), rows[i].said);
		teardown();
	}
}
END_TEST

static const char *said_heading(struct str id, int level, bool has_ids)
{
	struct unit unit = {.id = id,
		.locale = &locale,
		.is_heading = true,
		.level = level};

	md_parse(STR("## Speed\n"), &doc);
	doc.root->first->id = id;
	unit.node = doc.root->first;
	speech_unit(&unit, has_ids, &out);
	return out.ptr;
}

START_TEST(speech_unit_heading_has_level_and_number)
{
	ck_assert_str_eq(said_heading(STR("2.1"), 2, true),
		"Heading level 2: 2.1 Speed\n");
}
END_TEST

START_TEST(speech_unit_heading_name_is_not_said)
{
	ck_assert_str_eq(said_heading(STR("preface"), 1, true),
		"Heading level 1: Speed\n");
}
END_TEST

START_TEST(speech_unit_heading_of_a_file_has_no_number)
{
	ck_assert_str_eq(
		said_heading(STR("s3"), 3, false), "Heading level 3: Speed\n");
}
END_TEST

START_TEST(speech_unit_record_is_named_and_has_a_field_a_line)
{
	struct doc_node heading = {.id = STR("A07"), .text = STR("Seven")};
	struct unit unit = {.id = STR("A07.1"),
		.locale = &locale,
		.is_record = true,
		.heading = &heading};

	md_parse(STR("- one\n- two\n- three\n- four[3](ref:3)\n"), &doc);
	unit.node = doc.root->first;
	speech_unit(&unit, true, &out);
	ck_assert_str_eq(out.ptr, "Record A07, Seven.\nProblem: one\ntwo\n"
				  "three\nfour (reference 3)\n");
}
END_TEST

START_TEST(speech_unit_figure_says_what_it_shows_then_its_data)
{
	struct unit unit = {.id = STR("2.1.1"), .locale = &locale};

	unit.node = figure_sample(FIGURE_TREE, FIGURE_SAMPLE_TREE, false, &doc);
	speech_unit(&unit, true, &out);
	ck_assert_str_eq(out.ptr, "Figure 1: Cap\nWhat it shows\n"
				  "Item 1 of 2: Root\n"
				  "Item 1 of 2 on level 2: One: does this and "
				  "that\n"
				  "Item 1 of 2 on level 3: Below it\n"
				  "Item 2 of 2 on level 3: Last below\n"
				  "Item 2 of 2 on level 2: Two\n"
				  "Item 2 of 2: Other\n");
}
END_TEST

START_TEST(speech_unit_figure_without_data_says_its_caption)
{
	ck_assert_str_eq(said("![Cap](fig:1)\n"), "Figure: Cap\n");
}
END_TEST

START_TEST(speech_unit_not_written_says_nothing)
{
	struct unit unit = {.locale = &locale};

	speech_unit(&unit, true, &out);
	ck_assert_uint_eq(out.len, 0);
}
END_TEST

Suite *suite_tui_speech_text(void)
{
	Suite *s = suite_create("tui/speech_text");
	TCase *tc = tcase_create("speech_text");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, speech_unit_blocks_are_sentences);
	tcase_add_test(tc, speech_unit_heading_has_level_and_number);
	tcase_add_test(tc, speech_unit_heading_name_is_not_said);
	tcase_add_test(tc, speech_unit_heading_of_a_file_has_no_number);
	tcase_add_test(tc, speech_unit_record_is_named_and_has_a_field_a_line);
	tcase_add_test(tc, speech_unit_figure_says_what_it_shows_then_its_data);
	tcase_add_test(tc, speech_unit_figure_without_data_says_its_caption);
	tcase_add_test(tc, speech_unit_not_written_says_nothing);
	suite_add_tcase(s, tc);
	return s;
}
