/* SPDX-License-Identifier: MIT */
#include "gloss_sample.h"

Suite *suite_gloss_tbx(void);

/* Warnings as lines "LINE: text". */
static void note_warning(void *ctx, int line, const char *text)
{
	buf_printf(ctx, "%d: %s\n", line, text);
}

/* Reads `body` and compares the warnings. */
static void check_warnings(const char *body, const char *expected)
{
	struct arena arena = {0};
	struct gloss gloss = {0};
	struct buf xml = {0}, warnings = {0};

	buf_printf(&xml, "%s%s%s", SAMPLE_HEAD, body, SAMPLE_TAIL);
	sample_read(buf_view(&xml), &arena, &gloss, note_warning, &warnings);
	buf_byte(&warnings, '\n');
	warnings.len--;
	warnings.ptr[warnings.len] = '\0';
	ck_assert_str_eq(warnings.ptr, expected);
	buf_release(&warnings);
	buf_release(&xml);
	gloss_release(&gloss);
	arena_free(&arena);
}

#define PREFERRED(text)                                                        \
	"<termSec><term>" text "</term><termNote type='administrativeStatus'>" \
	"preferredTerm-admn-sts</termNote></termSec>"
#define ENTRY(id, sections) \
	"<conceptEntry id='" id "'>" sections "</conceptEntry>"
#define LANG(tag, content) "<langSec xml:lang='" tag "'>" content "</langSec>"

static const char full_entry[] = SAMPLE_HEAD
	"<conceptEntry id='frontier-model'>"
	"<descrip type='subjectField'>AI technology</descrip>"
	"<langSec xml:lang='ru'>"
	"<descripGrp><descrip type='definition'>Очень сильная\n модель."
	"</descrip><note>koine:tier=plain</note></descripGrp>"
	"<descripGrp><descrip type='definition'>S</descrip>"
	"<note>koine:tier=student</note></descripGrp>"
	"<descripGrp><descrip type='definition'>F</descrip>"
	"<note>koine:tier=full</note><admin type='source'>OECD</admin>"
	"</descripGrp>"
	"<termSec><term>модель границы</term>"
	"<termNote type='administrativeStatus'>deprecatedTerm-admn-sts"
	"</termNote><note>a calque</note></termSec>"
	"<termSec><term>ПМ</term><note>koine:mark=no</note></termSec>"
	"<termSec><term>передовая модель</term>"
	"<termNote type='partOfSpeech'>noun</termNote>"
	"<termNote type='administrativeStatus'>preferredTerm-admn-sts"
	"</termNote><note>koine:forms=передовой модели| передовых моделей |"
	"</note></termSec>"
	"</langSec></conceptEntry>" SAMPLE_TAIL;

static struct arena arena;
static struct gloss gloss;

static void read_full(void)
{
	arena = (struct arena){0};
	sample_read(str_of(full_entry), &arena, &gloss, NULL, NULL);
}

static void release(void)
{
	gloss_release(&gloss);
	arena_free(&arena);
}

static const struct gloss_lang *russian(void)
{
	const struct gloss_concept *concept =
		gloss_find_id(&gloss, STR("frontier-model"));

	ck_assert_ptr_nonnull(concept);
	return gloss_in(concept, STR("ru"));
}

START_TEST(gloss_from_tbx_entry_has_id_and_field)
{
	ck_assert_uint_eq(gloss.count, 1);
	ck_assert(str_eq(gloss.concepts[0].id, STR("frontier-model")));
	ck_assert(str_eq(gloss.concepts[0].field, STR("AI technology")));
}
END_TEST

START_TEST(gloss_from_tbx_definitions_are_put_by_tier)
{
	const struct gloss_lang *lang = russian();

	ck_assert(str_eq(lang->def[GLOSS_PLAIN], STR("Очень сильная модель.")));
	ck_assert(str_eq(lang->def[GLOSS_STUDENT], STR("S")));
	ck_assert(str_eq(lang->def[GLOSS_FULL], STR("F")));
	ck_assert(str_eq(lang->source, STR("OECD")));
}
END_TEST

START_TEST(gloss_from_tbx_preferred_term_is_first)
{
	const struct gloss_lang *lang = russian();

	ck_assert_uint_eq(lang->term_count, 3);
	ck_assert(str_eq(lang->terms[0].text, STR("передовая модель")));
	ck_assert_int_eq(lang->terms[0].status, GLOSS_PREFERRED);
	ck_assert_int_eq(lang->terms[1].status, GLOSS_DEPRECATED);
	ck_assert_int_eq(lang->terms[2].status, GLOSS_ADMITTED);
}
END_TEST

START_TEST(gloss_from_tbx_forms_are_split_and_trimmed)
{
	const struct gloss_term *term = &russian()->terms[0];

	ck_assert_uint_eq(term->form_count, 2);
	ck_assert(str_eq(term->forms[0], STR("передовой модели")));
	ck_assert(str_eq(term->forms[1], STR("передовых моделей")));
	ck_assert(term->is_marked);
}
END_TEST

START_TEST(gloss_from_tbx_mark_no_is_kept)
{
	ck_assert(!russian()->terms[2].is_marked);
}
END_TEST

START_TEST(gloss_from_tbx_capitals_are_an_acronym)
{
	ck_assert(russian()->terms[2].is_acronym);
	ck_assert(!russian()->terms[0].is_acronym);
}
END_TEST

START_TEST(gloss_in_other_script_of_the_language_is_found)
{
	struct gloss_lang langs[2] = {
		{.lang = STR("zh-Hans")}, {.lang = STR("en")}};
	struct gloss_concept concept = {.langs = langs, .lang_count = 2};

	ck_assert_ptr_eq(gloss_in(&concept, STR("zh")), &langs[0]);
	ck_assert_ptr_eq(gloss_in(&concept, STR("EN")), &langs[1]);
	ck_assert_ptr_null(gloss_in(&concept, STR("fr")));
	ck_assert_ptr_null(gloss_in(&concept, STR("")));
}
END_TEST

START_TEST(gloss_find_id_unknown_is_null)
{
	ck_assert_ptr_null(gloss_find_id(&gloss, STR("frontier")));
	ck_assert_ptr_null(gloss_find_id(&gloss, STR("")));
}
END_TEST

static const struct {
	const char *body;
	const char *warnings;
} warned[] = {
	{"", ""},
	{ENTRY("a", LANG("en", SAMPLE_DEFS PREFERRED("x"))), ""},
	{ENTRY("a", LANG("en", SAMPLE_DEFS)),
		"1: concept 'a' has no term in 'en'\n"},
	{ENTRY("a", LANG("en", PREFERRED("x"))),
		"1: concept 'a' has no definition in 'en'\n"},
	{ENTRY("a",
		 LANG("en", "<descrip type='definition'>d</descrip>" PREFERRED(
				    "x"))),
		"1: concept 'a' lacks the definition of a tier in 'en'\n"},
	{ENTRY("a", LANG("en", SAMPLE_DEFS SAMPLE_DEFS PREFERRED("x"))),
		"1: concept 'a' has two definitions of one tier in 'en'\n"
		"1: concept 'a' has two definitions of one tier in 'en'\n"
		"1: concept 'a' has two definitions of one tier in 'en'\n"},
	{ENTRY("a",
		 LANG("en", SAMPLE_DEFS "<termSec><term>x</term></termSec>")),
		"1: concept 'a' has no preferred term in 'en'\n"},
	{ENTRY("a", LANG("en", SAMPLE_DEFS PREFERRED("x") PREFERRED("y"))),
		"1: concept 'a' has two preferred terms in 'en'\n"},
	{ENTRY("a", LANG("en", SAMPLE_DEFS PREFERRED("x"))) "\n" ENTRY(
		 "a", LANG("en", SAMPLE_DEFS PREFERRED("x"))),
		"2: the concept 'a' is here twice\n"},
	{"<conceptEntry>" LANG(
		 "en", SAMPLE_DEFS PREFERRED("x")) "</conceptEntry>",
		"1: a concept has no id\n"},
	{ENTRY("a", LANG("en", SAMPLE_DEFS PREFERRED("x"))
			    LANG("en", SAMPLE_DEFS PREFERRED("x"))),
		"1: concept 'a' has 'en' twice\n"},
	/* Not written in a language yet: that is no fault. */
	{ENTRY("a", LANG("en", SAMPLE_DEFS PREFERRED("x")) LANG(
			    "fr", SAMPLE_DEFS PREFERRED("x"))) "\n" ENTRY("b",
		 LANG("fr", SAMPLE_DEFS PREFERRED("x"))),
		""},
};

START_TEST(gloss_from_tbx_incomplete_concept_is_warned_about)
{
	check_warnings(warned[_i].body, warned[_i].warnings);
}
END_TEST

START_TEST(gloss_from_tbx_incomplete_language_leaves_the_others)
{
	struct arena own = {0};
	struct gloss two = {0};

	sample_read(STR(SAMPLE_HEAD ENTRY("a",
			    LANG("en", PREFERRED("x")) LANG("fr",
				    SAMPLE_DEFS PREFERRED("y"))) SAMPLE_TAIL),
		&own, &two, NULL, NULL);
	ck_assert_uint_eq(two.count, 1);
	ck_assert_uint_eq(two.concepts[0].lang_count, 1);
	ck_assert_ptr_nonnull(gloss_in(&two.concepts[0], STR("fr")));
	gloss_release(&two);
	arena_free(&own);
}
END_TEST

START_TEST(gloss_from_tbx_no_tbx_is_refused)
{
	static const char *const others[] = {
		"<martif/>", "<tbx/>", "<tbx><text/></tbx>"};
	struct gloss untouched = {.count = 7};
	struct arena own = {0};
	struct err err = {0};
	struct xml_node *root = NULL;

	ck_assert(xml_parse(str_of(others[_i]), "x", NULL, &own, &root, &err));
	ck_assert(!gloss_from_tbx(root, &own, &untouched, NULL, NULL, &err));
	ck_assert_int_eq(err.code, ERR_INPUT);
	ck_assert_uint_eq(untouched.count, 7);
	arena_free(&own);
}
END_TEST

START_TEST(gloss_release_null_and_zeroed_are_accepted)
{
	struct gloss zeroed = {0};

	gloss_release(NULL);
	gloss_release(&zeroed);
	ck_assert_uint_eq(zeroed.count, 0);
}
END_TEST

Suite *suite_gloss_tbx(void)
{
	Suite *suite = suite_create("gloss_tbx");
	TCase *entry = tcase_create("entry");
	TCase *other = tcase_create("other");

	tcase_add_checked_fixture(entry, read_full, release);
	tcase_add_test(entry, gloss_from_tbx_entry_has_id_and_field);
	tcase_add_test(entry, gloss_from_tbx_definitions_are_put_by_tier);
	tcase_add_test(entry, gloss_from_tbx_preferred_term_is_first);
	tcase_add_test(entry, gloss_from_tbx_forms_are_split_and_trimmed);
	tcase_add_test(entry, gloss_from_tbx_mark_no_is_kept);
	tcase_add_test(entry, gloss_from_tbx_capitals_are_an_acronym);
	tcase_add_test(entry, gloss_find_id_unknown_is_null);
	suite_add_tcase(suite, entry);
	tcase_add_test(other, gloss_in_other_script_of_the_language_is_found);
	tcase_add_loop_test(other,
		gloss_from_tbx_incomplete_concept_is_warned_about, 0,
		(int)ARRAY_LEN(warned));
	tcase_add_test(
		other, gloss_from_tbx_incomplete_language_leaves_the_others);
	tcase_add_loop_test(other, gloss_from_tbx_no_tbx_is_refused, 0, 3);
	tcase_add_test(other, gloss_release_null_and_zeroed_are_accepted);
	suite_add_tcase(suite, other);
	return suite;
}
