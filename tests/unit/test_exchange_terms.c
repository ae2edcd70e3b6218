/* SPDX-License-Identifier: MIT */
#include "exchange/terms.h"

#include "exchange_tree.h"

Suite *suite_exchange_terms(void);

static struct exchange_tree t;

#define TIER(lang, tier, text)                            \
	"    <descripGrp id=\"risk." lang "." tier "\">"  \
	"<descrip type=\"definition\">" text "</descrip>" \
	"<note>koine:tier=" tier "</note></descripGrp>\n"
#define TERM(text, status, more)                                      \
	"    <termSec><term>" text "</term>"                          \
	"<termNote type=\"administrativeStatus\">" status "-admn-sts" \
	"</termNote>" more "</termSec>\n"
#define SEC(lang, term, more)                                                 \
	"   <langSec xml:lang=\"" lang "\">\n" TIER(lang, "plain",            \
		"P " lang) TIER(lang, "student", "S \"" lang "\"") TIER(lang, \
		"full", "F &amp; " lang) TERM(term, "preferredTerm", more)    \
		TERM("other " lang, "admittedTerm", "") "   </langSec>\n"
#define HEAD                                                                \
	"<tbx xmlns=\"urn:iso:std:iso:30042:ed-2\" type=\"TBX-Basic\" "     \
	"style=\"dca\" xml:lang=\"en\">\n <tbxHeader><fileDesc><titleStmt>" \
	"<title>g</title></titleStmt><sourceDesc><p>x</p></sourceDesc>"     \
	"</fileDesc></tbxHeader>\n <text><body>\n"                          \
	"  <conceptEntry id=\"risk\">\n"                                    \
	"   <descrip type=\"subjectField\">f</descrip>\n"
#define TAIL "  </conceptEntry>\n </body></text>\n</tbx>\n"
#define GLOSSARY                           \
	HEAD SEC("zh", "\u98ce\u9669", "") \
		SEC("en", "risk", "<note>koine:forms=risky</note>") TAIL

static void setup(void)
{
	exchange_make(&t);
	tree_put(&t.tree, TERMS_FILE, GLOSSARY);
}

static void teardown(void)
{
	exchange_free(&t);
}

static void write_tbx(void)
{
	buf_clear(&t.out);
	ck_assert_msg(
		terms_write_tbx(t.work, &t.out, &t.err), "%s", t.err.message);
}

static void write_tsv(void)
{
	int count = 0;

	buf_clear(&t.out);
	ck_assert_msg(terms_write_tsv(&t.wish, &count, &t.out, &t.err), "%s",
		t.err.message);
	ck_assert_int_eq(count, 1);
}

static bool merge_tbx(void)
{
	merge_release(&t.merge);
	t.err = (struct err){0};
	return terms_merge_tbx(
		t.work, buf_view(&t.out), "in.tbx", &t.merge, &t.err);
}

static bool merge_tsv(void)
{
	merge_release(&t.merge);
	t.err = (struct err){0};
	return terms_merge_tsv(
		t.work, buf_view(&t.out), "in.tsv", &t.merge, &t.err);
}

/* The glossary with one text for another. */
static const char *glossary_with(const char *from, const char *to)
{
	const char *found = strstr(GLOSSARY, from);

	ck_assert_ptr_nonnull(found);
	return arena_printf(&t.tree.arena, "%.*s%s%s", (int)(found - GLOSSARY),
		GLOSSARY, to, found + strlen(from))
	        .ptr;
}

/* ---- TBX ---- */

START_TEST(terms_merge_tbx_unchanged_changes_nothing)
{
	write_tbx();
	ck_assert_ptr_nonnull(strstr(t.out.ptr, "<p>koine:base en risk="));
	ck_assert_msg(merge_tbx(), "%s", t.err.message);
	ck_assert_int_eq(t.merge.same, 2);
	ck_assert_str_eq(exchange_new(&t), "");
}
END_TEST

START_TEST(terms_merge_tbx_changes_one_element_only)
{
	write_tbx();
	exchange_change(&t, ">risk<", ">hazard<");
	ck_assert_msg(merge_tbx(), "%s", t.err.message);
	ck_assert_int_eq(t.merge.taken, 1);
	ck_assert_str_eq(exchange_new(&t), glossary_with(">risk<", ">hazard<"));
}
END_TEST

START_TEST(terms_merge_tbx_takes_a_new_term)
{
	write_tbx();
	exchange_change(&t, TERM("other en", "admittedTerm", ""),
		TERM("other en", "admittedTerm", "")
			TERM("peril", "admittedTerm", ""));
	ck_assert_msg(merge_tbx(), "%s", t.err.message);
	ck_assert_str_eq(exchange_new(&t),
		glossary_with(TERM("other en", "admittedTerm", ""),
			TERM("other en", "admittedTerm", "")
				TERM("peril", "admittedTerm", "")));
}
END_TEST

START_TEST(terms_merge_tbx_takes_a_new_language)
{
	write_tbx();
	exchange_change(&t, TAIL, SEC("fr", "risque", "") TAIL);
	ck_assert_msg(merge_tbx(), "%s", t.err.message);
	ck_assert_str_eq(exchange_new(&t),
		glossary_with(TAIL, SEC("fr", "risque", "") TAIL));
}
END_TEST

START_TEST(terms_merge_tbx_both_changed_is_a_conflict)
{
	write_tbx();
	exchange_change(&t, ">risk<", ">hazard<");
	tree_put(&t.tree, TERMS_FILE, glossary_with(">risk<", ">danger<"));
	ck_assert_msg(merge_tbx(), "%s", t.err.message);
	ck_assert_str_eq(exchange_said(&t),
		"'risk en' was changed on both sides; it is not written");
	ck_assert_str_eq(exchange_new(&t), "");
}
END_TEST

START_TEST(terms_merge_tbx_ours_is_kept)
{
	write_tbx();
	tree_put(&t.tree, TERMS_FILE, glossary_with(">risk<", ">danger<"));
	ck_assert_msg(merge_tbx(), "%s", t.err.message);
	ck_assert_int_eq(t.merge.kept, 1);
	ck_assert(!t.merge.has_faults);
}
END_TEST

START_TEST(terms_merge_tbx_unknown_is_said)
{
	write_tbx();
	exchange_change(&t, "<conceptEntry id=\"risk\">",
		"<conceptEntry id=\"other\">");
	ck_assert_msg(merge_tbx(), "%s", t.err.message);
	ck_assert_str_eq(exchange_said(&t),
		"there is no concept 'other' in the glossary");
}
END_TEST

START_TEST(terms_merge_tbx_without_a_preferred_term_is_refused)
{
	write_tbx();
	exchange_change(&t,
		">risk</term><termNote type=\"administrativeStatus\">preferred",
		">risk</term><termNote type=\"administrativeStatus\">admitted");
	ck_assert(!merge_tbx());
	ck_assert_str_eq(t.err.message,
		"'glossary.tbx' would not say what it should; nothing is "
		"written");
}
END_TEST

START_TEST(terms_merge_tbx_refuses_what_is_none)
{
	/* clang-format off */
	static const char *const rows[][2] = {
		{ "<martif type=\"TBX-Basic\"><text/></martif>", "in.tbx:1: this is not TBX v3 in the style DCA" },
		{ "\n<tbx style=\"dct\"/>", "in.tbx:2: this is not TBX v3 in the style DCA" },
		{ HEAD SEC("zh", "a", "") SEC("zh", "b", "") TAIL, "in.tbx:13: 'risk zh' stands there twice" },
	};
	/* clang-format on */

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		buf_clear(&t.out);
		buf_cstr(&t.out, rows[i][0]);
		ck_assert(!merge_tbx());
		ck_assert_str_eq(t.err.message, rows[i][1]);
	}
}
END_TEST

/* ---- TSV ---- */

START_TEST(terms_write_tsv_is_a_term_a_line)
{
	write_tsv();
	ck_assert_ptr_nonnull(strstr(t.out.ptr,
		"# koine zh en full\n\u98ce\u9669\trisk\tF & en\trisk\t"));
}
END_TEST

START_TEST(terms_merge_tsv_unchanged_changes_nothing)
{
	write_tsv();
	ck_assert_msg(merge_tsv(), "%s", t.err.message);
	ck_assert_int_eq(t.merge.same, 1);
}
END_TEST

START_TEST(terms_merge_tsv_takes_term_and_definition)
{
	write_tsv();
	exchange_change(&t, "\trisk\tF & en\t", "\tA \"<b>\"\tG & h\t");
	ck_assert_msg(merge_tsv(), "%s", t.err.message);
	ck_assert_ptr_nonnull(
		strstr(exchange_new(&t), "<term>A \"&lt;b&gt;\"</term>"));
	ck_assert_ptr_nonnull(
		strstr(exchange_new(&t), "\">G &amp; h</descrip>"));
	ck_assert_str_eq(exchange_said(&t),
		"the inflected forms of 'risk en' are still those of the old "
		"term");
	ck_assert(!t.merge.has_faults);
}
END_TEST

START_TEST(terms_merge_tsv_both_changed_is_a_conflict)
{
	write_tsv();
	exchange_change(&t, "\trisk\tF", "\thazard\tF");
	tree_put(&t.tree, TERMS_FILE, glossary_with(">risk<", ">danger<"));
	ck_assert_msg(merge_tsv(), "%s", t.err.message);
	ck_assert(t.merge.has_faults);
	ck_assert_str_eq(exchange_new(&t), "");
}
END_TEST

START_TEST(terms_merge_tsv_understands_bom_and_crlf)
{
	buf_clear(&t.out);
	buf_cstr(&t.out, "\xEF\xBB\xBF# koine zh en full\r\n"
			 "x\trisk\tF & en\trisk\t\t\r\n\r\n");
	ck_assert_msg(merge_tsv(), "%s", t.err.message);
	ck_assert_int_eq(t.merge.same, 1);
}
END_TEST

START_TEST(terms_merge_tsv_says_what_is_wrong_and_where)
{
	/* clang-format off */
	static const char *const rows[][2] = {
		{ "", "in.tsv:1: the file is empty" },
		{ "a,b,c\n", "in.tsv:1: the first line does not say '# koine', two languages of the work and a tier" },
		{ "# koine zh xx full\n", "in.tsv:1: the first line does not say '# koine', two languages of the work and a tier" },
		{ "# koine zh en full\na,b,c\n", "in.tsv:2: this line has 1 field, not 6" },
		{ "# koine zh en full\na\tb\n", "in.tsv:2: this line has 2 fields, not 6" },
		{ "# koine zh en full\n\xff\n", "in.tsv:2: this line is not valid UTF-8" },
		{ "# koine zh en full\na\tb\tc\trisk\t\t\na\tb\tc\trisk\t\t\n", "in.tsv:3: 'risk' stands there twice" },
	};
	/* clang-format on */

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		buf_clear(&t.out);
		buf_cstr(&t.out, rows[i][0]);
		ck_assert(!merge_tsv());
		ck_assert_str_eq(t.err.message, rows[i][1]);
	}
}
END_TEST

START_TEST(terms_merge_tsv_unknown_id_is_said)
{
	buf_clear(&t.out);
	buf_cstr(&t.out, "# koine zh en full\na\tb\tc\tnone\t\t\n");
	ck_assert_msg(merge_tsv(), "%s", t.err.message);
	ck_assert_str_eq(exchange_said(&t),
		"there is no concept 'none' in that language of the glossary");
	ck_assert(t.merge.has_faults);
}
END_TEST

Suite *suite_exchange_terms(void)
{
	Suite *suite = suite_create("exchange_terms");
	TCase *tcase = tcase_create("all");

	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_test(tcase, terms_merge_tbx_unchanged_changes_nothing);
	tcase_add_test(tcase, terms_merge_tbx_changes_one_element_only);
	tcase_add_test(tcase, terms_merge_tbx_takes_a_new_term);
	tcase_add_test(tcase, terms_merge_tbx_takes_a_new_language);
	tcase_add_test(tcase, terms_merge_tbx_both_changed_is_a_conflict);
	tcase_add_test(tcase, terms_merge_tbx_ours_is_kept);
	tcase_add_test(tcase, terms_merge_tbx_unknown_is_said);
	tcase_add_test(
		tcase, terms_merge_tbx_without_a_preferred_term_is_refused);
	tcase_add_test(tcase, terms_merge_tbx_refuses_what_is_none);
	tcase_add_test(tcase, terms_write_tsv_is_a_term_a_line);
	tcase_add_test(tcase, terms_merge_tsv_unchanged_changes_nothing);
	tcase_add_test(tcase, terms_merge_tsv_takes_term_and_definition);
	tcase_add_test(tcase, terms_merge_tsv_both_changed_is_a_conflict);
	tcase_add_test(tcase, terms_merge_tsv_understands_bom_and_crlf);
	tcase_add_test(tcase, terms_merge_tsv_says_what_is_wrong_and_where);
	tcase_add_test(tcase, terms_merge_tsv_unknown_id_is_said);
	suite_add_tcase(suite, tcase);
	return suite;
}
