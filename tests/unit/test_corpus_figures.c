/* SPDX-License-Identifier: MIT */
/* figures.xml, and its data on the FIGURE nodes of the texts. */
#include "base/macros.h"
#include "corpus/compile.h"
#include "corpus_tree.h"
#include "doc/figure.h"

Suite *suite_corpus_figures(void);

enum { ZH, EN, FR };

#define HEAD                                         \
	"<label xml:lang='en'>Figure 1:</label>"     \
	"<label xml:lang='zh'>\u56fe1\uff1a</label>" \
	"<alt xml:lang='en'>It  shows  this.</alt>"  \
	"<alt xml:lang='zh'>\u6b64</alt>"
#define WORD(text)                              \
	"<label xml:lang='en'>" text "</label>" \
	"<label xml:lang='zh'>\u5b57</label>"
#define FIGURE(kind, rows)                                           \
	"<figures>\n<figure id='fig-1' kind='" kind "'>\n" HEAD rows \
	"</figure>\n" SECOND "</figures>\n"
/* Every figure of the spine has data. */
#define SECOND                                 \
	"<figure id='fig-2' kind='tree'>" HEAD \
	"<node>" WORD("Root") "</node></figure>\n"
#define BARS                                                                                              \
	"<series>" WORD(                                                                                  \
		"Incidents") "<bar year='2019' about='400'/>"                                             \
			     "<bar year='2020'/><bar year='2024' over='7900'/></series>"                  \
			     "<series unit='percent' whole='100'>" WORD("Share") "<bar value='60'>" WORD( \
				     "Robust") "</bar></series>\n"                                        \
					       "<source ref='1'>" WORD(                                   \
						       "Source") "</source>"                              \
								 "<note note='G1'>" WORD(                 \
									 "Redrawn.") "</note>"
#define TABLE                                                                                                                              \
	"<head>" WORD("Body") "</head><head>" WORD(                                                                                        \
		"Year") "</head>"                                                                                                          \
			"<head>" WORD(                                                                                                     \
				"Document") "</head>"                                                                                      \
					    "<level>" WORD("System") "<body ref='2'>" WORD("First") "<document year='2023' ref='1'>" WORD( \
						    "One") "</document>"                                                                   \
							   "<document>" WORD(                                                              \
								   "Two") "</document></body></level>"                                     \
									  "<level>" WORD("Region") "<body>" WORD(                          \
										  "Second") "<document>" WORD("Three") "</document></body></level>"
#define TREE_NODES                                                                 \
	"<node>" WORD("Root") "<node>" WORD(                                       \
		"A") "<role xml:lang='en'>does a</role>"                           \
		     "<role xml:lang='zh'>\u4e8b</role>"                           \
		     "<node note='G1'>" WORD(                                      \
			     "A1") "</node></node>"                                \
				   "<node>" WORD("B") "</node></node><node>" WORD( \
					   "Other") "</node>"

static struct tree tree;
static struct work *work;
static struct buf text;

static void open_with(const char *figures)
{
	corpus_close(work);
	tree_put(&tree, "figures.xml", figures);
	tree_put(&tree, "en/editor.md", "## G1\n\nplace: 2.1.3\n\nNote.\n");
	work = tree_open(&tree);
}

static void setup(void)
{
	tree_init_full(&tree);
	work = NULL;
}

static void teardown(void)
{
	corpus_close(work);
	buf_release(&text);
	tree_free(&tree);
}

static const struct doc_node *shown(int lang)
{
	const int row = corpus_find(work, STR("fig-1"));
	const struct shown found = corpus_show(work, row, lang, TIER_FULL);

	ck_assert_ptr_nonnull(found.node);
	return found.node;
}

/* The text of the figure in English, a leaf a line. */
static const char *text_of(const char *figures)
{
	open_with(figures);
	buf_clear(&text);
	doc_block_text(shown(EN), &text);
	return text.ptr;
}

START_TEST(corpus_show_figure_has_its_data_as_text)
{
	static const struct {
		const char *figures, *text;
	} rows[] = {
		{FIGURE("bars", BARS),
			"caption\nIncidents\n2019: \u2248 400\n2020: ?\n"
			"2024: > 7900\nShare\nRobust: 60%\nSource[1]\n"
			"Redrawn.\u2020"},
		{FIGURE("table", TABLE),
			"caption\nSystem\nFirst[2]\n2023: One[1]\nTwo\n"
			"Region\nSecond\nThree"},
		{FIGURE("tree", TREE_NODES),
			"caption\nRoot\nA: does a\nA1\u2020\nB\nOther"},
		{FIGURE("tree", ""), "caption"},
	};

	ck_assert_str_eq(text_of(rows[_i].figures), rows[_i].text);
	ck_assert_int_eq(tree_faults(work, "figures.xml"), 0);
}
END_TEST

START_TEST(corpus_show_figure_rows_are_its_leaves)
{
	const struct figure *figure;
	uint32_t start;

	open_with(FIGURE("bars", BARS));
	figure = shown(EN)->figure;
	ck_assert_int_eq(figure->kind, FIGURE_BARS);
	ASSERT_STR(figure->label, "Figure 1:");
	ASSERT_STR(figure->alt, "It shows this.");
	ASSERT_STR(figure->lang, "en");
	ck_assert(!figure->is_fallback);
	ck_assert_uint_eq(figure->row_count, 6);
	for (size_t i = 0; i < figure->row_count; i++) {
		const struct figure_row *row = &figure->rows[i];

		ck_assert_ptr_eq(
			doc_leaf_at(shown(EN), row->base, &start), row->leaf);
		ck_assert_uint_eq(start, row->base);
	}
}
END_TEST

START_TEST(corpus_show_figure_bars_know_their_measure)
{
	const struct figure_row *rows;

	open_with(FIGURE("bars", BARS));
	rows = shown(EN)->figure->rows;
	ck_assert_int_eq(rows[0].whole, 7900);
	ck_assert(!rows[0].is_share);
	ck_assert_int_eq(rows[1].value, 400);
	ck_assert_int_eq(rows[2].value, FIGURE_UNKNOWN);
	ck_assert_int_eq(rows[3].value, 7900);
	ck_assert_uint_eq(rows[3].label_end, 4);
	ck_assert_uint_eq(rows[3].value_start, 6);
	ck_assert_int_eq(rows[4].whole, 100);
	ck_assert(rows[4].is_share);
}
END_TEST

START_TEST(corpus_show_figure_levels_are_those_of_the_list)
{
	static const int table[] = {0, 1, 2, 2, 0, 1, 2};
	static const int nodes[] = {0, 1, 2, 1, 0};
	const struct figure *figure;

	open_with(FIGURE("table", TABLE));
	figure = shown(EN)->figure;
	ASSERT_STR(figure->heads[2], "Document");
	ck_assert_uint_eq(figure->row_count, ARRAY_LEN(table));
	for (size_t i = 0; i < figure->row_count; i++)
		ck_assert_int_eq(figure->rows[i].level, table[i]);
	ck_assert_uint_eq(figure->rows[3].label_end, 0);
	open_with(FIGURE("tree", TREE_NODES));
	figure = shown(EN)->figure;
	ck_assert_uint_eq(figure->row_count, ARRAY_LEN(nodes));
	for (size_t i = 0; i < figure->row_count; i++)
		ck_assert_int_eq(figure->rows[i].level, nodes[i]);
}
END_TEST

START_TEST(corpus_show_figure_speaks_another_language)
{
	const struct figure *figure;

	tree_put(&tree, "fr/full/02-safety.md",
		"# 2 S\u00fbret\u00e9\n\nx\n\n## 2.1 Vitesse\n\none\n\n- a\n"
		"- b\n\n![l\u00e9gende](fig:1)\n\n## 2.2 Ampleur\n");
	open_with(FIGURE("bars", BARS));
	figure = shown(FR)->figure;
	ck_assert(figure->is_fallback);
	ASSERT_STR(figure->lang, "en");
	ASSERT_STR(shown(FR)->text, "l\u00e9gende");
	ASSERT_STR(figure->rows[0].leaf->text, "Incidents");
}
END_TEST

START_TEST(corpus_show_figure_of_each_tier_has_its_own)
{
	tree_put(&tree, "en/plain/02-safety.md",
		"# 2 Safety\n\nx\n\n## 2.1 Speed\n\none\n\n- a\n- b\n\n"
		"![plain](fig:1)\n\n## 2.2 Breadth\n");
	open_with(FIGURE("bars", BARS));
	ck_assert_ptr_ne(corpus_show(work, corpus_find(work, STR("2.1.3")), EN,
				 TIER_PLAIN)
				 .node->figure,
		shown(EN)->figure);
	ck_assert_int_eq(tree_faults(work, "figures.xml"), 0);
}
END_TEST

START_TEST(corpus_show_figure_without_data_is_its_caption)
{
	corpus_close(work);
	work = tree_open(&tree);
	ck_assert_ptr_null(shown(EN)->figure);
	ck_assert_ptr_null(shown(EN)->first);
	ck_assert_int_eq(tree_faults(work, "figures.xml"), 0);
}
END_TEST

START_TEST(corpus_figures_faults_are_findings)
{
	static const struct {
		const char *figures, *message;
		int line;
	} rows[] = {
		{"<figures>\n<figure id='fig-9' kind='bars'/>\n" SECOND
		 "</figures>",
			"no figure 'fig-9'", 2},
		{"<figures>\n<figure id='../x' kind='bars'/></figures>",
			"no figure '../x'", 2},
		{"<figures>\n" SECOND SECOND "</figures>",
			"'fig-2' occurs twice", 3},
		{"<figures>\n" SECOND "</figures>", "'fig-1' has no data", 0},
		{"<figures>\n<figure id='fig-1' kind='pie'/>\n</figures>",
			"'pie' is no valid 'kind'", 2},
		{FIGURE("bars", "<series>" WORD("S") "\n<bar about='x'/>"
						     "</series>"),
			"'x' is no valid 'about'", 4},
		{FIGURE("bars", "<series>" WORD("S") "\n<bar over='-4'/>"
						     "</series>"),
			"'-4' is no valid 'over'", 4},
		{FIGURE("bars",
			 "<series>" WORD("S") "\n<bar value="
					      "'99999999999'/></series>"),
			"is no valid 'value'", 4},
		{FIGURE("bars", "<bar value='4'/>"), "'bar' may not stand", 3},
		{FIGURE("bars", "<node>" WORD("N") "</node>"),
			"'node' may not stand", 3},
		{FIGURE("tree", "\n<script/>"), "'script' may not stand", 4},
		{FIGURE("tree", "<node note='&#27;'>" WORD("N") "</node>"), "",
			3},
		{FIGURE("tree", "<node note='a/b'>" WORD("N") "</node>"),
			"'a/b' is no valid 'note'", 3},
		{FIGURE("tree", "\n<node><label xml:lang='en'>N</label>"
				"</node>"),
			"no text in 'zh'", 4},
		{FIGURE("tree", "\n<node ref='99'>" WORD("N") "</node>"),
			"no reference '99'", 4},
		{FIGURE("tree", "\n<node note='G7'>" WORD("N") "</node>"),
			"no note 'G7'", 4},
		{"<figures>\n<figure", "", 2},
	};

	open_with(rows[_i].figures);
	shown(EN);
	ck_assert(tree_finds(
		work, "figures.xml", rows[_i].line, rows[_i].message));
	/* What is right is there all the same. */
	ASSERT_STR(shown(EN)->text, "caption");
}
END_TEST

static const char *repeat(struct buf *out, const char *head, const char *part,
	int times, const char *tail)
{
	buf_cstr(out, head);
	for (int i = 0; i < times; i++)
		buf_cstr(out, part);
	buf_cstr(out, tail);
	return out->ptr;
}

START_TEST(corpus_figures_too_many_rows_are_left_out)
{
	struct buf xml = {0};

	open_with(repeat(&xml,
		"<figures><figure id='fig-1' kind='tree'>\n" HEAD,
		"<node>" WORD("N") "</node>", 5000, "</figure></figures>"));
	ck_assert_uint_eq(shown(EN)->figure->row_count, 3999);
	ck_assert(tree_finds(work, "figures.xml", 1, "more than 4000"));
	buf_release(&xml);
}
END_TEST

START_TEST(corpus_figures_too_deep_nodes_are_left_out)
{
	struct buf xml = {0};

	repeat(&xml, "<figures><figure id='fig-1' kind='tree'>\n" HEAD,
		"<node>" WORD("N"), 100, "");
	open_with(repeat(&xml, "", "</node>", 100, "</figure></figures>"));
	ck_assert_uint_eq(shown(EN)->figure->row_count, 16);
	ck_assert(tree_finds(work, "figures.xml", 2, "may not stand"));
	buf_release(&xml);
}
END_TEST

START_TEST(corpus_figures_compiled_are_the_same)
{
	static const char *const kinds[] = {FIGURE("bars", BARS),
		FIGURE("table", TABLE), FIGURE("tree", TREE_NODES)};
	const char *packed = path_join(&tree.arena, tree.dir, "work.koi");
	struct buf sources = {0};
	struct work *other;

	buf_cstr(&sources, text_of(kinds[_i]));
	other = corpus_open_sources(&tree.paths, NULL);
	ck_assert(corpus_compile(other, packed, NULL));
	corpus_close(other);
	corpus_close(work);
	/* Bytes of the same size and time: whoever reads them, fails. */
	tree_spoil(&tree, "figures.xml");
	tree.paths.is_own_content = true;
	work = tree_open(&tree);
	buf_clear(&text);
	doc_block_text(shown(EN), &text);
	ck_assert_str_eq(text.ptr, sources.ptr);
	ASSERT_STR(shown(EN)->figure->alt, "It shows this.");
	ck_assert_int_eq(tree_faults(work, "figures.xml"), 0);
	buf_release(&sources);
}
END_TEST

START_TEST(corpus_reload_hangs_figures_anew)
{
	open_with(FIGURE("bars", BARS));
	shown(EN);
	corpus_reload(work, EN, TIER_FULL, corpus_find(work, STR("2.1.3")));
	ck_assert_uint_eq(shown(EN)->figure->row_count, 6);
}
END_TEST

Suite *suite_corpus_figures(void)
{
	Suite *s = suite_create("corpus/figures");
	TCase *tc = tcase_create("figures");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_loop_test(tc, corpus_show_figure_has_its_data_as_text, 0, 4);
	tcase_add_test(tc, corpus_show_figure_rows_are_its_leaves);
	tcase_add_test(tc, corpus_show_figure_bars_know_their_measure);
	tcase_add_test(tc, corpus_show_figure_levels_are_those_of_the_list);
	tcase_add_test(tc, corpus_show_figure_speaks_another_language);
	tcase_add_test(tc, corpus_show_figure_of_each_tier_has_its_own);
	tcase_add_test(tc, corpus_show_figure_without_data_is_its_caption);
	tcase_add_loop_test(tc, corpus_figures_faults_are_findings, 0, 17);
	tcase_add_test(tc, corpus_figures_too_many_rows_are_left_out);
	tcase_add_test(tc, corpus_figures_too_deep_nodes_are_left_out);
	tcase_add_loop_test(tc, corpus_figures_compiled_are_the_same, 0, 3);
	tcase_add_test(tc, corpus_reload_hangs_figures_anew);
	suite_add_tcase(s, tc);
	return s;
}
