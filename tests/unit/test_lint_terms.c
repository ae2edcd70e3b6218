/* SPDX-License-Identifier: MIT */
#include "lint_fixture.h"

Suite *suite_lint_terms(void);

static struct tree tree;

/* clang-format off */
#define TERM(word, status) \
	"<termSec><term>" word "</term>" \
	"<termNote type=\"partOfSpeech\">noun</termNote>" \
	"<termNote type=\"administrativeStatus\">" status \
	"Term-admn-sts</termNote></termSec>"
#define CONCEPT(id) "<conceptEntry id=\"" id "\">"
#define LANG(id, lang, definition) \
	"<langSec xml:lang=\"" lang "\">" \
	"<descripGrp id=\"" id "." lang ".plain\">" \
	"<descrip type=\"definition\">" definition "</descrip>" \
	"<note>koine:tier=plain</note></descripGrp>"
#define END_LANG "</langSec>\n"

static const char glossary[] =
	"<tbx xmlns=\"urn:iso:std:iso:30042:ed-2\" type=\"TBX-Basic\" "
	"style=\"dca\" xml:lang=\"en\">"
	"<tbxHeader><fileDesc><sourceDesc><p>x</p></sourceDesc>"
	"</fileDesc></tbxHeader><text><body>\n"
	CONCEPT("systemic-risk")
	LANG("systemic-risk", "zh", "会波及全局的风险。")
	TERM("系统性风险", "preferred") TERM("系统危险", "deprecated")
	TERM("法制", "deprecated") END_LANG
	LANG("systemic-risk", "en", "A \"risk\" to the whole.")
	TERM("systemic risk", "preferred") TERM("systematic risk", "deprecated")
	END_LANG "</conceptEntry>"
	CONCEPT("malicious-use")
	LANG("malicious-use", "zh", "坏事。") TERM("恶用", "preferred") END_LANG
	LANG("malicious-use", "en", "Bad things.")
	TERM("malicious use", "preferred") TERM("evil use", "deprecated")
	END_LANG "</conceptEntry>"
	CONCEPT("forgery") LANG("forgery", "en", "A fake.")
	TERM("deepfake", "preferred") TERM("deep forgery", "deprecated")
	END_LANG "</conceptEntry>"
	CONCEPT("index") LANG("index", "en", "A number.")
	TERM("Deep Forgery Index", "preferred")
	END_LANG "</conceptEntry>"
	"</body></text></tbx>\n";
/* clang-format on */

static void setup(void)
{
	lint_tree(&tree);
	tree_put(&tree, "glossary.tbx", glossary);
}

static void teardown(void)
{
	tree_free(&tree);
}

static void put(const char *lang, const char *tier, const char *para)
{
	lint_put(&tree, lang, tier, para, "- x.\n- x.", "x.");
}

START_TEST(check_deprecated_finds_terms_in_any_tier)
{
	static const struct {
		const char *lang, *text;
		int count;
	} rows[] = {
		/* clang-format off */
		{ "en", "It is a systematic risk.", 1 },
		{ "en", "Systematic risks, and evil use.", 2 },
		{ "en", "It is a systemic risk.", 0 },
		{ "en", "Evil users do it.", 0 },
		{ "en", "The Deep Forgery Index and deep forgery.", 1 },
		{ "en", "`systematic risk`", 0 },
		{ "zh", "这是系统危险。", 1 },
		{ "zh", "这是系统性风险。", 0 },
		{ "zh", "法制和算法制定。", 1 },
		/* clang-format on */
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		int count;

		put("zh", "plain", "x");
		put("en", "plain", "x");
		put(rows[i].lang, "plain", rows[i].text);
		count = lint_tree_count(&tree, "deprecated", NULL);
		ck_assert_msg(count == rows[i].count, "%s: %d not %d",
			rows[i].text, count, rows[i].count);
	}
}
END_TEST

START_TEST(check_deprecated_lets_notes_speak_of_words)
{
	tree_put(&tree, "en/editor.md",
		"# editor Notes\n\n## E1\n\nplace: 2.1.1\n\nNot systematic "
		"risk.\n");
	ck_assert_int_eq(lint_tree_count(&tree, "deprecated", NULL), 0);
}
END_TEST

START_TEST(check_terms_compares_concepts_with_the_source)
{
	static const struct {
		const char *zh, *en;
		int count;
	} rows[] = {
		/* clang-format off */
		{ "系统性风险和恶用。", "Systemic risks and malicious use.", 0 },
		{ "系统性风险和恶用。", "Systemic risks and bad use.", 1 },
		{ "系统性风险。", "Systemic risks and malicious use.", 1 },
		{ "没有。", "A deepfake.", 0 },
		/* clang-format on */
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		put("zh", "full", rows[i].zh);
		put("en", "full", rows[i].en);
		ck_assert_msg(
			lint_tree_count(&tree, "terms", NULL) == rows[i].count,
			"%s", rows[i].en);
	}
}
END_TEST

START_TEST(check_latin_word_knows_the_glossary)
{
	put("zh", "full", "这是deepfake。");
	ck_assert_int_eq(lint_tree_count(&tree, "latin-word", NULL), 1);
}
END_TEST

START_TEST(check_definitions_are_texts_with_a_place)
{
	struct lint lint;
	int count = 0;

	lint_check(&tree, &lint);
	for (size_t i = 0; i < lint.list.len; i++) {
		const struct lint_finding *f = &lint.list.ptr[i];

		if (strcmp(f->rule->id, "straight-quotes") != 0)
			continue;
		count++;
		ASSERT_STR(f->file, "glossary.tbx");
		ASSERT_STR(f->id, "systemic-risk");
		ck_assert_int_eq(f->line, 3);
		ck_assert_int_eq(f->tier, TIER_PLAIN);
	}
	ck_assert_int_eq(count, 2);
	lint_release(&lint);
}
END_TEST

Suite *suite_lint_terms(void)
{
	Suite *s = suite_create("lint_terms");
	TCase *tc = tcase_create("terms");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, check_deprecated_finds_terms_in_any_tier);
	tcase_add_test(tc, check_deprecated_lets_notes_speak_of_words);
	tcase_add_test(tc, check_terms_compares_concepts_with_the_source);
	tcase_add_test(tc, check_latin_word_knows_the_glossary);
	tcase_add_test(tc, check_definitions_are_texts_with_a_place);
	suite_add_tcase(s, tc);
	return s;
}
